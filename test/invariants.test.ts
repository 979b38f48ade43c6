/** What holds for any text: offsets fit, ids resolve, values are the contract's, the same again gives the same, in time that grows with the length. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBreaches } from "./breaches.js";
import { allowed, breachesOf, code, sweep, sweeps, toDocument } from "./checked-coder.js";
import { distinctReport, hostile, published, repeat, report } from "./texts.js";

describe("any text is coded as the contract says", () => {
  test.each(sweeps)("$kind", (texts) => {
    sweep(texts, 1);
  });

  test.each(Object.entries(hostile))("%s", (_, make) => {
    for (const length of [1, 2, 3, 10, 100, 3000]) expect(breachesOf(make(length))).toEqual([]);
  });

  test.each([
    ["10,000 words in one sentence", repeat("rebels killed the soldiers and ", 62_000)],
    ["100 kB of any bytes", hostile["any bytes as UTF-8"]?.(100_000) ?? ""],
    ["a party told twice", "The attack was blamed on the rebels and the rebels."],
    ["10,000 brackets in each other", hostile["nested brackets with words"]?.(160_000) ?? ""],
    ["5,000 quotations in each other", hostile["nested quotations"]?.(70_000) ?? ""],
  ])(
    "%s",
    (_, text) => {
      expect(findBreaches(text, code(toDocument(text)), allowed)).toEqual([]);
    },
    120_000,
  );
});

test("a paragraph without events at the end changes nothing that was told before", () => {
  const calm = "The weather was fine.";
  const property = fc.property(report, published, (text, date) => {
    const longer = code(toDocument(`${text}\n\n${calm}`, date));
    expect(longer.mentions).toEqual(code(toDocument(text, date)).mentions);
  });
  fc.assert(property, { seed: 2, numRuns: 150 });
});

/** Milliseconds, the best of `tries`; it stops trying below `enough`. */
function timeOf(text: string, tries: number, enough = 0): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < tries && best > enough; turn++) {
    const start = performance.now();
    code(toDocument(text));
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

interface Growth {
  readonly make: (length: number) => string;
  /** The shortest time that is worth comparing. */
  readonly floor: number;
  readonly longest: number;
}

// Neither a pause of the machine nor a table that grows for the first time counts.
const PAUSE = 250;

/** How time grows when the text does fourfold, in words where it is more than eightfold; the length is found, not set, so that any machine can tell. */
function findSteepness({ make, floor, longest }: Growth): string | null {
  let length = 500;
  while (length < longest && timeOf(make(length), 2, floor) < floor) length *= 2;
  const short = timeOf(make(length), 3);
  const most = 8 * short + PAUSE;
  const long = timeOf(make(4 * length), 3, most);
  return long < most ? null : `${length} characters: ${Math.round(short)} ms, ${4 * length}: ${Math.round(long)} ms`;
}

describe("time grows as the length of the text", () => {
  test.each([
    ["determiners", "the "],
    ["one letter apart", "a "],
    ["adjectives", "big "],
    ["verbs", "attacked "],
    ["infinitives", "to attack "],
    ["participles", "killing "],
    ["verbs in a row", "attacked and "],
    ["clauses in a row", "rebels killed soldiers and "],
    ["relative clauses", "rebels who attacked "],
    ["nouns that hang on nouns", "the attack of "],
    ["owners of owners", "Kenya's "],
    ["a list", "rebels, "],
    ["numbers", "one hundred and two "],
    ["dates", "on 3 May 2021 "],
    ["nested quotations", "he said “"],
    ["quotation marks apart", '" '],
    ["brackets", "("],
    ["full stops apart", ". "],
    ["slashes", "a/"],
    ["addresses", "http://a.b/"],
    ["lines", "a\n"],
  ])("%s", (_, words) => {
    expect(findSteepness({ make: (length) => repeat(words, length), floor: 60, longest: 100_000 })).toBeNull();
  });

  test.each([
    [
      "one report over and over",
      (length: number) => repeat("Rebels killed five soldiers near Goma on Monday. ", length),
    ],
    ["a report in which every name is new", distinctReport],
    ["accusation and denial", (length: number) => repeat("India denied it. Pakistan accused India of it. ", length)],
  ])("%s", (_, make) => {
    expect(findSteepness({ make, floor: 400, longest: 200_000 })).toBeNull();
  });
});

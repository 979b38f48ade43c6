/** What holds for any text: offsets fit, ids resolve, values are the contract's, the same again gives the same, in time that grows with the length. */
import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnowledgeData, loadKnowledge } from "../src/knowledge/knowledge.js";
import type { CodedDocument, SourceDocument } from "../src/model/coded-document.js";
import { createCoder } from "../src/pipeline.js";
import { type Allowed, findBreaches } from "./breaches.js";
import { dragoman } from "./command.js";
import { distinctReport, garbled, hostile, noise, published, repeat, report, toSpliced } from "./texts.js";

const knowledge = loadKnowledge();
const coder = createCoder({ knowledge, explain: true });
const secondCoder = createCoder({ knowledge: loadKnowledge(), explain: true });

const compiled: KnowledgeData = JSON.parse(readFileSync(new URL("../dist/knowledge.json", import.meta.url), "utf8"));
const allowed: Allowed = {
  ontology: knowledge.ontology,
  contexts: new Set(compiled.contexts.map(({ id }) => id)),
};
const patterns = Object.values(compiled.patterns).flat();
const spliced = toSpliced(patterns.flatMap(({ examples, butNot }) => [...examples, ...butNot]));
const schema = new Ajv({ allowUnionTypes: true }).compile(JSON.parse((await dragoman(["schema"])).stdout));

// A text that is never done must fail its test, not hang the run. No text that is done comes near.
const NEVER = 120_000;

function code(document: SourceDocument, by = coder): CodedDocument {
  const context = createContext({ run: () => by.code(document) });
  return new Script("run()").runInContext(context, { timeout: NEVER });
}

function toDocument(text: string, date: string | null = "2023-02-20"): SourceDocument {
  return { id: "d", text, published: date, title: "Rebels attack Goma" };
}

/** Everything that is wrong with the coding of `text`. */
function breachesOf(text: string, date?: string | null): string[] {
  const coded = code(toDocument(text, date));
  const written = JSON.stringify(coded);
  const isSame = [coder, secondCoder].every((by) => JSON.stringify(code(toDocument(text, date), by)) === written);
  return [
    ...findBreaches(text, coded, allowed),
    ...(schema(JSON.parse(written))
      ? []
      : (schema.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)),
    ...(isSame ? [] : ["coded again it is another document"]),
  ];
}

describe("any text is coded as the contract says", () => {
  test.each([
    { kind: "reports", texts: report, numRuns: 150 },
    { kind: "examples of the patterns, cut and joined", texts: spliced, numRuns: 200 },
    { kind: "reports with noise in them", texts: garbled, numRuns: 150 },
    { kind: "noise", texts: noise, numRuns: 300 },
  ])("$kind", ({ texts, numRuns }) => {
    const property = fc.property(texts, published, (text, date) => {
      expect(breachesOf(text, date)).toEqual([]);
    });
    fc.assert(property, { seed: 1, numRuns });
  });

  test.each(Object.entries(hostile))("%s", (_, make) => {
    for (const length of [1, 2, 3, 10, 100, 3000]) expect(breachesOf(make(length))).toEqual([]);
  });

  test.each([
    ["100,000 words in one sentence", repeat("rebels killed the soldiers and ", 620_000)],
    ["1 MB of any bytes", hostile["any bytes as UTF-8"]?.(1_000_000) ?? ""],
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

import { describe, expect, it } from "vitest";
import { findAgreement, findDifferences } from "./agreement.js";
import { sha256 } from "./check.js";
import { parseCorpus } from "./format.js";
import { fromLabels, mergeLabels, readLabels, toLabels, writeLabels } from "./labels.js";
import { findOverlaps } from "./overlap.js";
import { findNearDuplicates } from "./similar.js";
import { toSplit } from "./split.js";

const parse = (...lines: readonly string[]) => parseCorpus("x.txt", lines.join("\n"));
const recordsOf = (...lines: readonly string[]) => parse(...lines).map(({ record }) => record);

describe("agreement", () => {
  const one = recordsOf(
    "# a",
    "[1 group.nominal Gunmen] {e1 ASSAULT shot} [2 person.nominal a guard].",
    "e1 actor=1 recipient=2",
  );
  const other = recordsOf("# a", "[1 organization.nominal Gunmen] {e1 ASSAULT shot} a guard.", "e1 actor=1");

  it("is full between a reader and themselves", () => {
    expect(findAgreement(one, one).every(({ f1 }) => f1 === null || f1 === 1)).toBe(true);
  });

  it("counts what both say", () => {
    const of = (name: string) => findAgreement(one, other).find(({ field }) => field === name)?.f1;
    expect(of("mention")).toBeCloseTo(2 / 3);
    expect(of("mention, kind")).toBe(0);
    expect(of("trigger, type")).toBe(1);
    expect(of("role")).toBeCloseTo(2 / 3);
    expect(of("statement, cue")).toBeNull();
  });
});

it("says in words what each reader says alone", () => {
  const one = recordsOf("# a", "[1 group.nominal Gunmen] {e1 ASSAULT shot} a guard.", "e1 actor=1");
  const other = recordsOf("# a", "[1 group.nominal Gunmen] {e1 ASSAULT shot} a guard.");
  expect(findDifferences(one, other)).toEqual([
    { id: "a", field: "role", one: ['"shot" actor "Gunmen"'], other: [] },
    { id: "a", field: "role actor", one: ['"shot" actor "Gunmen"'], other: [] },
  ]);
});

describe("labels", () => {
  const text = "Rain fell.\nRebels  shot a guard. He died.";
  const sentence = "Rebels  shot a guard.";
  const texts = [{ set: "muc4", id: "D", published: null, text }];
  const placed = parse(
    "# a",
    `from: muc4 D 11-32 ${sha256(sentence)}`,
    "before: Rain fell.",
    "[1 group.nominal Rebels]  {e1 ASSAULT shot} a guard.",
    "e1 actor=1",
  );
  const labels = toLabels(placed, texts);

  it("come back with their words, and hold none", () => {
    expect(fromLabels(readLabels(writeLabels(labels)), texts)).toEqual(placed.map(({ record }) => record));
    expect(writeLabels(labels)).not.toMatch(/Rebels|guard|Rain/);
  });

  it("are refused where the text is another", () => {
    expect(() =>
      toLabels(placed, [{ set: "muc4", id: "D", published: null, text: text.replace("shot", "beat") }]),
    ).toThrow(/from letter 9 on the text has "beat a guard", the file "shot a guard"/);
    expect(() => fromLabels(labels, [])).toThrow(/not the sentence/);
  });

  it("replace older ones of the same sentence", () => {
    expect(mergeLabels(labels, labels)).toEqual(labels);
  });
});

describe("split", () => {
  const record = (id: string, text: string) => ({ id, text });
  const units = Array.from({ length: 200 }, (_, at) => ({
    unit: `b${at}`,
    record: record(`r${at}`, `sentence ${at} has words of number ${at} alone`),
  }));
  const none = { development: [], training: [] };

  it("takes about 15 of 100, the same each time", () => {
    const { split } = toSplit(units, none);
    expect(split.development.length).toBeGreaterThan(15);
    expect(split.development.length).toBeLessThan(45);
    expect(toSplit([...units].reverse(), none).split).toEqual(split);
    expect(toSplit(units, split).split).toEqual(split);
  });

  it("keeps near-duplicates on one side, and says where it cannot", () => {
    const twin = { unit: "new", record: record("twin", units[0]?.record.text ?? "") };
    const { split, conflicts } = toSplit([...units, twin], none);
    expect(conflicts).toEqual([]);
    expect(split.development.includes("new")).toBe(split.development.includes("b0"));
    const torn = toSplit([...units, twin], { development: ["b0"], training: ["new"] });
    expect(torn.conflicts).toEqual(["r0 and twin are near-duplicates on both sides: rewrite one"]);
  });
});

it("finds near-duplicates", () => {
  const texts = [
    "Rebels shot a guard in Goma on Monday.",
    "Rebels shot a guard in Kano on Monday.",
    "It rained in Goma all day long.",
  ];
  expect(findNearDuplicates(texts, (text) => text)).toEqual([]);
  expect(findNearDuplicates([...texts, "Rebels shot a guard in Goma on Tuesday."], (text) => text)).toHaveLength(1);
});

it("finds eight words in a row that were copied", () => {
  const texts = [{ set: "muc4", id: "D", published: null, text: "Then one two three four five six seven eight came." }];
  const files = new Map([
    ["a", "One, two, three four five six seven eight."],
    ["b", "one two three four five six seven nine"],
  ]);
  expect(findOverlaps(files, texts)).toEqual([
    { file: "a", found: "muc4 D", words: "one two three four five six seven eight" },
  ]);
});

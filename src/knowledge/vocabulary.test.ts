import { expect, test } from "vitest";
import { readEnglish, vocabulary } from "../../test/english.js";
import { DragomanError } from "../model/fault.js";
import { findPhrase, findPhraseBefore, findPhrases, splitWords } from "./phrase-table.js";
import { toVocabulary } from "./vocabulary.js";

const words = (text: string) => splitWords(text).map((lower) => ({ lower }));

/** English with one field changed. */
function changed(field: string, value: unknown): unknown {
  const english = readEnglish();
  return typeof english === "object" ? { ...english, [field]: value } : null;
}

function faultsOf(parsed: unknown): string[] {
  try {
    toVocabulary(parsed, "xx.yaml");
    return [];
  } catch (error) {
    if (error instanceof DragomanError) return error.faults.map(({ file, field, rule }) => `${file} ${field} ${rule}`);
    throw error;
  }
}

test("English is whole", () => {
  expect(vocabulary.language).toBe("en");
  expect(Object.isFrozen(vocabulary)).toBe(true);
  expect(vocabulary.numbers.values.get("twelve")).toBe(12);
  expect(vocabulary.numbers.ordinals.get("twelfth")).toBe(12);
  expect(vocabulary.reporting.size).toBeGreaterThanOrEqual(120);
});

test.each([
  ["say", "asserts"],
  ["allege", "alleges"],
  ["deny", "denies"],
  ["confirm", "confirms"],
  ["claim responsibility", "claims-responsibility"],
  ["announce", "announces"],
])("%s: %s", (verb, stance) => {
  expect(findPhrase(vocabulary.reporting, words(verb), 0)?.value).toBe(stance);
});

test("phrases: the longest first, forwards and backwards", () => {
  const text = words("killed at least another 20");
  expect(findPhrases(vocabulary.counts.hedges, text, 1).map((entry) => entry.words.length)).toEqual([3, 2]);
  expect(findPhraseBefore(vocabulary.counts.hedges, text, 4)?.words).toEqual(["at", "least", "another"]);
  expect(findPhrase(vocabulary.counts.hedges, text, 0)).toBeNull();
});

test("words are split as texts are", () => {
  expect(splitWords("New Year’s Eve")).toEqual(["new", "year", "'s", "eve"]);
  expect(splitWords("pre-dawn")).toEqual(["pre", "-", "dawn"]);
});

test.each([
  ["language", 5, "xx.yaml language no-text"],
  ["mood", "subjunctive", "xx.yaml mood unknown-field"],
  ["reporting", "say", "xx.yaml reporting no-list"],
  ["reporting", [{ verb: "say", stance: "shouts" }], "xx.yaml reporting[0].stance unknown-value"],
  ["reporting", [{ stance: "asserts" }], "xx.yaml reporting[0].verb missing"],
  ["irrealis", [{ kind: "condition", words: [7] }], "xx.yaml irrealis[0].words no-text"],
])("a fault in %s names file and field", (field, value, fault) => {
  expect(faultsOf(changed(field, value))).toContain(fault);
});

test("a month beyond twelve is a fault", () => {
  const months = [{ number: 13, words: ["Undecimber"] }];
  expect(faultsOf({ times: { months } })).toContain("xx.yaml times.months[0].number out-of-range");
});

test.each([null, undefined, 5, "en", [], {}])("%j is no vocabulary", (parsed) => {
  expect(faultsOf(parsed).length).toBeGreaterThan(0);
});

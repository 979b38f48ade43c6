import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { DragomanError } from "../model/fault.js";
import { toEventWords } from "./event-words.js";

const english: Record<string, unknown> = parse(
  readFileSync(new URL("../../knowledge/languages/en-events.yaml", import.meta.url), "utf8"),
);
const words = toEventWords(english);

test.each([
  ["both sides", true],
  ["The two leaders", true],
  ["Each other", true],
  ["the five leaders", false],
  ["the leaders of Norland", false],
])("whether %s points at somebody told before: %s", (text, isPointer) => {
  expect(words.isPointer(text)).toBe(isPointer);
});

test("a word of war is known by its beginning", () => {
  expect(words.isViolent("Kidnapped")).toBe(true);
  expect(words.isViolent("a counter-attack")).toBe(true);
  expect(words.isViolent("unstriking")).toBe(false);
});

test("whoever did it, in the singular or the plural", () => {
  expect(words.namesAttacker("two suicide bombers")).toBe(true);
  expect(words.namesAttacker("a bombed house")).toBe(false);
});

test("a toll is counted anew in small letters", () => {
  expect(words.countsAnew("The toll now stands at 12.")).toBe(true);
  expect(words.countsAnew("Rose Hahn counted 12.")).toBe(false);
});

test("a denial is known by its beginning", () => {
  expect(words.isDenial("Dismissed")).toBe(true);
  expect(words.isDenial("turned down")).toBe(false);
});

test("a list that is misspelt is a fault", () => {
  expect(() => toEventWords({ ...english, tols: [] })).toThrow(DragomanError);
});

import { expect, test } from "vitest";
import type { Token } from "../model/analysis.js";
import { NameIndex, toNameWord, toNameWords } from "./names.js";

/** Tokens as a text has them, with blanks between. */
function toTokens(words: string): Token[] {
  return words.split(" ").map((text) => ({ start: 0, end: text.length, text, lower: "", lemma: "", tag: "X" }));
}

function indexOf(...names: readonly string[]): NameIndex<string> {
  const index = new NameIndex<string>();
  for (const name of names) index.add(name, name);
  return index;
}

/** "first–end: values" of what begins at token `first`; null where nothing does. */
function findAt(index: NameIndex<string>, words: string, first: number, accepts = (_: string) => true): string | null {
  const tokens = toTokens(words);
  const match = index.find(tokens, { first, limit: tokens.length }, accepts);
  return match && `${match.first}–${match.end}: ${match.values.join(", ")}`;
}

test.each([
  ["Greyford", "greyford"],
  ["Łódź", "lodz"],
  ["Großtal", "grosstal"],
  ["Iğdır", "igdir"],
  ["Ødegård", "odegard"],
  ["O'Dare", "odare"],
  ["O’Dare", "odare"],
  ["U.N.", "un"],
  [".", "."],
])("the word %s is compared as %s", (word, compared) => {
  expect(toNameWord(word)).toBe(compared);
});

test.each([
  ["River League", ["river", "league"]],
  ["Jean-Luc Marre", ["jean", "luc", "marre"]],
  ["Jean–Luc Marre", ["jean", "luc", "marre"]],
  ["River League (North)", ["river", "league", "north"]],
  ["People's Front", ["people", "s", "front"]],
  ["People’s Front", ["people", "s", "front"]],
  [" - ", []],
])("the words of %s", (name, words) => {
  expect(toNameWords(name)).toEqual(words);
});

test("a name is found where it begins, and nowhere else", () => {
  const index = indexOf("River League");
  expect(findAt(index, "the River League met", 1)).toBe("1–3: River League");
  expect(findAt(index, "the River League met", 0)).toBeNull();
  expect(findAt(index, "the River met", 1)).toBeNull();
});

test("longest name first: the Bank of Norland wins over the Bank", () => {
  const index = indexOf("Bank", "Bank of Norland");
  expect(findAt(index, "Bank of Norland", 0)).toBe("0–3: Bank of Norland");
  expect(findAt(index, "Bank of Sudria", 0)).toBe("0–1: Bank");
});

test("no phrase goes beyond the limit", () => {
  const index = indexOf("River", "River League");
  expect(index.find(toTokens("River League"), { first: 0, limit: 1 }, () => true)).toMatchObject({ end: 1 });
});

test("hyphens, accents and apostrophes are written as one likes", () => {
  const index = indexOf("Jean-Luc Márre", "People's Front");
  expect(findAt(index, "Jean Luc Marre", 0)).toBe("0–3: Jean-Luc Márre");
  expect(findAt(index, "Jean-Luc Marre", 0)).toBe("0–2: Jean-Luc Márre");
  expect(findAt(index, "Jean - Luc Marre", 0)).toBe("0–4: Jean-Luc Márre");
  expect(findAt(index, "People 's Front", 0)).toBe("0–3: People's Front");
  expect(findAt(index, "People ’s Front", 0)).toBe("0–3: People's Front");
});

test("a name is never half a token: Jean is not found in Jean-Luc", () => {
  expect(findAt(indexOf("Jean"), "Jean-Luc", 0)).toBeNull();
});

test("a match ends with its last word, not with the hyphen or mark behind it", () => {
  expect(findAt(indexOf("Greyford"), "Greyford - Northtown", 0)).toBe("0–1: Greyford");
  expect(findAt(indexOf("Greyford"), "Greyford 's mayor", 0)).toBe("0–1: Greyford");
});

test("of several values of one name those that are accepted; a shorter name where none is", () => {
  const index = new NameIndex<string>();
  index.add("Lowe", "Ada");
  index.add("Lowe", "Ben");
  index.add("Lowe House", "palace");
  const accept = (wanted: readonly string[]) => (value: string) => wanted.includes(value);
  expect(findAt(index, "Lowe House", 0)).toBe("0–2: palace");
  expect(findAt(index, "Lowe House", 0, accept(["Ada", "Ben"]))).toBe("0–1: Ada, Ben");
  expect(findAt(index, "Lowe House", 0, accept(["Ben"]))).toBe("0–1: Ben");
  expect(findAt(index, "Lowe House", 0, accept([]))).toBeNull();
});

test("get: exactly this name", () => {
  const index = indexOf("River League", "River");
  expect(index.get("river league")).toEqual(["River League"]);
  expect(index.get("RIVER")).toEqual(["River"]);
  expect(index.get("League")).toEqual([]);
  expect(index.get("River League North")).toEqual([]);
});

test("a name without a word is no name", () => {
  const index = indexOf("", "–");
  expect(index.get("")).toEqual([]);
  expect(findAt(index, "– a", 0)).toBeNull();
});

test("a comma inside a name wants one in the text", () => {
  const index = indexOf("Ministry of Timber, Fish and Salt");
  expect(findAt(index, "Ministry of Timber , Fish and Salt", 0)).toBe("0–7: Ministry of Timber, Fish and Salt");
  expect(findAt(index, "Ministry of Timber Fish and Salt", 0)).toBeNull();
});

test("a name is found in each of its spellings", () => {
  const index = new NameIndex<string>(() => [], new Map([["mohamed", "mohammed"]]));
  index.add("Mohamed Dore", "Dore");
  expect(findAt(index, "Mohammed Dore", 0)).toBe("0–2: Dore");
  expect(findAt(index, "Mohamed Dore", 0)).toBe("0–2: Dore");
  expect(index.get("Mohammed Dore")).toEqual(["Dore"]);
});

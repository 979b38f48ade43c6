import { expect, test } from "vitest";
import { sentencesOf, vocabulary } from "../../test/english.js";
import { world } from "../../test/world.js";
import { findHome, hemisphereOf, NO_HOME } from "./home.js";

/** The country of the words "Independence Day" in a text. */
function countryOf(text: string): string | null {
  const sentences = sentencesOf(text);
  const sentence = sentences.find(({ text }) => text.includes("Independence Day"));
  const first = sentence?.tokens.findIndex(({ text }) => text === "Independence") ?? -1;
  return sentence ? findHome(sentences, world).countryAt(sentence, { first, end: first + 2 }) : null;
}

test.each([
  ["Shells fell on Norland's Independence Day, far from Sudria.", "NLA"],
  ["Sudria marked Norlandic Independence Day.", "NLA"],
  ["Sudrians sang on Independence Day in Norland.", "NLA"],
  ["The Sudrian army paraded on Independence Day. Norland did not.", "SUD"],
  ["Northtown burned. It was Independence Day.", "NLA"],
  ["Norland and Sudria talked on Independence Day.", null],
  ["Norland and Sudria talked. It was Independence Day.", null],
  ["It was Independence Day.", null],
  ["People of norland sang on Independence Day.", null],
])("%s", (text, expected) => {
  expect(countryOf(text)).toBe(expected);
});

test("of several countries the one that has such a day", () => {
  const sentences = sentencesOf("Norland and Sudria talked on Independence Day.");
  const home = findHome(sentences, world);
  const at = { first: 5, end: 7 };
  expect(sentences[0] && home.countryAt(sentences[0], at, (country) => country === "SUD")).toBe("SUD");
  expect(sentences[0] && home.countryAt(sentences[0], at, () => false)).toBeNull();
});

test.each([
  [["AUS"], "southern"],
  [["AUS", "ZAF"], "southern"],
  [["GBR"], "northern"],
  [["GBR", "AUS"], null],
  [["KEN"], null],
  [[], null],
])("seasons where a text names %j: %s", (countries, expected) => {
  const home = { ...NO_HOME, countries: () => new Set(countries) };
  expect(hemisphereOf(null, home, vocabulary.calendar)).toBe(expected);
});

test("the country of the words goes before those of the text", () => {
  const home = { ...NO_HOME, countries: () => new Set(["GBR", "AUS"]) };
  expect(hemisphereOf("AUS", home, vocabulary.calendar)).toBe("southern");
});

import { expect, test } from "vitest";
import { analyseInWorld } from "../../test/world.js";

/** Every phrase with its head in capitals, and in brackets the owner that lies inside it. */
function phrasesOf(text: string): string[] {
  return analyseInWorld(text).sentences.flatMap(({ tokens, phrases }) => {
    const wordsOf = (first: number, end: number) => tokens.slice(first, end).map((token) => token.text);
    return phrases.map(({ first, end, head, possessor }) => {
      const owner = possessor === null ? undefined : phrases[possessor];
      const words = [...wordsOf(first, head), tokens[head]?.text.toUpperCase(), ...wordsOf(head + 1, end)].join(" ");
      return owner ? `${words} (${wordsOf(owner.first, owner.end).join(" ")})` : words;
    });
  });
}

test.each([
  ["Rebels attacked an army post.", ["REBELS", "an army POST"]],
  ["The acting minister met five armed men.", ["The acting MINISTER", "five armed MEN"]],
  ["A Sudrian-backed group fled.", ["A Sudrian - backed GROUP"]],
  ["The director general resigned.", ["The director GENERAL"]],
])("words that stand together: %s", (text, phrases) => {
  expect(phrasesOf(text)).toEqual(phrases);
});

test.each([
  ["More than 80 police officers left.", "More than 80 police OFFICERS"],
  ["At least five soldiers left.", "At least five SOLDIERS"],
  ["As many as 100 hostages left.", "As many as 100 HOSTAGES"],
  ["Nearly 50 men left.", "Nearly 50 MEN"],
  ["Nearly a dozen men left.", "Nearly a dozen MEN"],
  ["More than a hundred men left.", "More than a hundred MEN"],
])("a hedge belongs to its number: %s", (text, phrase) => {
  expect(phrasesOf(text)).toEqual([phrase]);
});

test("an owner comes before what it owns, and lies inside it", () => {
  expect(phrasesOf("Norland's defence minister left.")).toEqual(["NORLAND", "Norland 's defence MINISTER (Norland)"]);
  expect(phrasesOf("The rebels' leader left.")).toEqual(["The REBELS", "The rebels ' LEADER (The rebels)"]);
});

test("an owner may have an owner", () => {
  expect(phrasesOf("Norland's army's leader fled.")).toEqual([
    "NORLAND",
    "Norland 's ARMY (Norland)",
    "Norland 's army 's LEADER (Norland 's army)",
  ]);
});

test("a pronoun that owns is no phrase of its own", () => {
  expect(phrasesOf("Their old leader left.")).toEqual(["Their old LEADER"]);
});

test.each([
  ["The wounded were moved.", ["The WOUNDED"]],
  ["Those fled.", ["THOSE"]],
  ["They saw him.", ["THEY", "HIM"]],
])("a phrase without a noun: %s", (text, phrases) => {
  expect(phrasesOf(text)).toEqual(phrases);
});

test("names with small words in them", () => {
  expect(phrasesOf("Mohammed bin Salem left.")).toEqual(["Mohammed bin SALEM"]);
  expect(phrasesOf("The People's Front of Norland left.")).toEqual(["The People 's Front of NORLAND"]);
});

test("what follows a head is left to clauses", () => {
  expect(phrasesOf("The leader of the rebels left.")).toEqual(["The LEADER", "the REBELS"]);
});

test("a date ends where a name begins, but may stand before a noun", () => {
  expect(phrasesOf("On Friday Norland left.")).toEqual(["FRIDAY", "NORLAND"]);
  expect(phrasesOf("The Monday attack failed.")).toEqual(["The Monday ATTACK"]);
  expect(phrasesOf("The deadly 2014 attack failed.")).toEqual(["The deadly 2014 ATTACK"]);
});

test("a quotation mark behind a determiner stays inside", () => {
  expect(phrasesOf("The “old guard” left.")).toEqual(["The “ old GUARD"]);
});

test("a verb behind a noun is no part of its phrase", () => {
  expect(phrasesOf("The minister accused Sudria.")).toEqual(["The MINISTER", "SUDRIA"]);
  expect(phrasesOf("A claim Northtown denies was repeated.")).toEqual(["A CLAIM", "NORTHTOWN"]);
});

test("two countries share a noun", () => {
  expect(phrasesOf("Kenyan and Turkish sides met.")).toEqual(["Kenyan and Turkish SIDES"]);
});

test("a sentence without a noun has no phrase", () => {
  expect(phrasesOf("Very slowly and quietly.")).toEqual([]);
});

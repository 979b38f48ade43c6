import { expect, test } from "vitest";
import { analyseInWorld, world } from "../../test/world.js";
import type { TextMention } from "../model/analysis.js";
import { findMentions } from "./entities.js";

const mentionsOf = (text: string) => findMentions(text, analyseInWorld(text), world);

/** "text: form kind" of every mention. */
const listOf = (text: string) => mentionsOf(text).map((mention) => `${mention.text}: ${mention.form} ${mention.kind}`);

function mentionOf(text: string, words: string): TextMention | undefined {
  return mentionsOf(text).find((mention) => mention.text === words);
}

test("names, nouns and pronouns, in order of appearance", () => {
  expect(listOf("Ada Lowe met soldiers in Greyford. They thanked her League.")).toEqual([
    "Ada Lowe: name person",
    "soldiers: nominal group",
    "Greyford: name place",
    "They: pronoun group",
  ]);
});

test("every mention slices to its text and stands in its sentence", () => {
  const text = "Norland's army left Greyford. The “People's Front” (PFN), it said, met Sudrian fighters.";
  const { sentences } = analyseInWorld(text);
  const mentions = mentionsOf(text);
  expect(mentions.length).toBeGreaterThan(6);
  for (const { start, end, text: words, sentence } of mentions) {
    expect(text.slice(start, end)).toBe(words);
    expect(sentences[sentence]?.text).toContain(words);
  }
});

test.each([
  ["The River League met.", "River League", "SUD-league", "name"],
  ["The PFN met.", "PFN", "NLA-front", "acronym"],
  ["Norlandic troops met.", "Norlandic", "NLA", "adjective"],
  ["Two Norlanders met.", "Norlanders", "NLA", "people"],
  ["Northtown denied it.", "Northtown", "NLA", "seat"],
])("how an actor is named: %s", (text, words, id, as) => {
  expect(mentionsOf(text).find((mention) => mention.text.endsWith(words))?.known).toEqual([{ id, as }]);
});

test.each([
  ["Norland closed the border.", "Norland: name government"],
  ["Rebels fled in Norland.", "Norland: name place"],
  ["Rebels fled to the city of Northtown.", "Northtown: name place"],
  ["Northtown denied it.", "Northtown: name government"],
])("a country acts, or is where something was: %s", (text, mention) => {
  expect(listOf(text)).toContain(mention);
});

test("a role noun is its whole phrase; modifiers lend their country", () => {
  expect(mentionOf("Five Norlandic soldiers fled.", "Five Norlandic soldiers")).toMatchObject({
    role: "soldier",
    lent: ["NLA"],
    isPlural: true,
    isCounted: true,
    isDefinite: false,
    isHead: true,
  });
});

test("an owner lends its country or its name", () => {
  expect(mentionOf("Norland's foreign minister left.", "Norland's foreign minister")).toMatchObject({
    role: "foreign minister",
    lent: ["NLA"],
    isDefinite: true,
  });
  expect(mentionOf("River League fighters fled.", "River League fighters")).toMatchObject({ owners: ["SUD-league"] });
});

test("a noun takes in the of that tells whose it is", () => {
  expect(mentionOf("A spokesman of the River League left.", "A spokesman of the River League")).toMatchObject({
    role: "spokesman",
    owners: ["SUD-league"],
    gender: "male",
  });
});

test("a modifier is a mention, but not the head", () => {
  expect(mentionOf("Rebel attacks began.", "Rebel")).toMatchObject({ form: "nominal", isHead: false, phrase: null });
});

test("a title before a name is a mention of its own, and the name is the same as it", () => {
  const mentions = mentionsOf("Foreign Minister Karl Brod left.");
  expect(mentions.map(({ text }) => text)).toEqual(["Foreign Minister", "Karl Brod"]);
  expect(mentions[1]).toMatchObject({ kind: "person", sameAs: 0 });
});

test("what renames a phrase is the same as it, where both are people or both are bodies", () => {
  expect(mentionsOf("Karl Brod, a teacher, left.").map(({ sameAs }) => sameAs)).toEqual([null, 0]);
  expect(mentionsOf("The Popular Union (PU) met.").map(({ sameAs }) => sameAs)).toEqual([null, 0]);
  expect(mentionsOf("Karl Brod, Greyford, left.").every(({ sameAs }) => sameAs === null)).toBe(true);
});

test.each([
  ["Karl Brod left.", "Karl Brod", "person"],
  ["The Green Valley Movement met.", "Green Valley Movement", "organization"],
  ["They shelled Sankt Orm Hospital.", "Sankt Orm Hospital", "facility"],
  ["The GVM met.", "GVM", "organization"],
])("a name that nobody knows: %s", (text, words, kind) => {
  expect(mentionsOf(text).find((mention) => mention.text.endsWith(words))).toMatchObject({
    form: "name",
    kind,
    known: [],
  });
});

test("people whom only a number or an adjective names", () => {
  expect(listOf("At least 20 were killed.")).toEqual(["At least 20: nominal group"]);
  expect(listOf("The wounded fled.")).toEqual(["The wounded: nominal group"]);
});

test("times and things mention nobody", () => {
  expect(listOf("On Monday a bridge fell in the rain of August 2019.")).toEqual([]);
});

test("pronouns carry number, gender and who speaks", () => {
  const [she, they, we] = ["She left.", "They left.", "We left."].map((text) => mentionsOf(text)[0]);
  expect(she).toMatchObject({ gender: "female", isPlural: false, isSpeaker: false });
  expect(they).toMatchObject({ gender: null, isPlural: true, isSpeaker: false });
  expect(we).toMatchObject({ isPlural: true, isSpeaker: true });
});

test("a group bears the name that it is called by; a call names nobody", () => {
  const mentions = mentionsOf("A group calling itself the Delta Sons met. Rebels called Karl Brod.");
  expect(mentions.find(({ text }) => text === "Delta Sons")).toMatchObject({ kind: "organization", sameAs: 0 });
  expect(mentions.find(({ text }) => text === "Karl Brod")).toMatchObject({ kind: "person", sameAs: null });
});

test("one noun for several states is one mention for each", () => {
  const lentBy = (text: string) => mentionsOf(text).flatMap(({ role, lent }) => (role === null ? [] : [lent]));
  expect(lentBy("The foreign ministers of Norland and Sudria met.")).toEqual([["NLA"], ["SUD"]]);
  expect(lentBy("The Norlandic and Sudrian foreign ministers met.").sort()).toEqual([["NLA"], ["SUD"]]);
  expect(lentBy("Norland's foreign ministers met.")).toEqual([["NLA"]]);
});

test("both sides are a pair, both parties no political ones", () => {
  expect(mentionOf("Both parties met.", "Both parties")).toMatchObject({ pair: "sides", role: null });
  expect(mentionOf("The party met.", "The party")).toMatchObject({ pair: null });
});

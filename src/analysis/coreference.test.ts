import { expect, test } from "vitest";
import { analyseInWorld } from "../../test/world.js";

/** "name: mentions" of every entity. */
function entitiesOf(text: string, published?: string): string[] {
  return analyseInWorld(text, published).entities.map(
    ({ name, mentions }) => `${name}: ${mentions.map((mention) => mention.text).join(", ")}`,
  );
}

/** The mentions of the entity that one with these words belongs to. */
function togetherWith(text: string, words: string): string[] {
  const entity = analyseInWorld(text).entities.find(({ mentions }) => mentions.some((one) => one.text === words));
  return entity?.mentions.map((mention) => mention.text) ?? [];
}

test("one name, one entity", () => {
  expect(togetherWith("Karl Brod left. Karl Brod had met rebels.", "Karl Brod")).toEqual(["Karl Brod", "Karl Brod"]);
});

test("a surname after the full name", () => {
  expect(togetherWith("Karl Brod left. Brod had met Vera Haas.", "Brod")).toEqual(["Karl Brod", "Brod"]);
});

test("two of one surname stay two", () => {
  expect(entitiesOf("Karl Brod met Vera Brod.")).toEqual(["Karl Brod: Karl Brod", "Vera Brod: Vera Brod"]);
});

test("an acronym after the name with its initials", () => {
  const text = "The Green Valley Movement met in Greyford. The GVM left.";
  expect(togetherWith(text, "GVM")).toEqual(["Green Valley Movement", "GVM"]);
});

test("an acronym in brackets", () => {
  expect(togetherWith("The Popular Union (PU) met. Rebels fled the PU.", "PU")).toEqual(["Popular Union", "PU", "PU"]);
});

test("a known actor by any of its names, named by the fullest", () => {
  const [first] = entitiesOf("The PFN met rebels. The People's Front of Norland left.", "2015-01-01");
  expect(first).toBe("People's Front of Norland: PFN, People's Front of Norland");
});

test("a title and what renames belong to the name", () => {
  expect(togetherWith("Foreign Minister Karl Brod left.", "Karl Brod")).toEqual(["Foreign Minister", "Karl Brod"]);
  expect(togetherWith("Karl Brod, a teacher, left.", "Karl Brod")).toEqual(["Karl Brod", "a teacher"]);
});

test("the minister, after a foreign minister", () => {
  expect(togetherWith("Foreign Minister Karl Brod left. The minister had met rebels.", "The minister")).toEqual([
    "Foreign Minister",
    "Karl Brod",
    "The minister",
  ]);
});

test("the group, after an organization", () => {
  expect(togetherWith("The River League met. The group left.", "The group")).toEqual(["River League", "The group"]);
});

test("a role noun again; a counted one is an entity of its own", () => {
  expect(togetherWith("Gunmen came to Greyford. The gunmen fled.", "The gunmen")).toEqual(["Gunmen", "The gunmen"]);
  expect(togetherWith("Soldiers came. Five soldiers fled.", "Five soldiers")).toEqual(["Five soldiers"]);
});

test("soldiers of two countries are two", () => {
  expect(entitiesOf("Norlandic soldiers met Sudrian soldiers.")).toEqual([
    "Norland: Norlandic",
    "Norlandic soldiers: Norlandic soldiers",
    "Sudria: Sudrian",
    "Sudrian soldiers: Sudrian soldiers",
  ]);
});

test.each([
  ["Vera Hahn met Karl Brod. She left.", "She", "Vera Hahn"],
  ["Karl Brod met gunmen. He left.", "He", "Karl Brod"],
  ["Gunmen met Karl Brod. They fled.", "They", "Gunmen"],
  ["The River League met Karl Brod. It left.", "It", "River League"],
])("pronouns agree in number and gender: %s", (text, pronoun, name) => {
  expect(togetherWith(text, pronoun)).toContain(name);
});

test("a name that ends in s is one person's", () => {
  expect(togetherWith("Vera Haas left. She was tired.", "She")).toContain("Vera Haas");
});

test("whoever is renamed behind a comma stays the subject", () => {
  expect(togetherWith("Vera Hahn, a chairwoman, met Karl Brod. She left.", "She")).toContain("Vera Hahn");
});

test("a pronoun that nothing explains stays out", () => {
  expect(entitiesOf("They left. It rained.")).toEqual([]);
  expect(entitiesOf("Karl Brod left. It rained. It snowed. It was dark. They came.")).toEqual(["Karl Brod: Karl Brod"]);
});

test("I and we are whoever is quoted, also where they are named behind", () => {
  expect(togetherWith("“We left,” Karl Brod said.", "We")).toEqual(["We", "Karl Brod"]);
  expect(togetherWith('"I left," said Karl Brod.', "I")).toEqual(["I", "Karl Brod"]);
});

test("a country, its government and its seat are one; the same country as a place is another", () => {
  const text = "Norland left. Northtown denied all. Norland's government met rebels in Norland.";
  expect(entitiesOf(text)).toEqual([
    "Norland: Norland, Northtown, Norland's government, Norland",
    "rebels: rebels",
    "Norland: Norland",
  ]);
});

test("a movement that took power is the government from then on", () => {
  const text = "The People's Front met rebels. Norland left.";
  expect(entitiesOf(text, "2022-01-01")[0]).toBe("People's Front of Norland: People's Front, Norland");
  expect(entitiesOf(text, "2015-01-01")[0]).toBe("People's Front of Norland: People's Front");
});

test("ids are derived from document and place in the text", () => {
  const [id] = analyseInWorld("Karl Brod left.").entities.map((entity) => entity.id);
  expect(analyseInWorld("Karl Brod left. Rebels came.").entities[0]?.id).toBe(id);
  expect(analyseInWorld("So Karl Brod left.").entities[0]?.id).not.toBe(id);
});

test.each([
  ["Norland accused Sudria. Both sides left.", "Both sides"],
  ["Norland's army met rebels. Each side left.", "Each side"],
  ["Norland's president met Sudria's president. The two presidents left.", "The two presidents"],
  ["Norland and Sudria met. They left.", "They"],
])("two that the text has set side by side: %s", (text, words) => {
  const holding = analyseInWorld(text).entities.filter(({ mentions }) => mentions.some((one) => one.text === words));
  expect(holding).toHaveLength(2);
});

test("of three nobody knows which two", () => {
  const text = "Norland, Sudria and the River League met. Both sides left.";
  expect(togetherWith(text, "Both sides")).toEqual(["Both sides"]);
});

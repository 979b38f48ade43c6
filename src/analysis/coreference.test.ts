import { expect, test } from "vitest";
import { analyseInWorld, entitiesOf, togetherWith } from "../../test/world.js";

test("one name, one entity", () => {
  expect(togetherWith("Karl Brod left. Karl Brod had met rebels.", "Karl Brod")).toEqual(["Karl Brod", "Karl Brod"]);
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

test("soldiers of two countries are two", () => {
  expect(entitiesOf("Norlandic soldiers met Sudrian soldiers.")).toEqual([
    "Norland: Norlandic",
    "Norlandic soldiers: Norlandic soldiers",
    "Sudria: Sudrian",
    "Sudrian soldiers: Sudrian soldiers",
  ]);
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

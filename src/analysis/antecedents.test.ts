import { expect, test } from "vitest";
import { entitiesOf, togetherWith } from "../../test/world.js";

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

import { expect, test } from "vitest";
import { entitiesOf, togetherWith } from "../../test/world.js";

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

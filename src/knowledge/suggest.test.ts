import { expect, test } from "vitest";
import { resolveNearest, toSuggestion } from "./suggest.js";

test.each([
  ["MILL", ["MIL", "GOV"], "MIL"],
  ["ASSUALT", ["ASSAULT", "ACCUSE"], "ASSAULT"],
  ["assault", ["ASSAULT"], "ASSAULT"],
  ["recipent", ["recipient", "actor"], "recipient"],
  ["firearm", ["firearms", "explosives"], "firearms"],
  ["GVO", ["GOV", "COP"], "GOV"],
])("%s of %s is %s", (word, known, nearest) => {
  expect(resolveNearest(word, known)).toBe(nearest);
});

test("what is near to nothing gets no suggestion", () => {
  expect(resolveNearest("banana", ["MIL", "GOV"])).toBeNull();
  expect(toSuggestion("banana", ["MIL"])).toBe("");
  expect(toSuggestion("MILL", ["MIL"])).toBe(" Did you mean MIL?");
});

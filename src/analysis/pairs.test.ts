import { expect, test } from "vitest";
import { analyseInWorld, togetherWith } from "../../test/world.js";

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

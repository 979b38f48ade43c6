import { expect, test } from "vitest";
import { togetherWith } from "../../test/world.js";

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

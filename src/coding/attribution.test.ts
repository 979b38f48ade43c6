import { expect, test } from "vitest";
import { analyseInWorld, world } from "../../test/world.js";
import { findAttribution } from "./attribution.js";
import { identify } from "./identify.js";
import { Scene } from "./scene.js";
import { findTriggers } from "./triggers.js";

/** "stance: source" of whoever tells of "attacked", outermost first. */
function sourcesOf(text: string): string[] {
  const analysis = analyseInWorld(text);
  const scene = new Scene(analysis, world, identify(analysis, world));
  const trigger = findTriggers(scene, () => null).find(({ span }) => span.text === "attacked");
  return trigger
    ? findAttribution(scene, trigger).attribution.map(({ stance, text: source }) => `${stance}: ${source.text}`)
    : [];
}

test.each([
  ["Rebels attacked a village, police said.", ["asserts: police"]],
  ["Rebels attacked a village, according to police.", ["asserts: police"]],
  ["Police denied that rebels attacked a village.", ["denies: Police"]],
  ["Rebels attacked a village.", []],
])("who says so: %s", (text, sources) => {
  expect(sourcesOf(text)).toEqual(sources);
});

test("of two sources the outermost comes first", () => {
  expect(sourcesOf("Karl Brod said police had confirmed that rebels attacked a village.")).toEqual([
    "asserts: Karl Brod",
    "confirms: police",
  ]);
});

import { expect, test } from "vitest";
import { analyseInWorld, world } from "../../test/world.js";
import type { EventDate } from "../model/coded-document.js";
import { identify } from "./identify.js";
import { Scene } from "./scene.js";
import { findReality, withHistory } from "./status.js";
import { findTriggers } from "./triggers.js";

function read(text: string) {
  const analysis = analyseInWorld(text);
  const scene = new Scene(analysis, world, identify(analysis, world));
  return { scene, triggers: findTriggers(scene, () => null) };
}

/** "trigger: auxiliary modes" of every trigger, or why it is dropped. */
function realitiesOf(text: string): string[] {
  const { scene, triggers } = read(text);
  return triggers.map((trigger) => {
    const others = triggers.filter(({ frame }) => frame.sentence === trigger.frame.sentence);
    const reality = findReality(scene, trigger, others);
    return `${trigger.span.text}: ${reality.dropped ?? (reality.auxiliary.join(", ") || "told")}`;
  });
}

test.each([
  ["Rebels attacked a village.", "attacked: told"],
  ["A village was attacked by rebels.", "attacked: told"],
  ["Rebels did not attack the village.", "attack: it did not happen"],
  ["Rebels will attack the village.", "attack: future"],
  ["Rebels may attack the village.", "attack: hypothetical"],
  ["Police said rebels would attack the village.", "attack: future"],
])("the verb group says it: %s", (text, reality) => {
  expect(realitiesOf(text)).toEqual([reality]);
});

test.each([
  ["Rebels plan to attack the village.", "attack: future"],
  ["Rebels failed to attack the village.", "attack: negation"],
  ["Rebels began to attack the village.", "attack: told"],
  ["The army left if rebels attacked the village.", "attacked: hypothetical"],
  ["Rebels refused to attack the village.", "attack: negation"],
])("what governs the verb says it: %s", (text, reality) => {
  expect(realitiesOf(text)).toEqual([reality]);
});

test("the aim of another act is no event", () => {
  expect(realitiesOf("Rebels bought rifles to attack the village.")).toEqual([
    "attack: it is the purpose of another act",
  ]);
});

test("what a speech act is about is no event of its own", () => {
  expect(realitiesOf("Norland urged rebels to attack the village.")).toEqual([
    "urged: told",
    'attack: it is what "urged" is about',
  ]);
  expect(realitiesOf("Norland accused Sudria of attacking a village.")).toEqual([
    "accused: told",
    'attacking: it is what "accused" is about',
  ]);
});

test("a deed that is denied is told", () => {
  expect(realitiesOf("Norland denied shelling the village.")).toEqual(["denied: told", "shelling: told"]);
});

test.each([
  "The threat of an attack grew.",
  "The army prevented an attack.",
  "No attack was reported.",
  "The army feared an attack.",
])("a noun for what has not happened is dropped: %s", (text) => {
  expect(realitiesOf(text)).toEqual([expect.stringMatching(/^attack: the noun stands for something/)]);
});

test("a noun that its verb carries happens as the verb says", () => {
  expect(realitiesOf("Rebels launched an attack.")).toEqual(["attack: told"]);
  expect(realitiesOf("Rebels will launch an attack.")).toEqual(["attack: future"]);
});

test("what is known to have happened is not undone by what may come of it", () => {
  expect(realitiesOf("The minister may mention the attack.")).toEqual(["attack: told"]);
});

const on = (from: string, to: string | null): EventDate => ({
  from,
  to,
  precision: "day",
  text: null,
  basis: "clause",
});

test("history is a year back or more, as a rule; not what goes on, nor what is to come", () => {
  expect(withHistory([], on("2021-05-03", "2021-05-03"), "2023-02-20")).toEqual(["historical"]);
  expect(withHistory([], on("2023-02-17", "2023-02-17"), "2023-02-20T10:00:00Z")).toEqual([]);
  expect(withHistory([], on("2001-01-01", null), "2023-02-20")).toEqual([]);
  expect(withHistory(["future"], on("2021-05-03", "2021-05-03"), "2023-02-20")).toEqual(["future"]);
  expect(withHistory([], null, "2023-02-20")).toEqual([]);
  expect(withHistory([], on("2021-05-03", "2021-05-03"), null)).toEqual([]);
  expect(withHistory(["negation"], on("2021-05-03", "2021-05-03"), "2023-02-20")).toEqual(["negation", "historical"]);
});

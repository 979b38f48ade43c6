import { expect, test } from "vitest";
import { grammar } from "../../test/world.js";
import type { Token } from "../model/analysis.js";
import type { PloverType } from "../model/coded-document.js";
import { DragomanError } from "../model/fault.js";
import { Fields } from "./fields.js";
import { type Classes, type Pattern, Patterns, readPattern } from "./patterns.js";

const read = (entry: unknown) => Fields.read(entry, "ASSAULT.yaml", readPattern);

function toPatterns(entries: Partial<Record<PloverType, readonly unknown[]>>, classes: Classes = {}): Patterns {
  const types: PloverType[] = ["ASSAULT", "COERCE", "CONSULT"];
  return new Patterns(new Map(types.map((type) => [type, (entries[type] ?? []).map(read)])), classes, grammar);
}

function toToken(text: string, lemma = text): Token {
  return { start: 0, end: text.length, text, lower: text.toLowerCase(), lemma, tag: "X" };
}

const namesAt = (patterns: Patterns, word: string, kind: Pattern["kind"] = "verb") =>
  patterns.startingWith(toToken(word), kind).map(({ name }) => name);

test("a verb's parties are subject and object, a noun's its owner and what hangs on it", () => {
  expect(read({ verb: "attack" })).toMatchObject({ kind: "verb", actor: ["subject"], recipient: ["object"] });
  expect(read({ noun: "attack" })).toMatchObject({
    kind: "noun",
    actor: ["by", "from", "possessor", "modifier"],
    recipient: ["on", "against", "at"],
  });
});

test("an entry says otherwise where it wants", () => {
  const entry = read({
    adjective: "guilty",
    actor: "none",
    recipient: ["of"],
    modes: ["raid"],
    weak: true,
    mutual: true,
  });
  expect(entry).toMatchObject({
    kind: "adjective",
    phrases: ["guilty"],
    actor: ["none"],
    recipient: ["of"],
    modes: ["raid"],
    isWeak: true,
    mutual: true,
    needs: [],
  });
});

test("an unknown field is a fault", () => {
  expect(() => read({ verb: "attack", who: "rebels" })).toThrow(DragomanError);
});

test.each(["open", "opens", "opened", "opening"])("a verb is found in any form: %s", (form) => {
  expect(namesAt(toPatterns({ ASSAULT: [{ verb: "open fire" }] }), form)).toEqual(["ASSAULT: open fire"]);
});

test.each([
  ["shoot", "shot"],
  ["take hostage", "taken"],
  ["be at war", "were"],
  ["cancel", "canceled"],
])("irregular and American forms: %s is found at %s", (verb, form) => {
  expect(namesAt(toPatterns({ ASSAULT: [{ verb }] }), form)).toEqual([`ASSAULT: ${verb}`]);
});

test("a noun is found in its plural, but the first of several nouns only as it is", () => {
  const patterns = toPatterns({ ASSAULT: [{ noun: ["clash", "bomb attack"] }] });
  expect(namesAt(patterns, "clashes", "noun")).toEqual(["ASSAULT: clash"]);
  expect(namesAt(patterns, "bomb", "noun")).toEqual(["ASSAULT: bomb attack"]);
  expect(namesAt(patterns, "bombs", "noun")).toEqual([]);
});

test("verbs, nouns and adjectives are kept apart", () => {
  const patterns = toPatterns({ ASSAULT: [{ noun: "raid" }] });
  expect(namesAt(patterns, "raid", "noun")).toEqual(["ASSAULT: raid"]);
  expect(namesAt(patterns, "raid", "verb")).toEqual([]);
  expect(namesAt(patterns, "raid", "adjective")).toEqual([]);
});

test("the longest phrase first; of equals the one that asks for more, and a weak one last", () => {
  const patterns = toPatterns({
    ASSAULT: [{ verb: "strike", weak: true }, { verb: "strike at" }],
    COERCE: [{ verb: "strike" }],
    CONSULT: [{ verb: "strike", only: { object: ["deal"] } }],
  });
  expect(namesAt(patterns, "struck")).toEqual([
    "ASSAULT: strike at",
    "CONSULT: strike",
    "COERCE: strike",
    "ASSAULT: strike",
  ]);
});

test("classes become their words, words their plurals too, hyphens blanks; signs stay signs", () => {
  const patterns = toPatterns(
    { COERCE: [{ verb: "close", only: { object: ["@passage", "Check-Point", "#political"] } }] },
    { passage: ["border", "port of entry"] },
  );
  const [pattern] = patterns.startingWith(toToken("closed"), "verb");
  const [condition] = pattern?.only ?? [];
  expect(condition?.slot).toBe("object");
  expect([...(condition?.words ?? [])].sort()).toEqual(
    ["#political", "border", "borders", "check point", "check points", "port of entry", "port of entries"].sort(),
  );
});

test("a phrase is told in small words, its gap kept", () => {
  const [pattern] = toPatterns({ COERCE: [{ verb: "place … under curfew" }] }).startingWith(toToken("placed"), "verb");
  expect(pattern?.words).toEqual(["place", "…", "under", "curfew"]);
});

test("a word's forms: itself, its plural, its base form", () => {
  const patterns = toPatterns({});
  expect(patterns.isForm(toToken("talk"), "talk")).toBe(true);
  expect(patterns.isForm(toToken("talks"), "talk")).toBe(true);
  expect(patterns.isForm(toToken("held", "hold"), "hold")).toBe(true);
  expect(patterns.isForm(toToken("talker", "talker"), "talk")).toBe(false);
});

test("size counts entries, not phrases", () => {
  expect(toPatterns({ ASSAULT: [{ verb: ["attack", "ambush"] }], COERCE: [{ verb: "close" }] }).size).toBe(2);
});

/** How a coded document is held against a case. */
import { expect, test } from "vitest";
import type { CodedDocument } from "../src/model/coded-document.js";
import { findProblem } from "./case-check.js";
import { parseCases } from "./case-format.js";
import { sample, text } from "./sample.js";

/** What is wrong where the sample is held against those lines. */
function problemWith(lines: string, coded: CodedDocument = sample): string | null {
  const [one] = parseCases("f.txt", `# name\n${text}\n${lines}`);
  if (!one) throw new Error("no case");
  return findProblem(one, coded);
}

const nothing: CodedDocument = { ...sample, events: [], mentions: [] };

test.each([
  "==> ASSAULT",
  '==> ASSAULT bombing | actor REB | recipient "people" | killed 5+ | injured none',
  '==> ASSAULT | actor REB "rebels" | killed 5.. | date 2023-02-17 | place Northtown',
  '==> ASSAULT | status contested | auxiliary none | context terrorism | asserts "police said" | denies none',
  '==> ASSAULT | actor more | recipient "people", more',
])("met: %s", (lines) => {
  expect(problemWith(lines)).toBe(null);
});

test.each([
  ["==> COERCE", "not found:      COERCE"],
  ["==> ASSAULT firearms", "modes"],
  ["==> ASSAULT | actor none", "actor"],
  ["==> ASSAULT | actor REB, COP", "actor"],
  ["==> ASSAULT | actor PAK REB", "actor"],
  ["==> ASSAULT | actor REB alleged", "actor"],
  ["==> ASSAULT | recipient more, MIL", "recipient"],
  ["==> ASSAULT | killed 5", "killed"],
  ["==> ASSAULT | killed none", "killed"],
  ["==> ASSAULT | date none", "date"],
  ["==> ASSAULT | place none", "place"],
  ["==> ASSAULT | place North", "place"],
  ["==> ASSAULT | status reported", "status"],
  ["==> ASSAULT | auxiliary future", "auxiliary"],
  ["==> ASSAULT | context military", "context"],
  ['==> ASSAULT | asserts "Ada Lowe"', "asserts"],
  ["==> ASSAULT | asserts none", "asserts"],
  ["==> ASSAULT | attribution none", "attribution"],
])("not met: %s", (lines, reason) => {
  expect(problemWith(lines)).toContain(reason);
});

test("an event beyond those asked for is a problem, unless the case is open", () => {
  expect(problemWith("==> none")).toContain("not asked for:  ASSAULT bombing | actor NTL REB");
  expect(problemWith("==> none", nothing)).toBe(null);
  const [event] = sample.events;
  const twice = { ...sample, events: event ? [event, { ...event, id: "v2", killed: null }] : [] };
  expect(problemWith("==> ASSAULT | killed 5+", twice)).toContain("not asked for");
  expect(problemWith("==> ASSAULT | killed 5+ | and more", twice)).toBe(null);
  expect(problemWith("==> ASSAULT\n==> ASSAULT | killed 5+", twice)).toBe(null);
  expect(problemWith("==> ASSAULT\n==> ASSAULT")).toContain("not found:      ASSAULT   (f.txt:4)");
});

test("nobody may look a private person up, nor read that they acted", () => {
  expect(problemWith('==> ASSAULT\n!= private "Ada Lowe"')).toContain('must be private:  "Ada Lowe"');
  const entities = sample.entities.map((entity) => ({ ...entity, public: false }));
  const acting = sample.events.map((event) => ({ ...event, actors: ["e5"] }));
  expect(problemWith('==> ASSAULT\n!= private "Ada Lowe"', { ...sample, entities })).toBe(null);
  expect(problemWith('==> ASSAULT\n!= private "Ada Lowe"', { ...sample, entities, events: acting })).toContain(
    "not act",
  );
});

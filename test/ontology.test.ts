/** `dragoman ontology`, and what the ontology promises: everything has words, neighbours, and a way to CAMEO and back. */
import { expect, test } from "vitest";
import type { OntologyRow } from "../src/cli/ontology.js";
import { dragoman } from "./command.js";

const { stdout: lines } = await dragoman(["ontology", "--format", "jsonl"]);
const rows: OntologyRow[] = lines
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const ofKind = (kind: OntologyRow["kind"]) => rows.filter((row) => row.kind === kind);

test("every type, mode and context has a gloss, a score where it is an event's, and a neighbour that it is told from", () => {
  const counts = (["type", "mode", "context", "acled"] as const).map((kind) => ofKind(kind).length);
  expect(counts).toEqual([16, 67, 37, 25]);
  expect(ofKind("cameo").length).toBeGreaterThan(300);
  for (const row of rows) expect(row.gloss, row.id).toMatch(/\w/);
  for (const row of [...ofKind("type"), ...ofKind("mode")]) {
    expect(row.score, row.id).not.toBeNull();
    expect(row.cameo.length, row.id).toBeGreaterThan(0);
    expect(row.confusedWith.length, row.id).toBeGreaterThan(0);
  }
  expect(ofKind("context").filter(({ confusedWith }) => confusedWith.length === 0)).toEqual([]);
});

test("every type has examples", () => {
  expect(ofKind("type").filter(({ examples }) => examples.length === 0)).toEqual([]);
});

test("what is written as an exact CAMEO code comes back as the same type", () => {
  const codes = new Map(ofKind("cameo").map((row) => [row.id, row]));
  for (const { id, type, cameo, approximate } of [...ofKind("type"), ...ofKind("mode")]) {
    if (!approximate) expect(codes.get(cameo[0] ?? "")?.plover[0]?.split(" ")[0], id).toBe(type);
  }
});

test("violence and protest have a sub-event type of ACLED", () => {
  const wanted = ofKind("mode").filter(({ type }) => type === "ASSAULT" || type === "PROTEST");
  expect(wanted.filter(({ acled }) => acled.length === 0).map(({ id }) => id)).toEqual([]);
  const violent = ofKind("acled").filter(({ event }) => event !== "Strategic developments");
  expect(violent.filter(({ plover }) => plover.length === 0)).toEqual([]);
});

test("one type is shown with its gloss, modes, confusions, examples and codes; small letters will do", async () => {
  const { code, stdout, stderr } = await dragoman(["ontology", "assault"]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^ASSAULT · score -9 · material conflict · still to come: THREATEN\n/);
  for (const part of ["easily confused with", "COERCE: ", "examples", "drone", "CAMEO 190", "Air/drone strike"])
    expect(stdout).toContain(part);
});

test("a mode, a context, a CAMEO code and a name of ACLED's", async () => {
  expect((await dragoman(["ontology", "ASSAULT", "drone"])).stdout).toContain("CAMEO 1952, 195");
  expect((await dragoman(["ontology", "withdraw"])).stdout).toMatch(/RETREAT withdraw[\s\S]*SANCTION withdraw/);
  expect((await dragoman(["ontology", "asylum"])).stdout).toContain("migration");
  expect((await dragoman(["ontology", "--cameo", "190"])).stdout).toMatch(/^CAMEO 190\n.*\n {2}= ASSAULT\n/);
  expect((await dragoman(["ontology", "--cameo", "0353"])).stdout).toMatch(/≈ CONCEDE\n.*\n {2}auxiliary: future/);
  expect((await dragoman(["ontology", "--cameo", "1939"])).stdout).toContain("this is that of 193");
  expect((await dragoman(["ontology", "--acled", "suicide bomb"])).stdout).toContain("ASSAULT suicide-attack");
});

test("CSV has one head line and as many cells in every line", async () => {
  const { stdout } = await dragoman(["ontology", "--format", "csv"]);
  const [head = "", ...rest] = stdout.trimEnd().split("\r\n");
  expect(rest.length).toBe(rows.length);
  const cells = (line: string) => [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].length;
  for (const line of rest) expect(cells(line), line).toBe(cells(head));
});

test("the table keeps to the width of the terminal", async () => {
  for (const line of (await dragoman(["ontology"])).stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});

test.each([
  [["ontology", "ASSUALT"], '"ASSUALT" is no type, mode or context; did you mean ASSAULT?'],
  [["ontology", "firearm"], "did you mean firearms?"],
  [["ontology", "bananas"], "dragoman ontology lists them all"],
  [["ontology", "--cameo", "21"], '"21" is no CAMEO code'],
  [["ontology", "--acled", "Riot"], "did you mean Riots?"],
  [["ontology", "--format", "xml"], "xml"],
])("what does not exist ends with 2 and a suggestion: dragoman %s", async (args, message) => {
  const { code, stdout, stderr } = await dragoman(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});

/** Real runs of the commands that work on a store. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dragoman, type Run, root } from "./command.js";

const folder = mkdtempSync(join(tmpdir(), "dragoman-store-command-"));
const store = join(folder, "events.duckdb");
afterAll(() => rmSync(folder, { recursive: true }));

const reports = [
  {
    id: "bus",
    published: "2023-02-20",
    publisher: "The Paper",
    text: "Rebels bombed a bus in Goma, Congo, on Friday, killing at least five soldiers, police said.",
  },
  {
    id: "teacher",
    published: "2023-02-23",
    text: "Gunmen shot dead John Kowero, a teacher, in Dodoma, Tanzania, on Monday, police said. Kowero was 34.",
  },
  { id: "talks", published: "2023-03-02", text: "France and Germany signed a trade agreement in Berlin on Wednesday." },
];
const input = `${reports.map((each) => JSON.stringify(each)).join("\n")}\n{"id": "broken"}\n`;

let first: Run;
beforeAll(async () => {
  first = await dragoman(["ingest", "--store", store, "--jobs", "1", "--keep-text", "full"], input);
});

test("ingest answers each document, and names what it cannot read", () => {
  expect(first.code).toBe(1);
  expect(first.stderr).toMatch(/^stdin:4 {2}text: /m);
  const answers = first.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers.map(({ document, outcome }) => [document, outcome])).toEqual(reports.map(({ id }) => [id, "new"]));
});

test("ingest again stores and codes nothing", async () => {
  const { stdout } = await dragoman(["ingest", "--store", store, "--jobs", "1"], input);
  expect(stdout.match(/"outcome":"known"/g)).toHaveLength(3);
  expect(JSON.parse((await events("--limit", "1", "--sort", "recorded")).stdout.split("\n")[0] ?? "")).toMatchObject({
    version: 1,
  });
});

const events = (...args: string[]) => dragoman(["events", "--store", store, ...args]);

test("events filters, and writes each format", async () => {
  const bombing = await events("--type", "ASSAULT", "--country", "cod", "--min-killed", "5", "--format", "jsonl");
  expect(JSON.parse(bombing.stdout)).toMatchObject({ type: "ASSAULT", place: { name: "Goma" }, killed: { best: 5 } });
  const near = await events("--near=-1.68,29.23", "--radius", "20", "--format", "csv");
  expect(near.stdout.split("\n")[0]).toMatch(/^event,version,date_from,.*,recorded_from$/);
  expect(near.stdout).toMatch(/,2023-02-17,2023-02-17,ASSAULT,explosives,/);
  const table = await events("--from", "2023-03-01", "--format", "table");
  expect(table.stdout).toMatch(/2023-03-01 .*Berlin/);
  expect((await events("--as-of", "2020-01-01", "--format", "table")).stdout).toBe("no events\n");
});

test("show tells of one event all that is known", async () => {
  const { id } = JSON.parse((await events("--country", "COD", "--format", "jsonl", "--type", "ASSAULT")).stdout);
  const shown = await dragoman(["show", id, "--store", store]);
  expect(shown.stdout).toMatch(/bus · The Paper · 2023-02-20/);
  expect(shown.stdout).toMatch(/│ Rebels bombed a bus/);
  expect(shown.stdout).toMatch(/5\+ killed, according to police/);
  expect(shown.stdout).toMatch(/1 {2}20\S+Z {2}a report · bus · .*knowledge/);
  const none = await dragoman(["show", "lffffffffffff", "--store", store]);
  expect([none.code, none.stdout]).toEqual([1, ""]);
});

test("search finds sentences, phrases and beginnings", async () => {
  const search = (...args: string[]) => dragoman(["search", "--store", store, ...args]);
  const hits = (await search("bombed a bus", "GOM*")).stdout.trim().split("\n");
  expect(hits.map((hit) => JSON.parse(hit))).toMatchObject([{ document: "bus", publisher: "The Paper" }]);
  expect((await search("Kowero", "--format", "table")).stdout).toBe("nothing found\n");
});

test("diff tells what is new", async () => {
  const { stdout } = await dragoman(["diff", "--store", store, "--from", "2020-01-01", "--format", "table"]);
  expect(stdout).toMatch(/^new · l\w+ · 2023-02-17 · ASSAULT/m);
  expect(stdout).toMatch(/20\d\d-\S+Z, by report/);
});

test("stats counts", async () => {
  const { stdout } = await dragoman(["stats", "--store", store, "--format", "csv", "--type", "ASSAULT"]);
  expect(stdout).toMatch(/^month,country,type,events,killed,mean_score\n2023-02,COD,ASSAULT,1,5,/);
});

test("a victim's name is in no answer and not in the file", async () => {
  const asked = [
    ["events", "--text", "Kowero"],
    ["events"],
    ["events", "--format", "csv"],
    ["events", "--recipient", "Kowero"],
  ];
  const runs = await Promise.all(asked.map(([name = "", ...args]) => dragoman([name, "--store", store, ...args])));
  expect(runs[0]?.stdout).toBe("");
  expect(runs[1]?.stdout).toMatch(/Dodoma/);
  expect(runs.map(({ stdout }) => stdout).join("")).not.toMatch(/kowero/i);
  expect(readFileSync(store).includes("Kowero")).toBe(false);
});

test("wrong usage ends with 2 and says what is expected", async () => {
  const wrong = [
    ["events", "--store", join(folder, "none.duckdb")],
    ["events", "--store", store, "--as-of", "yesterday"],
    ["events", "--store", store, "--near", "north"],
    ["events", "--store", store, "--from", "2023-02-30"],
    ["forget", "--store", store],
  ];
  const runs = await Promise.all(wrong.map((args) => dragoman(args)));
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(wrong.map(() => [2, ""]));
  expect(runs[0]?.stderr).toMatch(/none\.duckdb {2}store {2}no such store/);
});

test("forget takes a document out for good, from the file too", async () => {
  const file = join(folder, "forget.duckdb");
  await dragoman(["ingest", "--store", file, "--jobs", "1", "--keep-text", "full"], input);
  expect(readFileSync(file).includes("Rebels bombed")).toBe(true);
  const { stdout } = await dragoman(["forget", "--store", file, "--document", "bus"]);
  expect(stdout).toMatch(/^forgotten: documents 1, events [1-9]/);
  expect(readFileSync(file).includes("Rebels bombed")).toBe(false);
  const again = await dragoman(["ingest", "--store", file, "--jobs", "1"], input);
  expect(again.stdout).toMatch(/{"document":"bus","outcome":"forgotten","events":0}/);
});

test("what was answered survives kill -9, and a second run completes the first", async () => {
  const file = join(folder, "killed.duckdb");
  const many = join(folder, "many.jsonl");
  const total = 210;
  const line = (index: number) => JSON.stringify({ ...reports[index % reports.length], id: `d${index}` });
  writeFileSync(many, Array.from({ length: total }, (_, index) => line(index)).join("\n"));
  const ingest = [join(root, "dist/cli/main.js"), "ingest", many, "--store", file, "--jobs", "1"];
  const child = spawn(process.execPath, ingest, { stdio: ["ignore", "pipe", "ignore"] });
  let answered = "";
  child.stdout.setEncoding("utf8").on("data", (data) => {
    answered += data;
    child.kill("SIGKILL");
  });
  await once(child, "close");
  const before = answered.split("\n").filter((each) => each.endsWith("}"));
  expect(before.length).toBeGreaterThan(0);
  expect(before.length).toBeLessThan(total);
  const rest = await dragoman(["ingest", many, "--store", file, "--jobs", "1"]);
  const answers = rest.stdout
    .trim()
    .split("\n")
    .map((each) => JSON.parse(each));
  expect(answers).toHaveLength(total);
  const known = new Set(answers.filter(({ outcome }) => outcome === "known").map(({ document }) => document));
  expect(before.every((each) => known.has(JSON.parse(each).document))).toBe(true);
  const told = await dragoman(["events", "--store", file, "--type", "ASSAULT", "--country", "COD", "--limit", "1000"]);
  expect(told.stdout.trim().split("\n")).toHaveLength(total / 3);
  expect(readdirSync(folder).filter((each) => each.startsWith("killed"))).toEqual(["killed.duckdb"]);
});

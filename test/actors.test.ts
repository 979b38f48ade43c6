/** Every example that an author gave with an actor or a role noun: its text, coded on its date, shows an actor of its code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../scripts/tree.mjs";
import { createCoder } from "../src/pipeline.js";

interface Example {
  readonly text: string;
  readonly date: string | null;
  readonly is: string;
}

// Examples that are right and not yet met, a line each. One that is met leaves the list, so that it only shrinks.
const waiting = "test/actors-later.txt";
const later = new Set(readLines(waiting).filter((line) => line !== "" && !line.startsWith("#")));
const coder = createCoder();
const folder = join(root, "knowledge", "actors");
const examples = readdirSync(folder).flatMap((file) => readExamples(join("knowledge", "actors", file)));

function readLines(file: string): string[] {
  return readFileSync(join(root, file), "utf8").split("\n");
}

/** Only the `examples` are parsed: to parse the whole folder takes as long as all the coding. */
function readExamples(file: string): Example[] {
  const blocks = readLines(file)
    .join("\n")
    .matchAll(/^ {2}examples:(.*\n(?: {4}.*\n)*)/gm);
  const lists: Example[][] = parse([...blocks].map(([, list]) => `- ${list}`).join("")) ?? [];
  return lists.flat().map(({ text, date, is }) => ({ text, date: date ?? null, is }));
}

function toLine({ text, date, is }: Example): string {
  return `${text}${date === null ? "" : `, ${date}`}: ${is}`;
}

function holds({ text, date, is }: Example): boolean {
  const { entities } = coder.code({ id: "example", text, published: date });
  return entities.some(({ actor }) => actor !== null && [actor.country ?? "", ...actor.roles].join(" ").trim() === is);
}

test("examples of actors and role nouns", () => {
  expect(examples.length).toBeGreaterThan(10_000);
  const due = examples.filter((example) => !later.has(toLine(example)));
  expect(due.filter((example) => !holds(example)).map(toLine)).toEqual([]);
}, 60_000);

test(`no example of ${waiting} holds yet, and each stands in a file`, () => {
  const listed = examples.filter((example) => later.has(toLine(example)));
  expect(listed.filter(holds).map(toLine)).toEqual([]);
  expect([...later].filter((line) => !listed.some((example) => toLine(example) === line))).toEqual([]);
});

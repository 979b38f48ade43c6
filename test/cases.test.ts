/** Every case of test/cases/: a short text, and the events that it must be coded as. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { listFiles, root } from "../scripts/tree.mjs";
import { loadKnowledge } from "../src/knowledge/knowledge.js";
import { createCoder } from "../src/pipeline.js";
import { findProblem } from "./case-check.js";
import { type Case, parseCases } from "./case-format.js";

// Cases that are right and not yet met. One that is met moves up, so that the list only shrinks.
const waiting = "later.txt";

const coder = createCoder();
const files = listFiles("test/cases").filter((file) => file.endsWith(".txt"));
const all = files.flatMap((file) => parseCases(file, readFileSync(join(root, file), "utf8")));
const isLater = ({ file }: Case) => basename(file) === waiting;

/** What is wrong with the coding of a case; null where it passes. */
function run(one: Case): string | null {
  const { published, title, text } = one;
  const coded = coder.code({ id: `${one.file}:${one.line}`, published, text, ...(title === null ? {} : { title }) });
  return findProblem(one, coded);
}

describe.each(files.filter((file) => basename(file) !== waiting))("%s", (file) => {
  const cases = all.filter((one) => one.file === file).map((one) => [one.line, one.name, one] as const);
  test.each(cases)("%i  %s", (_line, _name, one) => {
    const problem = run(one);
    if (problem !== null) expect.fail(problem);
  });
});

test(`no case of ${waiting} passes yet`, () => {
  const cases = all.filter(isLater);
  console.info(`${cases.length} cases of test/cases/${waiting} are not yet held.`);
  const passing = cases.filter((one) => run(one) === null);
  const lines = passing.map(({ file, line, name }) => `${file}:${line}  ${name}: it passes, move it up`);
  if (lines.length > 0) expect.fail(lines.join("\n"));
});

test("every mode that a case names is one of its type", () => {
  const { ontology } = loadKnowledge();
  const unknown = all.flatMap(({ file, expected }) =>
    expected.flatMap(({ line, type, modes }) =>
      modes.filter((mode) => !ontology.hasMode(type, mode)).map((mode) => `${file}:${line}  ${type} ${mode}`),
    ),
  );
  expect(unknown).toEqual([]);
});

/**
 * `npm run knowledge`: checks `knowledge/`, writes down missing ids, sorts, compiles, and runs the examples. `--check` writes nothing
 * and fails where something would be written; `--stats` prints counts; `--no-examples` leaves the examples out. Of another folder
 * (`--directory DIR`) nothing is compiled, and its examples are not run.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { compile, findUnsorted, directory as ours, readChecked } from "../knowledge/compile.js";
import { loadGazetteer, toKnowledge } from "../knowledge/knowledge.js";
import { type KnowledgeSource, toData } from "../knowledge/read.js";
import { countKnowledge } from "../knowledge/stats.js";
import { DragomanError, type Fault, toLine } from "../model/fault.js";
import { createCoder } from "../pipeline.js";
import { findFailures } from "./examples.js";

const exits = { isRight: 0, isWrong: 1, wrongUsage: 2 };
/** Examples that are right and not yet met. */
const waitingLists = ["actors-later.txt", "patterns-later.txt"];

process.exitCode = main();

function main(): number {
  const options = readOptions();
  if (options === null) return exits.wrongUsage;
  const start = performance.now();
  try {
    const { directory = ours } = options;
    const found = readChecked(directory);
    const isSorted = sort(found, options.check ?? false);
    // What was put in order is read again: order counts where two entries bear one name.
    const source = isSorted || options.check ? found : readChecked(directory);
    if (!options.check && directory === ours) compile(source);
    const data = toData(source);
    if (options.stats) say(toTable(countKnowledge(data)));
    const entries = data.actors.length + data.roles.length + countPatterns(source) + data.places.length;
    say(`knowledge ${data.version}: ${entries} entries checked in ${seconds(start)} s`);
    const isMet = options["no-examples"] || directory !== ours || runExamples(source);
    return isMet && (isSorted || !options.check) ? exits.isRight : exits.isWrong;
  } catch (error) {
    if (!(error instanceof DragomanError)) throw error;
    complain(error.faults);
    return exits.isWrong;
  }
}

function readOptions() {
  try {
    const options = {
      check: { type: "boolean" },
      stats: { type: "boolean" },
      "no-examples": { type: "boolean" },
      directory: { type: "string" },
    } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

/** Writes files whose entries are out of order, or says which they are. True where all were in order. */
function sort(source: KnowledgeSource, isCheck: boolean): boolean {
  const unsorted = findUnsorted(source);
  for (const { file, text, faults } of unsorted) {
    if (isCheck) complain(faults);
    else writeFileSync(file, text);
    say(`${relative(process.cwd(), file)}: ${isCheck ? "npm run knowledge puts this in order" : "put in order"}`);
  }
  return unsorted.length === 0;
}

function runExamples(source: KnowledgeSource): boolean {
  const start = performance.now();
  const coder = createCoder({ knowledge: toKnowledge(toData(source), loadGazetteer()) });
  const { faults, tried } = findFailures(source, coder, readWaiting());
  complain(faults);
  say(`${tried} examples tried in ${seconds(start)} s, ${faults.length} failed`);
  return faults.length === 0;
}

function readWaiting(): ReadonlySet<string> {
  const files = waitingLists.map((file) => join(ours, "../test", file)).filter((file) => existsSync(file));
  return new Set(files.flatMap((file) => readFileSync(file, "utf8").split("\n")));
}

function countPatterns({ patterns }: KnowledgeSource): number {
  return patterns.reduce((sum, [, list]) => sum + list.length, 0);
}

function toTable(stats: Readonly<Record<string, number>>): string {
  return Object.entries(stats)
    .map(([kind, count]) => `${String(count).padStart(7)}  ${kind}`)
    .join("\n");
}

function complain(faults: readonly Fault[]): void {
  const toPath = (file: string): string => relative(process.cwd(), file);
  for (const fault of faults) process.stderr.write(`${toLine({ ...fault, file: toPath(fault.file) })}\n`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function seconds(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}

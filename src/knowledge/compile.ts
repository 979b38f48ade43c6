/**
 * Makes of `knowledge/` what the package loads: dist/knowledge.json for coding, dist/ontology.json for `dragoman ontology`. The
 * build runs this file; it reports every fault and changes no source. What `npm run knowledge` does besides is in cli/knowledge.ts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DragomanError, type Fault } from "../model/fault.js";
import { packActors } from "./actor-store.js";
import { findFaults } from "./check.js";
import { toOntologyData } from "./guide.js";
import type { KnowledgeData } from "./knowledge.js";
import { arrange, findMisplaced, type Key } from "./order.js";
import { type KnowledgeSource, readSource, toData } from "./read.js";

export const directory = fileURLToPath(new URL("../../knowledge", import.meta.url));

/** The folder, with nothing wrong in it; throws a DragomanError with all faults otherwise. */
export function readChecked(folder: string): KnowledgeSource {
  const source = readSource(folder);
  const faults = findFaults(source);
  if (faults.length > 0) throw new DragomanError(faults);
  return source;
}

/** Writes the compiled forms. */
export function compile(source: KnowledgeSource): KnowledgeData {
  const data = toData(source);
  const { text, index } = packActors(data.actors);
  write("actors.jsonl", text);
  write("knowledge.json", JSON.stringify({ ...data, actors: index }));
  write("ontology.json", JSON.stringify(toOntologyData(source)));
  return data;
}

function write(file: string, text: string): void {
  writeFileSync(new URL(`../../dist/${file}`, import.meta.url), text);
}

/** Files whose text is not what it should be: entries out of order, ids to be written down. */
export function findUnsorted(source: KnowledgeSource): { file: string; text: string; faults: Fault[] }[] {
  return listFiles(source).flatMap(({ file, keys }) => {
    const old = readFileSync(file, "utf8");
    const text = arrange(old, keys);
    if (text === old) return [];
    const misplaced = findMisplaced(old, keys).map(({ key, line, before }) => {
      const where = before === null ? "at the end of its section" : `before "${before}"`;
      return { file, line, field: null, rule: "unsorted", message: `"${key}" belongs ${where}.` };
    });
    const unnamed = keys
      .filter(({ newId }) => newId !== null)
      .map(({ newId }) => ({ file, line: null, field: "id", rule: "no-id", message: `${newId} is not written down.` }));
    return [{ file, text, faults: [...misplaced, ...unnamed] }];
  });
}

function listFiles({ actors, roles }: KnowledgeSource): { file: string; keys: Key[] }[] {
  const files = new Map<string, Key[]>();
  const add = (file: string, key: Key) => {
    const keys = files.get(file);
    if (keys) keys.push(key);
    else files.set(file, [key]);
  };
  for (const { entry, file, hasId } of actors) add(file, { key: entry.id, newId: hasId ? null : entry.id });
  for (const { entry, file } of roles) add(file, { key: entry.noun, newId: null });
  return [...files].map(([file, keys]) => ({ file, keys }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

function main(): void {
  try {
    const data = compile(readChecked(directory));
    const patterns = Object.values(data.patterns).reduce((sum, list) => sum + list.length, 0);
    process.stdout.write(
      `knowledge ${data.version}: ${data.actors.length} actors, ${data.roles.length} role nouns, ${patterns} patterns, ${data.places.length} places\n`,
    );
  } catch (error) {
    if (!(error instanceof DragomanError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

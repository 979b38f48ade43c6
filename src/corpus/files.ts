/** Where the corpus lies: batches of our own, labels of public texts, the split. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DragomanError } from "../model/fault.js";
import { type Placed, parseCorpus } from "./format.js";
import { type Label, readLabels } from "./labels.js";
import type { Split } from "./split.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const batchFolder = join(root, "training/corpus");
export const labelFolder = join(root, "training/labels");
export const splitFile = join(root, "training/split.json");

/** The batches named, or all of our own; throws a DragomanError with the faults of all of them. */
export function readBatches(files: readonly string[]): Placed[] {
  const named = files.length > 0 ? files : listFolder(batchFolder, ".txt");
  const results = named.map((file) => {
    const path = resolve(file);
    const shown = isInside(path) ? relative(root, path) : path;
    try {
      return { placed: parseCorpus(shown, readFileSync(path, "utf8")), faults: [] };
    } catch (error) {
      if (error instanceof DragomanError) return { placed: [], faults: error.faults };
      throw error;
    }
  });
  const faults = results.flatMap((result) => result.faults);
  if (faults.length > 0) throw new DragomanError(faults);
  return results.flatMap(({ placed }) => placed);
}

/** Set → its labels, of every set that has some. */
export function readAllLabels(): ReadonlyMap<string, readonly Label[]> {
  const files = listFolder(labelFolder, ".jsonl");
  return new Map(
    files.map((file) => [relative(labelFolder, file).replace(/\.jsonl$/, ""), readLabels(readFileSync(file, "utf8"))]),
  );
}

export function readSplit(): Split {
  if (!existsSync(splitFile)) return { development: [], training: [] };
  const split: Split = JSON.parse(readFileSync(splitFile, "utf8"));
  return split;
}

const writtenFolders = ["training", "test", "examples", "docs", "knowledge/patterns"];

/** Whatever people wrote in this project that is no code, by its path: where words of others could have come in. */
export function readProject(): ReadonlyMap<string, string> {
  const files = writtenFolders.flatMap((folder) => {
    const entries = existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      : [];
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  });
  return new Map(
    ["README.md", ...files.map((file) => relative(root, file))].map((file) => [
      file,
      readFileSync(join(root, file), "utf8"),
    ]),
  );
}

/** The files of a folder, with its path, sorted. */
export function listFolder(folder: string, suffix: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => join(folder, name));
}

export function isInside(path: string): boolean {
  return !relative(root, resolve(path)).startsWith("..");
}

/** `dragoman code`: reads, codes and writes as a stream, in the order of input. */
import { statSync } from "node:fs";
import { toTextIds } from "../collect/plain-text.js";
import { type Input, readDocuments } from "../collect/readers.js";
import type { Reading } from "../collect/source-document.js";
import type { Notice } from "../model/fault.js";
import type { AnswerSettings } from "./answer.js";
import { createExporter } from "./formats.js";
import { inOrder } from "./in-order.js";
import { Output, type Reply } from "./output.js";
import { openPool, type Pool } from "./pool.js";
import { createProgress } from "./progress.js";

export interface Job {
  /** Paths; null for standard input. */
  readonly files: readonly (string | null)[];
  readonly published: string | null;
  readonly reader: Input["reader"];
  readonly jobs: number;
  readonly notices: string | null;
  /** A folder of the user's own knowledge. */
  readonly knowledge: string | null;
  readonly settings: Omit<AnswerSettings, "overlay">;
}

/** Codes all of a job. True where all of its input could be read. */
export async function codeFiles(job: Job): Promise<boolean> {
  const settings = { ...job.settings, overlay: await readOverlay(job.knowledge) };
  const progress = createProgress(process.stderr);
  const { frame } = createExporter(job.settings);
  const output = new Output({ streams: process, frame, progress, notices: job.notices });
  const read = { bytes: 0, totalBytes: findTotal(job.files) };
  const pool = await openPool(job.jobs, settings);
  try {
    const readings = readAll(job, (count) => {
      read.bytes += count;
    });
    for await (const reply of inOrder(readings, (reading) => answer(reading, pool), toWindow(job.jobs))) {
      await output.write(reply);
      progress.show({ ...read, documents: output.documents });
    }
    await output.close();
  } finally {
    progress.clear();
    await pool.close();
  }
  return output.unreadable === 0;
}

/** The YAML reader is loaded only where there is something to read. */
async function readOverlay(directory: string | null): Promise<AnswerSettings["overlay"]> {
  if (directory === null) return null;
  const { readOwnKnowledge } = await import("./own-knowledge.js");
  return readOwnKnowledge(directory);
}

/** All documents of a job, in order. */
export async function* readAll(
  { files, reader, published }: Pick<Job, "files" | "reader" | "published">,
  onBytes: (count: number) => void,
): AsyncGenerator<Reading> {
  const ids = toTextIds(files.filter((file) => file !== null));
  const repeats = new Repeats();
  for (const file of files) {
    const id = ids.get(file ?? "") ?? "stdin";
    for await (const reading of readDocuments({ file, stdin: process.stdin, reader, published, id, onBytes }))
      yield repeats.note(reading);
  }
}

/** Tells which documents bear an id that another one of the run has borne. It remembers so many, since memory must not grow. */
class Repeats {
  private static readonly most = 100_000;
  private readonly ids = new Set<string>();

  note(reading: Reading): Reading {
    if (reading.kind === "unreadable") return reading;
    const { id } = reading.document;
    if (this.ids.has(id)) return { ...reading, notices: [...reading.notices, toRepeat(id)] };
    if (this.ids.size === Repeats.most) this.ids.clear();
    this.ids.add(id);
    return reading;
  }
}

function toRepeat(id: string): Notice {
  const message = "expected an id of its own; an earlier document has the same one, and their events may share ids";
  return { document: id, rule: "repeated-id", message, span: null };
}

async function answer(reading: Reading, pool: Pool): Promise<Reply> {
  return { reading, outcome: reading.kind === "document" ? await pool.code(reading.document) : null };
}

// Wide enough that no worker waits for another one's long document, narrow enough to be small in memory.
export function toWindow(jobs: number) {
  const weigh = (reading: Reading) => (reading.kind === "document" ? reading.document.text.length : 0);
  return { most: jobs * 16, heaviest: 32_000_000, weigh };
}

/** Bytes of all files together; null where one of them is a pipe. A file that is missing counts nothing. */
export function findTotal(files: readonly (string | null)[]): number | null {
  const stats = files.map((file) => (file === null ? null : statSync(file, { throwIfNoEntry: false })));
  if (stats.some((each) => each === null || each?.isFile() === false)) return null;
  return stats.reduce((sum, each) => sum + (each?.size ?? 0), 0);
}

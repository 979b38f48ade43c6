/** `dragoman ingest`: reads and codes as a stream, stores in batches, and answers for what is on disk. */
import { once } from "node:events";
import type { Reading } from "../collect/source-document.js";
import type { CodedDocument, SourceDocument } from "../model/coded-document.js";
import { DragomanError } from "../model/fault.js";
import { toContentHash } from "../store/intake.js";
import type { KeepText } from "../store/rows.js";
import { openStore, type Store } from "../store/store.js";
import { findTotal, type Job, readAll, toWindow } from "./code-files.js";
import { inOrder } from "./in-order.js";
import { IngestBatch, type Ingested } from "./ingest-batch.js";
import type { Outcome } from "./outcome.js";
import { toCrash, writeFaults } from "./output.js";
import { openPool, type Pool } from "./pool.js";
import { createProgress, type Progress } from "./progress.js";

export interface IngestJob extends Pick<Job, "files" | "published" | "reader" | "jobs"> {
  readonly store: string;
  readonly keepText: KeepText;
  readonly recode: boolean;
}

/** True where all input could be read. */
export async function ingestFiles(job: IngestJob): Promise<boolean> {
  const store = await openStore(job.store);
  const settings = {
    format: "jsonl",
    explain: false,
    evidence: false,
    width: 80,
    hasColour: false,
    overlay: null,
  } as const;
  const pool = await openPool(job.jobs, settings);
  const progress = createProgress(process.stderr);
  try {
    return await ingestAll(job, { store, pool, progress });
  } finally {
    progress.clear();
    await pool.close();
    await store.close();
  }
}

interface Tools {
  readonly store: Store;
  readonly pool: Pool;
  readonly progress: Progress;
}

async function ingestAll(job: IngestJob, tools: Tools): Promise<boolean> {
  const tally = new Tally();
  const read = { bytes: 0, totalBytes: findTotal(job.files) };
  const batch = new IngestBatch(tools.store, {
    options: { keepText: job.keepText, recode: job.recode },
    answer: async (answers) => {
      for (const each of answers) tally.add(each.outcome, each.events);
      await answerAll(answers, tools.progress);
    },
  });
  const readings = readAll(job, (count) => {
    read.bytes += count;
  });
  for await (const step of inOrder(readings, (reading) => ingestOne(reading, job, tools), toWindow(job.jobs))) {
    if (step.kind === "unreadable") {
      tally.add("unreadable", 0);
      tools.progress.clear();
      process.stderr.write(`${writeFaults(step.faults)}\n`);
    } else await batch.add(step);
    tools.progress.show({ ...read, documents: tally.documents });
  }
  await batch.close();
  tools.progress.clear();
  // The answers tell it all to a program.
  if (process.stderr.isTTY) process.stderr.write(`${tally.write()}\n`);
  return tally.count("unreadable") === 0;
}

type Step = Ingested | Extract<Reading, { kind: "unreadable" }>;

async function ingestOne(reading: Reading, { recode }: IngestJob, { store, pool }: Tools): Promise<Step> {
  if (reading.kind === "unreadable") return reading;
  const { document } = reading;
  const contentHash = toContentHash(document);
  const outcome = await store.recognise(document.id, contentHash);
  // What is known is coded again only where another coder's coding is asked for.
  if (outcome === "forgotten" || (outcome === "known" && !recode))
    return { kind: "stored", document: document.id, outcome };
  const coded = toCoded(await pool.code(document), reading);
  return { kind: "coded", intake: { coded, text: document.text, contentHash } };
}

function toCoded(outcome: Outcome, reading: Extract<Reading, { kind: "document" }>): CodedDocument {
  if (outcome.kind === "unable") throw new DragomanError(outcome.faults);
  if (outcome.kind === "crash") throw toCrash(reading, outcome.report);
  return JSON.parse(outcome.answer.output);
}

/** One line a document. A person at a terminal is told the sum only. */
async function answerAll(answers: readonly Answer[], progress: Progress): Promise<void> {
  if (process.stdout.isTTY) return;
  progress.clear();
  const lines = answers.map((each) => `${JSON.stringify(each)}\n`).join("");
  if (!process.stdout.write(lines)) await once(process.stdout, "drain");
}

interface Answer {
  readonly document: SourceDocument["id"];
  readonly outcome: string;
  readonly events: number;
}

/** How many documents ended how. */
class Tally {
  private readonly counts = new Map<string, number>();
  private events = 0;
  documents = 0;

  add(outcome: string, events: number): void {
    this.counts.set(outcome, this.count(outcome) + 1);
    this.events += events;
    this.documents++;
  }

  count(outcome: string): number {
    return this.counts.get(outcome) ?? 0;
  }

  /** "12 documents: new 10, known 2; events 31" */
  write(): string {
    const outcomes = Array.from(this.counts, ([outcome, count]) => `${outcome} ${count.toLocaleString("en")}`).join(
      ", ",
    );
    const head = `${this.documents.toLocaleString("en")} documents${outcomes === "" ? "" : `: ${outcomes}`}`;
    return `${head}; events ${this.events.toLocaleString("en")}`;
  }
}

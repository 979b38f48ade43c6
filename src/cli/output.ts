/** Where replies go: answers to standard output, errors and warnings to standard error, notices to a file of their own. */
import { once } from "node:events";
import { closeSync, openSync, writeSync } from "node:fs";
import type { Writable } from "node:stream";
import type { Reading } from "../collect/source-document.js";
import type { Exporter } from "../export/exporters.js";
import { DragomanError, type Fault, type Notice } from "../model/fault.js";
import type { Outcome } from "./outcome.js";
import type { Progress } from "./progress.js";
import { toPrintable } from "./terminal.js";

/** What became of one reading; the outcome is null where there was no document. */
export interface Reply {
  readonly reading: Reading;
  readonly outcome: Outcome | null;
}

export interface Streams {
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

export interface Destination {
  readonly streams: Streams;
  readonly frame: Exporter["frame"];
  readonly progress: Progress;
  /** Path of a file, as JSON Lines. */
  readonly notices: string | null;
}

/** The coder broke on a document: a mistake of ours, so the run stops. */
export class CoderCrash extends Error {}

export class Output {
  documents = 0;
  unreadable = 0;
  private readonly notices: number | null;

  constructor(private readonly to: Destination) {
    this.notices = to.notices === null ? null : openNotices(to.notices);
  }

  async write({ reading, outcome }: Reply): Promise<void> {
    if (reading.kind === "unreadable") {
      this.unreadable++;
      return this.send("stderr", `${writeFaults(reading.faults)}\n`);
    }
    if (outcome?.kind === "unable") throw new DragomanError(outcome.faults);
    if (outcome?.kind !== "answer") throw toCrash(reading, outcome?.report ?? "no outcome");
    for (const warning of reading.warnings) await this.send("stderr", `${writeFaults([warning])}\n`);
    const { head, between } = this.to.frame;
    await this.send("stdout", (this.documents++ === 0 ? head : between) + outcome.answer.output);
    this.note([...reading.notices, ...outcome.answer.notices]);
  }

  async close(): Promise<void> {
    const { head, tail } = this.to.frame;
    await this.send("stdout", this.documents === 0 ? head + tail : tail);
    if (this.notices !== null) closeSync(this.notices);
  }

  // Waits for a slow reader, so that answers do not pile up in memory.
  private async send(name: keyof Streams, text: string): Promise<void> {
    const stream = this.to.streams[name];
    if (stream.isTTY) this.to.progress.clear();
    if (text !== "" && !stream.write(text)) await once(stream, "drain");
  }

  private note(notices: readonly Notice[]): void {
    if (this.notices === null) return;
    for (const notice of notices) writeSync(this.notices, `${JSON.stringify(notice)}\n`);
  }
}

/** One line for all that is wrong with one line: `reports.jsonl:17  published: expected an ISO 8601 date …`. */
export function writeFaults(faults: readonly Fault[]): string {
  const [{ file, line } = { file: "", line: null }] = faults;
  const messages = faults.map(({ field, message }) => (field === null ? message : `${field}: ${message}`));
  return toPrintable(`${line === null ? file : `${file}:${line}`}  ${messages.join("; ")}`);
}

/** For whoever mends it. */
export function toCrash({ document, file, line }: Extract<Reading, { kind: "document" }>, report: string): CoderCrash {
  const name = toPrintable(`${file}:${line}  the coder broke on document ${JSON.stringify(document.id)}`);
  const lines = [`${name}; this is a mistake in Dragoman, please report it`, ...report.split("\n")];
  return new CoderCrash(lines.map(toPrintable).join("\n"));
}

function openNotices(path: string): number {
  try {
    return openSync(path, "w");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const message = `cannot be written: ${error.code === "ENOENT" ? "no such folder" : error.message}`;
    throw new DragomanError([{ file: path, line: null, field: null, rule: "notices", message }]);
  }
}

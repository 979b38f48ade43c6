/** Who has a DuckDB file: a note beside it tells what the database's own lock does not, namely since when and for what. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { DragomanError } from "../model/fault.js";

interface Owner {
  readonly pid: number;
  readonly since: string;
  readonly command: string;
}

/** Says that this process has the file. The lock is what counts: a note left by a killed process is written over. */
export function claim(file: string): void {
  const command = process.argv.slice(2).join(" ").slice(0, 200);
  const owner: Owner = { pid: process.pid, since: new Date().toISOString(), command };
  writeFileSync(toNote(file), `${JSON.stringify(owner)}\n`);
}

export function release(file: string): void {
  rmSync(toNote(file), { force: true });
}

/** What to tell somebody who cannot have the file: by whom it is held and since when, if that is why. */
export function toTakenError(file: string, cause: unknown): DragomanError {
  const text = cause instanceof Error ? cause.message : "";
  const own = typeof cause === "object" && cause !== null && "pid" in cause ? process.pid : null;
  const pid = own ?? Number(/PID (\d+)/.exec(text)?.[1] ?? Number.NaN);
  const isTaken = own !== null || /lock/i.test(text);
  const message = isTaken
    ? `is held by ${writeHolder(file, pid)}; ${advice}`
    : `cannot be opened: ${text.split("\n")[0]}`;
  return new DragomanError([{ file, line: null, field: null, rule: "store", message }]);
}

const advice = "a DuckDB file has one process at a time: wait for it, end it, or ask it through its server";

function writeHolder(file: string, pid: number): string {
  if (pid === process.pid) return `this very process, ${pid}`;
  const note = readNote(file);
  if (note !== null && (Number.isNaN(pid) || note.pid === pid))
    return `process ${note.pid} since ${note.since}${note.command === "" ? "" : ` (dragoman ${note.command})`}`;
  if (Number.isNaN(pid)) return "another process";
  // A reader leaves no note; the process itself tells since when it has run.
  const started = statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.ctime.toISOString();
  return `process ${pid}${started ? `, running since ${started}` : ""}`;
}

function readNote(file: string): Owner | null {
  const path = toNote(file);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // Half a note, from a process killed while it wrote: as good as none.
    return null;
  }
}

function toNote(file: string): string {
  return `${file}.owner`;
}

/** What can be wrong: with a document (Notice), with settings, knowledge or an input line (DragomanError). */
import type { Span } from "./coded-document.js";

/** Something odd in a document. Coding goes on; the notice says what was found and what was expected. */
export interface Notice {
  readonly document: string;
  readonly rule: string;
  readonly message: string;
  readonly span: Span | null;
}

/** One thing that is wrong, where: a file and line, and the field if there is one. */
export interface Fault {
  readonly file: string;
  readonly line: number | null;
  readonly field: string | null;
  readonly rule: string;
  readonly message: string;
}

/** Settings or knowledge are wrong: thrown before any work, with all faults at once. */
export class DragomanError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(toLine).join("\n"));
    this.name = "DragomanError";
  }
}

/** `knowledge/actors/EGY.yaml:41  unknown-role  "MILL" is not a role code. Did you mean MIL?` */
export function toLine(fault: Fault): string {
  const place = fault.line === null ? fault.file : `${fault.file}:${fault.line}`;
  return [place, fault.rule, fault.field === null ? fault.message : `${fault.field}: ${fault.message}`].join("  ");
}

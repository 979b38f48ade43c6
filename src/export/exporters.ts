/** The table of exporters: how coded documents are written for programs. */
import type { CodedDocument } from "../model/coded-document.js";

export interface Exporter {
  readonly name: string;
  readonly mediaType: string;
  /** What stands before the first document, between two, and after the last. */
  readonly frame: { readonly head: string; readonly between: string; readonly tail: string };
  write(document: CodedDocument): string;
}

const jsonLines: Exporter = {
  name: "jsonl",
  mediaType: "application/jsonl",
  frame: { head: "", between: "", tail: "" },
  write: (document) => `${escapeControls(JSON.stringify(document))}\n`,
};

const json: Exporter = {
  name: "json",
  mediaType: "application/json",
  frame: { head: "[\n", between: ",\n", tail: "\n]\n" },
  write: (document) => escapeControls(JSON.stringify(document, null, 2)),
};

export const exporters: readonly Exporter[] = [jsonLines, json];

// JSON itself escapes the first 32 control characters only. A terminal obeys these, and some programs end a line at
// the last two.
function escapeControls(written: string): string {
  return written.replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** The public API: all that a program imports. */
import type { CodedDocument, SourceDocument } from "./model/coded-document.js";
import { type Coder, createCoder } from "./pipeline.js";

export type * from "./model/coded-document.js";
export { DragomanError, type Fault, type Notice } from "./model/fault.js";
export { type Coder, type CoderOptions, createCoder } from "./pipeline.js";

let shared: Coder | null = null;

/** Codes one text. `published` anchors "last Friday"; without it relative times stay unresolved. */
export function codeText(text: string, about: Partial<Omit<SourceDocument, "text">> = {}): CodedDocument {
  shared ??= createCoder();
  return shared.code({ id: "text", published: null, ...about, text });
}

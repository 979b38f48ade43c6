/** A document on its way into the store. */
import type { CodedDocument } from "../model/coded-document.js";
import type { Masked } from "./privacy.js";
import type { ChangeRow, DocumentRow } from "./schema.js";

export interface Intake {
  readonly coded: CodedDocument;
  /** The whole text; null where there is none at hand to keep. */
  readonly text: string | null;
  /** Of the document as it came: `toContentHash`. */
  readonly contentHash: string;
}

/** One document that is stored, with the change that it is. */
export interface Arrival {
  readonly change: ChangeRow;
  readonly document: string;
  readonly masked: Masked;
  readonly intake: Intake;
  readonly coder: number;
  readonly before: DocumentRow | null;
}

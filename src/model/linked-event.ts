/** One event in the world, once and for all, as all its reports together tell it. Names of private persons never stand here. */
import type { ActorCode, DocumentEvent, Entity, Place } from "./coded-document.js";

export interface LinkedEvent {
  readonly id: string;
  readonly type: DocumentEvent["type"];
  readonly modes: readonly string[];
  readonly contexts: readonly string[];
  readonly auxiliary: DocumentEvent["auxiliary"];
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  /** Valid time: when it happened; `to` is null while it goes on or its end is not known. */
  readonly date: DocumentEvent["date"];
  readonly place: Place | null;
  readonly killed: Estimate | null;
  readonly injured: Estimate | null;
  readonly score: number;
  readonly status: DocumentEvent["status"];
  readonly confidence: number;
}

export interface Party {
  readonly kind: Entity["kind"];
  /** Null for a private person. */
  readonly name: string | null;
  readonly actor: ActorCode | null;
}

/** What the reports' figures come to. `high` is null where a report says "at least". */
export interface Estimate {
  readonly low: number;
  readonly best: number;
  readonly high: number | null;
}

/** Coded reports for the store's tests: one event each, as different as a test needs them. */
import { createHash } from "node:crypto";
import type { CodedDocument, DocumentEvent, Entity } from "../../src/model/coded-document.js";
import type { Intake } from "../../src/store/arrival.js";
import { sample, text } from "../sample.js";

export interface Told {
  readonly id: string;
  readonly killed?: number | null;
  readonly date?: string | null;
  readonly knowledge?: string;
  readonly event?: Partial<DocumentEvent>;
  readonly entities?: readonly Entity[];
  readonly text?: string;
  readonly title?: string;
  /** The one that reports the event. */
  readonly sentence?: string;
  /** True where the report tells of no event at all. */
  readonly isEmpty?: boolean;
}

/** A report of a bombing in Northtown by rebels, unless told otherwise. */
export function report(told: Told): Intake {
  const coded = toCoded(told);
  const contentHash = createHash("sha256")
    .update(JSON.stringify(told.knowledge ? { ...told, knowledge: 0 } : told))
    .digest("hex");
  return { coded, text: told.text ?? text, contentHash };
}

function toCoded({ id, killed = 5, date = "2023-02-17", ...told }: Told): CodedDocument {
  const [event] = sample.events;
  if (event === undefined) throw new Error("the sample has an event");
  const own: DocumentEvent = {
    ...event,
    id: `v-${id}`,
    date: date === null ? null : { from: date, to: date },
    killed: killed === null ? null : { min: killed, max: null },
    ...told.event,
  };
  return {
    ...sample,
    coder: { ...sample.coder, knowledge: told.knowledge ?? "k1" },
    document: { ...sample.document, id, title: told.title ?? "A market" },
    entities: [...sample.entities, ...(told.entities ?? [])],
    mentions: sample.mentions.map((mention) => ({
      ...mention,
      // Far behind the sample's text, where nobody is named.
      sentence: told.sentence
        ? { start: 1000, end: 1000 + told.sentence.length, text: told.sentence }
        : mention.sentence,
    })),
    events: told.isEmpty ? [] : [own],
  };
}

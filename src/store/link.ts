/**
 * Which linked event a document's event is a report of. For now each stands alone; a linker that knows of other reports
 * takes the place of `linkAlone`, and nothing else changes.
 */
import type { CodedDocument, Count, DocumentEvent, Entity } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import type { Estimate, LinkedEvent, Party } from "../model/linked-event.js";

/** One report of an event: a document's event with the entities of that document. */
export interface Report {
  readonly event: DocumentEvent;
  readonly entities: ReadonlyMap<string, Entity>;
}

export interface Link {
  /** The linked event. */
  readonly event: string;
  readonly report: Report;
  readonly score: number;
  readonly reasons: readonly { readonly reason: string; readonly weight: number }[];
}

export type Linker = (coded: CodedDocument) => readonly Link[];

/** Every report is an event of its own; coded again, it is that event again. */
export const linkAlone: Linker = ({ entities, events }) => {
  const byId = new Map(entities.map((each) => [each.id, each]));
  return events.map((event) => ({
    event: toId("l", event.id),
    report: { event, entities: byId },
    score: 1,
    reasons: [{ reason: "only report", weight: 1 }],
  }));
};

/** What its reports make of an event. Until reports are linked there is one. */
export function summarise(id: string, { event, entities }: Report): LinkedEvent {
  const toParties = (ids: readonly string[]) => ids.map((each) => toParty(entities.get(each)));
  return {
    id,
    type: event.type,
    modes: event.modes,
    contexts: event.contexts,
    auxiliary: event.auxiliary,
    actors: toParties(event.actors),
    recipients: toParties(event.recipients),
    date: event.date,
    place: event.place,
    killed: toEstimate(event.killed),
    injured: toEstimate(event.injured),
    score: event.score,
    status: event.status,
    confidence: event.confidence,
  };
}

function toParty(entity: Entity | undefined): Party {
  if (entity === undefined) return { kind: "group", name: null, actor: null };
  return { kind: entity.kind, name: entity.public ? entity.name : null, actor: entity.actor };
}

/** The best figure of one report is what it says there were at least. */
function toEstimate(count: Omit<Count, "text"> | null): Estimate | null {
  return count === null ? null : { low: count.min, best: count.min, high: count.max };
}

/** `diff`: what the store knows at one moment of record time that it did not know at another, field by field, and why. */
import { sql } from "kysely";
import type { LinkedEvent } from "../model/linked-event.js";
import type { Engine } from "./engine.js";
import { heldAt } from "./event-query.js";
import { toLinkedEvent } from "./rows.js";
import type { ChangeRow, LinkedEventRow } from "./schema.js";

export const causes = ["report", "recoding", "person"] as const satisfies readonly ChangeRow["cause"][];

export interface DiffQuery {
  readonly from: string;
  /** Now, where it is null. */
  readonly to: string | null;
  /** Only what came about by this. */
  readonly cause?: ChangeRow["cause"];
  readonly limit: number;
  readonly offset?: number;
}

export interface EventChange {
  readonly id: string;
  /** `restored`: withdrawn at the first moment, and told again at the second. */
  readonly kind: "new" | "revised" | "withdrawn" | "restored";
  /** Of the last version. */
  readonly cause: ChangeRow["cause"];
  readonly recordedFrom: string;
  readonly event: LinkedEvent;
  /** For what is new, none. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: keyof LinkedEvent;
  readonly before: unknown;
  readonly after: unknown;
}

type CausedRow = LinkedEventRow & { readonly cause: ChangeRow["cause"] };

/** In the order of record time. */
export async function diff({ db }: Engine, query: DiffQuery): Promise<EventChange[]> {
  const { from, to, cause, limit, offset = 0 } = query;
  const told = await db
    .selectFrom("linked_events as e")
    .innerJoin("changes as c", "c.change", "e.change")
    .selectAll("e")
    .select("c.cause")
    .where(heldAt("e", to))
    .where("e.recorded_from", ">", from)
    // What came and went in between is no difference.
    .where(sql<boolean>`(not e.withdrawn or exists (
      select 1 from linked_events as b where b.event = e.event and not b.withdrawn and ${heldAt("b", from)}))`)
    .$if(cause !== undefined, (each) => each.where("c.cause", "=", cause ?? "report"))
    .orderBy("e.recorded_from")
    .orderBy("e.event")
    .limit(limit)
    .offset(offset)
    .execute();
  if (told.length === 0) return [];
  const events = told.map(({ event }) => event);
  const before = await db
    .selectFrom("linked_events as e")
    .selectAll()
    .where("event", "in", events)
    .where(heldAt("e", from))
    .execute();
  const byEvent = new Map(before.map((row) => [row.event, row]));
  return told.map((row) => toChange(row, byEvent.get(row.event)));
}

function toChange(row: CausedRow, before: LinkedEventRow | undefined): EventChange {
  const event = toLinkedEvent(row);
  const fields = before === undefined ? [] : findChanges(toLinkedEvent(before), event);
  return {
    id: row.event,
    kind: findKind(row, before),
    cause: row.cause,
    recordedFrom: row.recorded_from,
    event,
    fields,
  };
}

function findKind(row: LinkedEventRow, before: LinkedEventRow | undefined): EventChange["kind"] {
  if (row.withdrawn) return "withdrawn";
  if (before === undefined) return "new";
  return before.withdrawn ? "restored" : "revised";
}

const fields = [
  "type",
  "modes",
  "contexts",
  "auxiliary",
  "actors",
  "recipients",
  "date",
  "place",
  "killed",
  "injured",
  "score",
  "status",
  "confidence",
] as const satisfies readonly (keyof LinkedEvent)[];

function findChanges(before: LinkedEvent, after: LinkedEvent): FieldChange[] {
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

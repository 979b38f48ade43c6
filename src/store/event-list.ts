/** `findEvents`: a page of linked events. */
import { sql } from "kysely";
import type { Engine } from "./engine.js";
import { type EventPage, type EventQuery, toConditions } from "./event-query.js";
import { toLinkedEvent } from "./rows.js";

/** Ties are broken by the event's id, so that pages neither repeat nor skip. */
const orders = {
  date: sql`e.date_from`,
  killed: sql`e.killed_best`,
  confidence: sql`e.confidence`,
  recorded: sql`e.recorded_from`,
};

export async function findEvents(engine: Engine, query: EventQuery): Promise<EventPage> {
  const { sort = "date", isDescending = true, limit, offset = 0 } = query;
  const direction = isDescending ? sql`desc` : sql`asc`;
  const conditions = await toConditions(query, engine);
  const rows = await engine.db
    .selectFrom("linked_events as e")
    .selectAll()
    .where(sql<boolean>`${sql.join(conditions, sql` and `)}`)
    .orderBy(sql`${orders[sort]} ${direction} nulls last, e.event`)
    .limit(limit + 1)
    .offset(offset)
    .execute();
  return {
    events: rows
      .slice(0, limit)
      .map((row) => ({ ...toLinkedEvent(row), version: row.version, recordedFrom: row.recorded_from })),
    hasMore: rows.length > limit,
  };
}

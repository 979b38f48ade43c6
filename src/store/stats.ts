/** `countEvents`: how many events, by month, country and type, or by who acted towards whom. */
import { sql } from "kysely";
import type { Engine } from "./engine.js";
import { type EventFilter, toConditions } from "./event-query.js";

export interface CountQuery extends EventFilter {
  readonly by: CountBy;
}

/** `place`: month × country × type. `dyad`: month × acting country × receiving country. */
export const countBys = ["place", "dyad"] as const;
export type CountBy = (typeof countBys)[number];

export interface Count {
  /** "2023-02"; null for events without a date. */
  readonly month: string | null;
  readonly keys: readonly (string | null)[];
  readonly events: number;
  /** Sum of the best figures. */
  readonly killed: number;
  /** Mean of PLOVER's scores, from −10 to +10. */
  readonly meanScore: number;
}

interface Row {
  readonly year: number | null;
  readonly month: number | null;
  readonly first: string | null;
  readonly second: string | null;
  readonly events: number;
  readonly killed: number | null;
  readonly score: number;
}

const groups = {
  place: { first: sql`e.country`, second: sql`e.type`, from: sql`found as e` },
  dyad: {
    first: sql`a.country`,
    second: sql`r.country`,
    from: sql`found as e cross join unnest(e.actor_countries) as a(country)
      cross join unnest(e.recipient_countries) as r(country)`,
  },
};

export async function countEvents(engine: Engine, query: CountQuery): Promise<Count[]> {
  const { first, second, from } = groups[query.by];
  const conditions = await toConditions(query, engine);
  const { rows } = await sql<Row>`
    with found as materialized (
      select date_from, country, type, actor_countries, recipient_countries, killed_best, score
      from linked_events as e where ${sql.join(conditions, sql` and `)}
    )
    select extract(year from e.date_from) as year, extract(month from e.date_from) as month,
      ${first} as first, ${second} as second,
      count(*) as events, sum(e.killed_best) as killed, avg(e.score) as score
    from ${from}
    group by 1, 2, 3, 4
    order by 1 nulls last, 2, 3 nulls last, 4 nulls last`.execute(engine.db);
  return rows.map((row) => ({
    month: row.year === null ? null : `${String(row.year).padStart(4, "0")}-${String(row.month).padStart(2, "0")}`,
    keys: [row.first, row.second],
    events: row.events,
    killed: row.killed ?? 0,
    meanScore: row.score,
  }));
}

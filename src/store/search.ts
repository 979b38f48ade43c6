/** `search`: the sentences in which words stand, best first, with the events that they report. */
import { sql } from "kysely";
import type { Engine } from "./engine.js";
import { heldAt } from "./event-query.js";
import { parseSearch } from "./search-query.js";

export interface SearchQuery {
  /** Words, "a phrase", begin*. */
  readonly words: string;
  readonly asOf?: string | null;
  readonly limit: number;
  readonly offset?: number;
}

export interface SearchHit {
  readonly sentence: string;
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** Ids of the events that it reports. */
  readonly events: readonly string[];
}

interface Row {
  readonly coding: number;
  readonly sentence: number;
  readonly text: string;
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
}

export async function search(
  engine: Engine,
  { words, asOf = null, limit, offset = 0 }: SearchQuery,
): Promise<SearchHit[]> {
  const terms = parseSearch(words);
  if (terms.length === 0) return [];
  const found = await engine.words.find(engine.db, terms);
  const { rows } = await sql<Row>`
    select s.coding, s.sentence, s.text, coalesce(d.source_id, d.document) as document, d.title, d.publisher, d.published
    from (${found}) as hit
    join sentences as s on s.coding = hit.coding and s.sentence = hit.sentence
    join documents as d on d.coding = s.coding
    where ${heldAt("d", asOf)}
    order by hit.rank desc, s.coding desc, s.sentence
    limit ${limit} offset ${offset}`.execute(engine.db);
  return Promise.all(rows.map(async (row) => toHit(row, await findEventsOf(engine, row, asOf))));
}

function toHit({ text, document, title, publisher, published }: Row, events: readonly string[]): SearchHit {
  return { sentence: text, document, title, publisher, published, events };
}

async function findEventsOf({ db }: Engine, { coding, sentence }: Row, asOf: string | null): Promise<string[]> {
  const rows = await db
    .selectFrom("mentions as m")
    .innerJoin("links as l", (join) =>
      join.onRef("l.coding", "=", "m.coding").onRef("l.document_event", "=", "m.document_event"),
    )
    .select("l.event")
    .distinct()
    .where("m.coding", "=", coding)
    .where("m.sentence", "=", sentence)
    .where(heldAt("l", asOf))
    .orderBy("l.event")
    .execute();
  return rows.map(({ event }) => event);
}

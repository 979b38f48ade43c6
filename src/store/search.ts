/** `search`: the sentences in which words stand, best first, with the events that they report. */
import { type RawBuilder, sql } from "kysely";
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

interface Hit {
  readonly coding: number;
  readonly sentence: number;
}

export async function search(engine: Engine, query: SearchQuery): Promise<SearchHit[]> {
  const terms = parseSearch(query.words);
  if (terms.length === 0) return [];
  const hits = await findHeld(engine, await engine.words.find(engine.db, terms), query);
  if (hits.length === 0) return [];
  const [sentences, events] = [await readSentences(engine, hits), await readEvents(engine, hits, query.asOf ?? null)];
  return hits.flatMap((hit) => {
    const sentence = sentences.get(toKey(hit));
    return sentence === undefined ? [] : [{ ...sentence, events: events.get(toKey(hit)) ?? [] }];
  });
}

/**
 * The best hits in codings that held. Most do, so a few more than asked for are looked at, and more only where that was
 * too few: to join all hits with all documents takes as long as the search itself.
 */
async function findHeld({ db }: Engine, found: RawBuilder<unknown>, query: SearchQuery): Promise<Hit[]> {
  const { asOf, limit, offset = 0 } = query;
  const wanted = offset + limit;
  for (let size = 2 * wanted + 50; ; size *= 4) {
    const { rows } = await sql<Hit>`
      select coding, sentence from (${found}) as hit order by rank desc, coding desc, sentence limit ${size}`.execute(
      db,
    );
    if (rows.length === 0) return [];
    const codings = rows.map(({ coding }) => coding);
    const held = await db
      .selectFrom("documents as d")
      .select("coding")
      .where("coding", "in", codings)
      .where(heldAt("d", asOf))
      .execute();
    const isHeld = new Set(held.map(({ coding }) => coding));
    const hits = rows.filter(({ coding }) => isHeld.has(coding));
    if (hits.length >= wanted || rows.length < size) return hits.slice(offset, wanted);
  }
}

function toKey({ coding, sentence }: Hit): string {
  return `${coding} ${sentence}`;
}

async function readSentences(
  { db }: Engine,
  hits: readonly Hit[],
): Promise<ReadonlyMap<string, Omit<SearchHit, "events">>> {
  const rows = await db
    .selectFrom("sentences as s")
    .innerJoin("documents as d", "d.coding", "s.coding")
    .select(["s.coding", "s.sentence", "s.text", "d.document", "d.source_id", "d.title", "d.publisher", "d.published"])
    .where(
      "s.coding",
      "in",
      hits.map(({ coding }) => coding),
    )
    .where(
      "d.coding",
      "in",
      hits.map(({ coding }) => coding),
    )
    .execute();
  return new Map(
    rows.map(({ text, document, source_id, title, publisher, published, ...hit }) => {
      return [toKey(hit), { sentence: text, document: source_id ?? document, title, publisher, published }];
    }),
  );
}

/** Ids of the events that sentences report. */
async function readEvents(
  { db }: Engine,
  hits: readonly Hit[],
  asOf: string | null,
): Promise<ReadonlyMap<string, string[]>> {
  const codings = hits.map(({ coding }) => coding);
  const rows = await db
    .selectFrom("mentions as m")
    .innerJoin("links as l", (join) =>
      join.onRef("l.coding", "=", "m.coding").onRef("l.document_event", "=", "m.document_event"),
    )
    .select(["m.coding", "m.sentence", "l.event"])
    .distinct()
    .where("m.coding", "in", codings)
    .where("l.coding", "in", codings)
    .where(heldAt("l", asOf))
    .orderBy("l.event")
    .execute();
  const events = new Map<string, string[]>();
  for (const { event, ...hit } of rows) events.set(toKey(hit), [...(events.get(toKey(hit)) ?? []), event]);
  return events;
}

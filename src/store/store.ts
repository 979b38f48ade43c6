/** The store: what was reported, and what was known when. `openStore` is the one way in. */
import { existsSync } from "node:fs";
import { DragomanError } from "../model/fault.js";
import type { Intake } from "./arrival.js";
import { type DiffQuery, diff, type EventChange } from "./diff.js";
import { openDuckdb } from "./duckdb.js";
import { type Engine, findVersion, migrate } from "./engine.js";
import { type EventHistory, findHistory } from "./event-history.js";
import { findEvents } from "./event-list.js";
import type { EventPage, EventQuery } from "./event-query.js";
import { forget, type Subject } from "./forget.js";
import type { Forgetting } from "./forget-person.js";
import { type IntakeOptions, type Taken, takeIn, toDocumentKey } from "./intake.js";
import { latestVersion } from "./migrations.js";
import { openPostgres } from "./postgres.js";
import { type SearchHit, type SearchQuery, search } from "./search.js";
import { type Count, type CountQuery, countEvents } from "./stats.js";

export interface Store {
  readonly kind: Engine["kind"];
  /** Resolves when all of it is on disk; the same again changes nothing. */
  take(intakes: readonly Intake[], options?: IntakeOptions): Promise<Taken[]>;
  /** What `take` would answer for a document, before it is coded; null where that takes its coding. */
  recognise(id: string, contentHash: string): Promise<"known" | "forgotten" | null>;
  findEvents(query: EventQuery): Promise<EventPage>;
  /** All that is known of one event; null where there is none, or was none at that time. */
  findHistory(event: string, asOf?: string | null): Promise<EventHistory | null>;
  countEvents(query: CountQuery): Promise<Count[]>;
  /** Takes a document or a person out of all that was ever recorded. */
  forget(subject: Subject): Promise<Forgetting>;
  /** What is known at one moment and was not at another. */
  diff(query: DiffQuery): Promise<EventChange[]>;
  /** Sentences, best first. */
  search(query: SearchQuery): Promise<SearchHit[]>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Opens what is there, for queries only; several processes may read one DuckDB file. */
  readonly readOnly?: boolean;
  /** DuckDB's memory, "1GB" by default. */
  readonly memoryLimit?: string;
}

/** Opens `events.duckdb` or `postgres://…`, makes it where there is none, and brings its tables up to date. */
export async function openStore(address: string, options: StoreOptions = {}): Promise<Store> {
  const engine = await openEngine(address, options);
  try {
    await prepare(engine, address, options.readOnly ?? false);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return toStore(engine);
}

/** The database behind a store, its tables as they are. */
export async function openEngine(address: string, options: StoreOptions): Promise<Engine> {
  if (/^postgres(ql)?:\/\//.test(address)) return openPostgres(address);
  if (options.readOnly && !existsSync(address)) throw toError(address, "no such store; `dragoman ingest` makes one");
  return openDuckdb(address, options);
}

async function prepare(engine: Engine, address: string, readOnly: boolean): Promise<void> {
  const version = readOnly ? await findVersion(engine.db) : await migrate(engine);
  if (version > latestVersion)
    throw toError(
      address,
      `was written by a later Dragoman (tables of version ${version}, this one knows ${latestVersion})`,
    );
  if (readOnly && version < latestVersion)
    throw toError(address, `has tables of version ${version}; \`dragoman ingest\` brings them up to ${latestVersion}`);
}

function toStore(engine: Engine): Store {
  return {
    kind: engine.kind,
    take: (intakes, options = {}) => takeIn(engine, intakes, options),
    recognise: (id, contentHash) => recognise(engine, toDocumentKey(id), contentHash),
    findEvents: (query) => findEvents(engine, query),
    findHistory: (event, asOf = null) => findHistory(engine.db, event, asOf),
    countEvents: (query) => countEvents(engine, query),
    forget: (subject) => forget(engine, subject),
    diff: (query) => diff(engine, query),
    search: (query) => search(engine, query),
    close: () => engine.close(),
  };
}

async function recognise({ db }: Engine, document: string, contentHash: string): Promise<"known" | "forgotten" | null> {
  const row = await db
    .selectFrom("documents")
    .select("content_hash")
    .where("document", "=", document)
    .where("recorded_to", "is", null)
    .executeTakeFirst();
  if (row) return row.content_hash === contentHash ? "known" : null;
  const tombstone = await db
    .selectFrom("tombstones")
    .select("tombstone")
    .where("kind", "=", "document")
    .where("tombstone", "=", document)
    .executeTakeFirst();
  return tombstone ? "forgotten" : null;
}

function toError(file: string, message: string): DragomanError {
  return new DragomanError([{ file, line: null, field: null, rule: "store", message }]);
}

/**
 * How the tables came to be, version by version. What stands here is never changed, only added to: stores of every
 * version are out there. Types are those that both databases know; indexes are PostgreSQL's, since DuckDB reads columns.
 */

export interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
  readonly onlyPostgres: readonly string[];
  readonly onlyDuckdb: readonly string[];
  /** True where the words of all sentences are to be indexed anew. */
  readonly indexesWords?: true;
}

const recorded = "change bigint not null, recorded_from timestamp not null, recorded_to timestamp";

const tables = [
  `create table coders (coder bigint not null, version text not null, model text, knowledge text not null,
     first_used timestamp not null)`,
  `create table changes (change bigint not null, recorded_at timestamp not null, cause text not null, document text,
     coder bigint, person text, reason text)`,
  `create table documents (coding bigint not null, document text not null, ${recorded}, source_id text,
     content_hash text not null, coder bigint not null, published text, title text, url text, publisher text,
     language text not null, contexts text[] not null, text text)`,
  `create table entities (coding bigint not null, entity text not null, kind text not null, name text,
     is_public boolean not null, actor text, country text, roles text[] not null, place text)`,
  `create table sentences (coding bigint not null, sentence integer not null, sentence_end integer not null,
     text text not null)`,
  `create table mentions (coding bigint not null, mention text not null, document_event text, type text not null,
     modes text[] not null, auxiliary text[] not null, sentence integer not null, trigger_word text,
     confidence double precision not null, record text not null)`,
  `create table document_events (coding bigint not null, document_event text not null, type text not null,
     killed_min bigint, killed_max bigint, injured_min bigint, injured_max bigint, status text not null,
     record text not null)`,
  "create table relations (coding bigint not null, relation text not null, kind text not null, record text not null)",
  `create table statements (coding bigint not null, statement text not null, speaker text, source text,
     stance text not null, content text, record text not null)`,
  `create table passages (coding bigint not null, place text not null, state text not null, announced boolean not null,
     valid_from date, valid_to date, mention text not null, record text not null)`,
  `create table linked_events (event text not null, version integer not null, ${recorded}, withdrawn boolean not null,
     type text not null, modes text[] not null, contexts text[] not null, auxiliary text[] not null,
     actors text not null, actor_terms text[] not null, actor_countries text[] not null, actor_names text not null,
     recipients text not null, recipient_terms text[] not null, recipient_countries text[] not null,
     recipient_names text not null, date_from date, date_to date, place_name text, country text,
     latitude double precision, longitude double precision, place text, killed_low bigint, killed_best bigint,
     killed_high bigint, injured_low bigint, injured_best bigint, injured_high bigint,
     score double precision not null, status text not null, confidence double precision not null)`,
  `create table links (event text not null, document text not null, coding bigint not null, document_event text not null,
     ${recorded}, score double precision not null, reasons text not null)`,
  `create table judgements (judgement bigint not null, recorded_at timestamp not null, person text not null,
     kind text not null, events text[] not null, detail text not null, reason text)`,
  `create table tombstones (tombstone text not null, kind text not null, recorded_at timestamp not null, reason text)`,
  "create table settings (name text not null, value text not null)",
];

const ofCoding = ["entities", "sentences", "mentions", "document_events", "relations", "statements", "passages"];

const indexes = [
  "create unique index on changes (change)",
  "create unique index on documents (coding)",
  "create unique index on documents (document) where recorded_to is null",
  "create index on documents (document)",
  ...ofCoding.map((table) => `create index on ${table} (coding)`),
  "create unique index on linked_events (event, version)",
  "create index on linked_events (date_from, event)",
  "create index on linked_events (country, date_from)",
  "create index on linked_events (latitude, longitude)",
  "create index on linked_events using gin (actor_terms)",
  "create index on linked_events using gin (recipient_terms)",
  "create index on links (event)",
  "create index on links (coding)",
  "create unique index on tombstones (kind, tombstone)",
];

export const migrations: readonly Migration[] = [
  {
    version: 1,
    statements: tables,
    onlyPostgres: indexes,
    // Each document is looked up before it is coded.
    onlyDuckdb: ["create index documents_by_document on documents (document)"],
  },
  {
    version: 2,
    statements: [],
    onlyPostgres: [
      "create table sentence_words (coding bigint not null, sentence integer not null, words tsvector not null)",
      "create index on sentence_words (coding)",
      "create index on sentence_words using gin (words)",
    ],
    onlyDuckdb: [
      "create table words (word text not null, word_id integer not null)",
      `create table sentence_words (word_id integer not null, coding bigint not null, sentence integer not null,
         positions integer[] not null, length integer not null)`,
    ],
    indexesWords: true,
  },
];

/** The version that this program writes. */
export const latestVersion = migrations.at(-1)?.version ?? 0;

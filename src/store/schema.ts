/**
 * The tables as the query layer sees them, the same in every database; docs/store.md draws them. Moments are ISO 8601 in
 * UTC, days are ISO dates, and what no query looks into is JSON. `recorded_to` is null for what holds now.
 */
import type { DocumentEvent, Entity } from "../model/coded-document.js";

/** Record time: when the store learned it, by which change, and when something newer took its place. */
export interface Recorded {
  change: number;
  recorded_from: string;
  recorded_to: string | null;
}

export interface Tables {
  coders: { coder: number; version: string; model: string | null; knowledge: string; first_used: string };
  changes: ChangeRow;
  documents: DocumentRow;
  entities: EntityRow;
  /** How words are indexed is the database's own; PostgreSQL has no table of words. */
  words: { word: string; word_id: number };
  sentence_words: { coding: number; sentence: number };
  sentences: { coding: number; sentence: number; sentence_end: number; text: string };
  mentions: MentionRow;
  document_events: DocumentEventRow;
  relations: { coding: number; relation: string; kind: string; record: string };
  statements: StatementRow;
  passages: PassageRow;
  linked_events: LinkedEventRow;
  links: LinkRow;
  judgements: JudgementRow;
  tombstones: { tombstone: string; kind: "document" | "person"; recorded_at: string; reason: string | null };
  settings: { name: string; value: string };
}

/** Why something is new or other than it was. */
export interface ChangeRow {
  change: number;
  recorded_at: string;
  cause: "report" | "recoding" | "person";
  document: string | null;
  coder: number | null;
  person: string | null;
  reason: string | null;
}

/** One coding of one text; its number, `coding`, is that of the change which brought it. */
export interface DocumentRow extends Recorded {
  coding: number;
  document: string;
  /** The id that the publisher gave; null where a private person's name stands in it. */
  source_id: string | null;
  content_hash: string;
  coder: number;
  published: string | null;
  title: string | null;
  url: string | null;
  publisher: string | null;
  language: string;
  contexts: string[];
  text: string | null;
}

export interface EntityRow {
  coding: number;
  entity: string;
  kind: Entity["kind"];
  /** Null for a private person. */
  name: string | null;
  is_public: boolean;
  actor: string | null;
  country: string | null;
  roles: string[];
  place: string | null;
}

export interface MentionRow {
  coding: number;
  mention: string;
  document_event: string | null;
  type: DocumentEvent["type"];
  modes: string[];
  auxiliary: string[];
  sentence: number;
  trigger_word: string | null;
  confidence: number;
  record: string;
}

export interface DocumentEventRow {
  coding: number;
  document_event: string;
  type: DocumentEvent["type"];
  killed_min: number | null;
  killed_max: number | null;
  injured_min: number | null;
  injured_max: number | null;
  status: DocumentEvent["status"];
  record: string;
}

export interface StatementRow {
  coding: number;
  statement: string;
  speaker: string | null;
  source: string | null;
  stance: string;
  content: string | null;
  record: string;
}

export interface PassageRow {
  coding: number;
  place: string;
  state: string;
  announced: boolean;
  valid_from: string | null;
  valid_to: string | null;
  mention: string;
  record: string;
}

/** One version of one linked event. What can be asked for has a column; `actors` and `recipients` are the parties as JSON. */
export interface LinkedEventRow extends Recorded {
  event: string;
  version: number;
  /** True where no report tells of it any longer. */
  withdrawn: boolean;
  type: DocumentEvent["type"];
  modes: string[];
  contexts: string[];
  auxiliary: DocumentEvent["auxiliary"];
  actors: string;
  actor_terms: string[];
  actor_countries: string[];
  actor_names: string;
  recipients: string;
  recipient_terms: string[];
  recipient_countries: string[];
  recipient_names: string;
  date_from: string | null;
  date_to: string | null;
  place_name: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  place: string | null;
  killed_low: number | null;
  killed_best: number | null;
  killed_high: number | null;
  injured_low: number | null;
  injured_best: number | null;
  injured_high: number | null;
  score: number;
  status: DocumentEvent["status"];
  confidence: number;
}

/** That a document's event is a report of a linked event, and why. */
export interface LinkRow extends Recorded {
  event: string;
  document: string;
  coding: number;
  document_event: string;
  score: number;
  reasons: string;
}

export interface JudgementRow {
  judgement: number;
  recorded_at: string;
  person: string;
  kind: string;
  events: string[];
  detail: string;
  reason: string | null;
}

/** The store's tables, as far as they hold what was reported. */
export const reportTables = [
  "documents",
  "entities",
  "sentences",
  "sentence_words",
  "mentions",
  "document_events",
  "relations",
  "statements",
  "passages",
  "linked_events",
  "links",
] as const satisfies readonly (keyof Tables)[];

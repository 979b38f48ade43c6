/** What can be asked of events, and how a question becomes conditions in SQL. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { DocumentEvent, PloverType } from "../model/coded-document.js";
import type { LinkedEvent } from "../model/linked-event.js";
import type { Tables } from "./schema.js";
import { parseSearch, type WordIndex } from "./search-query.js";

export interface EventFilter {
  /** Valid time, both ends included: events that may have happened between them. */
  readonly from?: string;
  readonly to?: string;
  readonly types?: readonly PloverType[];
  readonly modes?: readonly string[];
  /** An actor's id, "PAK", "MIL", "PAK MIL", or a part of a name. */
  readonly actor?: string;
  readonly recipient?: string;
  readonly countries?: readonly string[];
  /** A part of the place's name. */
  readonly place?: string;
  readonly near?: { readonly latitude: number; readonly longitude: number; readonly radiusKm: number };
  readonly statuses?: readonly DocumentEvent["status"][];
  readonly minKilled?: number;
  readonly maxKilled?: number;
  readonly minConfidence?: number;
  /** Words of a sentence that reports it, as `search` takes them: words, "a phrase", begin*. */
  readonly text?: string;
  /** Record time: what was known then. Null or absent is now. */
  readonly asOf?: string | null;
}

export const statuses = [
  "reported",
  "alleged",
  "contested",
  "denied",
  "planned",
] as const satisfies readonly DocumentEvent["status"][];

export const sortKeys = ["date", "killed", "confidence", "recorded"] as const;

export interface EventQuery extends EventFilter {
  readonly sort?: (typeof sortKeys)[number];
  readonly isDescending?: boolean;
  /** At most so many, after so many. */
  readonly limit: number;
  readonly offset?: number;
}

export interface EventPage {
  readonly events: readonly ListedEvent[];
  /** True where there are more behind these. */
  readonly hasMore: boolean;
}

export interface ListedEvent extends LinkedEvent {
  readonly version: number;
  readonly recordedFrom: string;
}

export type Condition = RawBuilder<boolean>;

/** What each database says in its own words, since only these are fast there. */
export interface Dialect {
  readonly words: WordIndex;
  /** That a list holds an item. */
  hasItem(list: RawBuilder<unknown>, item: string): Condition;
}

/** True of the versions that held at a moment of record time. `table` is a name in the query, never from outside. */
export function heldAt(table: string, asOf: string | null | undefined): Condition {
  const from = sql.ref(`${table}.recorded_from`);
  const to = sql.ref(`${table}.recorded_to`);
  if (!asOf) return sql<boolean>`${to} is null`;
  return sql<boolean>`(${from} <= ${asOf} and (${to} is null or ${to} > ${asOf}))`;
}

/** All of a filter, on a table of linked events that the query calls `e`. */
export async function toConditions(
  filter: EventFilter,
  dialect: Dialect & { readonly db: Kysely<Tables> },
): Promise<Condition[]> {
  const told = filter.text ? [isToldWith(filter.asOf, await findWords(filter.text, dialect))] : [];
  const asked = rules.flatMap((rule) => rule(filter, dialect) ?? []);
  return [heldAt("e", filter.asOf), sql<boolean>`not e.withdrawn`, ...asked, ...told];
}

type Rule = (filter: EventFilter, dialect: Dialect) => Condition | null;

/** Each says what it asks for, or null where the filter does not ask. */
const rules: readonly Rule[] = [
  ({ from }) => (from ? sql`(e.date_to >= ${from} or (e.date_to is null and e.date_from is not null))` : null),
  ({ to }) => (to ? sql`e.date_from <= ${to}` : null),
  ({ types }) => (types ? sql`e.type in (${sql.join(types)})` : null),
  ({ modes }) =>
    modes
      ? sql`(${sql.join(
          modes.map((mode) => sql`${mode} = any(e.modes)`),
          sql` or `,
        )})`
      : null,
  ({ actor }, dialect) => (actor ? isParty("actor", actor, dialect) : null),
  ({ recipient }, dialect) => (recipient ? isParty("recipient", recipient, dialect) : null),
  ({ countries }) => (countries ? sql`e.country in (${sql.join(countries)})` : null),
  ({ place }) => (place ? contains(sql`lower(e.place_name)`, place) : null),
  ({ near }) => (near ? isNear(near) : null),
  ({ statuses }) => (statuses ? sql`e.status in (${sql.join(statuses)})` : null),
  ({ minKilled }) => (minKilled === undefined ? null : sql`e.killed_best >= ${minKilled}`),
  ({ maxKilled }) => (maxKilled === undefined ? null : sql`e.killed_best <= ${maxKilled}`),
  ({ minConfidence }) => (minConfidence === undefined ? null : sql`e.confidence >= ${minConfidence}`),
];

function isParty(side: "actor" | "recipient", asked: string, { hasItem }: Dialect): Condition {
  const isCode = hasItem(sql.ref(`e.${side}_terms`), asked);
  const isPlain = /^[A-Z]{3}( [A-Z]{3})?$/.test(asked);
  return isPlain ? isCode : sql`(${isCode} or ${contains(sql.ref(`e.${side}_names`), asked)})`;
}

/** Both are compared in lower case; `column` already is. */
function contains(column: RawBuilder<unknown>, part: string): Condition {
  const pattern = `%${part.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return sql`${column} like ${pattern} escape ${sql.lit("\\")}`;
}

const kmPerDegree = 111.195;

/** By the great circle; a box is looked at first, which an index can answer. */
function isNear({ latitude, longitude, radiusKm }: NonNullable<EventFilter["near"]>): Condition {
  const high = radiusKm / kmPerDegree;
  const wide = high / Math.max(0.01, Math.cos((Math.min(89, Math.abs(latitude) + high) * Math.PI) / 180));
  const sine = (part: RawBuilder<unknown>) => sql`power(sin(radians(${part}) / 2), 2)`;
  const north = sine(sql`e.latitude - ${latitude}::double precision`);
  const east = sine(sql`e.longitude - ${longitude}::double precision`);
  const scale = sql`cos(radians(e.latitude)) * cos(radians(${latitude}::double precision))`;
  const distance = sql`2 * 6371 * asin(sqrt(least(1, ${north} + ${scale} * ${east})))`;
  const isInBox =
    Math.abs(longitude) + wide > 180
      ? sql`e.latitude between ${latitude - high} and ${latitude + high}`
      : sql`e.latitude between ${latitude - high} and ${latitude + high}
          and e.longitude between ${longitude - wide} and ${longitude + wide}`;
  return sql`(${isInBox} and ${distance} <= ${radiusKm})`;
}

async function findWords(
  text: string,
  { db, words }: Dialect & { readonly db: Kysely<Tables> },
): Promise<RawBuilder<unknown> | null> {
  const terms = parseSearch(text);
  return terms.length === 0 ? null : words.find(db, terms);
}

/** A sentence of one of its reports was found. */
function isToldWith(asOf: string | null | undefined, found: RawBuilder<unknown> | null): Condition {
  if (found === null) return sql`false`;
  return sql`e.event in (
    select l.event from links as l
    join mentions as m on m.coding = l.coding and m.document_event = l.document_event
    join (${found}) as hit on hit.coding = m.coding and hit.sentence = m.sentence
    where ${heldAt("l", asOf)})`;
}

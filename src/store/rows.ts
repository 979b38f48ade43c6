/** From a coded document, already masked, to the rows that hold it. */
import type { CodedDocument, Entity, EventMention, Span } from "../model/coded-document.js";
import type { LinkedEvent, Party } from "../model/linked-event.js";
import type { LinkedEventRow, Recorded, Tables } from "./schema.js";

/** How much of the text is kept: nothing, the sentences that report an event and what is said, or all of it. */
export type KeepText = "none" | "evidence" | "full";
export const keepTexts = ["none", "evidence", "full"] as const satisfies readonly KeepText[];

type CodingTable = "entities" | "sentences" | "mentions" | "document_events" | "relations" | "statements" | "passages";
export type CodingRows = { readonly [T in CodingTable]: Tables[T][] };

/** All that one coding says, under its number. */
export function toCodingRows(coded: CodedDocument, coding: number, keep: KeepText): CodingRows {
  const isKept = keep !== "none";
  const write = (record: unknown) => JSON.stringify(record, isKept ? undefined : withoutText);
  const says = (span: Span | null) => (isKept ? (span?.text ?? null) : null);
  const eventOf = new Map(coded.events.flatMap(({ id, mentions }) => mentions.map((mention) => [mention, id])));
  return {
    entities: coded.entities.map((each) => toEntityRow(each, coding)),
    sentences: isKept ? toSentences(coded.mentions, coding) : [],
    mentions: coded.mentions.map(({ sentence, trigger, ...rest }) => ({
      coding,
      mention: rest.id,
      document_event: eventOf.get(rest.id) ?? null,
      type: rest.type,
      modes: rest.modes,
      auxiliary: rest.auxiliary,
      sentence: sentence.start,
      trigger_word: says(trigger),
      confidence: rest.confidence,
      record: write({ trigger: { start: trigger.start, end: trigger.end }, ...toDetail(rest) }),
    })),
    document_events: coded.events.map((event) => ({
      coding,
      document_event: event.id,
      type: event.type,
      killed_min: event.killed?.min ?? null,
      killed_max: event.killed?.max ?? null,
      injured_min: event.injured?.min ?? null,
      injured_max: event.injured?.max ?? null,
      status: event.status,
      record: write(event),
    })),
    relations: coded.relations.map((each) => ({ coding, relation: each.id, kind: each.kind, record: write(each) })),
    statements: coded.statements.map((each) => ({
      coding,
      statement: each.id,
      speaker: each.speaker,
      source: says(each.source),
      stance: each.stance,
      content: isKept ? each.content.map(({ text }) => text).join(" … ") : null,
      record: write(each),
    })),
    passages: coded.passages.map((each) => ({
      coding,
      place: each.place,
      state: each.state,
      announced: each.announced,
      valid_from: toDay(each.from),
      valid_to: toDay(each.to),
      mention: each.mention,
      record: write(each.attribution),
    })),
  };
}

/** One version of a linked event. */
export function toLinkedEventRow(
  event: LinkedEvent,
  version: { version: number; withdrawn: boolean } & Recorded,
): LinkedEventRow {
  const { actors, recipients, place, killed, injured } = event;
  return {
    event: event.id,
    ...version,
    type: event.type,
    modes: [...event.modes],
    contexts: [...event.contexts],
    auxiliary: event.auxiliary,
    actors: JSON.stringify(actors),
    actor_terms: toTerms(actors),
    actor_countries: toCountries(actors),
    actor_names: toNames(actors),
    recipients: JSON.stringify(recipients),
    recipient_terms: toTerms(recipients),
    recipient_countries: toCountries(recipients),
    recipient_names: toNames(recipients),
    date_from: toDay(event.date?.from ?? null),
    date_to: toDay(event.date?.to ?? null),
    place_name: place?.name ?? null,
    country: place?.country ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    place: place === null ? null : JSON.stringify(place),
    killed_low: killed?.low ?? null,
    killed_best: killed?.best ?? null,
    killed_high: killed?.high ?? null,
    injured_low: injured?.low ?? null,
    injured_best: injured?.best ?? null,
    injured_high: injured?.high ?? null,
    score: event.score,
    status: event.status,
    confidence: event.confidence,
  };
}

export function toLinkedEvent(row: LinkedEventRow): LinkedEvent {
  return {
    id: row.event,
    type: row.type,
    modes: row.modes,
    contexts: row.contexts,
    auxiliary: row.auxiliary,
    actors: JSON.parse(row.actors),
    recipients: JSON.parse(row.recipients),
    date: row.date_from === null ? null : { from: row.date_from, to: row.date_to },
    place: row.place === null ? null : JSON.parse(row.place),
    killed: toEstimate(row.killed_low, row.killed_best, row.killed_high),
    injured: toEstimate(row.injured_low, row.injured_best, row.injured_high),
    score: row.score,
    status: row.status,
    confidence: row.confidence,
  };
}

function toEstimate(low: number | null, best: number | null, high: number | null): LinkedEvent["killed"] {
  return low === null || best === null ? null : { low, best, high };
}

function toEntityRow({ id, kind, name, public: isPublic, actor, place }: Entity, coding: number): Tables["entities"] {
  return {
    coding,
    entity: id,
    kind,
    name: isPublic ? name : null,
    is_public: isPublic,
    actor: actor?.id ?? null,
    country: actor?.country ?? place?.country ?? null,
    roles: actor?.roles ?? [],
    place: place === null ? null : JSON.stringify(place),
  };
}

/** Each sentence once, however many events it reports. */
function toSentences(mentions: readonly EventMention[], coding: number): Tables["sentences"][] {
  const byStart = new Map(mentions.map(({ sentence }) => [sentence.start, sentence]));
  return Array.from(byStart.values(), ({ start, end, text }) => ({ coding, sentence: start, sentence_end: end, text }));
}

/** What a mention says and no column holds; what is empty is left out. */
function toDetail({
  id: _,
  type: __,
  modes: ___,
  auxiliary: ____,
  confidence: _____,
  ...rest
}: Omit<EventMention, "sentence" | "trigger">) {
  return Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

function withoutText(this: unknown, key: string, value: unknown): unknown {
  const isSpan = typeof this === "object" && this !== null && "start" in this;
  return key === "text" && isSpan ? "" : value;
}

/** All by which a party may be asked for: its id, its country, its roles, and both together: "PAK MIL". */
function toTerms(parties: readonly Party[]): string[] {
  const terms = parties.flatMap(({ actor }) => {
    if (actor === null) return [];
    const { id, country, roles } = actor;
    return [id, country, ...roles, ...(country === null ? [] : roles.map((role) => `${country} ${role}`))];
  });
  return [...new Set(terms.filter((term) => term !== null))];
}

function toCountries(parties: readonly Party[]): string[] {
  return [...new Set(parties.flatMap(({ actor }) => actor?.country ?? []))];
}

function toNames(parties: readonly Party[]): string {
  return parties.flatMap(({ name }) => name?.toLowerCase() ?? []).join("\n");
}

/** The day of a date, which may come with a time; a year before 1 or after 9999 is none. */
function toDay(date: string | null): string | null {
  return date !== null && /^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : null;
}

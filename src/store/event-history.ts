/** `findHistory`: all that is known of one event: its versions and their causes, its reports, who claims what. */
import type { Attribution, EventMention, Toll } from "../model/coded-document.js";
import type { LinkedEvent } from "../model/linked-event.js";
import type { Database } from "./engine.js";
import { heldAt } from "./event-query.js";
import { toLinkedEvent } from "./rows.js";
import type { ChangeRow, LinkRow } from "./schema.js";

export interface EventHistory {
  readonly event: LinkedEvent;
  readonly withdrawn: boolean;
  /** Oldest first. */
  readonly versions: readonly EventVersion[];
  readonly reports: readonly EventReport[];
}

export interface EventVersion {
  readonly version: number;
  readonly recordedFrom: string;
  /** Null while it holds. */
  readonly recordedTo: string | null;
  readonly withdrawn: boolean;
  readonly cause: ChangeRow["cause"];
  readonly reason: string | null;
  /** The document whose report or coding it was. */
  readonly document: string | null;
  /** Who coded it: "0.1.0, knowledge 96059c6df9a8". */
  readonly coder: string | null;
  readonly event: LinkedEvent;
}

export interface EventReport {
  /** The publisher's id, or the store's own where that one names a private person. */
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly score: number;
  readonly reasons: readonly { readonly reason: string; readonly weight: number }[];
  readonly sentences: readonly string[];
  readonly claims: readonly Claim[];
}

/** One figure, and who gives it. */
export interface Claim {
  readonly kind: Toll["kind"];
  readonly low: number;
  readonly high: number | null;
  readonly source: string;
  readonly stance: Attribution["stance"];
}

export async function findHistory(db: Database, event: string, asOf: string | null): Promise<EventHistory | null> {
  const versions = await readVersions(db, event, asOf);
  const last = versions.at(-1);
  if (last === undefined) return null;
  return { event: last.event, withdrawn: last.withdrawn, versions, reports: await readReports(db, event, asOf) };
}

async function readVersions(db: Database, event: string, asOf: string | null): Promise<EventVersion[]> {
  const rows = await db
    .selectFrom("linked_events as e")
    .innerJoin("changes as c", "c.change", "e.change")
    .leftJoin("documents as d", "d.coding", "c.change")
    .leftJoin("coders as k", "k.coder", "c.coder")
    .selectAll("e")
    .select([
      "c.cause",
      "c.reason",
      "c.document",
      "d.source_id",
      "k.version as coder_version",
      "k.model",
      "k.knowledge",
    ])
    .where("e.event", "=", event)
    .$if(asOf !== null, (query) => query.where("e.recorded_from", "<=", asOf ?? ""))
    .orderBy("e.version")
    .execute();
  return rows.map((row) => ({
    version: row.version,
    recordedFrom: row.recorded_from,
    // What ended after the moment asked about had not ended then.
    recordedTo: asOf !== null && row.recorded_to !== null && row.recorded_to > asOf ? null : row.recorded_to,
    withdrawn: row.withdrawn,
    cause: row.cause,
    reason: row.reason,
    document: row.source_id ?? row.document,
    coder: row.coder_version === null ? null : writeCoder(row.coder_version, row.model, row.knowledge),
    event: toLinkedEvent(row),
  }));
}

function writeCoder(version: string, model: string | null, knowledge: string | null): string {
  return [version, ...(model === null ? [] : [`model ${model}`]), `knowledge ${knowledge}`].join(", ");
}

async function readReports(db: Database, event: string, asOf: string | null): Promise<EventReport[]> {
  const rows = await db
    .selectFrom("links as l")
    .innerJoin("documents as d", "d.coding", "l.coding")
    .select(["l.coding", "l.document", "l.document_event", "l.score", "l.reasons"])
    .select(["d.source_id", "d.title", "d.publisher", "d.published", "d.url"])
    .where("l.event", "=", event)
    .where(heldAt("l", asOf))
    .orderBy("d.published")
    .orderBy("l.document")
    .execute();
  return Promise.all(rows.map(async (row) => ({ ...toReport(row), ...(await readTelling(db, row)) })));
}

interface ReportRow extends Pick<LinkRow, "coding" | "document" | "document_event" | "score" | "reasons"> {
  readonly source_id: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

function toReport(row: ReportRow): Omit<EventReport, "sentences" | "claims"> {
  const { title, publisher, published, url, score } = row;
  const document = row.source_id ?? row.document;
  return { document, title, publisher, published, url, score, reasons: JSON.parse(row.reasons) };
}

/** The sentences in which a document tells of the event, and the figures in them. */
async function readTelling(db: Database, link: ReportRow): Promise<Pick<EventReport, "sentences" | "claims">> {
  const mentions = await db
    .selectFrom("mentions as m")
    .leftJoin("sentences as s", (join) =>
      join.onRef("s.coding", "=", "m.coding").onRef("s.sentence", "=", "m.sentence"),
    )
    .select(["m.record", "s.text"])
    .where("m.coding", "=", link.coding)
    .where("m.document_event", "=", link.document_event)
    .orderBy("m.sentence")
    .execute();
  const speakers = await readNames(db, link.coding);
  const toSource = (attribution: Attribution | undefined) =>
    (attribution?.speaker ? speakers.get(attribution.speaker) : attribution?.text.text) ||
    (attribution ? "a source" : (link.publisher ?? "the report"));
  return {
    sentences: [...new Set(mentions.flatMap(({ text }) => text ?? []))],
    claims: unique(mentions.flatMap(({ record }) => toClaims(JSON.parse(record), toSource))),
  };
}

async function readNames(db: Database, coding: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom("entities").select(["entity", "name"]).where("coding", "=", coding).execute();
  return new Map(rows.map(({ entity, name }) => [entity, name ?? "a private person"]));
}

/** A toll is claimed by whoever the text ascribes it to, else by whoever tells of the event, else by the publisher. */
function toClaims(mention: Partial<EventMention>, toSource: (attribution: Attribution | undefined) => string): Claim[] {
  const tolls = (mention.tolls ?? []).filter(({ cumulative }) => !cumulative);
  return tolls.map(({ kind, count, attribution }) => {
    // The innermost speaker is the one who says it.
    const speaker = attribution.at(-1) ?? mention.attribution?.at(-1);
    const stance = speaker?.stance ?? "asserts";
    return { kind, low: count.min, high: count.max, source: toSource(speaker), stance };
  });
}

function unique(claims: readonly Claim[]): Claim[] {
  return [...new Map(claims.map((claim) => [JSON.stringify(claim), claim])).values()];
}

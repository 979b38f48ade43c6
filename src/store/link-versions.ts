/** Links of documents that arrive, and the new versions of the linked events that they touch. */
import type { LinkedEvent } from "../model/linked-event.js";
import type { Arrival } from "./arrival.js";
import type { Engine, Writing } from "./engine.js";
import { type Link, type Linker, summarise } from "./link.js";
import { toLinkedEventRow } from "./rows.js";
import type { LinkedEventRow, LinkRow } from "./schema.js";

interface Linked {
  readonly arrival: Arrival;
  readonly links: readonly Link[];
}

/** Closes the links of the arrivals' earlier codings and writes theirs. */
export async function writeLinks(
  engine: Engine,
  writing: Writing,
  arrivals: readonly Arrival[],
  linker: Linker,
): Promise<void> {
  const linked = arrivals.map((arrival) => ({ arrival, links: linker(arrival.masked.coded) }));
  const before = await closeLinks(writing, arrivals);
  const rows = linked.flatMap(({ arrival, links }) => links.map((link) => toLinkRow(link, arrival)));
  await engine.insert(writing, "links", rows);
  await writeVersions(engine, writing, linked, before);
}

/** The events that lose a report, by document. */
async function closeLinks(
  writing: Writing,
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const replaced = arrivals.filter(({ before }) => before !== null).map(({ document }) => document);
  const [moment] = arrivals.map(({ change }) => change.recorded_at);
  const lost = new Map<string, string[]>();
  if (replaced.length === 0 || moment === undefined) return lost;
  const open = await writing
    .selectFrom("links")
    .select(["document", "event"])
    .where("document", "in", replaced)
    .where("recorded_to", "is", null)
    .execute();
  for (const { document, event } of open) lost.set(document, [...(lost.get(document) ?? []), event]);
  await writing
    .updateTable("links")
    .set({ recorded_to: moment })
    .where("document", "in", replaced)
    .where("recorded_to", "is", null)
    .execute();
  return lost;
}

function toLinkRow(link: Link, { change, document }: Arrival): LinkRow {
  return {
    event: link.event,
    document,
    coding: change.change,
    document_event: link.report.event.id,
    change: change.change,
    recorded_from: change.recorded_at,
    recorded_to: null,
    score: link.score,
    reasons: JSON.stringify(link.reasons),
  };
}

async function writeVersions(
  engine: Engine,
  writing: Writing,
  linked: readonly Linked[],
  before: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const touched = [...linked.flatMap(({ links }) => links.map(({ event }) => event)), ...[...before.values()].flat()];
  const current = await readCurrent(writing, touched, linked);
  const rows = linked.flatMap(({ arrival, links }) => {
    const told = links.map(({ event, report }) => toVersion(summarise(event, report), arrival, current.get(event)));
    const kept = new Set(links.map(({ event }) => event));
    const lost = (before.get(arrival.document) ?? []).filter((event) => !kept.has(event));
    return [...told, ...lost.map((event) => toWithdrawal(arrival, current.get(event)))].filter((row) => row !== null);
  });
  const replaced = rows.filter(({ version }) => version > 1).map(({ event }) => event);
  const moment = rows[0]?.recorded_from;
  if (replaced.length > 0 && moment !== undefined)
    await writing
      .updateTable("linked_events")
      .set({ recorded_to: moment })
      .where("event", "in", replaced)
      .where("recorded_to", "is", null)
      .execute();
  await engine.insert(writing, "linked_events", rows);
}

/** The latest version of each event. New documents alone can have none, which saves the look. */
async function readCurrent(
  writing: Writing,
  events: readonly string[],
  linked: readonly Linked[],
): Promise<ReadonlyMap<string, LinkedEventRow>> {
  if (events.length === 0 || linked.every(({ arrival }) => arrival.before === null)) return new Map();
  const rows = await writing
    .selectFrom("linked_events")
    .selectAll()
    .where("event", "in", events)
    .where("recorded_to", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.event, row]));
}

/** The next version; null where it would say what the last one says. */
function toVersion(event: LinkedEvent, { change }: Arrival, last: LinkedEventRow | undefined): LinkedEventRow | null {
  const recorded = { change: change.change, recorded_from: change.recorded_at, recorded_to: null };
  const row = toLinkedEventRow(event, { version: (last?.version ?? 0) + 1, withdrawn: false, ...recorded });
  return last !== undefined && toContent(row) === toContent(last) ? null : row;
}

function toWithdrawal({ change }: Arrival, last: LinkedEventRow | undefined): LinkedEventRow | null {
  if (last === undefined || last.withdrawn) return null;
  const recorded = { change: change.change, recorded_from: change.recorded_at, recorded_to: null };
  return { ...last, ...recorded, version: last.version + 1, withdrawn: true };
}

/** What a version says, without when and why. */
function toContent({
  version: _,
  change: __,
  recorded_from: ___,
  recorded_to: ____,
  ...content
}: LinkedEventRow): string {
  return JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Linked events and counts as a table for people, as JSON Lines, and as CSV for spreadsheets. */
import type { Estimate, LinkedEvent, Party } from "../model/linked-event.js";
import type { ListedEvent } from "../store/event-query.js";
import type { Count, CountQuery } from "../store/stats.js";
import { type Column, type Screen, toGrid } from "./grid.js";
import { toPrintable } from "./terminal.js";

export const listFormats = ["table", "jsonl", "csv"] as const;
export type ListFormat = (typeof listFormats)[number];

const columns: readonly Column[] = [
  { title: "date", weight: 1 },
  { title: "event", weight: 1 },
  { title: "who → whom", weight: 2 },
  { title: "place", weight: 1 },
  { title: "killed/injured", weight: 1 },
  { title: "status", weight: 1 },
  { title: "id", weight: 1 },
];

export function writeEvents(events: readonly ListedEvent[], format: ListFormat, screen: Screen): string {
  if (format === "jsonl") return events.map((event) => `${JSON.stringify(event)}\n`).join("");
  if (format === "csv")
    return writeCsv(
      Object.keys(csvFields),
      events.map((event) => Object.values(csvFields).map((field) => field(event))),
    );
  if (events.length === 0) return "no events\n";
  return `${toGrid(
    columns,
    events.map((event) => ({ cells: [...toCells(event), event.id], below: [] })),
    screen,
  ).join("\n")}\n`;
}

/** Date, event, parties, place, tolls and status, as a table shows them. */
export function toCells(event: LinkedEvent): string[] {
  return [
    writeDate(event.date),
    [event.type, ...event.modes].join("/"),
    writeParties(event),
    event.place === null ? "–" : [event.place.name, event.place.country].filter((part) => part !== null).join(", "),
    writeTolls(event),
    [...new Set([event.status, ...event.auxiliary])].join(", "),
  ].map(toPrintable);
}

export interface CountsPage {
  readonly by: CountQuery["by"];
  readonly format: ListFormat;
  readonly screen: Screen;
}

export function writeCounts(counts: readonly Count[], { by, format, screen }: CountsPage): string {
  const names = by === "place" ? ["country", "type"] : ["actor", "recipient"];
  const titles = ["month", ...names, "events", "killed", "mean_score"];
  const rows = counts.map(({ month, keys, events, killed, meanScore }) => [
    month,
    ...keys,
    events,
    killed,
    Math.round(meanScore * 100) / 100,
  ]);
  if (format === "csv") return writeCsv(titles, rows);
  if (format === "jsonl")
    return rows
      .map((row) => `${JSON.stringify(Object.fromEntries(titles.map((title, index) => [title, row[index]])))}\n`)
      .join("");
  if (rows.length === 0) return "no events\n";
  const cells = rows.map((row) => ({ cells: row.map((each) => (each === null ? "–" : String(each))), below: [] }));
  return `${toGrid(
    titles.map((title) => ({ title: title.replace("_", " "), weight: 1 })),
    cells,
    screen,
  ).join("\n")}\n`;
}

type Cell = string | number | null;

const csvFields: Record<string, (event: ListedEvent) => Cell> = {
  event: ({ id }) => id,
  version: ({ version }) => version,
  date_from: ({ date }) => date?.from ?? null,
  date_to: ({ date }) => date?.to ?? null,
  type: ({ type }) => type,
  modes: ({ modes }) => modes.join(";"),
  contexts: ({ contexts }) => contexts.join(";"),
  auxiliary: ({ auxiliary }) => auxiliary.join(";"),
  actors: ({ actors }) => actors.map(writeName).join(";"),
  actor_codes: ({ actors }) => actors.map(writeCode).join(";"),
  recipients: ({ recipients }) => recipients.map(writeName).join(";"),
  recipient_codes: ({ recipients }) => recipients.map(writeCode).join(";"),
  place: ({ place }) => place?.name ?? null,
  geonames: ({ place }) => place?.geonames ?? null,
  country: ({ place }) => place?.country ?? null,
  admin1: ({ place }) => place?.admin1 ?? null,
  latitude: ({ place }) => place?.latitude ?? null,
  longitude: ({ place }) => place?.longitude ?? null,
  radius_km: ({ place }) => place?.radiusKm ?? null,
  precision: ({ place }) => place?.precision ?? null,
  killed_low: ({ killed }) => killed?.low ?? null,
  killed_best: ({ killed }) => killed?.best ?? null,
  killed_high: ({ killed }) => killed?.high ?? null,
  injured_low: ({ injured }) => injured?.low ?? null,
  injured_best: ({ injured }) => injured?.best ?? null,
  injured_high: ({ injured }) => injured?.high ?? null,
  score: ({ score }) => score,
  status: ({ status }) => status,
  confidence: ({ confidence }) => confidence,
  recorded_from: ({ recordedFrom }) => recordedFrom,
};

/** RFC 4180, with the line end of programs. */
export function writeCsv(titles: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [titles, ...rows].map((row) => `${row.map(writeCell).join(",")}\n`).join("");
}

// A spreadsheet takes a text that opens with one of these for a formula; what a report says must not run there.
function writeCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function writeDate(date: LinkedEvent["date"]): string {
  if (date === null) return "–";
  if (date.to === null) return `from ${date.from}`;
  return date.from === date.to ? date.from : `${date.from}–${date.to}`;
}

function writeParties({ actors, recipients }: LinkedEvent): string {
  const write = (parties: readonly Party[]) => [...new Set(parties.map(writeName))].join(", ");
  return recipients.length === 0 ? write(actors) || "–" : `${write(actors) || "–"} → ${write(recipients)}`;
}

function writeName({ name }: Party): string {
  return name ?? "a private person";
}

function writeCode({ actor }: Party): string {
  return [actor?.country, ...(actor?.roles ?? [])].filter((part) => part).join(" ");
}

function writeTolls({ killed, injured }: LinkedEvent): string {
  const parts = [
    ...(killed === null ? [] : [`${writeEstimate(killed)} killed`]),
    ...(injured === null ? [] : [`${writeEstimate(injured)} injured`]),
  ];
  return parts.join(", ") || "–";
}

/** "5", "81+", "5 (3–9)" */
export function writeEstimate({ low, best, high }: Estimate): string {
  if (high === null) return low === best ? `${best}+` : `${best} (${low}+)`;
  return low === high ? String(best) : `${best} (${low}–${high})`;
}

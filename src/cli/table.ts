/** Coded documents as people read them: one row an event, its sentences beneath. */
import type { Exporter } from "../export/exporters.js";
import type { ActorCode, CodedDocument, Count, DocumentEvent, Entity, EventMention } from "../model/coded-document.js";
import { byPosition } from "../model/span.js";
import { type Column, hang, type Screen, toGrid } from "./grid.js";
import { writeName, writeParties, writeSources } from "./parties.js";
import { writeReasons } from "./reasons.js";
import { mark, paint, toPrintable, wrap } from "./terminal.js";

export interface TableOptions extends Screen {
  /** Each event's sentences beneath it, with the words that name the event marked. */
  readonly evidence: boolean;
}

const columns: readonly Column[] = [
  { title: "date", weight: 1 },
  { title: "event", weight: 1 },
  { title: "who → whom", weight: 2 },
  { title: "place", weight: 1 },
  { title: "killed/injured", weight: 1 },
  { title: "status", weight: 1 },
  { title: "according to", weight: 1.5 },
];

const auxiliaryWords: Readonly<Record<EventMention["auxiliary"][number], string>> = {
  negation: "not happened",
  hypothetical: "might",
  historical: "history",
  future: "planned",
};

/** An exporter for a terminal of that width. */
export function createTable(options: TableOptions): Exporter {
  return {
    name: "table",
    mediaType: "text/plain",
    frame: { head: "", between: "\n", tail: "" },
    write: (document) => `${writeDocument(document, options).join("\n")}\n`,
  };
}

function writeDocument(document: CodedDocument, options: TableOptions): string[] {
  const rows = document.events.map((event) => ({
    cells: toCells(event, document),
    below: options.evidence ? writeEvidence(event, document, options) : [],
  }));
  const events = rows.length === 0 ? ["no events"] : toGrid(columns, rows, options);
  return [...writeHeading(document, options), ...events, ...writeReasons(document, options)];
}

function writeHeading({ document }: CodedDocument, { width, hasColour }: Screen): string[] {
  const parts = [document.id, document.title, document.publisher, document.published ?? "no publication date"];
  const heading = parts
    .filter((part) => part !== undefined)
    .map(toPrintable)
    .join(" · ");
  return wrap(heading, width).map((line) => paint(line, "bold", hasColour));
}

function toCells(event: DocumentEvent, document: CodedDocument): string[] {
  const mentions = findMentions(event, document);
  const cells = [
    writeDate(event.date),
    [event.type, ...event.modes].join("/"),
    writeParties(event, mentions, document),
    event.place === null ? "–" : [event.place.name, event.place.country].filter((part) => part !== null).join(", "),
    writeTolls(event),
    [...new Set([event.status, ...event.auxiliary.map((auxiliary) => auxiliaryWords[auxiliary])])].join(", "),
    writeSources(mentions, document),
  ];
  return cells.map(toPrintable);
}

function findMentions({ mentions }: DocumentEvent, document: CodedDocument): EventMention[] {
  return document.mentions.filter(({ id }) => mentions.includes(id)).sort((a, b) => byPosition(a.trigger, b.trigger));
}

function writeDate(date: DocumentEvent["date"]): string {
  if (date === null) return "–";
  if (date.to === null) return `from ${date.from}`;
  return date.from === date.to ? date.from : `${date.from}–${date.to}`;
}

/** "5 killed, 12+ injured" */
function writeTolls({ killed, injured }: DocumentEvent): string {
  const parts = [
    ...(killed === null ? [] : [`${writeCount(killed)} killed`]),
    ...(injured === null ? [] : [`${writeCount(injured)} injured`]),
  ];
  return parts.join(", ") || "–";
}

/** "5", "81+", "≤100", "45–49". */
function writeCount(count: Omit<Count, "text">): string {
  if (count.max === null) return `${count.min}+`;
  if (count.min === count.max) return String(count.min);
  return count.min === 0 ? `≤${count.max}` : `${count.min}–${count.max}`;
}

function writeEvidence(event: DocumentEvent, document: CodedDocument, screen: Screen): string[] {
  const bySentence = groupBySentence(findMentions(event, document));
  const sentences = bySentence.flatMap((mentions) => hang("│ ", markTriggers(mentions, screen), screen));
  const parties = [...new Set([...event.actors, ...event.recipients])];
  const known = document.entities.filter(({ id, actor }) => actor !== null && parties.includes(id));
  const codes = known.map((entity) => `${writeName(entity.id, document)} = ${writeCode(entity)}`).join(" · ");
  return [...sentences, ...(codes === "" ? [] : hang("  ", toPrintable(codes), screen))];
}

function groupBySentence(mentions: readonly EventMention[]): EventMention[][] {
  const starts = [...new Set(mentions.map(({ sentence }) => sentence.start))];
  return starts.map((start) => mentions.filter(({ sentence }) => sentence.start === start));
}

/** The sentence of `mentions`, which are in order, with the words marked that name the event. */
function markTriggers(mentions: readonly EventMention[], { hasColour }: Screen): string {
  const { start = 0, text = "" } = mentions[0]?.sentence ?? {};
  let marked = "";
  let done = start;
  for (const { trigger } of mentions) {
    if (trigger.start < done) continue;
    marked += toPrintable(text.slice(done - start, trigger.start - start));
    marked += mark(toPrintable(trigger.text), hasColour);
    done = trigger.end;
  }
  return (marked + toPrintable(text.slice(done - start))).replace(/ +/g, " ");
}

function writeCode({ actor }: Entity): string {
  const { country, roles }: Pick<ActorCode, "country" | "roles"> = actor ?? { country: null, roles: [] };
  return [country, ...roles].filter((part) => part !== null).join(" ") || "no code";
}

/** Coded documents as people read them: one row an event, its sentences beneath. */
import type { Exporter } from "../export/exporters.js";
import type {
  ActorCode,
  CodedDocument,
  Count,
  DocumentEvent,
  Entity,
  EventMention,
  Evidence,
  Explanation,
} from "../model/coded-document.js";
import { byPosition } from "../model/span.js";
import { type Column, type Screen, toGrid } from "./grid.js";
import { mark, paint, paintMarks, toPrintable, wrap } from "./terminal.js";

export interface TableOptions extends Screen {
  /** Each event's sentences beneath it, with the words that name the event marked. */
  readonly evidence: boolean;
}

const columns: readonly Column[] = [
  { title: "date", weight: 1 },
  { title: "event", weight: 1 },
  { title: "who → whom", weight: 2 },
  { title: "place", weight: 1 },
  { title: "killed", weight: 1 },
  { title: "status", weight: 1 },
  { title: "according to", weight: 1.5 },
];

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
  return [...writeHeading(document, options), ...events, ...writeExplanation(document, options)];
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
    writeParties(event, document),
    event.place === null ? "–" : [event.place.name, event.place.country].filter((part) => part !== null).join(", "),
    writeCount(event.killed),
    [event.status, ...event.auxiliary.filter((auxiliary) => auxiliary !== "future")].join(", "),
    writeSpeakers(mentions, document),
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

function writeParties({ actors, recipients }: DocumentEvent, document: CodedDocument): string {
  const write = (ids: readonly string[]) => ids.map((id) => writeName(id, document)).join(", ") || "–";
  return recipients.length === 0 ? write(actors) : `${write(actors)} → ${write(recipients)}`;
}

function writeName(id: string, { entities }: CodedDocument): string {
  const entity = entities.find((each) => each.id === id);
  if (entity === undefined) return id;
  return entity.public ? entity.name : "a private person";
}

/** "5", "81+", "≤100", "45–49". */
function writeCount(count: Omit<Count, "text"> | null): string {
  if (count === null) return "–";
  if (count.max === null) return `${count.min}+`;
  if (count.min === count.max) return String(count.min);
  return count.min === 0 ? `≤${count.max}` : `${count.min}–${count.max}`;
}

function writeSpeakers(mentions: readonly EventMention[], document: CodedDocument): string {
  const speakers = mentions
    .flatMap(({ attribution }) => attribution.slice(0, 1))
    .map(({ speaker, text, stance }) => {
      const name = speaker === null ? text.text : writeName(speaker, document);
      return stance === "asserts" ? name : `${name} (${stance})`;
    });
  if (speakers.length < mentions.length) speakers.unshift("the report");
  return [...new Set(speakers)].join("; ");
}

function writeEvidence(event: DocumentEvent, document: CodedDocument, screen: Screen): string[] {
  const sentences = findMentions(event, document).flatMap((mention) =>
    hang("│ ", markTrigger(mention, screen), screen),
  );
  const parties = [...new Set([...event.actors, ...event.recipients])];
  const known = document.entities.filter(({ id, actor }) => actor !== null && parties.includes(id));
  const codes = known.map((entity) => `${writeName(entity.id, document)} = ${writeCode(entity)}`).join(" · ");
  return [...sentences, ...(codes === "" ? [] : hang("  ", toPrintable(codes), screen))];
}

function markTrigger({ sentence, trigger }: EventMention, { hasColour }: Screen): string {
  const at = trigger.start - sentence.start;
  const before = sentence.text.slice(0, at);
  const after = sentence.text.slice(at + trigger.text.length);
  const marked = toPrintable(before) + mark(toPrintable(trigger.text), hasColour) + toPrintable(after);
  return marked.replace(/ +/g, " ");
}

function writeCode({ actor }: Entity): string {
  const { country, roles }: Pick<ActorCode, "country" | "roles"> = actor ?? { country: null, roles: [] };
  return [country, ...roles].filter((part) => part !== null).join(" ") || "no code";
}

/** With --explain: the rule behind each field of each mention, then what was dropped. */
function writeExplanation(document: CodedDocument, screen: Screen): string[] {
  const { explanation } = document;
  if (explanation === undefined) return [];
  const mentions = [...document.mentions].sort((a, b) => byPosition(a.trigger, b.trigger));
  return [
    ...title("why", screen),
    ...mentions.flatMap((mention) => explainMention(mention, document, screen)),
    ...title("decisions", screen),
    ...explanation.flatMap((each) => hang("  ", writeDecision(each), screen)),
  ];
}

function title(text: string, { hasColour }: Screen): string[] {
  return ["", paint(text, "dim", hasColour)];
}

function explainMention(mention: EventMention, document: CodedDocument, screen: Screen): string[] {
  const name = [mention.type, ...mention.modes].join("/");
  return [
    ...hang("  ", `${name} ${quote(mention.trigger.text)}`, screen),
    ...mention.evidence.flatMap((each) => hang("      ", writeReason(each, document), screen)),
  ];
}

function writeReason(evidence: Evidence, document: CodedDocument): string {
  const entity = evidence.entity === null ? [] : [toPrintable(writeName(evidence.entity, document))];
  const stance = [evidence.stance === "asserts" ? [] : [evidence.stance], evidence.implied ? ["implied"] : []].flat();
  const notes = stance.length === 0 ? [] : [`(${stance.join(", ")})`];
  return [evidence.field, ...entity, quote(evidence.span.text), `by ${toPrintable(evidence.rule)}`, ...notes].join(" ");
}

function writeDecision({ outcome, step, span, rule, reason }: Explanation): string {
  return `${outcome} ${quote(span.text)}  ${toPrintable(`${step}, ${rule}: ${reason}`)}`;
}

function quote(text: string): string {
  return `“${toPrintable(text)}”`;
}

/** `text` wrapped behind an indent that opens with `sign`. */
function hang(sign: string, text: string, { width }: Screen): string[] {
  return wrap(text, Math.max(20, width - sign.length - 2)).map((line) => `  ${sign}${paintMarks(line)}`);
}

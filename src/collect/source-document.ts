/** From fields as they were read to a SourceDocument, or to what is wrong with them, field by field. */
import { z } from "zod";
import type { SourceDocument } from "../model/coded-document.js";
import type { Fault, Notice } from "../model/fault.js";

/** What a file, standard input or any other source says of itself. */
export interface Source {
  /** As error lines name it. */
  readonly name: string;
  /** The id of a text that gives none. */
  readonly id: string;
  /** Publication date of documents that give none. */
  readonly published: string | null;
}

/** One document, or why there is none. */
export type Reading = DocumentRead | Unreadable;

export interface DocumentRead {
  readonly kind: "document";
  readonly document: SourceDocument;
  readonly notices: readonly Notice[];
  /** What was left out of the document, and is worth a line on standard error. */
  readonly warnings: readonly Fault[];
  readonly file: string;
  readonly line: number;
}

export interface Unreadable {
  readonly kind: "unreadable";
  /** All that is wrong, at least one. */
  readonly faults: readonly Fault[];
}

export interface Found {
  readonly record: unknown;
  readonly source: Source;
  readonly line: number;
  readonly isMended: boolean;
}

const dateExample = "an ISO 8601 date such as 2023-02-23";
const shapeOfDate = /^\d{4}-\d{2}-\d{2}$/;
const text = z.string({ error: ({ input }) => `expected a string, got ${show(input)}` });
const optional = text.nullish();
const published = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const schema = z.object(
  {
    id: text.min(1, "must not be empty"),
    text,
    published: optional,
    title: optional,
    url: optional,
    publisher: optional,
  },
  {
    error: ({ input }) =>
      `expected one document, such as {"id":"a1","published":"2023-02-23","text":"…"}, got ${show(input)}`,
  },
);

/** True for a day of the calendar, or a day and time with offset. */
export function isPublicationDate(value: string): boolean {
  return published.safeParse(value).success;
}

/** The document that the fields of `found` describe. */
export function toReading(found: Found): Reading {
  const parsed = schema.safeParse(found.record);
  if (!parsed.success) return { kind: "unreadable", faults: parsed.error.issues.map((issue) => toFault(issue, found)) };
  const { source, line } = found;
  const document = toDocument(parsed.data, source);
  const warnings = findWarnings(parsed.data.published ?? null, found);
  const notices = [...findNotices(document, found), ...warnings.map((warning) => toNotice(warning, document))];
  return { kind: "document", document, notices, warnings, file: source.name, line };
}

/** A source, or a line of it, that cannot be read at all. */
export function toUnreadable(source: Source, line: number | null, message: string): Unreadable {
  return { kind: "unreadable", faults: [{ file: source.name, line, field: null, rule: "unreadable", message }] };
}

function toDocument(fields: z.infer<typeof schema>, source: Source): SourceDocument {
  const { id, text, title, url, publisher } = fields;
  const isDated = fields.published != null && isPublicationDate(fields.published);
  return {
    id,
    text,
    published: isDated ? (fields.published ?? null) : source.published,
    ...(title == null ? {} : { title }),
    ...(url == null ? {} : { url }),
    ...(publisher == null ? {} : { publisher }),
  };
}

function toFault(issue: z.core.$ZodIssue, { source, line }: Found): Fault {
  const field = issue.path.length === 0 ? null : issue.path.join(".");
  return { file: source.name, line, field, rule: "unreadable", message: issue.message };
}

function findWarnings(date: string | null, { source, line }: Found): Fault[] {
  if (date === null || isPublicationDate(date)) return [];
  const message = `${explainDate(date)}; ${source.published === null ? "relative times stay open" : `${source.published} is taken`}`;
  return [{ file: source.name, line, field: "published", rule: "no-date", message }];
}

function toNotice({ rule, field, message }: Fault, { id }: SourceDocument): Notice {
  return { document: id, rule, message: field === null ? message : `${field}: ${message}`, span: null };
}

function findNotices({ id, text }: SourceDocument, { isMended }: Found): Notice[] {
  const notices: Notice[] = [];
  const add = (rule: string, message: string) => notices.push({ document: id, rule, message, span: null });
  if (isMended) add("not-utf-8", "expected UTF-8; bytes that are none were replaced by U+FFFD");
  if (text.trim() === "") add("empty-text", "expected a text, found none");
  return notices;
}

function explainDate(input: string): string {
  const isNoDay = shapeOfDate.test(input);
  return `expected ${dateExample}, got ${show(input)}${isNoDay ? ", which is no day of the calendar" : ""}`;
}

/** A value as an error shows it: short, on one line. */
function show(value: unknown): string {
  const shown = JSON.stringify(value) ?? "nothing";
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}

/** Stand-off: what was marked in public texts, by offsets and a hash, without a word of them. */
import { DragomanError, type Fault } from "../model/fault.js";
import { sha256 } from "./check.js";
import type { Placed } from "./format.js";
import type { CorpusRecord, Origin, Range } from "./record.js";
import { type PublicText, toContext } from "./texts.js";

/** One line of `training/labels/SET.jsonl`. All offsets but the sentence's own count from the sentence's start. */
export type Label = Origin &
  Omit<CorpusRecord, "text" | "before" | "origin"> & {
    /** Where the context lies in the document. */
    readonly before: Range | null;
  };

/** Throws a DragomanError where a sentence is not what its document holds. */
export function toLabels(placed: readonly Placed[], texts: readonly PublicText[]): Label[] {
  const faults = findChanges(placed, texts);
  if (faults.length > 0) throw new DragomanError(faults);
  const byId = index(texts);
  return placed.flatMap(({ record }) => (record.origin ? [toLabel(record, record.origin, byId)] : []));
}

/** Sentences that are not what their documents hold, and where they part from them. */
export function findChanges(placed: readonly Placed[], texts: readonly PublicText[]): Fault[] {
  const byId = index(texts);
  return placed.flatMap(({ record, file, line }) => {
    const message = findProblem(record, byId);
    return message === null ? [] : [{ file, line, field: record.id, rule: "not-the-text", message }];
  });
}

type Index = ReadonlyMap<string, PublicText>;

function index(texts: readonly PublicText[]): Index {
  return new Map(texts.map((text) => [`${text.set} ${text.id}`, text]));
}

function findProblem({ origin, text }: CorpusRecord, texts: Index): string | null {
  if (!origin) return 'it has no "from:" and is a sentence of our own, which stays in training/corpus';
  const found = texts.get(`${origin.set} ${origin.document}`);
  if (!found) return `${origin.set} has no document ${origin.document}`;
  const own = found.text.slice(origin.start, origin.end);
  if (own === text && sha256(text) === origin.sha256) return null;
  const at = [...own].findIndex((letter, place) => letter !== [...text][place]);
  const from = at < 0 ? own.length : at;
  const near = (words: string): string => JSON.stringify([...words].slice(from, from + 12).join(""));
  return `the sentence is not the text's: from letter ${from + 1} on the text has ${near(own)}, the file ${near(text)}`;
}

function toLabel(record: CorpusRecord, origin: Origin, texts: Index): Label {
  const { text: _, before, origin: __, ...marks } = record;
  const text = texts.get(`${origin.set} ${origin.document}`)?.text ?? "";
  return { ...origin, ...marks, before: findContext(text, before, origin.start) };
}

/** Where the context ends before the sentence: its words with any blanks between them. */
function findContext(text: string, before: string | null, limit: number): Range | null {
  if (before === null) return null;
  const words = before.split(" ").map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = [...text.slice(0, limit).matchAll(new RegExp(words.join("\\s+"), "g"))].at(-1);
  return found ? { start: found.index, end: found.index + found[0].length } : null;
}

/** The labels as records, their words fetched from the texts; throws where a text has changed. */
export function fromLabels(labels: readonly Label[], texts: readonly PublicText[]): CorpusRecord[] {
  const byId = index(texts);
  const faults: Fault[] = [];
  const records = labels.map((label) => {
    const { set, document, start, end, sha256: hash, before, ...marks } = label;
    const whole = byId.get(`${set} ${document}`)?.text ?? "";
    const text = whole.slice(start, end);
    if (sha256(text) !== hash)
      faults.push({
        file: set,
        line: null,
        field: marks.id,
        rule: "not-the-text",
        message: `${document} ${start}-${end} is not the sentence that was annotated`,
      });
    return { ...marks, origin: { set, document, start, end, sha256: hash }, before: toContext(whole, before), text };
  });
  if (faults.length > 0) throw new DragomanError(faults);
  return records;
}

/** A label a line, by document and place; a sentence annotated again replaces what stood there. */
export function mergeLabels(old: readonly Label[], added: readonly Label[]): Label[] {
  const key = ({ document, start, end }: Label): string => `${document} ${start}-${end}`;
  const merged = new Map([...old, ...added].map((label) => [key(label), label]));
  const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return [...merged.values()].sort((one, other) => order(one.document, other.document) || one.start - other.start);
}

export function writeLabels(labels: readonly Label[]): string {
  return labels.map((label) => `${JSON.stringify(label)}\n`).join("");
}

export function readLabels(content: string): Label[] {
  return content.split("\n").flatMap((line) => {
    if (line === "") return [];
    const label: Label = JSON.parse(line);
    return [label];
  });
}

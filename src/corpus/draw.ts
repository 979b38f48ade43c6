/** Draws sentences to annotate, and fills in what the coder finds, so that people correct instead of write. */
import { analyse } from "../analysis/analyse.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { CodedDocument, SourceDocument } from "../model/coded-document.js";
import type { Coder } from "../pipeline.js";
import { sha256 } from "./check.js";
import { fromCodedDocument } from "./from-coded.js";
import { type CorpusRecord, noTags, type Range } from "./record.js";
import { type FoundSentence, findSentences, type PublicText, toContext } from "./texts.js";
import type { Reading } from "./to-coded.js";

export interface Draw {
  readonly count: number;
  readonly seed: string;
  /** Of the sentences drawn, how many shall be ones that the coder finds an event in: 0 to 1. */
  readonly share: number;
  /** True to fill in the coder's marks. */
  readonly isFilled: boolean;
  /** What is annotated already, or lies in another batch. */
  readonly taken: readonly (Range & { readonly set: string; readonly document: string })[];
}

export interface Tools {
  readonly coder: Coder;
  readonly knowledge: Knowledge;
}

/** Two sentences a document at most, one with and one without an event. The same seed draws the same. */
export function drawSentences(texts: readonly PublicText[], draw: Draw, tools: Tools): CorpusRecord[] {
  const wanted = { found: Math.round(draw.count * draw.share), bare: draw.count - Math.round(draw.count * draw.share) };
  const drawn: CorpusRecord[] = [];
  for (const text of shuffle(texts, draw.seed, ({ set, id }) => `${set} ${id}`)) {
    if (wanted.found + wanted.bare === 0) break;
    const coded = codeForReaders({ id: text.id, published: text.published, text: text.text }, tools);
    const free = findSentences(text.text, tools.knowledge).filter((sentence) => !isTaken(text, sentence, draw));
    const holds = ({ start, end }: Range): boolean =>
      coded.mentions.some(({ trigger }) => start <= trigger.start && trigger.end <= end);
    const mixed = shuffle(free, `${draw.seed} ${text.id}`, ({ start }) => `${start}`);
    for (const kind of ["found", "bare"] as const) {
      const sentence = mixed.find((each) => holds(each) === (kind === "found"));
      if (!sentence || wanted[kind] === 0) continue;
      wanted[kind]--;
      drawn.push(toRecord(text, sentence, draw.isFilled ? coded : null));
    }
  }
  return drawn;
}

function isTaken({ set, id }: PublicText, { start, end }: Range, { taken }: Draw): boolean {
  return taken.some((each) => each.set === set && each.document === id && each.start < end && start < each.end);
}

function toRecord(
  { set, id, published, text }: PublicText,
  { start, end, before }: FoundSentence,
  coded: CodedDocument | null,
): CorpusRecord {
  const written = text.slice(start, end);
  const about = {
    id: `${set}:${sha256(`${id} ${start}`).slice(0, 10)}`,
    published,
    before: toContext(text, before),
    tags: noTags,
    origin: { set, document: id, start, end, sha256: sha256(written) },
  };
  if (coded) return fromCodedDocument(coded, { text, start, end, about });
  return { ...about, text: written, mentions: [], triggers: [], times: [], weapons: [], statements: [] };
}

/** What the coder finds, without what it takes for a statement and the guidelines do not: "condemned the attack", "hopes to win". */
function codeForReaders(document: SourceDocument, { coder, knowledge }: Tools): CodedDocument {
  const coded = coder.code(document);
  const { speeches } = analyse(document, knowledge);
  const attitudes = new Set(
    speeches
      .filter(
        ({ isNominal, stance, content }) => stance === "asserts" && (isNominal || /^to /i.test(content[0]?.text ?? "")),
      )
      .map(({ cue }) => cue.start),
  );
  return { ...coded, statements: coded.statements.filter(({ cue }) => cue === null || !attitudes.has(cue.start)) };
}

/** The record with the coder's marks in place of its own. */
export function fillRecord(record: CorpusRecord, tools: Tools): CorpusRecord {
  const { text, ...about } = record;
  const lead = record.before === null ? "" : `${record.before} `;
  const coded = codeForReaders({ id: record.id, published: record.published, text: lead + text }, tools);
  return fromCodedDocument(coded, { text: lead + text, start: lead.length, end: lead.length + text.length, about });
}

/** What the date and number grammars read in the sentence. */
export function readValues({ id, published, text }: CorpusRecord, { knowledge }: Tools): Reading {
  return analyse({ id, published, text }, knowledge);
}

/** In an order that depends on the seed and each item alone: an item more leaves the others in their order. */
function shuffle<T>(items: readonly T[], seed: string, name: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, at: sha256(`${seed} ${name(item)}`) }))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ item }) => item);
}

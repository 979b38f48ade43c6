/** Where quotations begin and end, also across sentences, and what of them belongs to a statement of their neighbour. */

import type { Sentence, Speech } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { toSpan } from "../model/span.js";

type Range = Pick<Span, "start" | "end">;

// Marks that only open, only close, or do either by turns.
const MARKS = /“|”|"|''/g;

/** The quotations of a text, marks included, in order. One that is not closed ends with its paragraph. */
export function findQuotations(text: string, sentences: readonly Sentence[]): Range[] {
  return paragraphsOf(sentences).flatMap(({ start, end }) => quotationsIn(text, start, end));
}

function quotationsIn(text: string, start: number, end: number): Range[] {
  const quotations: Range[] = [];
  let open: number | null = null;
  for (const { 0: mark, index } of text.slice(start, end).matchAll(MARKS)) {
    const at = start + index;
    if (open === null) {
      if (mark !== "”") open = at;
    } else if (mark !== "“") {
      quotations.push({ start: open, end: at + mark.length });
      open = null;
    }
  }
  if (open !== null) quotations.push({ start: open, end });
  return quotations;
}

function paragraphsOf(sentences: readonly Sentence[]): Range[] {
  const paragraphs = new Map<number, Range>();
  for (const { paragraph, start, end } of sentences)
    paragraphs.set(paragraph, { start: paragraphs.get(paragraph)?.start ?? start, end });
  return [...paragraphs.values()];
}

/** How many of the quotations, which are in order, end at `offset` or before. */
function countBefore(quotations: readonly Range[], offset: number): number {
  let [low, high] = [0, quotations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last quotation that ends at `offset` or before. */
export function lastQuotationBefore(quotations: readonly Range[], offset: number): Range | null {
  return quotations[countBefore(quotations, offset) - 1] ?? null;
}

/** The quotation that ends right before `offset`, with nothing but blanks between. */
export function quotationBefore(text: string, quotations: readonly Range[], offset: number): Range | null {
  const found = lastQuotationBefore(quotations, offset);
  return found && text.slice(found.end, offset).trim() === "" ? found : null;
}

/** The quotation that begins right behind `offset`, with nothing but blanks between. */
export function quotationBehind(text: string, quotations: readonly Range[], offset: number): Range | null {
  const found = quotations[countBefore(quotations, offset)];
  return found && found.start >= offset && text.slice(offset, found.start).trim() === "" ? found : null;
}

/** The same speeches; a quotation that began in an earlier sentence or goes on in the next belongs to whoever is quoted. */
export function completeQuotations(
  text: string,
  { sentences, quotations }: { sentences: readonly Sentence[]; quotations: readonly Range[] },
  speeches: readonly Speech[],
): Speech[] {
  const isTold = new Set(speeches.map(({ sentence }) => sentence));
  return speeches.map((speech) => {
    if (!speech.quoted) return speech;
    const opened = openedBefore(text, speech, quotations);
    const next = sentences[speech.sentence + 1];
    const goesOn = next && !isTold.has(next.index) ? continuation(text, { speech, next, quotations }) : [];
    return { ...speech, content: [...opened, ...goesOn] };
  });
}

/** "“We fled. We came back,” he said": from where the quotation opens. */
function openedBefore(text: string, { content }: Speech, quotations: readonly Range[]): readonly Span[] {
  const [first, ...rest] = content;
  const open = first && quotations[countBefore(quotations, first.start)];
  return first && open && open.start < first.start && open.end <= first.end + 1
    ? [toSpan(text, open.start, first.end), ...rest]
    : content;
}

/** "he said. “We came back.”": a quotation that makes up what follows, in the same paragraph. */
function continuation(
  text: string,
  { speech, next, quotations }: { speech: Speech; next: Sentence; quotations: readonly Range[] },
): Span[] {
  const last = speech.content.at(-1);
  const found = quotationBehind(text, quotations, next.start);
  const isNear =
    last !== undefined && found !== null && last.end <= found.start && !/\n/.test(text.slice(last.end, found.start));
  if (!isNear || (last.end > speech.cue.end && !/["”']$/.test(last.text))) return [];
  // "… he said. “We came back,” she said": that one has its own source.
  return /^\s*(?:\p{Lu}|[“"]|$)/u.test(text.slice(found.end, found.end + 3))
    ? [toSpan(text, found.start, found.end)]
    : [];
}

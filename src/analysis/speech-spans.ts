/** Spans around a statement: how far a phrase reaches, what is left beside a source and its cue, and whether a clause stands in it. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { Phrase, Sentence } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { toSpan } from "../model/span.js";

export interface Reading {
  readonly text: string;
  readonly sentence: Sentence;
  readonly quotations: readonly Pick<Span, "start" | "end">[];
  readonly knowledge: Knowledge;
}

export function spanOf({ text, sentence }: Reading, first: number, end: number): Span {
  return toSpan(text, sentence.tokens[first]?.start ?? sentence.start, sentence.tokens[end - 1]?.end ?? sentence.end);
}

/** Where a phrase ends with its "of": "the ministry of defence". */
export function endOf(sentence: Sentence, phrase: Phrase): number {
  const of = phrase.attachments.find(({ preposition, at }) => preposition === "of" && at === phrase.end);
  const inner = of ? sentence.phrases[of.phrase] : undefined;
  return inner && inner.first > phrase.first ? endOf(sentence, inner) : phrase.end;
}

/** Where a phrase ends with all that hangs on it: "any part in the attack". */
export function farEndOf(sentence: Sentence, phrase: Phrase, turns: number): number {
  const next = phrase.attachments.find(({ at }) => at === phrase.end);
  const inner = next && turns > 0 ? sentence.phrases[next.phrase] : undefined;
  return inner && inner.first > phrase.first ? farEndOf(sentence, inner, turns - 1) : phrase.end;
}

/** All of the sentence but the source and its cue. */
export function around(reading: Reading, hole: Pick<Span, "start" | "end">): Span[] {
  const { sentence } = reading;
  return [trim(reading, sentence.start, hole.start), trim(reading, hole.end, sentence.end)]
    .filter((span) => span !== null)
    .filter((span) => hasClause(sentence, span.start, span.end));
}

export function hasClause(sentence: Sentence, start: number, end: number): boolean {
  return sentence.clauses.some(({ verb }) => {
    const token = sentence.tokens[verb];
    return token !== undefined && start <= token.start && token.end <= end;
  });
}

export function hasQuote({ text, sentence }: Reading, from: number): boolean {
  return /^[\s,:]*(?:["“‘]|'')/.test(text.slice(from, sentence.end));
}

/** Without the blanks, commas and marks around it; "that" opens no content. Null where nothing is left. */
export function trim({ text }: Reading, start: number, end: number): Span | null {
  const part = text.slice(start, end);
  const lead = /^(?:[\s,;:.–—-]|that\s)*/.exec(part)?.[0].length ?? 0;
  const tail = /[\s,;:.–—-]*$/.exec(part.slice(lead))?.[0].length ?? 0;
  return lead + tail >= part.length ? null : toSpan(text, start + lead, end - tail);
}

export function isQuoted(content: readonly Span[]): boolean {
  return content.some(({ text }) => /["“”]|''/.test(text));
}

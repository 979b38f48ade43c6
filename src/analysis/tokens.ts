/** Sentences and tokens with exact offsets, and each token's part of speech. */
import type { Grammar } from "../knowledge/grammar.js";
import type { Tag, Token } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { toSpan } from "../model/span.js";
import { tagWords } from "./tagger.js";
import { repairTags } from "./tags.js";

export interface TokenSentence extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly tokens: readonly Token[];
}

// The tokenizer's cost per token grows with what it is given at once, steeply where no blank parts it; pieces keep it linear.
const PIECE = 20_000;

/** The sentences of `text` in order. Every token and sentence slices to its text; blank text has none. */
export function tokenise(text: string, grammar: Grammar): TokenSentence[] {
  const sentences: TokenSentence[] = [];
  blocksOf(text).forEach((block, paragraph) => {
    for (const tokens of splitSentences(tokensOf(text, block), grammar)) {
      const first = tokens[0];
      const last = tokens.at(-1);
      if (!first || !last) continue;
      sentences.push({
        ...toSpan(text, first.start, last.end),
        index: sentences.length,
        paragraph,
        tokens: withVerbBases(repairTags(tokens, grammar), grammar),
      });
    }
  });
  return sentences;
}

/** The tokenizer has no base form of words that it does not know, and the wrong one of "staged" and "raged". */
function withVerbBases(tokens: readonly Token[], grammar: Grammar): Token[] {
  return tokens.map((token, at) => {
    if (token.tag !== "VERB" || !/^[a-z]+$/.test(token.lower)) return token;
    const isBase = grammar.irregularBase(token.lower) !== undefined && isInfinitive(tokens[at - 1], grammar);
    return { ...token, lemma: isBase ? token.lower : grammar.verbBase(token.lower, token.lemma) };
  });
}

/** "to wound", "will found": no past of "wind" and "find". */
function isInfinitive(before: Token | undefined, grammar: Grammar): boolean {
  return before !== undefined && (/^(to|do|does|did)$/.test(before.lower) || grammar.modals.has(before.lower));
}

type Range = Pick<Span, "start" | "end">;

/** Paragraphs: parts between blank lines, or between any line breaks unless the text is wrapped by hand. */
function blocksOf(text: string): Range[] {
  const blocks: Range[] = [];
  const isBreak = isWrapped(text) ? /\n[^\S\n]*\n\s*|\u2029/g : /[\n\r\u2028\u2029]+\s*/g;
  let start = 0;
  for (const match of text.matchAll(isBreak)) {
    pushPieces(blocks, text, { start, end: match.index });
    start = match.index + match[0].length;
  }
  pushPieces(blocks, text, { start, end: text.length });
  return blocks;
}

/** True where line breaks fall inside sentences: most lines that are followed by another are 50 to 100 characters long. */
function isWrapped(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split("\n")
    .map((line) => line.trim());
  const inner = lines.filter((line, number) => line !== "" && (lines[number + 1] ?? "") !== "");
  const wrapped = inner.filter((line) => line.length >= 50 && line.length <= 100);
  return inner.length >= 2 && wrapped.length > 0.8 * inner.length;
}

function pushPieces(blocks: Range[], text: string, { start, end }: Range): void {
  let from = start;
  for (const { index, 0: word } of text.slice(start, end).matchAll(UNBROKEN)) {
    const stop = start + index + word.length;
    pushBlanked(blocks, text, { start: from, end: stop });
    from = stop;
  }
  pushBlanked(blocks, text, { start: from, end });
}

// Never between the halves of one character.
const UNBROKEN = /\S{250}(?![\uDC00-\uDFFF])/g;

function pushBlanked(blocks: Range[], text: string, { start, end }: Range): void {
  let from = start;
  while (end - from > PIECE) {
    const blank = text.lastIndexOf(" ", from + PIECE);
    const cut = blank > from ? blank : from + PIECE;
    blocks.push({ start: from, end: cut });
    from = cut;
  }
  if (text.slice(from, end).trim() !== "") blocks.push({ start: from, end });
}

function tokensOf(text: string, block: Range): Token[] {
  const piece = text.slice(block.start, block.end);
  const tokens: Token[] = [];
  let cursor = block.start;
  for (const { text: word, tag, lemma } of tagWords(hasOnlyCapitals(piece) ? toSmall(piece) : piece)) {
    const span = isTag(tag) ? locate(text, word.length, cursor, block.end) : null;
    if (!span || !isTag(tag)) continue;
    cursor = span.end;
    const before = tokens.at(-1);
    if (before && isTorn(before, span))
      tokens[tokens.length - 1] = toToken(toSpan(text, before.start, span.end), before.tag, "");
    else tokens.push(toToken(span, tag, lemma));
  }
  return tokens;
}

/** The tokenizer gives words in order and leaves out nothing but blanks. */
function locate(text: string, length: number, cursor: number, end: number): Span | null {
  let start = cursor;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  return start + length <= end ? toSpan(text, start, start + length) : null;
}

/** The tokenizer tears words at letters that it does not know: "Vuč|i|ć". */
function isTorn(before: Token, span: Span): boolean {
  return (
    before.end === span.start &&
    /\p{L}$/u.test(before.text) &&
    /^\p{L}/u.test(span.text) &&
    !/^\p{ASCII}*$/u.test(before.text + span.text)
  );
}

function toToken(span: Span, tag: Tag, lemma: string): Token {
  const lower = span.text.toLowerCase().replaceAll("’", "'");
  return { ...span, lower, lemma: lemma.toLowerCase() || lower, tag };
}

function isTag(tag: string): tag is Tag {
  return tag !== "" && tag !== "SPACE";
}

function hasOnlyCapitals(text: string): boolean {
  return text.length > 10 && !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/su.test(text);
}

// Not all letters keep their length when made small ("İ"): those stay as they are.
function toSmall(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

// No sentence of news is longer; what is, is a list or a table, and is cut at its commas to keep reading linear.
const LONGEST = 200;

// How many brackets and quotation marks stand together between two sentences.
const MOST_MARKS = 8;

const CLOSERS = new Set(['"', "”", "’", "'", ")", "]", "»", "''"]);
const OPENERS = new Set(['"', "“", "‘", "(", "[", "«", "``", "—", "-", "–", "•"]);

function splitSentences(tokens: readonly Token[], grammar: Grammar): Token[][] {
  const sentences: Token[][] = [];
  const hasCase = tokens.some((token, number) => number > 0 && /^\p{Lu}\p{Ll}/u.test(token.text));
  let current: Token[] = [];
  tokens.forEach((token, number) => {
    current.push(token);
    const isEndless = current.length >= LONGEST && (/^[,;:]$/.test(token.text) || current.length >= LONGEST + 50);
    if (isEndless || endsSentence(tokens, number, { grammar, hasCase })) {
      sentences.push(current);
      current = [];
    }
  });
  if (current.length > 0) sentences.push(current);
  return sentences;
}

interface Ending {
  readonly grammar: Grammar;
  readonly hasCase: boolean;
}

/** True where the token at `number` is the last of its sentence, closing quotes and brackets included. */
function endsSentence(tokens: readonly Token[], number: number, ending: Ending): boolean {
  const next = tokens[number + 1];
  if (!next || (CLOSERS.has(next.text) && next.start === tokens[number]?.end)) return false;
  let last = number;
  while (last > number - MOST_MARKS && last > 0 && CLOSERS.has(tokens[last]?.text ?? "")) last--;
  const token = tokens[last];
  if (!token || next.start === tokens[number]?.end) return false;
  if (/^[!?]+$/.test(token.text)) return opensSentence(tokens, number + 1, ending.hasCase);
  if (/^(\.+|…)$/.test(token.text))
    return !isAbbreviated(tokens, last, ending) && opensSentence(tokens, number + 1, ending.hasCase);
  return endsAfterAbbreviation(token, tokens, number + 1, ending);
}

/** "U.S. The": a token with its own full stop ends a sentence only where the next word clearly opens one. */
function endsAfterAbbreviation(token: Token, tokens: readonly Token[], next: number, { grammar }: Ending): boolean {
  if (!/\p{L}\.$/u.test(token.text)) return false;
  const word = token.lower.slice(0, -1);
  if (grammar.titles.has(word) || /^\p{L}$/u.test(word)) return false;
  const opener = tokens[next];
  return opener !== undefined && /^\p{Lu}/u.test(opener.text) && grammar.openers.has(opener.lower);
}

/** A full stop of its own after "Gen" or an initial. */
function isAbbreviated(tokens: readonly Token[], stop: number, { grammar }: Ending): boolean {
  const before = tokens[stop - 1];
  if (!before || before.end !== tokens[stop]?.start) return false;
  if (grammar.titles.has(before.lower) && /^\p{Lu}/u.test(before.text)) return true;
  if (/^\p{Lu}$/u.test(before.text)) return true;
  return grammar.abbreviations.has(before.lower) && /^\p{Lu}/u.test(before.text) && before.lower !== "no";
}

function opensSentence(tokens: readonly Token[], number: number, hasCase: boolean): boolean {
  let next = number;
  while (next < number + MOST_MARKS && OPENERS.has(tokens[next]?.text ?? "")) next++;
  const token = tokens[next];
  if (!token) return true;
  return !hasCase || !/^\p{Ll}/u.test(token.text);
}

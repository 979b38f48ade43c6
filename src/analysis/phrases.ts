/** Noun phrases by parts of speech: "more than 80 police officers", "Pakistan's defence minister". What follows a head is left to clauses.ts. */

import type { Grammar } from "../knowledge/grammar.js";
import type { Phrase, Token } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { canHead, isGlue, isInside, isLateHead, type Reader } from "./phrase-words.js";

/** A phrase before it is known what hangs on it. */
export type BarePhrase = Pick<Phrase, "first" | "end" | "head" | "possessor"> & { readonly isTime: boolean };

/** The noun phrases of one sentence in order of their heads; an owner ("Pakistan's") comes before what it owns. */
export function findPhrases(tokens: readonly Token[], { times, names }: Known, grammar: Grammar): BarePhrase[] {
  const reader: Reader = {
    tokens,
    grammar,
    names,
    inTime: tokens.map((token) => times.some((time) => time.start <= token.start && token.end <= time.end)),
  };
  const phrases: BarePhrase[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = readPhrase(reader, at, phrases);
    at = end > at ? end : at + 1;
  }
  return phrases;
}

/** What is known of the sentence before its phrases are read. */
export interface Known {
  readonly times: readonly Span[];
  /** First token → end of a name that holds small words: "Popular Front for the Liberation of Palestine". */
  readonly names: ReadonlyMap<number, number>;
}

/** Reads the phrase that begins at `start`, and the owners inside it; the end of what was read, `start` where there is none. */
function readPhrase(reader: Reader, start: number, phrases: BarePhrase[]): number {
  if (isPredicate(reader, start)) return start;
  let at = skipHedge(reader, start);
  let head = -1;
  let possessor: number | null = null;
  while (at < reader.tokens.length) {
    const named = reader.names.get(at);
    if (named !== undefined) {
      head = named - 1;
      at = named;
    } else if (head >= 0 && head === at - 1 && isOwnerMark(reader, at)) {
      possessor = phrases.push(toPhrase(reader, { first: start, head, possessor })) - 1;
      head = -1;
      at++;
    } else if (isQuoteInside(reader, at, start)) {
      at++;
    } else if (isGlue(reader, at) && at > start && isInside(reader, at + 1, start)) {
      at++;
    } else if (breaksAtTime(reader, at, start) || breaksAtName(reader, at, head) || !isInside(reader, at, start)) {
      if (!joinsModifiers(reader, at, head)) break;
      at++;
    } else {
      if (canHead(reader, at) || isLateHead(reader, at, start)) head = at;
      at++;
    }
  }
  if (head < 0) head = possessor === null ? headlessHead(reader, start, at) : ownedHead(reader, at);
  if (head < 0) return possessor === null ? start : at;
  phrases.push(toPhrase(reader, { first: start, head, possessor }));
  return head + 1;
}

/** "shot | dead | two cadres", "set | ablaze | three trucks": an adjective that belongs to the verb opens no phrase. */
function isPredicate({ tokens, grammar }: Reader, at: number): boolean {
  const next = tokens[at + 1];
  return (
    /^(dead|ablaze|alight|afire|hostage|captive)$/.test(tokens[at]?.lower ?? "") &&
    (next?.tag === "NUM" || next?.tag === "DET" || grammar.hedges.has(next?.lower ?? ""))
  );
}

function toPhrase(
  { inTime }: Reader,
  { first, head, possessor }: { first: number; head: number; possessor: number | null },
): BarePhrase {
  return { first, end: head + 1, head, possessor, isTime: inTime[head] === true };
}

// A common noun before a name is its title or kind; other nouns end their phrase: "a claim | Islamabad denies".
function breaksAtName({ tokens, grammar }: Reader, at: number, head: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!token || !before || head !== at - 1) return false;
  // "took 20 villagers | hostage"
  if (
    /^(hostage|captive|prisoner)$/.test(token.lower) &&
    (before.tag === "PROPN" || before.tag === "PRON" || /(s|men|people|police)$/.test(before.lower))
  )
    return true;
  if (token.tag !== "PROPN" || !/^\p{Lu}/u.test(token.text)) return false;
  return before.tag === "NOUN" && !/^\p{Lu}/u.test(before.text) && grammar.opposed.has(before.lemma);
}

/** "more than 80 police officers": words that hedge a number belong to its phrase. */
function skipHedge({ tokens, grammar }: Reader, start: number): number {
  let at = start;
  if (!grammar.hedgeOpeners.has(tokens[at]?.lower ?? "")) return start;
  const second = tokens[at + 1]?.lower ?? "";
  // "blew up two pipelines" has no hedge, "up to two" has; "handed over six boats" has none, "killed over six" has.
  if (tokens[at]?.lower === "up" && second !== "to") return start;
  if (tokens[at]?.lower === "over" && /^(hand|take|turn|sign|bring|win)$/.test(tokens[at - 1]?.lemma ?? ""))
    return start;
  while (at < start + 5 && grammar.hedges.has(tokens[at]?.lower ?? "")) at++;
  const isMoney = /^[$€£¥]$/.test(tokens[at]?.text ?? "") && tokens[at + 1]?.tag === "NUM";
  const isNumber =
    tokens[at]?.tag === "NUM" || /^(dozen|hundred|thousand|million|billion)$/.test(tokens[at]?.lower ?? "");
  return at > start && (isNumber || isMoney) ? at : start;
}

function isOwnerMark({ tokens }: Reader, at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.lower === "'s") return token.tag === "PART";
  return (
    token.lower === "'" &&
    /s$/i.test(tokens[at - 1]?.text ?? "") &&
    tokens[at - 1]?.end === token.start &&
    /^(NOUN|PROPN|ADJ)$/.test(tokens[at + 1]?.tag ?? "")
  );
}

/** A quotation mark behind a determiner or an owner: "a “dastardly act”". */
function isQuoteInside(reader: Reader, at: number, start: number): boolean {
  const { tokens, grammar } = reader;
  const before = tokens[at - 1];
  if (!/^["“‘']$/.test(tokens[at]?.text ?? "") || !before || at === start) return false;
  return (
    (before.tag === "DET" || before.lower === "'s" || grammar.possessives.has(before.lower)) &&
    isInside(reader, at + 1, start)
  );
}

/** "Pakistani and Afghan sides": the second of two modifiers that share a noun. */
function joinsModifiers({ tokens }: Reader, at: number, head: number): boolean {
  if (tokens[at]?.tag !== "CCONJ") return false;
  const [before, next, noun] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (before?.tag !== "ADJ" && !(head === at - 1 && isDemonymLike(before))) return false;
  return (next?.tag === "ADJ" || isDemonymLike(next)) && noun?.tag === "NOUN";
}

function isDemonymLike(token: Token | undefined): boolean {
  return token !== undefined && token.tag === "PROPN" && /(an|ish|ese|i|ch|tch|ean)$/.test(token.lower);
}

/** A date ends where a name or another phrase begins: "On Friday | Pakistan", but not in "the Monday attack". */
function breaksAtTime(reader: Reader, at: number, start: number): boolean {
  const { tokens, inTime } = reader;
  if (at === start) return false;
  const [before, now] = [inTime[at - 1] === true, inTime[at] === true];
  if (before === now) return false;
  if (now) return !opensModifier(reader, at, start);
  const token = tokens[at];
  return (
    token !== undefined &&
    (token.tag === "DET" || token.tag === "PROPN" || token.tag === "PRON" || token.tag === "VERB")
  );
}

/** "the | Monday attack", "a deadly | 2014 raid": a date between a determiner and a noun written small. */
function opensModifier({ tokens, inTime }: Reader, at: number, start: number): boolean {
  const isOpening = tokens.slice(start, at).every(({ tag }) => tag === "DET" || tag === "ADJ");
  let end = at;
  while (inTime[end]) end++;
  const [last, noun] = [tokens[end - 1], tokens[end]];
  return (
    isOpening &&
    tokens[start]?.tag === "DET" &&
    noun?.tag === "NOUN" &&
    /^\p{Ll}/u.test(noun.text) &&
    (last?.tag === "PROPN" || last?.tag === "NUM")
  );
}

const STRICKEN = /^(wounded|injured|dead|missing|arrested|detained|accused|displaced|abducted|deceased|killed)$/;

/** "Sudan's displaced": an owner's people without a noun; `end` is where the phrase broke off. */
function ownedHead({ tokens }: Reader, end: number): number {
  const isHead = (at: number): boolean => STRICKEN.test(tokens[at]?.lower ?? "") && tokens[at + 1]?.tag !== "NOUN";
  return [end - 1, end].find(isHead) ?? -1;
}

/** "the wounded", "all three", "those": a phrase without a noun. */
function headlessHead({ tokens, grammar }: Reader, start: number, end: number): number {
  const first = tokens[start];
  if (!first) return -1;
  if (first.tag === "PRON") return grammar.relatives.has(first.lower) ? -1 : start;
  if (first.tag !== "DET" || (grammar.relatives.has(first.lower) && first.lower !== "that")) return -1;
  const last = tokens[end - 1];
  if (end - start >= 2 && last?.tag === "ADJ") return end - 1;
  const next = tokens[start + 1];
  if (next?.tag === "VERB" && STRICKEN.test(next.lower) && end - start <= 2) return start + 1;
  return /^(those|these|this|both|all|some|many|others|each|several)$/.test(first.lower) ? start : -1;
}

/** "More than 80 police officers" → 81 and up, officers. Bounds by the codebook's rule 12. */

import { findPhrase, findPhraseBefore } from "../knowledge/phrase-table.js";
import type { Bound, Vocabulary } from "../knowledge/vocabulary.js";
import type { Sentence, TextCount } from "../model/analysis.js";
import { type Amount, type Bounds, type Counted, findCounted } from "./counted.js";
import { type NumberReading, readNumber } from "./numbers.js";
import { findMatches } from "./times.js";
import { toWords, type Word } from "./words.js";

type CountSentence = Pick<Sentence, "start" | "text" | "index" | "tokens" | "phrases">;

/** Every count in order of appearance. Dates, ages, sums, distances, ordinals and numbers in names are none. */
export function findCounts(sentences: readonly CountSentence[], vocabulary: Vocabulary): TextCount[] {
  return sentences.flatMap((sentence) => {
    const words = toWords(sentence.tokens);
    const amounts = findAmounts(words, vocabulary);
    if (amounts.length === 0) return [];
    const isTime = timeWords(words, vocabulary);
    return amounts.flatMap((amount) => {
      const counted = isTime(amount.number) ? null : findCounted(amount, { words, vocabulary, isTime });
      return counted ? [toCount(amount, counted, { sentence, words, vocabulary })] : [];
    });
  });
}

/** Tells which words belong to an expression of time. */
function timeWords(words: readonly Word[], vocabulary: Vocabulary): (at: number) => boolean {
  const times = new Set<number>();
  for (const { first, end } of findMatches(words, vocabulary)) for (let at = first; at < end; at++) times.add(at);
  return (at) => times.has(at);
}

function findAmounts(words: readonly Word[], vocabulary: Vocabulary): Amount[] {
  const amounts: Amount[] = [];
  let at = 0;
  while (at < words.length) {
    const reading = readNumber(words, at, vocabulary.numbers);
    const amount =
      readQuantity(words, at, vocabulary) ??
      (reading && !reading.ordinal ? readAmount(words, { at, reading }, vocabulary) : null);
    if (amount) amounts.push(amount);
    at = Math.max(at + 1, amount?.end ?? 0, reading?.end ?? 0);
  }
  return amounts;
}

/** "Dozens", "tens of thousands"; a hedge before it changes nothing. */
function readQuantity(words: readonly Word[], at: number, vocabulary: Vocabulary): Amount | null {
  const quantity = findPhrase(vocabulary.counts.quantities, words, at);
  if (!quantity || words[at]?.tag === "VERB") return null;
  const { first, before } = hedgeBefore(words, at, vocabulary);
  return {
    first,
    before,
    number: at,
    end: at + quantity.words.length,
    min: quantity.value.min,
    max: quantity.value.max,
    form: "quantity",
  };
}

function readAmount(
  words: readonly Word[],
  { at, reading }: { at: number; reading: NumberReading },
  vocabulary: Vocabulary,
): Amount | null {
  const range = readRange(words, reading, vocabulary);
  if (range) return { ...range, ...rangeStart(words, at, vocabulary), number: at, form: "range" };
  if (!Number.isInteger(reading.value)) return null;
  const { bound, first, before } = hedgeBefore(words, at, vocabulary);
  const behind = findPhrase(vocabulary.counts.hedgesBehind, words, reading.end);
  const end = behind ? reading.end + behind.words.length : reading.end;
  return {
    first,
    before,
    number: at,
    end,
    ...toBounds(reading.value, behind?.value ?? bound),
    form: reading.digits ? "digits" : "words",
  };
}

/** "30 to 40", "two or three million", "5,000-6,000". */
function readRange(
  words: readonly Word[],
  low: NumberReading,
  { counts, numbers }: Vocabulary,
): (Bounds & { readonly end: number }) | null {
  const joiner = words[low.end];
  const high = joiner && counts.rangeJoiners.has(joiner.lower) ? readNumber(words, low.end + 1, numbers) : null;
  if (!joiner || !high || high.ordinal) return null;
  const factor = low.value < 1000 ? (numbers.multipliers.get(words[high.end - 1]?.lower ?? "") ?? 1) : 1;
  const min = factor >= 1000 ? low.value * factor : low.value;
  const isRange = min < high.value && Number.isInteger(min) && Number.isInteger(high.value);
  const isList = joiner.lower === "and" && !hasOpener(words, low, counts.rangeOpeners);
  return isRange && !isList ? { min, max: high.value, end: high.end } : null;
}

function hasOpener(words: readonly Word[], low: NumberReading, openers: ReadonlySet<string>): boolean {
  return words.slice(Math.max(0, low.end - 4), low.end - 1).some((word) => openers.has(word.lower));
}

function rangeStart(words: readonly Word[], at: number, vocabulary: Vocabulary): { first: number; before: number } {
  if (vocabulary.counts.rangeOpeners.has(words[at - 1]?.lower ?? "")) return { first: at - 1, before: at - 1 };
  const { first, before } = hedgeBefore(words, at, vocabulary);
  return { first, before };
}

interface Hedge {
  readonly bound: Bound;
  /** First word of what is hedged, and of all that belongs to the number. */
  readonly first: number;
  readonly before: number;
}

function hedgeBefore(words: readonly Word[], at: number, { counts }: Vocabulary): Hedge {
  let before = at;
  // Two at most: "at least the other 20".
  for (let round = 0; round < 2; round++) {
    const hedge = findPhraseBefore(counts.hedges, words, before);
    if (!hedge) break;
    const first = before - hedge.words.length;
    const isPreposition =
      counts.prepositions.has(words[first]?.lower ?? "") &&
      hedge.words.length === 1 &&
      words[first - 1]?.tag === "NOUN";
    if (isPreposition) break;
    before = first;
    if (hedge.value !== "exact") return { bound: hedge.value, first, before };
  }
  return { bound: "exact", first: at, before };
}

function toBounds(value: number, bound: Bound): Bounds {
  switch (bound) {
    case "above":
      return { min: value + 1, max: null };
    case "from":
      return { min: value, max: null };
    case "to":
      return { min: 0, max: value };
    case "below":
      return { min: 0, max: Math.max(0, value - 1) };
    case "nearly":
      return { min: Math.max(0, Math.min(Math.ceil((value * 9) / 10), value - 1)), max: Math.max(0, value - 1) };
    case "about":
      return { min: Math.ceil((value * 9) / 10), max: Math.floor((value * 11) / 10) };
    case "exact":
      return { min: value, max: value };
  }
}

interface Place {
  readonly sentence: CountSentence;
  readonly words: readonly Word[];
  readonly vocabulary: Vocabulary;
}

function toCount(amount: Amount, counted: Counted, { sentence, words, vocabulary }: Place): TextCount {
  const first = words[amount.first];
  const last = words[amount.end - 1];
  const start = first?.start ?? sentence.start;
  const end = last?.end ?? start;
  const span = { start, end, text: sentence.text.slice(start - sentence.start, end - sentence.start) };
  const noun = counted.noun === null ? null : (words[counted.noun]?.token ?? null);
  const behind =
    counted.noun === null || amount.max !== amount.min
      ? null
      : findPhrase(vocabulary.counts.hedgesBehind, words, counted.noun + 1);
  const phrase =
    noun === null ? -1 : sentence.phrases.findIndex((candidate) => candidate.first <= noun && noun < candidate.end);
  return {
    ...(behind ? toBounds(amount.min, behind.value) : { min: amount.min, max: amount.max }),
    text: span,
    span,
    sentence: sentence.index,
    noun,
    phrase: phrase < 0 ? null : phrase,
    firstToken: first?.token ?? 0,
    endToken: (last?.token ?? 0) + 1,
  };
}

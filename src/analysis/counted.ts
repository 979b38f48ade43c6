/** What a number counts, and whether it counts at all: "12 Pakistani police officers", "five were killed", but not "resolution 12". */
import type { Vocabulary } from "../knowledge/vocabulary.js";
import type { Word } from "./words.js";

/** Least and most; null where there is no upper bound. */
export interface Bounds {
  readonly min: number;
  readonly max: number | null;
}

/** A number or an amount with the words that hedge it. */
export interface Amount extends Bounds {
  /** Words of the number with its hedges, end exclusive. */
  readonly first: number;
  readonly end: number;
  /** Words of the number alone, and where what stands before it ends. */
  readonly number: number;
  readonly before: number;
  readonly form: "digits" | "words" | "quantity" | "range";
}

export interface Counted {
  /** The word of the noun; null for a bare number. */
  readonly noun: number | null;
}

interface Surroundings {
  readonly words: readonly Word[];
  readonly vocabulary: Vocabulary;
  /** True for words of an expression of time. */
  readonly isTime: (at: number) => boolean;
}

/** The noun counted, if any; null where the number is none of a count. */
export function findCounted(amount: Amount, surroundings: Surroundings): Counted | null {
  if (isInName(amount, surroundings)) return null;
  const noun = findNoun(amount, surroundings);
  if (noun !== null) return isMeasure(surroundings.words[noun], surroundings.vocabulary) ? null : { noun };
  return isBareCount(amount, surroundings) ? { noun: null } : null;
}

/** True for sums, measures, labels and parts of a name: "$5 million", "resolution 2231", "Group of 20", "M-19", "15-member". */
function isInName({ number, before, end, form }: Amount, { words, vocabulary }: Surroundings): boolean {
  const { labels, currencies } = vocabulary.counts;
  const previous = words[before - 1];
  const next = words[end];
  if (previous && (labels.has(previous.lower) || currencies.has(previous.lower))) return true;
  if (words[number - 1] && currencies.has(words[number - 1]?.lower ?? "")) return true;
  if (previous?.lower === "-" && previous.isGlued && before === number && words[number]?.isGlued) return true;
  if (isOf(previous) && before > 2 && /^\p{Lu}/u.test(words[before - 2]?.text ?? "")) return true;
  // "3d", "5km", "20mm".
  if (next?.isGlued && /^\p{L}/u.test(next.lower) && form === "digits") return true;
  if (next && (isMeasure(next, vocabulary) || (next.lower === "-" && next.isGlued && form !== "quantity"))) return true;
  return isPronounOne(words, { number, before }, vocabulary);
}

function isMeasure(word: Word | undefined, { counts: { measures, ages, currencies } }: Vocabulary): boolean {
  if (!word) return false;
  const singular = word.lower.replace(/s$/, "");
  return [word.lower, word.lemma, singular].some(
    (form) => measures.has(form) || ages.has(form) || currencies.has(form),
  );
}

/** "No one", "one another", "one can see", "a sanctioned one". */
function isPronounOne(
  words: readonly Word[],
  { number, before }: Pick<Amount, "number" | "before">,
  { counts, numbers, future }: Vocabulary,
): boolean {
  if (numbers.values.get(words[number]?.lower ?? "") !== 1) return false;
  const [previous, next] = [words[before - 1], words[number + 1]];
  if ([words[number - 1], next].some((word) => counts.pronounMakers.has(word?.lower ?? ""))) return true;
  if (
    next &&
    (future.auxiliaries.has(next.lower) ||
      (next.tag === "VERB" && (next.lower === next.lemma || next.lower.endsWith("s"))))
  )
    return true;
  return (
    previous?.tag === "VERB" && ["ADV", "DET", "ADJ"].includes(words[before - 2]?.tag ?? "") && next?.tag !== "NOUN"
  );
}

function isOf(word: Word | undefined): boolean {
  return word?.lower === "of";
}

// A noun phrase has no more words than this between number and noun.
const REACH = 8;

/** The head of the words behind the number: "five Pakistani police officers", "two of the attackers". */
function findNoun(amount: Amount, { words, vocabulary, isTime }: Surroundings): number | null {
  const start = skipOf(amount.end, words, vocabulary);
  if (start === null) return null;
  const nouns: number[] = [];
  for (let at = start; at < Math.min(words.length, start + REACH) && !isTime(at); at++) {
    const word = words[at];
    if (!word) break;
    if (word.tag === "NOUN" || word.tag === "PROPN") nouns.push(at);
    else if (!isModifier(words, at) || (nouns.length > 0 && !isLink(words, at))) break;
  }
  // Of "thousands of Americans home" the plural is what is counted.
  const plural = nouns.findLast((at) => isMany(words[at], vocabulary));
  return amount.min === 1 && amount.max === 1
    ? (nouns.at(-1) ?? null)
    : (plural ?? nouns.findLast((at) => isNamed(amount, words, at)) ?? null);
}

/** Past "of", its article, owner and number; null where a pronoun follows: "12 of them", "two of the nine soldiers". */
function skipOf(end: number, words: readonly Word[], { counts }: Vocabulary): number | null {
  let at = end;
  if (isOf(words[at])) {
    at++;
    if (
      counts.partitives.has(words[at]?.lower ?? "") &&
      !["NOUN", "ADJ", "PROPN", "NUM"].includes(words[at + 1]?.tag ?? "")
    )
      return null;
    while (["DET", "PRON", "NUM"].includes(words[at]?.tag ?? "")) at++;
  }
  while (counts.fillers.has(words[at]?.lower ?? "")) at++;
  return at;
}

/** Words that may stand before the noun: adjectives, participles, compounds with a hyphen, owners. */
function isModifier(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word) return false;
  if (word.tag === "ADJ" || isLink(words, at)) return true;
  if (words[at + 1]?.lower === "-" && words[at + 1]?.isGlued) return true;
  if (word.tag === "ADV") return ["ADJ", "VERB"].includes(words[at + 1]?.tag ?? "") || words[at + 1]?.lower === "-";
  const isParticiple = word.tag === "VERB" && word.lower !== word.lemma && !word.lower.endsWith("s");
  return isParticiple && isBeforeNoun(words, at);
}

/** What joins the parts of one noun phrase: a hyphen and what it ties, an owner's "'s", "Afghan and Pakistani". */
function isLink(words: readonly Word[], at: number): boolean {
  const [previous, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (!word) return false;
  if (word.lower === "-") return word.isGlued;
  if (previous?.lower === "-" && word.isGlued) return true;
  if (word.tag === "PART") return word.lower === "'s" || word.lower === "'";
  return (
    word.tag === "CCONJ" && ["ADJ", "PROPN"].includes(previous?.tag ?? "") && ["ADJ", "PROPN"].includes(next?.tag ?? "")
  );
}

function isBeforeNoun(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return next !== undefined && (["NOUN", "PROPN", "ADJ"].includes(next.tag) || next.lower === "-");
}

/** True for a plural. */
function isMany(word: Word | undefined, { counts }: Vocabulary): boolean {
  return (
    word !== undefined &&
    (/[^s]s$/.test(word.lower) ||
      counts.collectives.has(word.lower) ||
      (word.tag === "NOUN" && word.lemma !== word.lower))
  );
}

/** "Killed 12 Taliban": a name for people, where something is done to them; "12 Park Road" is a place. */
function isNamed({ before }: Amount, words: readonly Word[], at: number): boolean {
  return words[at]?.tag === "PROPN" && words[before - 1]?.tag === "VERB";
}

/** A number without a noun counts beside a verb: "five were killed", "killing 12", "the toll rose to 40", "12 of them". */
function isBareCount(amount: Amount, surroundings: Surroundings): boolean {
  const { words, vocabulary } = surroundings;
  const { before, end, form } = amount;
  const [previous, next] = [words[before - 1], words[end]];
  if (isOf(next)) return vocabulary.counts.partitives.has(words[end + 1]?.lower ?? "");
  if (form === "digits" && isYearLike(amount)) return false;
  const filled = vocabulary.counts.fillers.has(next?.lower ?? "") ? words[end + 1] : next;
  // "3-5" may be a result.
  if (
    form === "range" &&
    !vocabulary.counts.states.has(filled?.lower ?? "") &&
    words.slice(before, end).some((word) => word.lower === "-")
  )
    return false;
  if (filled && (filled.tag === "AUX" || filled.tag === "VERB"))
    return previous?.tag !== "PROPN" && !isAgeAside(previous, next);
  if (filled && vocabulary.counts.states.has(filled.lower)) return true;
  if (!previous) return false;
  return previous.tag === "VERB" || vocabulary.counts.harms.has(previous.lower) || isTotal(words, before, vocabulary);
}

function isYearLike({ min }: Amount): boolean {
  return min >= 1800 && min <= 2100;
}

/** "Khan, 34, said". */
function isAgeAside(previous: Word | undefined, next: Word | undefined): boolean {
  return previous?.lower === "," && next?.lower === ",";
}

// How far back the word of a total may stand: "the number of dead at 17, and later at 19"; farther before a verb of its own,
// "the toll from the bombing of a bus station in the city has risen to 23".
const TOTAL = 9;
const TOTAL_OF_VERB = 25;

/** "A toll of 12", "the toll rose to at least 40". */
function isTotal(words: readonly Word[], before: number, { counts }: Vocabulary): boolean {
  if (words[before - 1]?.tag !== "ADP" && words[before - 1]?.tag !== "PART") return false;
  const reach = words[before - 2]?.tag === "VERB" ? TOTAL_OF_VERB : TOTAL;
  return words.slice(Math.max(0, before - reach), before - 1).some((word) => counts.totals.has(word.lower));
}

/** "Last Friday" → its value and its days. What the words say is in `time-grammar.ts`; on which date they say it, in `time-values.ts`. */

import { findPhraseBefore } from "../knowledge/phrase-table.js";
import type { Vocabulary } from "../knowledge/vocabulary.js";
import type { Sentence, TextTime } from "../model/analysis.js";
import { type Period, parsePublished, toIso } from "./calendar.js";
import { directionAt, verbBeside } from "./tense.js";
import { matchTime } from "./time-grammar.js";
import { isTime } from "./time-guards.js";
import type { Latest, TimeMatch } from "./time-meaning.js";
import { resolveSameDay, resolveTime, toDays } from "./time-values.js";
import { type Atom, type Lattice, toLattice } from "./time-words.js";
import { toWords, type Word } from "./words.js";

type TimeSentence = Pick<Sentence, "start" | "text" | "index" | "tokens">;

// How many dates back "that week" may look for one that is exact enough.
const MEMORY = 6;

/** Every expression of time in order of appearance, none overlapping. `published` anchors "yesterday" and its kind. */
export function findTimes(
  sentences: readonly TimeSentence[],
  published: string | null,
  vocabulary: Vocabulary,
): TextTime[] {
  const today = parsePublished(published);
  const memory: Memory = { told: [], latest: null };
  return sentences.flatMap((sentence) => {
    const words = toWords(sentence.tokens);
    return findMatches(words, vocabulary).map((match) => toTime(match, { sentence, words, vocabulary, today, memory }));
  });
}

/** The expressions of one sentence, before they get their dates. */
export function findMatches(words: readonly Word[], vocabulary: Vocabulary): TimeMatch[] {
  const lattice = toLattice(words, vocabulary);
  const matches: TimeMatch[] = [];
  let at = 0;
  while (at < words.length) {
    const match = matchTime(lattice, at);
    const name = endOfName(words, lattice, at);
    if (match && match.end >= name && isTime({ match, words, lattice, vocabulary })) {
      matches.push(match);
      at = match.end;
    } else at = Math.max(at + 1, name);
  }
  return matches;
}

/** Where a name or an idiom that holds a word of time ends: "Bloody Sunday", "at the end of the day". */
function endOfName(words: readonly Word[], lattice: Lattice, at: number): number {
  const isHeld = ({ word, end }: Atom) =>
    word.kind === "idiom" || (word.kind === "name" && /^\p{Lu}/u.test(words[end - 1]?.text ?? ""));
  return lattice[at]?.find(isHeld)?.end ?? at;
}

/** What the text has told so far. */
interface Memory {
  /** The last first. */
  readonly told: Period[];
  latest: (Latest & { readonly sentence: number }) | null;
}

interface Place {
  readonly sentence: TimeSentence;
  readonly words: readonly Word[];
  readonly vocabulary: Vocabulary;
  readonly today: number | null;
  readonly memory: Memory;
}

function toTime(match: TimeMatch, { sentence, words, vocabulary, today, memory }: Place): TextTime {
  const { told } = memory;
  const direction = directionAt(words, match, vocabulary.future);
  const isLimit = findPhraseBefore(vocabulary.future.limits, words, match.first) !== null;
  const resolved = resolveTime(match, { today, told, direction, isLimit });
  const latest = memory.latest !== null && sentence.index - memory.latest.sentence <= 1 ? memory.latest : null;
  const sameDay = resolveSameDay(match, latest);
  if (resolved.period && isTold(match, words, { vocabulary, told })) {
    told.unshift(resolved.period);
    told.length = Math.min(told.length, MEMORY);
    const hour = match.clock === null ? null : Number(match.clock.slice(1, 3));
    memory.latest = { period: resolved.period, part: match.part, hour, sentence: sentence.index };
  }
  const first = words[match.first];
  const last = words[match.end - 1];
  const start = first?.start ?? sentence.start;
  const end = last?.end ?? start;
  return {
    start,
    end,
    text: sentence.text.slice(start - sentence.start, end - sentence.start),
    kind: resolved.kind,
    value: resolved.value,
    ...toDays(resolved.period),
    sameDay: sameDay === null ? null : toIso(sameDay.first),
    sentence: sentence.index,
    precision: resolved.precision,
    firstToken: first?.token ?? 0,
    endToken: (last?.token ?? 0) + 1,
  };
}

/** True where "the previous day" counts from this date: not from the day of a statement, where there is another, nor from a comparison. */
function isTold(
  match: TimeMatch,
  words: readonly Word[],
  { vocabulary, told }: { vocabulary: Vocabulary; told: readonly Period[] },
): boolean {
  if (match.meaning.form === "shift" && match.meaning.unit === "Y" && told[0]?.grain === "quarter") return false;
  const verb = verbBeside(words, match);
  const lemma = verb === null ? "" : (words[verb]?.lemma ?? "");
  const isOfStatement = vocabulary.reporting.get(lemma)?.some((entry) => entry.words.length === 1) ?? false;
  return told.length === 0 || !isOfStatement;
}

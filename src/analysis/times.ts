/** "Last Friday" → its value and its days. What the words say is in `time-grammar.ts`; on which date they say it, in `time-values.ts`. */

import { findPhraseBefore } from "../knowledge/phrase-table.js";
import type { Vocabulary } from "../knowledge/vocabulary.js";
import type { Sentence, TextTime } from "../model/analysis.js";
import { type Period, parsePublished, periodOf, toIso } from "./calendar.js";
import { type Home, hemisphereOf, NO_HOME } from "./home.js";
import { directionAt, verbBeside } from "./tense.js";
import { matchTime } from "./time-grammar.js";
import { isTime } from "./time-guards.js";
import type { Latest, TimeContext, TimeMatch } from "./time-meaning.js";
import { resolveSameDay, resolveTime, toDays } from "./time-values.js";
import { type Atom, type Lattice, toLattice } from "./time-words.js";
import { toWords, type Word } from "./words.js";

type TimeSentence = Pick<Sentence, "start" | "text" | "index" | "tokens">;

// How many dates back "that week" may look for one that is exact enough.
const MEMORY = 6;

/** Every expression of time in order of appearance, none overlapping. `published` anchors "yesterday" and its kind, `home` "Independence Day". */
export function findTimes(
  sentences: readonly TimeSentence[],
  published: string | null,
  vocabulary: Vocabulary,
  home: Home = NO_HOME,
): TextTime[] {
  const today = parsePublished(published);
  const memory: Memory = { told: [], latest: null, end: 0 };
  return sentences.flatMap((sentence) => {
    const words = toWords(sentence.tokens);
    return findMatches(words, vocabulary).map((match) =>
      toTime(match, { sentence, words, vocabulary, today, memory, home }),
    );
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
    } else at = Math.max(at + 1, name, match && isNamedDay(match) ? match.end : 0);
  }
  return matches;
}

/** "The Easter Sunday bombings": the words of a day that is not told are no other time. */
function isNamedDay({ meaning, rule }: TimeMatch): boolean {
  return meaning.form === "occasion" && rule === "occasion";
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
  /** Where the last one ended, in words. */
  end: number;
}

interface Place {
  readonly sentence: TimeSentence;
  readonly words: readonly Word[];
  readonly vocabulary: Vocabulary;
  readonly today: number | null;
  readonly memory: Memory;
  readonly home: Home;
}

function toTime(match: TimeMatch, { sentence, words, vocabulary, today, memory, home }: Place): TextTime {
  const { told } = memory;
  const { calendar } = vocabulary;
  const country: TimeContext["country"] = (has) => home.countryAt(sentence, toTokens(match, words), has);
  const hemisphere = () => hemisphereOf(country(), home, calendar);
  const direction = directionAt(words, match, vocabulary.future);
  const isLimit = findPhraseBefore(vocabulary.future.limits, words, match.first) !== null;
  const resolved = resolveTime(match, {
    today,
    told: inOtherZone(match, { sentence, words, memory }) ?? told,
    direction,
    isLimit,
    calendar,
    country,
    hemisphere,
  });
  const latest = memory.latest !== null && sentence.index - memory.latest.sentence <= 1 ? memory.latest : null;
  const sameDay = resolveSameDay(match, latest);
  if (resolved.period && isTold(match, words, { vocabulary, told })) {
    told.unshift(resolved.period);
    told.length = Math.min(told.length, MEMORY);
    const hour = match.clock === null ? null : Number(match.clock.slice(1, 3));
    const { isUniversal } = match;
    memory.latest = { period: resolved.period, part: match.part, hour, isUniversal, sentence: sentence.index };
    memory.end = match.end;
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

function toTokens({ first, end }: TimeMatch, words: readonly Word[]): { first: number; end: number } {
  return { first: words[first]?.token ?? 0, end: (words[end - 1]?.token ?? 0) + 1 };
}

/** "3 a.m. on Monday (2200 GMT)": the day of an hour right behind the same hour of another zone; null for any other time. */
function inOtherZone(
  match: TimeMatch,
  { sentence, words, memory: { latest, end } }: Pick<Place, "sentence" | "words" | "memory">,
): Period[] | null {
  if (match.rule !== "hour alone" || match.clock === null || match.isUniversal === null) return null;
  const isNext =
    latest?.sentence === sentence.index && /^[(,/]$/.test(words[end]?.lower ?? "") && match.first === end + 1;
  if (!isNext || latest.hour === null || latest.period.grain !== "day") return null;
  if ((latest.isUniversal ?? false) === match.isUniversal) return null;
  const here = Number(match.clock.slice(1, 3));
  // Zones lie less than twelve hours apart from Greenwich: the nearest hour is the one meant.
  const ahead = here - latest.hour;
  const days = ahead > 12 ? -1 : ahead < -12 ? 1 : 0;
  return [periodOf("day", latest.period.first + days)];
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

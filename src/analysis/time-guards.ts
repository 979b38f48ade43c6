/** Which readings of a word of time stand: "May" the minister, "a 20-year-old" and "resolution 1990" tell no time. */
import type { Vocabulary } from "../knowledge/vocabulary.js";
import { directionAt } from "./tense.js";
import type { TimeMatch } from "./time-meaning.js";
import type { Lattice } from "./time-words.js";
import type { Word } from "./words.js";

export interface Candidate {
  readonly match: TimeMatch;
  readonly words: readonly Word[];
  readonly lattice: Lattice;
  readonly vocabulary: Vocabulary;
}

interface Guard {
  /** The rules of the grammar that it watches. */
  readonly rules: readonly string[];
  readonly holds: (candidate: Candidate) => boolean;
}

const guards: readonly Guard[] = [
  { rules: ["bare month"], holds: isBareMonth },
  {
    rules: ["month day", "month days", "month year", "picked month", "picked date", "day month"],
    holds: (candidate) => isSure(candidate, "month") || hasCapital(candidate, "month"),
  },
  { rules: ["weekday"], holds: (candidate) => isSure(candidate, "weekday") },
  { rules: ["picked weekday"], holds: (candidate) => isSure(candidate, "weekday") && hasNoConjunction(candidate) },
  {
    rules: ["picked period", "picked stretch", "part of picked day"],
    holds: (candidate) => hasNoConjunction(candidate) && !isTitle(candidate),
  },
  { rules: ["occasion", "picked occasion", "beside occasion", "occasion of year"], holds: isOccasion },
  { rules: ["other month day", "other date", "other month"], holds: isOtherDate },
  { rules: ["running period"], holds: isRunningPeriod },
  { rules: ["bare season"], holds: isBareSeason },
  { rules: ["year"], holds: isBareYear },
  { rules: ["amount", "amounts", "picked stretch", "bare units", "open stretch"], holds: isNoAge },
  { rules: ["bare units"], holds: isBehindPreposition },
  { rules: ["reference"], holds: isReference },
  { rules: ["hour alone"], holds: isHour },
];

/** True where what stands around the words lets them be a time. */
export function isTime(candidate: Candidate): boolean {
  return guards.every((guard) => !guard.rules.includes(candidate.match.rule) || guard.holds(candidate));
}

function before({ match, words }: Candidate): Word | undefined {
  return words[match.first - 1];
}

function after({ match, words }: Candidate): Word | undefined {
  return words[match.end];
}

/** True where the word of that kind is no name or ordinary word as well. */
function isSure({ match, lattice }: Candidate, kind: "month" | "weekday"): boolean {
  const atoms = lattice.slice(match.first, match.end).flat();
  return atoms.some((atom) => atom.word.kind === kind && "ambiguous" in atom.word && !atom.word.ambiguous);
}

function hasCapital({ match, words, lattice }: Candidate, kind: "month"): boolean {
  return words
    .slice(match.first, match.end)
    .some(
      (word, at) => /^\p{Lu}/u.test(word.text) && lattice[match.first + at]?.some((atom) => atom.word.kind === kind),
    );
}

/** "Ramadan Kadyrov" and "Easter Island" are names; an "Independence Day party" may be on another day, its celebrations are not. */
function isOccasion(candidate: Candidate): boolean {
  const { match, words } = candidate;
  const days = candidate.lattice.slice(match.first, match.end).flat();
  const isLower = days.some(
    ({ word, end }) => word.kind === "occasion" && word.isCapital && /^\p{Ll}/u.test(words[end - 1]?.text ?? ""),
  );
  const isAmbiguous = days.some(({ word }) => word.kind === "occasion" && word.ambiguous);
  if (isLower || (isAmbiguous && !isCalendarName(candidate)) || isSurname(candidate)) return false;
  return (match.meaning.form === "occasion" && match.meaning.year !== null) || !isAttribute(candidate);
}

/** "Tzvi Sukkot": a feast right behind a name that is no word of time. */
function isSurname({ match, words, lattice }: Candidate): boolean {
  const previous = words[match.first - 1];
  const isName = previous?.tag === "PROPN" && /^\p{Lu}\p{Ll}/u.test(previous.text);
  return isName && match.end - match.first === 1 && (lattice[match.first - 1]?.length ?? 0) === 0;
}

/** True before a noun that needs not be of that day. */
function isAttribute(candidate: Candidate): boolean {
  const next = after(candidate);
  const isNoun = next !== undefined && ["NOUN", "PROPN"].includes(next.tag) && !next.isGlued;
  return isNoun && !candidate.vocabulary.calendar.frames.has(next.lower);
}

/** A month that is a name too ("Asad", "Rajab") wants a year, or a preposition before and no noun behind. */
function isOtherDate(candidate: Candidate): boolean {
  const { match, words, lattice } = candidate;
  const months = lattice.slice(match.first, match.end).flat();
  const sure = months.some(({ word }) => word.kind === "otherMonth" && !word.ambiguous);
  const isWritten = words.slice(match.first, match.end).some(({ text }) => /^\p{Lu}/u.test(text));
  const hasYear = match.meaning.form === "otherDate" && match.meaning.year !== null;
  if (!isWritten || (!hasYear && isAttribute(candidate))) return false;
  if (sure || hasYear) return true;
  const isOn = lattice[match.first - 1]?.some(({ word }) => word.kind === "on") ?? false;
  return match.rule !== "other month" && isOn;
}

/** False where the month is part of a person's name: "April Jones", "Theresa May". */
function isCalendarName(candidate: Candidate): boolean {
  const [previous, next] = [before(candidate), after(candidate)];
  const isName = (word: Word | undefined) => word?.tag === "PROPN" && /^\p{Lu}\p{Ll}/u.test(word.text);
  return !isName(next) && !(isName(previous) && candidate.match.first > 1);
}

function isBehind(candidate: Candidate, strength: "strong" | "weak"): boolean {
  const previous = before(candidate);
  const { strong, weak } = candidate.vocabulary.temporalPrepositions;
  return previous !== undefined && (strong.has(previous.lower) || (strength === "weak" && weak.has(previous.lower)));
}

function isBareMonth(candidate: Candidate): boolean {
  // "In April Chad": behind "in" no first name.
  if (isSure(candidate, "month") && isBehind(candidate, "strong")) return true;
  if (!isCalendarName(candidate)) return false;
  const [previous, next] = [before(candidate), after(candidate)];
  if (isSure(candidate, "month")) return true;
  if (!hasCapital(candidate, "month")) return false;
  if (isBehind(candidate, "strong") || candidate.match.edge !== null) return true;
  if (previous?.tag === "DET" && next?.tag === "NOUN") return true;
  return (
    isBehind(candidate, "weak") &&
    directionAt(candidate.words, candidate.match, candidate.vocabulary.future) === "future"
  );
}

/** "Said that Sunday would be quiet": there "that" opens a clause. */
function hasNoConjunction({ match, words }: Candidate): boolean {
  return words[match.first]?.tag !== "SCONJ";
}

/** "This Week" with capitals is a programme. */
function isTitle({ match, words }: Candidate): boolean {
  const last = words[match.end - 1];
  return last !== undefined && match.end > match.first + 1 && /^\p{Lu}\p{Ll}/u.test(last.text);
}

/** "The quarter" stands alone; "the week" and "the year" need an edge: "the end of the year". */
function isRunningPeriod({ match, lattice }: Candidate): boolean {
  const isArticled = lattice[match.first]?.some((atom) => atom.word.kind === "article") ?? false;
  return match.edge !== null || (isArticled && match.meaning.form === "step" && match.meaning.grain === "quarter");
}

function isBareSeason(candidate: Candidate): boolean {
  const { match, words, lattice } = candidate;
  const isArticled = lattice[match.first]?.some((atom) => atom.word.kind === "article") ?? false;
  const ambiguous = lattice
    .slice(match.first, match.end)
    .flat()
    .some((atom) => atom.word.kind === "season" && atom.word.ambiguous);
  const next = after(candidate);
  const isAttribute = next !== undefined && ["NOUN", "PROPN"].includes(next.tag);
  return (
    (!ambiguous || match.edge !== null) &&
    !isAttribute &&
    (isArticled || isBehind(candidate, "strong")) &&
    words[match.end]?.lower !== "of"
  );
}

const PEOPLE = /(?:[^s]s|people|men|women|children)$/;

/** True where four digits are a year: behind a preposition or a determiner, and no count, sum or label. */
function isBareYear(candidate: Candidate): boolean {
  const { match, words, vocabulary } = candidate;
  if (match.meaning.form !== "year") return false;
  const [previous, next] = [before(candidate), after(candidate)];
  if (match.end > match.first + 1 || !/^\d/.test(words[match.first]?.text ?? "")) return true;
  const { labels, currencies, measures } = vocabulary.counts;
  // "At 2030" is an hour.
  if (candidate.lattice[match.first - 1]?.some((atom) => atom.word.kind === "on")) return false;
  if (previous && (labels.has(previous.lower) || currencies.has(previous.lower))) return false;
  if (next && (measures.has(next.lower) || (next.lower === "-" && next.isGlued))) return false;
  if (previous?.lower === "-" && previous.isGlued) return false;
  const isRecent = match.meaning.year >= 1700 && match.meaning.year < 2100;
  const isCounted = next?.tag === "NOUN" && PEOPLE.test(next.lower);
  if (isBehind(candidate, "strong")) return !isCounted || match.meaning.year % 10 !== 0;
  if (!isRecent) return false;
  if (isBehind(candidate, "weak")) return !isCounted;
  if (!previous) return next?.tag === "PUNCT";
  if (isDeterminer(previous) || previous.tag === "ADJ")
    return next !== undefined && ["NOUN", "ADJ", "PROPN", "VERB"].includes(next.tag);
  return ["PUNCT", "CCONJ"].includes(previous.tag)
    ? !isCounted
    : ["VERB", "ADJ", "PROPN", "NOUN", "ADV"].includes(previous.tag) &&
        (!next || next.tag === "PUNCT" || next.tag === "ADP");
}

function isDeterminer(word: Word): boolean {
  return word.tag === "DET" || word.tag === "PRON" || word.tag === "PART";
}

function isNoAge(candidate: Candidate): boolean {
  const { match, words, vocabulary } = candidate;
  const next = words[match.end]?.lower === "-" ? words[match.end + 1] : words[match.end];
  return next === undefined || !vocabulary.counts.ages.has(next.lower);
}

function isBehindPreposition(candidate: Candidate): boolean {
  const previous = before(candidate);
  return previous !== undefined && ["ADP", "SCONJ"].includes(previous.tag);
}

function isReference(candidate: Candidate): boolean {
  const next = after(candidate);
  const describes = next !== undefined && ["NOUN", "ADJ", "PROPN"].includes(next.tag);
  const atom = candidate.lattice[candidate.match.first]?.find(
    ({ word, end }) => word.kind === "reference" && end === candidate.match.end,
  );
  if (atom?.word.kind !== "reference") return true;
  if (atom.word.adjective) return describes;
  return candidate.match.end === candidate.match.first + 1 || !describes;
}

/** "10:30" alone may be a score; "at 10:30" is an hour. */
function isHour(candidate: Candidate): boolean {
  const { match, words, lattice } = candidate;
  const isBare = match.clock !== null && match.end === match.first + 1 && words[match.first]?.lower.includes(":");
  if (!isBare) return match.part === null || match.clock !== null || !["of"].includes(words[match.end]?.lower ?? "");
  return lattice[match.first - 1]?.some((atom) => atom.word.kind === "on") ?? false;
}

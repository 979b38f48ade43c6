/** What each word of a sentence may mean in an expression of time: words of the vocabulary, and shapes such as "1990s" and "14:30". */
import { findPhrases } from "../knowledge/phrase-table.js";
import type { TimeWord } from "../knowledge/time-vocabulary.js";
import type { Vocabulary } from "../knowledge/vocabulary.js";
import { type NumberReading, readNumber } from "./numbers.js";
import type { Word } from "./words.js";

type ShapeWord =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "ordinal"; readonly value: number }
  | { readonly kind: "dayNumber"; readonly day: number }
  /** "24/25". */
  | { readonly kind: "dayPair"; readonly day: number }
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "shortYear"; readonly year: number }
  | { readonly kind: "fiscalYear"; readonly year: number }
  | { readonly kind: "yearPair"; readonly year: number }
  /** A clock in another zone, in brackets: "(0735 GMT)". */
  | { readonly kind: "aside" }
  | { readonly kind: "decade"; readonly first: number }
  | { readonly kind: "clock"; readonly hour: number; readonly minute: number | null; readonly colon: boolean }
  | { readonly kind: "isoDate"; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: "slashDate"; readonly numbers: readonly [number, number]; readonly year: number }
  | { readonly kind: "quarterNumber"; readonly quarter: number }
  | { readonly kind: "comma" | "dash" | "possessive" | "hedge" };

export type AtomWord = TimeWord | ShapeWord;
export type AtomKind = AtomWord["kind"];

/** One meaning of the words from its place up to `end`. */
export interface Atom {
  readonly end: number;
  readonly word: AtomWord;
}

/** For each word the atoms that begin there; longer ones first. */
export type Lattice = readonly (readonly Atom[])[];

const NONE: readonly Atom[] = [];
// "Between 3 and 5 May": how far "between" may stand before its "and".
const BETWEEN_REACH = 6;

export function toLattice(words: readonly Word[], vocabulary: Vocabulary): Lattice {
  let between = Number.NEGATIVE_INFINITY;
  return words.map((_, at) => {
    const atoms = vocabularyAtoms(words, at, vocabulary);
    if (atoms.some((atom) => atom.word.kind === "between")) between = at;
    if (at - between <= BETWEEN_REACH && atoms.some((atom) => atom.word.kind === "and"))
      atoms.push({ end: at + 1, word: { kind: "to" } });
    for (const { words: hedge, value } of findPhrases(vocabulary.counts.hedges, words, at)) {
      if (value !== "exact") atoms.push({ end: at + hedge.length, word: { kind: "hedge" } });
    }
    for (const shape of shapesAt(words, at)) atoms.push({ end: at + 1, word: shape });
    atoms.push(
      ...numbersAt(words, at, vocabulary),
      ...asideAt(words, at, vocabulary),
      ...zoneAt(words, at, vocabulary),
    );
    return atoms.length === 0 ? NONE : atoms.sort((a, b) => b.end - a.end);
  });
}

/** "Tripoli time", "New York time". */
function zoneAt(words: readonly Word[], at: number, { times }: Vocabulary): Atom[] {
  const end = [at + 1, at + 2].find((noun) =>
    findPhrases(times, words, noun).some(({ value }) => value.kind === "zoneNoun"),
  );
  const isNamed = end !== undefined && words.slice(at, end).every(({ text }) => /^\p{Lu}\p{Ll}/u.test(text));
  return isNamed ? [{ end: end + 1, word: { kind: "zone", isUniversal: false } }] : [];
}

/** "(0735 GMT)", "(3:35 a.m. EDT)". */
function asideAt(words: readonly Word[], at: number, { times }: Vocabulary): Atom[] {
  if (words[at]?.lower !== "(" || clockShapes(words[at + 1]?.lower ?? "").length === 0) return [];
  const isMeridiem = findPhrases(times, words, at + 2).some(({ value }) => value.kind === "meridiem");
  const zone = findPhrases(times, words, isMeridiem ? at + 3 : at + 2).find(({ value }) => value.kind === "zone");
  const close = at + (isMeridiem ? 3 : 2) + (zone?.words.length ?? 0);
  return zone && words[close]?.lower === ")" ? [{ end: close + 1, word: { kind: "aside" } }] : [];
}

function vocabularyAtoms(words: readonly Word[], at: number, vocabulary: Vocabulary): Atom[] {
  const found = findPhrases(vocabulary.times, words, at);
  if (found.length === 0) return [];
  return found
    .map(({ words: { length }, value }) => ({ end: at + length, word: value }))
    .filter((atom) => stands(atom, words));
}

/** False for a preposition with its object, and for a name of a day whose other word does not follow. */
function stands({ end, word }: Atom, words: readonly Word[]): boolean {
  if (word.kind === "shift") return !word.preposition || isLast(words[end]);
  return word.kind !== "occasion" || word.before.length === 0 || word.before.includes(words[end]?.lower ?? "");
}

/** True where no object follows: "two days after." but not "two days after the attack". */
function isLast(next: Word | undefined): boolean {
  return !next || ["PUNCT", "CCONJ", "ADP", "AUX"].includes(next.tag);
}

function numbersAt(words: readonly Word[], at: number, vocabulary: Vocabulary): Atom[] {
  const reading = readNumber(words, at, vocabulary.numbers);
  const decade = vocabulary.numbers.decades.get(words[at]?.lower ?? "");
  const atoms: Atom[] = decade === undefined ? [] : [{ end: at + 1, word: { kind: "decade", first: 1900 + decade } }];
  if (!reading) return atoms;
  const { end, value, ordinal } = reading;
  atoms.push({ end, word: { kind: ordinal ? "ordinal" : "number", value } });
  if (Number.isInteger(value) && value >= 1 && value <= 31 && (ordinal || reading.digits))
    atoms.push({ end, word: { kind: "dayNumber", day: value } });
  const spoken = ordinal || reading.digits ? null : readSpokenYear(words, reading, vocabulary);
  if (spoken) atoms.push(spoken);
  return atoms;
}

/** "Nineteen ninety-six", "two thousand and three". */
function readSpokenYear(words: readonly Word[], reading: NumberReading, { numbers }: Vocabulary): Atom | null {
  if (reading.value >= 2000 && reading.value < 2100)
    return { end: reading.end, word: { kind: "year", year: reading.value } };
  if (reading.value < 16 || reading.value > 20) return null;
  const rest = readNumber(words, reading.end, numbers);
  if (!rest || rest.ordinal || rest.digits || rest.value < 10 || rest.value > 99) return null;
  return { end: rest.end, word: { kind: "year", year: reading.value * 100 + rest.value } };
}

const YEAR = /^(?:1\d{3}|20\d\d|21\d\d)$/;
const SHORT_YEAR = /^'(\d\d)$/;
const DECADE = /^(?:(1[5-9]|20)(\d0)|'(\d0))'?s$/;
const CLOCK = /^(\d{1,2})(?:[:.]([0-5]\d)(?::[0-5]\d)?)?h?$/;
const MILITARY_CLOCK = /^([01]\d|2[0-3])([0-5]\d)(?:h|hrs)?$/;
const ISO_DATE = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)/;
const SLASH_DATE = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/;
const QUARTER = /^q([1-4])$/;
const DAY_PAIR = /^(\d{1,2})\/(\d{1,2})$/;
const YEAR_PAIR = /^(1[89]\d\d|20\d\d)\/(\d{4}|\d\d)$/;
const FISCAL_YEAR = /^fy'?(20\d\d|\d\d)$/;

function shapesAt(words: readonly Word[], at: number): AtomWord[] {
  const lower = words[at]?.lower ?? "";
  if (lower === ",") return [{ kind: "comma" }];
  if (lower === "-") return [{ kind: "dash" }, ...toRange(words, at)];
  if (lower === "'s" || lower === "'") return [{ kind: "possessive" }];
  if (!/\d/.test(lower)) return [];
  return [...yearShapes(lower), ...shortYearAfterMonth(words, at), ...clockShapes(lower), ...dateShapes(lower)];
}

/** A dash joins two ends, unless it is a dash between clauses: "the vote - Monday's - was". */
function toRange(words: readonly Word[], at: number): AtomWord[] {
  const next = words[at + 1];
  return next && words[at]?.isGlued === next.isGlued ? [{ kind: "to" }] : [];
}

function yearShapes(lower: string): ShapeWord[] {
  if (YEAR.test(lower)) return [{ kind: "year", year: Number(lower) }];
  const short = SHORT_YEAR.exec(lower);
  if (short) return [{ kind: "year", year: fullYear(Number(short[1])) }];
  const fiscal = FISCAL_YEAR.exec(lower)?.[1];
  if (fiscal) return [{ kind: "fiscalYear", year: fiscal.length === 2 ? fullYear(Number(fiscal)) : Number(fiscal) }];
  const pair = YEAR_PAIR.exec(lower);
  if (pair)
    return Number(pair[2]) % 100 === (Number(pair[1]) + 1) % 100 ? [{ kind: "yearPair", year: Number(pair[1]) }] : [];
  const decade = DECADE.exec(lower);
  if (!decade) return [];
  return [
    {
      kind: "decade",
      first: decade[3] === undefined ? Number(`${decade[1]}${decade[2]}`) : fullYear(Number(decade[3])),
    },
  ];
}

/** "12 Jan 90": two digits that end what is said. */
function shortYearAfterMonth(words: readonly Word[], at: number): ShapeWord[] {
  const lower = words[at]?.lower ?? "";
  const next = words[at + 1];
  return /^\d\d$/.test(lower) && (!next || next.tag === "PUNCT")
    ? [{ kind: "shortYear", year: fullYear(Number(lower)) }]
    : [];
}

function fullYear(short: number): number {
  return short < 50 ? 2000 + short : 1900 + short;
}

function clockShapes(lower: string): ShapeWord[] {
  const clock = CLOCK.exec(lower);
  const military = MILITARY_CLOCK.exec(lower);
  if (military) return [{ kind: "clock", hour: Number(military[1]), minute: Number(military[2]), colon: false }];
  if (!clock || Number(clock[1]) > 24) return [];
  const minute = clock[2] === undefined ? null : Number(clock[2]);
  return [{ kind: "clock", hour: Number(clock[1]), minute, colon: lower.includes(":") }];
}

function dateShapes(lower: string): ShapeWord[] {
  const iso = ISO_DATE.exec(lower);
  if (iso) return [{ kind: "isoDate", year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) }];
  const slash = SLASH_DATE.exec(lower);
  if (slash)
    return [
      {
        kind: "slashDate",
        numbers: [Number(slash[1]), Number(slash[2])],
        year: slash[3]?.length === 2 ? fullYear(Number(slash[3])) : Number(slash[3]),
      },
    ];
  const pair = DAY_PAIR.exec(lower);
  if (pair) return Number(pair[2]) === Number(pair[1]) + 1 ? [{ kind: "dayPair", day: Number(pair[1]) }] : [];
  const quarter = QUARTER.exec(lower);
  return quarter ? [{ kind: "quarterNumber", quarter: Number(quarter[1]) }] : [];
}

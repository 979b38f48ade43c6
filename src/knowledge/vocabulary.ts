/** One language's words of time, number and speech, ready for lookup. Reads no file: `knowledge.ts` hands over what it parsed. */
import type { Attribution } from "../model/coded-document.js";
import { type CalendarFacts, readCalendarFacts, toCalendarWords } from "./calendar-vocabulary.js";
import { Fields } from "./fields.js";
import { lowerSet, type PhraseTable, toPhraseTable } from "./phrase-table.js";
import { type TimeWord, toTimeWords } from "./time-vocabulary.js";

export type Stance = Attribution["stance"];
export type Bound = "above" | "from" | "to" | "below" | "nearly" | "about" | "exact";
export type Irrealis = "condition" | "possibility" | "comparison" | "purpose";

export interface NumberWords {
  /** "twenty" is 20. */
  readonly values: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  /** "hundred", "dozen". */
  readonly multipliers: ReadonlyMap<string, number>;
  /** "nineties" is 90. */
  readonly decades: ReadonlyMap<string, number>;
  /** "a" in "a hundred". */
  readonly articles: ReadonlySet<string>;
  /** "and" in "two hundred and five". */
  readonly joiners: ReadonlySet<string>;
  readonly halves: ReadonlySet<string>;
  readonly ordinalEndings: ReadonlySet<string>;
}

export interface CountWords {
  readonly hedges: PhraseTable<Bound>;
  readonly hedgesBehind: PhraseTable<Bound>;
  /** Hedges that are prepositions too: "over". */
  readonly prepositions: ReadonlySet<string>;
  /** "between". */
  readonly rangeOpeners: ReadonlySet<string>;
  readonly rangeJoiners: ReadonlySet<string>;
  /** "dozens": the least that it tells; "a couple": the most too. */
  readonly quantities: PhraseTable<{ readonly min: number; readonly max: number | null }>;
  /** "percent": what a number before it does not count. */
  readonly measures: ReadonlySet<string>;
  /** "resolution": the number behind it is a name. */
  readonly labels: ReadonlySet<string>;
  readonly currencies: ReadonlySet<string>;
  readonly ages: ReadonlySet<string>;
  readonly partitives: ReadonlySet<string>;
  readonly totals: ReadonlySet<string>;
  /** "wounding" in "wounding five". */
  readonly harms: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  /** "dead" in "12 dead". */
  readonly states: ReadonlySet<string>;
  /** "no" in "no one". */
  readonly pronounMakers: ReadonlySet<string>;
  /** "police": many without a plural ending. */
  readonly collectives: ReadonlySet<string>;
}

/** Words that point a verb to the future. */
export interface FutureWords {
  /** "will". */
  readonly auxiliaries: ReadonlySet<string>;
  /** Behind an auxiliary they tell of the past: "may have met". */
  readonly perfect: ReadonlySet<string>;
  /** "scheduled". */
  readonly words: ReadonlySet<string>;
  /** Prepositions of what is to come: "by Friday". */
  readonly limits: PhraseTable<true>;
  /** Prepositions of what has been: "since September". */
  readonly pasts: ReadonlySet<string>;
  /** Before a weekday: "called a strike for Monday". */
  readonly appointing: ReadonlySet<string>;
  /** Verbs that put off, and the preposition of the day: "postponed until Tuesday". */
  readonly postponing: ReadonlySet<string>;
  readonly until: ReadonlySet<string>;
  /** Auxiliaries that with "not" tell of the past: "could not be reached". */
  readonly trying: ReadonlySet<string>;
  /** They do so before an infinitive: "is to". */
  readonly withTo: ReadonlySet<string>;
  /** Right before a day: "the deadline is Friday". */
  readonly copulas: ReadonlySet<string>;
  /** "election": what has a date beforehand. */
  readonly appointments: ReadonlySet<string>;
  /** Verbs whose present tense tells what is to come: "talks begin on Monday". */
  readonly timetable: ReadonlySet<string>;
}

export interface Vocabulary {
  readonly language: string;
  readonly times: PhraseTable<TimeWord>;
  readonly calendar: CalendarFacts;
  readonly temporalPrepositions: { readonly strong: ReadonlySet<string>; readonly weak: ReadonlySet<string> };
  readonly future: FutureWords;
  readonly numbers: NumberWords;
  readonly counts: CountWords;
  /** Verbs of reporting; the first word in its base form. */
  readonly reporting: PhraseTable<Stance>;
  readonly reportingNouns: PhraseTable<Stance>;
  /** "according to". */
  readonly sourcePrepositions: PhraseTable<true>;
  readonly irrealis: PhraseTable<Irrealis>;
}

const STANCES: readonly [Stance, ...Stance[]] = [
  "asserts",
  "alleges",
  "denies",
  "confirms",
  "claims-responsibility",
  "announces",
];
const BOUNDS: readonly [Bound, ...Bound[]] = ["above", "from", "to", "below", "nearly", "about", "exact"];
const IRREALIS: readonly [Irrealis, ...Irrealis[]] = ["condition", "possibility", "comparison", "purpose"];

/** Throws a DragomanError with every fault of `parsed`; `file` is named in it. */
export function toVocabulary(parsed: unknown, file = "knowledge/languages/en.yaml"): Vocabulary {
  return Object.freeze(Fields.read(parsed, file, readVocabulary));
}

function readVocabulary(fields: Fields): Vocabulary {
  fields.only(
    "language",
    "times",
    "calendar",
    "numbers",
    "counts",
    "reporting",
    "sources-by",
    "reporting-nouns",
    "irrealis",
  );
  const times = fields.part("times");
  const calendar = fields.part("calendar");
  const prepositions = times.part("prepositions");
  prepositions.only("strong", "weak");
  return {
    language: fields.string("language"),
    times: toPhraseTable([...toTimeWords(times), ...toCalendarWords(calendar)]),
    calendar: readCalendarFacts(calendar),
    temporalPrepositions: {
      strong: lowerSet(prepositions.strings("strong")),
      weak: lowerSet(prepositions.strings("weak")),
    },
    future: readFuture(times.part("future")),
    numbers: readNumbers(fields.part("numbers")),
    counts: readCounts(fields.part("counts")),
    reporting: valued(fields.parts("reporting"), "verb", (entry) => entry.oneOf("stance", STANCES)),
    reportingNouns: valued(fields.parts("reporting-nouns"), "noun", (entry) => entry.oneOf("stance", STANCES)),
    sourcePrepositions: marked(fields.strings("sources-by")),
    irrealis: valued(fields.parts("irrealis"), "words", (entry) => entry.oneOf("kind", IRREALIS)),
  };
}

function readFuture(fields: Fields): FutureWords {
  fields.only(
    ...["auxiliaries", "perfect", "words", "with-to", "timetable", "limits", "pasts", "appointments", "copulas"],
    ...["appointing", "postponing", "until", "trying"],
  );
  return {
    auxiliaries: lowerSet(fields.strings("auxiliaries")),
    perfect: lowerSet(fields.strings("perfect")),
    words: lowerSet(fields.strings("words")),
    pasts: lowerSet(fields.strings("pasts")),
    limits: marked(fields.strings("limits")),
    appointing: lowerSet(fields.strings("appointing")),
    postponing: lowerSet(fields.strings("postponing")),
    until: lowerSet(fields.strings("until")),
    trying: lowerSet(fields.strings("trying")),
    withTo: lowerSet(fields.strings("with-to")),
    copulas: lowerSet(fields.strings("copulas")),
    appointments: lowerSet(fields.strings("appointments")),
    timetable: lowerSet(fields.strings("timetable")),
  };
}

function readNumbers(fields: Fields): NumberWords {
  fields.only("values", "multipliers", "articles", "joiners", "halves", "ordinal-endings");
  const values = fields.parts("values");
  const multipliers = fields.parts("multipliers");
  for (const entry of [...values, ...multipliers]) entry.only("value", "words", "ordinal", "decade");
  return {
    values: valueMap(values, "words"),
    ordinals: new Map([...valueMap(values, "ordinal"), ...valueMap(multipliers, "ordinal")]),
    multipliers: valueMap(multipliers, "words"),
    decades: valueMap(values, "decade"),
    articles: lowerSet(fields.strings("articles")),
    joiners: lowerSet(fields.strings("joiners")),
    halves: lowerSet(fields.strings("halves")),
    ordinalEndings: lowerSet(fields.strings("ordinal-endings")),
  };
}

function readCounts(fields: Fields): CountWords {
  const ranges = fields.part("ranges");
  ranges.only("openers", "joiners");
  fields.only("hedges", "hedges-behind", "quantities", "ranges", "pronoun-makers", ...COUNT_LISTS);
  const list = (name: (typeof COUNT_LISTS)[number]) => lowerSet(fields.strings(name));
  return {
    hedges: valued(fields.parts("hedges"), "words", (entry) => entry.oneOf("bound", BOUNDS)),
    hedgesBehind: valued(fields.parts("hedges-behind"), "words", (entry) => entry.oneOf("bound", BOUNDS)),
    quantities: valued(fields.parts("quantities"), "words", (entry) => ({
      min: entry.number("min"),
      max: entry.has("max") ? entry.number("max") : null,
    })),
    rangeOpeners: lowerSet(ranges.strings("openers")),
    rangeJoiners: lowerSet(ranges.strings("joiners")),
    pronounMakers: lowerSet(fields.strings("pronoun-makers")),
    prepositions: list("prepositions"),
    measures: list("measures"),
    labels: list("labels"),
    currencies: list("currencies"),
    ages: list("ages"),
    partitives: list("partitives"),
    totals: list("totals"),
    harms: list("harms"),
    fillers: list("fillers"),
    states: list("states"),
    collectives: list("collectives"),
  };
}

const COUNT_LISTS = [
  "prepositions",
  "measures",
  "labels",
  "currencies",
  "ages",
  "partitives",
  "totals",
  "harms",
  "fillers",
  "collectives",
  "states",
] as const;

function valued<T>(entries: readonly Fields[], field: string, read: (entry: Fields) => T): PhraseTable<T> {
  return toPhraseTable(
    entries.flatMap((entry) => {
      const value = read(entry);
      const phrases = entry.strings(field);
      if (phrases.length === 0) entry.fault(field, "missing", "names no word.");
      return phrases.map((phrase) => [phrase, value] as const);
    }),
  );
}

function marked(phrases: readonly string[]): PhraseTable<true> {
  return toPhraseTable(phrases.map((phrase) => [phrase, true] as const));
}

function valueMap(entries: readonly Fields[], field: string): ReadonlyMap<string, number> {
  return new Map(
    entries.flatMap((entry) =>
      entry.strings(field).map((word) => [word.toLowerCase(), entry.number("value")] as const),
    ),
  );
}

/** What `languages/en-calendar.yaml` knows: days with a name, months of other calendars, and years and seasons by country. */
import type { Fields } from "./fields.js";
import { OCCASION_FIELDS, readCalendar, toOccasion, within } from "./occasions.js";
import { plainForms, type TimeWord } from "./time-vocabulary.js";

const EDGES = ["start", "end"] as const;

/** A year that does not begin in January. */
export interface OtherYear {
  readonly month: number;
  /** "Fiscal 2023" is called by the year in which it starts or ends. */
  readonly named: (typeof EDGES)[number];
}

export interface CalendarFacts {
  /** By country, ISO 3166-1 alpha-3. */
  readonly fiscalYears: ReadonlyMap<string, OtherYear>;
  readonly schoolYears: ReadonlyMap<string, OtherYear>;
  /** Countries whose seasons are turned around, and those on the equator that have none. */
  readonly southern: ReadonlySet<string>;
  readonly equatorial: ReadonlySet<string>;
  /** Countries that keep Easter with the Orthodox churches. */
  readonly orthodox: ReadonlySet<string>;
  /** "Celebrations": what a named day stands before on its own day. */
  readonly frames: ReadonlySet<string>;
  /** Countries that reckon the Islamic months as Saudi Arabia does; elsewhere they may begin a day later. */
  readonly reckoned: ReadonlySet<string>;
}

export function readCalendarFacts(fields: Fields): CalendarFacts {
  fields.only(
    "occasions",
    "months",
    "eras",
    "fiscal-years",
    "school-years",
    "seasons",
    "reckoned-months",
    "orthodox",
    "frames",
  );
  const seasons = fields.part("seasons");
  seasons.only("southern", "equatorial");
  return Object.freeze({
    fiscalYears: readYears(fields.parts("fiscal-years")),
    schoolYears: readYears(fields.parts("school-years")),
    southern: new Set(seasons.strings("southern")),
    equatorial: new Set(seasons.strings("equatorial")),
    frames: new Set(fields.strings("frames")),
    orthodox: new Set(fields.strings("orthodox")),
    reckoned: new Set(fields.strings("reckoned-months")),
  });
}

function readYears(entries: readonly Fields[]): ReadonlyMap<string, OtherYear> {
  return new Map(
    entries.flatMap((entry) => {
      entry.only("month", "named", "countries");
      const year = Object.freeze({ month: within(entry, "month", 12), named: entry.oneOf("named", EDGES) });
      return entry.strings("countries").map((country) => [country, year] as const);
    }),
  );
}

type Entry = readonly [string, TimeWord];

export function toCalendarWords(fields: Fields): Entry[] {
  return [
    ...fields.parts("occasions").flatMap(readOccasion),
    ...fields.parts("months").flatMap(readMonth),
    ...plainForms(fields.strings("eras"), { kind: "era" }),
  ];
}

function readMonth(entry: Fields): Entry[] {
  entry.only("calendar", "number", "words", "ambiguous");
  return plainForms(wordsOf(entry), {
    kind: "otherMonth",
    calendar: readCalendar(entry),
    month: within(entry, "number", 13),
    ambiguous: entry.flag("ambiguous"),
  });
}

function readOccasion(entry: Fields): Entry[] {
  entry.only("words", "year", "before", "ambiguous", ...OCCASION_FIELDS);
  const word = {
    kind: "occasion",
    year: entry.has("year") ? entry.number("year") : null,
    before: entry.strings("before"),
    ambiguous: entry.flag("ambiguous"),
    occasion: toOccasion(entry),
  } as const;
  return wordsOf(entry).flatMap((form) => plainForms([form], { ...word, isCapital: /\p{Lu}\S*$/u.test(form) }));
}

function wordsOf(entry: Fields): string[] {
  const words = entry.strings("words");
  if (words.length === 0) entry.fault("words", "missing", "names no word.");
  return words;
}

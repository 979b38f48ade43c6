/** What `languages/en-calendar.yaml` knows: days with a name, months of other calendars, and years and seasons by country. */
import type { Fields } from "./fields.js";
import { plainForms, type TimeWord, within } from "./time-vocabulary.js";

const CALENDARS = ["islamic", "persian", "hebrew", "ethiopic", "chinese", "indian"] as const;
const CHURCHES = ["western", "orthodox"] as const;
const EDGES = ["start", "end"] as const;

/** A calendar beside the Gregorian one. */
export type OtherCalendar = (typeof CALENDARS)[number];

interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** Which day of a year it is. */
export type OccasionDay =
  | ({ readonly rule: "fixed" } & MonthDay)
  | { readonly rule: "weekday"; readonly month: number; readonly weekday: number; readonly nth: number }
  /** Without a church it is that of the country. */
  | { readonly rule: "easter"; readonly days: number; readonly church: (typeof CHURCHES)[number] | null }
  /** Of another calendar; without a day the whole month, with a weekday the last such of the month. */
  | {
      readonly rule: "calendar";
      readonly calendar: OtherCalendar;
      readonly month: number;
      readonly day: number | null;
      readonly lastWeekday: number | null;
    }
  /** That many days after the first new moon from a day of the Gregorian year on. */
  | ({ readonly rule: "moon"; readonly days: number } & MonthDay)
  /** Another day in each country; `usual` in all that are not named. */
  | { readonly rule: "national"; readonly dates: ReadonlyMap<string, MonthDay>; readonly usual: MonthDay | null };

export interface Occasion {
  readonly day: OccasionDay;
  /** How many days it lasts. */
  readonly length: number;
  /** How many days later it may be, as the moon is seen or a country has it. */
  readonly later: number;
  /** Weekday on which it may not fall → by how many days it moves. */
  readonly moved: ReadonlyMap<number, number>;
}

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
  fields.only("occasions", "months", "eras", "fiscal-years", "school-years", "seasons", "reckoned-months", "orthodox", "frames");
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
    calendar: entry.oneOf("calendar", CALENDARS),
    month: within(entry, "number", 13),
    ambiguous: entry.flag("ambiguous"),
  });
}

const DAY_FIELDS = [
  ...["month", "day", "weekday", "nth", "easter", "church", "calendar", "last-weekday", "new-moon-from", "days-on"],
  "by-country",
];

function readOccasion(entry: Fields): Entry[] {
  entry.only("words", "year", "before", "ambiguous", "length", "later", "moved", ...DAY_FIELDS);
  return plainForms(wordsOf(entry), {
    kind: "occasion",
    year: entry.has("year") ? entry.number("year") : null,
    before: entry.strings("before"),
    ambiguous: entry.flag("ambiguous"),
    occasion: Object.freeze({
      day: Object.freeze(occasionDay(entry)),
      length: entry.number("length", 1),
      later: entry.number("later", 0),
      moved: readMoves(entry),
    }),
  });
}

function wordsOf(entry: Fields): string[] {
  const words = entry.strings("words");
  if (words.length === 0) entry.fault("words", "missing", "names no word.");
  return words;
}

function occasionDay(entry: Fields): OccasionDay {
  if (entry.has("by-country"))
    return {
      rule: "national",
      dates: readDates(entry.part("by-country")),
      usual: entry.has("month") ? { month: within(entry, "month", 12), day: within(entry, "day", 31) } : null,
    };
  if (entry.has("easter"))
    return {
      rule: "easter",
      days: entry.number("easter"),
      church: entry.has("church") ? entry.oneOf("church", CHURCHES) : null,
    };
  if (entry.has("new-moon-from"))
    return { rule: "moon", ...monthDay(entry, "new-moon-from"), days: entry.number("days-on") };
  if (entry.has("calendar"))
    return {
      rule: "calendar",
      calendar: entry.oneOf("calendar", CALENDARS),
      month: within(entry, "month", 13),
      day: entry.has("day") ? within(entry, "day", 31) : null,
      lastWeekday: entry.has("last-weekday") ? within(entry, "last-weekday", 7) : null,
    };
  const month = within(entry, "month", 12);
  if (entry.has("nth"))
    return { rule: "weekday", month, weekday: within(entry, "weekday", 7), nth: entry.number("nth") };
  return { rule: "fixed", month, day: within(entry, "day", 31) };
}

/** Country → "08-15". */
function readDates(fields: Fields): ReadonlyMap<string, MonthDay> {
  return new Map(fields.allLists().map(([country]) => [country, Object.freeze(monthDay(fields, country))] as const));
}

function monthDay(entry: Fields, field: string): MonthDay {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(entry.string(field)) ?? [];
  if (month === undefined) entry.fault(field, "no-date", "must be a month and a day such as 08-15.");
  return { month: Number(month ?? 1), day: Number(day ?? 1) };
}

function readMoves(entry: Fields): ReadonlyMap<number, number> {
  const moves = entry.has("moved") ? entry.parts("moved") : [];
  return new Map(
    moves.map((move) => {
      move.only("weekday", "days");
      return [within(move, "weekday", 7), move.number("days")] as const;
    }),
  );
}

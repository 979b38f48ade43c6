/** Days with a name, as rules: on which day of a year, of which calendar, for how long. */
import type { Fields } from "./fields.js";

const CALENDARS = ["islamic", "persian", "hebrew", "ethiopic", "chinese", "indian"] as const;
const CHURCHES = ["western", "orthodox"] as const;

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

const DAY_FIELDS = [
  ...["month", "day", "weekday", "nth", "easter", "church", "calendar", "last-weekday", "new-moon-from", "days-on"],
  "by-country",
];
/** The fields of an entry that say which days it is. */
export const OCCASION_FIELDS: readonly string[] = ["length", "later", "moved", ...DAY_FIELDS];

export function toOccasion(entry: Fields): Occasion {
  return Object.freeze({
    day: Object.freeze(occasionDay(entry)),
    length: entry.number("length", 1),
    later: entry.number("later", 0),
    moved: readMoves(entry),
  });
}

export function readCalendar(entry: Fields): OtherCalendar {
  return entry.oneOf("calendar", CALENDARS);
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
      calendar: readCalendar(entry),
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

/** A whole number from 1 to `most`. */
export function within(entry: Fields, field: string, most: number): number {
  const value = entry.number(field);
  if (!Number.isInteger(value) || value < 1 || value > most)
    entry.fault(field, "out-of-range", `must be a whole number from 1 to ${most}.`);
  return value;
}

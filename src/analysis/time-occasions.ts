/** On which days a day with a name falls: "Good Friday", "Ramadan", "Independence Day". */
import type { CalendarFacts } from "../knowledge/calendar-vocabulary.js";
import type { Occasion, OccasionDay, OtherCalendar } from "../knowledge/occasions.js";
import {
  easterOf,
  isRealDate,
  nthWeekday,
  orthodoxEasterOf,
  type Period,
  periodOf,
  toDay,
  toIso,
  weekdayOf,
} from "./calendar.js";
import { type OtherMonth, otherMonthsOf } from "./other-calendars.js";

export interface Surroundings {
  /** Whose day it is; null where the text does not tell. */
  readonly country: string | null;
  readonly calendar: CalendarFacts;
}

/** Each time that it falls in a Gregorian year, in order; none where that depends on a country that is not known. */
export function occasionsIn(occasion: Occasion, year: number, surroundings: Surroundings): Period[] {
  const { day, length, moved } = occasion;
  const later = occasion.later + (isUnsure(day, surroundings) ? 1 : 0);
  return daysOf(day, year, surroundings).map(({ first, last }) => {
    const start = first + (moved.get(weekdayOf(first)) ?? 0);
    return stretch(start, start + last - first + length - 1 + later, isMonth(day));
  });
}

// A feast called by its first day goes on for some: "the third day of Eid".
const FEAST = 4;

/** Its nth day; null where that lies beyond. */
export function nthDayOf(occasion: Occasion, nth: number): Occasion | null {
  const { day, length } = occasion;
  if (nth === 1 && !isMonth(day)) return { ...occasion, length: 1 };
  if (day.rule !== "calendar" || day.lastWeekday !== null) return null;
  return nth >= 1 && nth <= (isMonth(day) ? 30 : Math.max(length, FEAST))
    ? { ...occasion, day: { ...day, day: (day.day ?? 1) + nth - 1 }, length: 1 }
    : null;
}

/** True where the moon may be seen a day later than is reckoned. */
export function isUnsure(day: OccasionDay, { country, calendar }: Surroundings): boolean {
  if (day.rule !== "calendar" || day.lastWeekday !== null) return false;
  return isSighted(day.calendar, { country, calendar });
}

/** Where the Islamic months are not reckoned but seen. */
function isSighted(other: OtherCalendar, { country, calendar }: Surroundings): boolean {
  return other === "islamic" && !calendar.reckoned.has(country ?? "");
}

interface OtherDate {
  readonly calendar: OtherCalendar;
  readonly number: number;
  /** Null for the whole month. */
  readonly day: number | null;
}

/** That day of each such month among `months`. */
export function datesIn(
  months: readonly OtherMonth[],
  { calendar, number, day }: OtherDate,
  surroundings: Surroundings,
): Period[] {
  const later = isSighted(calendar, surroundings) ? 1 : 0;
  return months
    .filter((month) => month.number === number && month.first + (day ?? 1) - 1 <= month.last)
    .map(({ first, last }) =>
      day === null ? stretch(first, last + later, true) : stretch(first + day - 1, first + day - 1 + later),
    );
}

function isMonth(day: OccasionDay): boolean {
  return day.rule === "calendar" && day.day === null && day.lastWeekday === null;
}

/** One day, or days from the first to the last, valued as two days with a stroke between. */
export function stretch(first: number, last: number, isMonth = false): Period {
  if (first === last) return periodOf("day", first);
  return { grain: isMonth ? "month" : "day", first, last, value: `${toIso(first)}/${toIso(last)}` };
}

interface Days {
  readonly first: number;
  readonly last: number;
}

function daysOf(day: OccasionDay, year: number, { country, calendar }: Surroundings): Days[] {
  switch (day.rule) {
    case "easter": {
      const isOrthodox = day.church === null ? calendar.orthodox.has(country ?? "") : day.church === "orthodox";
      return oneDay((isOrthodox ? orthodoxEasterOf(year) : easterOf(year)) + day.days);
    }
    case "weekday":
      return oneDay(nthWeekday(year, day.month, day));
    case "fixed":
      return isRealDate({ year, ...day }) ? oneDay(toDay({ year, ...day })) : [];
    case "national": {
      const date = day.dates.get(country ?? "") ?? day.usual;
      return date ? oneDay(toDay({ year, ...date })) : [];
    }
    case "moon":
      return oneDay(...newMoonFrom(toDay({ year, ...day }), year).map((first) => first + day.days));
    case "calendar":
      return otherMonthsOf(day.calendar, year)
        .filter(({ number }) => number === day.month)
        .flatMap((month) => inMonth(day, month));
  }
}

function oneDay(...days: readonly number[]): Days[] {
  return days.map((first) => ({ first, last: first }));
}

/** The day on which the first new moon from `day` on begins a month of the Chinese calendar. */
function newMoonFrom(day: number, year: number): number[] {
  const months = [...otherMonthsOf("chinese", year), ...otherMonthsOf("chinese", year + 1)];
  return months
    .filter(({ first }) => first >= day)
    .slice(0, 1)
    .map(({ first }) => first);
}

function inMonth(
  { day, lastWeekday }: Extract<OccasionDay, { rule: "calendar" }>,
  { first, last }: OtherMonth,
): Days[] {
  if (lastWeekday !== null) return oneDay(last - ((weekdayOf(last) - lastWeekday + 7) % 7));
  if (day === null) return [{ first, last }];
  return first + day - 1 <= last ? oneDay(first + day - 1) : [];
}

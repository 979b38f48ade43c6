/** Months of the calendars beside the Gregorian one, as whole days; the runtime knows the calendars. */
import type { OtherCalendar } from "../knowledge/occasions.js";
import { toDay } from "./calendar.js";

export interface OtherMonth {
  /** In its own calendar; that of the Chinese is the Gregorian year in which it begins. */
  readonly year: number;
  /** From 1 to 12 or 13; 0 for a month put in, which has no feasts. */
  readonly number: number;
  readonly first: number;
  readonly last: number;
}

const NAMES: Readonly<Record<OtherCalendar, string>> = {
  islamic: "islamic-umalqura",
  persian: "persian",
  hebrew: "hebrew",
  ethiopic: "ethiopic",
  chinese: "chinese",
  indian: "indian",
};
// The runtime names the months of the Hebrew calendar; in a leap year Adar I is put in before Adar II.
const HEBREW = "Nisan,Iyar,Sivan,Tamuz,Av,Elul,Tishri,Heshvan,Kislev,Tevet,Shevat,Adar".split(",");
// What the calendars reckon of centuries far away is no longer what was observed.
const FIRST_YEAR = 1600;
const LAST_YEAR = 2200;
const SHORTEST = 5;
const DAY = 86_400_000;

const formats = new Map<OtherCalendar, Intl.DateTimeFormat>();
const years = new Map<string, readonly OtherMonth[]>();

/** The months of that calendar that begin in a Gregorian year. */
export function otherMonthsOf(calendar: OtherCalendar, year: number): readonly OtherMonth[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return [];
  const key = `${calendar} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const months = findMonths(calendar, year);
  years.set(key, months);
  return months;
}

/** The months of a year of that calendar, or none where it knows no such year. */
export function otherYear(calendar: OtherCalendar, year: number): readonly OtherMonth[] {
  const about = TO_GREGORIAN[calendar](year);
  return [about - 1, about, about + 1]
    .flatMap((candidate) => otherMonthsOf(calendar, candidate))
    .filter((month) => month.year === year);
}

const TO_GREGORIAN: Readonly<Record<OtherCalendar, (year: number) => number>> = {
  islamic: (year) => Math.floor(year * 0.970224 + 621.57),
  persian: (year) => year + 621,
  hebrew: (year) => year - 3760,
  ethiopic: (year) => year + 7,
  chinese: (year) => year,
  indian: (year) => year + 78,
};

function findMonths(calendar: OtherCalendar, year: number): OtherMonth[] {
  const end = toDay({ year: year + 1, month: 1, day: 1 });
  const months: OtherMonth[] = [];
  let first = nextFirst(calendar, toDay({ year, month: 1, day: 1 }));
  while (first < end) {
    const next = nextFirst(calendar, first + SHORTEST);
    months.push({ ...read(calendar, first), first, last: next - 1 });
    first = next;
  }
  return months;
}

/** The first day of a month on or after `day`. */
function nextFirst(calendar: OtherCalendar, day: number): number {
  let at = day;
  while (read(calendar, at).day !== 1) at++;
  return at;
}

function read(calendar: OtherCalendar, day: number): { year: number; number: number; day: number } {
  const format = formats.get(calendar) ?? toFormat(calendar);
  formats.set(calendar, format);
  const parts = new Map<string, string>(format.formatToParts(day * DAY).map(({ type, value }) => [type, value]));
  const month = parts.get("month") ?? "";
  const number = calendar === "hebrew" ? HEBREW.indexOf(month.replace(/ II$/, "")) + 1 : Number(month);
  return {
    year: Number(parts.get("year") ?? parts.get("relatedYear")),
    number: Number.isNaN(number) ? 0 : number,
    day: Number(parts.get("day")),
  };
}

function toFormat(calendar: OtherCalendar): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(`en-u-ca-${NAMES[calendar]}`, {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
}

/** The calendar as arithmetic: days are whole numbers from 1970-01-01, periods hold days. Reads no clock. */

export type Grain =
  | "day"
  | "week"
  | "weekend"
  | "month"
  | "quarter"
  | "half"
  | "season"
  | "year"
  | "decade"
  | "century";

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A stretch of the calendar, both ends inclusive, with its value in TimeML's form: "2023-W07". */
export interface Period {
  readonly grain: Grain;
  readonly first: number;
  readonly last: number;
  readonly value: string;
}

const MONTHS: Partial<Record<Grain, number>> = {
  month: 1,
  quarter: 3,
  season: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
};
const SEASONS = ["SP", "SU", "FA", "WI"] as const;
export type Season = (typeof SEASONS)[number];

/** Days from 1970-01-01 to that day of the Gregorian calendar; a month beyond 12 runs into the next years. */
export function toDay({ year, month, day }: CivilDate): number {
  const months = year * 12 + month - 1;
  // Years begin in March here, so that the leap day comes last.
  const shifted = months - 2;
  const y = Math.floor(shifted / 12);
  const m = shifted - y * 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + Math.floor((153 * m + 2) / 5) + day - 1 - 719468;
}

export function toCivil(day: number): CivilDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: ofYear - Math.floor((153 * m + 2) / 5) + 1 };
}

export function isRealDate({ year, month, day }: CivilDate): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  return toDay({ year, month: month + 1, day: 1 }) - toDay({ year, month, day: 1 });
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: number): number {
  return modulo(day + 3, 7) + 1;
}

/** "2023-02-17". */
export function toIso(day: number): string {
  const { year, month, day: date } = toCivil(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** Easter Sunday of the Western churches (the anonymous Gregorian computus). */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return toDay({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

/** Easter Sunday of the Orthodox churches: the Julian computus, in Gregorian days. */
export function orthodoxEasterOf(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  const julian = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return toDay({ year, month: Math.floor(n / 31), day: (n % 31) + 1 }) + julian;
}

/** The `nth` such weekday of a month; -1 is the last. */
export function nthWeekday(year: number, month: number, { weekday, nth }: { weekday: number; nth: number }): number {
  const start = toDay({ year, month: nth < 0 ? month + 1 : month, day: 1 });
  const ahead = modulo(weekday - weekdayOf(start), 7);
  return nth < 0 ? start + ahead + 7 * nth : start + ahead + 7 * (nth - 1);
}

/** The period of that grain that holds `day`, or the one that many steps on. */
export function periodOf(grain: Grain, day: number, steps = 0): Period {
  const months = MONTHS[grain];
  if (months === undefined) return weekPeriod(grain, day, steps);
  // Seasons begin in December, March, June and September.
  const offset = grain === "season" ? 1 : 0;
  const { year, month } = toCivil(day);
  const index = Math.floor((year * 12 + month - 1 + offset) / months) + steps;
  const first = toDay({ year: 0, month: index * months + 1 - offset, day: 1 });
  const last = toDay({ year: 0, month: (index + 1) * months + 1 - offset, day: 1 }) - 1;
  return { grain, first, last, value: monthsValue(grain, first) };
}

function weekPeriod(grain: Grain, day: number, steps: number): Period {
  if (grain === "day") return { grain, first: day + steps, last: day + steps, value: toIso(day + steps) };
  const monday = day - weekdayOf(day) + 1 + 7 * steps;
  const { year } = toCivil(monday + 3);
  const week = Math.floor((monday + 3 - toDay({ year, month: 1, day: 1 })) / 7) + 1;
  const value = `${pad(year, 4)}-W${pad(week, 2)}`;
  if (grain === "weekend") return { grain, first: monday + 5, last: monday + 6, value: `${value}-WE` };
  return { grain, first: monday, last: monday + 6, value };
}

function monthsValue(grain: Grain, first: number): string {
  const { year, month } = toCivil(first);
  const y = pad(year, 4);
  switch (grain) {
    case "month":
      return `${y}-${pad(month, 2)}`;
    case "quarter":
      return `${y}-Q${Math.ceil(month / 3)}`;
    case "half":
      return `${y}-H${Math.ceil(month / 6)}`;
    case "season":
      return `${y}-${SEASONS[Math.floor(month / 3) - 1] ?? "WI"}`;
    case "decade":
      return y.slice(0, 3);
    case "century":
      return y.slice(0, 2);
    default:
      return y;
  }
}

/** The period of a year that its number or season names: the third quarter, March, summer. */
export function partOfYear(grain: "month" | "quarter" | "half" | "season", index: number, year: number): Period {
  const month = grain === "season" ? index * 3 : (index - 1) * (MONTHS[grain] ?? 1) + 1;
  return periodOf(grain, toDay({ year, month, day: 1 }));
}

/** Spring is 1, winter 4, as they follow each other in a year. */
export function seasonIndex(season: Season): number {
  return SEASONS.indexOf(season) + 1;
}

/** A day of the month that many months on; the 31st becomes the last day of a shorter month. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: date } = toCivil(day);
  const first = toDay({ year, month: month + months, day: 1 });
  const target = toCivil(first);
  return first + Math.min(date, daysInMonth(target.year, target.month)) - 1;
}

/** The publication's day: "2023-02-23" or "2023-02-23T08:15:00Z", as written there; null where it is no real date. */
export function parsePublished(published: string | null): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(published ?? "");
  if (!match) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(date) ? toDay(date) : null;
}

function modulo(n: number, base: number): number {
  return ((n % base) + base) % base;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, "0");
}

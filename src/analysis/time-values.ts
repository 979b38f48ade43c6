/** From what an expression says to its value: a date by the day of publication, the date told before, and the verb's tense. */

import type { Unit } from "../knowledge/time-vocabulary.js";
import type { TextTime } from "../model/analysis.js";
import { type Grain, type Period, toIso } from "./calendar.js";
import { type Latest, type Meaning, type TimeContext, type TimeMatch, toDuration, UNIT_GRAIN } from "./time-meaning.js";
import { resolvePeriod } from "./time-periods.js";

export interface Resolved {
  readonly kind: TextTime["kind"];
  readonly value: string;
  readonly period: Period | null;
  readonly precision: TextTime["precision"];
}

/** Value and days of an expression; a value in TimeML's unspecified form, and no days, where the context does not tell. */
export function resolveTime(match: TimeMatch, context: TimeContext): Resolved {
  const { meaning } = match;
  switch (meaning.form) {
    case "duration":
    case "set":
      return { kind: meaning.form, value: meaning.value, period: null, precision: UNIT_PRECISION[meaning.unit] };
    case "reference":
      return { kind: "date", value: meaning.value, period: null, precision: "day" };
    case "unclear":
      return { kind: "date", value: `${meaning.year}-XX-XX`, period: null, precision: "day" };
    case "shift":
      return isLengthOnly(meaning) ? toLength(meaning) : withTrimmings(match, context);
    default:
      return withTrimmings(match, context);
  }
}

type Shift = Extract<Meaning, { form: "shift" }>;

/** "Two hours earlier", "some days later": on which day depends on what the text seldom gives. */
function isLengthOnly({ amount, unit, from }: Shift): boolean {
  return unit === "H" || unit === "MIN" || unit === "S" || (amount === null && from === "discourse");
}

/** The day of "hours later": that of the time told last, unless the hours may have led beyond it. */
export function resolveSameDay({ meaning }: TimeMatch, latest: Latest | null): Period | null {
  if (meaning.form !== "shift" || meaning.from !== "discourse" || !latest || latest.period.grain !== "day") return null;
  const { period, part, hour } = latest;
  if (period.first !== period.last || !(meaning.unit === "MIN" || (meaning.unit === "H" && isShort(meaning.amount))))
    return null;
  const isLate = part === "TEV" || part === "TNI" || (hour ?? 0) > LAST_HOUR;
  const isEarly = part === "TMO" || part === "TNI" || (hour ?? FIRST_HOUR) < FIRST_HOUR;
  return (meaning.direction > 0 ? isLate : isEarly) ? null : period;
}

/** "Hours later" may be many; of a number told a few stay within the day. */
function isShort(amount: number | null): boolean {
  return amount === null || amount <= MOST_HOURS;
}

const MOST_HOURS = 8;
const FIRST_HOUR = 10;
const LAST_HOUR = 17;

function toLength({ amount, unit }: Shift): Resolved {
  return { kind: "duration", value: toDuration(amount, unit), period: null, precision: UNIT_PRECISION[unit] };
}

function withTrimmings(match: TimeMatch, context: TimeContext): Resolved {
  const found = resolvePeriod(match.meaning, context);
  const value = found?.value ?? calendarYear(match.meaning, context) ?? unspecified(match.meaning);
  if (match.clock !== null && !isOpen(found, match))
    return { kind: "time", value: value + match.clock, period: found, precision: "time" };
  if (match.part !== null && !isOpen(found, match))
    // A night of two days is called by the first.
    return {
      kind: "time",
      value: value.replace(/\/.*/, "") + match.part,
      period: withMorning(found, match.meaning),
      precision: "day",
    };
  return {
    kind: "date",
    value,
    period: hasUnknownSeason(match.meaning, context) ? null : narrowed(found, match, context),
    precision: PRECISION[found?.grain ?? grainOf(match.meaning)],
  };
}

/** A feast that may be on one of several days, so that an hour has no day of its own. */
function isOpen(period: Period | null, { meaning }: TimeMatch): boolean {
  return period !== null && period.first !== period.last && /^(occasion|otherDate)$/.test(meaning.form);
}

/** "Last fiscal year" is called by the calendar's where its days are not known. */
function calendarYear(meaning: Meaning, context: TimeContext): string | null {
  if (meaning.form !== "annual" || typeof meaning.year === "number") return null;
  return resolvePeriod({ form: "step", grain: "year", pick: meaning.year, bothDays: false }, context)?.value ?? null;
}

/** Summer is another one south of the equator. */
function hasUnknownSeason(meaning: Meaning, { hemisphere }: TimeContext): boolean {
  return (meaning.form === "named" || meaning.form === "picked") && meaning.grain === "season" && hemisphere() === null;
}

/** "Overnight" reaches into the next day. */
function withMorning(period: Period | null, meaning: Meaning): Period | null {
  return period && meaning.form === "step" && meaning.bothDays ? { ...period, last: period.last + 1 } : period;
}

/** "Earlier this week" ends today, "later this week" begins today; "late August" is the last third of the month. */
function narrowed(period: Period | null, { edge }: TimeMatch, { today }: TimeContext): Period | null {
  if (period?.grain === "month" && edge !== null) {
    if (edge === "start") return { ...period, last: period.first + THIRD - 1 };
    if (edge === "middle") return { ...period, first: period.first + THIRD, last: period.first + 2 * THIRD - 1 };
    if (edge === "end") return { ...period, first: period.first + 2 * THIRD };
  }
  if (!period || today === null || period.first > today || period.last < today) return period;
  if (edge === "before") return { ...period, last: today };
  return edge === "after" ? { ...period, first: today } : period;
}

// Days of the first and second third of a month; the last has the rest.
const THIRD = 10;

/** The value where the date cannot be told. */
function unspecified(meaning: Meaning): string {
  switch (meaning.form) {
    case "date":
      return `XXXX-${pad(meaning.month)}-${pad(meaning.day)}`;
    case "named":
    case "picked":
      return `XXXX-${namedValue(meaning.grain, meaning.index)}`;
    case "weekday":
      return `XXXX-WXX-${meaning.weekday}`;
    case "shift":
      return meaning.amount === null
        ? meaning.direction < 0
          ? "PAST_REF"
          : "FUTURE_REF"
        : UNSPECIFIED[grainOf(meaning)];
    case "occasion":
      return meaning.occasion.day.rule === "fixed" && meaning.beside === 0
        ? `XXXX-${pad(meaning.occasion.day.month)}-${pad(meaning.occasion.day.day)}`
        : UNSPECIFIED[grainOf(meaning)];
    case "otherDate":
      return meaning.day === null ? UNSPECIFIED.month : UNSPECIFIED.day;
    case "annual":
      return typeof meaning.year === "number" ? String(meaning.year) : UNSPECIFIED.year;
    case "portion":
      return unspecified(meaning.of);
    case "weekdayOf":
      return UNSPECIFIED.day;
    default:
      return UNSPECIFIED[grainOf(meaning)];
  }
}

function namedValue(grain: "month" | "quarter" | "season" | "half", index: number): string {
  switch (grain) {
    case "month":
      return pad(index);
    case "quarter":
      return `Q${index}`;
    case "half":
      return `H${index}`;
    case "season":
      return ["SP", "SU", "FA", "WI"][index - 1] ?? "XX";
  }
}

export function grainOf(meaning: Meaning): Grain {
  switch (meaning.form) {
    case "named":
    case "picked":
    case "span":
    case "step":
      return meaning.grain;
    case "year":
    case "annual":
      return "year";
    case "portion":
      return grainOf(meaning.of);
    case "week":
      return "week";
    case "range":
      return grainOf(meaning.from);
    case "shift":
      return UNIT_GRAIN[meaning.unit];
    default:
      return "day";
  }
}

const UNSPECIFIED: Readonly<Record<Grain, string>> = {
  day: "XXXX-XX-XX",
  week: "XXXX-WXX",
  weekend: "XXXX-WXX-WE",
  month: "XXXX-XX",
  quarter: "XXXX-QX",
  half: "XXXX-HX",
  season: "XXXX-XX",
  year: "XXXX",
  decade: "XXX",
  century: "XX",
};
const PRECISION: Readonly<Record<Grain, TextTime["precision"]>> = {
  day: "day",
  week: "week",
  weekend: "week",
  month: "month",
  quarter: "season",
  half: "season",
  season: "season",
  year: "year",
  decade: "year",
  century: "year",
};
const UNIT_PRECISION: Readonly<Record<Unit, TextTime["precision"]>> = {
  S: "time",
  MIN: "time",
  H: "time",
  D: "day",
  W: "week",
  WE: "week",
  M: "month",
  Q: "season",
  Y: "year",
  DE: "year",
  CE: "year",
};

function pad(n: number): string {
  return String(n).padStart(2, "0");
}

/** The days of a period as the contract writes them. */
export function toDays(period: Period | null): { from: string | null; to: string | null } {
  return period ? { from: toIso(period.first), to: toIso(period.last) } : { from: null, to: null };
}

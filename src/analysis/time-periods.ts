/** From a meaning to its period on the calendar. Null where the context does not tell which. */
import type { OccasionDay, Unit } from "../knowledge/time-vocabulary.js";
import {
  addMonths,
  daysInMonth,
  easterOf,
  type Grain,
  isRealDate,
  nthWeekday,
  type Period,
  partOfYear,
  periodOf,
  toCivil,
  toDay,
  weekdayOf,
} from "./calendar.js";
import { type Meaning, type Pick, type TimeContext, UNIT_GRAIN, type YearHint } from "./time-meaning.js";

type Form<F extends Meaning["form"]> = Extract<Meaning, { form: F }>;

export function resolvePeriod(meaning: Meaning, context: TimeContext): Period | null {
  const period = findPeriod(meaning, context);
  return period && toCivil(period.first).year >= 1 && toCivil(period.last).year <= 9999 ? period : null;
}

function findPeriod(meaning: Meaning, context: TimeContext): Period | null {
  switch (meaning.form) {
    case "date":
      return resolveDate(meaning, context);
    case "named":
      return inYear(meaning.year, context, (year) => partOfYear(meaning.grain, meaning.index, year));
    case "picked":
      return resolvePicked(meaning, context);
    case "year":
      return periodOf("year", toDay({ year: meaning.year, month: 1, day: 1 }));
    case "span":
      return periodOf(meaning.grain, toDay({ year: meaning.first, month: 1, day: 1 }));
    case "weekday":
      return resolveWeekday(meaning, context);
    case "step":
      return resolveStep(meaning, context);
    case "shift":
      return resolveShift(meaning, context);
    case "occasion":
      return inYear(meaning.year, context, (year) => periodOf("day", occasionDay(meaning.occasion, year)));
    case "dayOf":
      return resolveDayOf(meaning, context);
    case "week":
      return widened(findPeriod(meaning.of, context));
    case "range":
      return resolveRange(meaning, context);
    default:
      return null;
  }
}

function resolveDate({ month, day, lastDay, year, side }: Form<"date">, context: TimeContext): Period | null {
  if (side !== 0 && context.today !== null) return nearestDate(month, day, { today: context.today, side });
  const first = inYear(year, context, (candidate) =>
    isRealDate({ year: candidate, month, day }) ? periodOf("day", toDay({ year: candidate, month, day })) : null,
  );
  if (!first || lastDay === null) return first;
  return joined(first, periodOf("day", first.first + lastDay - day));
}

/** The period in the year that the text gives or, where it gives none, in the one that tense and distance make likely. */
function inYear(hint: YearHint, context: TimeContext, candidate: (year: number) => Period | null): Period | null {
  if (typeof hint === "number") return candidate(hint);
  if (hint !== null) {
    const base = baseDay(hint, context, "year");
    return base === null ? null : candidate(toCivil(base).year + hint.steps);
  }
  if (context.today === null) return null;
  const { today } = context;
  const thisYear = toCivil(today).year;
  const candidates = [thisYear - 1, thisYear, thisYear + 1].map(candidate).filter((period) => period !== null);
  const past = candidates.findLast((period) => period.first <= today) ?? null;
  const future = candidates.find((period) => period.last >= today) ?? null;
  if (!past || !future) return past ?? future;
  return distance(future, today) * futureWeight(past, context) < distance(past, today) ? future : past;
}

/**
 * How many times nearer than the date behind a date ahead must be. A past verb beside a day of the next weeks does not send it
 * to the year before ("the court ruled that he must leave by 14 January"), nor does a verb of the future a day just gone to the
 * next year.
 */
function futureWeight(past: Period, { direction, isLimit }: TimeContext): number {
  if (past.grain === "quarter") return 3;
  if (direction === "future" || isLimit) return past.grain === "day" ? 1 / 8 : 0;
  return direction === "past" ? 6 : 3;
}

function distance(period: Period, today: number): number {
  return Math.max(0, period.first - today, today - period.last);
}

/** "Last March 3", "this coming 3 March". */
function nearestDate(month: number, day: number, { today, side }: { today: number; side: number }): Period | null {
  const { year } = toCivil(today);
  const dates = [year - 1, year, year + 1]
    .filter((candidate) => isRealDate({ year: candidate, month, day }))
    .map((candidate) => periodOf("day", toDay({ year: candidate, month, day })));
  return (side < 0 ? dates.findLast((date) => date.last < today) : dates.find((date) => date.first > today)) ?? null;
}

/** "Last March" is the latest that has ended, "next March" the first to begin, "this March" the one of the year. */
function resolvePicked({ grain, index, pick }: Form<"picked">, context: TimeContext): Period | null {
  const base = baseDay(pick, context, grain);
  if (base === null) return null;
  const { year } = toCivil(base);
  const candidates = [year - 2, year - 1, year, year + 1, year + 2].map((candidate) =>
    partOfYear(grain, index, candidate),
  );
  if (pick.steps < 0) return candidates.findLast((period) => period.last < base) ?? null;
  if (pick.steps > 0) return candidates.find((period) => period.first > base) ?? null;
  return candidates.find((period) => period.first <= base && period.last >= base) ?? partOfYear(grain, index, year);
}

function resolveWeekday({ weekday, pick, week }: Form<"weekday">, context: TimeContext): Period | null {
  if (week) {
    const base = baseDay(week, context, "week");
    const period = base === null ? null : periodOf("week", base, week.steps);
    return period && periodOf("day", period.first + weekday - 1);
  }
  const base = pick ? baseDay(pick, context, "day") : context.today;
  if (base === null) return null;
  const since = (weekdayOf(base) - weekday + 7) % 7;
  const until = (7 - since) % 7;
  if (pick && pick.steps < 0) return periodOf("day", base - (since || 7));
  if (pick && pick.steps > 0) return periodOf("day", base + (until || 7));
  const isAhead =
    context.direction === "future" ||
    (context.isLimit && context.direction !== "past") ||
    (pick?.from === "publication" && context.direction === "unknown");
  return periodOf("day", isAhead ? base + until : base - since);
}

function resolveStep({ grain, pick }: Form<"step">, context: TimeContext): Period | null {
  if (grain === "quarter" && pick.from === "discourse") return resolveQuarter(pick, context);
  const base = baseDay(pick, context, grain);
  if (base === null) return null;
  // On a weekday "the weekend" of a past verb is the one before.
  const isPastWeekend =
    grain === "weekend" &&
    pick.steps === 0 &&
    pick.from === "publication" &&
    context.direction !== "future" &&
    weekdayOf(base) < 6;
  return periodOf(grain, base, isPastWeekend ? -1 : pick.steps);
}

/** "The quarter" is the one told of or, in the first place, the last that has ended. */
function resolveQuarter(pick: Pick, { told, today }: TimeContext): Period | null {
  const quarter = told.find((period) => period.grain === "quarter");
  if (quarter) return periodOf("quarter", quarter.first, pick.steps);
  return today === null ? null : periodOf("quarter", today, pick.steps - 1);
}

function resolveShift({ amount, unit, direction, from }: Form<"shift">, context: TimeContext): Period | null {
  if (amount === null || amount > MOST) return null;
  const months = toMonths(amount, unit);
  const latest = context.told[0];
  // Beside a quarter "a year ago" is the quarter of the year before.
  const isCompared = latest?.grain === "quarter" && unit === "Y";
  const base = isCompared ? latest.first : baseDay({ steps: direction, from }, context, UNIT_GRAIN[unit]);
  if (base === null) return null;
  if (months !== null) {
    const day = addMonths(base, Math.round(months) * direction);
    return periodOf(isCompared ? "quarter" : Number.isInteger(amount) ? UNIT_GRAIN[unit] : "month", day);
  }
  const days = Math.round(unit === "D" ? amount : amount * 7) * direction;
  return periodOf(from === "discourse" ? "day" : UNIT_GRAIN[unit], base + days);
}

function toMonths(amount: number, unit: Unit): number | null {
  const factor = UNIT_MONTHS[unit];
  return factor === undefined ? null : amount * factor;
}

// No text tells of more units from now; beyond, dates lose their meaning.
const MOST = 100_000;
const UNIT_MONTHS: Partial<Record<Unit, number>> = { M: 1, Q: 3, Y: 12, DE: 120, CE: 1200 };

function occasionDay(occasion: OccasionDay, year: number): number {
  switch (occasion.rule) {
    case "easter":
      return easterOf(year) + occasion.days;
    case "weekday":
      return nthWeekday(year, occasion.month, occasion);
    case "fixed":
      return toDay({ year, month: occasion.month, day: occasion.day });
  }
}

function resolveDayOf({ day, pick }: Form<"dayOf">, context: TimeContext): Period | null {
  const base = baseDay(pick, context, "month");
  if (base === null) return null;
  const month = periodOf("month", base, pick.steps);
  const { year, month: number } = toCivil(month.first);
  return day <= daysInMonth(year, number) ? periodOf("day", month.first + day - 1) : null;
}

function widened(period: Period | null): Period | null {
  return period && periodOf("week", period.first);
}

function resolveRange({ from, to }: Form<"range">, context: TimeContext): Period | null {
  if (context.direction === "future") {
    const start = findPeriod(from, context);
    const end = start && findPeriod(to, { ...context, today: start.first, direction: "future" });
    return start && end && start.first <= end.last ? joined(start, end) : null;
  }
  const end = findPeriod(to, context);
  const start = end && findPeriod(from, { ...context, today: end.first, direction: "past" });
  return start && end && start.first <= end.last ? joined(start, end) : null;
}

function joined(first: Period, last: Period): Period {
  return { grain: first.grain, first: first.first, last: last.last, value: `${first.value}/${last.value}` };
}

/**
 * The day that a pick counts from: the publication's, or the last that the text told of, at least as exact as `grain`. Where none
 * was told "a day earlier" counts from the publication; what followed in the past follows something untold.
 */
function baseDay({ steps, from }: Pick, { today, told, direction }: TimeContext, grain: Grain): number | null {
  if (from === "publication") return today;
  const anchor = told.find((period) => period.last - period.first < LENGTH[grain]);
  if (!anchor) return steps === 0 || (steps > 0 && direction !== "future") ? null : today;
  return steps > 0 ? anchor.last : anchor.first;
}

const LENGTH: Readonly<Record<Grain, number>> = {
  day: 1,
  week: 7,
  weekend: 7,
  month: 31,
  quarter: 92,
  half: 184,
  season: 92,
  year: 366,
  decade: 3660,
  century: 36600,
};

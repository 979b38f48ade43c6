/** From a meaning to its period on the calendar. Null where the context does not tell which. */
import type { Unit } from "../knowledge/time-vocabulary.js";
import {
  addMonths,
  daysInMonth,
  type Grain,
  isRealDate,
  type Period,
  partOfYear,
  periodOf,
  toCivil,
  toDay,
  weekdayOf,
} from "./calendar.js";
import { otherMonthsOf, otherYear } from "./other-calendars.js";
import { type Meaning, type Pick, type TimeContext, UNIT_GRAIN, type YearHint } from "./time-meaning.js";
import { datesIn, isUnsure, nthDayOf, occasionsIn, stretch } from "./time-occasions.js";
import { calendarYear, joined, portionOf, weekdayInMonth, yearFrom } from "./time-portions.js";

type Named = { readonly grain: Form<"named">["grain"]; readonly index: number };
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
      return inYear(meaning.year, context, (year) => [namedPart(meaning, year, context)]);
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
      return resolveOccasion(meaning, context);
    case "otherDate":
      return resolveOtherDate(meaning, context);
    case "annual":
      return resolveAnnual(meaning, context);
    case "weekdayOf":
      return weekdayInMonth(meaning, findPeriod(meaning.of, context));
    case "portion":
      return resolvePortion(meaning, context);
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
    isRealDate({ year: candidate, month, day }) ? [periodOf("day", toDay({ year: candidate, month, day }))] : [],
  );
  if (!first || lastDay === null) return first;
  return joined(first, periodOf("day", first.first + lastDay - day));
}

/** The period in the year that the text gives or, where it gives none, in the one that tense and distance make likely. */
function inYear(hint: YearHint, context: TimeContext, candidates: (year: number) => readonly Period[]): Period | null {
  if (typeof hint === "number") return candidates(hint)[0] ?? null;
  if (hint !== null) {
    const base = baseDay(hint, context, "year");
    return base === null ? null : (candidates(toCivil(base).year + hint.steps)[0] ?? null);
  }
  if (context.today === null) return null;
  const { today } = context;
  const thisYear = toCivil(today).year;
  const near = [thisYear - 1, thisYear, thisYear + 1].flatMap(candidates);
  const past = near.findLast((period) => period.first <= today) ?? null;
  const future = near.find((period) => period.last >= today) ?? null;
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
  // "Rebels killed two in March", told in January: ten months ago, not in two.
  return direction === "past" ? (past.grain === "month" ? 12 : 8) : 3;
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

/** The last that ended before `base`, or the first that begins after it. */
function besides(candidates: readonly Period[], base: number, steps: number): Period | null {
  if (steps < 0) return candidates.findLast((period) => period.last < base) ?? null;
  return candidates.find((period) => period.first > base) ?? null;
}

/** A month, quarter or season of a year; south of the equator the seasons are turned around. */
function namedPart({ grain, index }: Named, year: number, { hemisphere }: TimeContext): Period {
  const period = partOfYear(grain, index, year);
  if (grain !== "season" || hemisphere() !== "southern") return period;
  const turned = periodOf("season", period.first, index <= 2 ? 2 : -2);
  return { ...turned, value: period.value };
}

/** "Last March" is the latest that has ended, "next March" the first to begin, "this March" the one of the year. */
function resolvePicked({ grain, index, pick }: Form<"picked">, context: TimeContext): Period | null {
  const base = baseDay(pick, context, grain);
  if (base === null) return null;
  const { year } = toCivil(base);
  const candidates = [year - 2, year - 1, year, year + 1, year + 2].map((candidate) =>
    namedPart({ grain, index }, candidate, context),
  );
  if (pick.steps !== 0) return besides(candidates, base, pick.steps);
  const running = candidates.find((period) => period.first <= base && period.last >= base);
  return running ?? namedPart({ grain, index }, year, context);
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
    const isWhole = Number.isInteger(amount) || months % 60 === 0;
    return periodOf(isCompared ? "quarter" : isWhole ? UNIT_GRAIN[unit] : "month", day);
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

function resolveOccasion({ occasion, year, pick, beside }: Form<"occasion">, context: TimeContext): Period | null {
  const asked = beside < 0 ? nthDayOf(occasion, 1) : occasion;
  if (!asked) return null;
  const { day } = occasion;
  const isNational = day.rule === "national" && day.usual === null;
  const country = isNational ? context.country((name) => day.dates.has(name)) : context.country();
  const surroundings = { country, calendar: context.calendar };
  const isPast = year === null && context.direction === "past" && !context.isLimit && context.today !== null;
  const latest = isPast ? (context.today ?? 0) + SOON : Number.POSITIVE_INFINITY;
  const candidates = (candidate: number): Period[] =>
    occasionsIn(asked, candidate, surroundings)
      .map((period) => moved(period, beside, occasion.length))
      .filter(({ first }) => first <= latest);
  if (pick === null || pick.steps === 0) return inYear(year ?? pick, context, candidates);
  const base = baseDay(pick, context, "day");
  if (base === null) return null;
  const { year: about } = toCivil(base);
  return besides([about - 1, about, about + 1].flatMap(candidates), base, pick.steps);
}

// How many days ahead a feast may be of which a verb of the past tells: "banned the march on Easter Sunday".
const SOON = 30;

/** The day before or after an occasion of `length` days. */
function moved({ first, last, ...period }: Period, beside: number, length: number): Period {
  if (beside === 0) return { first, last, ...period };
  return stretch(beside < 0 ? first + beside : first + length - 1 + beside, last + beside);
}

/** A part of a month that may begin a day later may do so too. */
function resolvePortion(meaning: Form<"portion">, context: TimeContext): Period | null {
  const { of, isLast } = meaning;
  const part = portionOf(meaning, findPeriod(of, context));
  const surroundings = { country: context.country(), calendar: context.calendar };
  if (part === null || of.form !== "occasion" || !isUnsure(of.occasion.day, surroundings)) return part;
  return isLast ? stretch(part.first - 1, part.last, true) : stretch(part.first, part.last + 1, true);
}

function resolveOtherDate({ calendar, month, day, year }: Form<"otherDate">, context: TimeContext): Period | null {
  const date = { calendar, number: month, day };
  const surroundings = { country: context.country(), calendar: context.calendar };
  if (year !== null) return datesIn(otherYear(calendar, year), date, surroundings).at(-1) ?? null;
  return inYear(null, context, (candidate) => datesIn(otherMonthsOf(calendar, candidate), date, surroundings));
}

/** Null where the year is told by one number and the text does not tell in which country it begins when. */
function resolveAnnual({ of, year, to }: Form<"annual">, context: TimeContext): Period | null {
  const kinds = of === "fiscal" ? context.calendar.fiscalYears : context.calendar.schoolYears;
  const kind = kinds.get(context.country() ?? "");
  if (typeof year === "number" && to !== null) {
    const both = joined(calendarYear(year), calendarYear(to));
    // Two years told are no calendar year, whatever the country's is.
    return kind && kind.month > 1 ? { ...yearFrom(year, kind.month), value: both.value } : both;
  }
  if (!kind) return null;
  // Called by the year in which it ends, it begins the year before.
  const early = kind.named === "end" && kind.month > 1 ? 1 : 0;
  if (typeof year === "number") return { ...yearFrom(year - early, kind.month), value: calendarYear(year).value };
  const base = baseDay(year, context, "year");
  if (base === null) return null;
  const { year: running, month } = toCivil(base);
  const start = (month < kind.month ? running - 1 : running) + year.steps;
  return { ...yearFrom(start, kind.month), value: calendarYear(start + early).value };
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

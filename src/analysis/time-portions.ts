/** Periods made of others: years that begin in another month, parts of a year or month, one day to another. */
import { addMonths, weekdayOf as dayOfWeek, type Grain, type Period, periodOf, toDay } from "./calendar.js";
import type { Meaning } from "./time-meaning.js";
import { stretch } from "./time-occasions.js";

type Form<F extends Meaning["form"]> = Extract<Meaning, { form: F }>;

export function yearFrom(year: number, month: number): Period {
  const first = toDay({ year, month, day: 1 });
  return { ...calendarYear(year), first, last: addMonths(first, 12) - 1 };
}

export function calendarYear(year: number): Period {
  return periodOf("year", toDay({ year, month: 1, day: 1 }));
}

export function weekdayInMonth({ weekday, nth }: Form<"weekdayOf">, whole: Period | null): Period | null {
  if (!whole || whole.grain === "year") return null;
  const { first, last } = whole;
  const step =
    nth < 0 ? -((dayOfWeek(last) - weekday + 7) % 7) : ((weekday - dayOfWeek(first) + 7) % 7) + 7 * (nth - 1);
  const day = (nth < 0 ? last : first) + step;
  return day >= first && day <= last ? periodOf("day", day) : null;
}

/** A part of a year or month; null where it is as long as the whole or reaches beyond. */
export function portionOf({ count, unit, skip, isLast }: Form<"portion">, whole: Period | null): Period | null {
  if (!whole || (unit === "half" && whole.grain !== "month")) return null;
  const ahead = (steps: number, from: number): number =>
    unit === "M" ? addMonths(from, steps) : from + steps * UNIT_DAYS[unit];
  const first = isLast
    ? unit === "half"
      ? whole.first + HALF_MONTH
      : ahead(-count, whole.last + 1)
    : ahead(skip, whole.first);
  const last = isLast ? whole.last : ahead(skip + count, whole.first) - 1;
  if (first < whole.first || last > whole.last || last - first === whole.last - whole.first) return null;
  if (unit !== "M") return stretch(first, last, true);
  if (count === 6 && whole.grain === "year") return periodOf("half", first);
  if (count === 3 && whole.grain === "year") return periodOf("quarter", first);
  return count === 1 ? periodOf("month", first) : inside(periodOf("month", first), periodOf("month", last), "month");
}

const HALF_MONTH = 15;
const UNIT_DAYS = { D: 1, W: 7, half: HALF_MONTH } as const;

export function joined(first: Period, last: Period): Period {
  return inside(first, last, first.grain);
}

function inside(first: Period, last: Period, grain: Grain): Period {
  return { grain, first: first.first, last: last.last, value: `${first.value}/${last.value}` };
}

/** What the words of a fiscal or school year, or of a part of a year or month, mean together. */
import { GRAINS, type Parts, pickOf, readMonth, readYear } from "./time-dates.js";
import { readOccasion } from "./time-feasts.js";
import type { Meaning } from "./time-meaning.js";
import { part, partsOf } from "./time-patterns.js";

/** "Fiscal year 2022-23", "the 2022/23 school year", "this fiscal year". */
export function readAnnual(parts: Parts): Meaning | null {
  const of = part(parts, "annual")?.of ?? (part(parts, "fiscal") ? "fiscal" : null);
  const pair = yearPair(parts);
  const year = pair?.[0] ?? part(parts, "year")?.year ?? part(parts, "fiscalYear")?.year ?? pickOf(parts);
  return year === null ? null : { form: "annual", of: of ?? "fiscal", year, to: pair?.[1] ?? null };
}

/** A year and the one after it, or null: "2022/23", "2022-2023". */
function yearPair(parts: Parts): [number, number] | null {
  const slashed = part(parts, "yearPair")?.year;
  if (slashed !== undefined) return [slashed, slashed + 1];
  const [first, second] = partsOf(parts, "year").map(({ year }) => year);
  const from = first ?? part(parts, "fiscalYear")?.year;
  const short = second ?? part(parts, "number")?.value;
  if (from === undefined || short === undefined) return null;
  return short === from + 1 || short === (from + 1) % 100 ? [from, from + 1] : null;
}

export function readAnnualPair(parts: Parts): Meaning | null {
  return yearPair(parts) ? readAnnual(parts) : null;
}

/** "2022/23" alone: both years. */
export function readPair(parts: Parts): Meaning | null {
  const from = part(parts, "yearPair")?.year;
  if (from === undefined) return null;
  return { form: "range", from: { form: "year", year: from }, to: { form: "year", year: from + 1 } };
}

/** "The first six months of 2022", "the last two weeks of March", "the second week of May". */
export function readPortion(parts: Parts): Meaning | null {
  const middle = parts.findIndex((word) => word.kind === "of");
  const before = parts.slice(0, middle);
  const unit = part(before, "unit");
  const of = wholeOf(parts.slice(middle + 1));
  const count = part(before, "number")?.value ?? 1;
  if (unit?.times !== 1 || !of || !Number.isInteger(count) || unit.plural !== count > 1) return null;
  const side = sideOf(before);
  const nth = side === null && !unit.plural ? (part(before, "ordinal")?.value ?? 0) : 1;
  if ((side === null && nth < 2) || !Number.isInteger(nth)) return null;
  const code = unit.unit;
  // A quarter of a calendar year has a rule of its own.
  if (code === "Q")
    return of.form === "annual"
      ? { form: "portion", count: 3, unit: "M", skip: 3 * nth - 3, isLast: side === -1, of }
      : null;
  return code === "D" || code === "W" || code === "M"
    ? { form: "portion", count, unit: code, skip: nth - 1, isLast: side === -1, of }
    : null;
}

/** "The first Sunday of May", "the last Friday of the month". */
export function readWeekdayOf(parts: Parts): Meaning | null {
  const middle = parts.findIndex((word) => word.kind === "of");
  const before = parts.slice(0, middle);
  const weekday = part(before, "weekday");
  const of = wholeOf(parts.slice(middle + 1));
  const nth = part(before, "ordinal")?.value ?? sideOf(before);
  if (!weekday || weekday.plural || !of || nth === null || !Number.isInteger(nth) || nth > 5) return null;
  return { form: "weekdayOf", weekday: weekday.weekday, nth, of };
}

/** "The first half of March"; of a year it is a half of its own. */
export function readHalfOf(parts: Parts): Meaning | null {
  const middle = parts.findIndex((word) => word.kind === "of");
  const side = sideOf(parts.slice(0, middle));
  const of = wholeOf(parts.slice(middle + 1));
  if (side === null || !of) return null;
  if (of.form === "named" || of.form === "picked" || (of.form === "step" && of.grain === "month"))
    return { form: "portion", count: 1, unit: "half", skip: 0, isLast: side < 0, of };
  if (of.form !== "step" || of.grain !== "year") return null;
  return { form: "named", grain: "half", index: side < 0 ? 2 : 1, year: of.pick };
}

/** 1 for the first, -1 for the last or second; null for all else. */
function sideOf(parts: Parts): number | null {
  const ordinal = part(parts, "ordinal")?.value;
  if (ordinal !== undefined) return ordinal === 1 ? 1 : part(parts, "half") && ordinal === 2 ? -1 : null;
  const pick = part(parts, "deictic");
  return pick?.steps === -1 && pick.from === "publication" ? -1 : null;
}

/** The year or month that a part is told of: "2022", "this year", "the year", "March 2023". */
function wholeOf(parts: Parts): Meaning | null {
  if (part(parts, "occasion")) return readOccasion(parts);
  if (part(parts, "annual") || part(parts, "fiscal"))
    return readAnnual(parts) ?? { form: "annual", of: "fiscal", year: { steps: 0, from: "publication" }, to: null };
  const unit = part(parts, "unit");
  const pick = pickOf(parts) ?? { steps: 0, from: "publication" };
  const grain = unit && !unit.plural && unit.times === 1 ? GRAINS[unit.unit] : undefined;
  if (grain === "year" || grain === "month") return { form: "step", grain, pick, bothDays: false };
  return unit ? null : (readMonth(parts) ?? readYear(parts));
}

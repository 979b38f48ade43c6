/** What the words of a date mean together: the readings behind the rules for dates. */
import type { TimeWord } from "../knowledge/time-vocabulary.js";
import { type Grain, isRealDate, seasonIndex } from "./calendar.js";
import { type Meaning, type Pick, toDuration, type YearHint } from "./time-meaning.js";
import { part, partsOf } from "./time-patterns.js";
import type { AtomWord } from "./time-words.js";

export type Parts = readonly AtomWord[];

export const GRAINS: Readonly<Record<string, Grain>> = {
  D: "day",
  W: "week",
  WE: "weekend",
  M: "month",
  Q: "quarter",
  Y: "year",
  DE: "decade",
  CE: "century",
};

export function yearOf(parts: Parts): YearHint {
  return part(parts, "year")?.year ?? part(parts, "shortYear")?.year ?? null;
}

export function readDate(parts: Parts): Meaning | null {
  const month = part(parts, "month")?.month;
  const day = part(parts, "dayNumber")?.day;
  // 2000 is a leap year: 29 February is a real date of some year.
  if (month === undefined || day === undefined || !isRealDate({ year: 2000, month, day })) return null;
  return { form: "date", month, day, lastDay: null, year: yearOf(parts), side: 0 };
}

export function readDays(parts: Parts): Meaning | null {
  const [first, last] = partsOf(parts, "dayNumber");
  const date = readDate(parts);
  if (!first || !last || date?.form !== "date" || first.day >= last.day || last.day > 31) return null;
  return { ...date, lastDay: last.day };
}

/** "22 and 23 December": two days side by side. */
export function readNeighbours(parts: Parts): Meaning | null {
  const meaning = readDays(parts);
  return meaning?.form === "date" && meaning.lastDay === meaning.day + 1 ? meaning : null;
}

/** "The night of 24/25 June". */
export function readDayPair(parts: Parts): Meaning | null {
  const day = part(parts, "dayPair")?.day;
  return day === undefined
    ? null
    : readDays([...parts, { kind: "dayNumber", day }, { kind: "dayNumber", day: day + 1 }]);
}

/** "February 11, 12 and 13": three days on end. */
export function readThreeDays(parts: Parts): Meaning | null {
  const [first, second, last] = partsOf(parts, "dayNumber");
  const date = readDate(parts);
  if (!first || !last || date?.form !== "date" || second?.day !== first.day + 1 || last.day !== first.day + 2)
    return null;
  return { ...date, lastDay: last.day };
}

export function readDateRange(parts: Parts): Meaning | null {
  const middle = parts.findIndex((word) => word.kind === "to");
  const [before, after] = [parts.slice(0, middle), parts.slice(middle + 1)];
  const from = readDate(before);
  const to = readDate(after);
  if (from?.form !== "date" || to?.form !== "date") return null;
  return { form: "range", from: { ...from, year: from.year ?? to.year }, to };
}

export function inPickedYear(parts: Parts, meaning: Meaning | null): Meaning | null {
  const pick = pickOf(parts);
  if (!pick || !isUnit(parts, "Y")) return null;
  return meaning?.form === "date" || meaning?.form === "named" ? { ...meaning, year: pick } : null;
}

export function readIso(parts: Parts): Meaning | null {
  const iso = part(parts, "isoDate");
  return iso && isRealDate(iso)
    ? { form: "date", month: iso.month, day: iso.day, lastDay: null, year: iso.year, side: 0 }
    : null;
}

/** Day first or month first: only a number beyond 12, or two equal numbers, tells. */
export function readSlash(parts: Parts): Meaning | null {
  const slash = part(parts, "slashDate");
  if (!slash) return null;
  const { numbers, year } = slash;
  const [day, month] = numbers[1] > 12 ? [numbers[1], numbers[0]] : numbers;
  if (!isRealDate({ year, month, day })) return null;
  return day <= 12 && day !== month
    ? { form: "unclear", year }
    : { form: "date", month, day, lastDay: null, year, side: 0 };
}

export function readDayOf(parts: Parts): Meaning | null {
  const day = part(parts, "dayNumber")?.day;
  const pick = pickOf(parts);
  return day !== undefined && pick && isUnit(parts, "M") ? { form: "dayOf", day, pick } : null;
}

export function readMonth(parts: Parts): Meaning | null {
  const month = part(parts, "month");
  return month ? { form: "named", grain: "month", index: month.month, year: yearOf(parts) } : null;
}

export function readPickedMonth(parts: Parts): Meaning | null {
  const month = part(parts, "month");
  const pick = pickOf(parts);
  return month && pick ? { form: "picked", grain: "month", index: month.month, pick } : null;
}

/** "Last March 3". */
export function readPickedDate(parts: Parts): Meaning | null {
  const meaning = readDate(parts);
  const pick = pickOf(parts);
  return meaning?.form === "date" && pick ? { ...meaning, side: pick.steps } : null;
}

export function readMonthRange(parts: Parts): Meaning | null {
  const middle = parts.findIndex((word) => word.kind === "to");
  const [before, after] = [parts.slice(0, middle), parts.slice(middle + 1)];
  const from = readMonth(before);
  const to = readMonth(after);
  if (from?.form !== "named" || to?.form !== "named") return null;
  return { form: "range", from: { ...from, year: from.year ?? to.year }, to };
}

export function readYear(parts: Parts): Meaning | null {
  const year = part(parts, "year");
  return year ? { form: "year", year: year.year } : null;
}

/** "The year 2000", "fiscal 1990"; not "the 2000". */
export function isYearWord(parts: Parts): boolean {
  const unit = part(parts, "unit");
  return unit ? unit.unit === "Y" && !unit.plural : part(parts, "fiscal") !== null;
}

export function readYearRange(parts: Parts): Meaning | null {
  const [from, to] = partsOf(parts, "year");
  if (!from || !to || from.year >= to.year) return null;
  return { form: "range", from: { form: "year", year: from.year }, to: { form: "year", year: to.year } };
}

/** "1990-95". */
export function readShortYearRange(parts: Parts): Meaning | null {
  const from = part(parts, "year")?.year;
  const short = part(parts, "number")?.value;
  if (from === undefined || short === undefined || short < 10 || short > 99 || short <= from % 100) return null;
  return { form: "range", from: { form: "year", year: from }, to: { form: "year", year: from - (from % 100) + short } };
}

export function readDecade(parts: Parts): Meaning | null {
  const decade = part(parts, "decade");
  return decade ? { form: "span", grain: "decade", first: decade.first } : null;
}

export function readCentury(parts: Parts): Meaning | null {
  const ordinal = part(parts, "ordinal")?.value ?? 0;
  const isCentury = isUnit(parts, "CE") && Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= 30;
  return isCentury ? { form: "span", grain: "century", first: (ordinal - 1) * 100 } : null;
}

export function readSeason(parts: Parts): Meaning | null {
  const season = part(parts, "season");
  return season && !season.plural
    ? { form: "named", grain: "season", index: seasonIndex(season.season), year: yearOf(parts) }
    : null;
}

export function readPickedSeason(parts: Parts): Meaning | null {
  const season = part(parts, "season");
  const pick = pickOf(parts);
  return season && !season.plural && pick
    ? { form: "picked", grain: "season", index: seasonIndex(season.season), pick }
    : null;
}

export function readQuarter(parts: Parts): Meaning | null {
  const index =
    part(parts, "quarterNumber")?.quarter ??
    (partsOf(parts, "unit").some((unit) => unit.unit === "Q" && !unit.plural)
      ? part(parts, "ordinal")?.value
      : undefined);
  return index !== undefined && index >= 1 && index <= 4
    ? { form: "named", grain: "quarter", index, year: yearOf(parts) }
    : null;
}

export function readHalf(parts: Parts): Meaning | null {
  const index = part(parts, "ordinal")?.value ?? 0;
  return index === 1 || index === 2 ? { form: "named", grain: "half", index, year: yearOf(parts) } : null;
}

export function readWeekday(parts: Parts): Meaning | null {
  const weekday = part(parts, "weekday");
  return weekday && !weekday.plural ? { form: "weekday", weekday: weekday.weekday, pick: null, week: null } : null;
}

export function readPickedWeekday(parts: Parts): Meaning | null {
  const meaning = readWeekday(parts);
  const pick = pickOf(parts);
  return meaning?.form === "weekday" && pick ? { ...meaning, pick } : null;
}

export function readWeekdayOfWeek(parts: Parts): Meaning | null {
  const meaning = readWeekday(parts);
  const week = pickOf(parts);
  return meaning?.form === "weekday" && week && isUnit(parts, "W") ? { ...meaning, week } : null;
}

export function readWeekdayRange(parts: Parts): Meaning | null {
  const [from, to] = partsOf(parts, "weekday");
  if (!from || !to || from.plural || to.plural || from.weekday === to.weekday) return null;
  const side = (weekday: number): Meaning => ({ form: "weekday", weekday, pick: null, week: null });
  return { form: "range", from: side(from.weekday), to: side(to.weekday) };
}

/** "The night from Friday to Saturday", "Friday night into Saturday". */
export function readNight(parts: Parts): Meaning | null {
  const [from, to] = partsOf(parts, "weekday");
  const night = part(parts, "relativeDay")?.part ?? part(parts, "part")?.part;
  if (!from || !to || from.plural || to.plural || night !== "TNI" || to.weekday !== nextWeekday(from.weekday))
    return null;
  const side = (weekday: number): Meaning => ({ form: "weekday", weekday, pick: null, week: null });
  return { form: "range", from: side(from.weekday), to: side(to.weekday) };
}

/** "Overnight into Sunday". */
export function readNightInto(parts: Parts): Meaning | null {
  const to = part(parts, "weekday");
  const from = to && { ...to, weekday: to.weekday === 1 ? 7 : to.weekday - 1 };
  return to && from ? readNight([...parts.filter((word) => word !== to && word.kind !== "part"), from, to]) : null;
}

function nextWeekday(weekday: number): number {
  return (weekday % 7) + 1;
}

export function readWeekOf(parts: Parts): Meaning | null {
  const of = readDate(parts);
  return of && isUnit(parts, "W") ? { form: "week", of } : null;
}

export function readRelativeDay(parts: Parts): Meaning | null {
  const word = part(parts, "relativeDay");
  return word
    ? { form: "step", grain: "day", pick: { steps: word.days, from: "publication" }, bothDays: word.bothDays }
    : null;
}

export function readPickedPeriod(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  const pick = pickOf(parts);
  const grain = unit && !unit.plural && unit.times === 1 ? GRAINS[unit.unit] : undefined;
  if (!grain || !pick) return null;
  // "The past month" is a stretch up to today; "last month" is the month before.
  const isStretch =
    part(parts, "article") !== null &&
    pick.steps < 0 &&
    pick.from === "publication" &&
    grain !== "quarter" &&
    grain !== "weekend";
  return isStretch && unit
    ? { form: "duration", value: toDuration(1, unit.unit), unit: unit.unit }
    : { form: "step", grain, pick, bothDays: false };
}

export function readWeekend(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  if (unit?.unit !== "WE" || unit.plural) return null;
  return { form: "step", grain: "weekend", pick: { steps: 0, from: "publication" }, bothDays: false };
}

/** "The quarter" and, behind "the end of" or "later in", "the week": told of or running. */
export function readRunningPeriod(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  const grain = unit && !unit.plural && unit.times === 1 ? GRAINS[unit.unit] : undefined;
  if (!grain || grain === "weekend") return null;
  return {
    form: "step",
    grain,
    pick: { steps: 0, from: grain === "day" || grain === "quarter" ? "discourse" : "publication" },
    bothDays: false,
  };
}

/** "Last night", "this morning", "that evening": the part itself is read with what stands around. */
export function readPickedPart(parts: Parts): Meaning | null {
  const pick = pickOf(parts);
  return pick ? { form: "step", grain: "day", pick, bothDays: false } : null;
}

/** "The next day" follows the day told of; "next week" follows the day of publication. */
export function pickOf(parts: Parts): Pick | null {
  const word: Extract<TimeWord, { kind: "deictic" }> | null = part(parts, "deictic");
  if (!word) return null;
  const isTold = word.steps > 0 && part(parts, "article") !== null;
  return { steps: word.steps, from: isTold ? "discourse" : word.from };
}

export function isUnit(parts: Parts, code: string): boolean {
  return partsOf(parts, "unit").some((unit) => unit.unit === code && !unit.plural);
}

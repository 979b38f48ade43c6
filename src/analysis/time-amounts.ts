/** What the words of a length of time, a distance in time, a habit or "now" mean together: the readings behind their rules. */
import { seasonIndex } from "./calendar.js";
import type { Parts } from "./time-dates.js";
import { type Meaning, toDuration } from "./time-meaning.js";
import { part, partsOf } from "./time-patterns.js";

const SEASON_CODES = ["SP", "SU", "FA", "WI"];

/** Null where the text does not say how many. */
function amountOf(parts: Parts): number | null {
  const number = part(parts, "number")?.value;
  const half = part(parts, "half") ? 0.5 : 0;
  if (number !== undefined) return number + half;
  const vague = part(parts, "vague");
  if (vague) return vague.number;
  return part(parts, "indefinite") || !part(parts, "unit")?.plural ? 1 + half : null;
}

export function readShift(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  const shift = part(parts, "shift");
  if (!unit || !shift || unit.unit === "S") return null;
  const amount = amountOf(parts);
  return {
    form: "shift",
    amount: amount === null ? null : amount * unit.times,
    unit: unit.unit,
    direction: shift.direction,
    from: shift.from,
  };
}

/** "The year-ago quarter": the same quarter, a year before. */
export function readShiftedUnit(parts: Parts): Meaning | null {
  const [by, of] = partsOf(parts, "unit");
  const shift = part(parts, "shift");
  if (!by || !shift || by.unit !== "Y" || of?.unit !== "Q" || of.plural) return null;
  return { form: "step", grain: "quarter", pick: { steps: 4 * shift.direction, from: "discourse" }, bothDays: false };
}

/** "The day before", "the week after": from what the text told of. */
export function readStepAway(parts: Parts): Meaning | null {
  const shift = part(parts, "shift");
  const meaning = shift?.from === "discourse" && !part(parts, "unit")?.plural ? readShift(parts) : null;
  return meaning?.form === "shift" && meaning.unit !== "H" && meaning.unit !== "MIN" ? meaning : null;
}

export function readDuration(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  if (!unit || (unit.loose && part(parts, "number") === null && !unit.plural)) return null;
  // "The 1988 quarter" is no length, "the 30-day truce" is.
  const isMany = part(parts, "number") !== null && Number(part(parts, "number")?.value) > MOST_UNITS;
  if (isMany && !unit.plural && !part(parts, "dash")) return null;
  // "Three-quarters" is a share; "a months-long siege" lasts months.
  if ((unit.unit === "Q" && part(parts, "dash")) || (unit.plural && part(parts, "indefinite"))) return null;
  const amount = amountOf(parts);
  return {
    form: "duration",
    value: toDuration(amount === null ? null : amount * unit.times, unit.unit),
    unit: unit.unit,
  };
}

// A number of four digits before one unit is a year.
const MOST_UNITS = 999;

/** "The past three summers". */
export function readSeasons(parts: Parts): Meaning | null {
  return part(parts, "season")?.plural ? readHabit(parts) : null;
}

export function readOpenStretch(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  return unit?.plural ? { form: "duration", value: toDuration(null, unit.unit), unit: unit.unit } : null;
}

export function readEvery(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  const number = part(parts, "number")?.value ?? part(parts, "ordinal")?.value ?? 1;
  return unit && !unit.loose && Number.isInteger(number)
    ? { form: "set", value: toDuration(number * unit.times, unit.unit), unit: unit.unit }
    : null;
}

/** "Every other week". */
export function readEveryOther(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  if (!unit || unit.plural || unit.unit === "S" || unit.unit === "WE") return null;
  return { form: "set", value: toDuration(2 * unit.times, unit.unit), unit: unit.unit };
}

/** "Twice a week": how often is not in the value. */
export function readOften(parts: Parts): Meaning | null {
  const unit = part(parts, "unit");
  if (!unit || unit.plural) return null;
  return { form: "set", value: toDuration(unit.times, unit.unit), unit: unit.unit };
}

export function readHabit(parts: Parts): Meaning | null {
  const weekday = part(parts, "weekday");
  const month = part(parts, "month");
  const season = part(parts, "season");
  const dayPart = part(parts, "part")?.part ?? "";
  if (weekday) return { form: "set", value: `XXXX-WXX-${weekday.weekday}${dayPart}`, unit: "D" };
  if (month) return { form: "set", value: `XXXX-${String(month.month).padStart(2, "0")}`, unit: "M" };
  if (season) return { form: "set", value: `XXXX-${SEASON_CODES[seasonIndex(season.season) - 1]}`, unit: "M" };
  return { form: "set", value: `XXXX-XX-XX${dayPart}`, unit: "D" };
}

/** "Mondays", "Friday nights". */
export function readHabits(parts: Parts): Meaning | null {
  return part(parts, "weekday")?.plural || part(parts, "part")?.plural ? readHabit(parts) : null;
}

export function readFrequency(parts: Parts): Meaning | null {
  const period = part(parts, "frequency")?.period;
  return period === undefined ? null : { form: "set", value: period, unit: "D" };
}

export function readReference(parts: Parts): Meaning | null {
  const reference = part(parts, "reference");
  return reference ? { form: "reference", value: reference.value } : null;
}

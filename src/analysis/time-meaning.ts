/** What an expression of time says, before anybody asks on which date it was said. */
import type { CalendarFacts } from "../knowledge/calendar-vocabulary.js";
import type { Occasion, OtherCalendar } from "../knowledge/occasions.js";
import type { Annual, Edge, Origin, Part, Reference, Unit } from "../knowledge/time-vocabulary.js";
import type { Grain, Period } from "./calendar.js";
import type { Direction } from "./tense.js";

/** Which of several: -1 is the last before the day of publication, or before the date that the text gave last. */
export interface Pick {
  readonly steps: number;
  readonly from: Origin;
}

/** A year as the text gives it: in figures, relative, or not at all. */
export type YearHint = number | Pick | null;

export type Meaning =
  /** `side`: -1 before the day of publication, 1 after it, 0 not said. */
  | {
      readonly form: "date";
      readonly month: number;
      readonly day: number;
      readonly lastDay: number | null;
      readonly year: YearHint;
      readonly side: number;
    }
  | {
      readonly form: "named";
      readonly grain: "month" | "quarter" | "season" | "half";
      readonly index: number;
      readonly year: YearHint;
    }
  /** A month or season picked by its own name: "last March". */
  | { readonly form: "picked"; readonly grain: "month" | "season"; readonly index: number; readonly pick: Pick }
  | { readonly form: "year"; readonly year: number }
  | { readonly form: "span"; readonly grain: "decade" | "century"; readonly first: number }
  | { readonly form: "weekday"; readonly weekday: number; readonly pick: Pick | null; readonly week: Pick | null }
  | { readonly form: "step"; readonly grain: Grain; readonly pick: Pick; readonly bothDays: boolean }
  | {
      readonly form: "shift";
      readonly amount: number | null;
      readonly unit: Unit;
      readonly direction: number;
      readonly from: Origin;
    }
  /** `beside`: how many days before or after it. */
  | {
      readonly form: "occasion";
      readonly occasion: Occasion;
      readonly year: YearHint;
      readonly pick: Pick | null;
      readonly beside: number;
    }
  /** In another calendar; without a day its whole month. */
  | {
      readonly form: "otherDate";
      readonly calendar: OtherCalendar;
      readonly month: number;
      readonly day: number | null;
      readonly year: number | null;
    }
  /** A fiscal or school year; `to` where the text gives both its years. */
  | { readonly form: "annual"; readonly of: Annual; readonly year: number | Pick; readonly to: number | null }
  /** "The first Sunday of May"; -1 is the last. */
  | { readonly form: "weekdayOf"; readonly weekday: number; readonly nth: number; readonly of: Meaning }
  /** "The first six months of 2022". */
  | {
      readonly form: "portion";
      readonly count: number;
      readonly unit: "D" | "W" | "M" | "half";
      /** How many stand before it: 1 in "the second week". */
      readonly skip: number;
      readonly isLast: boolean;
      readonly of: Meaning;
    }
  | { readonly form: "dayOf"; readonly day: number; readonly pick: Pick }
  | { readonly form: "week"; readonly of: Meaning }
  | { readonly form: "range"; readonly from: Meaning; readonly to: Meaning }
  /** 03/05/2019: of two readings neither is sure. */
  | { readonly form: "unclear"; readonly year: number }
  | { readonly form: "duration"; readonly value: string; readonly unit: Unit }
  | { readonly form: "set"; readonly value: string; readonly unit: Unit }
  | { readonly form: "reference"; readonly value: Reference };

/** What stands around an expression and narrows it. */
export interface Trimmings {
  readonly edge: Edge | null;
  readonly part: Part | null;
  /** "T15:00". */
  readonly clock: string | null;
  /** Whether the clock is Greenwich's; null where no zone is named. */
  readonly isUniversal: boolean | null;
}

export interface TimeMatch extends Trimmings {
  /** Name of the rule that read it. */
  readonly rule: string;
  /** Words, end exclusive. */
  readonly first: number;
  readonly end: number;
  readonly meaning: Meaning;
}

const DAY_FORMS: ReadonlySet<Meaning["form"]> = new Set(["date", "weekday", "dayOf", "weekdayOf"]);

/** True where the meaning is one day, so that a part of the day or a clock can stand beside it. */
export function isOneDay(meaning: Meaning): boolean {
  return (
    DAY_FORMS.has(meaning.form) ||
    (meaning.form === "occasion" && (meaning.occasion.length === 1 || meaning.beside !== 0)) ||
    (meaning.form === "otherDate" && meaning.day !== null) ||
    (meaning.form === "step" && meaning.grain === "day") ||
    (meaning.form === "shift" && meaning.unit === "D")
  );
}

/** True where the meaning stands on the calendar, so that "early" or "the end of" can stand before it. */
export function isOnCalendar(meaning: Meaning): boolean {
  return !["duration", "set", "reference", "unclear", "range"].includes(meaning.form);
}

/** The time told last, in this sentence or the one before. */
export interface Latest {
  readonly period: Period;
  readonly part: Part | null;
  readonly hour: number | null;
  readonly isUniversal: boolean | null;
}

export type Hemisphere = "northern" | "southern";

/** What an expression is read against. */
export interface TimeContext {
  /** The day of publication. */
  readonly today: number | null;
  /** The dates that the text gave before, the last first. */
  readonly told: readonly Period[];
  readonly direction: Direction;
  /** Behind "by" and its kind. */
  readonly isLimit: boolean;
  readonly calendar: CalendarFacts;
  /** Whose day or year it is, of the countries that `has` lets through; null where the text does not tell. */
  readonly country: (has?: (country: string) => boolean) => string | null;
  /** Null where the text does not tell, or names places of both. */
  readonly hemisphere: () => Hemisphere | null;
}

export const UNIT_GRAIN: Readonly<Record<Unit, Grain>> = {
  S: "day",
  MIN: "day",
  H: "day",
  D: "day",
  W: "week",
  WE: "weekend",
  M: "month",
  Q: "quarter",
  Y: "year",
  DE: "year",
  CE: "year",
};

/** TimeML's value of a length of time: "P2Y6M", "PT45M", "PXW". */
export function toDuration(amount: number | null, unit: Unit): string {
  if (amount === null || !Number.isFinite(amount)) return `${PREFIX[unit]}X${LETTER[unit]}`;
  if (unit === "Q") return `P${trim(amount * 3)}M`;
  if (unit === "DE") return `P${trim(amount * 10)}Y`;
  if (unit === "CE") return `P${trim(amount * 100)}Y`;
  const whole = Math.floor(amount);
  const rest = amount - whole;
  const finer = FINER[unit];
  if (rest === 0 || !finer) return `${PREFIX[unit]}${trim(amount)}${LETTER[unit]}`;
  const coarse = whole === 0 ? "" : `${whole}${LETTER[unit]}`;
  return `${PREFIX[unit]}${coarse}${Math.round(rest * finer.per)}${finer.letter}`;
}

const PREFIX: Readonly<Record<Unit, string>> = {
  S: "PT",
  MIN: "PT",
  H: "PT",
  D: "P",
  W: "P",
  WE: "P",
  M: "P",
  Q: "P",
  Y: "P",
  DE: "P",
  CE: "P",
};
const LETTER: Readonly<Record<Unit, string>> = {
  S: "S",
  MIN: "M",
  H: "H",
  D: "D",
  W: "W",
  WE: "WE",
  M: "M",
  Q: "Q",
  Y: "Y",
  DE: "DE",
  CE: "CE",
};
const FINER: Partial<Record<Unit, { readonly per: number; readonly letter: string }>> = {
  Y: { per: 12, letter: "M" },
  H: { per: 60, letter: "M" },
  MIN: { per: 60, letter: "S" },
};

function trim(amount: number): string {
  return String(Math.round(amount * 100) / 100);
}

/** The forms in which a text gives a time. Each rule is a list of kinds of words and what they mean together. */
import {
  readDuration,
  readEvery,
  readEveryOther,
  readFrequency,
  readHabit,
  readHabits,
  readOften,
  readOpenStretch,
  readReference,
  readSeasons,
  readShift,
  readShiftedUnit,
  readStepAway,
} from "./time-amounts.js";
import {
  inPickedYear,
  isYearWord,
  type Parts,
  readCentury,
  readDate,
  readDateRange,
  readDayOf,
  readDayPair,
  readDays,
  readDecade,
  readHalf,
  readIso,
  readMonth,
  readMonthRange,
  readNeighbours,
  readNight,
  readNightInto,
  readPickedDate,
  readPickedMonth,
  readPickedPart,
  readPickedPeriod,
  readPickedSeason,
  readPickedWeekday,
  readQuarter,
  readRelativeDay,
  readRunningPeriod,
  readSeason,
  readShortYearRange,
  readSlash,
  readThreeDays,
  readWeekday,
  readWeekdayOfWeek,
  readWeekdayRange,
  readWeekend,
  readWeekOf,
  readYear,
  readYearRange,
} from "./time-dates.js";
import { readDayOfOccasion, readOccasion, readOccasionOfYear, readOtherDate, withYear } from "./time-feasts.js";
import type { Meaning } from "./time-meaning.js";
import { part, type Step } from "./time-patterns.js";
import { readAnnual, readAnnualPair, readHalfOf, readPair, readPortion, readWeekdayOf } from "./time-years.js";

export interface TimeRule {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Null where the words do not make sense together. */
  readonly read: (parts: Parts) => Meaning | null;
}

/** What a part is told of: "the first weeks of March 2023". */
const WHOLES: readonly (readonly Step[])[] = [
  ["year"],
  ["month", "comma?", "year?"],
  ["article?", "deictic?", "unit"],
  ["article?", "occasion", "comma?", "year?"],
  ["article?", "deictic?", "annual", "year?"],
  ["fiscal", "year"],
];

/** In no order: the longest match wins, and of two equally long ones the first. */
export const dateRules: readonly TimeRule[] = [
  { name: "occasion", steps: ["occasion", "comma?", "year?"], read: readOccasion },
  { name: "picked occasion", steps: ["deictic", "occasion"], read: readOccasion },
  { name: "occasion of year", steps: ["article?", "year", "occasion"], read: readOccasion },
  { name: "occasion of year", steps: ["occasion", "of?", "deictic", "unit"], read: readOccasionOfYear },
  { name: "occasion of year", steps: ["deictic", "unit", "possessive", "occasion"], read: readOccasionOfYear },
  { name: "beside occasion", steps: ["beside", "article?", "occasion", "comma?", "year?"], read: readOccasion },
  {
    name: "day of occasion",
    steps: ["article?", "ordinal", "unit", "of", "article?", "occasion", "comma?", "year?"],
    read: readDayOfOccasion,
  },

  { name: "other date", steps: ["dayNumber", "of?", "otherMonth", "comma?", "year?", "era?"], read: readOtherDate },
  {
    name: "other date",
    steps: ["article", "dayNumber", "of", "otherMonth", "comma?", "year?", "era?"],
    read: readOtherDate,
  },
  { name: "other date", steps: ["dayNumber", "of?", "otherMonth", "comma?", "number", "era?"], read: readOtherDate },
  { name: "other month day", steps: ["otherMonth", "dayNumber", "comma?", "year?", "era?"], read: readOtherDate },
  { name: "other month day", steps: ["otherMonth", "dayNumber", "comma?", "number", "era?"], read: readOtherDate },
  { name: "other month", steps: ["otherMonth", "year", "era?"], read: readOtherDate },
  { name: "other month", steps: ["otherMonth", "number", "era?"], read: (parts) => withYear(readOtherDate(parts)) },

  { name: "annual", steps: ["article?", "fiscal", "year", "dash", "number"], read: readAnnualPair },
  { name: "annual", steps: ["article?", "annual", "year", "dash", "number"], read: readAnnualPair },
  { name: "annual", steps: ["article?", "annual", "year", "to", "year"], read: readAnnualPair },
  { name: "annual", steps: ["article?", "annual", "yearPair"], read: readAnnual },
  { name: "annual", steps: ["article?", "yearPair", "annual"], read: readAnnual },
  { name: "annual", steps: ["article?", "year", "dash", "number", "annual"], read: readAnnualPair },
  { name: "annual", steps: ["article?", "year", "to", "year", "annual"], read: readAnnualPair },
  { name: "annual", steps: ["article?", "fiscal", "year"], read: readAnnual },
  { name: "annual", steps: ["article?", "annual", "of?", "year"], read: readAnnual },
  { name: "annual", steps: ["article?", "year", "annual"], read: readAnnual },
  { name: "annual", steps: ["article?", "deictic", "annual"], read: readAnnual },
  { name: "annual", steps: ["fiscalYear", "dash", "number"], read: readAnnualPair },
  { name: "annual", steps: ["fiscalYear"], read: readAnnual },
  { name: "year pair", steps: ["article?", "yearPair"], read: readPair },

  ...WHOLES.map(
    (whole): TimeRule => ({
      name: "portion",
      steps: ["article?", "ordinal?", "deictic?", "number?", "unit", "of", ...whole],
      read: readPortion,
    }),
  ),
  ...WHOLES.map(
    (whole): TimeRule => ({
      name: "weekday of month",
      steps: ["article?", "ordinal?", "deictic?", "weekday", "of", ...whole],
      read: readWeekdayOf,
    }),
  ),
  ...WHOLES.map(
    (whole): TimeRule => ({
      name: "half of",
      steps: ["article?", "ordinal?", "deictic?", "half", "of", ...whole],
      read: readHalfOf,
    }),
  ),

  { name: "month day", steps: ["month", "article?", "dayNumber", "comma?", "year?"], read: readDate },
  {
    name: "weekday month day",
    steps: ["deictic?", "weekday", "comma?", "month", "article?", "dayNumber", "comma?", "year?"],
    read: readDate,
  },
  { name: "day month", steps: ["dayNumber", "of?", "month", "comma?", "year?"], read: readDate },
  { name: "day month", steps: ["article", "dayNumber", "of", "month", "comma?", "year?"], read: readDate },
  { name: "day month short year", steps: ["dayNumber", "month", "shortYear"], read: readDate },
  {
    name: "weekday day month",
    steps: ["deictic?", "weekday", "comma?", "article?", "dayNumber", "of?", "month", "comma?", "year?"],
    read: readDate,
  },
  { name: "month days", steps: ["month", "dayNumber", "to", "dayNumber", "comma?", "year?"], read: readDays },
  {
    name: "days month",
    steps: ["dayNumber", "to", "article?", "dayNumber", "of?", "month", "comma?", "year?"],
    read: readDays,
  },
  {
    name: "month days",
    steps: ["month", "dayNumber", "comma", "dayNumber", "and", "dayNumber", "comma?", "year?"],
    read: readThreeDays,
  },
  {
    name: "days month",
    steps: ["dayNumber", "comma", "dayNumber", "and", "dayNumber", "of?", "month", "year?"],
    read: readThreeDays,
  },
  { name: "days month", steps: ["dayPair", "of?", "month", "comma?", "year?"], read: readDayPair },
  { name: "picked date", steps: ["deictic", "month", "dayNumber"], read: readPickedDate },
  {
    name: "days month",
    steps: ["dayNumber", "and", "dayNumber", "of?", "month", "comma?", "year?"],
    read: readNeighbours,
  },
  { name: "month days", steps: ["month", "dayNumber", "and", "dayNumber", "comma?", "year?"], read: readNeighbours },
  {
    name: "date with picked year",
    steps: ["month", "dayNumber", "deictic", "unit"],
    read: (parts) => inPickedYear(parts, readDate(parts)),
  },
  {
    name: "date with picked year",
    steps: ["dayNumber", "month", "deictic", "unit"],
    read: (parts) => inPickedYear(parts, readDate(parts)),
  },
  {
    name: "date with date",
    steps: ["month", "dayNumber", "comma?", "year?", "to", "month", "dayNumber", "comma?", "year?"],
    read: readDateRange,
  },
  {
    name: "date with date",
    steps: ["dayNumber", "month", "year?", "to", "dayNumber", "month", "year?"],
    read: readDateRange,
  },
  { name: "iso date", steps: ["isoDate"], read: readIso },
  { name: "slash date", steps: ["slashDate"], read: readSlash },
  { name: "day of picked month", steps: ["article?", "dayNumber", "of", "deictic", "unit"], read: readDayOf },

  { name: "month year", steps: ["month", "comma?", "year"], read: readMonth },
  { name: "month of year", steps: ["month", "of", "year"], read: readMonth },
  {
    name: "month of picked year",
    steps: ["month", "of?", "deictic", "unit"],
    read: (parts) => inPickedYear(parts, readMonth(parts)),
  },
  { name: "picked month", steps: ["article?", "deictic", "month"], read: readPickedMonth },
  { name: "months", steps: ["month", "year?", "to", "month", "year?"], read: readMonthRange },
  { name: "bare month", steps: ["month"], read: readMonth },

  { name: "year", steps: ["year"], read: readYear },
  {
    name: "named year",
    steps: ["article?", "fiscal?", "unit?", "year"],
    read: (parts) => (isYearWord(parts) ? readYear(parts) : null),
  },
  { name: "years", steps: ["year", "to", "year"], read: readYearRange },
  { name: "years", steps: ["year", "dash", "number"], read: readShortYearRange },
  { name: "decade", steps: ["article?", "decade"], read: readDecade },
  { name: "century", steps: ["article?", "ordinal", "dash?", "unit"], read: readCentury },

  { name: "season year", steps: ["article?", "season", "of?", "year"], read: readSeason },
  {
    name: "season of picked year",
    steps: ["season", "of?", "deictic", "unit"],
    read: (parts) => inPickedYear(parts, readSeason(parts)),
  },
  { name: "picked season", steps: ["article?", "deictic", "season"], read: readPickedSeason },
  { name: "bare season", steps: ["article?", "season"], read: readSeason },

  {
    name: "quarter",
    steps: ["article?", "fiscal?", "dash?", "ordinal", "dash?", "unit", "of?", "year?"],
    read: readQuarter,
  },
  { name: "quarter of year", steps: ["article?", "fiscal?", "year", "ordinal", "unit"], read: readQuarter },
  {
    name: "quarter of picked year",
    steps: ["deictic", "unit", "possessive", "ordinal", "unit"],
    read: (parts) => inPickedYear(parts, readQuarter(parts)),
  },
  {
    name: "quarter of picked year",
    steps: ["article?", "ordinal", "unit", "of", "deictic", "unit"],
    read: (parts) => inPickedYear(parts, readQuarter(parts)),
  },
  { name: "numbered quarter", steps: ["quarterNumber", "of?", "year?"], read: readQuarter },
  { name: "half of year", steps: ["article?", "ordinal", "half", "of", "year"], read: readHalf },

  { name: "weekday", steps: ["weekday"], read: readWeekday },
  { name: "picked weekday", steps: ["article?", "deictic", "weekday"], read: readPickedWeekday },
  { name: "weekday of week", steps: ["weekday", "of?", "deictic", "unit"], read: readWeekdayOfWeek },
  { name: "night between", steps: ["article?", "part", "of?", "from?", "weekday", "to", "weekday"], read: readNight },
  { name: "night between", steps: ["article?", "part", "between", "weekday", "to", "weekday"], read: readNight },
  { name: "night between", steps: ["relativeDay", "from?", "weekday", "to", "weekday"], read: readNight },
  { name: "night between", steps: ["relativeDay", "between?", "weekday", "to", "weekday"], read: readNight },
  { name: "night between", steps: ["weekday", "part", "into", "weekday", "part?"], read: readNight },
  { name: "night between", steps: ["relativeDay", "into", "weekday", "part?"], read: readNightInto },
  { name: "weekdays", steps: ["weekday", "to", "weekday"], read: readWeekdayRange },
  {
    name: "week of date",
    steps: ["article?", "unit", "of", "month", "dayNumber", "comma?", "year?"],
    read: readWeekOf,
  },
  { name: "relative day", steps: ["relativeDay"], read: readRelativeDay },
  { name: "picked period", steps: ["article?", "deictic", "fiscal?", "unit"], read: readPickedPeriod },
  { name: "weekend", steps: ["article?", "unit"], read: readWeekend },
  { name: "running period", steps: ["article?", "unit"], read: readRunningPeriod },
  { name: "part of picked day", steps: ["article?", "deictic", "part"], read: readPickedPart },
];

/** Lengths of time, distances in time, habits, and "now". */
export const amountRules: readonly TimeRule[] = [
  { name: "amount ago", steps: ["hedge?", "number", "more?", "dash?", "unit", "shift"], read: readShift },
  { name: "amount ago", steps: ["hedge?", "vague", "more?", "unit", "shift"], read: readShift },
  { name: "amount ago", steps: ["hedge?", "indefinite", "unit", "more?", "shift"], read: readShift },
  {
    name: "amount ago",
    steps: ["hedge?", "indefinite", "unit", "and", "indefinite", "half", "shift"],
    read: readShift,
  },
  {
    name: "amount ago",
    steps: ["hedge?", "number", "and", "indefinite", "half", "unit", "shift"],
    read: readShift,
  },
  { name: "amount ago", steps: ["hedge?", "number", "to", "number", "unit", "shift"], read: readShift },
  { name: "amount ago", steps: ["hedge?", "number", "and", "number", "unit", "shift"], read: readShift },
  { name: "year-ago", steps: ["article?", "unit", "dash", "shift"], read: readShift },
  { name: "year-ago", steps: ["article?", "unit", "dash", "shift", "unit"], read: readShiftedUnit },
  { name: "day before", steps: ["article", "unit", "shift"], read: readStepAway },
  {
    name: "many years ago",
    steps: ["unit", "shift"],
    read: (parts) => (part(parts, "unit")?.plural ? readShift(parts) : null),
  },

  { name: "amount", steps: ["hedge?", "number", "dash?", "more?", "dash?", "unit", "more?"], read: readDuration },
  { name: "amount", steps: ["hedge?", "vague", "more?", "dash?", "unit", "more?"], read: readDuration },
  { name: "amount", steps: ["hedge?", "indefinite", "more?", "unit"], read: readDuration },
  { name: "amount and a half", steps: ["hedge?", "number", "and", "indefinite", "half", "unit"], read: readDuration },
  {
    name: "amount and a half",
    steps: ["hedge?", "indefinite", "unit", "and", "indefinite", "half"],
    read: readDuration,
  },
  { name: "amounts", steps: ["hedge?", "number", "to", "number", "dash?", "unit"], read: readDuration },
  { name: "amounts", steps: ["hedge?", "number", "and", "number", "dash?", "unit"], read: readDuration },
  { name: "picked stretch", steps: ["article?", "deictic", "number", "more?", "unit", "more?"], read: readDuration },
  { name: "picked stretch", steps: ["article?", "deictic", "number", "to", "number", "unit"], read: readDuration },
  { name: "picked stretch", steps: ["article?", "deictic", "vague", "unit"], read: readDuration },
  { name: "picked stretch", steps: ["article?", "deictic", "number", "season"], read: readSeasons },
  { name: "picked stretch", steps: ["article", "ordinal", "number", "unit"], read: readDuration },
  { name: "picked stretch", steps: ["article", "number", "more?", "unit"], read: readDuration },
  { name: "open stretch", steps: ["stretchBefore", "unit"], read: readOpenStretch },
  { name: "open stretch", steps: ["article?", "unit", "stretchAfter"], read: readOpenStretch },
  { name: "bare units", steps: ["unit"], read: readOpenStretch },
  { name: "bare units", steps: ["unit", "and", "unit"], read: readOpenStretch },
  { name: "units long", steps: ["unit", "dash", "more"], read: readOpenStretch },

  { name: "every", steps: ["every", "number?", "unit"], read: readEvery },
  { name: "every", steps: ["alternate", "unit"], read: readEveryOther },
  { name: "times a day", steps: ["often", "indefinite", "unit"], read: readOften },
  { name: "times a day", steps: ["often", "every", "unit"], read: readOften },
  { name: "times a day", steps: ["often", "per", "unit"], read: readOften },
  { name: "times a day", steps: ["number", "times", "indefinite", "unit"], read: readOften },
  { name: "times a day", steps: ["number", "times", "per", "unit"], read: readOften },
  { name: "every", steps: ["every", "ordinal", "unit"], read: readEvery },
  { name: "every weekday", steps: ["every", "weekday"], read: readHabit },
  { name: "every month", steps: ["every", "month"], read: readHabit },
  { name: "every season", steps: ["every", "season"], read: readHabit },
  { name: "every morning", steps: ["every", "part"], read: readHabit },
  { name: "weekdays of habit", steps: ["weekday", "part?"], read: readHabits },
  { name: "frequency", steps: ["frequency"], read: readFrequency },

  { name: "reference", steps: ["reference"], read: readReference },
];

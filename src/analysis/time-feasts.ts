/** What the words of a day with a name, or of a date of another calendar, mean together. */
import type { OtherCalendar } from "../knowledge/occasions.js";
import { isUnit, type Parts, pickOf, yearOf } from "./time-dates.js";
import type { Meaning } from "./time-meaning.js";
import { nthDayOf } from "./time-occasions.js";
import { part } from "./time-patterns.js";

/** "Good Friday", "last Ramadan", "the eve of Yom Kippur". */
export function readOccasion(parts: Parts): Meaning | null {
  const word = part(parts, "occasion");
  if (!word) return null;
  const beside = part(parts, "beside")?.days ?? 0;
  const pick = isUnit(parts, "Y") ? null : pickOf(parts);
  const { day } = word.occasion;
  const year = yearOf(parts);
  // "Ramadan 1444": a year of its own calendar.
  if (day.rule === "calendar" && typeof year === "number" && day.calendar === "islamic" && year <= YEARS.islamic[1])
    return beside === 0 ? { form: "otherDate", calendar: day.calendar, month: day.month, day: day.day, year } : null;
  return { form: "occasion", occasion: word.occasion, year: year ?? word.year, pick, beside };
}

/** "This year's Ramadan". */
export function readOccasionOfYear(parts: Parts): Meaning | null {
  const meaning = readOccasion(parts);
  const year = pickOf(parts);
  return meaning?.form === "occasion" && year && isUnit(parts, "Y") ? { ...meaning, year } : null;
}

/** "The third day of Eid". */
export function readDayOfOccasion(parts: Parts): Meaning | null {
  const meaning = readOccasion(parts);
  const nth = part(parts, "ordinal")?.value;
  if (meaning?.form !== "occasion" || nth === undefined || !isUnit(parts, "D")) return null;
  const occasion = nthDayOf(meaning.occasion, nth);
  return occasion ? { ...meaning, occasion } : null;
}

/** "12 Rabi al-Awwal 1444", "Dalwa 3". */
export function readOtherDate(parts: Parts): Meaning | null {
  const month = part(parts, "otherMonth");
  const day = part(parts, "dayNumber")?.day ?? null;
  if (!month || (day !== null && day > 31)) return null;
  const year = part(parts, "year")?.year ?? part(parts, "number")?.value ?? null;
  const [least, most] = YEARS[month.calendar];
  if (year === null) return { form: "otherDate", calendar: month.calendar, month: month.month, day, year: null };
  if (!Number.isInteger(year) || year < least || year > most) return null;
  return { form: "otherDate", calendar: month.calendar, month: month.month, day, year };
}

/** "Ramadan 1444", not "Rajab 12". */
export function withYear(meaning: Meaning | null): Meaning | null {
  return meaning?.form === "otherDate" && meaning.year !== null ? meaning : null;
}

// Years of the other calendars that news tells of: they show that a number is one.
const YEARS: Readonly<Record<OtherCalendar, readonly [number, number]>> = {
  islamic: [1200, 1500],
  persian: [1200, 1500],
  hebrew: [5600, 5900],
  ethiopic: [1850, 2100],
  chinese: [1850, 2100],
  indian: [1800, 2050],
};

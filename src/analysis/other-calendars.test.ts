import { expect, test } from "vitest";
import type { OtherCalendar } from "../knowledge/occasions.js";
import { orthodoxEasterOf, toIso } from "./calendar.js";
import { otherMonthsOf, otherYear } from "./other-calendars.js";

const firstOf = (calendar: OtherCalendar, year: number, number: number): string[] =>
  otherMonthsOf(calendar, year)
    .filter((month) => month.number === number)
    .map(({ first }) => toIso(first));

test.each<[OtherCalendar, number, number, string[]]>([
  ["islamic", 2023, 9, ["2023-03-23"]],
  ["islamic", 2024, 10, ["2024-04-10"]],
  // Twice in one year of ours.
  ["islamic", 2030, 9, ["2030-01-05", "2030-12-26"]],
  ["persian", 2023, 1, ["2023-03-21"]],
  ["persian", 2024, 1, ["2024-03-20"]],
  ["hebrew", 2023, 7, ["2023-09-16"]],
  // Adar II of a leap year; Adar I has no feasts.
  ["hebrew", 2024, 12, ["2024-03-11"]],
  ["ethiopic", 2023, 1, ["2023-09-12"]],
  ["chinese", 2023, 1, ["2023-01-22"]],
  ["chinese", 2024, 8, ["2024-09-03"]],
])("%s %i, month %i", (calendar, year, number, expected) => {
  expect(firstOf(calendar, year, number)).toEqual(expected);
});

test("months follow each other without a gap", () => {
  for (const calendar of ["islamic", "persian", "hebrew", "ethiopic", "chinese", "indian"] as const) {
    const months = [2022, 2023, 2024].flatMap((year) => otherMonthsOf(calendar, year));
    const ends = months.map(({ last }) => last + 1);
    expect(months.slice(1).map(({ first }) => first)).toEqual(ends.slice(0, -1));
  }
});

test("a year of another calendar has all its months", () => {
  expect(otherYear("islamic", 1444).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(otherYear("persian", 1401)).toHaveLength(12);
  expect(otherYear("hebrew", 5784)).toHaveLength(13);
  expect(otherYear("ethiopic", 2015)).toHaveLength(13);
});

test("centuries that nobody observed are not reckoned", () => {
  expect(otherMonthsOf("islamic", 3000)).toEqual([]);
  expect(otherMonthsOf("chinese", 12)).toEqual([]);
  expect(otherYear("persian", 9_999_999)).toEqual([]);
});

test.each([
  [2016, "2016-05-01"],
  [2022, "2022-04-24"],
  [2023, "2023-04-16"],
  [2024, "2024-05-05"],
  [2025, "2025-04-20"],
])("Orthodox Easter of %i", (year, day) => {
  expect(toIso(orthodoxEasterOf(year))).toBe(day);
});

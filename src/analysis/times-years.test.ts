/** Fiscal and school years, parts of years and months, seasons; the events are made up. */
import { expect, test } from "vitest";
import { sentencesOf, vocabulary } from "../../test/english.js";
import type { Home } from "./home.js";
import { findTimes } from "./times.js";

function timesOf(text: string, country: string | null = null) {
  const home: Home = { countryAt: () => country, countries: () => new Set(country === null ? [] : [country]) };
  return findTimes(sentencesOf(text), "2023-02-23", vocabulary, home);
}

test.each([
  ["IND", "Grants fell in fiscal year 2022-23.", "fiscal year 2022-23", "2022/2023", "2022-04-01", "2023-03-31"],
  ["PAK", "Grants fell in FY23.", "FY23", "2023", "2022-07-01", "2023-06-30"],
  ["PAK", "Grants fell in the last fiscal year.", "the last fiscal year", "2022", "2021-07-01", "2022-06-30"],
  ["USA", "Grants fell in fiscal 2023.", "fiscal 2023", "2023", "2022-10-01", "2023-09-30"],
  ["USA", "Grants fell in fiscal year 2022.", "fiscal year 2022", "2022", "2021-10-01", "2022-09-30"],
  ["JPN", "Grants fell in fiscal 2022.", "fiscal 2022", "2022", "2022-04-01", "2023-03-31"],
  [
    "GBR",
    "Grants fell in the 2022/23 financial year.",
    "the 2022/23 financial year",
    "2022/2023",
    "2022-04-01",
    "2023-03-31",
  ],
  ["GBR", "Strikes hit the 2022/23 school year.", "the 2022/23 school year", "2022/2023", "2022-09-01", "2023-08-31"],
  [
    "PAK",
    "Exports fell in the first quarter of the fiscal year.",
    "the first quarter of the fiscal year",
    "2022-Q3",
    "2022-07-01",
    "2022-09-30",
  ],
  [
    "USA",
    "Exports fell in the second quarter of fiscal 2023.",
    "the second quarter of fiscal 2023",
    "2023-Q1",
    "2023-01-01",
    "2023-03-31",
  ],
  ["PAK", "Clubs closed in 2022-23.", "2022-23", "2022/2023", "2022-01-01", "2023-12-31"],
  [
    null,
    "Strikes hit the 2022-23 academic year.",
    "the 2022-23 academic year",
    "2022/2023",
    "2022-01-01",
    "2023-12-31",
  ],
  [null, "Clubs closed in 2003/04.", "2003/04", "2003/2004", "2003-01-01", "2004-12-31"],
  [null, "Grants fell in fiscal 2023.", "fiscal 2023", "2023", null, null],
  [null, "Grants fell in the last fiscal year.", "the last fiscal year", "2022", null, null],
])("%s: %s", (country, text, span, value, from, to) => {
  expect(timesOf(text, country)).toMatchObject([{ text: span, value, from, to }]);
});

test.each([
  ["Rebels killed nine in the first six months of 2022.", "the first six months of 2022", "2022-H1"],
  ["Rebels killed nine in the last three months of 2022.", "the last three months of 2022", "2022-Q4"],
  [
    "Rebels killed nine in the first nine months of last year.",
    "the first nine months of last year",
    "2022-01/2022-09",
  ],
  ["Rebels killed nine in the first half of the year.", "the first half of the year", "2023-H1"],
  ["Rebels killed nine in the second half of last year.", "the second half of last year", "2022-H2"],
  ["Rebels killed nine in the second half of January.", "the second half of January", "2023-01-16/2023-01-31"],
  ["Rebels killed nine in the first two weeks of January.", "the first two weeks of January", "2023-01-01/2023-01-14"],
  ["Rebels killed nine in the first week of January.", "the first week of January", "2023-01-01/2023-01-07"],
  ["Rebels killed nine in the second week of May 2022.", "the second week of May 2022", "2022-05-08/2022-05-14"],
  ["Rebels killed nine on the last day of January.", "the last day of January", "2023-01-31"],
  ["They met on the first Sunday of May 2022.", "the first Sunday of May 2022", "2022-05-01"],
  ["They met on the last Friday of January.", "the last Friday of January", "2023-01-27"],
  ["They met at the turn of the year.", "the turn of the year", "2022-12-25/2023-01-07"],
  ["Prices fell in the second quarter of 2022.", "the second quarter of 2022", "2022-Q2"],
])("part: %s", (text, span, value) => {
  expect(timesOf(text)).toMatchObject([{ text: span, value, kind: "date" }]);
});

test.each([
  ["GBR", "He won last summer.", "2022-SU", "2022-06-01", "2022-08-31"],
  ["AUS", "He won last summer.", "2021-SU", "2021-12-01", "2022-02-28"],
  ["ARG", "He won in the winter of 2022.", "2022-WI", "2022-06-01", "2022-08-31"],
  ["ZAF", "He won in the autumn of 2022.", "2022-FA", "2022-03-01", "2022-05-31"],
  ["KEN", "He won in the winter of 2022.", "2022-WI", null, null],
  [null, "He won in the winter of 2022.", "2022-WI", null, null],
])("seasons: %s, %s", (country, text, value, from, to) => {
  expect(timesOf(text, country)).toMatchObject([{ value, from, to }]);
});

test.each([
  ["The first half of the match was calm.", []],
  ["It was the second week of the war.", []],
  ["The fiscal council resigned.", []],
  ["Half of the children fled.", []],
  ["He read 24/25 pages.", []],
  ["The school yearbook burned.", []],
  ["He won in the first half of Monday.", ["Monday = 2023-02-20"]],
  ["The 1988 quarter was hard.", ["1988 = 1988"]],
  ["It was the first Sunday of the war.", ["Sunday = 2023-02-19"]],
])("no part of a year: %s", (text, expected) => {
  const values = timesOf(text).map(({ text, value }) => `${text} = ${value}`);
  expect(values).toEqual(expected);
});

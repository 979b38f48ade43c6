/** Hours in two zones, and what recurs; the events are made up. */
import { expect, test } from "vitest";
import { sentencesOf, vocabulary } from "../../test/english.js";
import { findTimes } from "./times.js";

/** "text = value" of every expression; the day of publication is a Thursday. */
function valuesOf(text: string): string[] {
  return findTimes(sentencesOf(text), "2023-02-23", vocabulary).map(({ text, value }) => `${text} = ${value}`);
}

test.each([
  ["Rebels struck late on Sunday (2200 GMT).", ["late on Sunday = 2023-02-19", "2200 GMT = 2023-02-19T22:00"]],
  [
    "The dam broke at 0300 local time on Monday (0000 GMT).",
    ["0300 local time on Monday = 2023-02-20T03:00", "0000 GMT = 2023-02-20T00:00"],
  ],
  [
    "The dam broke at 0300 local time on Monday (2200 GMT).",
    ["0300 local time on Monday = 2023-02-20T03:00", "2200 GMT = 2023-02-19T22:00"],
  ],
  [
    "The dam broke at 2330 GMT on Sunday (0230 local time).",
    ["2330 GMT on Sunday = 2023-02-19T23:30", "0230 local time = 2023-02-20T02:30"],
  ],
  ["The dam broke at 10:35 a.m. (0735 GMT) on Friday.", ["10:35 a.m. (0735 GMT) on Friday = 2023-02-17T10:35"]],
  ["Troops left at 6 a.m. Kyiv time on Monday.", ["6 a.m. Kyiv time on Monday = 2023-02-20T06:00"]],
  ["Troops left at 11 p.m. New York time on Monday.", ["11 p.m. New York time on Monday = 2023-02-20T23:00"]],
  ["Troops left at 5 p.m. EST, Nov. 6.", ["5 p.m. EST, Nov. 6 = 2022-11-06T17:00"]],
  // Both are told with their day: nothing is moved.
  [
    "The dam broke at 2200 GMT on Sunday and at 3 a.m. on Monday in the valley.",
    ["2200 GMT on Sunday = 2023-02-19T22:00", "3 a.m. on Monday = 2023-02-20T03:00"],
  ],
  ["He told Time magazine on Monday.", ["Monday = 2023-02-20"]],
  ["It was dinner time in Kyiv (pop. 2200).", []],
  ["The vote was 2200 to 1400.", []],
])("zones: %s", (text, expected) => {
  expect(valuesOf(text)).toEqual(expected);
});

test.each([
  ["The council meets twice a week.", ["twice a week = P1W"]],
  ["The council meets three times a day.", ["three times a day = P1D"]],
  ["The council meets once per month.", ["once per month = P1M"]],
  ["The council meets every other week.", ["every other week = P2W"]],
  ["The council meets every second day.", ["every second day = P2D"]],
  ["After three days of talks they left.", ["three days = P3D"]],
  ["They march every Friday.", ["every Friday = XXXX-WXX-5"]],
  ["They march on Fridays.", ["Fridays = XXXX-WXX-5"]],
  ["The march is weekly.", ["weekly = P1W"]],
  ["He was shot twice.", []],
  ["He was once a soldier.", []],
  ["It was three times larger.", []],
  ["Every other house burned.", []],
])("what recurs: %s", (text, expected) => {
  expect(valuesOf(text)).toEqual(expected);
});

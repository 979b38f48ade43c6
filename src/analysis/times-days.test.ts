/** Nights of two days, lists of days, days of which a present tense tells, and seasons with an edge; the events are made up. */
import { expect, test } from "vitest";
import { sentencesOf, vocabulary } from "../../test/english.js";
import { findTimes } from "./times.js";

/** "text = value from..to" of every expression; the day of publication is a Thursday. */
function valuesOf(text: string): string[] {
  return findTimes(sentencesOf(text), "2023-02-23", vocabulary).map(
    ({ text, value, from, to }) => `${text} = ${value} ${from?.slice(5)}..${to?.slice(5)}`,
  );
}

test.each([
  ["They struck overnight from Saturday to Sunday.", "overnight from Saturday to Sunday = 2023-02-18TNI 02-18..02-19"],
  ["They struck overnight into Sunday.", "overnight into Sunday = 2023-02-18TNI 02-18..02-19"],
  ["They struck in the night of Monday to Tuesday.", "the night of Monday to Tuesday = 2023-02-20TNI 02-20..02-21"],
  [
    "They struck in the night from Friday to Saturday.",
    "the night from Friday to Saturday = 2023-02-17TNI 02-17..02-18",
  ],
  [
    "They struck in the night between Sunday and Monday.",
    "the night between Sunday and Monday = 2023-02-19TNI 02-19..02-20",
  ],
  ["They struck on Friday night into Saturday.", "Friday night into Saturday = 2023-02-17TNI 02-17..02-18"],
  ["They struck on the night of February 3-4.", "the night of February 3-4 = 2023-02-03TNI 02-03..02-04"],
  ["They walked from Friday to Saturday.", "Friday to Saturday = 2023-02-17/2023-02-18 02-17..02-18"],
  ["They ran into Sunday traffic.", "Sunday = 2023-02-19 02-19..02-19"],
  ["They struck in the wee hours of Tuesday.", "the wee hours of Tuesday = 2023-02-21TMO 02-21..02-21"],
  ["He spoke on February 11, 12 and 13.", "February 11, 12 and 13 = 2023-02-11/2023-02-13 02-11..02-13"],
  ["He spoke on 11, 12 and 13 February 2022.", "11, 12 and 13 February 2022 = 2022-02-11/2022-02-13 02-11..02-13"],
  ["They struck on the night of 24/25 January.", "the night of 24/25 January = 2023-01-24TNI 01-24..01-25"],
  ["He spoke on 2023/02/19.", "2023/02/19 = 2023-02-19 02-19..02-19"],
  ["He fled one and a half years ago.", "one and a half years ago = 2021-08 08-01..08-31"],
  ["He fled half a century ago.", "half a century ago = 1973 01-01..12-31"],
  ["The deadline is Friday.", "Friday = 2023-02-24 02-24..02-24"],
  ["The vote is on Sunday.", "Sunday = 2023-02-26 02-26..02-26"],
  ["The vote is on May 3.", "May 3 = 2023-05-03 05-03..05-03"],
  ["The vote was on Sunday.", "Sunday = 2023-02-19 02-19..02-19"],
  ["The blast was Sunday.", "Sunday = 2023-02-19 02-19..02-19"],
  ["It is Monday's attack that counts.", "Monday = 2023-02-20 02-20..02-20"],
])("%s", (text, expected) => {
  expect(valuesOf(text)).toEqual([expected]);
});

test("a season that is a word too wants an edge", () => {
  expect(valuesOf("He fled in late spring.")).toEqual(["late spring = 2023-SP undefined..undefined"]);
  expect(valuesOf("He slept by the spring.")).toEqual([]);
});

test.each([
  "He had 11, 12 and 13 guards.",
  "He read 24/25 of the papers.",
  "The ratio was 2023/02.",
  "They rode into town.",
  "A late spring thaw hurt him.",
  "He came from Fridaystown to the overnight train.",
])("no day: %s", (text) => {
  expect(valuesOf(text).filter((value) => !value.startsWith("overnight ="))).toEqual([]);
});

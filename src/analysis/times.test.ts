import { expect, test } from "vitest";
import { sentencesOf, vocabulary } from "../../test/english.js";
import { findTimes } from "./times.js";

// A Thursday.
const published = "2023-02-23";

function timesOf(text: string, date: string | null = published) {
  return findTimes(sentencesOf(text), date, vocabulary);
}

/** "text = value" of every expression. */
function valuesOf(text: string, date: string | null = published): string[] {
  return timesOf(text, date).map((time) => `${time.text} = ${time.value}`);
}

test.each([
  ["The shrine was hit on 3 March 2019.", "3 March 2019", "2019-03-03"],
  ["The shrine was hit on January 8, 1990, by rebels.", "January 8, 1990", "1990-01-08"],
  ["Lagos, 12 Jan 90.", "12 Jan 90", "1990-01-12"],
  ["He died on Friday, 17 February 2023.", "Friday, 17 February 2023", "2023-02-17"],
  ["The log of 2019-05-03 was lost.", "2019-05-03", "2019-05-03"],
  ["The log of 25/05/2019 was lost.", "25/05/2019", "2019-05-25"],
  ["It was founded in August 2019.", "August 2019", "2019-08"],
  ["It was founded in 1994.", "1994", "1994"],
  ["He was born on the 3rd of March 1961.", "the 3rd of March 1961", "1961-03-03"],
  ["The party ruled in the 1990s.", "the 1990s", "199"],
  ["It ruled in the late 1970s.", "the late 1970s", "197"],
  ["It stood since the 20th century.", "the 20th century", "19"],
  ["Talks failed in the summer of 2019.", "the summer of 2019", "2019-SU"],
  ["Profits fell in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3"],
  ["She was killed in nineteen ninety-six.", "nineteen ninety-six", "1996"],
])("%s", (text, span, value) => {
  expect(valuesOf(text)).toEqual([`${span} = ${value}`]);
});

test.each([
  ["A squad stormed the compound last Friday.", "last Friday", "2023-02-17"],
  ["Violence erupted on Monday.", "Monday", "2023-02-20"],
  ["A bomb went off on Thursday.", "Thursday", "2023-02-23"],
  ["The crossing will reopen on Thursday.", "Thursday", "2023-02-23"],
  ["Leaders will meet on Monday.", "Monday", "2023-02-27"],
  ["On Monday, leaders will meet.", "Monday", "2023-02-27"],
  ["They agreed to meet on Saturday.", "Saturday", "2023-02-25"],
  ["They failed to meet on Saturday.", "Saturday", "2023-02-18"],
  ["Talks begin on Monday.", "Monday", "2023-02-27"],
  ["He may have met them on Friday.", "Friday", "2023-02-17"],
  ["Police are looking into Friday's attack.", "Friday", "2023-02-17"],
  ["The troops will leave in May.", "May", "2023-05"],
  ["The troops left in May.", "May", "2022-05"],
  ["The troops left in February.", "February", "2023-02"],
  ["Officials closed the border late on Sunday.", "late on Sunday", "2023-02-19"],
  ["He spoke in Munich last weekend.", "last weekend", "2023-W07-WE"],
  ["He spoke there over the weekend.", "the weekend", "2023-W07-WE"],
  ["Earlier in January a bomb went off.", "Earlier in January", "2023-01"],
  ["They were shot on Friday night.", "Friday night", "2023-02-17TNI"],
  ["They were shot on the night of 3 February.", "the night of 3 February", "2023-02-03TNI"],
  ["They fled in the early hours of Sunday.", "the early hours of Sunday", "2023-02-19TMO"],
  ["They were shot overnight.", "overnight", "2023-02-22TNI"],
  ["They were shot last night.", "last night", "2023-02-22TNI"],
  ["They left yesterday morning.", "yesterday morning", "2023-02-22TMO"],
  ["He fled the day before yesterday.", "the day before yesterday", "2023-02-21"],
  ["He fled three years ago.", "three years ago", "2020"],
  ["He fled five months ago.", "five months ago", "2022-09"],
  ["He fled 10 days ago.", "10 days ago", "2023-02-13"],
  ["He fled two weeks ago.", "two weeks ago", "2023-W06"],
  ["Prices rose this year.", "this year", "2023"],
  ["He won last summer.", "last summer", "2022-SU"],
  ["The bomb went off at 3 p.m. on Tuesday.", "3 p.m. on Tuesday", "2023-02-21T15:00"],
  ["The trial opens next Tuesday.", "next Tuesday", "2023-02-28"],
  ["He fled on Friday last week.", "Friday last week", "2023-02-17"],
  ["They met in mid-February.", "mid-February", "2023-02"],
  ["He spoke on New Year's Eve.", "New Year's Eve", "2022-12-31"],
  ["He spoke on Good Friday 2022.", "Good Friday 2022", "2022-04-15"],
])("relative to publication: %s", (text, span, value) => {
  expect(valuesOf(text)).toEqual([`${span} = ${value}`]);
});

test("relative to the date that the text gave last", () => {
  const text =
    "On 3 March 2019 a bomb went off. The previous day, troops had left. Two days later a minister resigned. " +
    "That week, many fled. The following year, a court freed him.";
  expect(valuesOf(text)).toEqual([
    "3 March 2019 = 2019-03-03",
    "The previous day = 2019-03-02",
    "Two days later = 2019-03-04",
    "That week = 2019-W10",
    "The following year = 2020",
  ]);
});

test.each([
  ["Unions called a strike for Monday.", "2023-02-27"],
  ["The mayor was blamed for Monday's unrest.", "2023-02-20"],
  ["The trial was postponed until Tuesday.", "2023-02-28"],
  ["The two sides fought until Tuesday.", "2023-02-21"],
  ["The truce had been due to expire on Monday.", "2023-02-20"],
  ["The truce is due to expire on Monday.", "2023-02-27"],
  ["The minister could not be reached on Wednesday.", "2023-02-22"],
  ["Talks could resume on Wednesday.", "2023-03-01"],
])("ahead or behind: %s", (text, value) => {
  expect(timesOf(text)).toMatchObject([{ value }]);
});

test("what followed something untold has no date", () => {
  expect(valuesOf("Rebels attacked. Two days later soldiers fled.")).toEqual(["Two days later = XXXX-XX-XX"]);
});

test.each([
  ["They met in early March 2019.", "2019-03-01", "2019-03-10"],
  ["They met in mid-March 2019.", "2019-03-11", "2019-03-20"],
  ["They met in late February 2020.", "2020-02-21", "2020-02-29"],
  ["They must leave by the end of March.", "2023-03-21", "2023-03-31"],
])("the part of a month: %s", (text, from, to) => {
  expect(timesOf(text)).toMatchObject([{ from, to, precision: "month" }]);
});

test.each([
  ["Rebels attacked on Sunday. Hours later troops left.", "2023-02-19"],
  ["Rebels attacked on Sunday morning, and two hours later troops left.", "2023-02-19"],
  ["Rebels attacked at 4 p.m. on Sunday. Half an hour later troops left.", "2023-02-19"],
  ["Rebels attacked on Sunday night. Hours later troops left.", null],
  ["Rebels attacked on Sunday. 20 hours later troops left.", null],
  ["Rebels attacked in January. Hours later troops left.", null],
  ["Rebels attacked on Sunday. Many fled. They ran. Hours later troops left.", null],
])("the day of hours later: %s", (text, sameDay) => {
  expect(timesOf(text).at(-1)).toMatchObject({ kind: "duration", from: null, sameDay });
});

test("the day of a statement is not the day told of", () => {
  expect(valuesOf("Rebels attacked on Sunday. Police said on Tuesday that a day earlier rebels had met.")).toEqual([
    "Sunday = 2023-02-19",
    "Tuesday = 2023-02-21",
    "a day earlier = 2023-02-18",
  ]);
});

test.each([
  ["Talks were held between 3 and 5 January.", "3 and 5 January", "2023-01-03", "2023-01-05"],
  ["Talks were held on 18-19 February 2021.", "18-19 February 2021", "2021-02-18", "2021-02-19"],
  ["Talks were held on January 3-5.", "January 3-5", "2023-01-03", "2023-01-05"],
  ["They met on 22 and 23 December.", "22 and 23 December", "2022-12-22", "2022-12-23"],
  ["Fighting lasted from Monday to Wednesday.", "Monday to Wednesday", "2023-02-20", "2023-02-22"],
  ["Fighting lasted from March to May 2020.", "March to May 2020", "2020-03-01", "2020-05-31"],
  ["He ruled between 1992 and 1995.", "1992 and 1995", "1992-01-01", "1995-12-31"],
  ["He spoke in Munich last weekend.", "last weekend", "2023-02-18", "2023-02-19"],
  ["They were shot overnight.", "overnight", "2023-02-22", "2023-02-23"],
  ["He fled earlier this month.", "earlier this month", "2023-02-01", "2023-02-23"],
  ["He will speak later this week.", "later this week", "2023-02-23", "2023-02-26"],
  ["Tension has been high since August 2019.", "August 2019", "2019-08-01", "2019-08-31"],
])("days: %s", (text, span, from, to) => {
  expect(timesOf(text)).toMatchObject([{ text: span, from, to }]);
});

test.each([
  ["They fought for three days.", "three days", "duration", "P3D"],
  ["They fought for nearly two weeks.", "nearly two weeks", "duration", "P2W"],
  ["Clashes killed 22 in the past month.", "the past month", "duration", "P1M"],
  ["Clashes grew over the past three months.", "the past three months", "duration", "P3M"],
  ["Clashes grew in recent years.", "recent years", "duration", "PXY"],
  ["It took 2 1/2 years.", "2 1/2 years", "duration", "P2Y6M"],
  ["They pray every Friday.", "every Friday", "set", "XXXX-WXX-5"],
  ["They march on Mondays.", "Mondays", "set", "XXXX-WXX-1"],
  ["The strikes are daily.", "daily", "set", "P1D"],
  ["He is now in Paris.", "now", "date", "PRESENT_REF"],
  ["He recently fled.", "recently", "date", "PAST_REF"],
  ["The text of 03/05/2019 was lost.", "03/05/2019", "date", "2019-XX-XX"],
])("no days: %s", (text, span, kind, value) => {
  expect(timesOf(text)).toMatchObject([{ text: span, kind, value, from: null, to: null }]);
});

test.each([
  "Theresa May may march on the capital.",
  "Gen. August Smith saw the Sun in a minute detail.",
  "A second man was shot.",
  "The fall of Kabul shocked allies.",
  "The Good Friday Agreement and Black September are names.",
  "UN resolution 2001 was adopted.",
  "A Boeing 1900 crashed.",
  "More than 2000 people fled.",
  "The group of 20 met.",
  "A 20-year-old man fell.",
  "It happened a lot after the attack.",
])("no time: %s", (text) => {
  expect(valuesOf(text)).toEqual([]);
});

test("a month and a day keep near the publication's", () => {
  expect(valuesOf("They were shot on January 14.", "2000-01-20")).toEqual(["January 14 = 2000-01-14"]);
  expect(valuesOf("The court ruled that he must leave by January 14.", "2000-01-06")).toEqual([
    "January 14 = 2000-01-14",
  ]);
  expect(valuesOf("He resigned in December.", "2023-02-23")).toEqual(["December = 2022-12"]);
});

test("without a day of publication only full dates are dated", () => {
  expect(timesOf("He fled on Friday.", null)).toMatchObject([{ value: "XXXX-WXX-5", from: null, to: null }]);
  expect(timesOf("He fled on August 6.", null)).toMatchObject([{ value: "XXXX-08-06", from: null, to: null }]);
  expect(timesOf("He fled yesterday.", null)).toMatchObject([{ value: "XXXX-XX-XX", from: null, to: null }]);
  expect(timesOf("He fled last year.", "31 February 2020")).toMatchObject([{ value: "XXXX", from: null, to: null }]);
  expect(valuesOf("He fled on 6 August 2019 and came back the following day.", null)).toEqual([
    "6 August 2019 = 2019-08-06",
    "the following day = 2019-08-07",
  ]);
});

test("a publication's hour and offset change nothing about its day", () => {
  expect(valuesOf("He fled yesterday.", "2023-02-23T23:30:00-05:00")).toEqual(["yesterday = 2023-02-22"]);
});

test("spans and tokens fit the text", () => {
  const text = "Rebels attacked late on Sunday, and on 18-19 February; troops left at 3pm on Monday.";
  const sentences = sentencesOf(text);
  for (const time of findTimes(sentences, published, vocabulary)) {
    expect(text.slice(time.start, time.end)).toBe(time.text);
    const tokens = sentences[time.sentence]?.tokens.slice(time.firstToken, time.endToken) ?? [];
    expect(tokens[0]?.start).toBeLessThanOrEqual(time.start);
    expect(tokens.at(-1)?.end).toBeGreaterThanOrEqual(time.end);
  }
});

test.each(["between 3 and to ", "late on the early last ", "two or three years ", "1-2-3 Monday to May "])(
  "time is linear in length: %s",
  (unit) => {
    const sentences = sentencesOf(unit.repeat(4_000));
    const start = performance.now();
    findTimes(sentences, published, vocabulary);
    expect(performance.now() - start).toBeLessThan(5_000);
  },
);

test("impossible dates and endless numbers are no dates and break nothing", () => {
  expect(valuesOf("It was 31 April 2020.")).not.toContain("31 April 2020 = 2020-04-31");
  for (const text of [
    "99999999999999 years ago",
    "February 29, 2023",
    "between and and to to - - 5",
    "9".repeat(400),
  ]) {
    expect(() => timesOf(text)).not.toThrow();
  }
});

/** Days with a name and dates of other calendars; the events are made up. */
import { expect, test } from "vitest";
import { sentencesOf, vocabulary } from "../../test/english.js";
import type { Home } from "./home.js";
import { findTimes } from "./times.js";

function homeIn(country: string | null): Home {
  return { countryAt: () => country, countries: () => new Set(country === null ? [] : [country]) };
}

/** "text = value" of every expression, told in that country. */
function valuesOf(text: string, published: string, country: string | null = null): string[] {
  return findTimes(sentencesOf(text), published, vocabulary, homeIn(country)).map(
    ({ text, value }) => `${text} = ${value}`,
  );
}

test.each([
  ["A bus was shot at on Christmas Eve.", "2023-02-23", "Christmas Eve = 2022-12-24"],
  ["A bus was shot at on Christmas morning.", "2023-02-23", "Christmas morning = 2022-12-25TMO"],
  ["Ferries stopped on Good Friday.", "2023-04-20", "Good Friday = 2023-04-07"],
  ["A truce held over Orthodox Easter.", "2023-04-20", "Orthodox Easter = 2023-04-16"],
  ["A truce held over Orthodox Easter.", "2024-05-10", "Orthodox Easter = 2024-05-05"],
  ["A march was banned on Bastille Day.", "2023-08-01", "Bastille Day = 2023-07-14"],
  ["A march was banned on Juneteenth.", "2023-08-01", "Juneteenth = 2023-06-19"],
  ["A mosque was burned during Ramadan.", "2023-05-01", "Ramadan = 2023-03-23/2023-04-21"],
  ["A mosque was burned during Ramadan 1440.", "2023-05-01", "Ramadan 1440 = 2019-05-06/2019-06-04"],
  ["A mosque was burned last Ramadan.", "2023-02-23", "last Ramadan = 2022-04-02/2022-05-02"],
  ["Shops will close for Eid al-Adha.", "2023-06-20", "Eid al-Adha = 2023-06-28/2023-06-29"],
  ["A procession was bombed on Ashura.", "2023-08-01", "Ashura = 2023-07-28/2023-07-29"],
  ["Pilgrims were shot on Arbaeen.", "2023-09-10", "Arbaeen = 2023-09-05/2023-09-06"],
  ["They marched on Quds Day.", "2023-05-01", "Quds Day = 2023-04-14"],
  ["Troops crossed on Yom Kippur.", "2023-10-10", "Yom Kippur = 2023-09-25"],
  ["Troops crossed on the eve of Yom Kippur.", "2023-10-10", "the eve of Yom Kippur = 2023-09-24"],
  ["Troops crossed the day after Yom Kippur.", "2023-10-10", "the day after Yom Kippur = 2023-09-26"],
  ["A shop was hit during Hanukkah.", "2023-12-30", "Hanukkah = 2023-12-08/2023-12-15"],
  ["A shop was hit on Purim.", "2024-03-30", "Purim = 2024-03-24"],
  ["Prisoners were freed at Nowruz.", "2023-04-01", "Nowruz = 2023-03-21"],
  ["Villages were raided on Diwali.", "2023-12-01", "Diwali = 2023-11-12/2023-11-13"],
  ["Villages were raided on Holi.", "2023-03-20", "Holi = 2023-03-06/2023-03-08"],
  ["A temple was hit on Vesak.", "2023-06-01", "Vesak = 2023-05-03/2023-05-05"],
  ["The road was cut on Lunar New Year.", "2023-02-23", "Lunar New Year = 2023-01-22"],
  [
    "He was shot on the third day of Eid al-Fitr.",
    "2023-05-20",
    "the third day of Eid al-Fitr = 2023-04-23/2023-04-24",
  ],
  ["He was shot on the third day of Ramadan.", "2023-05-20", "the third day of Ramadan = 2023-03-25/2023-03-26"],
  ["The 2004 Ashura bombings were not forgotten.", "2023-05-20", "The 2004 Ashura = 2004-03-01/2004-03-02"],
  ["He was shot on the last day of Ramadan.", "2023-05-20", "the last day of Ramadan = 2023-04-20/2023-04-21"],
  ["He was shot on the first Friday of Ramadan.", "2023-05-20", "the first Friday of Ramadan = 2023-03-24"],
  ["He was shot a day after Ashura.", "2023-08-20", "a day after Ashura = 2023-07-29/2023-07-30"],
  ["He was shot three days before Passover.", "2023-05-20", "three days before Passover = 2023-04-03/2023-04-04"],
  // What has been is seldom told of a day far ahead; what is to come is.
  ["Rebels struck on Good Friday.", "2023-02-23", "Good Friday = 2022-04-15"],
  ["Rebels will strike on Good Friday.", "2023-02-23", "Good Friday = 2023-04-07"],
  ["Police banned marches ahead of Good Friday.", "2023-02-23", "Good Friday = 2023-04-07"],
  ["They will meet at this year's Diwali.", "2023-02-23", "this year's Diwali = 2023-11-12/2023-11-13"],
])("named day: %s (%s)", (text, published, expected) => {
  expect(valuesOf(text, published)).toEqual([expected]);
});

test.each([
  ["UKR", "Shells fell on Independence Day.", "Independence Day = 2022-08-24"],
  ["PAK", "Flags flew on Independence Day.", "Independence Day = 2022-08-14"],
  ["IND", "Flags flew on Republic Day.", "Republic Day = 2023-01-26"],
  ["RUS", "He spoke at the Victory Day parade.", "Victory Day = 2022-05-09"],
  ["BGD", "He spoke at the Victory Day parade.", "Victory Day = 2022-12-16"],
  ["GRC", "A truce held over Easter.", "Easter = 2022-04-24"],
  ["GBR", "A truce held over Easter.", "Easter = 2022-04-17"],
  ["RUS", "A truce held over Christmas.", "Christmas = 2023-01-07"],
  ["SAU", "They met on Eid al-Adha.", "Eid al-Adha = 2022-07-09"],
  ["PAK", "They met on Eid al-Adha.", "Eid al-Adha = 2022-07-09/2022-07-10"],
  [null, "Shells fell on Independence Day.", "Independence Day = XXXX-XX-XX"],
  ["NPL", "Shells fell on Independence Day.", "Independence Day = XXXX-XX-XX"],
])("by country: %s, %s", (country, text, expected) => {
  expect(valuesOf(text, "2023-02-23", country)).toEqual([expected]);
});

test.each([
  ["He was born on 12 Rabi al-Awwal 1444.", "12 Rabi al-Awwal 1444 = 2022-10-08/2022-10-09"],
  ["He was hanged on 3 Rajab 1444 AH.", "3 Rajab 1444 AH = 2023-01-25/2023-01-26"],
  ["He was hanged on the 10th of Muharram.", "the 10th of Muharram = 2022-08-08/2022-08-09"],
  ["They rallied on 22 Bahman 1401.", "22 Bahman 1401 = 2023-02-11"],
  ["They rallied on 22 Bahman.", "22 Bahman = 2023-02-11"],
  ["The post was overrun on Dalwa 3.", "Dalwa 3 = 2023-01-23"],
  ["The post was overrun on 5 Asad.", "5 Asad = 2022-07-27"],
  ["The court sat on 5 Iyar 5783.", "5 Iyar 5783 = 2023-04-26"],
  ["The town fell on 3 Tahsas 2015.", "3 Tahsas 2015 = 2022-12-12"],
])("other calendar: %s", (text, expected) => {
  expect(valuesOf(text, "2023-02-23")).toEqual([expected]);
});

test.each([
  "Ramadan Kadyrov met Tariq Ramadan.",
  "They sailed to Easter Island and Christmas Island.",
  "The Independence Day party lost its seats.",
  "The Tet Offensive failed.",
  "The Easter Sunday bombings were not forgotten.",
  "The Good Friday Agreement held.",
  "A spring festival was held on a holy island.",
  "He had an epiphany.",
  "He called it his independence day.",
  "Eve Holi Brown resigned.",
  "Rajab Ali and Safar Khan were freed.",
  "Police shot Asad 13 times.",
  "They fought 45 Asad loyalists.",
  "The agency Mehr 12 days",
  "12 Bahman missiles were fired.",
  "10 Muharram guards were hurt.",
  "Azar resigned.",
  "Nisan 300 cars burned.",
  "The 13 Tir rifles were found.",
  "They climbed Mount Ramadan.",
  "Victory days are rare.",
])("no named day: %s", (text) => {
  expect(valuesOf(text, "2023-02-23").filter((value) => !/ days? = P/.test(value))).toEqual([]);
});

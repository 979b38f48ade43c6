import { expect, test } from "vitest";
import { sentencesOf, vocabulary } from "../../test/english.js";
import { findCounts } from "./counts.js";

/** "text: least–most noun" of every count. */
function countsOf(text: string): string[] {
  const sentences = sentencesOf(text);
  return findCounts(sentences, vocabulary).map((count) => {
    const noun = count.noun === null ? "" : ` ${sentences[count.sentence]?.tokens[count.noun]?.text}`;
    return `${count.span.text}: ${count.min}–${count.max ?? ""}${noun}`;
  });
}

test.each([
  ["A bomber killed more than 80 police officers.", "more than 80: 81– officers"],
  ["At least 80 people fled.", "At least 80: 80– people"],
  ["No fewer than six students fled.", "No fewer than six: 6– students"],
  ["They hold up to 100 hostages.", "up to 100: 0–100 hostages"],
  ["They hold as many as 100 hostages.", "as many as 100: 0–100 hostages"],
  ["Fewer than 20 soldiers fled.", "Fewer than 20: 0–19 soldiers"],
  ["Nearly 50 civilians fled.", "Nearly 50: 45–49 civilians"],
  ["About 50 fighters fled.", "About 50: 45–55 fighters"],
  ["Some 50 rebels fled.", "Some 50: 45–55 rebels"],
  ["They shot 20 or more villagers.", "20 or more: 20– villagers"],
  ["Dozens of protesters fled.", "Dozens: 24– protesters"],
  ["Scores of protesters fled.", "Scores: 40– protesters"],
  ["Hundreds of protesters fled.", "Hundreds: 200– protesters"],
  ["Thousands of protesters fled.", "Thousands: 2000– protesters"],
  ["Tens of thousands of people fled.", "Tens of thousands: 20000– people"],
  ["A dozen men fled.", "A dozen: 12–12 men"],
  ["Half a dozen men fled.", "Half a dozen: 6–6 men"],
  ["Two dozen soldiers fled.", "Two dozen: 24–24 soldiers"],
  ["Between 30 and 40 rebels fled.", "Between 30 and 40: 30–40 rebels"],
  ["They shot 30 to 40 rebels.", "30 to 40: 30–40 rebels"],
  ["Some 5,000-6,000 people fled.", "Some 5,000-6,000: 5000–6000 people"],
  ["Two or three million people fled.", "Two or three million: 2000000–3000000 people"],
  ["They shot 12,500 sheep.", "12,500: 12500–12500 sheep"],
  ["Another 20 were hurt.", "20: 20–20"],
  ["A total of 15 gunmen fled.", "15: 15–15 gunmen"],
  ["Five were killed.", "Five: 5–5"],
  ["It left 12 dead.", "12: 12–12"],
  ["The death toll rose to 40.", "40: 40–40"],
  ["Twelve of them fled.", "Twelve: 12–12"],
  ["Seven of the nine soldiers fled.", "Seven: 7–7 soldiers", "nine: 9–9 soldiers"],
  ["They held 12 Pakistani police officers.", "12: 12–12 officers"],
  ["They held twenty-five Afghan and Pakistani soldiers.", "twenty-five: 25–25 soldiers"],
  ["They shot two police officers Monday.", "two: 2–2 officers"],
  ["They shot three soldiers and five civilians.", "three: 3–3 soldiers", "five: 5–5 civilians"],
  ["In 2000, 2000 people fled.", "2000: 2000–2000 people"],
  ["They shot 12 constructor soldiers.", "12: 12–12 soldiers"],
  ["They fired, killing two soldiers and wounding five.", "two: 2–2 soldiers", "five: 5–5"],
  ["A bomb went off, wounding at least 12.", "at least 12: 12–"],
  ["Rebels killed 12 villagers and injured dozens.", "12: 12–12 villagers", "dozens: 24–"],
  ["It claimed the lives of nine.", "nine: 9–9"],
  ["Police put the number of dead at 17, and later at 19.", "17: 17–17", "19: 19–19"],
  ["A nurse put the number of injured higher, at 31.", "31: 31–31"],
  ["Rebels killed a couple of villagers.", "a couple: 2–2 villagers"],
])("%s", (text, ...counts) => {
  expect(countsOf(text)).toEqual(counts);
});

test.each([
  "A man was killed.",
  "He died on 12 May 2020 at 3 p.m., three years ago.",
  "A woman aged 20 and a 20-year-old boy fled.",
  "Ali Khan, 34, said so.",
  "It cost $5 million and 300 euros.",
  "Prices rose 5 percent, then 7%.",
  "They marched 20 km in the third week.",
  "UN resolution 2231 was adopted.",
  "The Group of 20 met.",
  "The M-19 attacked.",
  "A Boeing 737 crashed.",
  "The 15-member council met on a two-day visit.",
  "They won 3-1.",
  "No one was hurt.",
  "Call 555-1234.",
])("no count: %s", (text) => {
  expect(countsOf(text)).toEqual([]);
});

test("spans and tokens fit the text, and the phrase is the one that holds the noun", () => {
  const text = "Rebels shot more than 80 police officers.";
  const [sentence] = sentencesOf(text);
  if (!sentence) throw new Error("no sentence");
  const noun = sentence.tokens.findIndex((token) => token.lower === "officers");
  const phrase = {
    first: 2,
    end: noun + 1,
    head: noun,
    possessor: null,
    conjunctOf: null,
    appositionOf: null,
    attachments: [],
  };
  const [count] = findCounts([{ ...sentence, phrases: [phrase] }], vocabulary);
  expect(count).toMatchObject({ noun, phrase: 0, firstToken: 2, endToken: 5 });
  expect(text.slice(count?.span.start, count?.span.end)).toBe("more than 80");
});

test("long runs of numbers are read in linear time", () => {
  const text = `${"one hundred and two thousand three between 4 and 5 - ".repeat(2000)}dead.`;
  const sentences = sentencesOf(text);
  const start = performance.now();
  findCounts(sentences, vocabulary);
  expect(performance.now() - start).toBeLessThan(5000);
});

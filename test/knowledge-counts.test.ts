/** How much is known: floors that only rise. A count that falls means that entries were lost. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../scripts/tree.mjs";
import { readChecked } from "../src/knowledge/compile.js";
import { toData } from "../src/knowledge/read.js";
import { countKnowledge } from "../src/knowledge/stats.js";

const counts = countKnowledge(toData(readChecked(join(root, "knowledge"))));

/** Kind, as `npm run knowledge -- --stats` prints it → the least that there may be. Raise one when you have added much. */
const floors: Readonly<Record<string, number>> = {
  actors: 24_000,
  states: 220,
  "armed groups": 1600,
  "armed groups with country and aliases": 1400,
  "international bodies": 310,
  "non-governmental bodies": 520,
  "international and non-governmental bodies": 830,
  media: 680,
  parties: 1600,
  peoples: 360,
  persons: 15_900,
  "persons with terms of office": 13_300,
  "names of actors": 56_000,
  "role nouns": 2100,
  "role nouns with their other words": 5700,
  patterns: 1000,
  "pattern phrases": 5400,
  "patterns of AGREE": 44,
  "patterns of CONSULT": 60,
  "patterns of SUPPORT": 62,
  "patterns of CONCEDE": 52,
  "patterns of COOPERATE": 30,
  "patterns of AID": 46,
  "patterns of RETREAT": 54,
  "patterns of REQUEST": 56,
  "patterns of ACCUSE": 80,
  "patterns of REJECT": 68,
  "patterns of THREATEN": 44,
  "patterns of PROTEST": 38,
  "patterns of SANCTION": 35,
  "patterns of MOBILIZE": 31,
  "patterns of COERCE": 98,
  "patterns of ASSAULT": 188,
  "pattern classes": 114,
  places: 2850,
  "places: settlement": 470,
  "places: division": 530,
  "places: country": 250,
  "places: region": 290,
  "places: crossing": 440,
  "places: facility": 610,
  "places: water": 160,
  "places: other": 108,
  types: 16,
  modes: 67,
  contexts: 37,
  "time words": 530,
  "words of reporting, numbers and counts": 1000,
  "words of grammar": 2250,
  "words of topics": 510,
};

/** What the project promises, whatever its floors. */
const promises: Readonly<Record<string, number>> = {
  "armed groups with country and aliases": 500,
  "international and non-governmental bodies": 250,
  media: 150,
  "role nouns": 1000,
  places: 400,
};

test.each(Object.entries(floors))("at least as many %s as there were: %i", (kind, floor) => {
  const count = counts[kind] ?? 0;
  expect(count, `${count} ${kind}, and there were ${floor}: were entries lost?`).toBeGreaterThanOrEqual(floor);
});

test("every kind that is counted has a floor, and no floor is below what is promised", () => {
  expect(Object.keys(counts).filter((kind) => !(kind in floors))).toEqual([]);
  for (const [kind, least] of Object.entries(promises)) expect(floors[kind]).toBeGreaterThanOrEqual(least);
});

import { expect, test } from "vitest";
import { world } from "../../test/world.js";
import { analyse } from "../analysis/analyse.js";
import { Fields } from "../knowledge/fields.js";
import { Gazetteer, type NamedPlace, packGazetteer } from "../knowledge/gazetteer.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import { Places, readPlace } from "../knowledge/places.js";
import { findPlaces } from "./geocode.js";

function town(name: string, rest: Partial<NamedPlace>): NamedPlace {
  return {
    name,
    kind: "settlement",
    geonames: null,
    country: "NLA",
    admin1: null,
    admin2: null,
    latitude: 1,
    longitude: 2,
    radiusKm: 4,
    population: 30_000,
    rank: 0,
    isSupplement: false,
    keys: [name.toLowerCase()],
    ...rest,
  };
}

const division = { kind: "division", population: 2_000_000, rank: 1, radiusKm: 80 } as const;
const west = { country: "NLA", admin1: "Westmark", latitude: 1, longitude: 2 };
const east = { country: "NLA", admin1: "Eastmark", latitude: 9, longitude: 12 };

const gazetteer = packGazetteer([
  town("Brackwell", { ...east, population: 900_000 }),
  town("Brackwell", { ...west, admin2: "Fenny County" }),
  town("Millbridge", { ...west, latitude: 1.2, population: 40_000 }),
  town("Stonham", { country: "SUD", population: 50_000 }),
  town("Stonham", { ...west, population: 40_000 }),
  town("Westmark", { ...west, ...division }),
  town("Eastmark", { ...east, ...division }),
  town("Fenny County", { ...west, ...division, admin2: "Fenny County", rank: 0, population: 60_000 }),
]);

const supplement = [
  { name: "Westmark", abbreviations: ["Wm."], kind: "division", admin1: "Westmark", radiusKm: 80 },
  { name: "Dunlow border crossing", kind: "crossing", radiusKm: 3 },
].map((entry) => Fields.read({ country: "NLA", latitude: 1, longitude: 2, ...entry }, "test", readPlace));

const knowledge: Knowledge = { ...world, places: new Places(supplement, new Gazetteer(gazetteer.buffer)) };

/** The division, else the country, of every place of the text that has coordinates; "?" for one that has none. */
function divisionsIn(text: string): string[] {
  const analysis = analyse({ id: "test", text, published: "2024-05-01" }, knowledge);
  return [...findPlaces(analysis, knowledge).values()].map(({ name, admin1, country, latitude }) =>
    latitude === null ? `${name}: ?` : `${name}: ${admin1 ?? country}`,
  );
}

test.each([
  ["the larger of two", "Shots were fired in Brackwell.", ["Brackwell: Eastmark"]],
  [
    "the division behind a comma",
    "Shots were fired in Brackwell, Westmark, on Monday.",
    ["Brackwell: Westmark", "Westmark: Westmark"],
  ],
  ["a short form", "Shots were fired in Brackwell, Wm., on Monday.", ["Brackwell: Westmark", "Westmark: Westmark"]],
  [
    "the county that the text names",
    "Shots were fired in Brackwell. The road from there to Fenny County was closed.",
    ["Brackwell: Westmark", "Fenny County: Westmark"],
  ],
  ["the country that the text names", "Sudria's army shelled the market in Stonham.", ["Stonham: SUD"]],
  [
    "nowhere, where the comma's division has none",
    "Shots were fired in Millbridge, Eastmark, on Monday.",
    ["Millbridge: ?", "Eastmark: Eastmark"],
  ],
  ["a crossing by its bare name", "Shots were fired at Dunlow.", ["Dunlow border crossing: NLA"]],
  ["a name that nothing knows", "Shots were fired in Qelmar.", ["Qelmar: ?"]],
])("%s", (_name, text, divisions) => {
  expect(divisionsIn(text)).toEqual(divisions);
});

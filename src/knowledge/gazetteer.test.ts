import { expect, test } from "vitest";
import { Gazetteer, type NamedPlace, packGazetteer } from "./gazetteer.js";

function toPlace(name: string, rest: Partial<NamedPlace> = {}): NamedPlace {
  return {
    name,
    kind: "settlement",
    geonames: 7,
    country: "NLA",
    admin1: null,
    admin2: null,
    latitude: 1.5,
    longitude: -2.25,
    radiusKm: 4,
    population: 1000,
    rank: 0,
    isSupplement: false,
    keys: [name.toLowerCase()],
    ...rest,
  };
}

function open(...places: readonly NamedPlace[]): Gazetteer {
  return new Gazetteer(packGazetteer(places).buffer);
}

const namesOf = (gazetteer: Gazetteer, key: string) => gazetteer.find(key).map(({ name }) => name);

test("a place comes back as it was packed", () => {
  const { keys: _, ...place } = toPlace("Greyford", { admin1: "West", admin2: "Ford", rank: 2, population: 65_000 });
  expect(open({ ...place, keys: ["greyford"] }).find("greyford")).toEqual([place]);
});

test("what is null stays null", () => {
  const [place] = open(toPlace("Greyford", { geonames: null, country: null })).find("greyford");
  expect(place).toMatchObject({ geonames: null, country: null, admin1: null, admin2: null });
});

test.each(["settlement", "division", "country", "region", "crossing", "facility", "water", "other"] as const)(
  "a place may be a %s",
  (kind) => {
    expect(open(toPlace("Greyford", { kind })).find("greyford")[0]?.kind).toBe(kind);
  },
);

test("several places of one name come in the order given", () => {
  const gazetteer = open(
    toPlace("Greyford", { country: "SUD", population: 9000 }),
    toPlace("Northtown"),
    toPlace("Greyford", { country: "NLA", population: 50 }),
  );
  expect(gazetteer.find("greyford").map(({ country }) => country)).toEqual(["SUD", "NLA"]);
});

test("a place is found by each of its keys, and once by a key that is given twice", () => {
  const gazetteer = open(toPlace("Greyford", { keys: ["greyford", "grauburg", "greyford"] }));
  expect(namesOf(gazetteer, "greyford")).toEqual(["Greyford"]);
  expect(namesOf(gazetteer, "grauburg")).toEqual(["Greyford"]);
});

test("names are written in any script", () => {
  const name = "Чёрный Брод 灰津";
  expect(open(toPlace(name, { admin1: "Łąka", keys: ["灰津"] })).find("灰津")).toMatchObject([
    { name, admin1: "Łąka" },
  ]);
});

test("a key that nobody bears finds nothing", () => {
  const gazetteer = open(toPlace("Greyford"));
  for (const key of ["", "grey", "greyfords", "Greyford"]) expect(gazetteer.find(key)).toEqual([]);
});

test("an empty gazetteer finds nothing", () => {
  expect(Gazetteer.empty().find("greyford")).toEqual([]);
  expect(Gazetteer.empty().find("")).toEqual([]);
});

test("coordinates keep four decimals, south and west too", () => {
  const [place] = open(toPlace("Greyford", { latitude: -33.86785, longitude: -151.20732 })).find("greyford");
  expect(place?.latitude).toBeCloseTo(-33.8679, 4);
  expect(place?.longitude).toBeCloseTo(-151.2073, 4);
});

test("ten thousand names are told apart", () => {
  const places = Array.from({ length: 10_000 }, (_, number) => toPlace(`Place ${number}`, { geonames: number + 1 }));
  const gazetteer = open(...places);
  const wrong = places.filter(({ name, geonames }) => gazetteer.find(name.toLowerCase())[0]?.geonames !== geonames);
  expect(wrong).toEqual([]);
  expect(gazetteer.find("place 10000")).toEqual([]);
});

test("bytes that are something else are refused", () => {
  expect(() => new Gazetteer(new Uint8Array(64).buffer)).toThrow("no gazetteer");
});

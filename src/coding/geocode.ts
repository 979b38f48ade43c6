/** Name and neighbours → Place. The names of a text are settled together; one that nothing resolves stays a name without coordinates. */

import type { GazetteerPlace } from "../knowledge/gazetteer.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import { toNameWords } from "../knowledge/names.js";
import type { Analysis, TextEntity, TextMention } from "../model/analysis.js";
import type { Place } from "../model/coded-document.js";
import { closeness, holds, isListed, parentsOf, tallyCountries } from "./surroundings.js";

interface Candidate {
  readonly place: GazetteerPlace;
  readonly isOwnName: boolean;
  /** True where the text names the division or country around it right behind it. */
  readonly isHinted: boolean;
  /** By its people, its rank, its name and its country, whatever else the text names. */
  readonly score: number;
  /** From 0 to 1: how near the text's other places lie. */
  nearness: number;
}

interface Named {
  readonly entity: TextEntity;
  readonly name: string;
  readonly names: readonly TextMention[];
  readonly candidates: readonly Candidate[];
}

interface Surroundings {
  readonly analysis: Analysis;
  readonly knowledge: Knowledge;
  readonly countries: ReadonlyMap<string, number>;
}

/** Where each entity is; coordinates null where the gazetteer has no such name, or several and the text does not tell which. */
export function findPlaces(analysis: Analysis, knowledge: Knowledge): ReadonlyMap<string, Place> {
  const surroundings = { analysis, knowledge, countries: tallyCountries(analysis, knowledge) };
  const named = analysis.entities.flatMap((entity) => toNamed(entity, surroundings) ?? []);
  settle(named);
  const places = new Map<string, Place>();
  for (const item of named) {
    const place = placeOf(item, surroundings);
    if (place) places.set(item.entity.id, place);
  }
  return places;
}

function toNamed(entity: TextEntity, surroundings: Surroundings): Named | null {
  const { knowledge } = surroundings;
  const names = entity.mentions.filter(({ form }) => form === "name");
  const first = names[0];
  const country = countryOf(entity, knowledge);
  const name = first?.text ?? entity.name;
  if (entity.kind === "government" && !country && !isCapital(entity, knowledge)) return null;
  if (entity.kind !== "government" && entity.kind !== "place" && entity.kind !== "facility") return null;
  if (country) return { entity, name, names, candidates: stateOrDivision(country, name, names, surroundings) };
  if (!first) return null;
  const others = { ...surroundings, countries: withoutOwn(surroundings.countries, entity) };
  return { entity, name, names, candidates: toCandidates(knowledge.places.named(name), names, others) };
}

/** The tally without what the entity's own mentions add: that Paris is France's capital says nothing of which Paris it is. */
function withoutOwn(countries: ReadonlyMap<string, number>, { mentions }: TextEntity): ReadonlyMap<string, number> {
  const rest = new Map(countries);
  for (const id of mentions.flatMap(({ known, lent }) => [...known.map((name) => name.id), ...lent])) {
    const count = rest.get(id);
    if (count !== undefined) rest.set(id, count - 1);
  }
  return rest;
}

/** The state that the entity's names name, not by its capital. */
function countryOf({ mentions }: TextEntity, knowledge: Knowledge): string | null {
  const known = mentions.flatMap((mention) => mention.known);
  return known.find(({ id, as }) => as !== "seat" && knowledge.actors.isCountry(id))?.id ?? null;
}

/** "Pyongyang said": a capital that speaks for its state, not a palace in it. */
function isCapital({ mentions }: TextEntity, { actors, places }: Knowledge): boolean {
  return mentions.some(
    ({ known, text }) =>
      known.some(({ id, as }) => as === "seat" && actors.isCountry(id)) &&
      places.named(text).some(({ country, rank }) => rank === 3 && known.some(({ id }) => id === country)),
  );
}

/** A state; "Georgia" may be one of the United States. */
function stateOrDivision(
  country: string,
  name: string,
  names: readonly TextMention[],
  surroundings: Surroundings,
): Candidate[] {
  const { knowledge, countries } = surroundings;
  const state = knowledge.places.country(country);
  const divisions = knowledge.places
    .named(name)
    .filter((place) => place.isSupplement && place.kind === "division" && place.country !== country);
  const [division] = toCandidates(divisions, names, surroundings);
  const others = [...countries.keys()].filter((code) => code !== country);
  const isDivision =
    division !== undefined &&
    (division.isHinted || others.includes(division.place.country ?? "")) &&
    names.length === names.filter((mention) => mention.known.every(({ as }) => as === "name")).length;
  const asState = state ? { place: state, isOwnName: true, isHinted: false, score: 9, nearness: 0 } : null;
  return [...(asState ? [asState] : []), ...(isDivision ? [{ ...division, score: division.isHinted ? 20 : 8.5 }] : [])];
}

function toCandidates(
  places: readonly GazetteerPlace[],
  names: readonly TextMention[],
  surroundings: Surroundings,
): Candidate[] {
  const parents = names
    .slice(0, 20)
    .flatMap((mention) => parentsOf(mention, surroundings.analysis, surroundings.knowledge));
  const isState = names.some((mention) => isListed(mention, surroundings.analysis, surroundings.knowledge));
  const key = toNameWords(names[0]?.text ?? "").join(" ");
  const owns = (place: GazetteerPlace): boolean => toNameWords(place.name).join(" ") === key;
  const alias = places.some(owns) ? 3.2 : 1;
  return places.map((place) => {
    const isHinted = parents.some((parent) => holds(parent, place));
    const isOwnName = owns(place);
    const isOfList = isState && place.kind === "division" && place.admin2 === null;
    const score =
      sizeOf(place) +
      6 * shareOf(place, surroundings) +
      (isHinted ? 6 : 0) +
      (isOfList ? 4 : 0) +
      (isOwnName && place.isSupplement && place.kind === "division" ? 2 : 0) -
      (isOwnName || place.isSupplement ? 0 : alias);
    return { place, isOwnName, isHinted, score, nearness: 0 };
  });
}

/** People count by powers of ten; rank weighs more. */
function sizeOf({ population, rank, kind }: GazetteerPlace): number {
  return Math.log10(population + 10) + 0.6 * rank + (kind === "division" ? -0.3 : 0);
}

/** How much of what the text says of countries it says of the place's. */
function shareOf({ country }: GazetteerPlace, { countries }: Surroundings): number {
  const total = [...countries.values()].reduce((sum, count) => sum + count, 0);
  return total > 0 && country !== null ? (countries.get(country) ?? 0) / total : 0;
}

const NEARNESS = 5;
const ROUNDS = 3;
const NEIGHBOURS = 30;
const CANDIDATES = 15;

/** Lets the names of the text decide together: each pulls the others to where it most likely is. */
function settle(named: readonly Named[]): void {
  const local = named.map(({ candidates }) =>
    [...candidates]
      .sort((a, b) => b.score - a.score)
      .filter(({ place }, at) => at < CANDIDATES && /^(settlement|division|crossing|facility)$/.test(place.kind)),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const weights = local.map(weigh);
    local.forEach((candidates, at) => {
      for (const candidate of candidates) candidate.nearness = nearnessOf(candidate, at, { local, weights, named });
    });
  }
}

/** How likely each candidate is, by its score and nearness so far. */
function weigh(candidates: readonly Candidate[]): number[] {
  const totals = candidates.map(total);
  const most = Math.max(...totals);
  const powers = totals.map((value) => Math.exp(1.2 * (value - most)));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

function total({ score, nearness }: Candidate): number {
  return score + NEARNESS * nearness;
}

interface Pull {
  readonly local: readonly (readonly Candidate[])[];
  readonly weights: readonly (readonly number[])[];
  readonly named: readonly Named[];
}

function nearnessOf({ place }: Candidate, own: number, { local, weights, named }: Pull): number {
  let far = 1;
  const last = Math.min(local.length, own + NEIGHBOURS / 2);
  for (let at = Math.max(0, own - NEIGHBOURS / 2); at < last; at++) {
    if (at === own || named[at]?.name === named[own]?.name) continue;
    let pull = 0;
    local[at]?.forEach((other, number) => {
      const least = isInCounty(place, other.place) ? COUNTY : 0;
      pull = Math.max(pull, least, 0.7 * (weights[at]?.[number] ?? 0) * closeness(place, other.place));
    });
    far *= 1 - pull;
  }
  return 1 - far;
}

/** How strongly a town and a county of one text that lie in each other are meant, however many bear their names. */
const COUNTY = 0.9;

function isInCounty(a: GazetteerPlace, b: GazetteerPlace): boolean {
  return (
    (a.kind === "division" && a.admin2 !== null && holds(a, b)) ||
    (b.kind === "division" && b.admin2 !== null && holds(b, a))
  );
}

function placeOf({ entity, name, names, candidates }: Named, surroundings: Surroundings): Place | null {
  const best = [...candidates].sort((a, b) => total(b) - total(a))[0] ?? null;
  if (best && isElsewhere(best, names, surroundings)) return entity.kind === "place" ? { ...UNKNOWN, name } : null;
  if (best && (isLikely(best, surroundings) || isPlain(best, candidates)))
    return toPlace(best.place, nameOf(best.place, entity, surroundings));
  return entity.kind === "place" ? { ...UNKNOWN, name } : null;
}

function nameOf(place: GazetteerPlace, entity: TextEntity, { knowledge }: Surroundings): string {
  return place.kind === "country" ? (knowledge.actors.get(place.country ?? "")?.name ?? entity.name) : place.name;
}

/** "Greenwood, W. Va.,": a town of a division that has none of that name lies nowhere that we know. */
function isElsewhere(
  { place, isHinted }: Candidate,
  names: readonly TextMention[],
  surroundings: Surroundings,
): boolean {
  return !isHinted && place.kind === "settlement" && names.some((mention) => isPlacedByComma(mention, surroundings));
}

function isPlacedByComma(mention: TextMention, { analysis, knowledge }: Surroundings): boolean {
  const tokens = analysis.sentences[mention.sentence]?.tokens ?? [];
  if (tokens[mention.head + 1]?.text !== ",") return false;
  const parents = parentsOf(mention, analysis, knowledge);
  const found = knowledge.places.find(tokens, { first: mention.head + 2, limit: mention.head + 6 });
  const isState = parents.length > 0 && parents.every(({ kind, admin2 }) => kind === "division" && admin2 === null);
  return isState && /^[,.;)]$/.test(tokens[found?.end ?? -1]?.text ?? "");
}

const LARGE = 400_000;
const KNOWN = 20_000;

/** A place in a country that the text never names must be large, go by its own name or lie near the others: the unknown before a guess. */
function isLikely({ place, isOwnName, isHinted, nearness }: Candidate, { countries }: Surroundings): boolean {
  // What stands in our own supplement was put there by hand.
  if (place.country === null || place.kind === "country" || place.isSupplement || isHinted || nearness >= 0.4)
    return true;
  const [home] = [...countries].sort((a, b) => b[1] - a[1]);
  const all = [...countries.values()].reduce((sum, count) => sum + count, 0);
  const isElsewhere = home !== undefined && home[1] >= (2 / 3) * all && home[0] !== place.country;
  if (countries.has(place.country) && !isElsewhere) return true;
  if (countries.size === 0) return isOwnName && (place.population >= KNOWN || place.geonames === null);
  return isOwnName && (place.population >= LARGE || place.rank >= 2);
}

/** A town that nearly alone bears its name: "Entebbe". */
function isPlain({ place, isOwnName }: Candidate, candidates: readonly Candidate[]): boolean {
  const people = candidates.reduce((sum, other) => sum + other.place.population, 0);
  return isOwnName && place.kind === "settlement" && place.population >= KNOWN && place.population >= 0.9 * people;
}

const UNKNOWN: Omit<Place, "name"> = {
  kind: "other",
  geonames: null,
  country: null,
  admin1: null,
  admin2: null,
  latitude: null,
  longitude: null,
  radiusKm: null,
  precision: "unknown",
};

const PRECISION = {
  settlement: "city",
  country: "country",
  region: "region",
  crossing: "point",
  facility: "point",
  water: "region",
  other: "region",
} as const;

/** A place of the gazetteer as a Place of the contract. */
export function toPlace(place: GazetteerPlace, name: string): Place {
  const precision = place.kind === "division" ? (place.admin2 === null ? "admin1" : "admin2") : PRECISION[place.kind];
  return {
    name,
    kind: place.kind,
    geonames: place.geonames,
    country: place.country,
    admin1: place.admin1,
    admin2: place.admin2,
    latitude: place.latitude,
    longitude: place.longitude,
    radiusKm: Math.round(place.radiusKm),
    precision,
  };
}

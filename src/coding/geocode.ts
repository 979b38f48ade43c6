/** Name and neighbours → Place. A name that nothing resolves stays a name without coordinates. */

import type { GazetteerPlace } from "../knowledge/gazetteer.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import { toNameWords } from "../knowledge/names.js";
import type { Analysis, TextEntity, TextMention } from "../model/analysis.js";
import type { Place } from "../model/coded-document.js";

interface Surroundings {
  readonly analysis: Analysis;
  readonly knowledge: Knowledge;
  /** How often the text names each country, ISO 3166-1 alpha-3. */
  readonly countries: ReadonlyMap<string, number>;
}

/** Where the entity is; coordinates null where the gazetteer has no such name. */
export function resolvePlace(entity: TextEntity, surroundings: Surroundings): Place | null {
  const { knowledge } = surroundings;
  const country = entity.mentions
    .flatMap(({ known }) => known)
    .find(({ id, as }) => knowledge.actors.isCountry(id) && as !== "seat");
  if (country)
    return toPlace(knowledge.places.country(country.id), knowledge.actors.get(country.id)?.name ?? entity.name);
  const name = entity.mentions.find(({ form }) => form === "name");
  if (!name) return null;
  const candidates = knowledge.places.named(name.text);
  const best = choose(candidates, name, surroundings);
  if (best) return toPlace(best, best.name);
  if (entity.kind === "facility") return null;
  return {
    name: name.text,
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
}

function choose(
  candidates: readonly GazetteerPlace[],
  name: TextMention,
  surroundings: Surroundings,
): GazetteerPlace | null {
  const hints = hintsAround(name, surroundings.analysis);
  const key = toNameWords(name.text).join(" ");
  const scored = candidates.map((place) => ({
    place,
    score: scoreOf(place, hints, surroundings) - (toNameWords(place.name).join(" ") === key ? 0 : 1),
  }));
  const best = scored.sort((a, b) => b.score - a.score)[0]?.place ?? null;
  return best && isLikely(best, { key, hints }, surroundings) ? best : null;
}

const LARGE = 400_000;
const KNOWN = 20_000;

/** A place in a country that the text never names must be large and go by its own name: the unknown before a guess. */
function isLikely(
  place: GazetteerPlace,
  { key, hints }: { key: string; hints: ReadonlySet<string> },
  { countries }: Surroundings,
): boolean {
  // What stands in our own supplement was put there by hand.
  if (place.country === null || place.kind === "country" || place.isSupplement) return true;
  const [home] = [...countries].sort((a, b) => b[1] - a[1]);
  const total = [...countries.values()].reduce((sum, count) => sum + count, 0);
  const isElsewhere = home !== undefined && home[1] >= (2 / 3) * total && home[0] !== place.country;
  if (countries.has(place.country) && !isElsewhere) return true;
  const isOwnName = toNameWords(place.name).join(" ") === key;
  if (countries.size === 0) return isOwnName && (place.population >= KNOWN || place.geonames === null);
  const isHinted = [place.admin1, place.admin2].some(
    (parent) => parent !== null && toNameWords(parent).some((word) => word.length > 3 && hints.has(word)),
  );
  const isNamed = countries.has(place.country) || !isElsewhere;
  return isHinted || (isOwnName && isNamed && (place.population >= LARGE || place.rank >= 2));
}

/** Words of the names that follow after a comma or "in": "Springfield, Illinois". */
function hintsAround(name: TextMention, analysis: Analysis): ReadonlySet<string> {
  const tokens = analysis.sentences[name.sentence]?.tokens ?? [];
  const after = tokens.slice(name.head + 1, name.head + 7).filter((token) => token.tag === "PROPN");
  return new Set(after.flatMap(({ text }) => toNameWords(text)));
}

/** People count by powers of ten; rank, the text's countries and a division named beside it weigh more. */
function scoreOf(place: GazetteerPlace, hints: ReadonlySet<string>, { countries, knowledge }: Surroundings): number {
  const total = [...countries.values()].reduce((sum, count) => sum + count, 0);
  const share = total > 0 && place.country !== null ? (countries.get(place.country) ?? 0) / total : 0;
  const parents = [
    place.admin1,
    place.admin2,
    place.country === null ? null : (knowledge.actors.get(place.country)?.name ?? null),
  ];
  const isHinted = parents.some(
    (parent) => parent !== null && toNameWords(parent).some((word) => word.length > 2 && hints.has(word)),
  );
  const isDivision = place.kind === "division" ? -0.3 : 0;
  return Math.log10(place.population + 10) + 0.6 * place.rank + 6 * share + (isHinted ? 5 : 0) + isDivision;
}

const PRECISION = {
  settlement: "city",
  country: "country",
  region: "region",
  crossing: "point",
  facility: "point",
  water: "region",
  other: "region",
} as const;

/** A Place of the contract; null in gives null out. */
export function toPlace(place: GazetteerPlace | null, name: string): Place | null {
  if (!place) return null;
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

/** What a text says of where its names lie: the countries it names, the division behind a comma, the places around. */

import type { GazetteerPlace } from "../knowledge/gazetteer.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis, TextMention, Token } from "../model/analysis.js";

/** How often the text names each country, ISO 3166-1 alpha-3, itself or by a first-level division: "Texas", "Sindh". */
export function tallyCountries(analysis: Analysis, knowledge: Knowledge): ReadonlyMap<string, number> {
  const tally = new Map<string, number>();
  const add = (country: string): void => void tally.set(country, (tally.get(country) ?? 0) + 1);
  for (const mention of analysis.entities.flatMap(({ mentions }) => mentions)) {
    for (const { id } of mention.known) if (knowledge.actors.isCountry(id)) add(id);
    for (const id of mention.lent) add(id);
    const division = mention.kind === "place" ? knowledge.places.named(mention.text)[0] : undefined;
    if (division?.kind === "division" && division.admin2 === null && division.country !== null) add(division.country);
  }
  return tally;
}

/** A division or country that the text names as the one around a name. */
export type Parent = Pick<GazetteerPlace, "kind" | "country" | "admin1" | "admin2">;

/** "Springfield, | Illinois", "Quetta in | Balochistan": what stands behind the name's comma, "in" or bracket. */
export function parentsOf(mention: TextMention, analysis: Analysis, knowledge: Knowledge): readonly Parent[] {
  const tokens = analysis.sentences[mention.sentence]?.tokens ?? [];
  let at = mention.head + 1;
  const link = tokens[at]?.lower ?? "";
  if (!/^(,|in|\()$/.test(link)) return [];
  at++;
  while (/^(the|province|state|region|of)$/.test(tokens[at]?.lower ?? "")) at++;
  const range = { first: at, limit: Math.min(tokens.length, at + 5) };
  if (link === "," && isListed(mention, analysis, knowledge)) return [];
  const place = knowledge.places.find(tokens, range);
  const actor = knowledge.actors.find(tokens, range, true);
  const countries = (actor?.values ?? [])
    .filter(({ id, as }) => (as === "name" || as === "acronym") && knowledge.actors.isCountry(id))
    .map(({ id }) => ({ kind: "country", country: id, admin1: null, admin2: null }) as const);
  return [...countries, ...(place?.places ?? []).filter(({ kind }) => kind === "division")];
}

/** "Virginia, | Washington, | West Virginia": one of a list of divisions lies in none of its neighbours. */
export function isListed(mention: TextMention, analysis: Analysis, knowledge: Knowledge): boolean {
  const tokens = analysis.sentences[mention.sentence]?.tokens ?? [];
  if (!isDivision(mention.text, knowledge)) return false;
  const joins = (at: number): boolean => /^(,|and|or|&)$/.test(tokens[at]?.lower ?? "");
  let before = mention.first - 1;
  while (joins(before)) before--;
  let after = mention.head + 1;
  while (joins(after)) after++;
  const next = after > mention.head + 1 ? divisionAt(tokens, after, knowledge) : 0;
  const isBefore = before < mention.first - 1 && divisionBefore(tokens, before, knowledge);
  return (
    next > 0 && (isBefore || (joins(after + next) && divisionAt(tokens, nextWord(tokens, after + next), knowledge) > 0))
  );
}

function nextWord(tokens: readonly Token[], at: number): number {
  let next = at;
  while (/^(,|and|or|&)$/.test(tokens[next]?.lower ?? "")) next++;
  return next;
}

/** How many words a division's name takes here. */
function divisionAt(tokens: readonly Token[], first: number, knowledge: Knowledge): number {
  const found = knowledge.places.find(tokens, { first, limit: Math.min(tokens.length, first + 4) });
  return found?.places.some(({ kind, admin2 }) => kind === "division" && admin2 === null) ? found.end - first : 0;
}

function divisionBefore(tokens: readonly Token[], last: number, knowledge: Knowledge): boolean {
  return [0, 1, 2].some((words) => divisionAt(tokens, last - words, knowledge) === words + 1);
}

function isDivision(name: string, knowledge: Knowledge): boolean {
  return knowledge.places.named(name).some(({ kind, admin2 }) => kind === "division" && admin2 === null);
}

/** True where the division or country `parent` holds the place. */
export function holds(parent: Parent, place: GazetteerPlace): boolean {
  if (parent.country === null || parent.country !== place.country) return false;
  if (parent.kind === "country") return place.kind !== "country";
  if (parent.kind !== "division" || parent.admin1 === null || parent.admin1 !== place.admin1) return false;
  if (parent.admin2 === null) return place.kind !== "division" || place.admin2 !== null;
  return parent.admin2 === place.admin2 && place.kind !== "division";
}

/** A division that reaches farther tells little of where in it a place lies: England, Queensland. */
const WIDE_KM = 350;

/** Half of a place's pull is gone after this distance. */
const HALF_KM = 80;

/** From 1, the same spot or one in the other, to 0, far apart. */
export function closeness(a: GazetteerPlace, b: GazetteerPlace): number {
  const holder = holds(a, b) ? a : holds(b, a) ? b : null;
  if (holder) return holder.admin2 !== null ? 1 : holder.radiusKm < WIDE_KM ? 0.6 : 0.4;
  // Most pairs lie far apart: no more is asked of them.
  if (a.country !== b.country && Math.abs(a.latitude - b.latitude) > 6) return 0;
  const reach = (a.kind === "division" ? a.radiusKm : 0) + (b.kind === "division" ? b.radiusKm : 0);
  const apart = Math.max(0, kilometres(a, b) - Math.min(reach, 60));
  const near = apart > 6 * HALF_KM ? 0 : 0.5 ** (apart / HALF_KM);
  const isSameDivision = a.country === b.country && a.admin1 !== null && a.admin1 === b.admin1 && apart < WIDE_KM;
  return Math.max(near, isSameDivision ? 0.5 : 0);
}

type Point = Pick<GazetteerPlace, "latitude" | "longitude">;

/** On a flat map, true enough for neighbours. */
function kilometres(a: Point, b: Point): number {
  const perDegree = 111.2;
  const north = (a.latitude - b.latitude) * perDegree;
  const turn = Math.abs(a.longitude - b.longitude);
  const east = Math.min(turn, 360 - turn) * perDegree * Math.cos((((a.latitude + b.latitude) / 2) * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** How much of each kind the knowledge holds. */
import type { ActorEntry } from "./actors.js";
import { Fields } from "./fields.js";
import type { KnowledgeData } from "./knowledge.js";
import { placeKinds } from "./places.js";
import { toTimeWords } from "./time-vocabulary.js";

/** Kind of entry → how many there are, in the order in which they are shown. */
export type Stats = Readonly<Record<string, number>>;

const armed = ["REB", "UAF", "IMG"];

export function countKnowledge(data: KnowledgeData): Stats {
  const { times: _times, ...other } = Object.fromEntries(Object.entries(data.vocabulary ?? {}));
  const words = Fields.read(data.vocabulary, "en.yaml", (fields) =>
    fields.has("times") ? toTimeWords(fields.part("times")) : [],
  );
  const patterns = Object.values(data.patterns).flatMap((list) => list ?? []);
  return {
    actors: data.actors.length,
    ...countActors(data.actors),
    "role nouns": data.roles.length,
    "role nouns with their other words": data.roles.reduce((sum, { also }) => sum + 1 + also.length, 0),
    patterns: patterns.length,
    "pattern phrases": patterns.reduce((sum, { phrases }) => sum + phrases.length, 0),
    ...Object.fromEntries(
      Object.entries(data.patterns).map(([type, list]) => [`patterns of ${type}`, list?.length ?? 0]),
    ),
    "pattern classes": Object.keys(data.classes).length,
    places: data.places.length,
    ...Object.fromEntries(
      placeKinds.map((kind) => [`places: ${kind}`, data.places.filter((place) => place.kind === kind).length]),
    ),
    types: data.types.length,
    modes: data.modes.length,
    contexts: data.contexts.length,
    "time words": words.length,
    "words of reporting, numbers and counts": countTexts(other),
    "words of grammar": countTexts(data.grammar),
    "words of topics": countTexts(data.topics),
  };
}

function countActors(actors: readonly ActorEntry[]): Stats {
  const count = (holds: (actor: ActorEntry) => boolean): number => actors.filter(holds).length;
  const isBody = ({ kind }: ActorEntry): boolean => kind === "organization" || kind === "group";
  const bodiesOf = (...roles: readonly string[]) => count((actor) => isBody(actor) && hasRole(actor, roles));
  return {
    states: count(({ kind }) => kind === "country"),
    "armed groups": bodiesOf(...armed),
    "armed groups with country and aliases": count(
      (actor) =>
        isBody(actor) &&
        hasRole(actor, armed) &&
        actor.codes.some(({ country }) => country !== null) &&
        actor.aliases.length + actor.acronyms.length > 0,
    ),
    "international bodies": bodiesOf("IGO"),
    "non-governmental bodies": bodiesOf("NGO"),
    "international and non-governmental bodies": bodiesOf("IGO", "NGO"),
    media: bodiesOf("JRN"),
    parties: bodiesOf("PTY"),
    peoples: count(({ kind }) => kind === "population"),
    persons: count(({ kind }) => kind === "person"),
    "persons with terms of office": count(
      ({ kind, codes }) => kind === "person" && codes.some(({ from, to }) => from !== null || to !== null),
    ),
    "names of actors": actors.reduce((sum, actor) => sum + countNames(actor), 0),
  };
}

function hasRole({ codes }: ActorEntry, wanted: readonly string[]): boolean {
  return codes.some(({ roles }) => roles.some((role) => wanted.includes(role)));
}

function countNames({ aliases, acronyms, adjectives, people, seats }: ActorEntry): number {
  return 1 + aliases.length + acronyms.length + adjectives.length + people.length + seats.length;
}

/** Texts in lists and mappings, however deep. */
function countTexts(value: unknown): number {
  if (typeof value === "string") return 1;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + countTexts(each), 0);
}

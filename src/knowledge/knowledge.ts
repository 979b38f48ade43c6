/** The knowledge that the package ships, as the build compiled it, ready for the stages. */
import { existsSync, readFileSync } from "node:fs";
import type { PloverType } from "../model/coded-document.js";
import { type ActorIndex, ListedActors, PackedActors } from "./actor-store.js";
import { type ActorEntry, type ActorStore, Actors } from "./actors.js";
import { type EventWords, toEventWords } from "./event-words.js";
import { Gazetteer } from "./gazetteer.js";
import { type Grammar, type GrammarData, toGrammar } from "./grammar.js";
import { type ContextEntry, type ModeEntry, Ontology, ploverTypes, type TypeEntry } from "./ontology.js";
import { type Classes, type PatternEntry, Patterns } from "./patterns.js";
import { type PlaceEntry, Places } from "./places.js";
import { type RoleEntry, Roles } from "./roles.js";
import { Topics } from "./topics.js";
import { toVocabulary, type Vocabulary } from "./vocabulary.js";

/** All entries of `knowledge/`, as plain JSON. */
export interface KnowledgeData {
  readonly version: string;
  readonly actors: readonly ActorEntry[];
  readonly roles: readonly RoleEntry[];
  readonly patterns: Readonly<Partial<Record<PloverType, readonly PatternEntry[]>>>;
  readonly classes: Classes;
  /** Topic → words that tell it. */
  readonly topics: Classes;
  readonly types: readonly TypeEntry[];
  readonly modes: readonly ModeEntry[];
  readonly contexts: readonly ContextEntry[];
  readonly places: readonly PlaceEntry[];
  readonly grammar: GrammarData;
  readonly vocabulary: unknown;
  readonly eventWords: unknown;
}

/** What the build makes of it: all but the actors, which are read one by one when a text names them. */
export interface CompiledKnowledge extends Omit<KnowledgeData, "actors"> {
  readonly actors: ActorIndex;
}

/** The same with the actors in a store. */
export interface StoredKnowledge extends Omit<KnowledgeData, "actors"> {
  readonly actors: ActorStore;
}

/** What the stages ask of the knowledge base. */
export interface Knowledge {
  readonly version: string;
  readonly actors: Actors;
  readonly roles: Roles;
  readonly patterns: Patterns;
  readonly ontology: Ontology;
  readonly places: Places;
  readonly grammar: Grammar;
  readonly vocabulary: Vocabulary;
  readonly eventWords: EventWords;
  readonly topics: Topics;
}

/** The knowledge that the package ships, compiled by `npm run build`. */
export function loadKnowledge(): Knowledge {
  return toKnowledge(loadCompiled(), loadGazetteer());
}

/** The same, not yet ready for the stages. */
export function loadCompiled(): StoredKnowledge {
  const data: CompiledKnowledge = JSON.parse(readFileSync(toFile("knowledge.json"), "utf8"));
  return { ...data, actors: new PackedActors(readFileSync(toFile("actors.jsonl")), data.actors) };
}

export function loadGazetteer(): Gazetteer {
  const file = toFile("gazetteer.bin");
  if (!existsSync(file)) return Gazetteer.empty();
  const bytes = readFileSync(file);
  const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return new Gazetteer(isWhole ? bytes.buffer : new Uint8Array(bytes).buffer);
}

function toFile(name: string): URL {
  return new URL(`../../dist/${name}`, import.meta.url);
}

export function toKnowledge(data: KnowledgeData | StoredKnowledge, gazetteer: Gazetteer): Knowledge {
  const vocabulary = toVocabulary(data.vocabulary);
  const grammar = toGrammar(data.grammar, [...vocabulary.reporting.keys(), ...verbsOf(data)]);
  const patterns = new Map(ploverTypes.map((type) => [type, data.patterns[type] ?? []] as const));
  return Object.freeze({
    version: data.version,
    actors: new Actors("withFirstWord" in data.actors ? data.actors : new ListedActors(data.actors), grammar.spellings),
    roles: new Roles(data.roles, grammar),
    patterns: new Patterns(patterns, data.classes, grammar),
    ontology: new Ontology(data.types, data.modes, data.contexts),
    places: new Places(data.places, gazetteer),
    grammar,
    vocabulary,
    eventWords: toEventWords(data.eventWords),
    topics: new Topics(data.topics),
  });
}

/** The first words of all patterns that begin with a verb. */
function verbsOf({ patterns }: Pick<KnowledgeData, "patterns">): string[] {
  const entries = Object.values(patterns).flatMap((list) => list ?? []);
  return entries
    .filter(({ kind }) => kind === "verb")
    .flatMap(({ phrases }) => phrases.map((phrase) => phrase.toLowerCase().split(/[\s-]/)[0] ?? ""));
}

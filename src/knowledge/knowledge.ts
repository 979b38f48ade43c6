/** The knowledge that the package ships, as the build compiled it, ready for the stages. */
import { existsSync, readFileSync } from "node:fs";
import type { PloverType } from "../model/coded-document.js";
import { type ActorEntry, Actors } from "./actors.js";
import { Gazetteer } from "./gazetteer.js";
import { type Grammar, type GrammarData, toGrammar } from "./grammar.js";
import { type ContextEntry, type ModeEntry, Ontology, ploverTypes, type TypeEntry } from "./ontology.js";
import { type Classes, type PatternEntry, Patterns } from "./patterns.js";
import { type PlaceEntry, Places } from "./places.js";
import { type RoleEntry, Roles } from "./roles.js";
import { Topics } from "./topics.js";
import { toVocabulary, type Vocabulary } from "./vocabulary.js";

/** All entries of `knowledge/`, as plain JSON: what the build compiles and the package loads. */
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
  readonly topics: Topics;
}

/** The knowledge that the package ships, compiled by `npm run build`. */
export function loadKnowledge(): Knowledge {
  const compiled = new URL("../../dist/knowledge.json", import.meta.url);
  const data: KnowledgeData = JSON.parse(readFileSync(compiled, "utf8"));
  return toKnowledge(data, loadGazetteer());
}

export function loadGazetteer(): Gazetteer {
  const file = new URL("../../dist/gazetteer.bin", import.meta.url);
  if (!existsSync(file)) return Gazetteer.empty();
  const bytes = readFileSync(file);
  const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return new Gazetteer(isWhole ? bytes.buffer : new Uint8Array(bytes).buffer);
}

export function toKnowledge(data: KnowledgeData, gazetteer: Gazetteer): Knowledge {
  const vocabulary = toVocabulary(data.vocabulary);
  const grammar = toGrammar(data.grammar, [...vocabulary.reporting.keys(), ...verbsOf(data)]);
  const patterns = new Map(ploverTypes.map((type) => [type, data.patterns[type] ?? []] as const));
  return Object.freeze({
    version: data.version,
    actors: new Actors(data.actors),
    roles: new Roles(data.roles, grammar),
    patterns: new Patterns(patterns, data.classes, grammar),
    ontology: new Ontology(data.types, data.modes, data.contexts),
    places: new Places(data.places, gazetteer),
    grammar,
    vocabulary,
    topics: new Topics(data.topics),
  });
}

/** The first words of all patterns that begin with a verb. */
function verbsOf({ patterns }: KnowledgeData): string[] {
  const entries = Object.values(patterns).flatMap((list) => list ?? []);
  return entries
    .filter(({ kind }) => kind === "verb")
    .flatMap(({ phrases }) => phrases.map((phrase) => phrase.toLowerCase().split(/[\s-]/)[0] ?? ""));
}

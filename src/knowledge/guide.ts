/** The ontology for people and programs: what `dragoman ontology` shows, with examples from the patterns. */
import { readFileSync } from "node:fs";
import type { PloverType } from "../model/coded-document.js";
import type { AcledEntry, CameoEntry, ConfusionEntry, ToCameoEntry, TypeAndMode } from "./mapping.js";
import type { ContextEntry, ModeEntry, TypeEntry } from "./ontology.js";
import type { KnowledgeSource, Located } from "./read.js";

/** A sentence that codes a type and, where its pattern names one, a mode. */
export interface Example extends TypeAndMode {
  readonly sentence: string;
}

export interface OntologyData {
  readonly types: readonly TypeEntry[];
  readonly modes: readonly ModeEntry[];
  readonly contexts: readonly ContextEntry[];
  readonly cameo: readonly CameoEntry[];
  readonly toCameo: readonly ToCameoEntry[];
  readonly acled: readonly AcledEntry[];
  readonly confusions: readonly ConfusionEntry[];
  readonly examples: readonly Example[];
}

/** Sentences of each type and mode that are shown. */
const most = 3;

export function toOntologyData(source: KnowledgeSource): OntologyData {
  const entries = <T>(list: readonly Located<T>[]): T[] => list.map(({ entry }) => entry);
  return {
    types: entries(source.types),
    modes: entries(source.modes),
    contexts: entries(source.contexts),
    cameo: entries(source.cameo),
    toCameo: entries(source.toCameo),
    acled: entries(source.acled),
    confusions: entries(source.confusions),
    examples: source.patterns.flatMap(([type, list]) => pickExamples(type, entries(list))),
  };
}

/** The compiled form; it is small, so that the command answers at once. */
export function loadOntologyData(): OntologyData {
  const data: OntologyData = JSON.parse(readFileSync(new URL("../../dist/ontology.json", import.meta.url), "utf8"));
  return data;
}

interface Pattern {
  readonly modes: readonly string[];
  readonly examples: readonly string[];
}

/** One sentence of each of the first patterns of a mode, so that they differ. */
function pickExamples(type: PloverType, patterns: readonly Pattern[]): Example[] {
  const modes = [null, ...new Set(patterns.flatMap((pattern) => pattern.modes))];
  return modes.flatMap((mode) => {
    const own = patterns.filter(({ modes: [first] }) => (first ?? null) === mode);
    const shown = mode === null && own.length === 0 ? patterns : own;
    const sentences = shown.flatMap(({ examples }) => examples.slice(0, 1)).slice(0, most);
    return sentences.map((sentence) => ({ type, mode, sentence }));
  });
}

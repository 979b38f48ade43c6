/** PLOVER's types, modes and contexts, with what each is worth on the scale from conflict to cooperation. */
import type { PloverType } from "../model/coded-document.js";
import type { Fields } from "./fields.js";

export const ploverTypes = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const satisfies readonly PloverType[];

/** What rules ask of a type; types.yaml says what each means. */
export const traits = ["speech", "about-deeds", "deed", "force", "command", "harms-people", "befalls-things"] as const;
export type Trait = (typeof traits)[number];

export interface TypeEntry {
  readonly id: PloverType;
  readonly gloss: string;
  readonly quad: string;
  readonly score: number;
  readonly traits: readonly string[];
  /** What it is coded as where it is still to come; null where it keeps its type. */
  readonly future: PloverType | null;
  readonly confusedWith: readonly { readonly type: string; readonly tell: string }[];
}

export interface ModeEntry {
  readonly id: string;
  readonly type: PloverType;
  readonly gloss: string;
  readonly score: number | null;
  /** Phrases whose presence beside a trigger of the type shows the mode: "suicide bomber". */
  readonly words: readonly string[];
}

export interface ContextEntry {
  readonly id: string;
  readonly gloss: string;
  readonly words: readonly string[];
}

export function readType(fields: Fields): TypeEntry {
  fields.only("id", "gloss", "quad", "score", "traits", "future", "confused-with");
  return {
    id: fields.oneOf("id", ploverTypes),
    gloss: fields.string("gloss"),
    quad: fields.oneOf("quad", ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]),
    score: fields.number("score"),
    traits: fields.someOf("traits", traits),
    future: fields.has("future") ? fields.oneOf("future", ploverTypes) : null,
    confusedWith: fields.has("confused-with")
      ? fields
          .parts("confused-with")
          .map((part) => ({ type: part.oneOf("type", ploverTypes), tell: part.string("tell") }))
      : [],
  };
}

export function readMode(fields: Fields): ModeEntry {
  fields.only("id", "type", "gloss", "score", "words");
  return {
    id: fields.string("id"),
    type: fields.oneOf("type", ploverTypes),
    gloss: fields.string("gloss"),
    score: fields.has("score") ? fields.number("score") : null,
    words: fields.strings("words"),
  };
}

export function readContext(fields: Fields): ContextEntry {
  fields.only("id", "gloss", "words");
  return { id: fields.string("id"), gloss: fields.string("gloss"), words: fields.strings("words") };
}

export class Ontology {
  private readonly types: ReadonlyMap<string, TypeEntry>;
  private readonly modes: ReadonlyMap<string, ModeEntry>;
  /** First word of a context's phrase → the phrase's words and the context. */
  private readonly contextWords = new Map<string, { readonly words: readonly string[]; readonly id: string }[]>();

  constructor(types: readonly TypeEntry[], modes: readonly ModeEntry[], contexts: readonly ContextEntry[]) {
    this.types = new Map(types.map((type) => [type.id, type]));
    this.modes = new Map(modes.map((mode) => [`${mode.type} ${mode.id}`, mode]));
    for (const { id, words } of contexts) {
      for (const phrase of words) {
        const parts = phrase.toLowerCase().split(/[\s-]+/);
        const first = parts[0] ?? "";
        this.contextWords.set(first, [...(this.contextWords.get(first) ?? []), { words: parts, id }]);
      }
    }
  }

  modesOf(type: PloverType): readonly ModeEntry[] {
    return [...this.modes.values()].filter((mode) => mode.type === type);
  }

  /** True where the type has the trait: `is("ASSAULT", "force")`. */
  is(type: PloverType, trait: Trait): boolean {
    return this.types.get(type)?.traits.includes(trait) ?? false;
  }

  /** AGREE to RETREAT, in words or in deed. */
  isCooperation(type: PloverType): boolean {
    return /-cooperation$/.test(this.types.get(type)?.quad ?? "");
  }

  /** REQUEST, ACCUSE, REJECT, THREATEN: words against somebody. */
  isVerbalConflict(type: PloverType): boolean {
    return this.types.get(type)?.quad === "verbal-conflict";
  }

  futureOf(type: PloverType): PloverType | null {
    return this.types.get(type)?.future ?? null;
  }

  hasMode(type: PloverType, mode: string): boolean {
    return this.modes.has(`${type} ${mode}`);
  }

  /** The strongest of the modes' scores, or the type's where no mode has one: -10 conflict to +10 cooperation. */
  scoreOf(type: PloverType, modes: readonly string[]): number {
    const base = this.types.get(type)?.score ?? 0;
    const scores = modes.flatMap((mode) => this.modes.get(`${type} ${mode}`)?.score ?? []);
    return scores.reduce((best, score) => (Math.abs(score) > Math.abs(best) ? score : best), scores[0] ?? base);
  }

  contextsAt(word: string): readonly { readonly words: readonly string[]; readonly id: string }[] {
    return this.contextWords.get(word) ?? [];
  }
}

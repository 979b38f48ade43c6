/** Patterns of atoms, as lists of their kinds: ["month", "dayNumber", "comma?", "year?"]. */
import type { AtomKind, AtomWord, Lattice } from "./time-words.js";

/** A kind of atom; with a question mark it may be missing. */
export type Step = AtomKind | `${AtomKind}?`;

interface CompiledStep {
  readonly kind: string;
  readonly optional: boolean;
}

export interface Pattern {
  readonly steps: readonly CompiledStep[];
  /** The kinds that it can begin with. */
  readonly openers: readonly string[];
}

export interface Match {
  readonly end: number;
  readonly parts: readonly AtomWord[];
}

export function toPattern(steps: readonly Step[]): Pattern {
  const compiled = steps.map((step) => ({ kind: step.replace("?", ""), optional: step.endsWith("?") }));
  const required = compiled.findIndex((step) => !step.optional);
  return { steps: compiled, openers: compiled.slice(0, required + 1).map((step) => step.kind) };
}

/** The first way in which the pattern fits at `at`, longer atoms and present ones before shorter and missing. */
export function matchPattern(pattern: Pattern, lattice: Lattice, at: number): Match | null {
  const match = matchBefore(pattern, lattice, at);
  // A comma or "of" before a year that does not come is the sentence's.
  const last = match?.parts.at(-1)?.kind;
  return match && (last === "comma" || last === "of") ? { end: match.end - 1, parts: match.parts.slice(0, -1) } : match;
}

/** The same where more must follow: "5 p.m. EST, | Nov. 6". */
export function matchBefore(pattern: Pattern, lattice: Lattice, at: number): Match | null {
  return matchSteps(pattern.steps, lattice, { step: 0, at, parts: [] });
}

interface Progress {
  readonly step: number;
  readonly at: number;
  readonly parts: readonly AtomWord[];
}

function matchSteps(steps: readonly CompiledStep[], lattice: Lattice, { step, at, parts }: Progress): Match | null {
  const wanted = steps[step];
  if (!wanted) return { end: at, parts };
  for (const atom of lattice[at] ?? []) {
    if (atom.word.kind !== wanted.kind) continue;
    const match = matchSteps(steps, lattice, { step: step + 1, at: atom.end, parts: [...parts, atom.word] });
    if (match) return match;
  }
  return wanted.optional ? matchSteps(steps, lattice, { step: step + 1, at, parts }) : null;
}

type WordOf<K extends AtomKind> = Extract<AtomWord, { readonly kind: K }>;

/** The first part of that kind. */
export function part<K extends AtomKind>(parts: readonly AtomWord[], kind: K): WordOf<K> | null {
  return partsOf(parts, kind)[0] ?? null;
}

export function partsOf<K extends AtomKind>(parts: readonly AtomWord[], kind: K): WordOf<K>[] {
  return parts.filter((word): word is WordOf<K> => word.kind === kind);
}

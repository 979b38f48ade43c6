/** Clauses in the making: what a reader of word order knows so far, and the clauses above the one that it is in. */

import type { Grammar } from "../knowledge/grammar.js";
import type { Clause, Oblique, Phrase, Token } from "../model/analysis.js";
import type { BarePhrase } from "./phrases.js";
import type { VerbGroup } from "./verbs.js";

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

export type DraftPhrase = Mutable<Phrase> & { isTime: boolean };

export interface Draft {
  group: VerbGroup | null;
  particle: string | null;
  subjects: number[];
  objects: number[];
  obliques: Oblique[];
  governor: Draft | null;
  relation: Clause["relation"];
  marker: string | null;
  /** The phrase that a relative clause describes. */
  antecedent: number | null;
}

type Join = "none" | "and" | "comma" | "break";

/** A sentence as it is being read: what hangs on what so far, and what waits for its verb. */
export interface Reader {
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  readonly isReporting: (lemma: string) => boolean;
  readonly phrases: DraftPhrase[];
  readonly starts: ReadonlyMap<number, number>;
  readonly drafts: Draft[];
  current: Draft;
  join: Join;
  preposition: { text: string; at: number } | null;
  timeBehind: { readonly phrase: number; readonly end: number } | null;
  /** The last phrase, where it went, and whether anything but its own attachments followed. */
  last: { phrase: number; role: "subject" | "object" | "oblique" | "apposition" | "floating" } | null;
  /** The last phrase that no preposition governs: a verb may yet make it its subject. */
  free: { phrase: number; draft: Draft; role: "subject" | "object" | "floating" | "apposition" } | null;
  lastVerbAt: number;
  /** A speaker between commas whose verb is to come: "Gunmen, | a witness said, | had opened fire". */
  aside: Draft | null;
}

export function toReader(
  phrases: readonly BarePhrase[],
  given: Pick<Reader, "tokens" | "grammar" | "isReporting">,
): Reader {
  const drafts: Draft[] = [];
  return {
    ...given,
    phrases: phrases.map((phrase) => ({ ...phrase, conjunctOf: null, appositionOf: null, attachments: [] })),
    // Of phrases that begin together the last is the whole; owners inside it are not read again.
    starts: new Map(phrases.map((phrase, number) => [phrase.first, number])),
    drafts,
    current: openDraft({ drafts }, "main", null, null),
    join: "none",
    preposition: null,
    timeBehind: null,
    last: null,
    free: null,
    lastVerbAt: -1,
    aside: null,
  };
}

export function openDraft(
  { drafts }: Pick<Reader, "drafts">,
  relation: Clause["relation"],
  governor: Draft | null,
  marker: string | null,
): Draft {
  const draft: Draft = {
    group: null,
    particle: null,
    subjects: [],
    objects: [],
    obliques: [],
    governor,
    relation,
    marker,
    antecedent: null,
  };
  drafts.push(draft);
  return draft;
}

export function isFiniteGroup(group: VerbGroup): boolean {
  return group.tense !== "infinitive" && group.tense !== "participle";
}

export function subjectsNear(_reader: Reader, draft: Draft): number[] {
  for (let at: Draft | null = draft; at; at = at.governor) {
    if (at.group === null || isFiniteGroup(at.group)) return at.subjects;
  }
  return draft.subjects;
}

/** A clause above the current one that has a subject and no verb as yet. */
export function waitingAbove(reader: Reader): Draft | null {
  for (let at: Draft | null = reader.current.governor; at; at = at.governor) {
    if (at.group === null && at.subjects.length > 0) return at;
  }
  return null;
}

export function finiteAncestor(_reader: Reader, draft: Draft): Draft {
  for (let at: Draft | null = draft; at; at = at.governor) {
    if (at.group === null || isFiniteGroup(at.group)) return at;
  }
  return draft;
}

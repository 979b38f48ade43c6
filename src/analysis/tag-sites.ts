/** A word among its neighbours, and what rules that mend parts of speech ask of it. */

import type { Grammar } from "../knowledge/grammar.js";
import type { Tag, Token } from "../model/analysis.js";

/** A token among its neighbours; `before` and `after` are undefined at the sentence's ends. */
export interface Site {
  readonly token: Token;
  readonly before: Token | undefined;
  readonly beforeThat: Token | undefined;
  readonly after: Token | undefined;
  readonly afterThat: Token | undefined;
  /** The word before, adverbs skipped: "was" in "was reportedly abducted", nothing in "was very limited". */
  readonly opener: Token | undefined;
  readonly isFirst: boolean;
  readonly isTitleCase: boolean;
  readonly grammar: Grammar;
}

export interface Repair {
  readonly name: string;
  readonly tag: Tag;
  holds(site: Site): boolean;
}

export const OPENS_NOUN = /^(DET|ADJ)$/;

export const OPENS_OBJECT = /^(DET|NUM|PROPN|PRON)$/;

export const STARTS_PHRASE = /^(DET|NUM|PROPN|PRON|ADJ|NOUN)$/;

/** A known verb's -ing form that is not read as one. */
export function isNominalIng({ token, grammar }: Site): boolean {
  return (
    (token.tag === "NOUN" || token.tag === "ADJ") &&
    token.lower.endsWith("ing") &&
    grammar.isVerb(grammar.verbBase(token.lower, token.lemma)) &&
    !grammar.isVerb(token.lower)
  );
}

/** "for trusting the rebels": before a determiner no noun in -ing ends its phrase, but for a few. */
export function isAnyIng({ token, after }: Site): boolean {
  const isNoun =
    /^(evening|morning|nothing|anything|something|everything|spring|king|ring|wing|string|building|meeting)$/;
  return token.tag === "NOUN" && /...ing$/.test(token.lower) && !isNoun.test(token.lower) && after?.tag === "DET";
}

/** "alleged", "forbidden": the past participle of a verb that is known, spelt unlike its base. */
export function isParticiple({ lower }: Token, grammar: Grammar): boolean {
  const base = grammar.verbBase(lower, lower);
  return base !== lower && grammar.isVerb(base) && grammar.verbForms(base).participle === lower;
}

export function isPastForm({ lower, lemma }: Token): boolean {
  return lower.endsWith("ed") || lower !== lemma;
}

export function isPluralOrName(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.tag === "PROPN" ||
      (token.tag === "NOUN" && /(s|men|people|police)$/.test(token.lower)) ||
      token.tag === "PRON")
  );
}

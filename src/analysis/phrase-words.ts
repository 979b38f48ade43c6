/** Which words can stand in a noun phrase, and which can head one: adjectives, participles, small words of names, words joined by a hyphen. */

import type { Grammar } from "../knowledge/grammar.js";
import type { Token } from "../model/analysis.js";

export interface Reader {
  readonly names: ReadonlyMap<number, number>;
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  readonly inTime: readonly boolean[];
}

/** "director general", "flare-up", "border crossing": heads that carry another part of speech. */
export function isLateHead(reader: Reader, at: number, start: number): boolean {
  const { tokens } = reader;
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || !before || at === start) return false;
  if (token.lower === "general") return before.tag === "NOUN" || before.tag === "PROPN";
  if (isGlue(reader, at - 1)) return /^(ADP|ADV)$/.test(token.tag);
  const opening = tokens[start];
  return (
    isNounInIng(token, before, after) &&
    (opening?.tag === "DET" || reader.grammar.possessives.has(opening?.lower ?? ""))
  );
}

function isNounInIng(token: Token, before: Token, after: Token | undefined): boolean {
  return (
    token.tag === "VERB" &&
    token.lower.endsWith("ing") &&
    (before.tag === "NOUN" || before.tag === "PROPN") &&
    (after === undefined || /^(ADP|AUX|PUNCT|CCONJ)$/.test(after.tag))
  );
}

/** A hyphen, dash or slash with a word close on both sides. */
export function isGlue({ tokens }: Reader, at: number): boolean {
  const token = tokens[at];
  if (!token || !/^[-‐‑–/&]$/.test(token.text)) return false;
  return (tokens[at - 1]?.end === token.start && tokens[at + 1]?.start === token.end) || token.text === "&";
}

export function canHead({ tokens }: Reader, at: number): boolean {
  const token = tokens[at];
  return token !== undefined && /^(NOUN|PROPN|NUM|SYM|X)$/.test(token.tag) && /[\p{L}\p{N}%$€£]/u.test(token.text);
}

/** True where the token can stand in a phrase that began at `start`. */
export function isInside(reader: Reader, at: number, start: number): boolean {
  const { tokens, grammar } = reader;
  const token = tokens[at];
  if (!token) return false;
  if (canHead(reader, at)) return true;
  if (token.tag === "DET") return opensPhrase(reader, at, start);
  if (token.tag === "PRON")
    return grammar.possessives.has(token.lower) && opensPhrase(reader, at, start) && isModifiedNext(reader, at + 1);
  if (token.tag === "ADJ") return true;
  if (token.tag === "ADV")
    return (
      isGlue(reader, at + 1) ||
      (/^(ADJ|NUM)$/.test(tokens[at + 1]?.tag ?? "") && at > start && tokens[at - 1]?.tag === "DET")
    );
  if (isNameParticle(reader, at, start)) return true;
  if (token.tag === "VERB") return describesNoun(reader, at, start) || isLateHead(reader, at, start);
  if (token.tag === "CCONJ" || token.tag === "AUX" || !/^\p{L}/u.test(token.text)) return false;
  return isGlue(reader, at + 1) || (isGlue(reader, at - 1) && at > start);
}

/** "Mohammed bin Salman": a small word between two capitalised ones. */
function isNameParticle({ tokens, grammar }: Reader, at: number, start: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || at === start || !grammar.nameParticles.has(token.lower) || /^\p{Lu}/u.test(token.text)) return false;
  const isName = (other: Token | undefined): boolean =>
    other !== undefined &&
    (/^\p{Lu}/u.test(other.text) ||
      (grammar.nameParticles.has(other.lower) && !/^(as|do|the|e|i|y)$/.test(other.lower)));
  return before?.tag === "PROPN" && isName(before) && isName(next) && !/^(as|do|i|e|y)$/.test(token.lower);
}

function opensPhrase({ tokens, grammar }: Reader, at: number, start: number): boolean {
  return (
    at === start || tokens.slice(start, at).every((token) => token.tag === "DET" || grammar.hedges.has(token.lower))
  );
}

function isModifiedNext(reader: Reader, at: number): boolean {
  const tag = reader.tokens[at]?.tag;
  return tag === "ADJ" || tag === "VERB" || tag === "ADV" || canHead(reader, at);
}

/** "the acting minister", "armed men", "a Turkish-backed group": a participle before a noun that it describes. */
function describesNoun(reader: Reader, at: number, start: number): boolean {
  const { tokens, grammar } = reader;
  const token = tokens[at];
  if (!token || (!/(ing|ed|en|wn|ung|ught|ft)$/.test(token.lower) && !isGlue(reader, at - 1)))
    return isGlue(reader, at + 1);
  if (isGlue(reader, at + 1)) return true;
  const next = tokens[at + 1];
  if (!next || !(next.tag === "ADJ" || next.tag === "VERB" || canHead(reader, at + 1)) || next.tag === "NUM")
    return false;
  if (isGlue(reader, at - 1) || (grammar.describing.has(token.lower) && !isFiniteVerb(reader, at, start))) return true;
  const before = at > start ? tokens[at - 1] : undefined;
  return (
    before !== undefined &&
    (/^(DET|ADJ|NUM)$/.test(before.tag) || grammar.possessives.has(before.lower) || before.lower === "'s")
  );
}

/** "has banned newspapers", "the army banned newspapers": behind a phrase or an auxiliary a describing word is a verb. */
function isFiniteVerb(reader: Reader, at: number, start: number): boolean {
  const { tokens } = reader;
  const before = tokens[at - 1];
  if (!before) return false;
  // "the prime minister accused Thailand": behind the noun of its own phrase it is a verb in any form.
  if (at > start) return (before.tag === "NOUN" || before.tag === "PROPN") && !isGlue(reader, at - 1);
  return (
    before.tag === "AUX" ||
    before.tag === "ADV" ||
    (/ed$/.test(tokens[at]?.lower ?? "") && /^(NOUN|PROPN|PRON)$/.test(before.tag))
  );
}

/** Verb groups: "have not yet been killed", "to attack", "blaming". */

import type { Grammar } from "../knowledge/grammar.js";
import type { Clause, Token } from "../model/analysis.js";

/** A verb and its auxiliaries, before it is known who does what. */
export type VerbGroup = Pick<Clause, "verb" | "first" | "end" | "voice" | "tense" | "perfect" | "negated" | "modal">;

/** The verb group that begins at `start`; null where none does. */
export function readVerbGroup(tokens: readonly Token[], start: number, grammar: Grammar): VerbGroup | null {
  const first = tokens[start];
  if (!first || !opensGroup(tokens, start, grammar)) return null;
  const parts: Parts = { verb: -1, auxiliaries: [], negated: false, isInfinitive: false, isArranged: false };
  let at = start;
  let end = start;
  for (; at < tokens.length; at++) {
    const step = readStep(tokens, at, parts, grammar);
    if (step === "stop") break;
    if (step === "verb") end = at + 1;
    if (parts.verb >= 0) break;
  }
  return toGroup(tokens, { start, end, parts }, grammar);
}

interface Parts {
  verb: number;
  readonly auxiliaries: Token[];
  negated: boolean;
  isInfinitive: boolean;
  /** "is to reopen": arranged, and still to come. */
  isArranged: boolean;
}

function opensGroup(tokens: readonly Token[], start: number, grammar: Grammar): boolean {
  const token = tokens[start];
  if (!token) return false;
  if (token.tag === "VERB" || token.tag === "AUX" || grammar.modals.has(token.lower))
    return token.lower !== "according" && token.lower !== "including";
  if (token.lower === "not" && tokens[start + 1]?.lower === "to") return isInfinitiveTo(tokens, start + 1);
  return token.lower === "to" && isInfinitiveTo(tokens, start);
}

function isInfinitiveTo(tokens: readonly Token[], at: number): boolean {
  let next = at + 1;
  while (tokens[next]?.tag === "ADV") next++;
  const token = tokens[next];
  return (
    token !== undefined &&
    (token.tag === "VERB" || token.tag === "AUX") &&
    !isIngForm(token) &&
    !/[^e]ed$/.test(token.lower)
  );
}

function readStep(tokens: readonly Token[], at: number, parts: Parts, grammar: Grammar): "verb" | "skip" | "stop" {
  const token = tokens[at];
  if (!token) return "stop";
  if (grammar.negations.has(token.lower) && token.tag !== "DET" && token.tag !== "PRON" && token.tag !== "NOUN") {
    parts.negated = true;
    return "skip";
  }
  if (token.lower === "to" && isInfinitiveTo(tokens, at)) return readTo(tokens, at, parts);
  if (
    token.tag === "AUX" ||
    grammar.modals.has(token.lower) ||
    ((grammar.be.has(token.lower) || grammar.have.has(token.lower)) && isFollowedByVerb(tokens, at))
  ) {
    parts.auxiliaries.push(token);
    return "verb";
  }
  if (token.tag === "VERB") {
    parts.verb = at;
    return "verb";
  }
  const isParticipleLike =
    parts.auxiliaries.length > 0 &&
    (token.tag === "ADJ" || token.tag === "NOUN") &&
    grammar.irregularBase(token.lower) !== undefined;
  if (isParticipleLike) {
    parts.verb = at;
    return "verb";
  }
  return token.tag === "ADV" && parts.verb < 0 && /^(VERB|AUX|ADV|PART)$/.test(tokens[at + 1]?.tag ?? "")
    ? "skip"
    : "stop";
}

/** "had to deliver", "is to visit": the infinitive belongs to the auxiliary's group. */
function readTo(tokens: readonly Token[], at: number, parts: Parts): "verb" | "stop" {
  const before = parts.auxiliaries.at(-1);
  if (parts.verb >= 0 || (before && !/^(has|have|had|is|are|was|were|ought|be|been|going)$/.test(before.lower)))
    return "stop";
  parts.isInfinitive = before === undefined;
  parts.isArranged ||= /^(is|are)$/.test(before?.lower ?? "");
  return tokens[at + 1] === undefined ? "stop" : "verb";
}

function isFollowedByVerb(tokens: readonly Token[], at: number): boolean {
  let next = at + 1;
  while (tokens[next]?.tag === "ADV" || tokens[next]?.tag === "PART") next++;
  return /^(VERB|AUX)$/.test(tokens[next]?.tag ?? "");
}

function toGroup(
  tokens: readonly Token[],
  { start, end, parts }: { start: number; end: number; parts: Parts },
  grammar: Grammar,
): VerbGroup | null {
  const verb = parts.verb >= 0 ? parts.verb : lastAuxiliary(tokens, start, end);
  if (verb < 0) return null;
  const form = tokens[verb]?.lower ?? "";
  const auxiliaries = parts.auxiliaries.map((token) => token.lower);
  const hasBe = auxiliaries.some((word) => grammar.be.has(word) || /^(get|got|gets|getting)$/.test(word));
  const modal = parts.auxiliaries.find((token) => grammar.modals.has(token.lower))?.lower ?? null;
  const isPassive = parts.verb >= 0 && hasBe && isParticiple(tokens[verb], grammar);
  return {
    verb,
    first: start,
    end: Math.max(end, verb + 1),
    voice: isPassive ? "passive" : "active",
    tense: toTense({ form, auxiliaries, modal, parts, isIng: isIngForm(tokens[verb]) }, grammar),
    perfect: auxiliaries.some((word) => grammar.have.has(word)),
    negated: parts.negated,
    modal,
  };
}

/** "killing", but not "bring". */
export function isIngForm(token: Token | undefined): boolean {
  return token?.lower.endsWith("ing") === true && (token.lemma !== token.lower || /^(being|having)$/.test(token.lower));
}

function isParticiple(token: Token | undefined, grammar: Grammar): boolean {
  if (!token || isIngForm(token)) return false;
  return token.lemma !== token.lower || grammar.verbForms(token.lower).participle === token.lower;
}

function lastAuxiliary(tokens: readonly Token[], start: number, end: number): number {
  for (let at = end - 1; at >= start; at--) if (/^(AUX|VERB)$/.test(tokens[at]?.tag ?? "")) return at;
  return -1;
}

interface TenseSigns {
  readonly form: string;
  readonly auxiliaries: readonly string[];
  readonly modal: string | null;
  readonly parts: Parts;
  readonly isIng: boolean;
}

function toTense({ form, auxiliaries, modal, parts, isIng }: TenseSigns, grammar: Grammar): Clause["tense"] {
  if (parts.isInfinitive) return "infinitive";
  if (parts.isArranged || (modal !== null && grammar.futureModals.has(modal))) return "future";
  if (modal !== null) return "present";
  const first = auxiliaries[0];
  if (first !== undefined) {
    if (/^(was|were|had|did)$/.test(first)) return "past";
    if (/^(being|having)$/.test(first)) return "participle";
    return grammar.have.has(first) ? "past" : "present";
  }
  if (isIng) return "participle";
  return form.endsWith("ed") || grammar.irregularBase(form) !== undefined ? "past" : "present";
}

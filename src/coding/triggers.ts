/** The words that name an event, and its type: patterns matched against clauses and phrases, their conditions tested. */

import type { Pattern, TriggerKind } from "../knowledge/patterns.js";
import type { Clause, Sentence, Token } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { isMet } from "./conditions.js";
import { type Frame, nounFrame, verbFrame } from "./frames.js";
import { matchNoun, matchVerb } from "./matching.js";
import { headLemma, type Scene } from "./scene.js";

/** A pattern that holds at some place of the text. */
export interface Trigger {
  readonly pattern: Pattern;
  readonly frame: Frame;
  readonly span: Span;
  /** Token range of the trigger's words. */
  readonly first: number;
  readonly end: number;
}

/** What a trigger lacks to be coded; null where it lacks nothing. */
export type Refusal = (trigger: Trigger) => string | null;

/** All triggers of the text in order; of several patterns at one place the longest and most specific that holds and that `refuse` lets through. */
export function findTriggers(scene: Scene, refuse: Refusal): Trigger[] {
  return scene.analysis.sentences.flatMap((sentence) => {
    const verbs = sentence.clauses.flatMap(
      (clause) =>
        triggerAt(scene, { sentence, clause, at: clause.verb, kind: "verb", refuse }) ??
        triggerAt(scene, { sentence, clause, at: clause.verb, kind: "adjective", refuse }) ??
        [],
    );
    const adjectives = sentence.clauses.flatMap((clause) => adjectiveOf(scene, sentence, clause, refuse));
    const nouns = sentence.phrases.flatMap((phrase, number) =>
      nounAt(scene, { sentence, number, head: phrase.head, refuse }),
    );
    return dropInside([...verbs, ...adjectives, ...nouns]).sort((a, b) => a.first - b.first);
  });
}

interface Spot {
  readonly sentence: Sentence;
  readonly clause: Clause;
  readonly at: number;
  readonly kind: TriggerKind;
  readonly refuse: Refusal;
}

function triggerAt(scene: Scene, { sentence, clause, at, kind, refuse }: Spot): Trigger | null {
  const token = sentence.tokens[at];
  if (!token) return null;
  for (const pattern of scene.knowledge.patterns.startingWith(token, kind)) {
    if (kind === "verb" && isOtherVerb(scene, token, clause, pattern)) continue;
    const match = matchVerb(scene, sentence, { pattern, clause, at });
    if (match === null) continue;
    const { end, owned } = match;
    const frame = verbFrame(sentence, scene.knowledge.grammar, { clause, first: at, end, owned });
    const trigger: Trigger = {
      pattern,
      frame,
      first: at,
      end,
      span: scene.span(sentence, at, contiguousEnd(pattern, at, end)),
    };
    if (holds(scene, trigger, refuse)) return trigger;
  }
  return null;
}

/** "a queue wound around the building": the past of "wind", not the base form of "wound". */
function isOtherVerb(scene: Scene, token: Token, clause: Clause, { words }: Pattern): boolean {
  const base = scene.knowledge.grammar.irregularBase(token.lower);
  return (
    base !== undefined &&
    base !== words[0] &&
    token.lower === words[0] &&
    clause.tense !== "infinitive" &&
    clause.modal === null
  );
}

/** "is responsible for": an adjective behind the copula. */
function adjectiveOf(scene: Scene, sentence: Sentence, clause: Clause, refuse: Refusal): Trigger[] {
  let at = clause.end;
  while (sentence.tokens[at]?.tag === "ADV") at++;
  const token = sentence.tokens[at];
  if (token?.tag !== "ADJ" || !scene.knowledge.grammar.be.has(sentence.tokens[clause.verb]?.lower ?? "")) return [];
  return [triggerAt(scene, { sentence, clause, at, kind: "adjective", refuse })].filter((trigger) => trigger !== null);
}

/** A noun trigger ends its phrase: "peace talks", "a suicide attack"; the longest pattern wins. */
function nounAt(
  scene: Scene,
  { sentence, number, head, refuse }: { sentence: Sentence; number: number; head: number; refuse: Refusal },
): Trigger[] {
  const phrase = sentence.phrases[number];
  if (!phrase) return [];
  for (let first = Math.max(phrase.first, head - 3); first <= head; first++) {
    const token = sentence.tokens[first];
    if (!token || (token.tag === "PROPN" && first > phrase.first && !/^\p{Ll}/u.test(token.text))) continue;
    for (const pattern of scene.knowledge.patterns.startingWith(token, "noun")) {
      const end = matchNoun(scene, sentence, { pattern, first, head });
      if (end === null) continue;
      const trigger: Trigger = {
        pattern,
        frame: nounFrame(sentence, number, scene.knowledge.grammar),
        first,
        end,
        span: scene.span(sentence, first, head + 1),
      };
      if (holds(scene, trigger, refuse)) return [trigger];
    }
  }
  return [];
}

/** A phrase with a gap shows its first word alone as its trigger. */
function contiguousEnd(pattern: Pattern, at: number, end: number): number {
  return pattern.words.includes("…") ? at + 1 : end;
}

/** A word inside a longer trigger names no event of its own: "protest" in "staged a protest". */
function dropInside(given: readonly Trigger[]): Trigger[] {
  const triggers = given.filter((trigger) => !given.some((verb) => verb !== trigger && namesByObject(verb, trigger)));
  return triggers.filter(
    (trigger) =>
      !triggers.some(
        (other) =>
          other !== trigger &&
          other.first <= trigger.first &&
          trigger.end <= other.end &&
          other.end - other.first > trigger.end - trigger.first,
      ),
  );
}

/** "declared a | ceasefire": the noun that a verb's condition asks for belongs to the verb. */
function namesByObject(verb: Trigger, noun: Trigger): boolean {
  const { phrase, sentence } = noun.frame;
  if (verb.frame.phrase !== null || phrase === null || !verb.frame.slot("object").includes(phrase)) return false;
  return verb.pattern.only.some(
    ({ slot, words }) =>
      slot === "object" &&
      (words.has(headLemma(sentence, phrase)) ||
        words.has(sentence.tokens[sentence.phrases[phrase]?.head ?? -1]?.lower ?? "")),
  );
}

function holds(scene: Scene, trigger: Trigger, refuse: Refusal): boolean {
  const { pattern } = trigger;
  const missing = pattern.only.find((condition) => !isMet(scene, trigger, condition));
  const spoiling = pattern.unless.find((condition) => isMet(scene, trigger, condition));
  const refusal = missing || spoiling ? null : refuse(trigger);
  if (!missing && !spoiling && refusal === null) return true;
  const reason =
    refusal ?? (missing ? `nothing fitting in its ${missing.slot}` : `its ${spoiling?.slot} speaks against it`);
  scene.explain(trigger.span, "triggers", pattern.name, "dropped", reason);
  return false;
}

/** What a speech act is about: the deed that is asked for, threatened, promised, refused or charged. */

import type { Clause, Sentence } from "../model/analysis.js";
import type { Scene } from "./scene.js";
import type { Trigger } from "./triggers.js";

/** A speech act, and the trigger that tells what it is about. */
export interface Content {
  readonly holder: Trigger;
  readonly content: Trigger;
}

/** "denied shelling the hospital": the deed is told, as something denied. */
export function isDeniedDeed({ holder, content }: Content): boolean {
  return (
    /^den(y|ies|ied|ying)/.test(holder.span.text.toLowerCase()) &&
    content.frame.phrase === null &&
    content.frame.clause?.tense === "participle"
  );
}

/** "accused soldiers of | burning | three houses on Monday": a deed with a day of its own is told, as somebody's charge. */
export function isDatedDeed(scene: Scene, { holder, content }: Content): boolean {
  const { clause, sentence, phrase } = content.frame;
  const isDeed = holder.pattern.type === "ACCUSE" && content.pattern.type === "ASSAULT" && phrase === null;
  if (!isDeed || clause?.tense !== "participle") return false;
  return scene.timesIn(sentence).some(({ firstToken, from }) => firstToken > clause.verb && from !== null);
}

/** The speech act whose content the trigger is: "urged rebels to | release | prisoners". */
export function contentHolder(scene: Scene, trigger: Trigger, others: readonly Trigger[]): Content | null {
  const { sentence, clause, phrase } = trigger.frame;
  let isSibling = false;
  for (let at: Clause | null = clause, turns = 0; at && turns < 5; at = above(sentence, at), turns++) {
    const isOwn = at === clause;
    const isCoordinated = isSibling;
    isSibling = isFiniteConjunct(sentence, at);
    // "appealed for calm and | denied | …": what stands beside a speech act is not what it is about.
    if (isCoordinated) continue;
    const holder = others.find(
      (other) =>
        other !== trigger &&
        other.frame.phrase === null &&
        other.frame.clause === at &&
        other.frame.sentence === sentence &&
        scene.knowledge.ontology.is(other.pattern.type, "about-deeds"),
    );
    if (!holder) {
      if (
        at.relation === "conjunct" ||
        at.relation === "complement" ||
        at.relation === "adverbial" ||
        at.relation === "participial"
      )
        continue;
      return null;
    }
    if (isOwn && phrase === null) continue;
    const isContent =
      holder.pattern.type === "ACCUSE" ? !isOwn && isGerundOf(clause) : !isOwn || isObjectOf(trigger, holder);
    return isContent ? { holder, content: trigger } : null;
  }
  return null;
}

function isFiniteConjunct(sentence: Sentence, clause: Clause): boolean {
  const sibling = above(sentence, clause);
  return clause.relation === "conjunct" && /^(past|present)$/.test(clause.tense) && sibling?.tense === clause.tense;
}

function isGerundOf(clause: Clause | null): boolean {
  return clause !== null && clause.tense === "participle" && clause.relation === "adverbial";
}

function isObjectOf({ frame }: Trigger, holder: Trigger): boolean {
  const slots = holder.pattern.recipient.concat(["object", "for", "on", "of", "with", "to"]);
  return frame.phrase !== null && slots.some((slot) => holder.frame.slot(slot).includes(frame.phrase ?? -1));
}

export function above(sentence: Sentence, clause: Clause): Clause | null {
  return clause.governor === null ? null : (sentence.clauses[clause.governor] ?? null);
}

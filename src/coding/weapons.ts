/** What a deed was done with: "fired | rockets | at", "killed by a | roadside bomb |", "a | grenade | attack". */

import type { Clause, Sentence } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import type { Group } from "./described.js";
import type { Frame } from "./frames.js";
import { headLemma, type Scene } from "./scene.js";

/** The words of the first weapon that the deed's own words or those around them name; null where none does. */
export function findWeapon(scene: Scene, group: Group): Span | null {
  for (const { trigger } of group) {
    if (trigger.pattern.type !== "ASSAULT") continue;
    for (const phrase of phrasesOf(trigger.frame)) {
      const weapon = weaponIn(scene, trigger.frame.sentence, phrase);
      if (weapon) return weapon;
    }
  }
  return null;
}

/** Where a weapon may stand, the likeliest first: the trigger's own noun, what the verb handles, what it is done with or by. */
function phrasesOf({ sentence, clause, phrase }: Frame): readonly number[] {
  const own = phrase === null ? [] : [phrase, ...sidesOf(sentence, phrase)];
  if (clause === null) return own;
  const handled = clausesOf(sentence, clause).flatMap(({ subjects, objects, obliques }) => [
    ...subjects,
    ...objects,
    ...obliques.filter(({ preposition }) => WITH.test(preposition)).map((oblique) => oblique.phrase),
  ]);
  return [...new Set([...own, ...handled, ...handled.flatMap((one) => sidesOf(sentence, one))])];
}

const WITH = /^(with|by|in|from|using)$/;

/** "opened fire | with rifles", "the explosion | of a landmine". */
function sidesOf(sentence: Sentence, phrase: number): readonly number[] {
  const attachments = sentence.phrases[phrase]?.attachments ?? [];
  return attachments.filter(({ preposition }) => /^(with|of|from)$/.test(preposition)).map((oblique) => oblique.phrase);
}

/** The deed's clause, and one below it that says how: "attacked the post, | using grenades |", "armed with rifles". */
function clausesOf(sentence: Sentence, clause: Clause): readonly Clause[] {
  const number = sentence.clauses.indexOf(clause);
  const says = ({ governor, relation, verb }: Clause): boolean =>
    governor === number &&
    /^(participial|adverbial|relative|conjunct)$/.test(relation) &&
    /^(use|wield|fire|throw|hurl|lob|detonate|arm|carry|explode)$/.test(sentence.tokens[verb]?.lemma ?? "");
  return [clause, ...sentence.clauses.filter(says)];
}

/** The weapon's own words in a phrase, with the nouns before it: "hand grenades", "grenade" in "a grenade attack". */
function weaponIn(scene: Scene, sentence: Sentence, phrase: number): Span | null {
  const { weapons } = scene.knowledge.eventWords;
  const own = sentence.phrases[phrase];
  if (!own) return null;
  const isWeapon = (at: number): boolean =>
    weapons.has(sentence.tokens[at]?.lemma ?? "") || weapons.has(sentence.tokens[at]?.lower ?? "");
  const head = weapons.has(headLemma(sentence, phrase)) ? own.head : own.head - 1;
  if (head < own.first || !isWeapon(head)) return null;
  let first = head;
  while (first - 1 >= own.first && (sentence.tokens[first - 1]?.tag === "NOUN" || isWeapon(first - 1))) first--;
  return scene.span(sentence, first, head + 1);
}

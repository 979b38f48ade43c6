/** The figure that a phrase gives and whom it counts: people, by a number, a noun in the singular or a "dozens of". */

import type { TollKind } from "../knowledge/grammar.js";
import type { Clause, Sentence, TextCount, Token } from "../model/analysis.js";
import type { Count } from "../model/coded-document.js";
import type { Party, Scene } from "./scene.js";
import type { FoundToll } from "./toll-scope.js";

export function isBareNumber(scene: Scene, sentence: Sentence, number: number): boolean {
  const phrase = sentence.phrases[number];
  if (!phrase) return false;
  return scene
    .countsIn(sentence)
    .some(
      ({ noun, firstToken }) =>
        firstToken >= phrase.first &&
        firstToken < phrase.end &&
        (noun === null || scene.knowledge.eventWords.tolls.others.has(sentence.tokens[noun]?.lower ?? "")),
    );
}

export function isTotalNoun(scene: Scene, { lemma }: Pick<Token, "lemma">): boolean {
  return scene.knowledge.eventWords.tolls.totals.has(lemma);
}

interface Found {
  readonly kind: TollKind;
  readonly clause: Clause | null;
  readonly at: number;
  /** The figure, where it is known before its phrase. */
  readonly count?: TextCount;
}

export function toTolls(
  scene: Scene,
  sentence: Sentence,
  phrases: readonly number[],
  { kind, clause, at, count: given }: Found,
): FoundToll[] {
  return phrases.flatMap((phrase): FoundToll[] => {
    const who = scene.partyAt(sentence, phrase);
    const count = given
      ? { min: given.min, max: given.max, text: given.span }
      : (countOf(scene, sentence, phrase) ?? singleOf(scene, sentence, phrase, who));
    if (!count || !(given?.noun === null || countsPeople(scene, sentence, phrase, who))) return [];
    return [
      {
        kind,
        count,
        who,
        phrase,
        clause,
        at,
        isPart: false,
        attackers: areAttackers(scene, sentence, phrase, clause),
        cumulative: false,
        isOfWar: false,
        isTotal: clause === null && isTotalNoun(scene, sentence.tokens[at] ?? NOTHING),
      },
    ];
  });
}

const NOTHING = { lemma: "" };

/** "himself", "the bomber", "all four attackers", unless somebody else is told to have killed them. */
export function areAttackers(scene: Scene, sentence: Sentence, number: number, clause: Clause | null): boolean {
  const phrase = sentence.phrases[number];
  if (!phrase) return false;
  const text = scene.span(sentence, phrase.first, phrase.end).text;
  if (/^(him|her|it|them)sel(f|ves)$/i.test(text)) return true;
  if (!scene.knowledge.eventWords.namesAttacker(text)) return false;
  const doers = clause?.voice === "active" ? clause.subjects : [];
  return !doers.some((doer) => {
    const party = scene.partyAt(sentence, doer);
    return doer !== number && party !== null && party.entity.actor !== null;
  });
}

/** Rifles and radios are no toll: who is counted must be people, or a bare number. */
function countsPeople(scene: Scene, sentence: Sentence, number: number, who: Party | null): boolean {
  if (isBareNumber(scene, sentence, number)) return true;
  if (who) return who.entity.kind !== "facility" && who.entity.kind !== "place";
  const phrase = sentence.phrases[number];
  const head = phrase ? sentence.tokens[phrase.head] : undefined;
  const isPartitive = phrase?.attachments.some(({ preposition }) => preposition === "of") ?? false;
  return head?.tag === "NUM" || isPartitive || scene.knowledge.eventWords.tolls.people.has(head?.lemma ?? "");
}

/** The number that the phrase carries; null where it carries none. */
export function countOf(scene: Scene, sentence: Sentence, number: number): Count | null {
  const phrase = sentence.phrases[number];
  if (!phrase) return null;
  const own = scene.countsIn(sentence).find((count) => isIn(count, phrase.first, phrase.end));
  if (own) return { min: own.min, max: own.max, text: own.span };
  const partitive = phrase.attachments.find(({ preposition }) => preposition === "of");
  const dozens =
    partitive &&
    scene.countsIn(sentence).find((count) => count.firstToken >= phrase.first && count.firstToken < partitive.at + 1);
  return dozens ? { min: dozens.min, max: dozens.max, text: dozens.span } : null;
}

function isIn(count: TextCount, first: number, end: number): boolean {
  return (
    (count.noun !== null && count.noun >= first && count.noun < end) ||
    (count.firstToken >= first && count.firstToken < end)
  );
}

/** "a policeman was killed": one, where the phrase names a single person. */
function singleOf(scene: Scene, sentence: Sentence, number: number, who: Party | null): Count | null {
  const phrase = sentence.phrases[number];
  if (!phrase || who?.entity.kind !== "person" || who.mention.isPlural) return null;
  return { min: 1, max: 1, text: scene.span(sentence, phrase.first, phrase.end) };
}

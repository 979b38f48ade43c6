/** Killed and injured, arrested, abducted, displaced: how many, who, and of which event. Bounds by the codebook's rule of counts. */

import { type TollKind, tollKinds } from "../knowledge/grammar.js";
import type { Clause, Sentence, TextCount } from "../model/analysis.js";
import type { Count } from "../model/coded-document.js";
import type { Party, Scene } from "./scene.js";

/** A toll as one clause or phrase tells it. */
export interface FoundToll {
  readonly kind: TollKind;
  readonly count: Count;
  readonly who: Party | null;
  readonly clause: Clause | null;
  readonly at: number;
  readonly attackers: boolean;
  readonly cumulative: boolean;
  /** True for "the death toll": it takes in what else the sentence counts. */
  readonly isTotal: boolean;
}

/** All tolls of the sentence in order. */
export function findTolls(scene: Scene, sentence: Sentence): FoundToll[] {
  const fromVerbs = sentence.clauses.flatMap((clause) => tollsOfVerb(scene, sentence, clause));
  const fromWords = sentence.phrases.flatMap((_, phrase) => tollsOfPhrase(scene, sentence, phrase));
  const taken = new Set(fromVerbs.map(({ count }) => count.text?.start));
  return [...fromVerbs, ...fromWords.filter(({ count }) => count.text === null || !taken.has(count.text.start))].sort(
    (a, b) => a.at - b.at,
  );
}

function tollsOfVerb(scene: Scene, sentence: Sentence, clause: Clause): FoundToll[] {
  const verb = sentence.tokens[clause.verb];
  if (!verb || clause.negated) return [];
  return tollKinds.flatMap((kind): FoundToll[] => {
    const words = scene.knowledge.grammar.tolls[kind];
    const isDone = words.verbs.some((base) => isFormOf(scene, verb.lower, base));
    const isSuffered = words.dying.some((base) => isFormOf(scene, verb.lower, base));
    if (!isDone && !isSuffered) return [];
    const counted = isSuffered || clause.voice === "passive" ? clause.subjects : clause.objects;
    return toTolls(scene, sentence, counted, { kind, clause, at: clause.verb });
  });
}

function isFormOf(scene: Scene, form: string, base: string): boolean {
  const forms = scene.knowledge.grammar.verbForms(base);
  return (
    form === forms.base ||
    form === forms.past ||
    form === forms.participle ||
    form === forms.gerund ||
    form === forms.third
  );
}

/** "left five dead", "12 deaths", "a death toll of 30", "20 wounded". */
function tollsOfPhrase(scene: Scene, sentence: Sentence, number: number): FoundToll[] {
  const phrase = sentence.phrases[number];
  const head = phrase ? sentence.tokens[phrase.head] : undefined;
  if (!phrase || !head) return [];
  const next = sentence.tokens[phrase.end];
  return tollKinds.flatMap((kind): FoundToll[] => {
    const { nouns, adjectives } = scene.knowledge.grammar.tolls[kind];
    const isAdjective =
      next !== undefined &&
      adjectives.includes(next.lower) &&
      (next.tag === "ADJ" || next.tag === "VERB" || next.tag === "NOUN") &&
      countOf(scene, sentence, number) !== null;
    const isNoun = nouns.includes(head.lemma) || nouns.includes(head.lower);
    if (!isAdjective && !isNoun) return [];
    const targets =
      isNoun && countOf(scene, sentence, number) === null && risenTo(sentence, number).length > 0
        ? risenTo(sentence, number)
        : isNoun && countOf(scene, sentence, number) === null
          ? phrase.attachments
              .filter(({ preposition }) => preposition === "of" || preposition === "to")
              .map((oblique) => oblique.phrase)
          : [number];
    return toTolls(scene, sentence, targets, { kind, clause: null, at: phrase.head }).filter(
      ({ count }) => count.text !== null,
    );
  });
}

/** "the death toll has risen | to 23", "stood | at 12": where a toll's verb brings its figure. */
function risenTo(sentence: Sentence, number: number): number[] {
  const clause = sentence.clauses.find(({ subjects }) => subjects.includes(number));
  return clause
    ? clause.obliques
        .filter(({ preposition }) => preposition === "to" || preposition === "at")
        .map(({ phrase }) => phrase)
    : [];
}

interface Found {
  readonly kind: TollKind;
  readonly clause: Clause | null;
  readonly at: number;
}

function toTolls(
  scene: Scene,
  sentence: Sentence,
  phrases: readonly number[],
  { kind, clause, at }: Found,
): FoundToll[] {
  return phrases.flatMap((phrase): FoundToll[] => {
    const who = scene.partyAt(sentence, phrase);
    const count =
      countOf(scene, sentence, phrase) ??
      singleOf(scene, sentence, phrase, who) ??
      (clause === null ? figureOf(scene, sentence, phrase) : null);
    if (!count || !countsPeople(sentence, phrase, who)) return [];
    const attackers = /\b(bomber|attacker|assailant|hijacker)s?\b/.test(
      sentence.phrases[phrase]
        ? scene.span(sentence, sentence.phrases[phrase].first, sentence.phrases[phrase].end).text
        : "",
    );
    return [
      {
        kind,
        count,
        who,
        clause,
        at,
        attackers,
        cumulative: isCumulative(sentence, at),
        isTotal: clause === null && /^(toll|count)$/.test(sentence.tokens[at]?.lemma ?? ""),
      },
    ];
  });
}

/** Rifles and radios are no toll: who is counted must be people, or a bare number. */
function countsPeople(sentence: Sentence, number: number, who: Party | null): boolean {
  if (who) return who.entity.kind !== "facility" && who.entity.kind !== "place";
  const phrase = sentence.phrases[number];
  const head = phrase ? sentence.tokens[phrase.head] : undefined;
  const isPartitive = phrase?.attachments.some(({ preposition }) => preposition === "of") ?? false;
  return (
    head?.tag === "NUM" ||
    isPartitive ||
    /^(death|fatality|casualty|injury|toll|victim|wounded|dead|injured|body|arrest|detention|life)$/.test(
      head?.lemma ?? "",
    )
  );
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

/** The bare figure of a toll: "risen to | 23". */
function figureOf(scene: Scene, sentence: Sentence, number: number): Count | null {
  const phrase = sentence.phrases[number];
  const head = phrase ? sentence.tokens[phrase.head] : undefined;
  if (!phrase || !head || !/^\d{1,3}(,?\d{3})*$/.test(head.text)) return null;
  const value = Number(head.text.replaceAll(",", ""));
  return { min: value, max: value, text: scene.span(sentence, phrase.first, phrase.end) };
}

function isCumulative(sentence: Sentence, at: number): boolean {
  const words = sentence.tokens.map(({ lower }) => lower);
  const text = words.join(" ");
  return (
    /\b(since (january|february|march|april|may|june|july|august|september|october|november|december|19\d\d|20\d\d|the start|the beginning)|this year|so far this|in recent (years|months)|over the (years|past)|in the past (year|month|decade))\b/.test(
      text,
    ) && at >= 0
  );
}

/** What several tolls of one kind come to: the sum of those that count different people. */
export function sumOf(tolls: readonly FoundToll[]): Count | null {
  const first = tolls[0];
  if (!first) return null;
  if (tolls.length === 1) return first.count;
  const max = tolls.some(({ count }) => count.max === null)
    ? null
    : tolls.reduce((sum, { count }) => sum + (count.max ?? 0), 0);
  return { min: tolls.reduce((sum, { count }) => sum + count.min, 0), max, text: first.count.text };
}

/** Killed and injured, arrested, abducted, displaced: how many, who, and of which event. Bounds by the codebook's rule of counts. */

import { tollKinds } from "../knowledge/grammar.js";
import type { Clause, Sentence, TextCount, Token } from "../model/analysis.js";
import { headLemma, type Scene } from "./scene.js";
import { areAttackers, countOf, isBareNumber, isTotalNoun, toTolls } from "./toll-figures.js";
import { type FoundToll, withParts, withTimes } from "./toll-scope.js";
import { phraseOf, tollsOfTotal } from "./toll-totals.js";

/** All tolls of the sentence in order, each figure once. */
export function findTolls(scene: Scene, sentence: Sentence): FoundToll[] {
  const found = [
    ...sentence.clauses.flatMap((clause) => tollsOfVerb(scene, sentence, clause)),
    ...sentence.phrases.flatMap((_, phrase) => tollsOfTotal(scene, sentence, phrase)),
    ...sentence.phrases.flatMap((_, phrase) => tollsOfPhrase(scene, sentence, phrase)),
    ...scene.countsIn(sentence).flatMap((count) => tollsOfCount(scene, sentence, count)),
  ];
  const once = found.filter((toll, at) => !found.slice(0, at).some((other) => isRepeated(toll, other)));
  return withParts(sentence, withTimes(scene, sentence, once)).sort((a, b) => a.at - b.at);
}

/** The same figure: "abducted and killed" say it of the same two, the word beside it says nothing new. */
function isRepeated({ count, kind, clause }: FoundToll, other: FoundToll): boolean {
  if (count.text === null || count.text.start !== other.count.text?.start) return false;
  return clause === null || kind === other.kind;
}

function tollsOfVerb(scene: Scene, sentence: Sentence, clause: Clause): FoundToll[] {
  const verb = sentence.tokens[clause.verb];
  if (!verb || clause.negated || isBehindOf(sentence, clause)) return [];
  return tollKinds.flatMap((kind): FoundToll[] => {
    const words = scene.knowledge.grammar.tolls[kind];
    const isDone =
      words.verbs.some((base) => isFormOf(scene, verb.lower, base)) && !isOnlyShot(scene, sentence, clause);
    const isSuffered = words.dying.some((base) => isFormOf(scene, verb.lower, base));
    if (!isDone && !isSuffered) return [];
    if (isDone && isElliptical(scene, sentence, clause))
      return toTolls(scene, sentence, clause.subjects, { kind, clause, at: clause.verb });
    const counted =
      isSuffered || clause.voice === "passive"
        ? clause.subjects
        : [...clause.objects, ...hedgedObjects(scene, sentence, clause)];
    const attackers = clause.obliques
      .filter(({ preposition, phrase }) => preposition === "including" && areAttackers(scene, sentence, phrase, clause))
      .map(({ phrase }) => phrase);
    const own = counted.filter((phrase) => !isOfOtherHarm(scene, sentence, phrase, clause.verb));
    return toTolls(scene, sentence, [...own, ...attackers], { kind, clause, at: clause.verb });
  });
}

/** "killing two and | wounding five": a figure behind another word of harm. */
function isOfOtherHarm(scene: Scene, sentence: Sentence, number: number, verb: number): boolean {
  const start = countOf(scene, sentence, number)?.text?.start;
  const before = sentence.tokens.findIndex((token) => token.start === start) - 1;
  return start !== undefined && before > verb && isHarm(scene, sentence.tokens[before]);
}

/** A word of any toll: "wounding", "dead". */
function isHarm(scene: Scene, token: Token | undefined): boolean {
  return token !== undefined && scene.knowledge.vocabulary.counts.harms.has(token.lower);
}

/** "the number of | injured": no verb. */
function isBehindOf({ tokens }: Sentence, { first }: Clause): boolean {
  return tokens[first - 1]?.lower === "of";
}

/** Who is shot is not yet dead: "shot three protesters", but "shot dead", "shot to death". */
function isOnlyShot(scene: Scene, { tokens }: Sentence, { verb }: Clause): boolean {
  return (
    isFormOf(scene, tokens[verb]?.lower ?? "", "shoot") &&
    !tokens.slice(verb + 1, verb + 10).some(({ lower }) => /^(dead|death)$/.test(lower))
  );
}

/** "and another 20 | injured": the auxiliary is left out, and the bare number is no actor. */
export function isElliptical(scene: Scene, sentence: Sentence, clause: Clause): boolean {
  if (clause.voice === "passive" || clause.objects.length > 0 || clause.tense !== "past") return false;
  if (sentence.tokens[clause.end]?.tag === "CCONJ") return false;
  return clause.subjects.some((number) => isBareNumber(scene, sentence, number));
}

/** "killed between 20 and 30", "about a dozen": a hedge that reads as a preposition. */
export function hedgedObjects(scene: Scene, sentence: Sentence, clause: Clause): number[] {
  return clause.obliques
    .filter(({ at }) => at === clause.end && scene.countsIn(sentence).some((count) => count.firstToken === at))
    .map(({ phrase }) => phrase);
}

/** "wounding | five", "shot dead | two", "30 | wounded", "seven others | injured": a figure right beside the word of harm. */
function tollsOfCount(scene: Scene, sentence: Sentence, count: TextCount): FoundToll[] {
  const { tokens } = sentence;
  const { grammar } = scene.knowledge;
  const before = tokens[count.firstToken - 1];
  let next = (count.noun ?? count.endToken - 1) + 1;
  while (tokens[next]?.tag === "ADV" || scene.knowledge.eventWords.tolls.others.has(tokens[next]?.lower ?? "")) next++;
  const behind = tokens[next];
  return tollKinds.flatMap((kind): FoundToll[] => {
    const { verbs, adjectives } = grammar.tolls[kind];
    const opens =
      before !== undefined &&
      (adjectives.includes(before.lower) ||
        verbs.some((base) => base !== "shoot" && isFormOf(scene, before.lower, base)));
    const closes = behind !== undefined && adjectives.includes(behind.lower) && tokens[next + 1]?.tag !== "NOUN";
    const at = opens ? count.firstToken - 1 : next;
    if ((!opens && !closes) || isNegatedAt(sentence, at)) return [];
    return toTolls(scene, sentence, [phraseOf(sentence, count)], { kind, clause: null, at, count });
  });
}

function isNegatedAt({ clauses }: Sentence, at: number): boolean {
  return clauses.some(({ negated, first, end }) => negated && first <= at && at < end);
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

/** "left five dead", "12 deaths", "20 wounded", "nine lives". */
function tollsOfPhrase(scene: Scene, sentence: Sentence, number: number): FoundToll[] {
  const phrase = sentence.phrases[number];
  const head = phrase ? sentence.tokens[phrase.head] : undefined;
  if (!phrase || !head || isTotalNoun(scene, head)) return [];
  const next = sentence.tokens[phrase.end];
  const isCounted = countOf(scene, sentence, number) !== null;
  return tollKinds.flatMap((kind): FoundToll[] => {
    const { nouns, adjectives } = scene.knowledge.grammar.tolls[kind];
    const isAdjective = isCounted && next !== undefined && adjectives.includes(next.lower) && isState(next);
    const isNoun =
      nouns.includes(head.lemma) ||
      nouns.includes(head.lower) ||
      (kind === "killed" && isTakenLife(scene, sentence, number));
    if (!isAdjective && !isNoun) return [];
    const inner = phrase.attachments.filter(({ preposition }) => preposition === "of" || preposition === "to");
    const targets = isNoun && !isCounted ? inner.map((oblique) => oblique.phrase) : [number];
    return toTolls(scene, sentence, targets, { kind, clause: null, at: phrase.head }).filter(
      ({ count }) => count.text !== null,
    );
  });
}

function isState({ tag }: Token): boolean {
  return tag === "ADJ" || tag === "VERB" || tag === "NOUN";
}

/** "claimed nine | lives", "cost the | lives of 12". */
function isTakenLife(scene: Scene, sentence: Sentence, number: number): boolean {
  if (headLemma(sentence, number) !== "life") return false;
  return sentence.clauses.some(
    ({ verb, objects }) =>
      objects.includes(number) && scene.knowledge.eventWords.tolls.takers.has(sentence.tokens[verb]?.lemma ?? ""),
  );
}

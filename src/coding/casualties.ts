/** Killed and injured, arrested, abducted, displaced: how many, who, and of which event. Bounds by the codebook's rule of counts. */

import { type TollKind, tollKinds } from "../knowledge/grammar.js";
import type { Clause, Phrase, Sentence, TextCount, Token } from "../model/analysis.js";
import type { Count } from "../model/coded-document.js";
import { headLemma, type Party, type Scene } from "./scene.js";
import { type FoundToll, withParts, withTimes } from "./toll-scope.js";

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

function isBareNumber(scene: Scene, sentence: Sentence, number: number): boolean {
  const phrase = sentence.phrases[number];
  if (!phrase) return false;
  return scene
    .countsIn(sentence)
    .some(
      ({ noun, firstToken }) =>
        firstToken >= phrase.first &&
        firstToken < phrase.end &&
        (noun === null || /^(other|others|more)$/.test(sentence.tokens[noun]?.lower ?? "")),
    );
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
  while (tokens[next]?.tag === "ADV" || /^(other|others|more)$/.test(tokens[next]?.lower ?? "")) next++;
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

function phraseOf({ phrases }: Sentence, { phrase, firstToken }: TextCount): number {
  return phrase ?? phrases.findIndex(({ first, end }) => first <= firstToken && firstToken < end);
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
  if (!phrase || !head || isTotalNoun(head)) return [];
  const next = sentence.tokens[phrase.end];
  const isCounted = countOf(scene, sentence, number) !== null;
  return tollKinds.flatMap((kind): FoundToll[] => {
    const { nouns, adjectives } = scene.knowledge.grammar.tolls[kind];
    const isAdjective = isCounted && next !== undefined && adjectives.includes(next.lower) && isState(next);
    const isNoun =
      nouns.includes(head.lemma) || nouns.includes(head.lower) || (kind === "killed" && isTakenLife(sentence, number));
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
function isTakenLife(sentence: Sentence, number: number): boolean {
  if (headLemma(sentence, number) !== "life") return false;
  return sentence.clauses.some(
    ({ verb, objects }) =>
      objects.includes(number) && /^(claim|cost|take|lose)$/.test(sentence.tokens[verb]?.lemma ?? ""),
  );
}

function isTotalNoun({ lemma }: Pick<Token, "lemma">): boolean {
  return /^(toll|number|count|tally|figure)$/.test(lemma);
}

/** "the death toll rose | to 23", "put the number of injured | at 31": the last figure that the noun is given. */
function tollsOfTotal(scene: Scene, sentence: Sentence, number: number): FoundToll[] {
  const { tokens } = sentence;
  const phrase = sentence.phrases[number];
  const head = phrase ? tokens[phrase.head] : undefined;
  if (!phrase || !head || !isTotalNoun(head)) return [];
  const kind = kindOfTotal(scene, sentence, phrase);
  const isOther = ({ verb, subjects }: Clause): boolean => verb > phrase.end + 4 && !subjects.includes(number);
  const end = sentence.clauses.find(isOther)?.first ?? tokens.length;
  const figures = scene
    .countsIn(sentence)
    .filter(
      ({ firstToken, noun }) =>
        firstToken > phrase.head &&
        firstToken < end &&
        (noun === null || /^(dead|injured|wounded|people|person|death)$/.test(tokens[noun]?.lemma ?? "")) &&
        (tokens[firstToken]?.lower === "from" ||
          /^(at|to|of|as|was|is|were|stands|reached|reaches)$/.test(tokens[firstToken - 1]?.lower ?? "")),
    );
  const figure = newestOf(tokens, figures.at(-1));
  return kind === null || figure === undefined
    ? []
    : toTolls(scene, sentence, [phraseOf(sentence, figure)], { kind, clause: null, at: phrase.head, count: figure });
}

/** "rose from 19 to 23" is no range: the second figure holds. */
function newestOf(tokens: Sentence["tokens"], figure: TextCount | undefined): TextCount | undefined {
  const isRise = figure !== undefined && tokens[figure.firstToken]?.lower === "from" && figure.max !== null;
  return isRise ? { ...figure, min: figure.max ?? figure.min } : figure;
}

/** What a total counts: "death toll", "number of wounded"; a bare toll counts the dead. */
function kindOfTotal(scene: Scene, { tokens }: Sentence, { first, head }: Phrase): TollKind | null {
  const near = [
    ...tokens.slice(first, head),
    ...(tokens[head + 1]?.lower === "of" ? tokens.slice(head + 2, head + 5) : []),
  ];
  const named = tollKinds.find((kind) => {
    const { nouns, adjectives } = scene.knowledge.grammar.tolls[kind];
    return near.some(
      ({ lower, lemma }) => adjectives.includes(lower) || nouns.includes(lower) || nouns.includes(lemma),
    );
  });
  return named ?? (tokens[head]?.lemma === "toll" ? "killed" : null);
}

interface Found {
  readonly kind: TollKind;
  readonly clause: Clause | null;
  readonly at: number;
  /** The figure, where it is known before its phrase. */
  readonly count?: TextCount;
}

function toTolls(
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
        isTotal: clause === null && isTotalNoun(sentence.tokens[at] ?? NOTHING),
      },
    ];
  });
}

const NOTHING = { lemma: "" };

/** "himself", "the bomber", "all four attackers", unless somebody else is told to have killed them. */
function areAttackers(scene: Scene, sentence: Sentence, number: number, clause: Clause | null): boolean {
  const phrase = sentence.phrases[number];
  if (!phrase) return false;
  const text = scene.span(sentence, phrase.first, phrase.end).text;
  if (/^(him|her|it|them)sel(f|ves)$/i.test(text)) return true;
  if (!/\b(bomber|attacker|assailant|hijacker)s?\b/i.test(text)) return false;
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

/** Totals: "the death toll rose to 23", "put the number of injured at 31". */

import { type TollKind, tollKinds } from "../knowledge/grammar.js";
import type { Clause, Phrase, Sentence, TextCount } from "../model/analysis.js";
import type { Scene } from "./scene.js";
import { isTotalNoun, toTolls } from "./toll-figures.js";
import type { FoundToll } from "./toll-scope.js";

export function phraseOf({ phrases }: Sentence, { phrase, firstToken }: TextCount): number {
  return phrase ?? phrases.findIndex(({ first, end }) => first <= firstToken && firstToken < end);
}

/** "the death toll rose | to 23", "put the number of injured | at 31": the last figure that the noun is given. */
export function tollsOfTotal(scene: Scene, sentence: Sentence, number: number): FoundToll[] {
  const { tokens } = sentence;
  const phrase = sentence.phrases[number];
  const head = phrase ? tokens[phrase.head] : undefined;
  if (!phrase || !head || !isTotalNoun(scene, head)) return [];
  const { tolls } = scene.knowledge.eventWords;
  const kind = kindOfTotal(scene, sentence, phrase);
  const isOther = ({ verb, subjects }: Clause): boolean => verb > phrase.end + 4 && !subjects.includes(number);
  const end = sentence.clauses.find(isOther)?.first ?? tokens.length;
  const figures = scene
    .countsIn(sentence)
    .filter(
      ({ firstToken, noun }) =>
        firstToken > phrase.head &&
        firstToken < end &&
        (noun === null || tolls.summed.has(tokens[noun]?.lemma ?? "")) &&
        (tokens[firstToken]?.lower === "from" || tolls.links.has(tokens[firstToken - 1]?.lower ?? "")),
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

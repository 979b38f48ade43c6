/** SourceDocument → Analysis: what the text says, step by step. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis, Sentence, TextTime, Token } from "../model/analysis.js";
import type { SourceDocument } from "../model/coded-document.js";
import { groupBySentence } from "../model/span.js";
import { findClauses } from "./clauses.js";
import { findEntities } from "./coreference.js";
import { findCounts } from "./counts.js";
import { findMentions } from "./entities.js";
import { findHome } from "./home.js";
import { findPhrases } from "./phrases.js";
import { findBodyEnd } from "./pieces.js";
import { findSpeeches } from "./quotes.js";
import { findTimes } from "./times.js";
import { type TokenSentence, tokenise } from "./tokens.js";

export function analyse(document: SourceDocument, knowledge: Knowledge): Analysis {
  const { text } = document;
  const tokenised = tokenise(text, knowledge.grammar);
  const names = tokenised.map((sentence) => findLongNames(sentence, knowledge));
  const home = findHome(tokenised, knowledge);
  const times = withoutNames(findTimes(tokenised, document.published, knowledge.vocabulary, home), names);
  const timesBySentence = groupBySentence(times);
  const sentences = tokenised.map((sentence, at) =>
    readStructure(
      sentence,
      { times: timesBySentence.get(sentence.index) ?? [], names: names[at] ?? new Map() },
      knowledge,
    ),
  );
  const counts = findCounts(sentences, knowledge.vocabulary);
  const mentions = findMentions(text, { sentences, times }, knowledge);
  const speeches = findSpeeches(text, sentences, knowledge);
  const entities = findEntities(
    document,
    {
      mentions,
      speeches,
      subjects: subjectsOf(sentences),
      reporters: reportersOf(sentences),
      doers: doersOf(sentences),
      together: togetherIn(sentences),
    },
    knowledge,
  );
  return { document, language: "en", sentences, entities, times, counts, speeches, notices: [] };
}

/** Sentence and phrase of every grammatical subject. */
function subjectsOf(sentences: readonly Sentence[]): ReadonlySet<string> {
  return new Set(
    sentences.flatMap(({ index, clauses }) =>
      clauses.flatMap(({ subjects }) => subjects.map((phrase) => `${index} ${phrase}`)),
    ),
  );
}

/** Of each subject that shares its verb with others: all of them. */
function togetherIn(sentences: readonly Sentence[]): ReadonlyMap<string, readonly number[]> {
  return new Map(
    sentences.flatMap(({ index, clauses }) =>
      clauses
        .filter(({ subjects }) => subjects.length > 1)
        .flatMap(({ subjects }) => subjects.map((phrase) => [`${index} ${phrase}`, subjects] as const)),
    ),
  );
}

/** Of each reported clause: its subject, and the subject of the clause that reports it. */
/** Sentence and phrase of an object → the phrases of those who act on it. */
function doersOf(sentences: readonly Sentence[]): ReadonlyMap<string, readonly number[]> {
  return new Map(
    sentences.flatMap(({ index, clauses }) =>
      clauses.flatMap(({ subjects, objects }) => objects.map((phrase) => [`${index} ${phrase}`, subjects] as const)),
    ),
  );
}

function reportersOf(sentences: readonly Sentence[]): ReadonlyMap<string, number> {
  const pairs = sentences.flatMap(({ index, clauses }) =>
    clauses.flatMap(({ subjects, governor, relation }) => {
      const above = governor === null ? undefined : clauses[governor]?.subjects[0];
      const own = subjects[0];
      return relation === "complement" && above !== undefined && own !== undefined && own !== above
        ? [[`${index} ${own}`, above] as const]
        : [];
    }),
  );
  return new Map(pairs);
}

/** "Ted | Cruz", "Kurdistan Workers | ' Party", "al-Qaeda | in | Iraq", "Battalion | 2000": a known name of words that are no nouns to the reader. */
function isTorn(words: readonly Token[]): boolean {
  return (
    words.length > 1 &&
    (/^[\p{Lu}\p{N}]/u.test(words.at(-1)?.text ?? "") || endsInGivenName(words)) &&
    (words.some(
      (word) => /^(VERB|AUX|ADV|PUNCT|PART|ADP|CCONJ|SCONJ|PRON|INTJ)$/.test(word.tag) && !isHyphen(word, words),
    ) ||
      words.some(({ tag }) => tag === "NUM") ||
      endsInGivenName(words))
  );
}

/** "Tsunami | Democratic", "Basta | Ya" */
function endsInAdjective(words: readonly Token[]): boolean {
  const last = words.at(-1);
  return words.length > 1 && last?.tag === "ADJ" && /^\p{Lu}/u.test(last.text);
}

/** A dash close to a word, or a full stop; "Direction | - | Democracy" is torn. */
function isHyphen({ text, start, end }: Token, words: readonly Token[]): boolean {
  return text === "." || (/^[-–—]$/.test(text) && words.some((word) => word.end === start || word.start === end));
}

/** "Roh Tae-woo", "Park Won-soon": a name of Korea or Taiwan, whose last part is written small. */
function endsInGivenName(words: readonly Token[]): boolean {
  const [family, given, hyphen, last] = words.slice(-4);
  return (
    /^[-–]$/.test(hyphen?.text ?? "") &&
    /^\p{Lu}/u.test(family?.text ?? "") &&
    /^\p{Lu}/u.test(given?.text ?? "") &&
    last?.tag !== "PROPN"
  );
}

/** "The July 26 Movement" tells no day. */
function withoutNames(times: readonly TextTime[], names: readonly ReadonlyMap<number, number>[]): TextTime[] {
  const covered = names.map((ends) => {
    const tokens = new Map<number, number>();
    for (const [first, end] of ends) for (let at = first; at < end; at++) tokens.set(at, end);
    return tokens;
  });
  return times.filter(({ sentence, firstToken, endToken }) => endToken > (covered[sentence]?.get(firstToken) ?? 0));
}

/** Known names that run over several phrases: first token → end. */
function findLongNames({ tokens }: TokenSentence, knowledge: Knowledge): ReadonlyMap<number, number> {
  const names = new Map<number, number>();
  for (let first = 0; first < tokens.length; first++) {
    const range = { first, limit: tokens.length };
    const known = knowledge.actors.find(tokens, range, true);
    const actor = known?.end ?? 0;
    const isName = known?.values.every(({ as }) => as === "name") === true;
    if (isTorn(tokens.slice(first, actor)) || (isName && endsInAdjective(tokens.slice(first, actor))))
      names.set(first, actor);
    if (names.has(first) || !/^\p{Lu}/u.test(tokens[first]?.text ?? "")) {
      first = Math.max(first, (names.get(first) ?? 0) - 1);
      continue;
    }
    const title = knowledge.roles.find(tokens, range);
    const isTitle = title?.role.isTitle === true && /^\p{Lu}/u.test(tokens[title.end]?.text ?? "");
    const body = findBodyEnd(tokens, first, knowledge);
    const end = Math.max(actor, knowledge.places.find(tokens, range)?.end ?? 0, isTitle ? title.end : 0, body);
    const isLong = tokens.slice(first, end).some(({ tag }) => /^(ADP|CCONJ|DET|PART)$/.test(tag));
    if (end - first < 3 || !isLong) continue;
    names.set(first, end);
    first = end - 1;
  }
  return names;
}

interface Found {
  readonly times: readonly TextTime[];
  readonly names: ReadonlyMap<number, number>;
}

function readStructure(sentence: TokenSentence, found: Found, knowledge: Knowledge): Sentence {
  const phrases = findPhrases(sentence.tokens, found, knowledge.grammar);
  const isReporting = (lemma: string): boolean =>
    knowledge.vocabulary.reporting.get(lemma)?.some(({ words }) => words.length === 1) ?? false;
  return { ...sentence, ...findClauses(sentence.tokens, phrases, knowledge.grammar, isReporting) };
}

/** SourceDocument → Analysis: what the text says, step by step. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis, Sentence } from "../model/analysis.js";
import type { SourceDocument } from "../model/coded-document.js";
import { findClauses } from "./clauses.js";
import { findEntities } from "./coreference.js";
import { findCounts } from "./counts.js";
import { findMentions } from "./entities.js";
import { findPhrases } from "./phrases.js";
import { findSpeeches } from "./quotes.js";
import { findTimes } from "./times.js";
import { type TokenSentence, tokenise } from "./tokens.js";

export function analyse(document: SourceDocument, knowledge: Knowledge): Analysis {
  const { text } = document;
  const tokenised = tokenise(text, knowledge.grammar);
  const times = findTimes(tokenised, document.published, knowledge.vocabulary);
  const sentences = tokenised.map((sentence) =>
    readStructure(
      sentence,
      times.filter((time) => time.sentence === sentence.index),
      knowledge,
    ),
  );
  const counts = findCounts(sentences, knowledge.vocabulary);
  const mentions = findMentions(text, { sentences, times }, knowledge);
  const speeches = findSpeeches(text, sentences, knowledge);
  const entities = findEntities(document, { mentions, speeches, subjects: subjectsOf(sentences) }, knowledge);
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

function readStructure(
  sentence: TokenSentence,
  times: Parameters<typeof findPhrases>[1],
  knowledge: Knowledge,
): Sentence {
  const phrases = findPhrases(sentence.tokens, times, knowledge.grammar);
  const isReporting = (lemma: string): boolean =>
    knowledge.vocabulary.reporting.get(lemma)?.some(({ words }) => words.length === 1) ?? false;
  return { ...sentence, ...findClauses(sentence.tokens, phrases, knowledge.grammar, isReporting) };
}

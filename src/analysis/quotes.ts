/** Who says what: verbs of reporting, "according to", and quotations, each with source, cue and content. */

import type { Knowledge } from "../knowledge/knowledge.js";
import { findPhrases } from "../knowledge/phrase-table.js";
import type { Clause, Phrase, Sentence, Speech } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { completeQuotations, findQuotations, lastQuotationBefore } from "./quotations.js";
import { readTurns } from "./speaker-labels.js";
import { type Cue, contentOf, type Told } from "./speech-content.js";
import { around, endOf, farEndOf, hasClause, isQuoted, type Reading, spanOf, trim } from "./speech-spans.js";

/** The statements that each sentence ascribes to somebody, in order of their cues. */
export function findSpeeches(text: string, sentences: readonly Sentence[], knowledge: Knowledge): Speech[] {
  const quotations = findQuotations(text, sentences);
  const speeches = sentences.flatMap((sentence) => {
    const reading: Reading = { text, sentence, quotations, knowledge };
    return [...readClauses(reading), ...readSources(reading), ...readNouns(reading)].sort(
      (a, b) => a.cue.start - b.cue.start,
    );
  });
  const told = completeQuotations(text, { sentences, quotations }, speeches);
  return [...told, ...readTurns(text, sentences)].sort((a, b) => a.cue.start - b.cue.start);
}

function readClauses(reading: Reading): Speech[] {
  return reading.sentence.clauses.flatMap((clause, number) => {
    const cue = cueOf(reading, clause);
    return cue === null || !ascribes(reading, clause, cue)
      ? []
      : (readClause(reading, { clause, number, ...cue }) ?? []);
  });
}

function cueOf({ sentence, knowledge }: Reading, clause: Clause): Cue | null {
  const { tokens } = sentence;
  const verb = tokens[clause.verb];
  if (!verb || knowledge.grammar.be.has(verb.lower)) return null;
  const words = [{ lower: verb.lemma }, ...tokens.slice(clause.verb + 1, clause.verb + 6)];
  const found = findPhrases(knowledge.vocabulary.reporting, words, 0)[0];
  if (!found) return namesObject(sentence, clause, knowledge) ? { stance: "asserts", particles: 0 } : null;
  if (found.words.length === 1 && /^(about|of|against)$/.test(tokens[clause.end]?.lower ?? ""))
    return { stance: found.value, particles: 1 };
  const behind = tokens.slice(clause.verb + 1, clause.verb + found.words.length);
  return { stance: found.value, particles: behind.every(({ tag }) => /^(ADP|ADV)$/.test(tag)) ? behind.length : 0 };
}

/** "called the raid | a crime", "called them | “fools”": an object, and right behind it what it is said to be. */
function namesObject(sentence: Sentence, clause: Clause, { grammar }: Knowledge): boolean {
  const object = sentence.phrases[clause.objects[0] ?? -1];
  if (!object || clause.voice === "passive" || !grammar.namingVerbs.has(sentence.tokens[clause.verb]?.lemma ?? ""))
    return false;
  const verdict = sentence.tokens[farEndOf(sentence, object, 3)];
  return verdict !== undefined && (verdict.tag === "ADJ" || /^(?:an?|["“‘]|'+)$/.test(verdict.lower));
}

/** Not "I think" inside what somebody says, nor "to find out" and "would say": nobody has said that yet. */
function ascribes({ sentence, knowledge }: Reading, clause: Clause, { stance }: Cue): boolean {
  if (stance !== "asserts") return true;
  const { grammar } = knowledge;
  const subject = sentence.phrases[clause.subjects[0] ?? -1];
  const speaker = subject ? sentence.tokens[subject.head]?.lower : undefined;
  const isOwn = speaker === "you" || grammar.pronouns.get(speaker ?? "")?.isSpeaker === true;
  if (clause.modal !== null || (isOwn && clause.tense === "present")) return false;
  if (clause.tense !== "infinitive") return true;
  const above = sentence.clauses[clause.governor ?? -1];
  return above !== undefined && grammar.successVerbs.has(sentence.tokens[above.verb]?.lemma ?? "");
}

function readSources(reading: Reading): Speech[] {
  const { sentence, knowledge } = reading;
  const held = new Map(
    sentence.clauses
      .flatMap(({ obliques }) => obliques)
      .concat(sentence.phrases.flatMap(({ attachments }) => attachments))
      .map((oblique) => [oblique.at, oblique] as const),
  );
  return [...held.values()].flatMap((oblique) => {
    const isSource = findPhrases(knowledge.vocabulary.sourcePrepositions, sentence.tokens, oblique.at).length > 0;
    const phrase = sentence.phrases[oblique.phrase];
    if (!isSource || !phrase) return [];
    const cue = spanOf(reading, oblique.at, oblique.at + oblique.preposition.split(" ").length);
    const source = spanOf(reading, phrase.first, endOf(sentence, phrase));
    const content = around(reading, { start: cue.start, end: source.end });
    return content.length === 0
      ? []
      : [toSpeech(reading, { source, phrase: oblique.phrase, cue, content, stance: "asserts" })];
  });
}

/** "Norland's claim that …", "made accusations that …": a noun that ascribes the clause behind it. */
function readNouns(reading: Reading): Speech[] {
  const { sentence, knowledge } = reading;
  return sentence.phrases.flatMap((phrase, number) => {
    const noun = sentence.tokens[phrase.head];
    const that = sentence.tokens[phrase.end];
    const found = noun && knowledge.vocabulary.reportingNouns.get(noun.lemma)?.find(({ words }) => words.length === 1);
    if (!found || that?.lower !== "that" || phrase.end !== phrase.head + 1) return [];
    const verb = sentence.clauses.find(({ subjects, first }) => subjects.includes(number) && first > phrase.end);
    const end = verb ? (sentence.tokens[verb.first]?.start ?? sentence.end) : sentence.end;
    const content = trim(reading, that.end, end);
    if (content === null || !hasClause(sentence, content.start, content.end)) return [];
    const owner = ownerOf(sentence, phrase, number);
    const holder = owner === null ? undefined : sentence.phrases[owner];
    const source = holder ? spanOf(reading, holder.first, endOf(sentence, holder)) : null;
    const cue = spanOf(reading, phrase.head, phrase.end);
    return [toSpeech(reading, { source, phrase: owner, cue, content: [content], stance: found.value })];
  });
}

/** Whose claim it is: its owner, or whoever "made" it. */
function ownerOf({ clauses }: Sentence, phrase: Phrase, number: number): number | null {
  if (phrase.possessor !== null) return phrase.possessor;
  const made = clauses.find(({ objects, voice }) => voice === "active" && objects.includes(number));
  return made?.subjects[0] ?? null;
}

function toSpeech(
  { sentence }: Reading,
  parts: Pick<Speech, "source" | "phrase" | "cue" | "content" | "stance"> & { readonly isThing?: boolean },
): Speech {
  const { isThing = false, ...said } = parts;
  const quoted = isQuoted(said.content);
  const isClause = hasClause(sentence, said.content[0]?.start ?? 0, said.content.at(-1)?.end ?? 0) || quoted;
  return { sentence: sentence.index, ...said, quoted, isNominal: isThing || !isClause };
}

function readClause(reading: Reading, told: Told): Speech | null {
  const { clause, stance, particles } = told;
  const cue = spanOf(reading, clause.first, clause.end + particles);
  const phrase = citedBy(reading, clause) ?? sourceOf(reading, clause, cue);
  const holder = phrase === null ? undefined : reading.sentence.phrases[phrase];
  const source = holder ? spanOf(reading, holder.first, endOf(reading.sentence, holder)) : null;
  const from = Math.min(source?.start ?? cue.start, cue.start);
  const to = Math.max(source?.end ?? cue.end, cue.end);
  const { content, isThing } = contentOf(reading, told, { from, to });
  if (content.length === 0) return null;
  const denied = clause.negated && stance === "confirms";
  return toSpeech(reading, { source, phrase, cue, content, stance: denied ? "denies" : stance, isThing });
}

/** "AFP reported, citing | the minister's office |": whoever is cited says it; "was quoted as saying by | AFP |": so does who quotes. */
function citedBy({ sentence }: Reading, clause: Clause): number | null {
  if (!/^(cite|quote)$/.test(sentence.tokens[clause.verb]?.lemma ?? "")) return null;
  if (clause.tense === "participle" && clause.voice === "active") return writerOf(sentence, clause.objects[0] ?? null);
  const number = sentence.clauses.indexOf(clause);
  const saying = sentence.clauses.find(({ governor, marker }) => governor === number && marker === "as");
  const agent = saying?.obliques.find(({ preposition }) => preposition === "by")?.phrase;
  return clause.voice === "passive" ? (agent ?? null) : null;
}

/** "a statement | by the ministry": whoever wrote what is cited. */
function writerOf(sentence: Sentence, cited: number | null): number | null {
  const paper = cited === null ? undefined : sentence.phrases[cited];
  const isPaper = /^(statement|report|letter|communique|interview|document)$/.test(
    sentence.tokens[paper?.head ?? -1]?.lemma ?? "",
  );
  const by = isPaper
    ? paper?.attachments.find(({ preposition }) => /^(by|of|from|with)$/.test(preposition))
    : undefined;
  return by?.phrase ?? cited;
}

/** The subject, the agent of a passive, or whoever stands between a quotation and the verb: "…,” Ada Lowe (L-Northtown) said". */
function sourceOf({ sentence, quotations }: Reading, clause: Clause, cue: Span): number | null {
  const agent = clause.obliques.find(({ preposition }) => preposition === "by")?.phrase;
  const subject = clause.voice === "active" ? clause.subjects[0] : agent;
  if (subject !== undefined || clause.voice === "passive") return subject ?? null;
  const quotation = lastQuotationBefore(quotations, cue.start);
  if (
    !quotation ||
    quotation.end <= sentence.start ||
    cue.start - quotation.end > LONGEST_SOURCE ||
    clause.tense === "participle"
  )
    return null;
  const found = sentence.phrases.findIndex(({ first }) => (sentence.tokens[first]?.start ?? 0) >= quotation.end);
  const first = sentence.tokens[sentence.phrases[found]?.first ?? -1];
  return first && first.start < cue.start ? found : null;
}

// Characters between a quotation and the verb that ascribes it.
const LONGEST_SOURCE = 80;

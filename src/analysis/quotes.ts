/** Who says what: verbs of reporting, "according to", and quotations, each with source, cue and content. */

import type { Knowledge } from "../knowledge/knowledge.js";
import { findPhrases } from "../knowledge/phrase-table.js";
import type { Stance } from "../knowledge/vocabulary.js";
import type { Clause, Phrase, Sentence, Speech } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { toSpan } from "../model/span.js";
import {
  completeQuotations,
  findQuotations,
  lastQuotationBefore,
  quotationBefore,
  quotationBehind,
} from "./quotations.js";

/** The statements that each sentence ascribes to somebody, in order of their cues. */
export function findSpeeches(text: string, sentences: readonly Sentence[], knowledge: Knowledge): Speech[] {
  const quotations = findQuotations(text, sentences);
  const speeches = sentences.flatMap((sentence) => {
    const reading: Reading = { text, sentence, quotations, knowledge };
    return [...readClauses(reading), ...readSources(reading), ...readNouns(reading)].sort(
      (a, b) => a.cue.start - b.cue.start,
    );
  });
  return completeQuotations(text, { sentences, quotations }, speeches);
}

interface Cue {
  readonly stance: Stance;
  /** Tokens behind the verb that belong to it: "for" in "called for". */
  readonly particles: number;
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

interface Reading {
  readonly text: string;
  readonly sentence: Sentence;
  readonly quotations: readonly Pick<Span, "start" | "end">[];
  readonly knowledge: Knowledge;
}

function spanOf({ text, sentence }: Reading, first: number, end: number): Span {
  return toSpan(text, sentence.tokens[first]?.start ?? sentence.start, sentence.tokens[end - 1]?.end ?? sentence.end);
}

/** Where a phrase ends with its "of": "the ministry of defence". */
function endOf(sentence: Sentence, phrase: Phrase): number {
  const of = phrase.attachments.find(({ preposition, at }) => preposition === "of" && at === phrase.end);
  const inner = of ? sentence.phrases[of.phrase] : undefined;
  return inner && inner.first > phrase.first ? endOf(sentence, inner) : phrase.end;
}

/** Where a phrase ends with all that hangs on it: "any part in the attack". */
function farEndOf(sentence: Sentence, phrase: Phrase, turns: number): number {
  const next = phrase.attachments.find(({ at }) => at === phrase.end);
  const inner = next && turns > 0 ? sentence.phrases[next.phrase] : undefined;
  return inner && inner.first > phrase.first ? farEndOf(sentence, inner, turns - 1) : phrase.end;
}

interface Told extends Cue {
  readonly clause: Clause;
  readonly number: number;
}

function readClause(reading: Reading, told: Told): Speech | null {
  const { clause, stance, particles } = told;
  const cue = spanOf(reading, clause.first, clause.end + particles);
  const phrase = sourceOf(reading, clause, cue);
  const holder = phrase === null ? undefined : reading.sentence.phrases[phrase];
  const source = holder ? spanOf(reading, holder.first, endOf(reading.sentence, holder)) : null;
  const from = Math.min(source?.start ?? cue.start, cue.start);
  const to = Math.max(source?.end ?? cue.end, cue.end);
  const { content, isThing } = contentOf(reading, told, { from, to });
  if (content.length === 0) return null;
  const denied = clause.negated && stance === "confirms";
  return toSpeech(reading, { source, phrase, cue, content, stance: denied ? "denies" : stance, isThing });
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

interface Content {
  readonly content: Span[];
  /** True where what is said is no clause: "called for calm", "vowed to go". */
  readonly isThing: boolean;
}

/** What is said: the clause that depends on the verb, a quotation, or all before ", X said". */
function contentOf(reading: Reading, told: Told, { from, to }: { from: number; to: number }): Content {
  const { sentence } = reading;
  const { clause, number } = told;
  const before = trim(reading, sentence.start, from);
  const after = trim(reading, to, sentence.end);
  const whole = (...spans: (Span | null)[]): Content => ({
    content: spans.filter((span) => span !== null),
    isThing: false,
  });
  if (clause.relation !== "relative") {
    const around = aroundOf(reading, { from, to });
    if (around.length > 0) return whole(...around);
  }
  const depends = sentence.clauses.filter((other) => other.governor === number && other.relation === "complement");
  const isTold = depends.some(({ marker }) => marker !== "to");
  if (hasQuote(reading, to)) return whole(after);
  if (clause.relation === "relative" && !isTold && before !== null) return whole(antecedentOf(reading, clause, before));
  const that = thatBehind(reading, clause);
  if (that !== null) return whole(trim(reading, that, sentence.end));
  if (isTold) return whole(after);
  const isSaying = sentence.tokens[clause.verb]?.lemma === "say" && clause.voice === "active";
  if (isSaying && after !== null && hasClause(sentence, after.start, after.end)) return whole(after);
  const quotation = neighbourOf(reading, before === null && clause.objects.length === 0);
  if (quotation) return whole(toSpan(reading.text, quotation.start, quotation.end));
  return { content: thingOf(reading, told, { after, isDeed: depends.length > 0 }), isThing: true };
}

/** "…, X said", "“…,” X said, “…”", "The town, X said, had fallen": what stands before, and what goes on behind. */
function aroundOf(reading: Reading, { from, to }: { from: number; to: number }): Span[] {
  const { sentence, text } = reading;
  const before = trim(reading, sentence.start, from);
  if (before === null) return [];
  const lead = text.slice(sentence.start, from);
  const after = trim(reading, to, sentence.end);
  const isQuote = /["”’']\s*$/.test(lead);
  const isAside = /,\s*$/.test(lead) && /^,/.test(text.slice(to, sentence.end)) && after !== null;
  const isWhole = hasClause(sentence, sentence.start, from) && /[,?!]\s*$/.test(lead);
  if (!isQuote && !isWhole && !isAside) return [];
  const goesOn = /^[,;]?\s*["“‘]|^[,;]?\s*''/.test(text.slice(to, sentence.end)) || (isAside && !isWhole && !isQuote);
  return goesOn && after !== null ? [before, after] : [before];
}

/** "She added: | “We came.”", "“Who came?” | she asked.": a quotation that is a sentence or a paragraph of its own. */
function neighbourOf({ text, sentence, quotations }: Reading, isAlone: boolean): Pick<Span, "start" | "end"> | null {
  if (sentence.text.endsWith(":")) return quotationBehind(text, quotations, sentence.end);
  return isAlone ? quotationBefore(text, quotations, sentence.start) : null;
}

/** "said on Monday | that …": where a later "that" opens what is said. */
function thatBehind({ sentence }: Reading, clause: Clause): number | null {
  const at = sentence.tokens.findIndex(
    ({ lower, tag }, number) => number >= clause.end && lower === "that" && tag === "SCONJ",
  );
  const isNear = at >= 0 && !sentence.clauses.some(({ verb }) => verb > clause.verb && verb < at);
  return isNear ? (sentence.tokens[at]?.end ?? null) : null;
}

/** "condemned | the attack", "called for | calm", "urged | rebels to leave". */
function thingOf(
  reading: Reading,
  { clause, particles }: Told,
  { after, isDeed }: { after: Span | null; isDeed: boolean },
): Span[] {
  const { sentence, knowledge } = reading;
  if (clause.voice === "passive") return [];
  if (isDeed && after !== null) return [after];
  const behind = clause.obliques.find(({ at }) => particles > 0 && at === clause.end + particles - 1)?.phrase;
  const verb = sentence.tokens[clause.verb]?.lemma ?? "";
  if (knowledge.grammar.namingVerbs.has(verb)) return after === null ? [] : [after];
  if (particles === 0 && knowledge.grammar.clausalVerbs.has(verb)) return [];
  const object = sentence.phrases[clause.objects[0] ?? behind ?? -1];
  if (object) return [spanOf(reading, object.first, farEndOf(sentence, object, 3))];
  return particles > 0 && after !== null ? [after] : [];
}

/** "the attack, which IS has claimed": what the relative clause describes; a denial answers all before it. */
function antecedentOf(reading: Reading, clause: Clause, before: Span): Span {
  const { sentence } = reading;
  const object = clause.objects[0] === undefined ? undefined : sentence.phrases[clause.objects[0]];
  const isDenial = /^den(y|ies|ied)$/.test(sentence.tokens[clause.verb]?.lower ?? "");
  if (object && !isDenial) return spanOf(reading, object.first, endOf(sentence, object));
  const relative = /[\s,]+(?:which|that|who|whom)$/.exec(before.text)?.[0].length ?? 0;
  return toSpan(reading.text, before.start, before.end - relative);
}

/** All of the sentence but the source and its cue. */
function around(reading: Reading, hole: Pick<Span, "start" | "end">): Span[] {
  const { sentence } = reading;
  return [trim(reading, sentence.start, hole.start), trim(reading, hole.end, sentence.end)]
    .filter((span) => span !== null)
    .filter((span) => hasClause(sentence, span.start, span.end));
}

function hasClause(sentence: Sentence, start: number, end: number): boolean {
  return sentence.clauses.some(({ verb }) => {
    const token = sentence.tokens[verb];
    return token !== undefined && start <= token.start && token.end <= end;
  });
}

function hasQuote({ text, sentence }: Reading, from: number): boolean {
  return /^[\s,:]*(?:["“‘]|'')/.test(text.slice(from, sentence.end));
}

/** Without the blanks, commas and marks around it; "that" opens no content. Null where nothing is left. */
function trim({ text }: Reading, start: number, end: number): Span | null {
  const part = text.slice(start, end);
  const lead = /^(?:[\s,;:.–—-]|that\s)*/.exec(part)?.[0].length ?? 0;
  const tail = /[\s,;:.–—-]*$/.exec(part.slice(lead))?.[0].length ?? 0;
  return lead + tail >= part.length ? null : toSpan(text, start + lead, end - tail);
}

function isQuoted(content: readonly Span[]): boolean {
  return content.some(({ text }) => /["“”]|''/.test(text));
}

/** Who says what: verbs of reporting, "according to", and quotations, each with source, cue and content. */

import type { Knowledge } from "../knowledge/knowledge.js";
import { findPhrases } from "../knowledge/phrase-table.js";
import type { Stance } from "../knowledge/vocabulary.js";
import type { Clause, Phrase, Sentence, Speech } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { toSpan } from "../model/span.js";

/** The statements that each sentence ascribes to somebody, in order of their cues. */
export function findSpeeches(
  text: string,
  sentences: readonly Sentence[],
  { vocabulary, grammar }: Knowledge,
): Speech[] {
  return sentences.flatMap((sentence) => {
    const reading: Reading = { text, sentence };
    const spoken = sentence.clauses.flatMap((clause, number) => {
      const stance = stanceOf(sentence, clause);
      return stance === null ? [] : (readClause(reading, clause, number, stance) ?? []);
    });
    return [...spoken, ...readSources(reading)].sort((a, b) => a.cue.start - b.cue.start);
  });

  function stanceOf(sentence: Sentence, clause: Clause): Stance | null {
    const verb = sentence.tokens[clause.verb];
    if (!verb || grammar.be.has(verb.lower)) return null;
    const words = [{ lower: verb.lemma }, ...sentence.tokens.slice(clause.verb + 1, clause.verb + 6)];
    return findPhrases(vocabulary.reporting, words, 0)[0]?.value ?? null;
  }

  function readSources(reading: Reading): Speech[] {
    const { sentence } = reading;
    const held = new Map(
      sentence.clauses
        .flatMap(({ obliques }) => obliques)
        .concat(sentence.phrases.flatMap(({ attachments }) => attachments))
        .map((oblique) => [oblique.at, oblique] as const),
    );
    return [...held.values()].flatMap((oblique) => {
      if (!findPhrases(vocabulary.sourcePrepositions, sentence.tokens, oblique.at)[0]) return [];
      const phrase = sentence.phrases[oblique.phrase];
      const first = sentence.tokens[oblique.at];
      if (!phrase || !first) return [];
      const words = oblique.preposition.split(" ").length;
      const cue = spanOf(reading, oblique.at, oblique.at + words);
      const source = spanOf(reading, phrase.first, endOf(sentence, phrase));
      const content = around(reading, { start: cue.start, end: source.end });
      return content.length === 0
        ? []
        : [
            {
              sentence: sentence.index,
              source,
              phrase: oblique.phrase,
              cue,
              content,
              stance: "asserts" as const,
              quoted: isQuoted(content),
              isNominal: !hasClause(sentence, content[0]?.start ?? 0, content.at(-1)?.end ?? 0) && !isQuoted(content),
            },
          ];
    });
  }
}

interface Reading {
  readonly text: string;
  readonly sentence: Sentence;
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

function readClause(reading: Reading, clause: Clause, number: number, stance: Stance): Speech[] | null {
  const { sentence } = reading;
  const subject =
    clause.voice === "active"
      ? clause.subjects[0]
      : clause.obliques.find(({ preposition }) => preposition === "by")?.phrase;
  const phrase = subject === undefined ? null : (sentence.phrases[subject] ?? null);
  const cue = spanOf(reading, clause.first, clause.end);
  const source = phrase ? spanOf(reading, phrase.first, endOf(sentence, phrase)) : null;
  const content = contentOf(reading, clause, number, source ?? cue);
  if (content.length === 0) return null;
  return [
    {
      sentence: sentence.index,
      source,
      phrase: subject ?? null,
      cue,
      content,
      stance: clause.negated && stance === "confirms" ? "denies" : stance,
      quoted: isQuoted(content),
      isNominal: !hasClause(sentence, content[0]?.start ?? 0, content.at(-1)?.end ?? 0) && !isQuoted(content),
    },
  ];
}

/** What is said: the clause that depends on the verb, a quotation, or all before ", X said". */
function contentOf(reading: Reading, clause: Clause, number: number, source: Span): Span[] {
  const { sentence } = reading;
  const from = Math.min(source.start, sentence.tokens[clause.first]?.start ?? sentence.start);
  const to = Math.max(source.end, sentence.tokens[clause.end - 1]?.end ?? sentence.start);
  const complement = sentence.clauses.find(
    (other, at) =>
      at !== number && other.governor === number && other.relation === "complement" && other.marker !== "to",
  );
  const before = trim(reading, sentence.start, from);
  const isBehind =
    before !== null &&
    hasClause(sentence, sentence.start, from) &&
    /[,"”’'?!]\s*$/.test(reading.text.slice(sentence.start, from));
  const after = trim(reading, to, sentence.end);
  if (isBehind && clause.relation !== "relative") {
    const goesOn = after !== null && /^[,;]?\s*["“‘]/.test(reading.text.slice(to, sentence.end)) ? [after] : [];
    return [before, ...goesOn];
  }
  if (complement || hasQuote(reading, to)) return after ? [after] : [];
  if (clause.relation === "relative" && before !== null) return [antecedentOf(reading, clause, before)];
  const object = clause.objects[0] === undefined ? undefined : sentence.phrases[clause.objects[0]];
  return object && clause.voice === "active" ? [spanOf(reading, object.first, farEndOf(sentence, object, 3))] : [];
}

/** "the attack, which IS has claimed": what the relative clause describes; a denial answers all before it. */
function antecedentOf(reading: Reading, clause: Clause, before: Span): Span {
  const { sentence } = reading;
  const object = clause.objects[0] === undefined ? undefined : sentence.phrases[clause.objects[0]];
  const isDenial = /^den(y|ies|ied)$/.test(sentence.tokens[clause.verb]?.lower ?? "");
  return object && !isDenial ? spanOf(reading, object.first, endOf(sentence, object)) : before;
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
  return /^[\s,:]*["“‘]/.test(text.slice(from, sentence.end));
}

/** Without the blanks, commas and marks around it; "that" opens no content. Null where nothing is left. */
function trim({ text }: Reading, start: number, end: number): Span | null {
  const part = text.slice(start, end);
  const lead = /^(?:[\s,;:.–—-]|that\s)*/.exec(part)?.[0].length ?? 0;
  const tail = /[\s,;:.–—-]*$/.exec(part.slice(lead))?.[0].length ?? 0;
  return lead + tail >= part.length ? null : toSpan(text, start + lead, end - tail);
}

function isQuoted(content: readonly Span[]): boolean {
  return content.some(({ text }) => /["“”]/.test(text));
}

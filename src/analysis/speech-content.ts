/** What is said: the clause that depends on a verb of reporting, a quotation, all before ", X said", or the thing that it names. */

import type { Stance } from "../knowledge/vocabulary.js";
import type { Clause } from "../model/analysis.js";
import type { Span } from "../model/coded-document.js";
import { toSpan } from "../model/span.js";
import { quotationBefore, quotationBehind } from "./quotations.js";
import { endOf, farEndOf, hasClause, hasQuote, type Reading, spanOf, trim } from "./speech-spans.js";

export interface Cue {
  readonly stance: Stance;
  /** Tokens behind the verb that belong to it: "for" in "called for". */
  readonly particles: number;
}

export interface Told extends Cue {
  readonly clause: Clause;
  readonly number: number;
}

interface Content {
  readonly content: Span[];
  /** True where what is said is no clause: "called for calm", "vowed to go". */
  readonly isThing: boolean;
}

/** What is said: the clause that depends on the verb, a quotation, or all before ", X said". */
export function contentOf(reading: Reading, told: Told, { from, to }: { from: number; to: number }): Content {
  const { sentence } = reading;
  const { clause, number } = told;
  const before = trim(reading, sentence.start, from);
  const after = trim(reading, to, sentence.end);
  const whole = (...spans: (Span | null)[]): Content => ({
    content: spans.filter((span) => span !== null),
    isThing: false,
  });
  const isBehindQuote = /["”’']\s*$/.test(reading.text.slice(sentence.start, from));
  if (clause.relation !== "relative" || isBehindQuote) {
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

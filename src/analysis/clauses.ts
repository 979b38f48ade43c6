/**
 * Who does what to whom, by word order: reads a sentence's phrases, verb groups, prepositions and conjunctions from left to
 * right and hangs them on each other. A stand-in for a parser that is right where news is plain.
 */

import type { Grammar } from "../knowledge/grammar.js";
import type { Clause, Oblique, Phrase, Token } from "../model/analysis.js";
import { type Draft, finiteAncestor, openDraft, type Reader, toReader } from "./clause-drafts.js";
import { readPhrase } from "./clause-phrases.js";
import { readVerb } from "./clause-verbs.js";
import { isVerbAt, lemmaOf, opensClause, prepositionAt } from "./clause-words.js";
import type { BarePhrase } from "./phrases.js";
import { readVerbGroup } from "./verbs.js";

export interface Structure {
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
}

/** Hangs `phrases` and the verbs of `tokens` on each other. */
export function findClauses(
  tokens: readonly Token[],
  phrases: readonly BarePhrase[],
  grammar: Grammar,
  isReporting: (lemma: string) => boolean,
): Structure {
  return read(toReader(phrases, { tokens, grammar, isReporting }));
}

/** "which Kabul has denied": what the relative clause describes is its object. */
function isObjectRelative(draft: Draft): draft is Draft & { antecedent: number } {
  const { antecedent } = draft;
  return (
    antecedent !== null &&
    draft.objects.length === 0 &&
    !draft.subjects.includes(antecedent) &&
    draft.obliques.every(({ phrase }) => phrase !== antecedent)
  );
}

/** "was abducted and killed by rebels": coordinated passives share their agent. */
function shareAgent(draft: Draft): void {
  const { governor } = draft;
  if (
    draft.relation !== "conjunct" ||
    !governor ||
    draft.group?.voice !== "passive" ||
    governor.group?.voice !== "passive"
  )
    return;
  const agents = (one: Draft): Oblique[] => one.obliques.filter(({ preposition }) => preposition === "by");
  if (agents(governor).length === 0) governor.obliques.push(...agents(draft));
  else if (agents(draft).length === 0) draft.obliques.push(...agents(governor));
}

const PARTICLES = new Set(["out", "up", "off", "down", "away", "back", "over", "apart", "forward", "together"]);

function read(reader: Reader): Structure {
  let at = 0;
  while (at < reader.tokens.length) at = Math.max(at + 1, step(reader, at));
  return toStructure(reader);
}

function step(reader: Reader, at: number): number {
  const token = reader.tokens[at];
  if (!token) return at + 1;
  const phrase = reader.starts.get(at);
  if (phrase !== undefined) return readPhrase(reader, phrase);
  if (isLateParticle(reader, at)) return readLateParticle(reader, at);
  const words = prepositionAt(reader, at);
  if (words > 0 && !opensClause(reader, at)) return readPreposition(reader, at, words);
  if (isRelative(reader, at)) return readRelative(reader, at);
  if (opensClause(reader, at)) return readSubordinator(reader, at);
  const group = readVerbGroup(reader.tokens, at, reader.grammar);
  if (group) return readVerb(reader, group);
  readMark(reader, token);
  return at + 1;
}

function readMark(reader: Reader, token: Token): void {
  if (token.tag === "CCONJ") reader.join = "and";
  else if (token.text === "," && reader.join === "none") reader.join = "comma";
  else if (/^[;:—–]$/.test(token.text)) {
    reader.join = "break";
    reader.preposition = null;
  } else if (token.text === "(") reader.join = "comma";
}

/** "handed two soldiers | over | to", "blew the bridge | up": right behind the verb's object, and before no phrase. */
function isLateParticle(reader: Reader, at: number): boolean {
  const { last, current } = reader;
  const isFree =
    PARTICLES.has(reader.tokens[at]?.lower ?? "") && !reader.starts.has(at + 1) && prepositionAt(reader, at) <= 1;
  if (!isFree || last?.role !== "object" || current.group === null || current.particle !== null) return false;
  return reader.phrases[last.phrase]?.end === at && current.objects.includes(last.phrase);
}

function readLateParticle(reader: Reader, at: number): number {
  reader.current.particle = reader.tokens[at]?.lower ?? null;
  return at + 1;
}

function readPreposition(reader: Reader, at: number, words: number): number {
  const text = reader.tokens
    .slice(at, at + words)
    .map((token) => token.lower)
    .join(" ");
  if (
    words === 1 &&
    PARTICLES.has(text) &&
    reader.lastVerbAt === at - 1 &&
    reader.current.group &&
    reader.current.particle === null
  ) {
    reader.current.particle = text;
    reader.lastVerbAt = at;
    return at + 1;
  }
  reader.preposition = { text, at };
  return at + words;
}

function readSubordinator(reader: Reader, at: number): number {
  const word = reader.tokens[at]?.lower ?? "";
  const relation = reader.grammar.conditionals.has(word)
    ? "conditional"
    : word === "that" || word === "whether" || word === "how"
      ? "complement"
      : "adverbial";
  const governor = finiteAncestor(reader, reader.current);
  const before = reader.last?.phrase ?? null;
  reader.current = openDraft(reader, relation, governor, word);
  if (word === "that" && before !== null && reader.phrases[before]?.end === at) reader.current.antecedent = before;
  reader.join = "none";
  reader.preposition = null;
  return at + 1;
}

function isRelative(reader: Reader, at: number): boolean {
  const token = reader.tokens[at];
  if (!token || !reader.grammar.relatives.has(token.lower) || !reader.last) return false;
  if (token.lower === "that") return isVerbAt(reader, at + 1) && reader.phrases[reader.last.phrase]?.end === at;
  return (
    token.lower !== "where" || reader.phrases[reader.last.phrase]?.end === at || reader.tokens[at - 1]?.text === ","
  );
}

/** "A bomb on a bus in Greyford, | which killed | five": what does harm is the thing, not the place that it hangs on. */
function antecedentAt(reader: Reader, at: number): number | null {
  const verb = readVerbGroup(reader.tokens, at + 1, reader.grammar);
  const isHarm = verb !== null && reader.grammar.impactVerbs.has(lemmaOf(reader, verb)) && verb.voice === "active";
  const isFar = reader.tokens[at - 1]?.text === "," && reader.last?.role === "oblique" && reader.free !== null;
  return isHarm && isFar ? (reader.free?.phrase ?? null) : (reader.last?.phrase ?? null);
}

function readRelative(reader: Reader, at: number): number {
  const antecedent = antecedentAt(reader, at);
  const draft = openDraft(reader, "relative", reader.current, reader.tokens[at]?.lower ?? null);
  draft.antecedent = antecedent;
  if (reader.preposition && antecedent !== null)
    draft.obliques.push({ preposition: reader.preposition.text, phrase: antecedent, at: reader.preposition.at });
  else if (antecedent !== null && isVerbAt(reader, at + 1)) draft.subjects = [antecedent];
  reader.current = draft;
  reader.preposition = null;
  reader.join = "none";
  return at + 1;
}

function toStructure(reader: Reader): Structure {
  const kept = reader.drafts.filter((draft) => draft.group !== null);
  for (const draft of kept) shareAgent(draft);
  const clauses = kept.flatMap((draft): Clause[] => {
    const { group, governor } = draft;
    if (!group) return [];
    const above = governor ? kept.indexOf(governor) : -1;
    const isAnswer = draft.relation === "complement" && reader.grammar.replyVerbs.has(lemmaOf(reader, group));
    if (isObjectRelative(draft) && (draft.relation === "relative" || isAnswer)) draft.objects.push(draft.antecedent);
    return [
      {
        ...group,
        particle: draft.particle,
        subjects: draft.subjects,
        objects: draft.objects,
        obliques: draft.obliques,
        governor: above < 0 ? null : above,
        relation: draft.relation,
        marker: draft.marker,
      },
    ];
  });
  return { phrases: reader.phrases.map(({ isTime: _, ...phrase }) => phrase), clauses };
}

/** Mends parts of speech that the tagger often gets wrong in news, each rule by its neighbours alone. */

import type { Grammar } from "../knowledge/grammar.js";
import type { Token } from "../model/analysis.js";
import { nounRepairs } from "./tag-nouns.js";
import { isParticiple, isPastForm, isPluralOrName, type Repair, type Site } from "./tag-sites.js";
import { verbRepairs } from "./tag-verbs.js";

/** Adverbs, conjunctions and determiners. */
const wordRepairs: readonly Repair[] = [
  {
    name: "conjunction before a plural or a name: said that gunmen",
    tag: "SCONJ",
    holds: ({ token, after }) =>
      token.lower === "that" && token.tag === "DET" && (isPluralOrName(after) || after?.tag === "NUM"),
  },
  {
    name: "adverb inside a verb group: have since traded",
    tag: "ADV",
    holds: ({ token, before, after }) =>
      token.lower === "since" && /^(AUX|NOUN)$/.test(before?.tag ?? "") && after?.tag === "VERB" && isPastForm(after),
  },
  {
    name: "adverb inside a verb group: has long accused",
    tag: "ADV",
    holds: ({ token, before, after, grammar }) =>
      token.lower === "long" &&
      token.tag === "ADJ" &&
      grammar.have.has(before?.lower ?? "") &&
      after !== undefined &&
      isParticiple(after, grammar),
  },
  {
    name: "adverb behind a noun: officials there said",
    tag: "ADV",
    holds: ({ token, before, after }) =>
      token.lower === "there" && before?.tag === "NOUN" && after?.tag === "VERB" && isPastForm(after),
  },
  {
    name: "determiner: That bombing has been, have linked that bombing to",
    tag: "DET",
    holds: ({ token, before, after, isFirst }) =>
      token.lower === "that" &&
      token.tag !== "DET" &&
      after?.tag === "NOUN" &&
      !isPluralOrName(after) &&
      (isFirst ||
        /^(link|tie|attribute|ascribe|trace|condemn|call|carry|launch|level|make)$/.test(before?.lemma ?? "")),
  },
];

/** "All the same, the minister flew": words that are an adverb together. */
function withAdverbials(tokens: readonly Token[], { adverbials }: Grammar): readonly Token[] {
  const isAt = (words: readonly string[], at: number): boolean =>
    words.every((word, offset) => tokens[at + offset]?.lower === word);
  const inside = new Set(
    tokens.flatMap((_, at) => {
      const length = adverbials.find((words) => isAt(words, at))?.length ?? 0;
      return Array.from({ length }, (__, offset) => at + offset);
    }),
  );
  return inside.size === 0
    ? tokens
    : tokens.map((token, at) => (inside.has(at) ? { ...token, tag: "ADV" as const } : token));
}

/** The first that holds mends a word. */
const repairs: readonly Repair[] = [...nounRepairs, ...wordRepairs, ...verbRepairs];

/** The same tokens, some with another part of speech. */
export function repairTags(plain: readonly Token[], grammar: Grammar): Token[] {
  const given = withAdverbials(plain, grammar);
  const tokens = given.some((token, at) => isFiniteVerb(token, given[at - 1]))
    ? given
    : withHeadlineVerb(given, grammar);
  const isTitleCase = looksLikeTitle(tokens);
  const repaired: Token[] = [];
  tokens.forEach((token, number) => {
    const site: Site = {
      token,
      before: repaired[number - 1],
      beforeThat: repaired[number - 2],
      after: tokens[number + 1],
      afterThat: tokens[number + 2],
      opener: openerOf(repaired),
      isFirst: number === 0,
      isTitleCase,
      grammar,
    };
    const repair = repairs.find(({ holds }) => holds(site));
    repaired.push(repair ? { ...token, tag: repair.tag } : token);
  });
  return repaired;
}

/** The last of `tokens` that is no adverb; nothing where one of degree follows it. */
function openerOf(tokens: readonly Token[]): Token | undefined {
  const at = tokens.findLastIndex(({ tag }) => tag !== "ADV" && tag !== "PART");
  return tokens.slice(at + 1).some(({ lower }) => DEGREES.has(lower)) ? undefined : tokens[at];
}

const DEGREES = new Set(["very", "so", "too", "more", "most", "less", "quite", "rather", "as", "how", "to", "'s"]);

/** A verb that can stand alone: no -ing form, no infinitive. */
function isFiniteVerb({ tag, lower }: Token, before: Token | undefined): boolean {
  return tag === "AUX" || (tag === "VERB" && !lower.endsWith("ing") && before?.lower !== "to");
}

/** A sentence without a verb: "Venezuela releases dozens of activists". The first noun in -s after a name is one. */
function withHeadlineVerb(tokens: readonly Token[], grammar: Grammar): readonly Token[] {
  // In capitals a name is not known by its first letter.
  const isAnyNoun = !tokens.some(({ text }) => /\p{Ll}/u.test(text));
  const at = tokens.findIndex(
    (token, number) =>
      number > 0 &&
      token.tag === "NOUN" &&
      /[^s]s$/.test(token.lower) &&
      (isPluralOrName(tokens[number - 1]) ||
        (isAnyNoun && tokens[number - 1]?.tag === "NOUN" && grammar.isVerb(grammar.verbBase(token.lower, "")))) &&
      /^(NUM|DET|PROPN|ADJ|NOUN|ADP|PRON)$/.test(tokens[number + 1]?.tag ?? ""),
  );
  return at < 0
    ? tokens
    : tokens.map((token, number) => (number === at ? { ...token, tag: "VERB" as const, lemma: token.lemma } : token));
}

/** Headlines and lists in Title Case say nothing by their capitals. */
function looksLikeTitle(tokens: readonly Token[]): boolean {
  if (!tokens.some(({ text }) => /\p{Ll}/u.test(text))) return true;
  const words = tokens.filter((token) => /^\p{L}{4,}/u.test(token.text));
  return words.length >= 4 && words.filter((token) => /^\p{Lu}/u.test(token.text)).length > 0.75 * words.length;
}

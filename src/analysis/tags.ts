/** Mends parts of speech that the tagger often gets wrong in news, each rule by its neighbours alone. */

import { type Grammar, tollKinds } from "../knowledge/grammar.js";
import type { Tag, Token } from "../model/analysis.js";

/** A token among its neighbours; `before` and `after` are undefined at the sentence's ends. */
interface Site {
  readonly token: Token;
  readonly before: Token | undefined;
  readonly beforeThat: Token | undefined;
  readonly after: Token | undefined;
  readonly afterThat: Token | undefined;
  /** The word before, adverbs skipped: "was" in "was reportedly abducted", nothing in "was very limited". */
  readonly opener: Token | undefined;
  readonly isFirst: boolean;
  readonly isTitleCase: boolean;
  readonly grammar: Grammar;
}

interface Repair {
  readonly name: string;
  readonly tag: Tag;
  holds(site: Site): boolean;
}

const OPENS_NOUN = /^(DET|ADJ)$/;
const OPENS_OBJECT = /^(DET|NUM|PROPN|PRON)$/;
const STARTS_PHRASE = /^(DET|NUM|PROPN|PRON|ADJ|NOUN)$/;

const repairs: readonly Repair[] = [
  {
    name: "the United States, not the pronoun",
    tag: "PROPN",
    holds: ({ token, isFirst, isTitleCase }) => token.text === "US" && (isFirst || !isTitleCase),
  },
  {
    name: "the military, as a noun",
    tag: "NOUN",
    holds: ({ token, after }) =>
      token.tag === "ADJ" &&
      /^(military|paramilitary|clergy|elite)$/.test(token.lower) &&
      (after === undefined || /^(AUX|VERB|PUNCT|ADP|CCONJ|ADV)$/.test(after.tag)),
  },
  {
    name: "people by a word that also describes: a retired general, Islamist held",
    tag: "NOUN",
    holds: ({ token, before, after }) =>
      token.tag === "ADJ" &&
      /^(civilian|general|militant|separatist|secessionist|extremist|islamist|jihadist|insurgent|nationalist|loyalist|premier|dissident)$/.test(
        token.lower,
      ) &&
      before?.lower !== "in" &&
      before?.tag !== "AUX" &&
      (after === undefined || /^(AUX|VERB|PUNCT|ADP)$/.test(after.tag)) &&
      !/^[-–—/]$/.test(after?.text ?? ""),
  },
  { name: "tear gas", tag: "NOUN", holds: ({ token, after }) => token.lower === "tear" && after?.lower === "gas" },
  {
    name: "name in capitals inside a sentence",
    tag: "PROPN",
    holds: ({ token, isFirst, isTitleCase, before }) =>
      !isFirst &&
      !isTitleCase &&
      /^(VERB|NOUN|ADV|INTJ|X)$/.test(token.tag) &&
      /^\p{Lu}[\p{Ll}\p{Lu}]+$/u.test(token.text) &&
      !/^["“‘'(:]$/.test(before?.text ?? ""),
  },
  {
    name: "dateline in capitals: BYESVILLE —",
    tag: "PROPN",
    holds: ({ token, isFirst, after, afterThat }) =>
      isFirst &&
      /^\p{Lu}{3,}$/u.test(token.text) &&
      (/^[—–-]+$/.test(after?.text ?? "") || (after?.text === "," && /^\p{Lu}/u.test(afterThat?.text ?? ""))),
  },
  {
    name: "name behind a preposition: in Can Tho",
    tag: "PROPN",
    holds: ({ token, before, after, isTitleCase }) =>
      !isTitleCase &&
      /^(AUX|DET|PRON|ADV|ADJ)$/.test(token.tag) &&
      /^\p{Lu}\p{Ll}+$/u.test(token.text) &&
      before?.tag === "ADP" &&
      after?.tag === "PROPN" &&
      token.lower !== "the",
  },
  {
    name: "noun after a determiner: the attack",
    tag: "NOUN",
    holds: ({ token, before, after, grammar }) =>
      token.tag === "VERB" &&
      !/(ing|ed)$/.test(token.lower) &&
      grammar.irregularBase(token.lower) === undefined &&
      OPENS_NOUN.test(before?.tag ?? "") &&
      before?.lower !== "that" &&
      !STARTS_PHRASE.test(after?.tag ?? ""),
  },
  {
    name: "people by what befell them: the number of injured",
    tag: "NOUN",
    holds: ({ token, before, after }) =>
      token.tag === "VERB" &&
      /^(wounded|injured|killed|missing|displaced|arrested|detained)$/.test(token.lower) &&
      before?.lower === "of" &&
      !STARTS_PHRASE.test(after?.tag ?? ""),
  },
  {
    name: "people by what befell them: the wounded fled",
    tag: "ADJ",
    holds: ({ token, before, after, grammar }) =>
      token.tag === "NOUN" &&
      before?.tag === "DET" &&
      tollKinds.some((kind) => grammar.tolls[kind].adjectives.includes(token.lower)) &&
      !STARTS_PHRASE.test(after?.tag ?? ""),
  },
  {
    name: "noun after a participle: a televised address",
    tag: "NOUN",
    holds: ({ token, before, beforeThat }) =>
      token.tag === "VERB" &&
      !/(ing|ed)$/.test(token.lower) &&
      /ed$/.test(before?.lower ?? "") &&
      beforeThat?.tag === "DET",
  },
  {
    name: "noun after a preposition: deliver on promises",
    tag: "NOUN",
    holds: ({ token, before, grammar }) =>
      token.tag === "VERB" &&
      !/(ing|ed)$/.test(token.lower) &&
      grammar.irregularBase(token.lower) === undefined &&
      /^(of|in|on|for|with|by|from|over|against|into|under|per)$/.test(before?.lower ?? "") &&
      before?.tag === "ADP",
  },
  {
    name: "noun after according to",
    tag: "NOUN",
    holds: ({ token, before, beforeThat }) =>
      token.tag === "VERB" && before?.lower === "to" && /^(according|due|owing|thanks)$/.test(beforeThat?.lower ?? ""),
  },
  {
    name: "noun after have: has ties with",
    tag: "NOUN",
    holds: ({ token, before, grammar }) =>
      token.tag === "VERB" &&
      /[^s]s$/.test(token.lower) &&
      grammar.have.has(before?.lower ?? "") &&
      !before?.text.startsWith("'"),
  },
  {
    name: "conjunction before a plural or a name: said that gunmen",
    tag: "SCONJ",
    holds: ({ token, after }) =>
      token.lower === "that" && token.tag === "DET" && (isPluralOrName(after) || after?.tag === "NUM"),
  },
  {
    name: "participle of result: , wounding two officers",
    tag: "VERB",
    holds: (site) =>
      isNominalIng(site) &&
      site.before?.text === "," &&
      (/^(NUM|DET|PROPN|PRON)$/.test(site.after?.tag ?? "") ||
        /^(to|that)$/.test(site.after?.lower ?? "") ||
        (isPluralOrName(site.after) && /^(to|that|not)$/.test(site.afterThat?.lower ?? ""))),
  },
  {
    name: "participle behind be: are planning an attack",
    tag: "VERB",
    holds: (site) =>
      isNominalIng(site) &&
      site.grammar.be.has(site.opener?.lower ?? "") &&
      (/^(NUM|DET|PROPN|PRON|SCONJ)$/.test(site.after?.tag ?? "") ||
        site.after?.lower === "to" ||
        isPluralOrName(site.after)),
  },
  {
    name: "participle behind be or have: it was alleged that",
    tag: "VERB",
    holds: ({ token, before, opener, after, grammar }) =>
      (token.tag === "ADJ" || token.tag === "NOUN") &&
      isParticiple(token, grammar) &&
      (!/^(ADJ|NOUN|PROPN)$/.test(after?.tag ?? "") || (before?.lower === "long" && after?.tag === "PROPN")) &&
      (grammar.have.has(opener?.lower ?? "") ||
        // "were armed by", but "were armed"
        (grammar.be.has(opener?.lower ?? "") &&
          (!grammar.describing.has(token.lower) || /^(by|that)$/.test(after?.lower ?? "")))),
  },
  {
    name: "base form behind to or a modal: will free the hostages",
    tag: "VERB",
    holds: ({ token, before, after, grammar }) =>
      /^(ADJ|NOUN|ADV)$/.test(token.tag) &&
      grammar.isVerb(token.lower) &&
      (before?.lower === "to" || grammar.modals.has(before?.lower ?? "")) &&
      /^(DET|PRON)$/.test(after?.tag ?? ""),
  },
  {
    name: "noun in -ing behind an owner: the editor's killing",
    tag: "NOUN",
    holds: ({ token, before, after }) =>
      token.tag === "VERB" &&
      token.lower.endsWith("ing") &&
      before?.tag === "PART" &&
      before.lower === "'s" &&
      !OPENS_OBJECT.test(after?.tag ?? ""),
  },
  {
    name: "noun in -ing: the reopening of",
    tag: "NOUN",
    holds: ({ token, before, after }) =>
      token.tag === "VERB" && token.lower.endsWith("ing") && before?.tag === "DET" && after?.lower === "of",
  },
  {
    name: "past tense in -ed read as an adjective: Norway mediated the talks",
    tag: "VERB",
    holds: ({ token, before, after }) =>
      (token.tag === "ADJ" || token.tag === "NOUN") &&
      /ed$/.test(token.lower) &&
      isPluralOrName(before) &&
      before?.lower !== "'s" &&
      /^(DET|PRON|PROPN|NUM)$/.test(after?.tag ?? ""),
  },
  {
    name: "past tense between two phrases: gunmen shot the guard",
    tag: "VERB",
    holds: ({ token, before, after, grammar }) =>
      (token.tag === "NOUN" || token.tag === "ADJ") &&
      grammar.irregularBase(token.lower) !== undefined &&
      isPluralOrName(before) &&
      (/^(DET|NUM|PROPN|PRON)$/.test(after?.tag ?? "") || /^(dead|down|and|at|on|into)$/.test(after?.lower ?? "")),
  },
  {
    name: "base form between two phrases of a headline: POLICE ARREST 12",
    tag: "VERB",
    holds: ({ token, before, after, grammar, isTitleCase }) =>
      isTitleCase &&
      token.tag === "NOUN" &&
      (grammar.isVerb(token.lower) || grammar.irregularBase(token.lower) !== undefined) &&
      before?.tag === "NOUN" &&
      isPluralOrName(before) &&
      /^(NUM|DET|PRON|NOUN)$/.test(after?.tag ?? "") &&
      before.lower !== after?.lower,
  },
  {
    name: "headline verb: troops clash with rebels",
    tag: "VERB",
    holds: ({ token, before, after }) =>
      token.tag === "NOUN" &&
      /^(clash|attack|protest|fight|strike|raid|march|rally)$/.test(token.lower) &&
      isPluralOrName(before) &&
      /^(with|against|over)$/.test(after?.lower ?? ""),
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
    name: "gerund behind a preposition: of burning down houses",
    tag: "VERB",
    holds: (site) =>
      (isNominalIng(site) || isAnyIng(site)) &&
      site.before?.tag === "ADP" &&
      OPENS_OBJECT.test(
        (/^(down|up|out|off|away|over)$/.test(site.after?.lower ?? "") ? site.afterThat : site.after)?.tag ?? "",
      ),
  },
  {
    name: "subjunctive: demanded that Benin drive the fighters out",
    tag: "VERB",
    holds: ({ token, before, beforeThat, after, grammar }) =>
      token.tag === "NOUN" &&
      grammar.isVerb(token.lower) &&
      isPluralOrName(before) &&
      beforeThat?.lower === "that" &&
      OPENS_OBJECT.test(after?.tag ?? ""),
  },
  {
    name: "present before a reflexive: groups base themselves",
    tag: "VERB",
    holds: ({ token, before, after, grammar }) =>
      token.tag === "NOUN" &&
      grammar.isVerb(token.lower) &&
      isPluralOrName(before) &&
      /^(themselves|ourselves|yourselves)$/.test(after?.lower ?? ""),
  },
  {
    name: "present behind a name that opens the sentence: Belgrade pays killers",
    tag: "VERB",
    holds: ({ token, before, beforeThat, after, grammar, isTitleCase }) =>
      token.tag === "NOUN" &&
      !isTitleCase &&
      /[^s]s$/.test(token.lower) &&
      grammar.isVerb(grammar.verbBase(token.lower, "")) &&
      before?.tag === "PROPN" &&
      (beforeThat === undefined || /^["“'‘]$/.test(beforeThat.text)) &&
      (OPENS_OBJECT.test(after?.tag ?? "") || isPluralOrName(after)),
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
  {
    name: "noun behind a past form: traded blame",
    tag: "NOUN",
    holds: ({ token, before, after }) =>
      token.tag === "VERB" &&
      token.lower === "blame" &&
      before?.tag === "VERB" &&
      !STARTS_PHRASE.test(after?.tag ?? ""),
  },
  {
    name: "the intelligence chief, as a noun",
    tag: "NOUN",
    holds: ({ token, before, after }) =>
      token.tag === "ADJ" &&
      token.lower === "chief" &&
      /^(NOUN|PROPN|ADJ|DET)$/.test(before?.tag ?? "") &&
      !/^(NOUN|PROPN|ADJ)$/.test(after?.tag ?? ""),
  },
  {
    name: "verb behind a modal: will open again",
    tag: "VERB",
    holds: ({ token, before, after, grammar }) =>
      token.tag === "ADJ" &&
      /^(open|close|free|clear|back|welcome|slow|calm|empty)$/.test(token.lower) &&
      grammar.modals.has(before?.lower ?? "") &&
      !/^(NOUN|PROPN|ADJ)$/.test(after?.tag ?? ""),
  },
];

/** The same tokens, some with another part of speech. */
export function repairTags(given: readonly Token[], grammar: Grammar): Token[] {
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

/** A known verb's -ing form that is not read as one. */
function isNominalIng({ token, grammar }: Site): boolean {
  return (
    (token.tag === "NOUN" || token.tag === "ADJ") &&
    token.lower.endsWith("ing") &&
    grammar.isVerb(grammar.verbBase(token.lower, token.lemma)) &&
    !grammar.isVerb(token.lower)
  );
}

/** "for trusting the rebels": before a determiner no noun in -ing ends its phrase, but for a few. */
function isAnyIng({ token, after }: Site): boolean {
  const isNoun =
    /^(evening|morning|nothing|anything|something|everything|spring|king|ring|wing|string|building|meeting)$/;
  return token.tag === "NOUN" && /...ing$/.test(token.lower) && !isNoun.test(token.lower) && after?.tag === "DET";
}

/** "alleged", "forbidden": the past participle of a verb that is known, spelt unlike its base. */
function isParticiple({ lower }: Token, grammar: Grammar): boolean {
  const base = grammar.verbBase(lower, lower);
  return base !== lower && grammar.isVerb(base) && grammar.verbForms(base).participle === lower;
}

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

function isPastForm({ lower, lemma }: Token): boolean {
  return lower.endsWith("ed") || lower !== lemma;
}

function isPluralOrName(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.tag === "PROPN" ||
      (token.tag === "NOUN" && /(s|men|people|police)$/.test(token.lower)) ||
      token.tag === "PRON")
  );
}

/** Headlines and lists in Title Case say nothing by their capitals. */
function looksLikeTitle(tokens: readonly Token[]): boolean {
  if (!tokens.some(({ text }) => /\p{Ll}/u.test(text))) return true;
  const words = tokens.filter((token) => /^\p{L}{4,}/u.test(token.text));
  return words.length >= 4 && words.filter((token) => /^\p{Lu}/u.test(token.text)).length > 0.75 * words.length;
}

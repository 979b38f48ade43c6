/** Nouns and names that the tagger took for something else, and people by what befell them. */

import { tollKinds } from "../knowledge/grammar.js";
import { OPENS_NOUN, OPENS_OBJECT, type Repair, STARTS_PHRASE } from "./tag-sites.js";

/** Nouns and names, and adjectives that stand for people. */
export const nounRepairs: readonly Repair[] = [
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
    name: "noun in a compound: a residence permit, at a bus stop in",
    tag: "NOUN",
    holds: ({ token, before, beforeThat, grammar }) =>
      token.tag === "VERB" &&
      token.lower === token.lemma &&
      !/(ing|ed)$/.test(token.lower) &&
      grammar.irregularBase(token.lower) === undefined &&
      before?.tag === "NOUN" &&
      !/[^s]s$/.test(before.lower) &&
      !/^(lot|number|majority|handful|couple|minority|group|few)$/.test(before.lower) &&
      /^(an?|this|each|every|another)$/.test(beforeThat?.lower ?? ""),
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
];

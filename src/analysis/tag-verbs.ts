/** Verbs that the tagger took for something else. */

import { isAnyIng, isNominalIng, isParticiple, isPluralOrName, OPENS_OBJECT, type Repair } from "./tag-sites.js";

/** Verbs. */
export const verbRepairs: readonly Repair[] = [
  {
    name: "verb behind who: the men who murder our mayors",
    tag: "VERB",
    holds: ({ token, before, after, grammar }) =>
      token.tag === "NOUN" &&
      before?.lower === "who" &&
      /^(DET|PRON|PROPN|NUM)$/.test(after?.tag ?? "") &&
      grammar.isVerb(grammar.verbBase(token.lower, token.lower)),
  },
  {
    name: "verb with a hyphen: to co-operate, has re-opened",
    tag: "VERB",
    holds: ({ token, before, grammar }) => {
      const [, stem] = /^(?:co|re|de|mis|counter)-(\p{Ll}+)$/u.exec(token.lower) ?? [];
      if (stem === undefined || !/^(NOUN|ADJ|X)$/.test(token.tag)) return false;
      const isInfinitive = before?.lower === "to" || before?.tag === "AUX";
      const isPast = stem.endsWith("ed") && /^(NOUN|PROPN|PRON|ADV)$/.test(before?.tag ?? "");
      return (isInfinitive || isPast) && grammar.isVerb(grammar.verbBase(stem, stem));
    },
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
    name: "verb behind a modal: will open again",
    tag: "VERB",
    holds: ({ token, before, after, grammar }) =>
      token.tag === "ADJ" &&
      /^(open|close|free|clear|back|welcome|slow|calm|empty)$/.test(token.lower) &&
      grammar.modals.has(before?.lower ?? "") &&
      !/^(NOUN|PROPN|ADJ)$/.test(after?.tag ?? ""),
  },
];

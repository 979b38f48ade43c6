/** Whether it happened: future, hypothetical, negated or long past, by the verb group and what governs it. */

import type { Clause, Sentence } from "../model/analysis.js";
import type { EventDate, EventMention } from "../model/coded-document.js";
import { above, contentHolder, isDatedDeed, isDeniedDeed } from "./contents.js";
import { daysBetween } from "./days.js";
import type { Scene } from "./scene.js";
import type { Trigger } from "./triggers.js";

/** How the text presents an event; `dropped` where it presents none: the aim of another act, or what somebody only asks for. */
export type Reality =
  | { readonly auxiliary: EventMention["auxiliary"]; readonly dropped: null }
  | { readonly dropped: string };

/** Future, hypothetical and negated by the verb group and what governs it. History is told by dates, in `withHistory`. */
export function findReality(scene: Scene, trigger: Trigger, others: readonly Trigger[]): Reality {
  const { frame } = trigger;
  const held = contentHolder(scene, trigger, others);
  if (held && !isDeniedDeed(held) && !isDatedDeed(scene, held))
    return { dropped: `it is what "${held.holder.span.text}" is about` };
  if (held) return { auxiliary: [], dropped: null };
  if (frame.clause === null)
    return isUnreal(scene, trigger)
      ? { dropped: "the noun stands for something that has not happened" }
      : { auxiliary: [], dropped: null };
  // "Our men have not fired a shot": force that was not used is no event; a refusal of talks is.
  if (frame.phrase === null && frame.clause.negated && scene.knowledge.ontology.is(trigger.pattern.type, "force"))
    return { dropped: "it did not happen" };
  if (frame.phrase === null) return ofClause(scene, frame.sentence, journeyFor(trigger) ?? frame.clause);
  if (isUnreal(scene, trigger)) return { dropped: "the noun stands for something that has not happened" };
  const reality = ofClause(scene, frame.sentence, frame.clause);
  if (carriesNoun(scene, trigger)) return reality;
  const isUncertain = reality.dropped !== null || reality.auxiliary.some((mode) => mode !== "negation");
  return isUncertain && !isDefinite(trigger)
    ? { dropped: "the noun stands in a clause that has not come true" }
    : { auxiliary: [], dropped: null };
}

/** "flew to Lima | to meet | the president": the meeting is as real as the journey. */
function journeyFor({ frame, pattern }: Trigger): Clause | null {
  const isPurpose = pattern.type === "CONSULT" && frame.clause?.tense === "infinitive" && !frame.clause.negated;
  return isPurpose ? frame.journey : null;
}

/** "the threat of attack", "to prevent war", "no attack", "possible talks". */
function isUnreal(scene: Scene, { frame, first }: Trigger): boolean {
  const { grammar } = scene.knowledge;
  const { sentence, clause, phrase } = frame;
  const own = phrase === null ? undefined : sentence.phrases[phrase];
  if (!own || phrase === null) return false;
  const inside = sentence.tokens.slice(own.first, first);
  if (
    inside.some(
      ({ lower }) =>
        /^(no|possible|potential|any|future|likely|hypothetical|threatened|imminent|feared|further|more|planned|proposed|alleged)$/.test(
          lower,
        ) &&
        lower !== "alleged" &&
        lower !== "planned" &&
        lower !== "proposed" &&
        lower !== "more" &&
        lower !== "further",
    )
  )
    return true;
  const holder = sentence.phrases.find(({ attachments }) =>
    attachments.some((oblique) => oblique.phrase === phrase && /^(of|for|to|about|against)$/.test(oblique.preposition)),
  );
  if (holder && grammar.irrealisNouns.has(sentence.tokens[holder.head]?.lemma ?? "")) return true;
  const before = sentence.tokens[own.first - 1]?.lower;
  if (
    before === "without" ||
    (before === "against" &&
      holder !== undefined &&
      /^(protection|guard|security|fight|campaign|measure)$/.test(sentence.tokens[holder.head]?.lemma ?? ""))
  )
    return true;
  return (
    clause?.objects.includes(phrase) === true && grammar.irrealisVerbs.has(sentence.tokens[clause.verb]?.lemma ?? "")
  );
}

/** True where the clause says whether the noun's event happened: "will | stage | a protest", "clashes | erupted". */
function carriesNoun(scene: Scene, { frame }: Trigger): boolean {
  const { clause, phrase, sentence } = frame;
  if (clause === null || phrase === null) return false;
  const verb = sentence.tokens[clause.verb]?.lemma ?? "";
  const { lightVerbs, occurrenceVerbs } = scene.knowledge.grammar;
  if (clause.subjects.includes(phrase)) return true;
  return clause.objects.includes(phrase) && (lightVerbs.has(verb) || occurrenceVerbs.has(verb));
}

function isDefinite({ frame }: Trigger): boolean {
  const phrase = frame.phrase === null ? undefined : frame.sentence.phrases[frame.phrase];
  return (
    phrase !== undefined &&
    (phrase.possessor !== null ||
      /^(the|this|that|these|those|its|his|her|their)$/.test(frame.sentence.tokens[phrase.first]?.lower ?? ""))
  );
}

/** What the verb group says, then what governs it: "plans to", "failed to", "if". */
function ofClause(scene: Scene, sentence: Sentence, clause: Clause): Reality {
  const { grammar } = scene.knowledge;
  const auxiliary = new Set<EventMention["auxiliary"][number]>();
  if (clause.negated) auxiliary.add("negation");
  if (clause.tense === "future") auxiliary.add("future");
  if (
    clause.modal !== null &&
    !grammar.futureModals.has(clause.modal) &&
    !(clause.modal === "would" || clause.modal === "'d")
  )
    auxiliary.add("hypothetical");
  if (clause.modal === "would" || clause.modal === "'d")
    auxiliary.add(isReported(scene, sentence, clause) ? "future" : "hypothetical");
  if (clause.relation === "conditional" && clause.marker !== "whether") auxiliary.add("hypothetical");
  if (clause.voice === "passive" && isScheduled(sentence, clause)) auxiliary.add("future");
  if (clause.tense === "participle") {
    const governor = above(sentence, clause);
    const verb = governor?.end === clause.first ? (sentence.tokens[governor.verb]?.lemma ?? "") : "";
    if (
      /^(consider|weigh|mull|contemplate|discuss|suggest|propose|recommend|envisage|risk|fear|face|avoid)$/.test(verb)
    )
      auxiliary.add("hypothetical");
    if (/^(stop|cease|quit|end|halt)$/.test(verb)) auxiliary.add("negation");
    const charge = governor ? (sentence.tokens[governor.verb]?.lemma ?? "") : "";
    if (/^(of|with)$/.test(clause.marker ?? "") && /^(accuse|suspect|charge|acquit|convict|clear)$/.test(charge))
      return { dropped: "it is what somebody is charged with" };
  }
  if (clause.tense === "infinitive") {
    const governor = above(sentence, clause);
    const verb = governor ? (sentence.tokens[governor.verb]?.lemma ?? "") : "";
    // "claims to have arrested three", "is believed to have been killed": told as done.
    if (clause.perfect) return { auxiliary: [...auxiliary], dropped: null };
    if (grammar.failureVerbs.has(verb)) auxiliary.add("negation");
    else if (grammar.intentVerbs.has(verb) || isClausalNounBefore(scene, sentence, clause)) auxiliary.add("future");
    else if (!grammar.successVerbs.has(verb)) return { dropped: "it is the purpose of another act" };
  }
  const isUnder = conditionAbove(sentence, clause);
  if (isUnder) auxiliary.add("hypothetical");
  if (auxiliary.has("negation") && auxiliary.has("hypothetical")) return { dropped: "what might not be is no news" };
  return { auxiliary: [...auxiliary], dropped: null };
}

/** "is scheduled for", "are set to": passives of plans; "was set ablaze" is none. */
function isScheduled(sentence: Sentence, clause: Clause): boolean {
  const verb = sentence.tokens[clause.verb]?.lemma ?? "";
  return (
    /^(schedule|plan|expect|propose)$/.test(verb) || (verb === "set" && sentence.tokens[clause.end]?.lower === "to")
  );
}

function isReported(scene: Scene, sentence: Sentence, clause: Clause): boolean {
  const governor = above(sentence, clause);
  const verb = governor ? (sentence.tokens[governor.verb]?.lemma ?? "") : "";
  return (scene.knowledge.vocabulary.reporting.get(verb)?.length ?? 0) > 0;
}

/** "announced plans to close": the infinitive hangs on a noun of intent. */
function isClausalNounBefore(scene: Scene, sentence: Sentence, clause: Clause): boolean {
  return scene.knowledge.grammar.clausalNouns.has(sentence.tokens[clause.first - 1]?.lemma ?? "");
}

function conditionAbove(sentence: Sentence, clause: Clause): boolean {
  for (let at = above(sentence, clause), turns = 0; at && turns < 4; at = above(sentence, at), turns++)
    if (at.relation === "conditional" && at.marker !== "whether") return true;
  return false;
}

const YEAR = 300;

/** Adds "historical" where the date lies in an earlier episode: as a rule a year back. */
export function withHistory(
  auxiliary: EventMention["auxiliary"],
  date: EventDate | null,
  published: string | null,
): EventMention["auxiliary"] {
  if (!date || !published || date.to === null || auxiliary.includes("future")) return auxiliary;
  return daysBetween(date.to, published.slice(0, 10)) > YEAR ? [...auxiliary, "historical"] : auxiliary;
}

/** Whether it happened and who says so: auxiliary modes, attribution, stance. */
import type { Clause, Sentence, Speech } from "../model/analysis.js";
import type { Attribution, EventDate, EventMention } from "../model/coded-document.js";
import { covers } from "../model/span.js";
import type { Party, Scene } from "./scene.js";
import type { Trigger } from "./triggers.js";
import { journeyTo } from "./visits.js";

/** How the text presents an event; `dropped` where it presents none: the aim of another act, or what somebody only asks for. */
export type Reality =
  | { readonly auxiliary: EventMention["auxiliary"]; readonly dropped: null }
  | { readonly dropped: string };

const CONTENT_TYPES = new Set(["REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE"]);

/** "Our men have not fired a shot": force that was not used is no event; a refusal of talks is. */
const FORCE = new Set(["ASSAULT", "COERCE", "PROTEST", "MOBILIZE"]);

/** A speech act, and the trigger that tells what it is about. */
export interface Content {
  readonly holder: Trigger;
  readonly content: Trigger;
}

/** Future, hypothetical and negated by the verb group and what governs it. History is told by dates, in `withHistory`. */
export function findReality(scene: Scene, trigger: Trigger, others: readonly Trigger[]): Reality {
  const { frame } = trigger;
  const held = contentHolder(trigger, others);
  if (held && !isDeniedDeed(held) && !isDatedDeed(scene, held))
    return { dropped: `it is what "${held.holder.span.text}" is about` };
  if (held) return { auxiliary: [], dropped: null };
  if (frame.clause === null)
    return isUnreal(scene, trigger)
      ? { dropped: "the noun stands for something that has not happened" }
      : { auxiliary: [], dropped: null };
  if (frame.phrase === null && frame.clause.negated && FORCE.has(trigger.pattern.type))
    return { dropped: "it did not happen" };
  if (frame.phrase === null) return ofClause(scene, frame.sentence, journeyFor(scene, trigger) ?? frame.clause);
  if (isUnreal(scene, trigger)) return { dropped: "the noun stands for something that has not happened" };
  const reality = ofClause(scene, frame.sentence, frame.clause);
  if (carriesNoun(scene, trigger)) return reality;
  const isUncertain = reality.dropped !== null || reality.auxiliary.some((mode) => mode !== "negation");
  return isUncertain && !isDefinite(trigger)
    ? { dropped: "the noun stands in a clause that has not come true" }
    : { auxiliary: [], dropped: null };
}

/** "flew to Lima | to meet | the president": the meeting is as real as the journey. */
function journeyFor(scene: Scene, { frame, pattern }: Trigger): Clause | null {
  const isPurpose = pattern.type === "CONSULT" && frame.clause?.tense === "infinitive" && !frame.clause.negated;
  return isPurpose ? journeyTo(scene, frame) : null;
}

/** "denied shelling the hospital": the deed is told, as something denied. */
function isDeniedDeed({ holder, content }: Content): boolean {
  return (
    /^den(y|ies|ied|ying)/.test(holder.span.text.toLowerCase()) &&
    content.frame.phrase === null &&
    content.frame.clause?.tense === "participle"
  );
}

/** "accused soldiers of | burning | three houses on Monday": a deed with a day of its own is told, as somebody's charge. */
function isDatedDeed(scene: Scene, { holder, content }: Content): boolean {
  const { clause, sentence, phrase } = content.frame;
  const isDeed = holder.pattern.type === "ACCUSE" && content.pattern.type === "ASSAULT" && phrase === null;
  if (!isDeed || clause?.tense !== "participle") return false;
  return scene.timesIn(sentence).some(({ firstToken, from }) => firstToken > clause.verb && from !== null);
}

/** The speech act whose content the trigger is: "urged rebels to | release | prisoners". */
export function contentHolder(trigger: Trigger, others: readonly Trigger[]): Content | null {
  const { sentence, clause, phrase } = trigger.frame;
  let isSibling = false;
  for (let at: Clause | null = clause, turns = 0; at && turns < 5; at = above(sentence, at), turns++) {
    const isOwn = at === clause;
    const isCoordinated = isSibling;
    isSibling = isFiniteConjunct(sentence, at);
    // "appealed for calm and | denied | …": what stands beside a speech act is not what it is about.
    if (isCoordinated) continue;
    const holder = others.find(
      (other) =>
        other !== trigger &&
        other.frame.phrase === null &&
        other.frame.clause === at &&
        other.frame.sentence === sentence &&
        CONTENT_TYPES.has(other.pattern.type),
    );
    if (!holder) {
      if (
        at.relation === "conjunct" ||
        at.relation === "complement" ||
        at.relation === "adverbial" ||
        at.relation === "participial"
      )
        continue;
      return null;
    }
    if (isOwn && phrase === null) continue;
    const isContent =
      holder.pattern.type === "ACCUSE" ? !isOwn && isGerundOf(clause) : !isOwn || isObjectOf(trigger, holder);
    return isContent ? { holder, content: trigger } : null;
  }
  return null;
}

function isFiniteConjunct(sentence: Sentence, clause: Clause): boolean {
  const sibling = above(sentence, clause);
  return clause.relation === "conjunct" && /^(past|present)$/.test(clause.tense) && sibling?.tense === clause.tense;
}

function isGerundOf(clause: Clause | null): boolean {
  return clause !== null && clause.tense === "participle" && clause.relation === "adverbial";
}

function isObjectOf({ frame }: Trigger, holder: Trigger): boolean {
  const slots = holder.pattern.recipient.concat(["object", "for", "on", "of", "with", "to"]);
  return frame.phrase !== null && slots.some((slot) => holder.frame.slot(slot).includes(frame.phrase ?? -1));
}

function above(sentence: Sentence, clause: Clause): Clause | null {
  return clause.governor === null ? null : (sentence.clauses[clause.governor] ?? null);
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

/** Whole days from one ISO date to another, by the count of days since year 0. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((m * 306 + 5) / 10) + day - 1
  );
}

/** "reports", "sources", "a statement": words for a source that is nobody in particular. */
function isSourceNoun({ knowledge }: Scene, sentence: Sentence, { phrase }: Speech): boolean {
  const head = phrase === null ? undefined : sentence.tokens[sentence.phrases[phrase]?.head ?? -1];
  return (
    head !== undefined &&
    (/^(source|report|witness|account|media|news|medium|statement|spokesman|spokeswoman|pronoun)$/.test(head.lemma) ||
      (knowledge.vocabulary.reportingNouns.get(head.lemma)?.length ?? 0) > 0 ||
      head.tag === "PRON" ||
      head.tag === "PROPN")
  );
}

/** Who says so, outermost first; the event's own actor is no source of its own speech act. */
export function findAttribution(
  scene: Scene,
  trigger: Trigger,
): { readonly attribution: Attribution[]; readonly speech: Speech | null } {
  const { sentence } = trigger.frame;
  const telling = scene.speechesIn(sentence).filter(
    (speech) =>
      speech.content.some((content) => covers(content, trigger.span)) &&
      (!speech.isNominal || /^(denies|confirms|claims-responsibility)$/.test(speech.stance)) &&
      !covers(speech.cue, trigger.span) &&
      // "accused soldiers of arson, a claim that the army | dismissed |": the answer is no part of the charge.
      !(trigger.pattern.type === "REJECT" && speech.stance === "alleges"),
  );
  const outermost = [...telling].sort((a, b) => lengthOf(b) - lengthOf(a));
  return {
    attribution: outermost.flatMap((speech) => toAttribution(scene, sentence, speech) ?? []),
    speech: outermost.at(-1) ?? null,
  };
}

function lengthOf({ content }: Speech): number {
  return content.reduce((sum, { start, end }) => sum + end - start, 0);
}

function toAttribution(scene: Scene, sentence: Sentence, speech: Speech): Attribution | null {
  if (speech.source === null) return null;
  const party: Party | null = speech.phrase === null ? null : scene.partyAt(sentence, speech.phrase);
  const isVoice =
    party !== null && party.entity.kind !== "place" && party.entity.kind !== "facility"
      ? true
      : isSourceNoun(scene, sentence, speech);
  if (!isVoice) return null;
  return { speaker: party?.entity.id ?? null, text: speech.source, stance: speech.stance };
}

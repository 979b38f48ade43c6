/** Triggers of one sentence → drafts of mentions: parties found, reality judged, triggers of one event together. */

import type { Clause, Sentence } from "../model/analysis.js";
import type { EventMention, Evidence } from "../model/coded-document.js";
import { covers } from "../model/span.js";
import { hedgedObjects, isElliptical } from "./casualties.js";
import { type Content, contentHolder } from "./contents.js";
import { findParticipants, type Participant, type Participants } from "./participants.js";
import { distinctParties, headLemma, isReciprocal, type Scene } from "./scene.js";
import { findReality } from "./status.js";
import type { Trigger } from "./triggers.js";
import { describesSame } from "./unite.js";

export interface Draft {
  readonly trigger: Trigger;
  readonly parties: Participants;
  readonly auxiliary: EventMention["auxiliary"];
  /** How an actor stands that is only suspected or claims the deed. */
  readonly stance: Evidence["stance"];
  /** Triggers that tell what a speech act is about: what is asked for, threatened, refused. */
  readonly contents: readonly Content[];
}

/** Drafts of one event together, the one that leads first. What is dropped stands in the scene's explanation. */
export function draftEvents(scene: Scene, local: readonly Trigger[]): Draft[][] {
  const held = local.flatMap((trigger) => contentHolder(scene, trigger, local) ?? []);
  const drafts = local.flatMap((trigger) => toDraft(scene, trigger, { local, held }) ?? []);
  const { tolls } = scene.knowledge.eventWords;
  const groups: Draft[][] = [];
  for (const draft of drafts) {
    const group = groups.find((members) => members.some((member) => describesSame(tolls, member, draft)));
    if (group) group.push(draft);
    else groups.push([draft]);
  }
  return groups;
}

interface Around {
  readonly local: readonly Trigger[];
  readonly held: readonly Content[];
}

function toDraft(scene: Scene, trigger: Trigger, { local, held }: Around): Draft | null {
  const suspected = findSuspects(scene, trigger);
  // "investigators linked that attack to the rebels": the deed is told, and whose it may be.
  const reality = findReality(scene, trigger, suspected.length > 0 ? [] : local);
  const dropped =
    reality.dropped ??
    (isLaidOnNobody(scene, trigger, local) ? "who suspects is not said: the deed's own mention tells whom" : null);
  if (dropped !== null || reality.dropped !== null) {
    scene.explain(trigger.span, "status", trigger.pattern.name, "dropped", dropped ?? "");
    return null;
  }
  const found = withHarmed(scene, trigger, findParticipants(scene, trigger));
  const parties = suspected.length > 0 ? withSuspects(found, suspected) : found;
  const isClaim =
    trigger.pattern.words.includes("responsibility") || suspected.some((one) => saysSo(scene, trigger, one));
  const stance = isClaim ? "claims-responsibility" : suspected.length > 0 ? "alleges" : "asserts";
  return {
    trigger,
    parties,
    auxiliary: reality.auxiliary,
    stance,
    contents: held.filter(({ holder }) => holder === trigger),
  };
}

/** "The Front said that | it | was behind the raid": who is laid open as the doer says so. */
function saysSo(scene: Scene, { span, frame: { sentence } }: Trigger, { party }: Participant): boolean {
  return scene
    .speechesIn(sentence)
    .filter(({ content, phrase }) => phrase !== null && content.some((one) => covers(one, span)))
    .some(({ phrase }) => scene.partyAt(sentence, phrase ?? -1)?.entity.id === party.entity.id);
}

/** "another 20 injured": those counted are hit; "killed about a dozen soldiers": what reads as a preposition hedges the object. */
function withHarmed(scene: Scene, { frame, pattern }: Trigger, found: Participants): Participants {
  const { sentence, clause, phrase } = frame;
  if (clause === null || phrase !== null || pattern.type !== "ASSAULT") return found;
  if (isElliptical(scene, sentence, clause)) return { actors: [], recipients: found.actors };
  if (isBarePassive(scene, sentence, clause))
    return {
      actors: [],
      recipients: clause.subjects
        .flatMap((one) => scene.partiesAt(sentence, one))
        .map((party) => ({ party, slot: "subject" })),
    };
  if (found.recipients.length > 0) return found;
  const hedged = hedgedObjects(scene, sentence, clause).flatMap((one) => scene.partyAt(sentence, one) ?? []);
  return { ...found, recipients: hedged.slice(-1).map((party) => ({ party, slot: "object" })) };
}

/** "Police chief killed in a bombing", "the civilians killed there": harm without an object befell its subject. */
function isBarePassive({ knowledge }: Scene, sentence: Sentence, clause: Clause): boolean {
  const verb = sentence.tokens[clause.verb];
  const next = sentence.tokens[clause.end];
  return (
    clause.voice === "active" &&
    clause.tense === "past" &&
    clause.first === clause.verb &&
    clause.objects.length === 0 &&
    /^(killed|wounded|injured|hurt|maimed)$/.test(verb?.lower ?? "") &&
    knowledge.eventWords.tolls.harms.has(verb?.lemma ?? "") &&
    (next === undefined || /^(in|by|at|near|outside|during|after|when|as|and|[.,;:])$/.test(next.lower))
  );
}

function withSuspects({ recipients }: Participants, suspected: readonly Participant[]): Participants {
  const ids = new Set(suspected.map(({ party }) => party.entity.id));
  return { actors: suspected, recipients: recipients.filter(({ party }) => !ids.has(party.entity.id)) };
}

/** Verbs that lay a deed on somebody: behind which prepositions the suspect stands. */
const SUSPICION: ReadonlyMap<string, readonly string[]> = new Map([
  ["link", ["to"]],
  ["tie", ["to"]],
  ["attribute", ["to"]],
  ["ascribe", ["to"]],
  ["trace", ["to"]],
  ["put", ["to"]],
  ["blame", ["on"]],
  ["pin", ["on"]],
]);

/** Whom a deed is laid on by the clauses of its sentence: "the attack was linked to the TTP", "blamed jihadists for it". */
function findSuspects(scene: Scene, trigger: Trigger): Participant[] {
  const { sentence } = trigger.frame;
  if (trigger.pattern.type !== "ASSAULT") return [];
  const laid = sentence.clauses.flatMap((clause) => {
    const { asSubject, asObject, asCause, asAuthored } = partOf(trigger, clause);
    const verb = sentence.tokens[clause.verb]?.lemma ?? "";
    const prepositions = asSubject || asObject ? (SUSPICION.get(verb) ?? []) : [];
    if (asAuthored && scene.knowledge.grammar.be.has(verb)) return clause.subjects;
    const on = clause.obliques
      .filter(({ preposition }) => prepositions.includes(preposition))
      .map(({ phrase }) => phrase);
    return [...on, ...(asCause && /^(blame|accuse|suspect|hold)$/.test(verb) ? blamedBy(sentence, clause) : [])];
  });
  const suspects = distinctParties(laid.flatMap((one) => scene.partiesAt(sentence, one)));
  return suspects.filter(({ entity }) => entity.actor !== null).map((party) => ({ party, slot: "suspected" }));
}

/** "blamed jihadists for", "were blamed for"; "blame one another for": each side lays it on the other. */
function blamedBy(sentence: Sentence, { voice, subjects, objects }: Clause): readonly number[] {
  const isMutual = objects.some((object) => isReciprocal(sentence, object));
  return voice === "passive" || isMutual ? subjects : objects;
}

interface Part {
  readonly asSubject: boolean;
  readonly asObject: boolean;
  readonly asCause: boolean;
  /** "was behind | the attack |". */
  readonly asAuthored: boolean;
}

/** What the deed is in a clause: its noun ("the attack was linked to"), the thing that did it ("a bomb that killed five was linked to"), or a pronoun for it. */
function partOf({ frame, first }: Trigger, clause: Clause): Part {
  const { sentence, phrase } = frame;
  const means =
    frame.phrase === null && frame.clause ? frame.clause.subjects.filter((one) => isThing(sentence, one)) : [];
  const deeds = new Set(phrase === null ? means : [phrase]);
  const isDeed = (one: number): boolean => deeds.has(one) || isPronounFor(sentence, one, first);
  const isOwn = clause === frame.clause;
  // "an attack | since ascribed to the rebels": what lays it on somebody has no object.
  const isPassive = clause.voice === "passive" || clause.objects.length === 0;
  return {
    asSubject: clause.subjects.some((one) => (isOwn || isPassive) && isDeed(one)),
    asObject: clause.objects.some(isDeed),
    asAuthored: clause.obliques.some((oblique) => oblique.preposition === "behind" && isDeed(oblique.phrase)),
    asCause: clause.obliques.some((oblique) => /^(for|of)$/.test(oblique.preposition) && isDeed(oblique.phrase)),
  };
}

/** A bomb or a blast, whatever did the deed without being anybody. */
function isThing(sentence: Sentence, phrase: number): boolean {
  return /^(bomb|blast|explosion|device|grenade|mine|rocket|missile|shell|drone|attack|raid|bombing|shooting)$/.test(
    headLemma(sentence, phrase),
  );
}

/** "…; | it | is also blamed on": the pronoun of a deed told before it in the sentence. */
function isPronounFor(sentence: Sentence, phrase: number, deed: number): boolean {
  const own = sentence.phrases[phrase];
  return own !== undefined && own.first > deed && /^(it|this|that|which)$/.test(sentence.tokens[own.head]?.lower ?? "");
}

/** "The bombing was blamed on al-Shabab": no accusation without an accuser, where the deed is a mention of its own. */
function isLaidOnNobody(scene: Scene, { frame, pattern }: Trigger, local: readonly Trigger[]): boolean {
  const { clause, sentence } = frame;
  if (pattern.type !== "ACCUSE" || clause?.voice !== "passive" || frame.phrase !== null) return false;
  const verb = sentence.tokens[clause.verb]?.lemma ?? "";
  if (!(SUSPICION.has(verb) || verb === "suspect") || frame.slot("subject").length > 0) return false;
  return local.some((other) => findSuspects(scene, other).length > 0);
}

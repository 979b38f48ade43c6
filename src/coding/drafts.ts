/** Triggers of one sentence → drafts of mentions: parties found, reality judged, triggers of one event together. */

import type { EventMention, Evidence } from "../model/coded-document.js";
import { findParticipants, type Participant, type Participants } from "./participants.js";
import { distinctParties, headLemma, type Scene } from "./scene.js";
import { type Content, contentHolder, findReality } from "./status.js";
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
  const held = local.flatMap((trigger) => contentHolder(trigger, local) ?? []);
  const drafts = local.flatMap((trigger) => toDraft(scene, trigger, { local, held }) ?? []);
  const groups: Draft[][] = [];
  for (const draft of drafts) {
    const group = groups.find((members) => members.some((member) => describesSame(member, draft)));
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
  const reality = findReality(scene, trigger, local);
  const dropped =
    reality.dropped ??
    (isLaidOnNobody(scene, trigger, local) ? "who suspects is not said: the deed's own mention tells whom" : null);
  if (dropped !== null || reality.dropped !== null) {
    scene.explain(trigger.span, "status", trigger.pattern.name, "dropped", dropped ?? "");
    return null;
  }
  const found = findParticipants(scene, trigger);
  const suspected = findSuspects(scene, trigger);
  const parties = suspected.length > 0 ? withSuspects(found, suspected) : found;
  const isClaim = trigger.pattern.words.includes("responsibility");
  const stance = suspected.length > 0 ? "alleges" : isClaim ? "claims-responsibility" : "asserts";
  return {
    trigger,
    parties,
    auxiliary: reality.auxiliary,
    stance,
    contents: held.filter(({ holder }) => holder === trigger),
  };
}

function withSuspects({ recipients }: Participants, suspected: readonly Participant[]): Participants {
  const ids = new Set(suspected.map(({ party }) => party.entity.id));
  return { actors: suspected, recipients: recipients.filter(({ party }) => !ids.has(party.entity.id)) };
}

/** Verbs that lay a deed on somebody: where the deed stands, and behind which prepositions the suspect. */
const SUSPICION: Readonly<Record<string, readonly string[]>> = {
  link: ["to"],
  tie: ["to"],
  attribute: ["to"],
  ascribe: ["to"],
  trace: ["to"],
  blame: ["on"],
  pin: ["on"],
};

/** "The attack was linked to the TTP", "blamed jihadists for the attack": whom a noun's deed is laid on. */
function findSuspects(scene: Scene, { frame, pattern }: Trigger): Participant[] {
  const { clause, phrase, sentence } = frame;
  if (clause === null || phrase === null || pattern.type !== "ASSAULT") return [];
  const verb = sentence.tokens[clause.verb]?.lemma ?? "";
  const isTold = clause.subjects.includes(phrase) || clause.objects.includes(phrase);
  const prepositions = isTold ? (SUSPICION[verb] ?? []) : [];
  const laidOn = clause.obliques
    .filter(({ preposition }) => prepositions.includes(preposition))
    .map((oblique) => oblique.phrase);
  const isCause =
    /^(blame|accuse|suspect)$/.test(verb) &&
    clause.obliques.some((oblique) => oblique.phrase === phrase && /^(for|of)$/.test(oblique.preposition));
  // "blame one another for the shooting": each side lays it on the other.
  const isMutual = clause.objects.some((object) => /^(other|another)$/.test(headLemma(sentence, object)));
  const blamed = isCause ? (clause.voice === "passive" || isMutual ? clause.subjects : clause.objects) : [];
  const suspects = distinctParties([...laidOn, ...blamed].flatMap((one) => scene.partyAt(sentence, one) ?? []));
  return suspects.filter(({ entity }) => entity.actor !== null).map((party) => ({ party, slot: "suspected" }));
}

/** "The bombing was blamed on al-Shabab": no accusation without an accuser, where the deed is a mention of its own. */
function isLaidOnNobody(scene: Scene, { frame, pattern }: Trigger, local: readonly Trigger[]): boolean {
  const { clause, sentence } = frame;
  if (pattern.type !== "ACCUSE" || clause?.voice !== "passive" || frame.phrase !== null) return false;
  if (!((sentence.tokens[clause.verb]?.lemma ?? "") in SUSPICION) || frame.slot("subject").length > 0) return false;
  return local.some(
    (other) => other.frame.clause === clause && other.frame.phrase !== null && findSuspects(scene, other).length > 0,
  );
}

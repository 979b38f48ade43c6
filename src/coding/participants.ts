/** Who did it and to whom: the parties that a trigger's frame shows, by its pattern's slots. */

import type { Ontology } from "../knowledge/ontology.js";
import type { Pattern } from "../knowledge/patterns.js";
import type { Oblique, Sentence } from "../model/analysis.js";
import type { Frame } from "./frames.js";
import { distinctParties, headLemma, isReciprocal, type Party, type Scene } from "./scene.js";
import type { Trigger } from "./triggers.js";
import { isVisit } from "./visits.js";

/** A party and the slot that showed it, which explains it. */
export interface Participant {
  readonly party: Party;
  readonly slot: string;
}

export interface Participants {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
}

export function findParticipants(scene: Scene, { pattern, frame }: Trigger): Participants {
  const stated = fill(scene, frame, pattern.actor, isActor);
  const mayAct = frame.phrase !== null && !pattern.actor.includes("none") && stated.every(isVague);
  const acting = mayAct ? fill(scene, frame, ["subject"], isActor) : [];
  const actors = acting.length > 0 ? acting : stated;
  const victims = victimsIn(scene, frame, pattern);
  const hit = fill(
    scene,
    frame,
    recipientSlots(frame, pattern.recipient),
    (party) => !victims.has(party.mention.phrase ?? -1) && isRecipient(scene.knowledge.ontology, party, pattern),
  );
  const recipients = hit.length > 0 || pattern.recipient.includes("none") ? hit : concerned(scene, frame, pattern);
  return settle({ actors, recipients }, { isMutual: pattern.mutual && !isVisit(frame), frame });
}

/** A noun's victims may be the object of its verb too: "the blast killed | five". */
function recipientSlots({ phrase }: Frame, slots: readonly string[]): readonly string[] {
  return phrase === null || slots.includes("object") || slots.includes("none") ? slots : [...slots, "object"];
}

/** Whose affair a verb's object is; who suffers what a noun names: "Pakistan has witnessed attacks". */
function concerned(scene: Scene, frame: Frame, pattern: Pattern): Participant[] {
  const phrases = frame.phrase === null ? pattern.recipient.flatMap((slot) => frame.slot(slot)) : [];
  const parties = phrases.flatMap((phrase) =>
    // "condemned the bombing | of the embassy": the embassy is not to blame, whoever bombed it is.
    isDeed(scene, frame.sentence, phrase) && scene.knowledge.ontology.isVerbalConflict(pattern.type)
      ? doersOf(scene, frame.sentence, phrase)
      : concernedBy(scene, frame.sentence, phrase, 1),
  );
  const suffering = pattern.type === "ASSAULT" ? sufferers(scene, frame) : [];
  return distinctParties([...parties, ...suffering]).map((party) => ({ party, slot: "concerned" }));
}

function sufferers(scene: Scene, { sentence, clause, phrase }: Frame): Party[] {
  if (
    clause === null ||
    phrase === null ||
    !scene.knowledge.grammar.experienceVerbs.has(sentence.tokens[clause.verb]?.lemma ?? "")
  )
    return [];
  const holds = (holder: number): boolean =>
    holder === phrase ||
    (sentence.phrases[holder]?.attachments.some(
      (oblique) => oblique.phrase === phrase && /^(in|of)$/.test(oblique.preposition),
    ) ??
      false);
  return clause.objects.some(holds)
    ? clause.subjects
        .flatMap((subject) => scene.partyAt(sentence, subject) ?? [])
        .filter((party) => scene.isPolitical(party))
    : [];
}

/** What a trigger's pattern asks of its parties and does not get: it leaves the place to another pattern. */
export function lacksParties(scene: Scene, trigger: Trigger): string | null {
  const { pattern } = trigger;
  const isAsking = pattern.isWeak || pattern.needs.includes("actor") || pattern.needs.includes("recipient");
  if (!isAsking) return null;
  const { actors, recipients } = findParticipants(scene, trigger);
  if (pattern.needs.includes("actor") && actors.length === 0) return "its pattern needs an actor";
  if (pattern.needs.includes("recipient") && recipients.length === 0 && actors.length < 2)
    return "its pattern needs a recipient";
  if (!pattern.isWeak) return null;
  const political = (list: readonly Participant[]): Participant[] =>
    list.filter(({ party }) => scene.isPolitical(party));
  const acting = political(actors);
  const isBetween =
    political(recipients).length > 0 ||
    (pattern.mutual && (acting.length > 1 || acting.some(({ party }) => party.mention.isPlural)));
  return acting.length > 0 && isBetween ? null : "its words prove little, and not both parties are political";
}

/** "military" in "a military operation" says little of who acts. */
function isVague({ party: { entity }, slot }: Participant): boolean {
  return slot === "modifier" && entity.actor?.id === null && entity.actor.country === null;
}

/** The first slot that shows anybody; all whom it shows. */
function fill(scene: Scene, frame: Frame, slots: readonly string[], accepts: (party: Party) => boolean): Participant[] {
  for (const slot of slots) {
    const parties =
      slot === "modifier"
        ? modifiers(scene, frame)
        : frame.slot(slot).flatMap((phrase) => partiesAt(scene, frame.sentence, phrase, 2));
    const accepted = parties.filter(accepts);
    if (accepted.length > 0) return distinctParties(accepted).map((party) => ({ party, slot }));
  }
  return [];
}

function modifiers(scene: Scene, frame: Frame): Party[] {
  const phrase = frame.phrase === null ? undefined : frame.sentence.phrases[frame.phrase];
  return phrase ? scene.modifiersOf(frame.sentence, phrase).filter(({ entity }) => entity.actor !== null) : [];
}

/** Whom a phrase stands for: itself, or what its "of" counts ("a number of journalists"), and who is joined to it by "and". */
function partiesAt(scene: Scene, sentence: Sentence, phrase: number, depth: number): Party[] {
  const own = scene.partiesAt(sentence, phrase);
  if (own.length > 0) return [...own];
  const inner = [...membersOf(sentence, phrase), ...leadersOf(sentence, phrase)];
  return depth > 0 && isPartitive(scene, sentence, phrase)
    ? inner.flatMap((oblique) => partiesAt(scene, sentence, oblique.phrase, depth - 1))
    : [];
}

function membersOf(sentence: Sentence, phrase: number): readonly Oblique[] {
  return sentence.phrases[phrase]?.attachments.filter(({ preposition }) => /^(of|under)$/.test(preposition)) ?? [];
}

/** "a team | led by | the deputy minister": whoever leads it says whose it is. */
function leadersOf(sentence: Sentence, phrase: number): readonly Oblique[] {
  return sentence.clauses
    .filter(
      ({ relation, subjects, voice }) => relation === "relative" && voice === "passive" && subjects.includes(phrase),
    )
    .filter(({ verb }) => /^(lead|head|chair)$/.test(sentence.tokens[verb]?.lemma ?? ""))
    .flatMap(({ obliques }) => obliques.filter(({ preposition }) => preposition === "by"));
}

const BEHIND = /^(of|by|against|on|from|for|to|with|over|in)$/;

/** Whose affair a thing is: its owner, the country that it is called by, or whoever hangs on it: "rejected | accusations by Maduro", "praised | Kenya's efforts". */
function concernedBy(scene: Scene, sentence: Sentence, number: number, depth: number): Party[] {
  const phrase = sentence.phrases[number];
  if (!phrase) return [];
  const owner = phrase.possessor === null ? [] : [scene.partyAt(sentence, phrase.possessor)];
  const named = [...owner, ...scene.modifiersOf(sentence, phrase)]
    .filter((party) => party !== null)
    .filter((party) => scene.isPolitical(party));
  if (named.length > 0) return named;
  for (const oblique of phrase.attachments.filter(({ preposition }) => BEHIND.test(preposition))) {
    const party = scene.partyAt(sentence, oblique.phrase);
    if (party && (scene.isPolitical(party) || party.entity.actor !== null)) return [party];
    const deeper = party || depth === 0 ? [] : concernedBy(scene, sentence, oblique.phrase, depth - 1);
    if (deeper.length > 0) return deeper;
  }
  return [];
}

/** "condemned the killing | of civilians |": whom the deed befell that a verb of blame is about. */
function victimsIn(scene: Scene, frame: Frame, { type }: Pattern): ReadonlySet<number> {
  const { phrases } = frame.sentence;
  if (frame.phrase !== null || !scene.knowledge.ontology.isVerbalConflict(type)) return new Set();
  const deeds = frame.slot("object").filter((phrase) => isDeed(scene, frame.sentence, phrase));
  const hanging = deeds.flatMap((deed) => phrases[deed]?.attachments ?? []);
  return new Set(hanging.filter(({ preposition }) => preposition !== "by").map(({ phrase }) => phrase));
}

/** A noun for force against somebody. */
function isDeed({ knowledge }: Scene, sentence: Sentence, phrase: number): boolean {
  return knowledge.eventWords.isDeed(headLemma(sentence, phrase));
}

/** Who did what a noun names: its owner, who stands before it, or who follows "by": "the army's shelling", "attacks by rebels". */
function doersOf(scene: Scene, sentence: Sentence, number: number): Party[] {
  const phrase = sentence.phrases[number];
  if (!phrase) return [];
  const owner = phrase.possessor === null ? [] : [scene.partyAt(sentence, phrase.possessor)];
  const by = phrase.attachments.filter(({ preposition }) => preposition === "by").map((oblique) => oblique.phrase);
  return [...owner, ...scene.modifiersOf(sentence, phrase), ...by.map((one) => scene.partyAt(sentence, one))]
    .filter((party) => party !== null)
    .filter((party) => scene.isPolitical(party));
}

function isPartitive(scene: Scene, sentence: Sentence, phrase: number): boolean {
  const lemma = headLemma(sentence, phrase);
  const head = sentence.tokens[sentence.phrases[phrase]?.head ?? -1];
  const { partitives } = scene.knowledge.eventWords;
  return partitives.has(lemma) || partitives.has(head?.lower ?? "") || head?.tag === "NUM" || head?.tag === "DET";
}

/** Actors are parties that count for something in politics, or bodies; never a place as such. */
function isActor({ entity }: Party): boolean {
  if (entity.kind === "place" || entity.kind === "facility") return false;
  return entity.actor !== null || entity.kind === "person" || entity.kind === "organization";
}

/** A base is attacked, a market closed; words and accords are for somebody. */
function isRecipient(ontology: Ontology, { entity }: Party, { type }: Pattern): boolean {
  const isThing = entity.kind === "facility" && !entity.actor?.country && !entity.actor?.roles.length;
  if (isThing && !ontology.is(type, "befalls-things")) return false;
  if (entity.kind === "place" && /^(crossing|water)$/.test(entity.place?.kind ?? "")) return false;
  return entity.kind !== "place" || entity.actor !== null || entity.place !== null;
}

interface Settling {
  readonly isMutual: boolean;
  readonly frame: Frame;
}

/** Nobody is on both sides; in mutual events and with "each other" all are actors. */
function settle({ actors, recipients }: Participants, { isMutual, frame }: Settling): Participants {
  if (isMutual || frame.slot("object").some((phrase) => isReciprocal(frame.sentence, phrase))) {
    // "clashes between the army and rebels killed 30 people": those whom the noun hit are no party to it.
    const hit = recipients.filter(({ slot }) => frame.phrase !== null && slot === "object");
    return {
      actors: distinctParticipants([...actors, ...recipients.filter((one) => !hit.includes(one))]),
      recipients: hit,
    };
  }
  const ids = new Set(actors.map(({ party }) => party.entity.id));
  return {
    actors: distinctParticipants(actors),
    recipients: recipients.filter(({ party }) => !ids.has(party.entity.id)),
  };
}

function distinctParticipants(list: readonly Participant[]): Participant[] {
  return list.filter((item, at) => list.findIndex(({ party }) => party.entity.id === item.party.entity.id) === at);
}

/** What keeps a candidate from being a mention: nobody political in it, or ordinary crime. Precision before volume. */
import type { Draft } from "./drafts.js";
import type { Participant, Participants } from "./participants.js";
import type { Party, Scene } from "./scene.js";
import type { Trigger } from "./triggers.js";
import { findPlace } from "./whereabouts.js";

/** Why a candidate is no mention; null where it is one. */
export function whyNot(scene: Scene, group: readonly Draft[], participants: readonly Participant[]): string | null {
  const pattern = group[0]?.trigger.pattern;
  if (!pattern) return "no trigger";
  const parties = participants.map(({ party }) => party);
  if (isBareToll(scene, group)) return null;
  if (parties.length === 0)
    return isReference(group) || pattern.needs.includes("none") || isFireSomewhere(scene, group)
      ? null
      : "nobody takes part";
  const counts = (party: Party): boolean =>
    scene.isPolitical(party) ||
    party.entity.kind === "facility" ||
    (scene.knowledge.ontology.is(pattern.type, "harms-people") && isPeople(party));
  return parties.some(counts) ? null : "none who takes part is political";
}

const FIRE = /^(firearms|heavy-weapons|aerial|explosives|suicide-attack)$/;

/** "Shots were fired at the crossing": force that says how and where. */
function isFireSomewhere(scene: Scene, group: readonly Draft[]): boolean {
  return group.some(
    ({ trigger: { pattern, frame, first } }) =>
      pattern.type === "ASSAULT" && pattern.modes.some(isFire) && findPlace(scene, frame, first) !== null,
  );
}

/** True for modes of force that is used from afar or by bombs. */
export function isFire(mode: string): boolean {
  return FIRE.test(mode);
}

/** "At least 17 people were injured": what only counts behind a deed told before. */
export function isBareToll(scene: Scene, group: readonly Draft[]): boolean {
  return group.every(
    ({ trigger, parties }) => trigger.pattern.needs.includes("told") || isHarmOfNobody(scene, trigger, parties),
  );
}

/** "and 30 others wounded": a verb of harm with a figure alone. */
function isHarmOfNobody(
  scene: Scene,
  { pattern, frame: { sentence, clause, phrase } }: Trigger,
  { actors, recipients }: Participants,
): boolean {
  const verb = clause === null || phrase !== null ? "" : (sentence.tokens[clause.verb]?.lemma ?? "");
  return (
    pattern.type === "ASSAULT" &&
    actors.length + recipients.length === 0 &&
    scene.knowledge.eventWords.tolls.harms.has(verb)
  );
}

/** People whom the text counts, names by a noun, or tells in the plural: the victims of force. */
function isPeople({ entity, mention }: Party): boolean {
  return entity.actor !== null && (mention.isPlural || mention.isCounted || mention.role !== null);
}

/** "the attack", "this violence", "claimed responsibility": words that point back. */
export function isReference(group: readonly Draft[]): boolean {
  const trigger = group[0]?.trigger;
  if (!trigger) return false;
  if (trigger.pattern.words.includes("responsibility")) return true;
  // "60 were wounded in the blast": behind a verb of harm its noun points back.
  const pointing = trigger.frame.phrase === null ? group : group.slice(0, 1);
  return pointing.some(({ trigger: { frame } }) => {
    const opening =
      frame.phrase === null ? undefined : frame.sentence.tokens[frame.sentence.phrases[frame.phrase]?.first ?? -1];
    return opening !== undefined && /^(the|this|that|these|those|both)$/.test(opening.lower);
  });
}

/** Violence or arrest among people whom nothing marks as political, without the words of war or terror. */
export function isCrime(scene: Scene, group: readonly Draft[], parties: readonly Party[]): boolean {
  const type = group[0]?.trigger.pattern.type;
  if ((type !== "ASSAULT" && type !== "COERCE") || parties.length === 0) return false;
  if (type === "COERCE" && parties.some(({ mention }) => mention.isPlural || mention.isCounted)) return false;
  const isViolent = group.some(
    ({ trigger }) =>
      scene.knowledge.eventWords.isViolent(trigger.span.text) ||
      trigger.pattern.modes.some((mode) => /explosives|suicide-attack|heavy-weapons|aerial|cleansing/.test(mode)),
  );
  return !isViolent && parties.every(isPrivate);
}

function isPrivate({ entity: { actor, kind } }: Party): boolean {
  if (actor === null || kind === "facility" || kind === "government") return false;
  return actor.roles.length > 0 && actor.roles.every((role) => role === "CVL" || role === "CRM");
}

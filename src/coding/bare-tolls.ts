/** Mentions that only count victims, and crime: kept beside a deed that the text tells, dropped alone. Which toll is whose. */

import type { Attribution } from "../model/coded-document.js";
import type { Described, Group } from "./described.js";
import type { Draft } from "./drafts.js";
import { isBareToll } from "./gates.js";
import type { Scene } from "./scene.js";
import type { FoundToll } from "./toll-scope.js";
import type { Trigger } from "./triggers.js";

/** "the biggest death toll" beside a deed of the same sentence tells no event, and its time is not the deed's. */
export function withoutIdleNouns(triggers: readonly Trigger[]): readonly Trigger[] {
  const isToll = ({ pattern }: Trigger): boolean => pattern.needs.includes("told");
  const hasDeed = triggers.some((trigger) => trigger.pattern.type === "ASSAULT" && !isToll(trigger));
  return hasDeed ? triggers.filter((trigger) => trigger.frame.phrase === null || !isToll(trigger)) : triggers;
}

/** Beside a deed of the same sentence a bare toll is no mention of its own: its figures are the deed's. */
export function withoutIdleTolls(scene: Scene, groups: Draft[][]): Draft[][] {
  const isDeed = (group: readonly Draft[]): boolean =>
    group[0]?.trigger.pattern.type === "ASSAULT" && !isBareToll(scene, group);
  return groups.some(isDeed) ? groups.filter((group) => !isBareToll(scene, group)) : groups;
}

// How many sentences back the deed of a bare toll may stand.
const BEHIND = 2;

/** An attack that happened is told just before. */
export function isBehindDeed(scene: Scene, { mention, sentence }: Described, before: readonly Described[]): boolean {
  const isBehind = before.some(
    (other) =>
      other.mention.type === mention.type &&
      other.mention.auxiliary.length === 0 &&
      sentence - other.sentence <= BEHIND &&
      other.sentence < sentence,
  );
  if (!isBehind)
    scene.explain(
      mention.trigger,
      "participants",
      mention.type,
      "dropped",
      "a toll without an attack told just before",
    );
  return isBehind;
}

const AMID = 6;

/** "At least 20 were killed" counts near an attack; alone it is crime or accident. */
export function isAmidViolence(
  scene: Scene,
  { mention, sentence }: Described,
  described: readonly Described[],
): boolean {
  const isAmid = described.some(
    (other) =>
      other.mention.type === mention.type &&
      !other.isCrime &&
      Math.abs(other.sentence - sentence) <= AMID &&
      other.mention.actors.length + other.mention.recipients.length > 0,
  );
  if (!isAmid)
    scene.explain(
      mention.trigger,
      "participants",
      mention.type,
      "dropped",
      "ordinary crime or accident: only private people take part",
    );
  return isAmid;
}

/** A toll goes to the event of its clause, else to the nearest assault of its sentence. */
export function belongsTo(toll: FoundToll, group: Group, all: readonly (readonly Draft[])[]): boolean {
  const isMine = (members: readonly Draft[]): boolean =>
    members.some(
      ({ trigger }) =>
        toll.clause !== null &&
        (trigger.frame.clause === toll.clause || (trigger.first <= toll.clause.verb && toll.clause.verb < trigger.end)),
    );
  const leads = (members: readonly Draft[]): boolean => members[0]?.trigger === group[0].trigger;
  const owner =
    all.find(isMine) ??
    (isOfAnotherTime(toll)
      ? undefined
      : nearestTo(
          all.filter((members) => members[0]?.trigger.pattern.type === "ASSAULT"),
          toll.at,
        ));
  return owner !== undefined && leads(owner);
}

/** "23 years after the founder died": no victim of the deed. */
function isOfAnotherTime({ clause }: FoundToll): boolean {
  return clause?.relation === "adverbial" && /^(after|before|since|until|because)$/.test(clause.marker ?? "");
}

function nearestTo(groups: readonly (readonly Draft[])[], at: number): readonly Draft[] | undefined {
  const distance = (members: readonly Draft[]): number =>
    Math.min(...members.map(({ trigger }) => Math.abs(trigger.first - at)));
  return [...groups].sort((a, b) => distance(a) - distance(b))[0];
}

/** A bare toll gives a figure of killed or injured: of its verb's subject, or of a noun. */
export function isCounted({ frame }: Trigger, tolls: readonly FoundToll[]): boolean {
  return tolls.some(
    ({ kind, clause, phrase, who, cumulative }) =>
      /^(killed|injured)$/.test(kind) &&
      !cumulative &&
      (who === null || who.mention.isCounted || who.mention.isPlural) &&
      (frame.phrase !== null || clause === null || (phrase !== null && clause.subjects.includes(phrase))),
  );
}

/** "a doctor | put the number of injured at 31": who gives the figure. */
export function putBy(scene: Scene, { frame: { sentence, clause, phrase } }: Trigger): Attribution[] {
  if (clause === null || phrase === null || !clause.objects.includes(phrase)) return [];
  if (!scene.knowledge.eventWords.tolls.givers.has(sentence.tokens[clause.verb]?.lemma ?? "")) return [];
  return clause.subjects.slice(0, 1).flatMap((subject): Attribution[] => {
    const party = scene.partyAt(sentence, subject);
    const own = sentence.phrases[subject];
    if (!party || !own) return [];
    return [{ speaker: party.entity.id, text: scene.span(sentence, own.first, own.end), stance: "asserts" }];
  });
}

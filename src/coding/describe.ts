/** Triggers → EventMention[]: one mention a sentence and event, with parties, setting, tolls, reality and source. */

import type { EventMention, PloverType, Toll } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { groupBySentence } from "../model/span.js";
import { findAttribution } from "./attribution.js";
import {
  belongsTo,
  isAmidViolence,
  isBehindDeed,
  isCounted,
  putBy,
  withoutIdleNouns,
  withoutIdleTolls,
} from "./bare-tolls.js";
import { findTolls } from "./casualties.js";
import { classify } from "./classify.js";
import { findContexts } from "./contexts.js";
import { findDate } from "./dating.js";
import type { Described, Group } from "./described.js";
import { type Draft, draftEvents } from "./drafts.js";
import { claimOf, confidenceOf, explainParties, type Fields, toEvidence, withClaims } from "./evidence.js";
import type { Frame } from "./frames.js";
import { isBareToll, isCrime, isReference, whyNot } from "./gates.js";
import type { Scene } from "./scene.js";
import { isSource, lacksSpeaker, partiesOf } from "./sides.js";
import { withHistory } from "./status.js";
import { type FoundToll, sumOf } from "./toll-scope.js";
import type { Trigger } from "./triggers.js";
import { findWeapon } from "./weapons.js";
import { findPlace } from "./whereabouts.js";

/** The mentions of the text in order. What is dropped on the way stands in the scene's explanation. */
export function describeMentions(scene: Scene, triggers: readonly Trigger[]): Described[] {
  const bySentence = groupBySentence(triggers.map((trigger) => ({ sentence: trigger.frame.sentence.index, trigger })));
  const described = scene.analysis.sentences.flatMap((sentence) => {
    const local = withoutIdleNouns((bySentence.get(sentence.index) ?? []).map(({ trigger }) => trigger));
    if (local.length === 0) return [];
    const groups = withoutIdleTolls(scene, draftEvents(scene, local));
    const tolls = findTolls(scene, sentence);
    return groups.flatMap(([lead, ...rest]) =>
      lead
        ? (toDescribed(
            scene,
            [lead, ...rest],
            tolls.filter((toll) => belongsTo(toll, [lead, ...rest], groups)),
          ) ?? [])
        : [],
    );
  });
  const violent = described.filter(
    (one, at) => !one.isCrime || isAmidViolence(scene, one, described.slice(Math.max(0, at - 30), at + 30)),
  );
  return violent.filter(
    (one, at) => !one.isBareToll || isBehindDeed(scene, one, violent.slice(Math.max(0, at - 30), at)),
  );
}

function toDescribed(scene: Scene, group: Group, tolls: readonly FoundToll[]): Described | null {
  const { trigger, stance } = group[0];
  const { frame, pattern } = trigger;
  const { attribution: said, speech } = findAttribution(scene, trigger);
  const attribution = said.length > 0 || !isBareToll(scene, group) ? said : putBy(scene, trigger);
  const { actors, recipients } = partiesOf(scene, group, speech);
  const participants = [...actors, ...recipients];
  const refusal =
    pattern.type === "ASSAULT" && isBareToll(scene, group) && !isCounted(trigger, tolls)
      ? "nobody is counted"
      : (whyNot(scene, group, participants) ?? lacksSpeaker(pattern, actors));
  const classified = classify(scene, group, speech);
  if (refusal !== null || classified === null) {
    scene.explain(
      trigger.span,
      "participants",
      pattern.name,
      "dropped",
      refusal ?? "what is not promised is no agreement",
    );
    return null;
  }
  // "The toll stood at 12 by Tuesday": when it was counted, not when they died.
  const isFigure = isBareToll(scene, group) && frame.phrase !== null;
  // "The Caspian Sea was discussed": of a meeting told before neither time nor place.
  const isTopic = isBareToll(scene, group) && pattern.type !== "ASSAULT";
  const date = isFigure || isTopic ? null : firstOf(claimOrAll(group), ({ trigger: one }) => findDate(scene, one));
  const place = isTopic ? null : firstOf(group, ({ trigger: one }) => findPlace(scene, one.frame, one.first));
  const weapon = classified.type === "ASSAULT" ? findWeapon(scene, group) : null;
  const fields: Fields = { actors, recipients, date, place, tolls, weapon, stance };
  const { type, modes, isPlanned } = classified;
  scene.explain(trigger.span, "triggers", pattern.name, "kept", explainParties(fields));
  const mention: EventMention = {
    id: toId("m", scene.analysis.document.id, trigger.span.start, trigger.span.end, type),
    type,
    modes,
    contexts: [
      ...new Set([
        ...group.flatMap((one) => one.trigger.pattern.contexts),
        ...findContexts(frame.sentence, scene.knowledge.ontology),
      ]),
    ],
    auxiliary: withHistory(classified.auxiliary, date, scene.analysis.document.published),
    trigger: trigger.span,
    sentence: sentenceSpan(frame),
    actors: actors.map(({ party }) => party.entity.id),
    recipients: recipients.map(({ party }) => party.entity.id),
    date,
    place,
    ...countsOf(type, tolls),
    tolls: tolls.map(toToll),
    weapon,
    attribution: withClaims(
      attribution.filter((one) => isSource(scene.knowledge.ontology, one, { type, actors, recipients })),
      claimOf(actors, stance),
    ),
    statement: null,
    evidence: toEvidence(trigger, fields),
    confidence: confidenceOf(trigger, fields),
  };
  return {
    mention,
    frame,
    isReference: isReference(group) || isBareToll(scene, group) || participants.length === 0,
    isBareToll: isBareToll(scene, group),
    isCrime: isCrime(
      scene,
      group,
      participants.map(({ party }) => party),
    ),
    isPlanned,
    sentence: frame.sentence.index,
  };
}

function countsOf(type: PloverType, tolls: readonly FoundToll[]): Pick<EventMention, "killed" | "injured"> {
  const sum = (kind: FoundToll["kind"]): EventMention["killed"] => sumOf(tolls.filter((toll) => toll.kind === kind));
  return {
    killed: type === "ASSAULT" ? sum("killed") : null,
    injured: type === "ASSAULT" || type === "PROTEST" ? sum("injured") : null,
  };
}

function toToll({ kind, count, who, attackers, cumulative }: FoundToll): Toll {
  return { kind, count, who: who?.entity.id ?? null, attackers, cumulative, attribution: [] };
}

/** "claimed responsibility on Tuesday for killing a general": the claim alone tells which day is the deed's. */
function claimOrAll(group: Group): readonly Draft[] {
  const claims = group.filter(({ trigger }) => trigger.pattern.words.includes("responsibility"));
  return claims.length > 0 ? claims : group;
}

function firstOf<T>(group: readonly Draft[], find: (draft: Draft) => T | null): T | null {
  for (const draft of group) {
    const found = find(draft);
    if (found !== null) return found;
  }
  return null;
}

function sentenceSpan({ sentence: { start, end, text } }: Frame): EventMention["sentence"] {
  return { start, end, text };
}

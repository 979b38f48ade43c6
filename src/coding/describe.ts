/** Triggers → EventMention[]: one mention a sentence and event, with parties, setting, tolls, reality and source. */
import type { Pattern } from "../knowledge/patterns.js";
import type { Speech } from "../model/analysis.js";
import type { Attribution, EventMention, PloverType, Toll } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { groupBySentence } from "../model/span.js";
import { type FoundToll, findTolls, sumOf } from "./casualties.js";
import { classify } from "./classify.js";
import { findContexts } from "./contexts.js";
import { findDate } from "./dating.js";
import { type Draft, draftEvents } from "./drafts.js";
import { claimOf, confidenceOf, explainParties, type Fields, toEvidence } from "./evidence.js";
import type { Frame } from "./frames.js";
import { isCrime, isReference, whyNot } from "./gates.js";
import type { Participant } from "./participants.js";
import type { Scene } from "./scene.js";
import { findAttribution, withHistory } from "./status.js";
import type { Trigger } from "./triggers.js";
import { isVisitFor } from "./unite.js";
import { findPlace } from "./whereabouts.js";

/** A mention with what later steps ask of it. */
export interface Described {
  readonly mention: EventMention;
  readonly frame: Frame;
  /** True where its words point back: "the attack". */
  readonly isReference: boolean;
  /** True where only private people take part: an event only beside political violence. */
  readonly isCrime: boolean;
  /** True where the happening is still to come, whatever its type. */
  readonly isPlanned: boolean;
  readonly sentence: number;
}

type Group = readonly [Draft, ...Draft[]];

/** The mentions of the text in order. What is dropped on the way stands in the scene's explanation. */
export function describeMentions(scene: Scene, triggers: readonly Trigger[]): Described[] {
  const bySentence = groupBySentence(triggers.map((trigger) => ({ sentence: trigger.frame.sentence.index, trigger })));
  const described = scene.analysis.sentences.flatMap((sentence) => {
    const local = (bySentence.get(sentence.index) ?? []).map(({ trigger }) => trigger);
    if (local.length === 0) return [];
    const groups = draftEvents(scene, local);
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
  return described.filter(
    (one, at) => !one.isCrime || isAmidViolence(scene, one, described.slice(Math.max(0, at - 30), at + 30)),
  );
}

const AMID = 6;

/** "At least 20 were killed" counts near an attack; alone it is crime or accident. */
function isAmidViolence(scene: Scene, { mention, sentence }: Described, described: readonly Described[]): boolean {
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
function belongsTo(toll: FoundToll, group: Group, all: readonly (readonly Draft[])[]): boolean {
  const isMine = (members: readonly Draft[]): boolean =>
    members.some(
      ({ trigger }) =>
        toll.clause !== null &&
        (trigger.frame.clause === toll.clause || (trigger.first <= toll.clause.verb && toll.clause.verb < trigger.end)),
    );
  const leads = (members: readonly Draft[]): boolean => members[0]?.trigger === group[0].trigger;
  const owner =
    all.find(isMine) ??
    nearestTo(
      all.filter((members) => members[0]?.trigger.pattern.type === "ASSAULT"),
      toll.at,
    );
  return owner !== undefined && leads(owner);
}

function nearestTo(groups: readonly (readonly Draft[])[], at: number): readonly Draft[] | undefined {
  const distance = (members: readonly Draft[]): number =>
    Math.min(...members.map(({ trigger }) => Math.abs(trigger.first - at)));
  return [...groups].sort((a, b) => distance(a) - distance(b))[0];
}

function toDescribed(scene: Scene, group: Group, tolls: readonly FoundToll[]): Described | null {
  const { trigger, stance } = group[0];
  const { frame, pattern } = trigger;
  const { attribution, speech } = findAttribution(scene, trigger);
  const { actors, recipients } = partiesOf(scene, group, speech);
  const participants = [...actors, ...recipients];
  const refusal = whyNot(scene, group, participants) ?? lacksSpeaker(pattern, actors);
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
  const date = firstOf(group, ({ trigger: one }) => findDate(scene, one));
  const place = firstOf(group, ({ trigger: one }) => findPlace(scene, one.frame, one.first));
  const fields: Fields = { actors, recipients, date, place, tolls, stance };
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
    weapon: null,
    attribution: [...attribution.filter((one) => isSource(one, type, fields)), ...claimOf(actors, stance)],
    statement: null,
    evidence: toEvidence(trigger, fields),
    confidence: confidenceOf(trigger, fields),
  };
  return {
    mention,
    frame,
    isReference: isReference(group) || participants.length === 0,
    isCrime: isCrime(
      group,
      participants.map(({ party }) => party),
    ),
    isPlanned,
    sentence: frame.sentence.index,
  };
}

interface Sides {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
}

/** The parties of the first draft that names any; a measure's announcer, a bomb's target where none does. */
function partiesOf(scene: Scene, group: Group, speech: Speech | null): Sides {
  const { trigger } = group[0];
  const told = firstFilled(group, ({ parties }) => parties.actors).filter((one) => mayAct(one, trigger.pattern.type));
  const actors = told.length > 0 ? told : announcer(scene, trigger, speech);
  const taken = new Set(actors.map(({ party }) => party.entity.id));
  const hosts = group.filter((draft) => isVisitFor(trigger, draft.trigger)).flatMap(({ parties }) => parties.actors);
  const hit = (hosts.length > 0 ? hosts : firstFilled(group, ({ parties }) => parties.recipients)).filter(
    ({ party }) => !taken.has(party.entity.id),
  );
  return { actors, recipients: hit.length > 0 || actors.length > 0 ? hit : targets(scene, trigger) };
}

/** A private person is never an actor by name; people without a name ("residents", "a widow") act in word and protest. */
function mayAct({ party: { entity } }: Participant, type: PloverType): boolean {
  const isNamed = entity.mentions.some(({ form }) => form === "name");
  return entity.public || (!isNamed && (SPEECH_ACTS.has(type) || type === "PROTEST"));
}

const AROUND = [
  "in",
  "at",
  "near",
  "outside",
  "inside",
  "within",
  "by",
  "on",
  "under",
  "beside",
  "next to",
  "in front of",
];

/** Where a bomb went off, if nothing else is said to be hit: "exploded outside the | embassy". */
function targets(scene: Scene, { frame, pattern }: Trigger): Participant[] {
  if (pattern.type !== "ASSAULT" || !pattern.modes.some((mode) => mode === "explosives" || mode === "suicide-attack"))
    return [];
  return AROUND.flatMap((slot) => {
    const parties = frame.slot(slot).flatMap((phrase) => scene.partyAt(frame.sentence, phrase) ?? []);
    return parties.filter(({ entity }) => entity.kind === "facility").map((party) => ({ party, slot }));
  });
}

const VERBAL = new Set<PloverType>(["REJECT", "ACCUSE", "THREATEN", "REQUEST"]);

/** A charge or a denial that is only told by what was said ("it is untrue") needs somebody who said it. */
function lacksSpeaker({ needs }: Pattern, actors: readonly Participant[]): string | null {
  return needs.includes("speaker") && actors.length === 0 ? "nobody says so" : null;
}

/** Who announces a measure takes it: "the authorities announced that the crossing will reopen". Who says that a claim is untrue rejects it. */
function announcer(scene: Scene, { frame, pattern }: Trigger, speech: Speech | null): Participant[] {
  if (!speech || speech.phrase === null) return [];
  const isAnnounced = speech.stance === "announces" && pattern.type !== "ASSAULT" && pattern.type !== "PROTEST";
  const isSpoken = VERBAL.has(pattern.type);
  const party = scene.partyAt(frame.sentence, speech.phrase);
  return (isAnnounced || isSpoken) && party?.entity.actor ? [{ party, slot: "announced" }] : [];
}

const SPEECH_ACTS = new Set<PloverType>(["ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONSULT"]);

/** A speaker is no source of its own speech act; the accused who denies contests the accusation, not that it was made. */
function isSource({ speaker, stance }: Attribution, type: PloverType, { actors, recipients }: Fields): boolean {
  const is = ({ party }: Participant): boolean => party.entity.id === speaker;
  if (SPEECH_ACTS.has(type) && actors.some(is)) return false;
  return !(type === "ACCUSE" && stance === "denies" && recipients.some(is));
}

function countsOf(type: PloverType, tolls: readonly FoundToll[]): Pick<EventMention, "killed" | "injured"> {
  const own = (kind: FoundToll["kind"]): FoundToll[] => {
    const counted = tolls.filter(
      (toll) => toll.kind === kind && !toll.attackers && (!toll.cumulative || tolls.length === 1),
    );
    const totals = counted.filter(({ isTotal }) => isTotal);
    return totals.length > 0 ? totals.slice(0, 1) : counted;
  };
  return {
    killed: type === "ASSAULT" ? sumOf(own("killed")) : null,
    injured: type === "ASSAULT" || type === "PROTEST" ? sumOf(own("injured")) : null,
  };
}

function toToll({ kind, count, who, attackers, cumulative }: FoundToll): Toll {
  return { kind, count, who: who?.entity.id ?? null, attackers, cumulative, attribution: [] };
}

function firstFilled(group: Group, list: (draft: Draft) => readonly Participant[]): readonly Participant[] {
  return group.map(list).find((parties) => parties.length > 0) ?? [];
}

function firstOf<T>(group: Group, find: (draft: Draft) => T | null): T | null {
  for (const draft of group) {
    const found = find(draft);
    if (found !== null) return found;
  }
  return null;
}

function sentenceSpan({ sentence: { start, end, text } }: Frame): EventMention["sentence"] {
  return { start, end, text };
}

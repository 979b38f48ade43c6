/** Triggers → EventMention[]: one mention a sentence and event, with parties, setting, tolls, reality and source. */
import type { Pattern } from "../knowledge/patterns.js";
import type { Speech } from "../model/analysis.js";
import type { Attribution, EventMention, PloverType, Toll } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { groupBySentence } from "../model/span.js";
import { findTolls } from "./casualties.js";
import { classify } from "./classify.js";
import { findContexts } from "./contexts.js";
import { findDate } from "./dating.js";
import { type Draft, draftEvents } from "./drafts.js";
import { claimOf, confidenceOf, explainParties, type Fields, toEvidence } from "./evidence.js";
import type { Frame } from "./frames.js";
import { isBareToll, isCrime, isReference, whyNot } from "./gates.js";
import type { Participant } from "./participants.js";
import type { Scene } from "./scene.js";
import { findAttribution, withHistory } from "./status.js";
import { type FoundToll, sumOf } from "./toll-scope.js";
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
  /** True where it only counts the victims of a deed told before: "at least 17 were injured". */
  readonly isBareToll: boolean;
  /** True where the happening is still to come, whatever its type. */
  readonly isPlanned: boolean;
  readonly sentence: number;
}

type Group = readonly [Draft, ...Draft[]];

/** The mentions of the text in order. What is dropped on the way stands in the scene's explanation. */
export function describeMentions(scene: Scene, triggers: readonly Trigger[]): Described[] {
  const bySentence = groupBySentence(triggers.map((trigger) => ({ sentence: trigger.frame.sentence.index, trigger })));
  const described = scene.analysis.sentences.flatMap((sentence) => {
    const local = withoutIdleNouns((bySentence.get(sentence.index) ?? []).map(({ trigger }) => trigger));
    if (local.length === 0) return [];
    const groups = withoutIdleTolls(draftEvents(scene, local));
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

/** "the biggest death toll" beside a deed of the same sentence tells no event, and its time is not the deed's. */
function withoutIdleNouns(triggers: readonly Trigger[]): readonly Trigger[] {
  const isToll = ({ pattern }: Trigger): boolean => pattern.needs.includes("told");
  const hasDeed = triggers.some((trigger) => trigger.pattern.type === "ASSAULT" && !isToll(trigger));
  return hasDeed ? triggers.filter((trigger) => trigger.frame.phrase === null || !isToll(trigger)) : triggers;
}

/** Beside a deed of the same sentence a bare toll is no mention of its own: its figures are the deed's. */
function withoutIdleTolls(groups: Draft[][]): Draft[][] {
  const isDeed = (group: readonly Draft[]): boolean =>
    group[0]?.trigger.pattern.type === "ASSAULT" && !isBareToll(group);
  return groups.some(isDeed) ? groups.filter((group) => !isBareToll(group)) : groups;
}

// How many sentences back the deed of a bare toll may stand.
const BEHIND = 2;

/** An attack that happened is told just before. */
function isBehindDeed(scene: Scene, { mention, sentence }: Described, before: readonly Described[]): boolean {
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

function toDescribed(scene: Scene, group: Group, tolls: readonly FoundToll[]): Described | null {
  const { trigger, stance } = group[0];
  const { frame, pattern } = trigger;
  const { attribution: said, speech } = findAttribution(scene, trigger);
  const attribution = said.length > 0 || !isBareToll(group) ? said : putBy(scene, trigger);
  const { actors, recipients } = partiesOf(scene, group, speech);
  const participants = [...actors, ...recipients];
  const refusal =
    isBareToll(group) && !isCounted(trigger, tolls)
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
  const isFigure = isBareToll(group) && frame.phrase !== null;
  const date = isFigure ? null : firstOf(group, ({ trigger: one }) => findDate(scene, one));
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
    isReference: isReference(group) || isBareToll(group) || participants.length === 0,
    isBareToll: isBareToll(group),
    isCrime: isCrime(
      group,
      participants.map(({ party }) => party),
    ),
    isPlanned,
    sentence: frame.sentence.index,
  };
}

/** A bare toll gives a figure of killed or injured: of its verb's subject, or of a noun. */
function isCounted({ frame }: Trigger, tolls: readonly FoundToll[]): boolean {
  return tolls.some(
    ({ kind, clause, phrase, who, cumulative }) =>
      /^(killed|injured)$/.test(kind) &&
      !cumulative &&
      (who === null || who.mention.isCounted || who.mention.isPlural) &&
      (frame.phrase !== null || clause === null || (phrase !== null && clause.subjects.includes(phrase))),
  );
}

/** "a doctor | put the number of injured at 31": who gives the figure. */
function putBy(scene: Scene, { frame: { sentence, clause, phrase } }: Trigger): Attribution[] {
  if (clause === null || phrase === null || !clause.objects.includes(phrase)) return [];
  if (!/^(put|give|set|revise|raise)$/.test(sentence.tokens[clause.verb]?.lemma ?? "")) return [];
  return clause.subjects.slice(0, 1).flatMap((subject): Attribution[] => {
    const party = scene.partyAt(sentence, subject);
    const own = sentence.phrases[subject];
    if (!party || !own) return [];
    return [{ speaker: party.entity.id, text: scene.span(sentence, own.first, own.end), stance: "asserts" }];
  });
}

interface Sides {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
}

/** The parties of the first draft that names any; a measure's announcer, a bomb's target where none does. */
function partiesOf(scene: Scene, group: Group, speech: Speech | null): Sides {
  const { trigger } = group[0];
  const told = firstFilled(group, ({ parties }) => parties.actors).filter(
    (one) => mayAct(one, trigger.pattern.type) && !isMisread(one, trigger),
  );
  const actors = told.length > 0 ? told : announcer(scene, trigger, speech);
  const taken = new Set(actors.map(({ party }) => party.entity.id));
  const hosts = group.filter((draft) => isVisitFor(trigger, draft.trigger)).flatMap(({ parties }) => parties.actors);
  const hit = (hosts.length > 0 ? hosts : victims(group)).filter(({ party }) => !taken.has(party.entity.id));
  return { actors, recipients: hit.length > 0 || actors.length > 0 ? hit : targets(scene, trigger) };
}

/** Who was hit: of "fired on a bus, killing nine passengers" both the bus and the passengers. */
function victims(group: Group): readonly Participant[] {
  const first = firstFilled(group, ({ parties }) => parties.recipients);
  if (!first.every(({ party }) => party.entity.kind === "facility")) return first;
  const people = group
    .flatMap(({ parties }) => parties.recipients)
    .filter(({ party }) => party.entity.kind !== "facility" && party.entity.kind !== "place");
  return [...first, ...people.slice(0, 1)];
}

/** A private person is never an actor by name; people without a name ("residents", "a widow") act in word and protest. */
function mayAct({ party: { entity } }: Participant, type: PloverType): boolean {
  const isNamed = entity.mentions.some(({ form }) => form === "name");
  return entity.public || (!isNamed && (SPEECH_ACTS.has(type) || type === "PROTEST"));
}

/** Media report force; where a verb seems to say that they use it, the sentence was misread. */
function isMisread({ party: { entity } }: Participant, { pattern, frame }: Trigger): boolean {
  return entity.actor?.roles[0] === "JRN" && FORCE.has(pattern.type) && frame.phrase === null;
}

const FORCE = new Set<PloverType>(["ASSAULT", "COERCE", "MOBILIZE", "RETREAT"]);

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
  const sum = (kind: FoundToll["kind"]): EventMention["killed"] => sumOf(tolls.filter((toll) => toll.kind === kind));
  return {
    killed: type === "ASSAULT" ? sum("killed") : null,
    injured: type === "ASSAULT" || type === "PROTEST" ? sum("injured") : null,
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

/** Triggers → EventMention[]: one mention a sentence and event, with parties, setting, tolls, reality and source. */
import type { Speech } from "../model/analysis.js";
import type { EventDate, EventMention, Evidence, Toll } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { type FoundToll, findTolls, sumOf } from "./casualties.js";
import { findContexts } from "./contexts.js";
import type { Frame } from "./frames.js";
import { findParticipants, type Participant, type Participants } from "./participants.js";
import type { Party, Scene } from "./scene.js";
import { headLemma } from "./scene.js";
import { findDate, findPlace } from "./setting.js";
import { findAttribution, findReality, withHistory } from "./status.js";
import type { Trigger } from "./triggers.js";
import { describesSame } from "./unite.js";

/** A mention with what later steps ask of it. */
export interface Described {
  readonly mention: EventMention;
  readonly frame: Frame;
  /** True where its words point back: "the attack". */
  readonly isReference: boolean;
  /** True where only private people take part: an event only beside political violence. */
  readonly isCrime: boolean;
  readonly sentence: number;
}

interface Draft {
  readonly trigger: Trigger;
  readonly parties: Participants;
  readonly auxiliary: EventMention["auxiliary"];
  /** How an actor stands that is only suspected or claims the deed. */
  readonly stance: Evidence["stance"];
}

/** The mentions of the text in order. What is dropped on the way stands in the scene's explanation. */
export function describeMentions(scene: Scene, triggers: readonly Trigger[]): Described[] {
  const described = scene.analysis.sentences.flatMap((sentence) => {
    const local = triggers.filter(({ frame }) => frame.sentence === sentence);
    if (local.length === 0) return [];
    const drafts = local.flatMap((trigger) => toDraft(scene, trigger, local) ?? []);
    const united = unite(drafts);
    const tolls = findTolls(scene, sentence);
    return united.flatMap((group) => {
      const own = tolls.filter((toll) => belongsTo(toll, group, united));
      return toMention(scene, group, own) ?? [];
    });
  });
  return described.filter((one) => !one.isCrime || isAmidViolence(scene, one, described));
}

const AMID = 6;

/** "At least 20 were killed" counts near an attack; alone it is crime or accident. */
function isAmidViolence(scene: Scene, one: Described, described: readonly Described[]): boolean {
  const isAmid = described.some(
    (other) =>
      other.mention.type === one.mention.type &&
      !other.isCrime &&
      Math.abs(other.sentence - one.sentence) <= AMID &&
      other.mention.actors.length + other.mention.recipients.length > 0,
  );
  if (!isAmid)
    scene.explain(
      one.mention.trigger,
      "participants",
      one.mention.type,
      "dropped",
      "ordinary crime or accident: only private people take part",
    );
  return isAmid;
}

function toDraft(scene: Scene, trigger: Trigger, local: readonly Trigger[]): Draft | null {
  const reality = findReality(scene, trigger, local);
  if (reality.dropped !== null) {
    scene.explain(trigger.span, "status", trigger.pattern.name, "dropped", reality.dropped);
    return null;
  }
  const found = findParticipants(scene, trigger);
  const suspected = findSuspects(scene, trigger);
  const parties =
    suspected.length > 0
      ? {
          actors: suspected,
          recipients: found.recipients.filter(
            ({ party }) => !suspected.some((one) => one.party.entity.id === party.entity.id),
          ),
        }
      : found;
  const stance =
    suspected.length > 0
      ? "alleges"
      : trigger.pattern.words.includes("responsibility")
        ? "claims-responsibility"
        : "asserts";
  return { trigger, parties, auxiliary: reality.auxiliary, stance };
}

const SUSPICION: Readonly<Record<string, readonly string[]>> = {
  link: ["to"],
  tie: ["to"],
  attribute: ["to"],
  ascribe: ["to"],
  blame: ["on"],
  pin: ["on"],
  trace: ["to"],
};

/** "The attack was linked to the TTP": whom a noun's deed is laid on. */
function findSuspects(scene: Scene, { frame, pattern }: Trigger): Participant[] {
  const { clause, phrase, sentence } = frame;
  if (clause === null || phrase === null || pattern.type !== "ASSAULT") return [];
  const prepositions = SUSPICION[sentence.tokens[clause.verb]?.lemma ?? ""] ?? [];
  const isTold = clause.subjects.includes(phrase) || clause.objects.includes(phrase);
  if (!isTold) return [];
  const suspects = clause.obliques
    .filter(({ preposition }) => prepositions.includes(preposition))
    .flatMap((oblique) => scene.partyAt(sentence, oblique.phrase) ?? []);
  return suspects.filter(({ entity }) => entity.actor !== null).map((party) => ({ party, slot: "suspected" }));
}

/** Drafts of one event together, the one that leads first. */
function unite(drafts: readonly Draft[]): Draft[][] {
  const groups: Draft[][] = [];
  for (const draft of drafts) {
    const group = groups.find((members) => members.some((member) => describesSame(member, draft)));
    if (group) group.push(draft);
    else groups.push([draft]);
  }
  return groups;
}

/** A toll goes to the event of its clause, else to the only assault of its sentence. */
function belongsTo(toll: FoundToll, group: readonly Draft[], all: readonly (readonly Draft[])[]): boolean {
  const isMine = (members: readonly Draft[]): boolean =>
    members.some(
      ({ trigger }) =>
        toll.clause !== null &&
        (trigger.frame.clause === toll.clause || (trigger.first <= toll.clause.verb && toll.clause.verb < trigger.end)),
    );
  if (isMine(group)) return true;
  if (all.some(isMine)) return false;
  const assaults = all.filter((members) => members[0]?.trigger.pattern.type === "ASSAULT");
  return assaults.length > 0 && nearestTo(assaults, toll.at) === group;
}

function nearestTo(groups: readonly (readonly Draft[])[], at: number): readonly Draft[] | undefined {
  const distance = (members: readonly Draft[]): number =>
    Math.min(...members.map(({ trigger }) => Math.abs(trigger.first - at)));
  return [...groups].sort((a, b) => distance(a) - distance(b))[0];
}

function toMention(scene: Scene, group: readonly Draft[], tolls: readonly FoundToll[]): Described | null {
  const lead = group[0];
  if (!lead) return null;
  const { trigger, auxiliary } = lead;
  const { frame, pattern } = trigger;
  const { attribution, speech } = findAttribution(scene, trigger);
  const told = firstFilled(group, ({ parties }) => parties.actors);
  const actors = told.length > 0 ? told : announcer(scene, trigger, speech);
  const taken = new Set(actors.map(({ party }) => party.entity.id));
  const hit = firstFilled(group, ({ parties }) => parties.recipients).filter(
    ({ party }) => !taken.has(party.entity.id),
  );
  const recipients = hit.length > 0 || actors.length > 0 ? hit : targets(scene, trigger);
  const refusal = whyNot(scene, { group, actors, recipients, tolls });
  if (refusal !== null) {
    scene.explain(trigger.span, "participants", pattern.name, "dropped", refusal);
    return null;
  }
  const { document } = scene.analysis;
  const date = firstOf(group, ({ trigger: one }) => findDate(scene, one.frame, one.first));
  const place = firstOf(group, ({ trigger: one }) => findPlace(scene, one.frame, one.first));
  const isRefusal = refuses(trigger, auxiliary);
  const future =
    auxiliary.includes("future") && !isRefusal && !(pattern.type === "RETREAT" || pattern.type === "CONCEDE")
      ? scene.knowledge.ontology.futureOf(pattern.type)
      : null;
  // Codebook, rule 4: an announced retreat or reopening is CONCEDE with `future`.
  const isAnnounced = pattern.type === "RETREAT" && auxiliary.includes("future") && speech?.stance === "announces";
  const type = isRefusal ? "REJECT" : isAnnounced ? "CONCEDE" : (future ?? pattern.type);
  if (future === "AGREE" && auxiliary.includes("negation")) return null;
  const killed = sumOf(
    tolls.filter(
      ({ kind, attackers, cumulative }) => kind === "killed" && !attackers && (!cumulative || tolls.length === 1),
    ),
  );
  const injured = sumOf(tolls.filter(({ kind, attackers }) => kind === "injured" && !attackers));
  const span = sentenceSpan(frame);
  const mention: EventMention = {
    id: toId("m", document.id, trigger.span.start, trigger.span.end, type),
    type,
    modes: future === null && !isRefusal ? modesOf(scene, group, type) : [],
    contexts: [
      ...new Set([
        ...group.flatMap((one) => one.trigger.pattern.contexts),
        ...findContexts(frame.sentence, scene.knowledge.ontology),
      ]),
    ],
    auxiliary: isRefusal
      ? []
      : future === null
        ? withHistory(auxiliary, date, document.published)
        : auxiliary.filter((mode) => mode !== "future"),
    trigger: trigger.span,
    sentence: span,
    actors: actors.map(({ party }) => party.entity.id),
    recipients: recipients.map(({ party }) => party.entity.id),
    date,
    place,
    killed: type === "ASSAULT" ? killed : null,
    injured: type === "ASSAULT" || type === "PROTEST" ? injured : null,
    tolls: tolls.map((toll) => toToll(toll)),
    weapon: null,
    attribution: attribution.filter(
      ({ speaker, stance }) =>
        speaker === null || !(isOwnSpeech(type, speaker, actors) || isReply(type, stance, speaker, recipients)),
    ),
    statement: null,
    evidence: evidenceOf(trigger, { actors, recipients, date, place, tolls, stance: lead.stance }),
    confidence: confidenceOf(pattern.isWeak, actors.length, recipients.length),
  };
  scene.explain(trigger.span, "triggers", pattern.name, "kept", explainParties(actors, recipients));
  const parties = [...actors, ...recipients].map(({ party }) => party);
  return {
    mention,
    frame,
    isReference: isReference(scene, group),
    isCrime: isCrime(group, parties),
    sentence: frame.sentence.index,
  };
}

/** Where a bomb went off, if nothing else is said to be hit: "exploded outside the | embassy". */
function targets(scene: Scene, { frame, pattern }: Trigger): Participant[] {
  if (pattern.type !== "ASSAULT" || !pattern.modes.some((mode) => mode === "explosives" || mode === "suicide-attack"))
    return [];
  const slots = [
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
  return slots.flatMap((slot) =>
    frame
      .slot(slot)
      .flatMap((phrase) => scene.partyAt(frame.sentence, phrase) ?? [])
      .filter(({ entity }) => entity.kind === "facility")
      .map((party) => ({ party, slot })),
  );
}

const COOPERATIVE = new Set(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"]);

/** "will not lift the ban": to say no to what would be cooperation is to reject it. */
function refuses({ frame, pattern }: Trigger, auxiliary: EventMention["auxiliary"]): boolean {
  const modal = frame.clause?.modal ?? null;
  return (
    frame.phrase === null &&
    auxiliary.includes("negation") &&
    COOPERATIVE.has(pattern.type) &&
    modal !== null &&
    /^(will|would|wo|'ll|shall|should|can|ca|could)$/.test(modal)
  );
}

const VERBAL = new Set(["REJECT", "ACCUSE", "THREATEN", "REQUEST"]);

/** Who announces a measure takes it: "the authorities announced that the crossing will reopen". Who says that a claim is untrue rejects it. */
function announcer(scene: Scene, { frame, pattern }: Trigger, speech: Speech | null): Participant[] {
  if (!speech || speech.phrase === null) return [];
  const isAnnounced = speech.stance === "announces" && pattern.type !== "ASSAULT" && pattern.type !== "PROTEST";
  const isSpoken = VERBAL.has(pattern.type) && pattern.kind === "adjective";
  const party = scene.partyAt(frame.sentence, speech.phrase);
  return (isAnnounced || isSpoken) && party?.entity.actor ? [{ party, slot: "announced" }] : [];
}

const SPEECH_ACTS = new Set(["ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONSULT"]);

/** The accused who denies contests the accusation; that it was made he does not deny. */
function isReply(type: string, stance: string, speaker: string, recipients: readonly Participant[]): boolean {
  return type === "ACCUSE" && stance === "denies" && recipients.some(({ party }) => party.entity.id === speaker);
}

/** A speaker is no source of its own speech act. */
function isOwnSpeech(type: string, speaker: string, actors: readonly Participant[]): boolean {
  return SPEECH_ACTS.has(type) && actors.some(({ party }) => party.entity.id === speaker);
}

function firstFilled(group: readonly Draft[], list: (draft: Draft) => readonly Participant[]): readonly Participant[] {
  for (const draft of group) if (list(draft).length > 0) return list(draft);
  return [];
}

function firstOf<T>(group: readonly Draft[], find: (draft: Draft) => T | null): T | null {
  for (const draft of group) {
    const found = find(draft);
    if (found !== null) return found;
  }
  return null;
}

function sentenceSpan({ sentence }: Frame): EventMention["sentence"] {
  const { start, end, text } = sentence;
  return { start, end, text };
}

interface Candidate {
  readonly group: readonly Draft[];
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly tolls: readonly FoundToll[];
}

/** Why a candidate is no mention; null where it is one. Precision before volume. */
function whyNot(scene: Scene, { group, actors, recipients }: Candidate): string | null {
  const lead = group[0];
  if (!lead) return "no trigger";
  const { pattern } = lead.trigger;
  const all = [...actors, ...recipients].map(({ party }) => party);
  const isPolitical = (party: Party): boolean => scene.isPolitical(party);
  const political = all.filter(isPolitical);
  if (all.length === 0) return isReference(scene, group) || pattern.needs.includes("none") ? null : "nobody takes part";
  if (
    political.length === 0 &&
    !all.some(
      ({ entity, mention }) =>
        entity.kind === "facility" ||
        ((pattern.type === "ASSAULT" || pattern.type === "COERCE" || pattern.type === "PROTEST") &&
          entity.actor !== null &&
          (mention.isPlural || mention.isCounted || mention.role !== null)),
    )
  )
    return "none who takes part is political";
  return null;
}

function isPrivateParty({ actor, kind }: Party["entity"]): boolean {
  return (
    actor !== null &&
    actor.roles.length > 0 &&
    actor.roles.every((role) => role === "CVL" || role === "CRM") &&
    kind !== "facility" &&
    kind !== "government"
  );
}

const CRIME_SIGNS =
  /\b(bomb|bombing|blast|explosion|suicide|attack|shell|shelling|airstrike|strike|grenade|clash|raid|ambush|massacre|battle|militant|terror|fighting|offensive|riot|violence|crackdown|assassinat)/;

/** Violence or arrest among people whom nothing marks as political, without the words of war or terror. */
function isCrime(group: readonly Draft[], parties: readonly Party[]): boolean {
  const type = group[0]?.trigger.pattern.type;
  if ((type !== "ASSAULT" && type !== "COERCE") || parties.length === 0) return false;
  const isPrivate = parties.every(({ entity }) => isPrivateParty(entity));
  if (type === "COERCE" && parties.some(({ mention }) => mention.isPlural || mention.isCounted)) return false;
  const isViolent = group.some(
    ({ trigger }) =>
      CRIME_SIGNS.test(trigger.span.text.toLowerCase()) ||
      trigger.pattern.modes.some((mode) => /explosives|suicide-attack|heavy-weapons|aerial|cleansing/.test(mode)),
  );
  return isPrivate && !isViolent;
}

/** "the attack", "this violence": a noun with a definite article and nothing else of its own. */
function isReference(scene: Scene, group: readonly Draft[]): boolean {
  const lead = group[0];
  const phrase = lead?.trigger.frame.phrase;
  if (!lead) return false;
  if (lead.trigger.pattern.words.includes("responsibility")) return true;
  if (phrase === null || phrase === undefined) return false;
  const { sentence } = lead.trigger.frame;
  const first = sentence.tokens[sentence.phrases[phrase]?.first ?? -1];
  return (
    first !== undefined &&
    /^(the|this|that|these|those|both)$/.test(first.lower) &&
    headLemma(sentence, phrase) !== "" &&
    scene !== null
  );
}

function modesOf(scene: Scene, group: readonly Draft[], type: EventMention["type"]): string[] {
  const { sentence } = group[0]?.trigger.frame ?? {};
  const named = group.flatMap(({ trigger }) => trigger.pattern.modes);
  const words = sentence?.tokens.map(({ lower }) => lower).join(" ") ?? "";
  const bases = sentence?.tokens.map(({ lemma }) => lemma).join(" ") ?? "";
  const shown = scene.knowledge.ontology
    .modesOf(type)
    .filter((mode) =>
      mode.words.some((phrase) => ` ${words} `.includes(` ${phrase} `) || ` ${bases} `.includes(` ${phrase} `)),
    )
    .map(({ id }) => id);
  return [...new Set([...named, ...shown])].filter((mode) => scene.knowledge.ontology.hasMode(type, mode));
}

function toToll({ kind, count, who, attackers, cumulative }: FoundToll): Toll {
  return { kind, count, who: who?.entity.id ?? null, attackers, cumulative, attribution: [] };
}

interface Fields {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly date: EventDate | null;
  readonly place: EventMention["place"];
  readonly tolls: readonly FoundToll[];
  readonly stance: Evidence["stance"];
}

function evidenceOf(
  { span, pattern }: Trigger,
  { actors, recipients, date, place, tolls, stance }: Fields,
): Evidence[] {
  const sure = { stance: "asserts", implied: false } as const;
  const party =
    (field: "actor" | "recipient") =>
    ({ party: { entity, mention }, slot }: Participant): Evidence => ({
      field,
      entity: entity.id,
      span: { start: mention.start, end: mention.end, text: mention.text },
      stance: field === "actor" ? stance : "asserts",
      implied: mention.form === "pronoun",
      rule: slot,
      confidence: slot === "subject" || slot === "object" ? 0.8 : 0.7,
    });
  return [
    { field: "type", entity: null, span, ...sure, rule: pattern.name, confidence: pattern.isWeak ? 0.6 : 0.75 },
    ...actors.map(party("actor")),
    ...recipients.map(party("recipient")),
    ...(date?.text
      ? [
          {
            field: "date",
            entity: null,
            span: date.text,
            ...sure,
            rule: date.basis,
            confidence: date.basis === "clause" ? 0.85 : 0.7,
          } as const,
        ]
      : []),
    ...(place?.text
      ? [
          {
            field: "place",
            entity: place.entity,
            span: place.text,
            ...sure,
            rule: place.basis,
            confidence: place.basis === "clause" ? 0.8 : 0.6,
          } as const,
        ]
      : []),
    ...tolls.flatMap(({ count, who, kind }) =>
      count.text
        ? [
            {
              field: "toll",
              entity: who?.entity.id ?? null,
              span: count.text,
              ...sure,
              rule: kind,
              confidence: 0.8,
            } as const,
          ]
        : [],
    ),
  ];
}

/** A first guess, by what is known of the mention; measured against gold it is re-fitted. */
function confidenceOf(isWeak: boolean, actors: number, recipients: number): number {
  return 0.35 + (isWeak ? 0 : 0.1) + (actors > 0 ? 0.15 : 0) + (recipients > 0 ? 0.1 : 0);
}

function explainParties(actors: readonly Participant[], recipients: readonly Participant[]): string {
  const list = (parties: readonly Participant[]): string =>
    parties.map(({ party, slot }) => `${party.mention.text} (${slot})`).join(", ") || "nobody";
  return `actors: ${list(actors)}; recipients: ${list(recipients)}`;
}

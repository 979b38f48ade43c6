/** Described mentions → events: repeats merged, what an event knows given to its bare mentions, status settled. */
import type { DocumentEvent, EventMention, Statement } from "../model/coded-document.js";
import { daysBetween } from "./days.js";
import type { Described } from "./described.js";
import { isFire } from "./gates.js";
import { groupMentions, type MergeItem, toEvent } from "./merge.js";
import type { Scene } from "./scene.js";

export interface Events {
  readonly mentions: EventMention[];
  readonly events: DocumentEvent[];
}

/** Mentions in order with what their events lend them, and the events. A bare reference to nothing told is dropped. */
export function findEvents(scene: Scene, described: readonly Described[], statements: readonly Statement[]): Events {
  const reports = reportsIn(statements);
  const told = withReplies(scene, described).map(
    (one): MergeItem => ({
      mention: { ...one.mention, statement: reports.get(one.mention.id) ?? null },
      isReference: one.isReference,
      isBareToll: one.isBareToll,
      isVague:
        one.mention.actors.length > 0 &&
        one.mention.actors.every((actor) => isVague(scene, actor) || isPronoun(one.mention, actor)),
      isRevision: scene.knowledge.eventWords.countsAnew(one.mention.sentence.text),
      sentence: one.sentence,
    }),
  );
  const groups = groupMentions(told).filter((group) => {
    const isTold = group.some(
      ({ mention, isBareToll }) =>
        !isBareToll &&
        (mention.actors.length + mention.recipients.length > 0 ||
          ((mention.killed ?? mention.injured) !== null && !isOfYears(mention)) ||
          isBombing(mention)),
    );
    if (!isTold)
      for (const { mention } of group)
        scene.explain(
          mention.trigger,
          "merge",
          mention.type,
          "dropped",
          "nobody takes part, and it repeats nothing told before",
        );
    return isTold;
  });
  const { document } = scene.analysis;
  const events = groups.flatMap((group) => toEvent(document.id, group, scene.knowledge.ontology) ?? []);
  const shared = groups.flatMap((group, number) =>
    group.map(({ mention, isReference }) => lend(mention, { isReference, event: events[number], group })),
  );
  const mentions = shared.sort((a, b) => a.trigger.start - b.trigger.start);
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const planned = new Set(described.filter(({ isPlanned }) => isPlanned).map(({ mention }) => mention.id));
  const judged: Judged = { scene, mentions, byId, denied: deniedIn(statements), planned };
  return { mentions, events: events.map((event) => ({ ...event, status: statusOf(event, judged) })) };
}

/** "More than 13,000 people have died since 1980": the toll of a war is no happening. */
function isOfYears({ date }: EventMention): boolean {
  return date !== null && (date.to === null || daysBetween(date.from, date.to) > 31);
}

/** A bomb that went off, or shots that were fired, somewhere are an event though nobody is named. */
function isBombing({ type, modes, place }: EventMention): boolean {
  return type === "ASSAULT" && place !== null && modes.some(isFire);
}

interface Judged {
  readonly scene: Scene;
  readonly mentions: readonly EventMention[];
  readonly byId: ReadonlyMap<string, EventMention>;
  /** Ids of statements that somebody denies. */
  readonly denied: ReadonlySet<string>;
  /** Mentions of what is still to come. */
  readonly planned: ReadonlySet<string>;
}

/** "they discussed": whoever met before. */
function isPronoun({ evidence }: EventMention, id: string): boolean {
  return evidence.some(
    ({ field, entity, span }) => field === "actor" && entity === id && /^(they|we)$/i.test(span.text),
  );
}

/** "the two leaders", "both sides", "the parties": somebody told before. */
function isVague(scene: Scene, id: string): boolean {
  return scene.entity(id)?.mentions.every(({ text }) => scene.knowledge.eventWords.isPointer(text)) ?? false;
}

/** A denial without an addressee answers whoever accused the one that denies. */
function withReplies(scene: Scene, described: readonly Described[]): Described[] {
  return described.map((one, at) => {
    const { mention } = one;
    if (mention.type !== "REJECT" || mention.recipients.length > 0 || !isDenial(scene, mention)) return one;
    const accusation = described
      .slice(Math.max(0, at - 20), at)
      .map((other) => other.mention)
      .filter(
        (other) =>
          other.type === "ACCUSE" &&
          isSoonAfter(mention, other) &&
          mention.actors.some((actor) => other.recipients.includes(actor)),
      )
      .at(-1);
    return accusation ? { ...one, mention: { ...mention, recipients: accusation.actors } } : one;
  });
}

function isSoonAfter(reply: EventMention, accusation: EventMention): boolean {
  const distance = reply.trigger.start - accusation.trigger.start;
  return distance > 0 && distance < REPLY;
}

/** Mention → the innermost statement that reports it. */
function reportsIn(statements: readonly Statement[]): ReadonlyMap<string, string> {
  return new Map(statements.flatMap(({ id, about }) => about.map((mention) => [mention, id] as const)));
}

interface Lender {
  readonly isReference: boolean;
  readonly event: DocumentEvent | undefined;
  readonly group: readonly MergeItem[];
}

/** A reference ("the attack") takes its event's date, place, parties and modes where it says nothing of its own. */
function lend(mention: EventMention, { isReference, event, group }: Lender): EventMention {
  if (!event || group.length < 2) return mention;
  const dated = group.map((item) => item.mention).find(({ date }) => date !== null)?.date ?? null;
  const placed = group.map((item) => item.mention).find(({ place }) => place !== null)?.place ?? null;
  const isBare = mention.actors.length === 0 && mention.recipients.length === 0;
  return {
    ...mention,
    modes: isReference ? [...new Set([...mention.modes, ...event.modes])] : mention.modes,
    date: mention.date ?? (dated ? { ...dated, basis: "discourse" } : null),
    place: mention.place ?? (placed ? { ...placed, basis: "discourse" } : null),
    actors: isBare && isReference ? event.actors : mention.actors,
    recipients: isBare && isReference ? event.recipients : mention.recipients,
  };
}

/** The codebook's status: planned, contested, denied, alleged, else reported. */
function statusOf(event: DocumentEvent, judged: Judged): DocumentEvent["status"] {
  const own = event.mentions.flatMap((id) => judged.byId.get(id) ?? []);
  const near = around(judged.mentions, own);
  if (own.every(({ id, auxiliary }) => judged.planned.has(id) || auxiliary.includes("future"))) return "planned";
  const denying = own.filter(({ attribution }) => attribution.some(({ stance }) => stance === "denies"));
  if (denying.length === own.length) return "denied";
  if (
    denying.length > 0 ||
    isAnswered(own, judged) ||
    isContested(judged.scene, event, { own, mentions: near }) ||
    isMutuallyBlamed(own, near)
  )
    return "contested";
  return own.every((mention) => isAlleged(judged.scene, mention)) ? "alleged" : "reported";
}

/** Only a party or an unnamed source says so. */
function isAlleged(scene: Scene, { attribution }: EventMention): boolean {
  const isUnnamed = ({ speaker, text }: EventMention["attribution"][number]): boolean =>
    /\b(source|sources|rumou?rs?|unconfirmed)\b/i.test(text.text) &&
    !(scene.entity(speaker ?? "")?.mentions.some(({ form }) => form === "name") ?? false);
  return (
    attribution.length > 0 && (attribution.some(({ stance }) => stance === "alleges") || attribution.every(isUnnamed))
  );
}

/** Somebody denies the statement that tells it. */
function isAnswered(own: readonly EventMention[], { denied }: Judged): boolean {
  return own.some(({ statement }) => statement !== null && denied.has(statement));
}

function deniedIn(statements: readonly Statement[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap(({ stance, answers }) => (stance === "denies" && answers !== null ? [answers] : [])),
  );
}

/** The mentions that stand near an event's own: those that may answer it. */
function around(mentions: readonly EventMention[], own: readonly EventMention[]): EventMention[] {
  const starts = own.map(({ trigger }) => trigger.start);
  return mentions.filter(({ trigger }) => starts.some((start) => Math.abs(trigger.start - start) < REPLY));
}

const REPLY = 1500;

/** The accused denies it: a REJECT by a recipient of the accusation, soon after. */
function isContested(
  scene: Scene,
  event: DocumentEvent,
  { own, mentions }: { own: readonly EventMention[]; mentions: readonly EventMention[] },
): boolean {
  if (event.type !== "ACCUSE") return false;
  return own.some((accusation) =>
    mentions.some(
      (reply) =>
        reply.type === "REJECT" &&
        reply.trigger.start > accusation.trigger.start &&
        reply.trigger.start - accusation.trigger.start < REPLY &&
        isDenial(scene, reply) &&
        answers(scene, reply, accusation),
    ),
  );
}

function isDenial(scene: Scene, { trigger, sentence }: EventMention): boolean {
  const { eventWords } = scene.knowledge;
  return eventWords.isDenial(trigger.text) || eventWords.tellsUntruth(sentence.text);
}

/** The accused, or somebody of the same government: its spokesman. */
function speaksFor(scene: Scene, actor: string, accused: string): boolean {
  if (actor === accused) return true;
  const [one, other] = [scene.entity(actor)?.actor, scene.entity(accused)?.actor];
  return one?.country != null && one.country === other?.country && one.roles[0] === "GOV" && other.roles[0] === "GOV";
}

function answers(scene: Scene, reply: EventMention, accusation: EventMention): boolean {
  return (
    reply.actors.some((actor) => accusation.recipients.some((accused) => speaksFor(scene, actor, accused))) ||
    reply.recipients.some((recipient) => accusation.actors.includes(recipient))
  );
}

/** Characters between one sentence and the next, or the one after a short one. */
const NEXT = 60;

/** Both sides blame each other in the sentence that tells it, or right behind it where it names nobody. */
function isMutuallyBlamed(own: readonly EventMention[], mentions: readonly EventMention[]): boolean {
  const isMutual = ({ type, actors, recipients, trigger, modes }: EventMention): boolean =>
    type === "ACCUSE" &&
    recipients.length === 0 &&
    modes.includes("allege") &&
    (actors.length > 1 || /each other|one another/i.test(trigger.text));
  const isNext = (mention: EventMention, other: EventMention): boolean => {
    const gap = other.sentence.start - mention.sentence.end;
    return mention.actors.length === 0 && gap >= 0 && gap < NEXT;
  };
  return own.some(
    (mention) =>
      mention.type === "ASSAULT" &&
      mentions.some(
        (other) => isMutual(other) && (other.sentence.start === mention.sentence.start || isNext(mention, other)),
      ),
  );
}

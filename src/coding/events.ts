/** Described mentions → events: repeats merged, what an event knows given to its bare mentions, status settled. */
import type { DocumentEvent, EventMention, Statement } from "../model/coded-document.js";
import type { Described } from "./describe.js";
import { groupMentions, type MergeItem, toEvent } from "./merge.js";
import type { Scene } from "./scene.js";

export interface Events {
  readonly mentions: EventMention[];
  readonly events: DocumentEvent[];
}

/** Mentions in order with what their events lend them, and the events. A bare reference to nothing told is dropped. */
export function findEvents(scene: Scene, described: readonly Described[], statements: readonly Statement[]): Events {
  const told = described.map(
    ({ mention, isReference, sentence }): MergeItem => ({
      mention: withStatement(mention, statements),
      isReference,
      sentence,
    }),
  );
  const groups = groupMentions(told).filter((group) => {
    const isTold = group.some(({ mention }) => mention.actors.length + mention.recipients.length > 0);
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
  return { mentions, events: events.map((event) => ({ ...event, status: statusOf(event, mentions, events) })) };
}

function withStatement(mention: EventMention, statements: readonly Statement[]): EventMention {
  const reporting = statements.filter(({ about }) => about.includes(mention.id));
  return { ...mention, statement: reporting.at(-1)?.id ?? null };
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
function statusOf(
  event: DocumentEvent,
  mentions: readonly EventMention[],
  events: readonly DocumentEvent[],
): DocumentEvent["status"] {
  const own = mentions.filter(({ id }) => event.mentions.includes(id));
  const isPlanned = own.every(
    ({ auxiliary, type, date }) =>
      auxiliary.includes("future") ||
      (type === "AGREE" && date !== null && date.basis === "clause" && isAfter(date.from, own)),
  );
  if (isPlanned) return "planned";
  if (isContested(event, own, mentions) || isMutuallyBlamed(own, mentions, events)) return "contested";
  const stances = own.map(({ attribution }) => attribution.map(({ stance }) => stance));
  if (stances.every((list) => list.includes("denies"))) return "denied";
  const isAlleged = own.every(
    ({ attribution, evidence }) =>
      attribution.some(({ stance }) => stance === "alleges") ||
      evidence.some(({ field, stance }) => field === "type" && stance === "alleges"),
  );
  return isAlleged ? "alleged" : "reported";
}

function isAfter(_from: string, own: readonly EventMention[]): boolean {
  return own.every(({ auxiliary }) => auxiliary.includes("future"));
}

const REPLY = 1500;

/** The accused denies it: a REJECT by a recipient of the accusation, soon after. */
function isContested(event: DocumentEvent, own: readonly EventMention[], mentions: readonly EventMention[]): boolean {
  if (
    own.some(({ attribution }) => attribution.some(({ stance }) => stance === "denies")) &&
    own.some(({ attribution }) => attribution.every(({ stance }) => stance !== "denies"))
  )
    return true;
  if (event.type !== "ACCUSE") return false;
  return own.some((accusation) =>
    mentions.some(
      (reply) =>
        reply.type === "REJECT" &&
        reply.trigger.start > accusation.trigger.start &&
        reply.trigger.start - accusation.trigger.start < REPLY &&
        isDenial(reply) &&
        answers(reply, accusation),
    ),
  );
}

function isDenial({ trigger }: EventMention): boolean {
  return /^(den|reject|dismiss|refut|disput|untrue|baseless|false|are untrue|is untrue|rubbish|rebut|repudiat|disavow)/i.test(
    trigger.text,
  );
}

function answers(reply: EventMention, accusation: EventMention): boolean {
  return (
    reply.actors.some((actor) => accusation.recipients.includes(actor)) ||
    reply.recipients.some((recipient) => accusation.actors.includes(recipient))
  );
}

/** Both sides blame each other in the same sentence or the next. */
function isMutuallyBlamed(
  own: readonly EventMention[],
  mentions: readonly EventMention[],
  _events: readonly DocumentEvent[],
): boolean {
  return own.some(
    ({ type, sentence }) =>
      type === "ASSAULT" &&
      mentions.some(
        (other) =>
          other.type === "ACCUSE" &&
          other.actors.length >= 1 &&
          other.recipients.length === 0 &&
          other.sentence.start === sentence.start,
      ),
  );
}

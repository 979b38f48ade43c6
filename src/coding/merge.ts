/** EventMention[] → DocumentEvent[]: what happened, each once, however often the document says it. */

import type { Ontology } from "../knowledge/ontology.js";
import type { DocumentEvent, EventDate, EventMention } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { daysBetween } from "./days.js";

/** A mention, and whether its words point back to something told before: "the attack". */
export interface MergeItem {
  readonly mention: EventMention;
  readonly isReference: boolean;
  /** True where its parties are only counted: "the two leaders", "both sides". */
  readonly isVague: boolean;
  /** True where it tells a newer figure: "the toll has risen to 19". */
  readonly isRevision: boolean;
  /** True where it only counts the victims of a deed told before. */
  readonly isBareToll: boolean;
  readonly sentence: number;
}

interface Group {
  readonly items: MergeItem[];
  /** The longer words of the sentence that told it first. */
  readonly words: ReadonlySet<string>;
}

/** How many events of its type back a mention may join: keeps the work linear in the text. */
const MEMORY = 40;

/** Groups mentions of one event. Sure differences (type, date, place, parties) keep them apart; a reference joins the latest that fits. */
export function groupMentions(items: readonly MergeItem[]): MergeItem[][] {
  const groups: Group[] = [];
  const byType = new Map<EventMention["type"], Group[]>();
  for (const item of items) {
    const words = wordsOf(item.mention.sentence.text);
    const best = (byType.get(item.mention.type) ?? [])
      .slice(-MEMORY)
      .map((group) => ({ group, score: scoreOf(group, item, words) }))
      .filter(({ score }) => (item.isBareToll ? score > 0 : score >= 2))
      .sort((a, b) => b.score - a.score || lastOf(b.group) - lastOf(a.group))[0];
    if (best) best.group.items.push(item);
    else {
      const group: Group = { items: [item], words };
      groups.push(group);
      byType.set(item.mention.type, [...(byType.get(item.mention.type) ?? []).slice(-MEMORY), group]);
    }
  }
  return groups.map(({ items: members }) => members);
}

function lastOf({ items }: Group): number {
  return items.at(-1)?.sentence ?? 0;
}

/** How well a mention fits an event: below 2 they are apart. */
function scoreOf(group: Group, item: MergeItem, words: ReadonlySet<string>): number {
  const { mention } = item;
  const members = group.items.slice(-MEMORY).map((member) => member.mention);
  // Codebook 2: one mention a sentence and event, so two mentions of one sentence are two events, but for a toll or "the attack".
  if (lastOf(group) === item.sentence && !item.isReference && !isOpenToll(item, members)) return 0;
  if (!sameReality(members, mention)) return 0;
  if (item.isBareToll && members.every(({ auxiliary }) => auxiliary.length > 0)) return 0;
  const dates = members.flatMap(({ date }) => date ?? []);
  const dateFit = fitOf(dates, mention.date, datesMeet);
  const placeFit = fitOf(
    members.flatMap(({ place }) => place ?? []),
    mention.place,
    placesMeet,
  );
  const actorFit = item.isVague
    ? 0
    : sharesAny(
        members.map(({ actors }) => actors),
        mention.actors,
      );
  const recipientFit = sharesAny(
    members.map(({ recipients }) => recipients),
    mention.recipients,
  );
  const tollFit = fitOf(
    members.flatMap(({ killed }) => killed ?? []),
    mention.killed,
    (a, b) => a.min === b.min,
  );
  const modes = members.map((member) => member.modes);
  const modeFit = sharesAny(modes, mention.modes);
  if (dateFit === -1 || placeFit === -1) return 0;
  // To arrest and to close are both COERCE, and never one deed.
  if (modeFit === -1 && mention.type === "COERCE") return 0;
  // Two doers that the text names are two events, unless the words point back.
  if (actorFit === -1 && !item.isReference && recipientFit !== 1) return 0;
  const distance = item.sentence - lastOf(group);
  const pointsBack = item.isReference || (isOpenToll(item, members) && isRightBehind(item, distance));
  const nearness = distance <= 1 ? 0.5 : distance <= 3 ? 0.25 : 0;
  const against =
    (actorFit === -1 ? (pointsBack ? 0.5 : 1.5) : 0) +
    (recipientFit === -1 ? (pointsBack ? 0.5 : 1) : 0) +
    (tollFit === -1 ? 0.5 : 0) +
    (modeFit === -1 ? (item.isReference ? 0.25 : 0.75) : 0);
  const agreement =
    (isToldAgain(group.words, words) ? TOLD_AGAIN : 0) +
    1.2 * Math.max(0, dateFit) +
    Math.max(0, placeFit) * 0.8 +
    1.2 * Math.max(0, actorFit) +
    Math.max(0, recipientFit) +
    (mention.type === "COERCE" ? 0.5 * Math.max(0, modeFit) : 0) +
    Math.max(0, tollFit);
  return agreement + (pointsBack ? 2.25 : item.isVague || isOpenToll(item, members) ? 1.5 : 0) + nearness - against;
}

/** What a sentence in nearly the same words weighs: it makes up for parties by other names. */
const TOLD_AGAIN = 3;

/** "Pakistan has seen a rise in militant attacks", some paragraphs on once more in nearly the same words. */
function isToldAgain(known: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  const shared = [...words].filter((word) => known.has(word)).length;
  return shared >= 5 && shared >= 0.5 * (words.size + known.size - shared);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

/** "At least 20 were killed": a count without a doer goes with the attack told just before, if that has none. */
function isOpenToll({ mention }: MergeItem, members: readonly EventMention[]): boolean {
  const isCount =
    mention.type === "ASSAULT" && mention.actors.length === 0 && (mention.killed !== null || mention.injured !== null);
  return (
    isCount &&
    members.every(
      ({ killed, injured }) =>
        (mention.killed === null || killed === null) && (mention.injured === null || injured === null),
    )
  );
}

/** Right behind the attack, and without a time and place of its own, a count points back as "the attack" does. */
function isRightBehind({ mention, isVague }: MergeItem, distance: number): boolean {
  return !isVague && distance >= 1 && distance <= 2 && mention.date === null && mention.place === null;
}

function sameReality(members: readonly EventMention[], mention: EventMention): boolean {
  const kind = (auxiliary: EventMention["auxiliary"]): string => [...auxiliary].sort().join(" ");
  return members.some(({ auxiliary }) => kind(auxiliary) === kind(mention.auxiliary)) || mention.auxiliary.length === 0;
}

/** 1 where a value meets one of the known, -1 where it meets none, 0 where either is not told. */
function fitOf<T>(known: readonly T[], value: T | null, meet: (a: T, b: T) => boolean): -1 | 0 | 1 {
  if (value === null || known.length === 0) return 0;
  return known.some((one) => meet(one, value)) ? 1 : -1;
}

/** 1 where one of the values is known, -1 where none is, 0 where either side is empty. */
function sharesAny(known: readonly (readonly string[])[], values: readonly string[]): -1 | 0 | 1 {
  const all = new Set(known.flat());
  if (all.size === 0 || values.length === 0) return 0;
  return values.some((value) => all.has(value)) ? 1 : -1;
}

/** Intervals that share a day; an interval of years meets nothing finer. */
function datesMeet(a: EventDate, b: EventDate): boolean {
  const meets = a.from <= (b.to ?? "9999") && b.from <= (a.to ?? "9999");
  if (!meets) return false;
  const length = (date: EventDate): number => (date.to === null ? 10_000 : daysBetween(date.from, date.to));
  const [short, long] = [Math.min(length(a), length(b)), Math.max(length(a), length(b))];
  return long <= 31 || short > 31;
}

type EventPlace = NonNullable<EventMention["place"]>;

function placesMeet(a: EventPlace, b: EventPlace): boolean {
  if (a.entity !== null && a.entity === b.entity) return true;
  if (a.country !== b.country) return a.country === null || b.country === null ? a.name === b.name : false;
  if (
    a.name === b.name ||
    a.precision === "country" ||
    b.precision === "country" ||
    a.precision === "region" ||
    b.precision === "region"
  )
    return true;
  return (
    a.admin1 !== null &&
    a.admin1 === b.admin1 &&
    (a.precision === "admin1" || b.precision === "admin1" || a.precision === "admin2" || b.precision === "admin2")
  );
}

/** The event that a group of mentions comes to. Status is settled in code.ts, which sees denials. */
export function toEvent(document: string, items: readonly MergeItem[], ontology: Ontology): DocumentEvent | null {
  const mentions = items.map(({ mention }) => mention);
  const [first] = mentions;
  if (!first) return null;
  const modes = distinct(mentions.flatMap((mention) => mention.modes));
  const actors = distinct(mentions.flatMap((mention) => mention.actors));
  const dated =
    [...mentions].sort((a, b) => sizeOf(a.date) - sizeOf(b.date)).find(({ date }) => date !== null)?.date ?? null;
  const placed =
    [...mentions].sort((a, b) => fineness(a) - fineness(b)).find(({ place }) => place !== null)?.place ?? null;
  const newest = items
    .filter(({ isRevision }) => isRevision)
    .map(({ mention }) => mention)
    .reverse();
  const killed = firstFigure([...newest, ...mentions].flatMap((mention) => mention.killed ?? []));
  const injured = firstFigure([...newest, ...mentions].flatMap((mention) => mention.injured ?? []));
  return {
    id: toId("v", document, first.type, first.trigger.start, first.trigger.end),
    type: first.type,
    modes,
    contexts: distinct(mentions.flatMap((mention) => mention.contexts)),
    auxiliary: first.auxiliary,
    actors,
    recipients: distinct(mentions.flatMap((mention) => mention.recipients)).filter((id) => !actors.includes(id)),
    date: dated ? { from: dated.from, to: dated.to } : null,
    place: placed ? withoutText(placed) : null,
    killed: killed ? { min: killed.min, max: killed.max } : null,
    injured: injured ? { min: injured.min, max: injured.max } : null,
    tolls: mentions.flatMap((mention) => mention.tolls),
    weapon: mentions.find(({ weapon }) => weapon !== null)?.weapon ?? null,
    score: ontology.scoreOf(first.type, modes),
    status: "reported",
    confidence: Math.max(...mentions.map(({ confidence }) => confidence)),
    mentions: mentions.map(({ id }) => id),
  };
}

function withoutText({ entity: _entity, text: _text, basis: _basis, ...place }: EventPlace): DocumentEvent["place"] {
  return place;
}

function sizeOf(date: EventDate | null): number {
  if (date === null) return Number.POSITIVE_INFINITY;
  return date.to === null ? 100_000 : daysBetween(date.from, date.to);
}

const FINENESS = ["point", "city", "admin2", "admin1", "region", "country", "unknown"];

function fineness({ place }: EventMention): number {
  return place === null ? Number.POSITIVE_INFINITY : FINENESS.indexOf(place.precision);
}

/** A revised figure, else the first of the text: news gives the newest toll first. */
function firstFigure<T>(values: readonly T[]): T | null {
  return values[0] ?? null;
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

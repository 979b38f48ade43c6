/** What a toll counts: a part of others, attackers, a whole war, or victims of its own; and what several of them come to. */

import type { TollKind } from "../knowledge/grammar.js";
import type { Clause, Sentence } from "../model/analysis.js";
import type { Count } from "../model/coded-document.js";
import { daysBetween } from "./days.js";
import { headLemma, type Party, type Scene } from "./scene.js";

/** A toll as one clause or phrase tells it. */
export interface FoundToll {
  readonly kind: TollKind;
  readonly count: Count;
  readonly who: Party | null;
  /** The phrase that names those counted. */
  readonly phrase: number | null;
  readonly clause: Clause | null;
  readonly at: number;
  /** True where they are part of others counted before: "among them four children". */
  readonly isPart: boolean;
  readonly attackers: boolean;
  readonly cumulative: boolean;
  /** True for what a war has cost: no event's own. */
  readonly isOfWar: boolean;
  /** True for "the death toll": it takes in what else the sentence counts. */
  readonly isTotal: boolean;
}

/** Marks what is a part of others counted before it: "including two guards", "among them four children", "six of them women". */
export function withParts(sentence: Sentence, tolls: readonly FoundToll[]): FoundToll[] {
  const starts = tolls.filter((toll) => isOpenedAsPart(sentence, toll)).map(({ phrase }) => phrase);
  return tolls.map((toll) => {
    const whole = tolls.find((other) => other.kind === toll.kind && startOf(other) < startOf(toll));
    const joined = toll.phrase === null ? null : sentence.phrases[toll.phrase]?.conjunctOf;
    const isPart = whole !== undefined && (starts.includes(toll.phrase) || (joined != null && starts.includes(joined)));
    return { ...toll, isPart };
  });
}

function startOf({ count, at }: FoundToll): number {
  return count.text?.start ?? at;
}

function isOpenedAsPart({ text, start }: Sentence, { count }: FoundToll): boolean {
  if (count.text === null) return false;
  const before = text.slice(Math.max(0, count.text.start - start - 60), count.text.start - start);
  const behind = text.slice(count.text.end - start, count.text.end - start + 20);
  return (
    /\b(including|includes?|included|among (them|those|the)( \w+){0,2},?|of whom|of them,?)\s+$/i.test(before) ||
    /^ of (them|whom|those|the (dead|victims|wounded|injured))\b/i.test(behind)
  );
}

/** Marks figures that sum up a longer time than one event: "since 2014", "this year". */
export function withTimes(scene: Scene, sentence: Sentence, tolls: readonly FoundToll[]): FoundToll[] {
  const spans = longTimes(scene, sentence);
  const meant = new Set(
    spans.flatMap((at) => {
      const before = tolls.filter((toll) => startOf(toll) < at).sort((a, b) => startOf(b) - startOf(a))[0];
      return before ?? [...tolls].sort((a, b) => startOf(a) - startOf(b))[0] ?? [];
    }),
  );
  return tolls.map((toll) => ({
    ...toll,
    isOfWar: isOfWar(scene, sentence, toll),
    cumulative: meant.has(toll) || isBroughtTo(scene, sentence, toll) || isOfWar(scene, sentence, toll),
  }));
}

const LONG = 31;

/** Where the sentence names a long time up to now. */
function longTimes(scene: Scene, { text, start, ...sentence }: Sentence): number[] {
  const { published } = scene.analysis.document;
  const dated = scene.timesIn({ text, start, ...sentence }).flatMap((time) => {
    const isOpen = time.from !== null && time.to === null;
    const until = time.to ?? published?.slice(0, 10);
    const isLong = time.from !== null && (until === undefined || daysBetween(time.from, until) > LONG);
    const isPoint = /^(in|of|during)$/i.test(
      text
        .slice(0, time.start - start)
        .split(/\s+/)
        .at(-2) ?? "",
    );
    return isLong && (isOpen || !isPoint) ? [time.start] : [];
  });
  const told = [
    ...text.matchAll(
      /\b(since the (start|beginning|outbreak)|so far this|in recent (years|months)|over the (years|past)|in the past (year|month|decade)|this year|in (two|three|four|five|six|seven|eight|nine|ten|\d+) (months|years))\b/gi,
    ),
  ];
  return [...dated, ...told.map(({ index }) => start + index)];
}

/** "bringing the death toll to 60": what was counted before is in it. */
function isBroughtTo(scene: Scene, { clauses, tokens, phrases }: Sentence, { isTotal, at }: FoundToll): boolean {
  const phrase = phrases.findIndex(({ head }) => head === at);
  return (
    isTotal &&
    clauses.some(
      ({ verb, objects }) =>
        objects.includes(phrase) && scene.knowledge.eventWords.tolls.raisers.has(tokens[verb]?.lemma ?? ""),
    )
  );
}

/** "the war has killed 40,000": the toll of a war is no event's. */
function isOfWar(scene: Scene, sentence: Sentence, { clause }: FoundToll): boolean {
  if (clause === null || clause.voice !== "active") return false;
  return clause.subjects.some((subject) => scene.knowledge.eventWords.tolls.wars.has(headLemma(sentence, subject)));
}

/** What tolls of one kind come to: a total, else the sum of those that count different people, without the attackers among them. */
export function sumOf(tolls: readonly FoundToll[]): Count | null {
  const victims = tolls.filter((toll) => !toll.attackers && !toll.isPart && !toll.isOfWar);
  const alone = victims.filter(({ cumulative }) => !cumulative);
  const counted = alone.length > 0 || tolls.length > 1 ? alone : victims;
  const total = counted.find(({ isTotal }) => isTotal);
  const whole = total ? [total] : isSumOfRest(counted) ? counted.slice(0, 1) : counted;
  const first = whole[0];
  if (!first) return null;
  const among = tolls.filter(({ attackers, isPart }) => attackers && isPart).map(({ count }) => count);
  const count =
    whole.length === 1 ? first.count : { ...addUp(whole.map((toll) => toll.count)), text: first.count.text };
  return among.length > 0 ? less(count, addUp(among)) : count;
}

/** "six people, four policemen and two civilians": the rest says who the first are. */
function isSumOfRest(tolls: readonly FoundToll[]): boolean {
  const [first, ...rest] = tolls;
  if (!first || rest.length < 2 || first.count.min !== first.count.max) return false;
  const { min, max } = addUp(rest.map(({ count }) => count));
  return min === max && min === first.count.min;
}

type Bounds = Pick<Count, "min" | "max">;

function addUp(counts: readonly Bounds[]): Bounds {
  const max = counts.some((count) => count.max === null)
    ? null
    : counts.reduce((sum, count) => sum + (count.max ?? 0), 0);
  return { min: counts.reduce((sum, { min }) => sum + min, 0), max };
}

/** "nine people, including three attackers": six victims. */
function less(count: Count, attackers: Bounds): Count | null {
  const max = count.max === null ? null : count.max - attackers.min;
  if (max !== null && max <= 0) return null;
  return { min: Math.max(0, count.min - (attackers.max ?? count.min)), max, text: count.text };
}

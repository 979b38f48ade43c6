/** Whether the verb beside an expression of time tells of the past or of what is to come. */
import type { FutureWords } from "../knowledge/vocabulary.js";
import type { Word } from "./words.js";

export type Direction = "past" | "future" | "unknown";

/** An expression of time: its words, end exclusive, and the form of what they mean. */
interface Timed {
  readonly first: number;
  readonly end: number;
  readonly meaning: { readonly form: string };
}

// How far the verb may stand from its time, and its auxiliaries from the verb.
const REACH = 25;
const GROUP = 4;
const BOUNDARIES: ReadonlySet<string> = new Set([";", ":", "“", "”", '"']);

/** The direction of the verb nearest to the words from `first` to `end`: first to the left, then to the right. */
export function directionAt(words: readonly Word[], { first, end, meaning }: Timed, future: FutureWords): Direction {
  if (isAppointed(words, { first, end, meaning }, future) || isPutOff(words, first, future)) return "future";
  if (isPredicate(words, { first, end, meaning }, future)) return "future";
  if (future.pasts.has(words[first - 1]?.lower ?? "") || isOfThePast(words, end, future)) return "past";
  for (let at = first - 1; at >= Math.max(0, first - REACH); at--) {
    const word = words[at];
    if (!word || BOUNDARIES.has(word.lower)) break;
    const direction = directionOf(words, at, future);
    if (direction) return direction;
  }
  for (let at = end; at < Math.min(words.length, end + REACH); at++) {
    const word = words[at];
    if (!word || BOUNDARIES.has(word.lower)) break;
    const direction = directionOf(words, at, future);
    if (direction) return direction;
  }
  return "unknown";
}

/** "Called a strike for Monday", but not "for Monday's attack" and "for Friday prayers". */
function isAppointed(words: readonly Word[], { first, end, meaning }: Timed, future: FutureWords): boolean {
  const next = words[end];
  const isFree = !next || (next.lower !== "'s" && !["NOUN", "PROPN", "ADJ"].includes(next.tag));
  return meaning.form === "weekday" && isFree && future.appointing.has(words[first - 1]?.lower ?? "");
}

/** "The deadline is Friday", "the vote is on 3 May", but not "he is in Friday's team". */
function isPredicate(words: readonly Word[], { first, end, meaning }: Timed, future: FutureWords): boolean {
  if (!["weekday", "date", "occasion"].includes(meaning.form) || words[end]?.lower === "'s") return false;
  const before = words[first - 1]?.tag === "ADP" ? words[first - 2] : words[first - 1];
  return before?.tag === "AUX" && future.copulas.has(before.lower);
}

/** "Postponed the trial until Tuesday". */
function isPutOff(words: readonly Word[], first: number, future: FutureWords): boolean {
  if (!future.until.has(words[first - 1]?.lower ?? "")) return false;
  const verb = words.slice(Math.max(0, first - 1 - REACH), first - 1).findLast(({ tag }) => tag === "VERB");
  return verb !== undefined && future.postponing.has(verb.lemma);
}

/** "Friday's attack", unless it is something that is appointed: "Friday's vote". */
function isOfThePast(words: readonly Word[], end: number, future: FutureWords): boolean {
  const isPossessive = words[end]?.lower === "'s";
  return isPossessive && !words.slice(end + 1, end + GROUP).some((word) => future.appointments.has(word.lower));
}

/** Null where the word says nothing: it is no verb, or an infinitive whose governor stands further left. */
function directionOf(words: readonly Word[], at: number, future: FutureWords): Direction | null {
  const word = words[at];
  if (!word) return null;
  if (future.auxiliaries.has(word.lower)) return tenseOfGroup(words, at, future);
  // "Due to start" is to come; "due to rain" gives a reason.
  const behindTo = words[at + 1]?.lower === "to" ? words[at + 2] : null;
  if (future.words.has(word.lower) && (!behindTo || future.timetable.has(behindTo.lower)))
    return isPluperfect(words, at) ? "past" : "future";
  if (word.tag !== "VERB" && word.tag !== "AUX") return null;
  const auxiliary = auxiliaryOf(words, at, future);
  if (auxiliary !== null) return tenseOfGroup(words, auxiliary, future);
  const to = infinitiveMarker(words, at);
  if (to !== null) return isBeforeTo(words, to, future) ? (isPluperfect(words, to) ? "past" : "future") : null;
  if (word.tag === "VERB" && future.timetable.has(word.lower) && words[at - 1]?.tag !== "AUX") return "future";
  return "past";
}

/** "Had been due", "had been scheduled to": what was to come has gone by. */
function isPluperfect(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - GROUP - 1), at).map(({ lower }) => lower);
  return before.includes("had") && before.includes("been");
}

function auxiliaryOf(words: readonly Word[], verb: number, future: FutureWords): number | null {
  for (let at = verb - 1; at >= Math.max(0, verb - GROUP); at--)
    if (future.auxiliaries.has(words[at]?.lower ?? "")) return at;
  return null;
}

function tenseOfGroup(words: readonly Word[], auxiliary: number, future: FutureWords): Direction {
  const behind = words.slice(auxiliary + 1, auxiliary + GROUP);
  // "Could not be reached on Monday" was tried.
  const isTried = future.trying.has(words[auxiliary]?.lower ?? "") && /^(not|n't)$/.test(behind[0]?.lower ?? "");
  return isTried || behind.some((word) => future.perfect.has(word.lower)) ? "past" : "future";
}

/** The "to" before an infinitive, adverbs between allowed. */
function infinitiveMarker(words: readonly Word[], verb: number): number | null {
  let at = verb - 1;
  while (words[at]?.tag === "ADV" || words[at]?.tag === "AUX") at--;
  return words[at]?.lower === "to" ? at : null;
}

/** True where a word before the "to" at `to` points ahead: "is to meet", "agreed yesterday to meet". */
function isBeforeTo(words: readonly Word[], to: number, future: FutureWords): boolean {
  return words.slice(Math.max(0, to - GROUP), to).some((other) => future.withTo.has(other.lower));
}

/** The verb whose time this is: the nearest to the left, else to the right; null where there is none. */
export function verbBeside(words: readonly Word[], { first, end }: { first: number; end: number }): number | null {
  for (let at = first - 1; at >= Math.max(0, first - REACH); at--) if (words[at]?.tag === "VERB") return at;
  for (let at = end; at < Math.min(words.length, end + REACH); at++) if (words[at]?.tag === "VERB") return at;
  return null;
}

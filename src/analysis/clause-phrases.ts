/** Where a phrase goes: subject, object, behind a preposition, in a list, or free until a verb takes it. */

import type { Oblique } from "../model/analysis.js";
import { isApposition, isNameOf, placeApposition } from "./appositions.js";
import { type DraftPhrase, openDraft, type Reader } from "./clause-drafts.js";
import { hasVerbBefore, lemmaOf, verbAfter } from "./clause-words.js";

export function readPhrase(reader: Reader, number: number): number {
  const phrase = reader.phrases[number];
  if (!phrase) return reader.tokens.length;
  if (phrase.isTime) return readTime(reader, phrase);
  if (isFloating(reader, phrase)) return phrase.end;
  placePhrase(reader, number, phrase);
  reader.preposition = null;
  reader.join = "none";
  return phrase.end;
}

/** "Norway and Sweden | each | accuse": it says of the subject that every one of them does. */
function isFloating(reader: Reader, { first, end }: DraftPhrase): boolean {
  const isAlone = end === first + 1 && /^(each|both|all)$/.test(reader.tokens[first]?.lower ?? "");
  return isAlone && reader.last?.role === "subject" && reader.phrases[reader.last.phrase]?.end === first;
}

/** "the attack | on Monday | by rebels": a date between a phrase and its preposition parts them no further. */
function readTime(reader: Reader, { first, end }: DraftPhrase): number {
  const start = reader.preposition?.at ?? first;
  const last = reader.last?.phrase ?? null;
  const isClose = last !== null && (reader.phrases[last]?.end === start || endOfTime(reader, last) === start);
  reader.timeBehind = isClose ? { phrase: last, end } : null;
  reader.preposition = null;
  return end;
}

/** Where the date right behind a phrase ends. */
function endOfTime(reader: Reader, phrase: number): number | null {
  return reader.timeBehind?.phrase === phrase ? reader.timeBehind.end : null;
}

function placePhrase(reader: Reader, number: number, phrase: DraftPhrase): void {
  if (reader.preposition) placeOblique(reader, number, reader.preposition);
  else if (isAside(reader, number)) {
    reader.aside = openDraft(reader, "main", null, null);
    reader.aside.subjects = [number];
  } else if (reader.last?.role === "apposition" && reader.tokens[phrase.first - 1]?.text === ")")
    placeApposition(reader, number, phrase);
  else if (isConjunct(reader, number)) placeConjunct(reader, number, phrase);
  else if (reader.join === "comma" && reader.last && isApposition(reader, number))
    placeApposition(reader, number, phrase);
  else if (reader.current.group === null) placeSubject(reader, number);
  else if (
    reader.join === "comma" ||
    reader.join === "break" ||
    (reader.join === "and" && (isOpposed(reader, number) || hasOwnVerb(reader, number)))
  )
    placeFloating(reader, number);
  else placeObject(reader, number);
}

function placeOblique(reader: Reader, number: number, { text, at }: { text: string; at: number }): void {
  const oblique: Oblique = { preposition: text, phrase: number, at };
  const before = reader.last ? reader.phrases[reader.last.phrase] : undefined;
  const isClose = before !== undefined && (before.end === at || endOfTime(reader, reader.last?.phrase ?? -1) === at);
  if (isClose) before.attachments.push(oblique);
  if (!(isClose && text === "of")) reader.current.obliques.push(oblique);
  reader.last = { phrase: number, role: "oblique" };
}

/** A speaker and a reporting verb between commas, before the sentence's own verb. */
function isAside(reader: Reader, number: number): boolean {
  if (reader.join !== "comma" || reader.current.group !== null || reader.current.subjects.length === 0) return false;
  const verb = verbAfter(reader, number);
  return verb !== null && reader.isReporting(lemmaOf(reader, verb)) && reader.tokens[verb.end]?.text === ",";
}

/** "Pakistan and India", "soldiers, policemen and villagers". */
function isConjunct(reader: Reader, number: number): boolean {
  if (reader.join !== "and" || !reader.last) return false;
  // "linked it to the Front, | but a spokesman | denied it": what follows stands against it.
  if (isOpposed(reader, number)) return false;
  // "one rebel was killed and one rifle confiscated": behind a verb, "and" joins no phrase to its subject.
  if (reader.lastVerbAt >= (reader.phrases[reader.last.phrase]?.end ?? 0)) return false;
  if (reader.last.role === "floating" && reader.phrases[reader.last.phrase]?.end === firstOf(reader, number) - 1)
    return true;
  // "killed five soldiers and the army said": a phrase after "and" with a finite verb of its own opens a clause.
  return reader.current.group === null || !hasOwnVerb(reader, number);
}

function isOpposed(reader: Reader, number: number): boolean {
  const first = firstOf(reader, number);
  const isBut = reader.tokens[first - 1]?.lower === "but";
  return isBut && (reader.tokens[first - 2]?.text === "," || hasOwnVerb(reader, number));
}

function firstOf(reader: Reader, number: number): number {
  return reader.phrases[number]?.first ?? 0;
}

/** "the army | said"; behind ", and" a list of subjects too: "…, and Kenya and Uganda | traded blame". */
function hasOwnVerb(reader: Reader, number: number): boolean {
  const first = firstOf(reader, number);
  const isAfterComma = reader.tokens[first - 1]?.tag === "CCONJ" && reader.tokens[first - 2]?.text === ",";
  return verbAfter(reader, number) !== null || (isAfterComma && hasVerbBefore(reader, number));
}

function placeConjunct(reader: Reader, number: number, phrase: DraftPhrase): void {
  const last = reader.last;
  if (!last) return;
  turnIntoList(reader, last.phrase);
  const before = reader.phrases[last.phrase];
  const anchor = before?.conjunctOf ?? before?.appositionOf ?? last.phrase;
  phrase.conjunctOf = anchor;
  joinRole(reader, number, anchor);
  reader.last = { phrase: number, role: last.role };
}

/** What looked like appositions is a list once "and" follows: "Pakistan, India and China". */
function turnIntoList(reader: Reader, number: number): void {
  const last = reader.phrases[number];
  const anchor = last?.appositionOf ?? null;
  const isOpen =
    (last !== undefined && reader.tokens[last.end]?.tag === "CCONJ") ||
    (reader.tokens[last?.end ?? -1]?.text === "," && reader.tokens[(last?.end ?? -2) + 1]?.tag === "CCONJ");
  if (anchor === null || !isOpen || isNameOf(reader, number, anchor)) return;
  reader.phrases.forEach((phrase, member) => {
    if (phrase.appositionOf !== anchor || reader.tokens[phrase.first - 1]?.text === "(") return;
    phrase.appositionOf = null;
    phrase.conjunctOf = anchor;
    joinRole(reader, member, anchor);
  });
}

function joinRole(reader: Reader, number: number, anchor: number): void {
  for (const list of [reader.current.subjects, reader.current.objects]) {
    if (list.includes(anchor)) {
      list.push(number);
      return;
    }
  }
  const oblique = reader.current.obliques.find(({ phrase }) => phrase === anchor);
  if (oblique) reader.current.obliques.push({ ...oblique, phrase: number });
  for (const holder of reader.phrases) {
    const attached = holder.attachments.find(({ phrase }) => phrase === anchor);
    if (attached) holder.attachments.push({ ...attached, phrase: number });
  }
}

function placeSubject(reader: Reader, number: number): void {
  // A second phrase before any verb takes the first one's place, unless that one is a heading: "Kabul: The Taliban said".
  reader.current.subjects = [number];
  reader.last = { phrase: number, role: "subject" };
  reader.free = { phrase: number, draft: reader.current, role: "subject" };
}

function placeObject(reader: Reader, number: number): void {
  const group = reader.current.group;
  const isInverted =
    group !== null &&
    reader.current.subjects.length === 0 &&
    group.tense !== "infinitive" &&
    group.tense !== "participle" &&
    reader.isReporting(lemmaOf(reader, group));
  (isInverted ? reader.current.subjects : reader.current.objects).push(number);
  reader.last = { phrase: number, role: "object" };
  reader.free = { phrase: number, draft: reader.current, role: isInverted ? "floating" : "object" };
}

function placeFloating(reader: Reader, number: number): void {
  reader.last = { phrase: number, role: "floating" };
  reader.free = { phrase: number, draft: reader.current, role: "floating" };
}

/** Phrases that rename the one before them: "Baradar, the deputy prime minister", "the Movement (MRTA)", "Karachi, Pakistan". */

import type { Oblique } from "../model/analysis.js";
import { type DraftPhrase, isFiniteGroup, type Reader } from "./clause-drafts.js";
import { endOf, lemmaOf, verbAfter } from "./clause-words.js";
import { readVerbGroup } from "./verbs.js";

/** "the minister, | Ada Lowe |, and her deputy": a name behind one person's office renames; it is no member of a list. */
export function isNameOf(reader: Reader, number: number, anchor: number): boolean {
  const office = reader.phrases[anchor];
  const name = reader.phrases[number];
  if (!office || !name || !isOneNoun(reader, office)) return false;
  return isName(reader, name) && reader.tokens[name.end]?.text === ",";
}

/** A common noun in the singular: "the minister". */
function isOneNoun(reader: Reader, { head }: Pick<DraftPhrase, "head">): boolean {
  const noun = reader.tokens[head];
  return noun?.tag === "NOUN" && !/[^s]s$/.test(noun.lower);
}

function isName(reader: Reader, { first, end }: DraftPhrase): boolean {
  const words = reader.tokens.slice(first, end).filter(({ text }) => !/^[-–]$/.test(text));
  return words.length > 1 && words.every(({ tag }) => tag === "PROPN");
}

/** "Baradar, the deputy prime minister, …", "the Movement (MRTA)", "Karachi, Pakistan". */
export function isApposition(reader: Reader, number: number): boolean {
  const last = reader.last;
  const phrase = reader.phrases[number];
  if (!last || !phrase || reader.tokens[reader.phrases[last.phrase]?.end ?? 0]?.start === undefined) return false;
  const end = reader.phrases[last.phrase]?.end ?? -2;
  // "the Zambezi Liberation Army (ZLA), a rebel movement"
  const comma =
    reader.tokens[end]?.text === ")" && end + 1 < phrase.first ? reader.tokens[end + 1] : reader.tokens[end];
  if (comma?.text !== "," && comma?.text !== "(") return false;
  // "Hoping for better days, the minister …": what follows a fronted participle is the sentence's subject.
  const isOfParticiple = reader.current.relation === "participial" && reader.current.subjects.length === 0;
  if (isOfParticiple && reader.free?.role !== "floating" && /^(object|oblique)$/.test(last.role)) return false;
  const after = reader.tokens[endOf(reader, number)];
  const isFronted = reader.current.group === null && reader.current.subjects.length === 0;
  if (isFronted && comma.text === ",") return after?.text === "," && reader.starts.has(endOf(reader, number) + 1);
  const verb = verbAfter(reader, number);
  if (verb === null) return !speaksBehindName(reader, number);
  return (
    (after !== undefined && /^[,)]$/.test(after.text)) ||
    (reader.current.group === null && reader.current.subjects.length > 0 && after?.tag === "CCONJ")
  );
}

/** "…, the minister, | Ada Lowe |, said": a speaker behind what was said, renamed before the verb. */
function speaksBehindName(reader: Reader, number: number): boolean {
  const end = endOf(reader, number);
  const inner = reader.starts.get(end + 1);
  const name = inner === undefined ? undefined : reader.phrases[inner];
  if (reader.current.group === null || !name || !isName(reader, name) || reader.tokens[end]?.text !== ",") return false;
  const verb =
    reader.tokens[name.end]?.text === "," ? readVerbGroup(reader.tokens, name.end + 1, reader.grammar) : null;
  return verb !== null && isFiniteGroup(verb) && reader.isReporting(lemmaOf(reader, verb));
}

export function placeApposition(reader: Reader, number: number, phrase: DraftPhrase): void {
  const last = reader.last;
  if (!last) return;
  phrase.appositionOf =
    reader.phrases[last.phrase]?.appositionOf ?? officeAround(reader, last.phrase, phrase) ?? last.phrase;
  reader.last = { phrase: number, role: "apposition" };
}

/** "the director of the Service, Ada Lowe": a person's name renames the office, not the body. */
function officeAround(reader: Reader, body: number, name: DraftPhrase): number | null {
  if (!isName(reader, name) || reader.tokens[name.first - 1]?.text !== ",") return null;
  // "the envoy at the conference, Ada Lowe": a thing in small letters bears no person's name.
  const isEvent = reader.tokens[reader.phrases[body]?.head ?? -1]?.tag === "NOUN";
  const isLink = ({ phrase, preposition }: Oblique): boolean =>
    phrase === body && (preposition === "of" || (isEvent && /^(at|in|to)$/.test(preposition)));
  const office = reader.phrases.findIndex((phrase) => isOneNoun(reader, phrase) && phrase.attachments.some(isLink));
  return office < 0 ? null : office;
}

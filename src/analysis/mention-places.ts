/** Places among the names of a text: a name that tells where is one, and so is a town that everybody knows. */

import type { GazetteerPlace } from "../knowledge/gazetteer.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { EntityKind, Sentence, Token } from "../model/analysis.js";
import { KNOWN, type PhraseReader, textOf } from "./mention-reading.js";
import type { Piece } from "./pieces.js";

/** One name has one sense in a text: what stands behind "in" once is a place wherever it stands. */
export function findPlaceNames(sentences: readonly Sentence[], knowledge: Knowledge): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tokens } of sentences)
    tokens.forEach(({ tag, text }, at) => {
      const before = tokens[at - 1];
      if (tag !== "PROPN" || before?.tag !== "ADP" || !/^(in|near|at|outside)$/.test(before.lower)) return;
      const found = knowledge.places.find(tokens, { first: at, limit: tokens.length });
      if (found && found.end === nameEnd(tokens, at) && /^\p{Lu}/u.test(text)) names.add(textOf(tokens, found));
    });
  return names;
}

/** The end of the run of capitalised words that begins here. */
function nameEnd(tokens: readonly Token[], first: number): number {
  let end = first;
  while (/^(\p{Lu}|-$)/u.test(tokens[end]?.text ?? "")) end++;
  return end;
}

/** "Lane closure", "Early turnout": a word with the sentence's capital is no village unless the text says so. */
export function isOpener(reader: PhraseReader, { first, end, places: [best] }: Piece & { kind: "place" }): boolean {
  const before = reader.tokens[first - 1];
  return (
    end - first === 1 &&
    (before === undefined || /^["“‘'(:]$/.test(before.text)) &&
    (best?.population ?? 0) < KNOWN &&
    !reader.reading.placeNames.has(textOf(reader.tokens, { first, end }))
  );
}

/** "Shanghai police": a town or province that everybody knows lends its country. */
export function takeCountry(reader: PhraseReader, { places }: Piece & { kind: "place" }): void {
  const land = landOf(places);
  if (land !== null && reader.lent.length === 0) reader.lent.push(land);
}

/** The country of a town or province that everybody knows; null where few do, or where another country has one nearly as large. */
export function landOf(places: readonly GazetteerPlace[]): string | null {
  const isKnown = ({ population, kind, admin2 }: GazetteerPlace): boolean =>
    population >= 500_000 || (kind === "division" && admin2 === null);
  const [best, ...others] = places;
  if (best === undefined || !isKnown(best)) return null;
  const rival = others.find((place) => isKnown(place) && place.country !== best.country);
  return rival !== undefined && rival.population * 5 > best.population ? null : best.country;
}

/** "in Kabul", "the city of Mosul", "Anbar province": the name tells where, not who. */
export function isWhere(reader: PhraseReader, piece: Piece): boolean {
  if (isDateline(reader, piece.end)) return true;
  const { grammar } = reader.reading.knowledge;
  if (piece.end < reader.phrase.end) return grammar.placeNouns.has(reader.tokens[piece.end]?.lemma ?? "");
  if (piece.end === reader.phrase.end && isOwner(reader)) return false;
  let at = reader.phrase.first - 1;
  const before = reader.tokens[at];
  if (!before) return false;
  if (before.text === ",") return reader.tokens[at - 1]?.tag === "PROPN" && followsPlace(reader);
  if (before.lower === "of") {
    const noun = reader.tokens[at - 1]?.lemma ?? "";
    return grammar.placeNouns.has(noun) || grammar.nameHeads.get(noun) === "facility" || isBuilding(reader, at - 1);
  }
  if (before.lower === "to") return followsMotion(reader, at);
  // "levelled the charge | at Sudan": nothing lies at a country.
  if (before.lower === "at" && isCountry(reader, piece)) return false;
  if (before.lower === "from" || before.lower === "over")
    return before.lower === "from" ? followsMotion(reader, at) || reader.tokens[at - 1]?.tag !== "VERB" : false;
  while (at >= 0 && reader.tokens[at]?.tag === "ADJ") at--;
  return before.tag === "ADP" && before.lower !== "between" && grammar.locative.has(before.lower);
}

/** "the town hall | of Achacachi", "the police station | of Zvečan". */
function isBuilding({ reading, tokens }: PhraseReader, last: number): boolean {
  const found = [last, last - 1].map((first) => reading.knowledge.roles.find(tokens, { first, limit: last + 1 }));
  return found.some((match) => match?.end === last + 1 && match.role.kind === "facility");
}

function isCountry(reader: PhraseReader, piece: Piece): boolean {
  const { actors } = reader.reading.knowledge;
  return piece.kind === "actor" && piece.names.some(({ id, as }) => as !== "seat" && actors.isCountry(id));
}

/** "MBEYA, Tanzania — …": names before a dash that open the text or, in capitals, a sentence. */
function isDateline(reader: PhraseReader, end: number): boolean {
  if (reader.reading.sentence.index > 0 && !/^\p{Lu}{3,}$/u.test(reader.tokens[0]?.text ?? "")) return false;
  const dash = reader.tokens.slice(0, 14).findIndex(({ text }) => /^[—–-]+$/.test(text));
  return (
    dash >= end &&
    reader.tokens.slice(0, dash).every(({ tag, text }) => /^(PROPN|NUM|PUNCT)$/.test(tag) || /^\p{Lu}/u.test(text))
  );
}

function isOwner(reader: PhraseReader): boolean {
  return reader.reading.sentence.phrases.some(({ possessor }) => possessor === reader.number);
}

function followsPlace(reader: PhraseReader): boolean {
  const previous = reader.reading.mentions.at(-1);
  return (
    previous !== undefined &&
    previous.sentence === reader.reading.sentence.index &&
    previous.kind === "place" &&
    previous.head >= reader.phrase.first - 2
  );
}

/** A verb of motion within the four words before: "flew to Kabul", "troops out of Mali". */
function followsMotion(reader: PhraseReader, at: number): boolean {
  const { motion } = reader.reading.knowledge.grammar;
  return reader.tokens.slice(Math.max(0, at - 4), at).some((token) => motion.has(token.lemma));
}

export function placeKind(reader: PhraseReader, piece: Piece & { kind: "place" }): EntityKind | null {
  const best = piece.places[0];
  if (!best) return null;
  const last = reader.tokens[piece.end - 1]?.lower ?? "";
  const isProven =
    isWhere(reader, piece) ||
    reader.reading.placeNames.has(textOf(reader.tokens, piece)) ||
    (best.population >= KNOWN && isTaken(reader)) ||
    (piece.end - piece.first > 1 && reader.reading.knowledge.grammar.nameHeads.get(last) === "place") ||
    piece.end < reader.phrase.end ||
    isFollowedByComma(reader, piece.end) ||
    best.kind === "crossing" ||
    best.kind === "region" ||
    best.kind === "water";
  if (!isProven && (best.population < 100_000 || (piece.end - piece.first === 1 && isPersonNearby(reader, piece))))
    return piece.end - piece.first > 1 ? "person" : null;
  return best.kind === "facility" ? "facility" : "place";
}

/** "Rebels stormed Bambari": the object of a verb that takes towns. */
function isTaken(reader: PhraseReader): boolean {
  const { clauses } = reader.reading.sentence;
  const { placeVerbs } = reader.reading.knowledge.grammar;
  return clauses.some(
    ({ objects, verb }) => objects.includes(reader.number) && placeVerbs.has(reader.tokens[verb]?.lemma ?? ""),
  );
}

function isFollowedByComma(reader: PhraseReader, end: number): boolean {
  return reader.tokens[end]?.text === "," && reader.tokens[end + 1]?.tag === "PROPN";
}

/** True where an earlier person bears this word as a name: "Hariri said" after "Rafik Hariri". */
export function isPersonNearby(reader: PhraseReader, piece: Piece): boolean {
  return reader.reading.personWords.has(reader.tokens[piece.end - 1]?.text ?? "");
}

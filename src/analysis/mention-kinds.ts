/** What a name or a noun stands for: a person, a body, a place, by what is known of it, its last word, or its look. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { EntityKind, Token } from "../model/analysis.js";
import { isPersonNearby, isWhere, placeKind } from "./mention-places.js";
import type { PhraseReader } from "./mention-reading.js";
import { findBodyEnd, type Piece } from "./pieces.js";

export function kindOf(reader: PhraseReader, piece: Piece): EntityKind | null {
  const { actors } = reader.reading.knowledge;
  switch (piece.kind) {
    case "actor":
    case "adjective": {
      const entry = actors.get(piece.names[0]?.id ?? "");
      if (entry?.kind !== "country") return entry?.kind ?? null;
      if (piece.names[0]?.as === "people") return "population";
      return isWhere(reader, piece) ? "place" : "government";
    }
    case "place":
      return placeKind(reader, piece);
    case "role":
      return piece.role.kind === "person" && piece.isPlural ? "group" : piece.role.kind;
    case "unknown":
      return unknownKind(reader, piece);
    case "word":
      return null;
  }
}

function unknownKind(reader: PhraseReader, piece: Piece): EntityKind | null {
  const words = reader.tokens.slice(piece.first, piece.end);
  const last = words.at(-1);
  if (!last) return null;
  if (findBodyEnd(reader.tokens, piece.first, reader.reading.knowledge) === piece.end) return "organization";
  const head = reader.reading.knowledge.grammar.nameHeads.get(last.lower);
  if (head !== undefined && words.length > 1 && !isOffice(reader)) return head;
  if (reader.title !== null) return "person";
  if (words.length === 1) return singleKind(reader, piece, last);
  if (
    words.some((word) => word.tag === "NUM" || /\d/.test(word.text)) ||
    reader.reading.knowledge.grammar.thingHeads.has(last.lower)
  )
    return null;
  if (isWhere(reader, piece) && reader.tokens[piece.first - 1]?.text !== ",") return "place";
  return words.length <= 5 ? "person" : "organization";
}

/** "Governor | Anna Church", not "the rebel | Free Lake Front": the noun before it is a title of persons. */
function isOffice(reader: PhraseReader): boolean {
  const role = reader.reading.mentions[reader.title ?? -1]?.role ?? null;
  return role !== null && !isCause(reader.reading.knowledge, role);
}

function singleKind(reader: PhraseReader, piece: Piece, word: Token): EntityKind | null {
  if (/^[\p{Lu}&-]{2,7}$/u.test(word.text.replaceAll(".", ""))) return "organization";
  if (isPersonNearby(reader, piece)) return "person";
  // "In the Honda", "to the Olympics": few places that nobody knows bear an article.
  const hasArticle = reader.tokens[reader.phrase.first]?.lower === "the" && piece.end === reader.phrase.end;
  if (isWhere(reader, piece) && word.tag === "PROPN" && !hasArticle) return "place";
  return null;
}

/** "rebel", "opposition": a noun that stands before the names of persons and of bodies alike. */
function isCause(knowledge: Knowledge, role: string): boolean {
  const entry = knowledge.roles.get(role);
  return entry !== null && (entry.kind !== "person" || /^(REB|UAF|OPP|CRM)$/.test(entry.roles[0] ?? ""));
}

/** Cuts a noun phrase into names, adjectives of countries, role nouns and other words: "Pakistani | foreign minister | Bilawal Bhutto". */

import type { ActorName } from "../knowledge/actors.js";
import type { GazetteerPlace } from "../knowledge/gazetteer.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { RoleEntry, RoleMatch } from "../knowledge/roles.js";
import type { Token } from "../model/analysis.js";

export type Piece = { readonly first: number; readonly end: number } & (
  | { readonly kind: "actor"; readonly names: readonly ActorName[] }
  | { readonly kind: "adjective"; readonly names: readonly ActorName[] }
  | { readonly kind: "place"; readonly places: readonly GazetteerPlace[] }
  | { readonly kind: "role"; readonly role: RoleEntry; readonly isPlural: boolean }
  /** Capitalised words that nobody knows. */
  | { readonly kind: "unknown" }
  | { readonly kind: "word" }
);

interface Cut {
  readonly tokens: readonly Token[];
  readonly limit: number;
  readonly hasCase: boolean;
  readonly knowledge: Knowledge;
}

/** The pieces of the tokens from `first` to `limit`, in order; hyphens and determiners are left out. */
export function cutPieces(first: number, cut: Cut): Piece[] {
  const pieces: Piece[] = [];
  let at = first;
  while (at < cut.limit) {
    const piece = pieceAt(at, cut);
    if (piece) pieces.push(piece);
    at = piece ? piece.end : at + 1;
  }
  return mergeNames(pieces, cut);
}

/** The end of a name such as "Army of the Plains", whose last part nobody knows; `first` where none begins there. */
export function findBodyEnd(tokens: readonly Token[], first: number, knowledge: Knowledge): number {
  const skipCapitals = (from: number): number => {
    let end = from;
    while (/^\p{Lu}/u.test(tokens[end]?.text ?? "")) end++;
    return end;
  };
  const of = skipCapitals(first);
  const isBody =
    of > first && tokens[first]?.tag !== "DET" && knowledge.grammar.freeHeads.has(tokens[of - 1]?.lower ?? "");
  const isOpen = isBody && tokens[of]?.lower === "of" && tokens[of + 1]?.lower === "the";
  const end = isOpen ? skipCapitals(of + 2) : first;
  // "the Army of the Republic of Srpska" is known by what follows.
  if (
    end <= of + 2 ||
    tokens[end]?.lower === "of" ||
    !tokens.slice(of + 2, end).every(({ tag }) => /^(PROPN|NOUN|ADJ)$/.test(tag))
  )
    return first;
  const range = { first: of + 2, limit: end };
  return knowledge.actors.find(tokens, range, true) === null && knowledge.roles.find(tokens, range) === null
    ? end
    : first;
}

function pieceAt(at: number, cut: Cut): Piece | null {
  const token = cut.tokens[at];
  if (!token || !/[\p{L}\p{N}]/u.test(token.text)) return null;
  const range = { first: at, limit: cut.limit };
  const isCapital = /^\p{Lu}/u.test(token.text);
  const actor = actorAt(range, cut);
  const body = cut.hasCase ? findBodyEnd(cut.tokens, at, cut.knowledge) : at;
  if (body > (actor?.end ?? at) && body <= cut.limit) return { kind: "unknown", first: at, end: body };
  const role = pointingBack(cut.knowledge.roles.find(cut.tokens, range), cut) ?? headOf(at, cut);
  const place = isCapital && token.tag !== "NUM" ? cut.knowledge.places.find(cut.tokens, range) : null;
  if (place?.isAbbreviation) return { kind: "place", first: at, end: place.end, places: place.places };
  if (isParticle(at, cut)) return { kind: "unknown", first: at, end: at + 1 };
  const longest = Math.max(actor?.end ?? 0, role?.end ?? 0, place?.end ?? 0);
  // A noun written small is a noun, whatever else bears its name; of equals the actor that we know goes first.
  if (role && role.end === longest && (!isCapital || role.end > (actor?.end ?? 0)))
    return { kind: "role", first: at, end: role.end, role: role.role, isPlural: role.isPlural };
  if (actor && actor.end === longest)
    return {
      kind: isAdjective(actor.values, actor.end, cut) ? "adjective" : "actor",
      first: at,
      end: actor.end,
      names: actor.values,
    };
  if (place && place.end === longest && (at > 0 || isNameLike(token)))
    return { kind: "place", first: at, end: place.end, places: place.places };
  if (
    isCapital &&
    (token.tag === "PROPN" || at > 0 || !cut.hasCase) &&
    !/^(DET|PRON|ADP|AUX|CCONJ|ADV)$/.test(token.tag)
  )
    return { kind: "unknown", first: at, end: at + 1 };
  return token.tag === "DET" || token.tag === "PRON" ? null : { kind: "word", first: at, end: at + 1 };
}

/** The actor that begins here; "Chin lawmakers" are of the Chin people, "Mr Chin" is not. */
function actorAt(range: { first: number; limit: number }, { tokens, limit, hasCase, knowledge }: Cut) {
  const actor = knowledge.actors.find(tokens, range, hasCase);
  const isSurname =
    actor !== null &&
    actor.end === limit &&
    tokens[limit - 1]?.tag === "PROPN" &&
    actor.values.every(({ id, as }) => as === "adjective" && !knowledge.actors.isCountry(id));
  return isSurname ? null : actor;
}

/** "The group", "the same movement" mean a body told before; "a group of tourists" mentions the tourists. */
function pointingBack(role: RoleMatch | null, { tokens, knowledge }: Cut): RoleMatch | null {
  if (role === null || !knowledge.grammar.bareBodies.has(role.role.noun)) return role;
  const before = tokens[role.first - 1]?.lower === "same" ? tokens[role.first - 2] : tokens[role.first - 1];
  const isOne = !role.isPlural && /^(the|this|that)$/.test(before?.lower ?? "");
  // "A group | calling itself the Lake Front"
  if (knowledge.grammar.naming.has(tokens[role.end]?.lower ?? "")) return role;
  return isOne && !/^(of|,)$/.test(tokens[role.end]?.lower ?? "") ? role : null;
}

/** "the head of its State Security Service": before "of" and the name of a body no part of anybody but an office. */
function headOf(at: number, { tokens, knowledge }: Cut): RoleMatch | null {
  const office = knowledge.roles.get("director");
  const isOffice = /^heads?$/.test(tokens[at]?.lower ?? "") && tokens[at + 1]?.lower === "of" && office !== null;
  const body = isOffice ? tokens.slice(at + 2, at + 8) : [];
  const end = body.findIndex(({ tag }) => tag === "PUNCT" || tag === "VERB");
  const own = body.slice(0, end < 0 ? body.length : end);
  const isNamed = own.some(({ tag }, first) => tag === "PROPN" || isBodyNoun(at + 2 + first, { tokens, knowledge }));
  const isPlural = tokens[at]?.lower === "heads";
  return office && isNamed ? { first: at, end: at + 1, role: office, isPlural } : null;
}

/** "the head of its | intelligence service |": a noun for a body of the state. */
function isBodyNoun(at: number, { tokens, knowledge }: Pick<Cut, "tokens" | "knowledge">): boolean {
  const role = knowledge.roles.find(tokens, { first: at, limit: at + 4 })?.role;
  return role?.kind === "organization" && /^(GOV|MIL|COP|SPY|JUD|IGO)$/.test(role.roles[0] ?? "");
}

/** "Mohammed | bin | Salman", "Ursula | von der | Leyen": small words inside names. */
function isParticle(at: number, { tokens, knowledge, limit }: Cut): boolean {
  const token = tokens[at];
  if (!token || !knowledge.grammar.nameParticles.has(token.lower) || !/^\p{Ll}/u.test(token.text)) return false;
  const next = tokens[at + 1];
  const isBefore =
    at + 1 < limit &&
    next !== undefined &&
    (/^\p{Lu}/u.test(next.text) || knowledge.grammar.nameParticles.has(next.lower) || /^[-–]$/.test(next.text));
  const before = tokens[at - 1];
  return (
    isBefore &&
    before !== undefined &&
    (/^\p{Lu}/u.test(before.text) || knowledge.grammar.nameParticles.has(before.lower) || /^[-–]$/.test(before.text))
  );
}

/** A demonym is an adjective before another word, a people alone: "Kenyan police", "two Kenyans". */
function isAdjective(names: readonly ActorName[], end: number, { tokens, limit }: Cut): boolean {
  if (!names.some(({ as }) => as === "adjective")) return false;
  const isLast = end >= limit;
  return (
    !isLast ||
    !names.some(({ as }) => as === "people" || as === "name" || as === "acronym") ||
    tokens[end - 1]?.tag === "ADJ"
  );
}

function isNameLike(token: Token): boolean {
  return token.tag === "PROPN" || token.tag === "X";
}

/** Joins neighbours that are one name: "Munich | Security | Conference", "Islamic State | Khorasan". */
function mergeNames(pieces: readonly Piece[], cut: Cut): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const before = merged.at(-1);
    if (before && isTitled(before, piece)) merged.push({ kind: "unknown", first: piece.first, end: piece.end });
    else if (before && isOneName(before, piece, cut))
      merged[merged.length - 1] = { kind: "unknown", first: before.first, end: piece.end };
    else merged.push(piece);
  }
  return merged;
}

/** "President | Herrera": behind a title a name is a person's, whatever place bears it. */
function isTitled(before: Piece, piece: Piece): boolean {
  return (
    before.kind === "role" &&
    before.role.isTitle &&
    before.role.kind === "person" &&
    piece.kind === "place" &&
    before.end === piece.first
  );
}

function isOneName(before: Piece, piece: Piece, { tokens }: Cut): boolean {
  const isClose =
    before.end === piece.first || (before.end + 1 === piece.first && /^[-–&]$/.test(tokens[before.end]?.text ?? ""));
  if (!isClose || !isCapitalised(piece, tokens)) return false;
  if (piece.kind === "unknown" || piece.kind === "place") {
    if (before.kind === "unknown") return true;
    if (before.kind === "place" && piece.kind === "place") return true;
    return (
      piece.kind === "unknown" &&
      (before.kind === "place" || (before.kind === "actor" && before.names.every(({ as }) => as !== "people")))
    );
  }
  // "Ayesha | Gaddafi", "National | Liberation": one known word behind an unknown one is a part of another name.
  if (piece.kind === "actor" && before.kind === "unknown")
    return piece.end - piece.first === 1 && piece.names.every(({ as }) => as === "name");
  // "Justice and Development | Party", "Jolo | Cathedral": a capitalised noun ends a name.
  return piece.kind === "role" && !piece.role.isTitle && (before.kind === "unknown" || before.kind === "place");
}

function isCapitalised(piece: Piece, tokens: readonly Token[]): boolean {
  const isParticlePiece = piece.kind === "unknown" && /^\p{Ll}/u.test(tokens[piece.first]?.text ?? "");
  return (
    isParticlePiece ||
    (/^\p{Lu}/u.test(tokens[piece.first]?.text ?? "") && /^[\p{Lu}\p{N}]/u.test(tokens[piece.end - 1]?.text ?? ""))
  );
}

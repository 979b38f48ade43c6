/** Names, nouns and pronouns that mention somebody or somewhere. Which of them are one is settled in coreference.ts, who they are in identify.ts. */

import { tollKinds } from "../knowledge/grammar.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis, Phrase, TextMention } from "../model/analysis.js";
import { groupBySentence, toSpan } from "../model/span.js";
import { addInside, roleInside, takeInside } from "./body-names.js";
import { kindOf } from "./mention-kinds.js";
import { linkPhrase } from "./mention-links.js";
import { findPlaceNames, isOpener, takeCountry } from "./mention-places.js";
import { ownerIndex, type PhraseReader, type Reading, takeNames, textOf, toMention } from "./mention-reading.js";
import { cutPieces, type Piece } from "./pieces.js";

/** All mentions of the text in order of sentences and phrases; `sameAs` counts from the start of this list. */
export function findMentions(
  text: string,
  { sentences, times }: Pick<Analysis, "sentences" | "times">,
  knowledge: Knowledge,
): TextMention[] {
  const hasCase = /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
  const mentions: TextMention[] = [];
  const personWords = new Set<string>();
  const bodyNames = new Set<string>();
  const placeNames = hasCase ? findPlaceNames(sentences, knowledge) : new Set<string>();
  const timesBySentence = groupBySentence(times);
  for (const sentence of sentences) {
    const byPhrase = new Map<number, number>();
    const told = { mentions, personWords, bodyNames, placeNames };
    const reading: Reading = { text, sentence, knowledge, hasCase, ...told, byPhrase };
    const dates = timesBySentence.get(sentence.index) ?? [];
    sentence.phrases.forEach((phrase, number) => {
      const isTime = dates.some(({ firstToken, endToken }) => phrase.head >= firstToken && phrase.head < endToken);
      const time = dates.find(({ firstToken, endToken }) => firstToken === phrase.first && endToken <= phrase.head);
      if (!isTime) readPhrase(reading, time ? withoutTime(reading, phrase, time.endToken) : phrase, number);
    });
    sentence.phrases.forEach((phrase, number) => {
      linkPhrase(reading, phrase, number);
    });
  }
  return mentions;
}

/** "| Early Sunday morning | terrorists": when is no part of who, unless a name begins so: "January 6 committee". */
function withoutTime({ sentence, knowledge, hasCase }: Reading, phrase: Phrase, first: number): Phrase {
  const range = { first: phrase.first, limit: phrase.end };
  const isName = knowledge.actors.find(sentence.tokens, range, hasCase) !== null;
  return isName || phrase.possessor !== null ? phrase : { ...phrase, first };
}

function readPhrase(reading: Reading, phrase: Phrase, number: number): void {
  const { tokens } = reading.sentence;
  const pronoun = tokens[phrase.head];
  // "Bartholomew I" is a name.
  const isNumeral = pronoun?.text === "I" && phrase.end - phrase.first > 1;
  if (
    (pronoun?.tag === "PRON" && !isNumeral) ||
    (pronoun?.tag !== "PROPN" && reading.knowledge.grammar.pronouns.has(pronoun?.lower ?? ""))
  ) {
    readPronoun(reading, phrase, number);
    return;
  }
  const owner = phrase.possessor === null ? null : (reading.sentence.phrases[phrase.possessor] ?? null);
  const first = owner ? owner.end + 1 : phrase.first;
  const pieces = cutPieces(first, {
    tokens,
    limit: phrase.end,
    hasCase: reading.hasCase,
    knowledge: reading.knowledge,
  });
  readPieces({
    reading,
    phrase,
    number,
    pieces: joinNoun(reading, phrase, pieces),
    tokens,
    lent: [],
    owners: [],
    title: null,
    body: null,
  });
}

/** "the Boko Haram | group", "the rebel FDLR | force": a noun behind the name of a party or of rebels is no other body. */
function joinNoun({ knowledge, sentence }: Reading, phrase: Phrase, pieces: readonly Piece[]): readonly Piece[] {
  const [name, noun] = pieces.slice(-2);
  const { actors, grammar } = knowledge;
  const isJoined =
    name?.kind === "actor" &&
    (noun?.kind === "word" || noun?.kind === "role") &&
    noun.first === name.end &&
    noun.end === phrase.end &&
    grammar.bodyNouns.has(sentence.tokens[noun.first]?.text ?? "") &&
    name.names.some(({ id }) => actors.get(id)?.codes.some(({ roles }) => isArmedOrParty(roles)));
  return isJoined && name && noun ? [...pieces.slice(0, -2), { ...name, end: noun.end }] : pieces;
}

/** A party, or somebody who fights without a state. */
function isArmedOrParty(roles: readonly string[]): boolean {
  return roles.some((role) => /^(REB|UAF|CRM|PTY|OPP)$/.test(role));
}

function readPronoun({ text, sentence, knowledge, mentions, byPhrase }: Reading, phrase: Phrase, number: number): void {
  const token = sentence.tokens[phrase.head];
  const pronoun = knowledge.grammar.pronouns.get(token?.lower ?? "");
  if (!token || !pronoun) return;
  byPhrase.set(number, mentions.length);
  mentions.push({
    ...toSpan(text, token.start, token.end),
    form: "pronoun",
    kind: pronoun.gender === "none" ? "organization" : pronoun.plural ? "group" : "person",
    sentence: sentence.index,
    first: phrase.head,
    head: phrase.head,
    phrase: number,
    isHead: true,
    known: [],
    role: null,
    lent: [],
    owners: [],
    isPlural: pronoun.plural,
    isDefinite: true,
    isCounted: false,
    gender: pronoun.gender === "female" || pronoun.gender === "male" ? pronoun.gender : null,
    possessive: null,
    owner: null,
    ownerRoles: [],
    pair: null,
    isSpeaker: pronoun.isSpeaker,
    sameAs: null,
  });
}

function readPieces(reader: PhraseReader): void {
  takeOwner(reader);
  reader.pieces.forEach((piece, at) => {
    const isHead = piece.end === reader.phrase.end && at === reader.pieces.length - 1;
    if (isHead) readHead(reader, piece);
    else readModifier(reader, piece, reader.pieces.slice(at + 1));
  });
}

/** "Pakistan's …", "the TTP's …": what the owner is known as. */
function takeOwner(reader: PhraseReader): void {
  const owner = reader.reading.mentions[ownerIndex(reader) ?? -1];
  if (!owner) return;
  takeNames(reader, owner.known);
  reader.lent.push(...owner.lent);
}

function readModifier(reader: PhraseReader, piece: Piece, after: readonly Piece[]): void {
  if (piece.kind === "adjective" || piece.kind === "actor") {
    addMention(reader, piece, { form: piece.kind === "adjective" ? "nominal" : "name", isHead: false });
    if (!isFriend(reader, piece)) takeNames(reader, piece.names);
  } else if (piece.kind === "role") {
    // "humanitarian aid", "public health": an adjective that is also a noun for people mentions nobody.
    if (reader.tokens[piece.end - 1]?.tag === "ADJ" && !/^(REB|UAF|COP)$/.test(piece.role.roles[0] ?? "")) return;
    if (isInName(reader, piece, after[0])) return;
    const isTitle = isTitleOf(reader, piece, after);
    const index = addMention(reader, piece, {
      form: "nominal",
      isHead: isTitle,
      from: isTitle && reader.title === null ? reader.phrase.first : piece.first,
    });
    if (isTitle) setTitle(reader, index);
  } else if (piece.kind === "unknown" && after[0]?.kind === "role" && isBody(reader, piece)) {
    reader.body = addMention(reader, piece, { form: "name", isHead: false });
  } else if (piece.kind === "place" && !isOpener(reader, piece)) {
    addMention(reader, piece, { form: "name", isHead: false });
    takeCountry(reader, piece);
  }
}

/** "Iran-backed militias", "Turkish-backed rebels" are not those of whoever backs them. */
function isFriend({ tokens, reading }: PhraseReader, { end }: Piece): boolean {
  const friendship = tokens[end + 1]?.lower ?? "";
  return /^[-–]$/.test(tokens[end]?.text ?? "") && reading.knowledge.grammar.friendships.has(friendship);
}

type RolePiece = Piece & { readonly kind: "role" };

/** "Seoul | National | University": a capitalised noun for anybody is a word of a name. */
function isInName({ tokens }: PhraseReader, { first, end, role }: RolePiece, next: Piece | undefined): boolean {
  const isCapital = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? "");
  return first > 0 && role.roles[0] === "CVL" && next?.first === end && isCapital(first) && isCapital(next.first);
}

/** Before a name, or before another title of whoever bears it: "Deputy Minister of Defence | Colonel-General | Maro". */
function isTitleOf(reader: PhraseReader, piece: RolePiece, [next, ...after]: readonly Piece[]): boolean {
  if (next === undefined) return false;
  if (next.kind === "unknown" || next.kind === "actor") return next.end === reader.phrase.end;
  const isRank = (each: Piece): boolean => each.kind === "role" && each.role.isTitle && each.role.kind === "person";
  return isRank(piece) && next.kind === "role" && isRank(next) && isTitleOf(reader, next, after);
}

function setTitle(reader: PhraseReader, index: number | null): void {
  const { mentions } = reader.reading;
  const mention = mentions[index ?? -1];
  if (index !== null && mention && reader.title !== null) mentions[index] = { ...mention, sameAs: reader.title };
  reader.title = index;
}

/** "ZLA | rebels", "Northern Shield | fighters": a body that the text has named before. */
function isBody(reader: PhraseReader, piece: Piece): boolean {
  return reader.reading.bodyNames.has(textOf(reader.tokens, piece));
}

/** "Chile's Defense Department" is not another country's body of that name. */
function asNoun(reader: PhraseReader, piece: Piece): Piece {
  if (piece.kind !== "actor" || reader.lent.length === 0) return piece;
  const { actors, roles } = reader.reading.knowledge;
  const isOthers = piece.names.every(({ id }) => {
    const entry = actors.get(id);
    return entry?.kind === "organization" && entry.country !== null && !reader.lent.includes(entry.country);
  });
  const found = isOthers ? roles.find(reader.tokens, { first: piece.first, limit: piece.end }) : null;
  return found?.end === piece.end ? { ...found, kind: "role" } : piece;
}

function readHead(reader: PhraseReader, given: Piece): void {
  const piece = asNoun(reader, given);
  if (piece.kind === "word" || (piece.kind === "adjective" && reader.tokens[reader.phrase.head]?.tag === "ADJ")) {
    if (piece.kind === "adjective") addMention(reader, piece, { form: "nominal", isHead: false });
    else readBareNumber(reader, piece);
    return;
  }
  const index = addMention(reader, piece, {
    form: piece.kind === "role" || piece.kind === "adjective" ? "nominal" : "name",
    isHead: true,
    from: piece.kind === "role" ? reader.phrase.first : piece.first,
  });
  if (index !== null) reader.reading.byPhrase.set(reader.number, index);
}

/** "at least 20 were killed", "the wounded": people that only a number or an adjective names. */
function readBareNumber(reader: PhraseReader, piece: Piece): void {
  const head = reader.tokens[reader.phrase.head];
  const isNumber =
    head?.tag === "NUM" &&
    reader.pieces.every(({ kind }) => kind === "word") &&
    reader.tokens.slice(reader.phrase.first, reader.phrase.end).every(({ text }) => !/[%$€£¥]/.test(text)) &&
    !/^(19|20)\d\d$/.test(head.text) &&
    reader.phrase.attachments.every(({ preposition }) => preposition !== "of") &&
    isCounted(reader);
  const { tolls, tollAdjectives } = reader.reading.knowledge.grammar;
  const isAdjective =
    ((head?.tag === "ADJ" || head?.tag === "VERB") && tollAdjectives.has(head.lower)) ||
    (head?.tag === "NOUN" &&
      /^the$/i.test(reader.tokens[reader.phrase.first]?.text ?? "") &&
      tollKinds.some((kind) => tolls[kind].adjectives.includes(head.lower)));
  if (!isNumber && !isAdjective) return;
  reader.reading.byPhrase.set(reader.number, reader.reading.mentions.length);
  // "Sudan's displaced" are displaced persons.
  const role = reader.reading.knowledge.roles.get(`${head?.lower} person`)?.noun ?? null;
  const as = { form: "nominal", kind: "group", isHead: true } as const;
  reader.reading.mentions.push({ ...toMention(reader, { ...piece, first: reader.phrase.first }, as), role });
}

/** True where the phrase is subject or object of a verb that counts people: "five were killed". */
function isCounted(reader: PhraseReader): boolean {
  const { clauses } = reader.reading.sentence;
  const { tollVerbs } = reader.reading.knowledge.grammar;
  return clauses.some(
    ({ verb, subjects, objects }) =>
      (subjects.includes(reader.number) || objects.includes(reader.number)) &&
      tollVerbs.has(reader.tokens[verb]?.lemma ?? ""),
  );
}

function addMention(
  reader: PhraseReader,
  piece: Piece,
  as: { form: "name" | "nominal"; isHead: boolean; from?: number },
): number | null {
  const isName = as.form === "name";
  const { mentions, personWords, bodyNames } = reader.reading;
  const kind = isName && !as.isHead && isBody(reader, piece) ? "organization" : kindOf(reader, piece);
  if (kind === null) return null;
  if (isName && kind === "organization" && piece.kind === "unknown") bodyNames.add(textOf(reader.tokens, piece));
  if (piece.kind === "unknown" && kind === "organization") takeInside(reader, piece);
  if (piece.kind === "unknown" && /^(organization|facility)$/.test(kind)) addInside(reader, piece);
  // "the Munich Security Conference" is held where its name says, known or not.
  else if (piece.kind === "actor" && /^(conference|summit|forum)$/.test(reader.tokens[piece.end - 1]?.lower ?? ""))
    addInside(reader, piece);
  const mention = toMention(
    reader,
    { first: as.from ?? piece.first, end: piece.end },
    { form: as.form, kind, isHead: as.isHead },
  );
  if (isName && kind === "person") for (const word of mention.text.split(/\s+/)) personWords.add(word);
  const pair = as.isHead && piece.kind === "role" && mention.lent.length === 0 ? pairOf(reader, mention, piece) : null;
  mentions.push({
    ...mention,
    pair,
    known:
      piece.kind === "actor" || piece.kind === "adjective"
        ? piece.names.map(({ id, as: way }) => ({ id, as: way }))
        : [],
    role:
      piece.kind === "role"
        ? roleOf(piece, pair)
        : piece.kind === "unknown" && kind === "organization"
          ? roleInside(reader, piece)
          : null,
    isPlural: piece.kind === "role" ? piece.isPlural : mention.isPlural && kind !== "person",
    sameAs: isName && reader.title !== null && as.isHead ? reader.title : null,
  });
  return mentions.length - 1;
}

function pairOf(reader: PhraseReader, { text }: TextMention, { role }: Piece & { kind: "role" }): TextMention["pair"] {
  return reader.reading.knowledge.grammar.pairOf(text, role.noun);
}

/** "Both parties" are no political parties. */
function roleOf({ role }: Piece & { kind: "role" }, pair: TextMention["pair"]): string | null {
  return pair === "sides" ? null : role.noun;
}

/** Names, nouns and pronouns that mention somebody or somewhere. Which of them are one is settled in coreference.ts, who they are in identify.ts. */

import type { ActorName } from "../knowledge/actors.js";
import type { GazetteerPlace } from "../knowledge/gazetteer.js";
import { tollKinds } from "../knowledge/grammar.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis, EntityKind, Phrase, Sentence, TextMention, Token } from "../model/analysis.js";
import { groupBySentence, toSpan } from "../model/span.js";
import { cutPieces, findBodyEnd, type Piece } from "./pieces.js";

interface Reading {
  readonly text: string;
  readonly sentence: Sentence;
  readonly knowledge: Knowledge;
  readonly hasCase: boolean;
  readonly mentions: TextMention[];
  /** Words of the names of persons told so far. */
  readonly personWords: Set<string>;
  /** Names of places behind "in", "near", "at" anywhere in the text. */
  readonly placeNames: ReadonlySet<string>;
  /** Phrase → its own mention, the head's. */
  readonly byPhrase: Map<number, number>;
}

/** All mentions of the text in order of sentences and phrases; `sameAs` counts from the start of this list. */
export function findMentions(
  text: string,
  { sentences, times }: Pick<Analysis, "sentences" | "times">,
  knowledge: Knowledge,
): TextMention[] {
  const hasCase = /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
  const mentions: TextMention[] = [];
  const personWords = new Set<string>();
  const placeNames = hasCase ? findPlaceNames(sentences, knowledge) : new Set<string>();
  const timesBySentence = groupBySentence(times);
  for (const sentence of sentences) {
    const byPhrase = new Map<number, number>();
    const reading: Reading = { text, sentence, knowledge, hasCase, mentions, personWords, placeNames, byPhrase };
    const dates = timesBySentence.get(sentence.index) ?? [];
    sentence.phrases.forEach((phrase, number) => {
      const isTime = dates.some(({ firstToken, endToken }) => phrase.head >= firstToken && phrase.head < endToken);
      if (!isTime) readPhrase(reading, phrase, number);
    });
    sentence.phrases.forEach((phrase, number) => {
      linkPhrase(reading, phrase, number);
    });
  }
  return mentions;
}

/** One name has one sense in a text: what stands behind "in" once is a place wherever it stands. */
function findPlaceNames(sentences: readonly Sentence[], knowledge: Knowledge): ReadonlySet<string> {
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

function textOf(tokens: readonly Token[], { first, end }: { first: number; end: number }): string {
  return tokens
    .slice(first, end)
    .map(({ lower }) => lower)
    .join(" ");
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
  new PhraseReading(reading, phrase, number, pieces).read();
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

/** The people of a town that a reader may know by name. */
const KNOWN = 20_000;

/** The country of a town or province that everybody knows; null where few do, or where another country has one nearly as large. */
function landOf(places: readonly GazetteerPlace[]): string | null {
  const isKnown = ({ population, kind, admin2 }: GazetteerPlace): boolean =>
    population >= 500_000 || (kind === "division" && admin2 === null);
  const [best, ...others] = places;
  if (best === undefined || !isKnown(best)) return null;
  const rival = others.find((place) => isKnown(place) && place.country !== best.country);
  return rival !== undefined && rival.population * 5 > best.population ? null : best.country;
}

/** Reads the pieces of one phrase into mentions: modifiers first, then titles, then the head. */
class PhraseReading {
  private readonly tokens: readonly Token[];
  private readonly pieces: readonly Piece[];
  private readonly lent: string[] = [];
  private readonly owners: string[] = [];
  private title: number | null = null;

  constructor(
    private readonly reading: Reading,
    private readonly phrase: Phrase,
    private readonly number: number,
    pieces: readonly Piece[],
  ) {
    this.tokens = reading.sentence.tokens;
    this.pieces = this.joinNoun(pieces);
  }

  /** "the Boko Haram | group", "the rebel FDLR | force": a noun behind the name of a party or of rebels is no other body. */
  private joinNoun(pieces: readonly Piece[]): readonly Piece[] {
    const [name, noun] = pieces.slice(-2);
    const { actors, grammar } = this.reading.knowledge;
    const isJoined =
      name?.kind === "actor" &&
      (noun?.kind === "word" || noun?.kind === "role") &&
      noun.first === name.end &&
      noun.end === this.phrase.end &&
      grammar.bodyNouns.has(this.tokens[noun.first]?.text ?? "") &&
      name.names.some(({ id }) => actors.get(id)?.codes.some(({ roles }) => isArmedOrParty(roles)));
    return isJoined && name && noun ? [...pieces.slice(0, -2), { ...name, end: noun.end }] : pieces;
  }

  read(): void {
    this.takeOwner();
    this.pieces.forEach((piece, at) => {
      const isHead = piece.end === this.phrase.end && at === this.pieces.length - 1;
      if (isHead) this.readHead(piece);
      else this.readModifier(piece, this.pieces.slice(at + 1));
    });
  }

  private owner(): number | null {
    return this.phrase.possessor === null ? null : (this.reading.byPhrase.get(this.phrase.possessor) ?? null);
  }

  /** "Pakistan's …", "the TTP's …": what the owner is known as. */
  private takeOwner(): void {
    const owner = this.reading.mentions[this.owner() ?? -1];
    if (!owner) return;
    this.take(owner.known);
    this.lent.push(...owner.lent);
  }

  private take(names: readonly Pick<ActorName, "id" | "as">[]): void {
    for (const { id } of names) {
      if (this.reading.knowledge.actors.isCountry(id)) this.lent.push(id);
      else this.owners.push(id);
    }
  }

  private readModifier(piece: Piece, after: readonly Piece[]): void {
    if (piece.kind === "adjective" || piece.kind === "actor") {
      this.add(piece, { form: piece.kind === "adjective" ? "nominal" : "name", isHead: false });
      if (!this.isFriend(piece)) this.take(piece.names);
    } else if (piece.kind === "role") {
      // "humanitarian aid", "public health": an adjective that is also a noun for people mentions nobody.
      if (this.tokens[piece.end - 1]?.tag === "ADJ" && !/^(REB|UAF|COP)$/.test(piece.role.roles[0] ?? "")) return;
      if (this.isInName(piece, after[0])) return;
      const isTitle = this.isTitle(piece, after);
      const index = this.add(piece, {
        form: "nominal",
        isHead: isTitle,
        from: isTitle && this.title === null ? this.phrase.first : piece.first,
      });
      if (isTitle) this.setTitle(index);
    } else if (piece.kind === "place" && !this.isOpener(piece)) {
      this.add(piece, { form: "name", isHead: false });
      this.takeCountry(piece);
    }
  }

  /** "Iran-backed militias", "Turkish-backed rebels" are not those of whoever backs them. */
  private isFriend({ end }: Piece): boolean {
    const friendship = this.tokens[end + 1]?.lower ?? "";
    return /^[-–]$/.test(this.tokens[end]?.text ?? "") && this.reading.knowledge.grammar.friendships.has(friendship);
  }

  /** "Seoul | National | University": a capitalised noun for anybody is a word of a name. */
  private isInName({ first, end, role }: Piece & { kind: "role" }, next: Piece | undefined): boolean {
    const isCapital = (at: number): boolean => /^\p{Lu}/u.test(this.tokens[at]?.text ?? "");
    return first > 0 && role.roles[0] === "CVL" && next?.first === end && isCapital(first) && isCapital(next.first);
  }

  /** Before a name, or before another title of whoever bears it: "Deputy Minister of Defence | Colonel-General | Maro". */
  private isTitle(piece: Piece & { kind: "role" }, [next, ...after]: readonly Piece[]): boolean {
    if (next === undefined) return false;
    if (next.kind === "unknown" || next.kind === "actor") return next.end === this.phrase.end;
    const isRank = (each: Piece): boolean => each.kind === "role" && each.role.isTitle && each.role.kind === "person";
    return isRank(piece) && next.kind === "role" && isRank(next) && this.isTitle(next, after);
  }

  private setTitle(index: number | null): void {
    const { mentions } = this.reading;
    const mention = mentions[index ?? -1];
    if (index !== null && mention && this.title !== null) mentions[index] = { ...mention, sameAs: this.title };
    this.title = index;
  }

  /** "Lane closure", "Early turnout": a word with the sentence's capital is no village unless the text says so. */
  private isOpener({ first, end, places: [best] }: Piece & { kind: "place" }): boolean {
    const before = this.tokens[first - 1];
    return (
      end - first === 1 &&
      (before === undefined || /^["“‘'(:]$/.test(before.text)) &&
      (best?.population ?? 0) < KNOWN &&
      !this.reading.placeNames.has(textOf(this.tokens, { first, end }))
    );
  }

  /** "Shanghai police": a town or province that everybody knows lends its country. */
  private takeCountry({ places }: Piece & { kind: "place" }): void {
    const land = landOf(places);
    if (land !== null && this.lent.length === 0) this.lent.push(land);
  }

  /** "Chile's Defense Department" is not another country's body of that name. */
  private asNoun(piece: Piece): Piece {
    if (piece.kind !== "actor" || this.lent.length === 0) return piece;
    const { actors, roles } = this.reading.knowledge;
    const isOthers = piece.names.every(({ id }) => {
      const entry = actors.get(id);
      return entry?.kind === "organization" && entry.country !== null && !this.lent.includes(entry.country);
    });
    const found = isOthers ? roles.find(this.tokens, { first: piece.first, limit: piece.end }) : null;
    return found?.end === piece.end ? { ...found, kind: "role" } : piece;
  }

  private readHead(given: Piece): void {
    const piece = this.asNoun(given);
    if (piece.kind === "word" || (piece.kind === "adjective" && this.tokens[this.phrase.head]?.tag === "ADJ")) {
      if (piece.kind === "adjective") this.add(piece, { form: "nominal", isHead: false });
      else this.readBareNumber(piece);
      return;
    }
    const index = this.add(piece, {
      form: piece.kind === "role" || piece.kind === "adjective" ? "nominal" : "name",
      isHead: true,
      from: piece.kind === "role" ? this.phrase.first : piece.first,
    });
    if (index !== null) this.reading.byPhrase.set(this.number, index);
  }

  /** "at least 20 were killed", "the wounded": people that only a number or an adjective names. */
  private readBareNumber(piece: Piece): void {
    const head = this.tokens[this.phrase.head];
    const isNumber =
      head?.tag === "NUM" &&
      this.pieces.every(({ kind }) => kind === "word") &&
      this.tokens.slice(this.phrase.first, this.phrase.end).every(({ text }) => !/[%$€£¥]/.test(text)) &&
      !/^(19|20)\d\d$/.test(head.text) &&
      this.phrase.attachments.every(({ preposition }) => preposition !== "of") &&
      this.isCounted();
    const { tolls, tollAdjectives } = this.reading.knowledge.grammar;
    const isAdjective =
      ((head?.tag === "ADJ" || head?.tag === "VERB") && tollAdjectives.has(head.lower)) ||
      (head?.tag === "NOUN" &&
        /^the$/i.test(this.tokens[this.phrase.first]?.text ?? "") &&
        tollKinds.some((kind) => tolls[kind].adjectives.includes(head.lower)));
    if (!isNumber && !isAdjective) return;
    this.reading.byPhrase.set(this.number, this.reading.mentions.length);
    // "Sudan's displaced" are displaced persons.
    const role = this.reading.knowledge.roles.get(`${head?.lower} person`)?.noun ?? null;
    const as = { form: "nominal", kind: "group", isHead: true } as const;
    this.reading.mentions.push({ ...this.toMention({ ...piece, first: this.phrase.first }, as), role });
  }

  /** True where the phrase is subject or object of a verb that counts people: "five were killed". */
  private isCounted(): boolean {
    const { clauses } = this.reading.sentence;
    const { tollVerbs } = this.reading.knowledge.grammar;
    return clauses.some(
      ({ verb, subjects, objects }) =>
        (subjects.includes(this.number) || objects.includes(this.number)) &&
        tollVerbs.has(this.tokens[verb]?.lemma ?? ""),
    );
  }

  private add(piece: Piece, as: { form: "name" | "nominal"; isHead: boolean; from?: number }): number | null {
    const kind = this.kindOf(piece);
    if (kind === null) return null;
    const { mentions, personWords } = this.reading;
    const isName = as.form === "name";
    if (piece.kind === "unknown" && kind === "organization") this.takeInside(piece);
    if (piece.kind === "unknown" && /^(organization|facility)$/.test(kind)) this.addInside(piece);
    const mention = this.toMention(
      { first: as.from ?? piece.first, end: piece.end },
      { form: as.form, kind, isHead: as.isHead },
    );
    if (isName && kind === "person") for (const word of mention.text.split(/\s+/)) personWords.add(word);
    const pair = as.isHead && piece.kind === "role" && mention.lent.length === 0 ? this.pairOf(mention, piece) : null;
    mentions.push({
      ...mention,
      pair,
      known:
        piece.kind === "actor" || piece.kind === "adjective"
          ? piece.names.map(({ id, as: way }) => ({ id, as: way }))
          : [],
      role:
        piece.kind === "role"
          ? this.roleOf(piece, pair)
          : piece.kind === "unknown" && kind === "organization"
            ? this.roleInside(piece)
            : null,
      isPlural: piece.kind === "role" ? piece.isPlural : mention.isPlural && kind !== "person",
      sameAs: isName && this.title !== null && as.isHead ? this.title : null,
    });
    return mentions.length - 1;
  }

  /** "Vancouver International Airport", "Ohio Supreme Court": the place in the name of a body or a building. */
  private addInside({ first, end }: Piece): void {
    const found = this.reading.knowledge.places.find(this.tokens, { first, limit: end - 1 });
    if (!found) return;
    const [best] = found.places;
    const isKnown =
      best !== undefined &&
      (best.population >= KNOWN || this.reading.placeNames.has(textOf(this.tokens, found))) &&
      /^(settlement|division)$/.test(best.kind);
    if (isKnown) this.reading.mentions.push(this.toMention(found, { form: "name", kind: "place", isHead: false }));
  }

  private pairOf({ text }: TextMention, { role }: Piece & { kind: "role" }): TextMention["pair"] {
    return this.reading.knowledge.grammar.pairOf(text, role.noun);
  }

  /** "Both parties" are no political parties. */
  private roleOf({ role }: Piece & { kind: "role" }, pair: TextMention["pair"]): string | null {
    return pair === "sides" ? null : role.noun;
  }

  /** "its envoy", "their troops": the number of the pronoun that opens the phrase. */
  private possessive(): TextMention["possessive"] {
    const pronoun = this.reading.knowledge.grammar.possessives.get(this.tokens[this.phrase.first]?.lower ?? "");
    return pronoun === undefined ? null : pronoun.plural ? "plural" : "singular";
  }

  /** "Canadian International Development Agency", "UN Support Mission": what an unknown body's own name says of it. */
  private takeInside(piece: Piece): void {
    const { knowledge, hasCase } = this.reading;
    for (let at = piece.first; at < piece.end; at++) {
      const found = knowledge.actors.find(this.tokens, { first: at, limit: piece.end }, hasCase);
      if (found) this.take(found.values.slice(0, 1));
    }
  }

  /** The noun for a body in its name: "Ministry", "Department", "Commission". */
  private roleInside(piece: Piece): string | null {
    let inside: string | null = null;
    for (let at = piece.first; at < piece.end; at++) {
      const found = this.reading.knowledge.roles.find(this.tokens, { first: at, limit: piece.end });
      const isBody = found !== null && /^(organization|government)$/.test(found.role.kind);
      // "Makerere University" teaches, whoever built it.
      const isSchool = found?.end === piece.end && /^(EDU|MED)$/.test(found.role.roles[0] ?? "");
      if (found && (isBody || isSchool)) inside = found.role.noun;
    }
    return inside;
  }

  private toMention(
    { first, end }: { first: number; end: number },
    { form, kind, isHead }: Pick<TextMention, "form" | "kind" | "isHead">,
  ): TextMention {
    const start = this.tokens[first]?.start ?? 0;
    const stop = this.tokens[end - 1]?.end ?? start;
    const opening = this.tokens[this.phrase.first];
    return {
      ...toSpan(this.reading.text, start, stop),
      form,
      kind,
      sentence: this.reading.sentence.index,
      first,
      head: end - 1,
      phrase: isHead ? this.number : null,
      isHead,
      known: [],
      role: null,
      lent: [...new Set(this.lent)],
      owners: [...new Set(this.owners)],
      isPlural: /[^s]s$/.test(this.tokens[end - 1]?.lower ?? ""),
      isDefinite:
        this.phrase.possessor !== null || /^(the|this|these|that|those|its|his|her|their)$/.test(opening?.lower ?? ""),
      isCounted:
        isHead && this.tokens.slice(this.phrase.first, this.phrase.head + 1).some((token) => token.tag === "NUM"),
      gender: null,
      possessive: this.possessive(),
      owner: isHead && form === "nominal" ? this.owner() : null,
      ownerRoles: [],
      pair: null,
      isSpeaker: false,
      sameAs: null,
    };
  }

  private kindOf(piece: Piece): EntityKind | null {
    const { actors } = this.reading.knowledge;
    switch (piece.kind) {
      case "actor":
      case "adjective": {
        const entry = actors.get(piece.names[0]?.id ?? "");
        if (entry?.kind !== "country") return entry?.kind ?? null;
        if (piece.names[0]?.as === "people") return "population";
        return this.isWhere(piece) ? "place" : "government";
      }
      case "place":
        return this.placeKind(piece);
      case "role":
        return piece.role.kind === "person" && piece.isPlural ? "group" : piece.role.kind;
      case "unknown":
        return this.unknownKind(piece);
      case "word":
        return null;
    }
  }

  /** "in Kabul", "the city of Mosul", "Anbar province": the name tells where, not who. */
  private isWhere(piece: Piece): boolean {
    if (this.isDateline(piece.end)) return true;
    const { grammar } = this.reading.knowledge;
    if (piece.end < this.phrase.end) return grammar.placeNouns.has(this.tokens[piece.end]?.lemma ?? "");
    if (piece.end === this.phrase.end && this.isOwner()) return false;
    let at = this.phrase.first - 1;
    const before = this.tokens[at];
    if (!before) return false;
    if (before.text === ",") return this.tokens[at - 1]?.tag === "PROPN" && this.followsPlace();
    if (before.lower === "of") {
      const noun = this.tokens[at - 1]?.lemma ?? "";
      return grammar.placeNouns.has(noun) || grammar.nameHeads.get(noun) === "facility";
    }
    if (before.lower === "to") return this.followsMotion(at);
    // "levelled the charge | at Sudan": nothing lies at a country.
    if (before.lower === "at" && this.isCountry(piece)) return false;
    if (before.lower === "from" || before.lower === "over")
      return before.lower === "from" ? this.followsMotion(at) || this.tokens[at - 1]?.tag !== "VERB" : false;
    while (at >= 0 && this.tokens[at]?.tag === "ADJ") at--;
    return before.tag === "ADP" && before.lower !== "between" && grammar.locative.has(before.lower);
  }

  private isCountry(piece: Piece): boolean {
    const { actors } = this.reading.knowledge;
    return piece.kind === "actor" && piece.names.some(({ id, as }) => as !== "seat" && actors.isCountry(id));
  }

  /** "MBEYA, Tanzania — …": names before a dash that open the text or, in capitals, a sentence. */
  private isDateline(end: number): boolean {
    if (this.reading.sentence.index > 0 && !/^\p{Lu}{3,}$/u.test(this.tokens[0]?.text ?? "")) return false;
    const dash = this.tokens.slice(0, 14).findIndex(({ text }) => /^[—–-]+$/.test(text));
    return (
      dash >= end &&
      this.tokens.slice(0, dash).every(({ tag, text }) => /^(PROPN|NUM|PUNCT)$/.test(tag) || /^\p{Lu}/u.test(text))
    );
  }

  private isOwner(): boolean {
    return this.reading.sentence.phrases.some(({ possessor }) => possessor === this.number);
  }

  private followsPlace(): boolean {
    const previous = this.reading.mentions.at(-1);
    return (
      previous !== undefined &&
      previous.sentence === this.reading.sentence.index &&
      previous.kind === "place" &&
      previous.head >= this.phrase.first - 2
    );
  }

  /** A verb of motion within the four words before: "flew to Kabul", "troops out of Mali". */
  private followsMotion(at: number): boolean {
    const { motion } = this.reading.knowledge.grammar;
    return this.tokens.slice(Math.max(0, at - 4), at).some((token) => motion.has(token.lemma));
  }

  private placeKind(piece: Piece & { kind: "place" }): EntityKind | null {
    const best = piece.places[0];
    if (!best) return null;
    const last = this.tokens[piece.end - 1]?.lower ?? "";
    const isProven =
      this.isWhere(piece) ||
      this.reading.placeNames.has(textOf(this.tokens, piece)) ||
      (best.population >= KNOWN && this.isTaken()) ||
      (piece.end - piece.first > 1 && this.reading.knowledge.grammar.nameHeads.get(last) === "place") ||
      piece.end < this.phrase.end ||
      this.isFollowedByComma(piece.end) ||
      best.kind === "crossing" ||
      best.kind === "region" ||
      best.kind === "water";
    if (!isProven && (best.population < 100_000 || (piece.end - piece.first === 1 && this.isPersonNearby(piece))))
      return piece.end - piece.first > 1 ? "person" : null;
    return best.kind === "facility" ? "facility" : "place";
  }

  /** "Rebels stormed Bambari": the object of a verb that takes towns. */
  private isTaken(): boolean {
    const { clauses } = this.reading.sentence;
    const { placeVerbs } = this.reading.knowledge.grammar;
    return clauses.some(
      ({ objects, verb }) => objects.includes(this.number) && placeVerbs.has(this.tokens[verb]?.lemma ?? ""),
    );
  }

  private isFollowedByComma(end: number): boolean {
    return this.tokens[end]?.text === "," && this.tokens[end + 1]?.tag === "PROPN";
  }

  /** True where an earlier person bears this word as a name: "Hariri said" after "Rafik Hariri". */
  private isPersonNearby(piece: Piece): boolean {
    return this.reading.personWords.has(this.tokens[piece.end - 1]?.text ?? "");
  }

  private unknownKind(piece: Piece): EntityKind | null {
    const words = this.tokens.slice(piece.first, piece.end);
    const last = words.at(-1);
    if (!last) return null;
    if (findBodyEnd(this.tokens, piece.first, this.reading.knowledge) === piece.end) return "organization";
    const head = this.reading.knowledge.grammar.nameHeads.get(last.lower);
    if (head !== undefined && words.length > 1 && !this.isOffice()) return head;
    if (this.title !== null) return "person";
    if (words.length === 1) return this.singleKind(piece, last);
    if (
      words.some((word) => word.tag === "NUM" || /\d/.test(word.text)) ||
      this.reading.knowledge.grammar.thingHeads.has(last.lower)
    )
      return null;
    if (this.isWhere(piece) && this.tokens[piece.first - 1]?.text !== ",") return "place";
    return words.length <= 5 ? "person" : "organization";
  }

  /** "Governor | Anna Church", not "the rebel | Free Lake Front": the noun before it is a title of persons. */
  private isOffice(): boolean {
    const role = this.reading.mentions[this.title ?? -1]?.role ?? null;
    return role !== null && !isCause(this.reading.knowledge, role);
  }

  private singleKind(piece: Piece, word: Token): EntityKind | null {
    if (/^[\p{Lu}&-]{2,7}$/u.test(word.text.replaceAll(".", ""))) return "organization";
    if (this.isPersonNearby(piece)) return "person";
    // "In the Honda", "to the Olympics": few places that nobody knows bear an article.
    const hasArticle = this.tokens[this.phrase.first]?.lower === "the" && piece.end === this.phrase.end;
    if (this.isWhere(piece) && word.tag === "PROPN" && !hasArticle) return "place";
    return null;
  }
}

/** A party, or somebody who fights without a state. */
function isArmedOrParty(roles: readonly string[]): boolean {
  return roles.some((role) => /^(REB|UAF|CRM|PTY|OPP)$/.test(role));
}

/** "rebel", "opposition": a noun that stands before the names of persons and of bodies alike. */
function isCause(knowledge: Knowledge, role: string): boolean {
  const entry = knowledge.roles.get(role);
  return entry !== null && (entry.kind !== "person" || /^(REB|UAF|OPP|CRM)$/.test(entry.roles[0] ?? ""));
}

/** Ties a phrase's mention to what it renames and to what its "of" names: "spokesman of the TTP", "the Movement (MRTA)". */
function linkPhrase(reading: Reading, phrase: Phrase, number: number): void {
  const { mentions, byPhrase, knowledge } = reading;
  const index = byPhrase.get(number);
  const mention = index === undefined ? undefined : mentions[index];
  if (index === undefined || !mention) return;
  const lent = new Set(mention.lent);
  const owners = new Set(mention.owners);
  for (const { preposition, phrase: inner } of phrase.attachments) {
    if (!/^(of|for|from|at|in)$/.test(preposition)) continue;
    const owner = mentions[byPhrase.get(inner) ?? -1];
    if (!owner || (preposition !== "of" && mention.form !== "nominal")) continue;
    if (preposition === "in" && lent.size > 0) continue;
    if (preposition === "in" && owner.kind !== "place" && owner.kind !== "government") continue;
    const known = owner.known.map(({ id }) => id);
    for (const id of known)
      if (knowledge.actors.isCountry(id)) lent.add(id);
      else if (preposition === "of" || preposition === "for") owners.add(id);
    if (preposition === "of" || preposition === "for") for (const id of owner.lent) lent.add(id);
    const isHere = preposition === "of" || (preposition === "in" && mention.kind === "facility");
    const land = isHere && lent.size === 0 ? landOf(knowledge.places.named(owner.text)) : null;
    if (owner.kind === "place" && land !== null) lent.add(land);
  }
  const of = phrase.attachments.find(({ preposition, at }) => preposition === "of" && at === phrase.end);
  const bearer = mention.form === "name" ? findBearer(reading, phrase) : null;
  const named = bearer === null ? null : (byPhrase.get(bearer) ?? null);
  const renamed = named ?? (phrase.appositionOf === null ? null : (byPhrase.get(phrase.appositionOf) ?? null));
  const target = renamed === null ? undefined : mentions[renamed];
  const kind = bearer === null || mention.known.length > 0 ? mention.kind : kindByBearer(reading, mention, bearer);
  const isRenaming = target !== undefined && canRename({ ...mention, kind }, target);
  const sameAs = mention.sameAs ?? (isRenaming ? renamed : null);
  // "the intelligence chief, Colonel Nelson Ticona": the title in front of the name renames too.
  const title = mention.sameAs === null ? undefined : mentions[mention.sameAs];
  if (isRenaming && title && title.sameAs === null && mention.sameAs !== null && renamed !== mention.sameAs)
    mentions[mention.sameAs] = { ...title, sameAs: renamed };
  const gender = mention.role === null ? mention.gender : knowledge.grammar.genderOf(mention.role);
  const extended = mention.form === "nominal" ? extendOver(reading, mention, phrase) : mention;
  const owner = mention.owner ?? (of && mention.form === "nominal" ? (byPhrase.get(of.phrase) ?? null) : null);
  const holder = holderOf(reading, phrase, owner);
  mentions[index] = {
    ...extended,
    kind: holder === null ? kind : "organization",
    lent: [...lent],
    owners: [...owners],
    owner,
    ownerRoles: holder === null ? extended.ownerRoles : [holder],
    sameAs,
    gender,
  };
  splitByCountry(reading, { phrase, number, index });
}

/** "the prosecutor's | office charged": who holds the office that acts; null where it is a building, "outside the mayor's office". */
function holderOf({ sentence, mentions, knowledge }: Reading, phrase: Phrase, owner: number | null): string | null {
  const { tokens } = sentence;
  const noun = mentions[owner ?? -1]?.role ?? null;
  const holder = noun === null ? null : knowledge.roles.get(noun);
  const isOffice = tokens[phrase.head]?.lower === "office" && holder?.kind === "person";
  const before = tokens[phrase.first - 1];
  const isWhere = before?.tag === "ADP" && knowledge.grammar.locative.has(before.lower);
  return isOffice && !isWhere && /^(GOV|JUD|LEG)$/.test(holder.roles[0] ?? "") ? noun : null;
}

/** "A group | calling itself | the Lake Front", "gunmen known as Area Boys": the noun that bears the name. */
function findBearer({ sentence, knowledge }: Reading, phrase: Phrase): number | null {
  const { tokens, phrases } = sentence;
  let at = phrase.first - 1;
  const skip = (words: RegExp): void => {
    if (words.test(tokens[at]?.lower ?? "")) at--;
  };
  skip(/^as$/);
  skip(/^(itself|themselves|himself|herself)$/);
  const isDirect = at === phrase.first - 1;
  if (!knowledge.grammar.naming.has(tokens[at]?.lower ?? "")) return null;
  at--;
  while (tokens[at]?.tag === "ADV" || tokens[at]?.tag === "AUX" || /^(which|that|who|,)$/.test(tokens[at]?.lower ?? ""))
    at--;
  const bearer = phrases.findIndex(({ end }) => end === at + 1);
  // "A group called the Sons", not "Washington called the minister".
  const isNoun = tokens[phrases[bearer]?.head ?? -1]?.tag === "NOUN";
  const isNew = /^(an?|another|one)$/.test(tokens[phrases[bearer]?.first ?? -1]?.lower ?? "");
  return isNoun && (isNew || !isDirect) ? bearer : null;
}

/** What a group calls itself is no person's name. */
function kindByBearer(
  { sentence, mentions, byPhrase, knowledge }: Reading,
  mention: TextMention,
  bearer: number,
): EntityKind {
  const noun = sentence.tokens[sentence.phrases[bearer]?.head ?? -1]?.lower ?? "";
  const kind = mentions[byPhrase.get(bearer) ?? -1]?.kind ?? knowledge.grammar.nameHeads.get(noun);
  return mention.kind === "person" && (kind === "group" || kind === "organization") ? "organization" : mention.kind;
}

interface Placed {
  readonly phrase: Phrase;
  readonly number: number;
  /** Of the phrase's mention. */
  readonly index: number;
}

/** "The presidents of Chad and Mali", "Thai and Lao troops": one mention for each state, with its own code. */
function splitByCountry(reading: Reading, { phrase, number, index }: Placed): void {
  const { mentions, knowledge, sentence } = reading;
  const mention = mentions[index];
  if (!mention?.isPlural || mention.form !== "nominal" || mention.role === null) return;
  if (!mention.lent.every((id) => knowledge.actors.isCountry(id))) return;
  const isJoined =
    phrase.attachments.filter(({ preposition }) => preposition === "of").length > 1 ||
    sentence.tokens.slice(phrase.first, phrase.head).some(({ tag }) => tag === "CCONJ");
  if (mention.lent.length > 1 && isJoined) {
    const whole = { ...mention, ...toSpan(reading.text, mention.start, joinedEnd(reading, phrase, mention)) };
    mentions[index] = { ...whole, lent: mention.lent.slice(0, 1) };
    for (const country of mention.lent.slice(1)) mentions.push({ ...whole, lent: [country] });
  }
  if (mention.lent.length === 1) shareNoun(reading, number, mention);
}

/** The end of the last of "of Chad, Mali and Niger". */
function joinedEnd({ sentence }: Reading, phrase: Phrase, mention: TextMention): number {
  const of = phrase.attachments.filter(({ preposition }) => preposition === "of").at(-1);
  const last = of ? sentence.phrases[of.phrase] : undefined;
  return Math.max(mention.end, sentence.tokens[(last?.end ?? 0) - 1]?.end ?? 0);
}

/** "The Thai | and Cambodian prime ministers": the adjective before "and" has the noun behind it. */
function shareNoun({ mentions, sentence, byPhrase, knowledge }: Reading, number: number, noun: TextMention): void {
  const { tokens, phrases } = sentence;
  const root = phrases[number]?.conjunctOf ?? null;
  if (root === null || tokens[phrases[number]?.first ?? -1]?.tag === "DET") return;
  for (let at = number - 1; at >= root; at--) {
    const other = phrases[at];
    const index = byPhrase.get(at);
    const adjective = mentions[index ?? -1];
    if (!other || !adjective || index === undefined || (at !== root && other.conjunctOf !== root)) return;
    const country = adjective.known.find(({ id, as }) => as === "adjective" && knowledge.actors.isCountry(id));
    const isOne = /^an?$/.test(tokens[other.first]?.lower ?? "");
    if (!country || isOne || adjective.first !== adjective.head) return;
    mentions[index] = { ...adjective, isHead: false, phrase: null };
    byPhrase.set(at, mentions.length);
    mentions.push({
      ...noun,
      ...toSpanOf(adjective),
      phrase: at,
      lent: [country.id],
      owners: [],
      owner: null,
      isCounted: false,
    });
  }
}

function toSpanOf({
  start,
  end,
  text,
  first,
  head,
}: TextMention): Pick<TextMention, "start" | "end" | "text" | "first" | "head"> {
  return { start, end, text, first, head };
}

/** "a suicide squad of the TTP": a noun's span takes in the "of" that tells whose it is. */
function extendOver({ sentence, text, byPhrase }: Reading, mention: TextMention, phrase: Phrase): TextMention {
  const of = phrase.attachments.find(({ preposition, at }) => preposition === "of" && at === phrase.end);
  const inner = of && byPhrase.has(of.phrase) ? sentence.phrases[of.phrase] : undefined;
  const end = inner ? sentence.tokens[inner.end - 1]?.end : undefined;
  return end === undefined || mention.role === null ? mention : { ...mention, ...toSpan(text, mention.start, end) };
}

/** A person renames a person, a group a group; a place never anything else. */
function canRename(mention: TextMention, target: TextMention): boolean {
  if (mention.form === "pronoun" || target.form === "pronoun") return false;
  if (mention.form === "name" && target.form === "name" && mention.kind !== target.kind) return false;
  if (mention.form === "name" && target.form === "name" && mention.kind === "place") return false;
  const family = (kind: EntityKind): string =>
    kind === "person" ? "person" : kind === "place" || kind === "facility" ? "place" : "body";
  return family(mention.kind) === family(target.kind);
}

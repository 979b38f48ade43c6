/** What a text's mentions are read with: the text, and the phrase that is being read. */

import type { ActorName } from "../knowledge/actors.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { Phrase, Sentence, TextMention, Token } from "../model/analysis.js";
import { toSpan } from "../model/span.js";
import type { Piece } from "./pieces.js";

export interface Reading {
  readonly text: string;
  readonly sentence: Sentence;
  readonly knowledge: Knowledge;
  readonly hasCase: boolean;
  readonly mentions: TextMention[];
  /** Words of the names of persons told so far. */
  readonly personWords: Set<string>;
  /** Names, in small letters, of bodies told so far that nobody knows. */
  readonly bodyNames: Set<string>;
  /** Names of places behind "in", "near", "at" anywhere in the text. */
  readonly placeNames: ReadonlySet<string>;
  /** Phrase → its own mention, the head's. */
  readonly byPhrase: Map<number, number>;
}

export function textOf(tokens: readonly Token[], { first, end }: { first: number; end: number }): string {
  return tokens
    .slice(first, end)
    .map(({ lower }) => lower)
    .join(" ");
}

/** The people of a town that a reader may know by name. */
export const KNOWN = 20_000;

/** One phrase while its pieces are read into mentions. */
export interface PhraseReader {
  readonly reading: Reading;
  readonly phrase: Phrase;
  readonly number: number;
  readonly pieces: readonly Piece[];
  readonly tokens: readonly Token[];
  readonly lent: string[];
  readonly owners: string[];
  title: number | null;
  /** The mention of the unknown body that the phrase begins with: "ZLA" of "ZLA rebels". */
  body: number | null;
}

export function ownerIndex(reader: PhraseReader): number | null {
  return reader.phrase.possessor === null ? null : (reader.reading.byPhrase.get(reader.phrase.possessor) ?? null);
}

export function takeNames(reader: PhraseReader, names: readonly Pick<ActorName, "id" | "as">[]): void {
  for (const { id } of names) {
    if (reader.reading.knowledge.actors.isCountry(id)) reader.lent.push(id);
    else reader.owners.push(id);
  }
}

/** "its envoy", "their troops": the number of the pronoun that opens the phrase. */
function possessiveOf(reader: PhraseReader): TextMention["possessive"] {
  const pronoun = reader.reading.knowledge.grammar.possessives.get(reader.tokens[reader.phrase.first]?.lower ?? "");
  return pronoun === undefined ? null : pronoun.plural ? "plural" : "singular";
}

export function toMention(
  reader: PhraseReader,
  { first, end }: { first: number; end: number },
  { form, kind, isHead }: Pick<TextMention, "form" | "kind" | "isHead">,
): TextMention {
  const start = reader.tokens[first]?.start ?? 0;
  const stop = reader.tokens[end - 1]?.end ?? start;
  const opening = reader.tokens[reader.phrase.first];
  return {
    ...toSpan(reader.reading.text, start, stop),
    form,
    kind,
    sentence: reader.reading.sentence.index,
    first,
    head: end - 1,
    phrase: isHead ? reader.number : null,
    isHead,
    known: [],
    role: null,
    lent: [...new Set(reader.lent)],
    owners: [...new Set(reader.owners)],
    isPlural: /[^s]s$/.test(reader.tokens[end - 1]?.lower ?? ""),
    isDefinite:
      reader.phrase.possessor !== null || /^(the|this|these|that|those|its|his|her|their)$/.test(opening?.lower ?? ""),
    isCounted:
      isHead && reader.tokens.slice(reader.phrase.first, reader.phrase.head + 1).some((token) => token.tag === "NUM"),
    gender: null,
    possessive: possessiveOf(reader),
    owner: isHead && form === "nominal" ? (ownerIndex(reader) ?? reader.body) : null,
    ownerRoles: [],
    pair: null,
    isSpeaker: false,
    sameAs: null,
  };
}

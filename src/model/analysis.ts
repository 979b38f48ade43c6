/**
 * What the text says, before anybody asks what it means politically. Token and phrase numbers are indexes into
 * `Sentence.tokens` and `Sentence.phrases`; ranges of tokens are end exclusive.
 */
import type { Attribution, Count, SourceDocument, Span, TimeExpression } from "./coded-document.js";
import type { Notice } from "./fault.js";

export interface Analysis {
  readonly document: SourceDocument;
  readonly language: string;
  readonly sentences: readonly Sentence[];
  readonly entities: readonly TextEntity[];
  readonly times: readonly TextTime[];
  readonly counts: readonly TextCount[];
  readonly speeches: readonly Speech[];
  readonly notices: readonly Notice[];
}

/** Universal part of speech (UPOS). */
export type Tag =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

export interface Token extends Span {
  /** In small letters, apostrophes straightened. */
  readonly lower: string;
  /** Base form, in small letters: "attack" for "attacked". */
  readonly lemma: string;
  readonly tag: Tag;
}

export interface Sentence extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
}

/** A noun phrase without what follows its head: "more than 80 police officers", "Pakistan's defence minister". */
export interface Phrase {
  readonly first: number;
  readonly end: number;
  readonly head: number;
  /** The phrase that owns it, which lies inside it: "Pakistan's". */
  readonly possessor: number | null;
  /** The phrase that it is joined to by "and", "or" or a comma in a list. */
  readonly conjunctOf: number | null;
  /** The phrase that it renames: "Baradar, the deputy prime minister". */
  readonly appositionOf: number | null;
  /** Preposition phrases that hang on it: "the attack on Monday by rebels". */
  readonly attachments: readonly Oblique[];
}

/** A preposition and its phrase: "on the bus". */
export interface Oblique {
  /** In small letters, several words with blanks: "according to". */
  readonly preposition: string;
  readonly phrase: number;
  /** Token index of the preposition. */
  readonly at: number;
}

/** A verb and what hangs on it. */
export interface Clause {
  /** Token index of the main verb. */
  readonly verb: number;
  /** First token of the verb group: auxiliaries, negation, adverbs, verb. */
  readonly first: number;
  readonly end: number;
  readonly voice: "active" | "passive";
  readonly tense: "past" | "present" | "future" | "infinitive" | "participle";
  /** "had been", "has killed". */
  readonly perfect: boolean;
  readonly negated: boolean;
  /** "may", "could", "would", "must". */
  readonly modal: string | null;
  readonly particle: string | null;
  /** Phrases, the heads of conjunctions first; shared subjects are filled in. */
  readonly subjects: readonly number[];
  readonly objects: readonly number[];
  readonly obliques: readonly Oblique[];
  /** The clause that it depends on, and how; null for a main clause. */
  readonly governor: number | null;
  readonly relation: "main" | "complement" | "relative" | "adverbial" | "conjunct" | "participial" | "conditional";
  /** The word that opens it: "that", "to", "which", "after", "if". */
  readonly marker: string | null;
}

export type EntityKind = "person" | "organization" | "group" | "government" | "place" | "facility" | "population";

/** Mentions that stand for one thing, in order of appearance. */
export interface TextEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly mentions: readonly TextMention[];
}

/** A name, a noun or a pronoun that stands for somebody or somewhere. */
export interface TextMention extends Span {
  readonly form: "name" | "nominal" | "pronoun";
  readonly kind: EntityKind;
  readonly sentence: number;
  /** Token indexes of its first and last word. */
  readonly first: number;
  readonly head: number;
  /** The phrase that it stands in; null inside another mention. */
  readonly phrase: number | null;
  /** True where it is the whole of its phrase, not a modifier inside it ("militant" in "militant attacks"). */
  readonly isHead: boolean;
  /** Keys of the actors that bear its name, and how it names them. */
  readonly known: readonly { readonly id: string; readonly as: "name" | "acronym" | "adjective" | "people" | "seat" }[];
  /** Its role noun's key: "defence minister". */
  readonly role: string | null;
  /** Countries that modifiers and owners lend it ("Pakistani", "of Mali"): ISO 3166-1 alpha-3. */
  readonly lent: readonly string[];
  /** Keys of the actors that its modifiers and owners name: "TTP" in "TTP fighters". */
  readonly owners: readonly string[];
  readonly isPlural: boolean;
  readonly isDefinite: boolean;
  /** True where a number counts it: "150 soldiers". */
  readonly isCounted: boolean;
  readonly gender: "female" | "male" | null;
  /** The pronoun that owns it: "their" in "their troops". */
  readonly possessive: "singular" | "plural" | null;
  /** The mention that owns it, where its name says nothing that knowledge knows: "the Lake Front" of "fighters of the Lake Front". */
  readonly owner: number | null;
  /** Role nouns that its owner goes by elsewhere in the text: "militant group" for the Lake Front. */
  readonly ownerRoles: readonly string[];
  /** What it takes together, two by two: "both sides", "the two ministers". */
  readonly pair: "states" | "sides" | "people" | null;
  /** True for "I" and "we": whoever is quoted. */
  readonly isSpeaker: boolean;
  /** The mention that this one belongs to as title, apposition or acronym: its place in the list; null for none. */
  readonly sameAs: number | null;
}

export interface TextTime extends TimeExpression {
  readonly sentence: number;
  /** The day of "hours later", which has no days of its own: that of the time told before; null for all else. */
  readonly sameDay: string | null;
  /** How exact `from` and `to` are; of a duration or a set, its unit. */
  readonly precision: "time" | "day" | "week" | "month" | "season" | "year";
  /** Its tokens, end exclusive. */
  readonly firstToken: number;
  readonly endToken: number;
}

export interface TextCount extends Count {
  readonly sentence: number;
  /** Number and hedge, without the noun: "more than 80". */
  readonly span: Span;
  /** Token index of the noun counted; null for a bare number. */
  readonly noun: number | null;
  /** The phrase that holds the noun; null where phrases are not read. */
  readonly phrase: number | null;
  /** Its tokens, end exclusive. */
  readonly firstToken: number;
  readonly endToken: number;
}

/** A statement that the text ascribes to somebody, before anybody asks who that is. */
export interface Speech {
  readonly sentence: number;
  readonly source: Span | null;
  /** The phrase that names the source; null where none does. */
  readonly phrase: number | null;
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly stance: Attribution["stance"];
  readonly quoted: boolean;
  /** True where no clause or quotation is said, only a thing: "condemned the attack". */
  readonly isNominal: boolean;
}

/**
 * Takes the names of private persons out of a coded document before anything of it is stored: every letter of such a
 * name becomes "█", wherever it stands, so that offsets still fit. What is not stored can neither be found nor exported.
 */
import type { CodedDocument, Entity } from "../model/coded-document.js";
import { findWords, type Word } from "./words.js";

/** Recognises names that the store was told to forget, without holding them. */
export interface ForgottenNames {
  /** How many words these names have. */
  readonly lengths: readonly number[];
  has(words: readonly string[]): boolean;
}

export const noneForgotten: ForgottenNames = { lengths: [], has: () => false };

/** What of a document may be stored. */
export interface Masked {
  readonly coded: CodedDocument;
  readonly text: string | null;
  /** Null where a name stands in the document's own id. */
  readonly sourceId: string | null;
}

export function maskPrivate(coded: CodedDocument, text: string | null, forgotten: ForgottenNames): Masked {
  const { explanation: _, ...stored } = coded;
  const names = findNames(coded, forgotten);
  const mask = new Mask(names, forgotten);
  const { url, id } = coded.document;
  const masked: CodedDocument = JSON.parse(JSON.stringify(stored), (key, value) => mask.revive(key, value));
  const entities = masked.entities.map((each) => (names.hidden.has(each.id) ? hide(each) : each));
  // A link or id with a name in it is of no use once the name is gone.
  const hasNamedLink = url !== undefined && mask.hides(url);
  const { url: __, ...document } = masked.document;
  return {
    coded: { ...masked, document: hasNamedLink || url === undefined ? document : { ...document, url }, entities },
    text: text === null ? null : mask.text(clean(text), 0),
    sourceId: mask.hides(id) ? null : clean(id),
  };
}

function hide(entity: Entity): Entity {
  return { ...entity, name: "", public: false, actor: null };
}

export interface Names {
  /** Ids of the entities whose name is nobody's business. */
  readonly hidden: ReadonlySet<string>;
  /** Where those names stand in the text. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  /** Each name as a row of words, which hides in any case. */
  readonly rows: readonly (readonly string[])[];
  /** Words that hide by themselves: "Lopez" of "Maria Lopez", unless somebody in public bears it too. */
  readonly words: ReadonlySet<string>;
  /** Of these, those of names written small. */
  readonly smallWords: ReadonlySet<string>;
}

function findNames({ entities }: CodedDocument, forgotten: ForgottenNames): Names {
  const isHidden = (each: Entity) => !each.public || nameWords(each).some((name) => forgotten.has(toFolded(name)));
  const first = entities.filter(isHidden);
  const own = new Set(
    first
      .flatMap(nameWords)
      .flat()
      .filter(isTelling)
      .map(({ folded }) => folded),
  );
  // "Lopez" by itself is Maria Lopez again, wherever the text was not understood so; Jordan is still a country.
  const isSame = (each: Entity) => {
    const names = nameWords(each);
    const isKnown = typeof each.actor?.id === "string" || each.place !== null;
    return !isKnown && names.length > 0 && names.every((name) => name.every(({ folded }) => own.has(folded)));
  };
  const hidden = entities.filter((each) => isHidden(each) || isSame(each));
  const open = new Set(
    entities
      .filter((each) => !hidden.includes(each))
      .flatMap(nameWords)
      .flat()
      .map(({ folded }) => folded),
  );
  const names = hidden.flatMap(nameWords);
  const single = names.flatMap((name) =>
    name.some(({ isProper }) => isProper) ? name.filter(({ isProper }) => isProper) : name,
  );
  const telling = single.filter((word) => isTelling(word) && !open.has(word.folded));
  return {
    hidden: new Set(hidden.map(({ id }) => id)),
    ranges: hidden.flatMap(({ mentions }) => mentions.filter(({ form }) => form === "name")),
    rows: names.filter(({ length }) => length > 1).map(toFolded),
    words: new Set(telling.map(({ folded }) => folded)),
    smallWords: new Set(telling.filter(({ isProper }) => !isProper).map(({ folded }) => folded)),
  };
}

/** The names by which a text calls an entity, each as its words; none where it only describes it: "a shopkeeper". */
function nameWords({ name, mentions }: Entity): Word[][] {
  const named = mentions.filter(({ form }) => form === "name");
  if (named.length === 0) return [];
  return [name, ...named.map(({ text }) => text)].map(findWords).filter(({ length }) => length > 0);
}

function toFolded(words: readonly Word[]): string[] {
  return words.map(({ folded }) => folded);
}

function isTelling({ folded }: Word): boolean {
  return folded.length > 1;
}

const textFields: ReadonlySet<string> = new Set(["name", "title", "publisher"]);

export class Mask {
  constructor(
    private readonly names: Names,
    private readonly forgotten: ForgottenNames,
  ) {}

  /** For JSON.parse: masks what the document's records hold of its text. */
  revive(key: string, value: unknown): unknown {
    if (typeof value === "string") return textFields.has(key) ? this.text(clean(value)) : clean(value);
    if (typeof value !== "object" || value === null) return value;
    if (!("text" in value && "start" in value) || typeof value.text !== "string") return value;
    return { ...value, text: this.text(clean(value.text), Number(value.start)) };
  }

  /** `text` with every hidden word blotted out. `offset` is where it stands in the document, if it is a part of it. */
  text(text: string, offset: number | null = null): string {
    const words = findWords(text);
    const rows = this.findRows(words);
    let masked = "";
    let done = 0;
    words.forEach((word, index) => {
      if (!rows.has(index) && !this.hidesWord(word) && !this.isInRange(word, offset)) return;
      masked += text.slice(done, word.start) + "█".repeat(word.end - word.start);
      done = word.end;
    });
    return masked + text.slice(done);
  }

  /** True where a name stands in an id or a link, where case and accents say nothing. */
  hides(address: string): boolean {
    const words = findWords(address);
    return (
      this.findRows(words).size > 0 || words.some(({ folded }) => folded.length > 3 && this.names.words.has(folded))
    );
  }

  private hidesWord({ folded, isProper }: Word): boolean {
    return (isProper && this.names.words.has(folded)) || this.names.smallWords.has(folded);
  }

  private isInRange(word: Word, offset: number | null): boolean {
    if (offset === null) return false;
    return this.names.ranges.some(({ start, end }) => word.start + offset < end && word.end + offset > start);
  }

  /** Indexes of the words that make up a whole name. */
  private findRows(words: readonly Word[]): ReadonlySet<number> {
    const found = new Set<number>();
    const add = (index: number, length: number) => {
      for (let each = index; each < index + length; each++) found.add(each);
    };
    words.forEach((_, index) => {
      for (const row of this.names.rows)
        if (row.every((each, at) => words[index + at]?.folded === each)) add(index, row.length);
      for (const length of this.forgotten.lengths) {
        const part = words.slice(index, index + length);
        if (part.length === length && this.forgotten.has(toFolded(part))) add(index, length);
      }
    });
    return found;
  }
}

/** Without what no database takes: halves of characters, and the character of number zero. The length stays. */
function clean(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd").replaceAll("\u0000", "\ufffd");
}

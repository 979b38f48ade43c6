/** The name index that actors, nouns and places share: phrases found word by word in a text's tokens, longest first. */
import type { Token } from "../model/analysis.js";

/** A phrase found in a text: which tokens, and what stands for it in the index. */
export interface NameMatch<T> {
  readonly first: number;
  readonly end: number;
  readonly values: readonly T[];
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly values: T[];
}

/** What a word is compared by: small letters without accents, apostrophes and the full stops of initials. */
export function toNameWord(word: string): string {
  const plain = word.toLowerCase().replace(/['’ʼʻ`‘]/g, "");
  const bare = !/^\p{ASCII}*$/u.test(plain)
    ? plain
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .replaceAll("ı", "i")
        .replaceAll("ł", "l")
        .replaceAll("ø", "o")
        .replaceAll("ß", "ss")
        .replaceAll("đ", "d")
    : plain;
  return bare.length > 1 ? bare.replaceAll(".", "") : bare;
}

/** The words of a name; hyphens, brackets, blanks and a possessive part them alike. */
export function toNameWords(name: string): string[] {
  return name
    .replace(/['’]s\b/g, " s")
    .split(/[\s\-‐‑–—/()]+/)
    .map(toNameWord)
    .filter((word) => word !== "");
}

/** What `toNameWords` gives first. */
export function toFirstWord(name: string): string {
  // Nearly every name begins so, and there are many.
  const plain = /^[A-Za-z]{2,}(?=[\s-]|$)/.exec(name)?.[0];
  if (plain !== undefined) return plain.toLowerCase();
  const raw = (/[^\s\-‐‑–—/()]+/.exec(name)?.[0] ?? "").replace(/,$/, "");
  return toNameWords(raw)[0] ?? toNameWords(name)[0] ?? "";
}

type Named<T> = readonly [name: string, value: T];

/**
 * Names are spread out word by word only when a text has their first word: most never are. `source` gives more names that begin
 * with a word, and may give others beside them.
 */
export class NameIndex<T> {
  private readonly tops = new Map<string, Node<T>>();
  private readonly waiting = new Map<string, Named<T>[]>();

  /** Canonical spelling → the others. */
  private readonly variants = new Map<string, string[]>();

  /** `spellings`: other spelling of a word → the one that names are compared by. */
  constructor(
    private readonly source: (first: string) => Iterable<Named<T>> = () => [],
    private readonly spellings: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const [other, word] of spellings) this.variants.set(word, [...(this.variants.get(word) ?? []), other]);
  }

  /** The words of a name as they are compared, a comma inside it as one of them. */
  private wordsOf(name: string): string[] {
    return toNameWords(name.replaceAll(/,(?=\s)/g, " ,")).map((word) => this.spellings.get(word) ?? word);
  }

  add(name: string, value: T): void {
    const plain = toFirstWord(name);
    const first = this.spellings.get(plain) ?? plain;
    const top = this.tops.get(first);
    const waiting = this.waiting.get(first);
    if (top) spread(top, this.wordsOf(name).slice(1), value);
    else if (waiting) waiting.push([name, value]);
    else if (first !== "") this.waiting.set(first, [[name, value]]);
  }

  /** The longest phrase that begins at token `first` and ends before `limit`, of those that `accepts` lets through. */
  find(
    tokens: readonly Token[],
    { first, limit }: { first: number; limit: number },
    accepts: (value: T, match: { first: number; end: number }) => boolean,
  ): NameMatch<T> | null {
    let node: Node<T> | null = null;
    let best: NameMatch<T> | null = null;
    for (let at = first; at < limit; at++) {
      const text = tokens[at]?.text ?? "";
      if (node !== null && at > first && /^([-‐‑–—/()'’]|['’]s)$/.test(text)) {
        const owned: Node<T> | undefined = /s$/.test(text) ? node.next.get("s") : undefined;
        if (owned) node = owned;
        continue;
      }
      node = this.walk(node, text);
      if (!node) break;
      if (node.values.length === 0) continue;
      const values = node.values.filter((value) => accepts(value, { first, end: at + 1 }));
      if (values.length > 0) best = { first, end: at + 1, values };
    }
    return best;
  }

  /** What stands for exactly this name. */
  get(name: string): readonly T[] {
    return this.follow(null, this.wordsOf(name))?.values ?? [];
  }

  /** One token on from `node`; a token with a hyphen inside counts as several words. */
  private walk(node: Node<T> | null, text: string): Node<T> | null {
    return this.follow(node, /[-‐‑–—/]/.test(text) ? this.wordsOf(text) : [this.wordOf(text)]);
  }

  /** Null where there is no word to follow either. */
  private follow(node: Node<T> | null, words: readonly string[]): Node<T> | null {
    let at = node;
    for (const word of words) {
      at = (at === null ? this.top(word) : at.next.get(word)) ?? null;
      if (at === null) return null;
    }
    return at === node ? null : at;
  }

  private wordOf(text: string): string {
    const word = toNameWord(text);
    return this.spellings.get(word) ?? word;
  }

  private top(word: string): Node<T> | null {
    const known = this.tops.get(word);
    if (known) return known;
    const node: Node<T> = { next: new Map(), values: [] };
    const sources = [word, ...(this.variants.get(word) ?? [])].map((spelling) => this.source(spelling));
    for (const names of [...sources, this.waiting.get(word) ?? []]) {
      for (const [name, value] of names) {
        const [first, ...rest] = this.wordsOf(name);
        if (first === word) spread(node, rest, value);
      }
    }
    if (node.next.size === 0 && node.values.length === 0) return null;
    this.waiting.delete(word);
    this.tops.set(word, node);
    return node;
  }
}

function spread<T>(top: Node<T>, words: readonly string[], value: T): void {
  let node = top;
  for (const word of words) {
    let next = node.next.get(word);
    if (!next) {
      next = { next: new Map(), values: [] };
      node.next.set(word, next);
    }
    node = next;
  }
  node.values.push(value);
}

/** The name as a part of an id: "Tehreek-e-Taliban Pakistan" → tehreek-e-taliban-pakistan. */
export function toId(name: string): string {
  const words = name.replace(/['’ʼʻ`‘.]/g, "").split(/[^\p{L}\p{N}]+/u);
  const plain = words.map(toNameWord).filter((word) => word !== "");
  return plain.join("-");
}

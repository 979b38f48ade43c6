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

export class NameIndex<T> {
  private readonly root: Node<T> = { next: new Map(), values: [] };

  /** `spellings`: other spelling → the one that names are compared by. */
  constructor(private readonly spellings: ReadonlyMap<string, string> = new Map()) {}

  /** The words of a name, a comma inside it as one of them. */
  private wordsOf(name: string): string[] {
    return toNameWords(name.replaceAll(/,(?=\s)/g, " ,")).map((word) => this.spellings.get(word) ?? word);
  }

  private wordOf(text: string): string {
    const word = toNameWord(text);
    return this.spellings.get(word) ?? word;
  }

  add(name: string, value: T): void {
    let node = this.root;
    for (const word of this.wordsOf(name)) {
      let next = node.next.get(word);
      if (!next) {
        next = { next: new Map(), values: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    if (node !== this.root) node.values.push(value);
  }

  /** The longest phrase that begins at token `first` and ends before `limit`, of those that `accepts` lets through. */
  find(
    tokens: readonly Token[],
    { first, limit }: { first: number; limit: number },
    accepts: (value: T, match: { first: number; end: number }) => boolean,
  ): NameMatch<T> | null {
    let node = this.root;
    let best: NameMatch<T> | null = null;
    for (let at = first; at < limit; at++) {
      const text = tokens[at]?.text ?? "";
      if (at > first && /^([-‐‑–—/()'’]|['’]s)$/.test(text)) {
        const owned = /s$/.test(text) ? node.next.get("s") : undefined;
        if (owned) node = owned;
        continue;
      }
      const next = this.walk(node, text);
      if (!next) break;
      node = next;
      if (node.values.length === 0) continue;
      const values = node.values.filter((value) => accepts(value, { first, end: at + 1 }));
      if (values.length > 0) best = { first, end: at + 1, values };
    }
    return best;
  }

  /** One token on from `node`; a token with a hyphen inside counts as several words. */
  private walk(node: Node<T>, text: string): Node<T> | null {
    if (!/[-‐‑–—/]/.test(text)) return node.next.get(this.wordOf(text)) ?? null;
    let at: Node<T> | null = node;
    for (const word of this.wordsOf(text)) at = at?.next.get(word) ?? null;
    return at === node ? null : at;
  }

  /** What stands for exactly this name. */
  get(name: string): readonly T[] {
    let node = this.root;
    for (const word of this.wordsOf(name)) {
      const next = node.next.get(word);
      if (!next) return [];
      node = next;
    }
    return node.values;
  }
}

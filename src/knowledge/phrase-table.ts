/** Phrases found by their first word: how vocabularies look words up. Words are in small letters, split as texts are. */

export interface PhraseEntry<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** First word → entries that begin with it, the longest first, then in the order given. */
export type PhraseTable<T> = ReadonlyMap<string, readonly PhraseEntry<T>[]>;

const BREAKS = /([-–—‑]|'s$|'$)/;

/** The words of one token or of a phrase: at blanks, hyphens and before a possessive, hyphens kept as "-". */
export function splitWords(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .replaceAll("’", "'")
    .split(/\s+/)
    .flatMap((word) => (word.length > 1 ? word.split(BREAKS) : [word]))
    .filter((word) => word !== "")
    .map((word) => (/^[–—‑]$/.test(word) ? "-" : word));
}

export function toPhraseTable<T>(entries: Iterable<readonly [string, T]>): PhraseTable<T> {
  const table = new Map<string, PhraseEntry<T>[]>();
  for (const [phrase, value] of entries) {
    const words = Object.freeze(splitWords(phrase));
    const first = words[0];
    if (first === undefined) continue;
    const same = table.get(first) ?? [];
    same.push(Object.freeze({ words, value }));
    table.set(first, same);
  }
  for (const list of table.values()) Object.freeze(list.sort((a, b) => b.words.length - a.words.length));
  return table;
}

/** All entries whose words stand at `at`, the longest first. */
export function findPhrases<T>(
  table: PhraseTable<T>,
  words: readonly { readonly lower: string }[],
  at: number,
): PhraseEntry<T>[] {
  const entries = table.get(words[at]?.lower ?? "");
  return entries ? entries.filter((entry) => standsAt(entry.words, words, at)) : [];
}

/** The longest entry whose words stand at `at`. */
export function findPhrase<T>(
  table: PhraseTable<T>,
  words: readonly { readonly lower: string }[],
  at: number,
): PhraseEntry<T> | null {
  const entries = table.get(words[at]?.lower ?? "");
  return entries?.find((entry) => standsAt(entry.words, words, at)) ?? null;
}

function standsAt(phrase: readonly string[], words: readonly { readonly lower: string }[], at: number): boolean {
  return phrase.every((word, offset) => words[at + offset]?.lower === word);
}

/** The longest entry whose words end before `end`. */
export function findPhraseBefore<T>(
  table: PhraseTable<T>,
  words: readonly { readonly lower: string }[],
  end: number,
): PhraseEntry<T> | null {
  for (let at = Math.max(0, end - LONGEST); at < end; at++) {
    const entry = findPhrases(table, words, at).find((found) => at + found.words.length === end);
    if (entry) return entry;
  }
  return null;
}

// No phrase that is looked for backwards has more words.
const LONGEST = 5;

/** Words for look-up, in small letters. */
export function lowerSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()));
}

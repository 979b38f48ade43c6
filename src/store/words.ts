/** Words of a text as the store compares them: without case and accents, with their place. */

export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents. */
  readonly folded: string;
  /** False where it opens with a small letter. */
  readonly isProper: boolean;
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

export function findWords(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    folded: fold(word),
    isProper: !/^\p{Ll}/u.test(word),
  }));
}

export function fold(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

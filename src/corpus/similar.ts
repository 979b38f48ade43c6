/** Likeness of sentences: shared runs of words, near-duplicates. */

/** Runs of `size` words, in small letters, without punctuation. */
export function toRuns(text: string, size: number): Set<string> {
  const words = toWords(text);
  return new Set(words.slice(size - 1).map((_, at) => words.slice(at, at + size).join(" ")));
}

function toWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

export interface Pair<T> {
  readonly one: T;
  readonly other: T;
  /** Shared runs of three words, of all that either has: 0 to 1. */
  readonly likeness: number;
}

/** From here on two sentences are one, written twice. */
const nearDuplicate = 0.5;
const runLength = 3;

/** Every pair of near-duplicates, once. */
export function findNearDuplicates<T>(items: readonly T[], textOf: (item: T) => string): Pair<T>[] {
  const runs = items.map((item) => toRuns(textOf(item), runLength));
  const holders = new Map<string, number[]>();
  runs.forEach((own, at) => {
    for (const run of own) holders.set(run, [...(holders.get(run) ?? []), at]);
  });
  return items.flatMap((other, at) => {
    const shared = new Map<number, number>();
    for (const run of runs[at] ?? [])
      for (const holder of holders.get(run) ?? []) if (holder < at) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    return [...shared].flatMap(([holder, count]) => {
      const likeness = count / ((runs[holder]?.size ?? 0) + (runs[at]?.size ?? 0) - count);
      const one = items[holder];
      return one !== undefined && likeness >= nearDuplicate ? [{ one, other, likeness }] : [];
    });
  });
}

/** Of the runs of the smaller text, the share that the other has too. */
export function shareOfRuns(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  const shared = [...small].filter((run) => large.has(run)).length;
  return small.size === 0 ? 0 : shared / small.size;
}

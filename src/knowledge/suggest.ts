/** "Did you mean": the known name that a misspelt one is nearest to. */

/** The nearest of `known`; null where none is near enough to be meant. */
export function resolveNearest(word: string, known: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  // Two slips in a short word make another word.
  const most = wanted.length <= 4 ? 1 : wanted.length <= 8 ? 2 : 3;
  let best: { readonly name: string; readonly slips: number } | null = null;
  for (const name of known) {
    if (Math.abs(name.length - wanted.length) > most) continue;
    const slips = countSlips(wanted, name.toLowerCase(), best === null ? most : best.slips - 1);
    if (slips !== null) best = { name, slips };
    if (slips === 0) break;
  }
  return best?.name ?? null;
}

/** " Did you mean MIL?", or nothing where no name is near. */
export function toSuggestion(word: string, known: Iterable<string>): string {
  const nearest = resolveNearest(word, known);
  return nearest === null ? "" : ` Did you mean ${nearest}?`;
}

/** Letters to add, drop, change or swap with their neighbour; null where they are more than `most`. */
function countSlips(a: string, b: string, most: number): number | null {
  if (most < 0) return null;
  let [before, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= a.length; at++) {
    const next = [at];
    for (let to = 1; to <= b.length; to++) {
      const isSame = a[at - 1] === b[to - 1];
      const isSwapped = at > 1 && to > 1 && a[at - 1] === b[to - 2] && a[at - 2] === b[to - 1];
      const cheapest = Math.min(
        (row?.[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
        (row?.[to - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before?.[to - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      next.push(cheapest);
    }
    if (Math.min(...next) > most) return null;
    [before, row] = [row ?? [], next];
  }
  const slips = row?.[b.length] ?? 0;
  return slips <= most ? slips : null;
}

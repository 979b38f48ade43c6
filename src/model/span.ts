/** Spans of text: UTF-16 offsets, end exclusive; `text.slice(start, end)` is the span's text. */
import type { Span } from "./coded-document.js";

type Range = Pick<Span, "start" | "end">;

/** The span of `text` from `start` to `end`. */
export function toSpan(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) };
}

/** True where `outer` holds all of `inner`. */
export function covers(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Items by the number of their sentence, each list in the order given. */
export function groupBySentence<T extends { readonly sentence: number }>(
  items: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(item.sentence);
    if (group) group.push(item);
    else groups.set(item.sentence, [item]);
  }
  return groups;
}

/** Order of appearance: by start, the longer first. */
export function byPosition(a: Range, b: Range): number {
  return a.start - b.start || b.end - a.end;
}

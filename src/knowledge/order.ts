/**
 * Where entries stand in their files, and the ids that they are given. A file of `actors/` whose entries stand in alphabetical order,
 * four in five of them at least, is kept in it; a country comes before all that is its own. Other files are laid out by hand: patterns
 * because the first one wins, places because they are grouped. Text is moved as it stands, with the comments above it.
 */

/** What names an entry in its file: an id, or a noun. */
export interface Key {
  readonly key: string;
  /** The id to write down, where the file has none. */
  readonly newId: string | null;
}

interface Piece extends Key {
  readonly lines: readonly string[];
  /** The line of the file, from 1, on which the entry begins. */
  readonly line: number;
}

/** An entry that is not where it belongs. */
export interface Misplaced {
  readonly key: string;
  readonly line: number;
  /** Its right neighbour; null where it belongs at the end. */
  readonly before: string | null;
}

/** The file with ids written down and entries in order; `keys` names its entries as they stand. */
export function arrange(text: string, keys: readonly Key[]): string {
  const { head, sections } = split(text, keys);
  const lines = sections.flatMap(({ title, pieces }) => [...title, ...inOrder(pieces).flatMap(writePiece)]);
  return [...head, ...lines].join("\n");
}

/** Entries out of order; none in a file that is laid out by hand. */
export function findMisplaced(text: string, keys: readonly Key[]): Misplaced[] {
  return split(text, keys).sections.flatMap(({ pieces }) => {
    if (!isOrdered(pieces)) return [];
    const staying = new Set(longestRun(pieces));
    const sorted = inOrder(pieces);
    return pieces
      .filter((piece) => !staying.has(piece))
      .map((piece) => ({
        key: piece.key,
        line: piece.line,
        before: sorted[sorted.indexOf(piece) + 1]?.key ?? null,
      }));
  });
}

interface Section {
  readonly title: readonly string[];
  readonly pieces: readonly Piece[];
}

/** A file in parts: what stands above all entries, and sections that a blank line and a comment begin. */
function split(text: string, keys: readonly Key[]): { head: string[]; sections: Section[] } {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, at) => (/^- ?/.test(line) ? [at] : []));
  const first = starts[0];
  if (first === undefined || starts.length !== keys.length) return { head: lines, sections: [] };
  const tail = lines.at(-1) === "" ? 1 : 0;
  const tops = starts.map((start) => (start === first ? start : findTop(lines, start)));
  const sections: { title: string[]; pieces: Piece[] }[] = [{ title: [], pieces: [] }];
  starts.forEach((start, at) => {
    const top = tops[at] ?? start;
    const isTitle = lines[top - 1]?.trim() === "" && top < start;
    if (isTitle) sections.push({ title: lines.slice(top - 1, start), pieces: [] });
    const end = tops[at + 1] ?? lines.length - tail;
    const endsSection = at + 1 < starts.length && lines[end - 1]?.trim() === "" && end < (starts[at + 1] ?? end);
    const piece = lines.slice(isTitle ? start : top, endsSection ? end - 1 : end);
    sections.at(-1)?.pieces.push({ ...(keys[at] ?? { key: "", newId: null }), lines: piece, line: start + 1 });
  });
  if (tail) sections.push({ title: [""], pieces: [] });
  return { head: lines.slice(0, first), sections };
}

/** The first of the comment lines directly above an entry. */
function findTop(lines: readonly string[], start: number): number {
  let top = start;
  while (/^#/.test(lines[top - 1] ?? "")) top--;
  return top;
}

function inOrder(pieces: readonly Piece[]): readonly Piece[] {
  return isOrdered(pieces) ? [...pieces].sort((a, b) => compare(a.key, b.key)) : pieces;
}

function isOrdered(pieces: readonly Piece[]): boolean {
  return longestRun(pieces).length >= 0.8 * pieces.length;
}

function compare(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The most pieces that stand in order as they are; of equally long runs the one that leaves out what stands last. */
function longestRun(pieces: readonly Piece[]): Piece[] {
  const backwards = [...pieces].reverse();
  const keyAt = (at: number | undefined): string => backwards[at ?? 0]?.key ?? "";
  /** The number of the piece with which the best run of each length ends, and which piece each follows. */
  const ends: number[] = [];
  const before: (number | null)[] = [];
  backwards.forEach((piece, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(keyAt(ends[middle]), piece.key) >= 0) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (ends[low - 1] ?? null) : null;
    ends[low] = at;
  });
  const run: Piece[] = [];
  for (let at: number | null = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) {
    const piece = backwards[at];
    if (piece) run.push(piece);
  }
  return run;
}

function writePiece({ lines, newId }: Piece): readonly string[] {
  if (newId === null) return lines;
  let isWritten = false;
  return lines.flatMap((line) => {
    if (isWritten || !line.startsWith("- ")) return [line];
    isWritten = true;
    const inBraces = /^- \{\s*(.*)$/.exec(line);
    if (!inBraces) return [`- id: ${newId}`, `  ${line.slice(2)}`];
    return inBraces[1] === "" ? ["- {", `    id: ${newId},`] : [`- { id: ${newId}, ${inBraces[1]}`];
  });
}

/** Rows and columns that fit a width: the widest column gives way first; where none can, each row becomes a list. */
import { displayWidth, findPieces, pad, paint, paintMarks, wrap } from "./terminal.js";

export interface Column {
  readonly title: string;
  /** How much of the room it may take, against the others. */
  readonly weight: number;
}

export interface Row {
  readonly cells: readonly string[];
  /** Lines that belong beneath it. */
  readonly below: readonly string[];
}

export interface Screen {
  readonly width: number;
  readonly hasColour: boolean;
}

const gap = "  ";

/** Words longer than this may be cut rather than keep a column wide. */
const longestWord = 16;

/** The lines of a table; rows that have lines beneath them, or that are lists, stand apart. */
export function toGrid(columns: readonly Column[], rows: readonly Row[], screen: Screen): string[] {
  const widths = findWidths(columns, rows, screen.width);
  const isLoose = widths === null || rows.some(({ below }) => below.length > 0);
  const blocks = rows.map(({ cells, below }, index) => [
    ...(isLoose && index > 0 ? [""] : []),
    ...(widths === null ? toList(columns, cells, screen) : toLines(cells, widths)),
    ...below,
  ]);
  if (widths === null) return blocks.flat();
  const head = toLines(
    columns.map(({ title }) => title),
    widths,
  );
  return [...head.map((line) => paint(line, "dim", screen.hasColour)), ...blocks.flat()];
}

/** `text` wrapped behind an indent that opens with `sign`. */
export function hang(sign: string, text: string, { width }: Screen): string[] {
  return wrap(text, Math.max(20, width - sign.length - 2)).map((line) => `  ${sign}${paintMarks(line)}`);
}

function findWidths(columns: readonly Column[], rows: readonly Row[], width: number): number[] | null {
  const texts = columns.map(({ title }, index) => [title, ...rows.map(({ cells }) => cells[index] ?? "")]);
  const widths = texts.map((column) => Math.max(...column.map(displayWidth)));
  const least = texts.map((column) => {
    return Math.max(...column.flatMap(findPieces).map((piece) => Math.min(longestWord, displayWidth(piece.trimEnd()))));
  });
  let excess = widths.reduce((sum, each) => sum + each, 0) + gap.length * (columns.length - 1) - width;
  for (; excess > 0; excess--) {
    const share = widths.map((each, index) => (each > (least[index] ?? 0) ? each / (columns[index]?.weight ?? 1) : 0));
    const widest = share.indexOf(Math.max(...share));
    if (share[widest] === 0) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function toLines(cells: readonly string[], widths: readonly number[]): string[] {
  const wrapped = cells.map((cell, index) => wrap(cell, widths[index] ?? 1));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => {
    return wrapped
      .map((lines, index) => pad(lines[row] ?? "", widths[index] ?? 1))
      .join(gap)
      .trimEnd();
  });
}

function toList(columns: readonly Column[], cells: readonly string[], screen: Screen): string[] {
  const label = Math.max(...columns.map(({ title }) => displayWidth(title))) + gap.length;
  return cells.flatMap((cell, index) => {
    if (cell === "") return [];
    return wrap(cell, Math.max(8, screen.width - label)).map((line, row) => {
      return paint(pad(row === 0 ? (columns[index]?.title ?? "") : "", label), "dim", screen.hasColour) + line;
    });
  });
}

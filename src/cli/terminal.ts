/** Text for a terminal: safe, measured as it will look, wrapped. */

/** Opens and closes marked words; they take no room and turn into colour or signs when a line is painted. */
const markStart = "\ue000";
const markEnd = "\ue001";

const printableAscii = /^[ -~]*$/;
const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
const invisible = /^[\p{Mark}\p{Format}\ue000\ue001]+$/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** `text` on one line, without anything that a terminal would obey: control characters, and marks that turn its direction. */
export function toPrintable(text: string): string {
  return text
    .replace(/\s/g, " ")
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\p{Cc}\p{Co}\p{Cs}]/gu, "\ufffd");
}

/** Columns that `text` takes: two for a Chinese character, none for an accent that stands alone. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** `text` in lines of at most `width` columns, broken between pieces, and inside a piece too long for any line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of findPieces(text)) {
    if (displayWidth(line + piece.trimEnd()) > width) {
      if (line.trimEnd() !== "") lines.push(line.trimEnd());
      const parts = cut(piece.trimStart(), width);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? "";
    } else line += line === "" ? piece.trimStart() : piece;
  }
  if (line.trimEnd() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** The parts of `text` between which a line may break: after blanks, slashes, dashes, and hyphens before a letter. */
export function findPieces(text: string): string[] {
  return text.match(/\s+|(?:[^\s/–-]|-(?!\p{L}))+(?:[/–]|-(?=\p{L}))*|[/–-]+/gu) ?? [];
}

/** `text` with blanks up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** `text` marked: word by word where there is colour, so that a line may break between two; in guillemets where there is none. */
export function mark(text: string, hasColour: boolean): string {
  return hasColour ? text.replace(/\S+/g, `${markStart}$&${markEnd}`) : `«${text}»`;
}

export type Style = "bold" | "dim" | "marked";

const codes: Record<Style, [number, number]> = { bold: [1, 22], dim: [2, 22], marked: [7, 27] };

/** `text` in a style, or as it is without colour. */
export function paint(text: string, style: Style, hasColour: boolean): string {
  return hasColour ? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : text;
}

/** A line with its marks turned into colour. */
export function paintMarks(line: string): string {
  const [start, end] = codes.marked;
  return line.replaceAll(markStart, `\u001b[${start}m`).replaceAll(markEnd, `\u001b[${end}m`);
}

function widthOfGrapheme(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

function cut(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const parts = [""];
  for (const { segment } of graphemes.segment(word)) {
    const last = parts.at(-1) ?? "";
    if (displayWidth(last + segment) > width) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}

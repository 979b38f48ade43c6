/** Tokens cut finer: "mid-February", "30-40" and "3pm" are several words to those who read times and numbers. */
import type { Tag, Token } from "../model/analysis.js";

export interface Word {
  /** In small letters; every dash is "-". */
  readonly lower: string;
  readonly text: string;
  /** Its token's. */
  readonly lemma: string;
  readonly start: number;
  readonly end: number;
  /** Index of its token. */
  readonly token: number;
  readonly tag: Tag;
  /** True where no blank stands before it. */
  readonly isGlued: boolean;
}

const DASH = /[-–—‑]/;
const SPLIT = /[-–—‑\d]/;
const PIECES = /[-–—‑]|[^-–—‑]+/g;
const ISO_DATE = /^\d{4}-\d{1,2}-\d{1,2}(?!\d)/;
const CLOCK_PIECES = /^(\d{1,2}(?:[:.]\d\d)?)([ap]\.?m\.?)$/i;

export function toWords(tokens: readonly Token[]): Word[] {
  const words: Word[] = [];
  let end = -1;
  tokens.forEach((token, number) => {
    for (const { text, at } of piecesOf(token.text)) {
      const start = token.start + at;
      words.push({
        lower: lowerOf(text, token),
        text,
        lemma: token.lemma,
        start,
        end: start + text.length,
        token: number,
        tag: token.tag,
        isGlued: end === start,
      });
      end = start + text.length;
    }
  });
  return words;
}

function lowerOf(text: string, token: Token): string {
  if (text === token.text && text.length > 1) return token.lower;
  return text.length === 1 && DASH.test(text) ? "-" : text.toLowerCase().replaceAll("’", "'");
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

function piecesOf(text: string): readonly Piece[] {
  if (!SPLIT.test(text)) return [{ text, at: 0 }];
  const clock = CLOCK_PIECES.exec(text);
  if (clock?.[1] && clock[2])
    return [
      { text: clock[1], at: 0 },
      { text: clock[2], at: clock[1].length },
    ];
  if (!DASH.test(text) || ISO_DATE.test(text)) return [{ text, at: 0 }];
  return Array.from(text.matchAll(PIECES), (match) => ({ text: match[0], at: match.index }));
}

/** Numbers in digits and words: "5,000", "3.5 million", "two hundred and five", "half a dozen", "21st". */
import type { NumberWords } from "../knowledge/vocabulary.js";
import type { Word } from "./words.js";

export interface NumberReading {
  /** Word after its last. */
  readonly end: number;
  readonly value: number;
  readonly ordinal: boolean;
  /** Written in digits alone. */
  readonly digits: boolean;
}

// No number has more words than this; it keeps reading linear on any text.
const LONGEST = 12;
const DIGITS = /^(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,15})(?:\.\d{1,6})?$/;
const ORDINAL = /^(\d{1,4})([a-z]{2})$/;
const FRACTION = /^([1-9])\/([2-9])$/;
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ["½", 0.5],
  ["¼", 0.25],
  ["¾", 0.75],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
]);

/** The number that begins at `at`; null where none does. */
export function readNumber(words: readonly Word[], at: number, numbers: NumberWords): NumberReading | null {
  const lower = words[at]?.lower ?? "";
  if (/^[\d½¼¾⅓⅔]/.test(lower)) return readOrdinalDigits(lower, at, numbers) ?? readDigits(words, at, numbers);
  return readHalf(words, at, numbers) ?? readSpelled(words, at, numbers);
}

/** The value of a word of digits alone: "5,000" is 5000. */
export function parseDigits(lower: string): number | null {
  return DIGITS.test(lower) ? Number(lower.replaceAll(",", "")) : null;
}

function readOrdinalDigits(lower: string, at: number, numbers: NumberWords): NumberReading | null {
  const match = ORDINAL.exec(lower);
  if (!match || !numbers.ordinalEndings.has(match[2] ?? "")) return null;
  return { end: at + 1, value: Number(match[1]), ordinal: true, digits: true };
}

function readDigits(words: readonly Word[], at: number, numbers: NumberWords): NumberReading | null {
  let value = parseDigits(words[at]?.lower ?? "");
  if (value === null) return null;
  let end = at + 1;
  const fraction = parseFraction(words[end]?.lower ?? "");
  if (fraction !== null) {
    value += fraction;
    end++;
  }
  let digits = true;
  for (
    let factor = multiplierAt(words, end, numbers);
    factor !== undefined && end < at + LONGEST;
    factor = multiplierAt(words, end, numbers)
  ) {
    value *= factor;
    digits = false;
    end++;
  }
  return { end, value, ordinal: false, digits };
}

function multiplierAt(words: readonly Word[], at: number, numbers: NumberWords): number | undefined {
  return numbers.multipliers.get(words[at]?.lower ?? "");
}

function parseFraction(lower: string): number | null {
  const match = FRACTION.exec(lower);
  return match ? Number(match[1]) / Number(match[2]) : (FRACTIONS.get(lower) ?? null);
}

/** "Half a dozen", "half-a-million". */
function readHalf(words: readonly Word[], at: number, numbers: NumberWords): NumberReading | null {
  if (!numbers.halves.has(words[at]?.lower ?? "")) return null;
  let end = at + 1;
  while (end < at + 4 && (words[end]?.lower === "-" || numbers.articles.has(words[end]?.lower ?? ""))) end++;
  const factor = multiplierAt(words, end, numbers);
  return factor === undefined || end === at + 1
    ? null
    : { end: end + 1, value: factor / 2, ordinal: false, digits: false };
}

/** Builds a number from words as they come: units within a hundred, hundreds within a thousand, thousands in all. */
class Sum {
  private total = 0;
  private group = 0;
  private lastFactor = Number.POSITIVE_INFINITY;

  get value(): number {
    return this.total + this.group;
  }

  /** Takes a value such as "five" after "twenty"; false where it cannot follow. */
  add(value: number): boolean {
    const room = this.group % 100 === 0 ? 100 : this.group % 10 === 0 && this.group % 100 >= 20 ? 10 : 0;
    if (value >= room || (value === 0 && this.value > 0)) return false;
    this.group += value;
    return true;
  }

  /** Takes "hundred", "dozen", "thousand"; false where it cannot follow. */
  multiply(factor: number): boolean {
    if (factor <= 100) {
      if (this.group < 1 || this.group > 99) return false;
      this.group *= factor;
      return true;
    }
    if (this.group === 0 || factor >= this.lastFactor) return false;
    this.total += this.group * factor;
    this.group = 0;
    this.lastFactor = factor;
    return true;
  }
}

function readSpelled(words: readonly Word[], at: number, numbers: NumberWords): NumberReading | null {
  if (!opensNumber(words[at]?.lower ?? "", numbers)) return null;
  const sum = new Sum();
  let end = at;
  let next = at;
  if (numbers.articles.has(words[at]?.lower ?? "")) {
    if (multiplierAt(words, at + 1, numbers) === undefined) return null;
    sum.add(1);
    next = at + 1;
  }
  while (next < at + LONGEST) {
    const lower = words[next]?.lower ?? "";
    const ordinal = numbers.ordinals.get(lower);
    const factor = numbers.multipliers.get(lower);
    const value = numbers.values.get(lower);
    if (ordinal !== undefined && takesOrdinal(sum, ordinal))
      return { end: next + 1, value: sum.value, ordinal: true, digits: false };
    const taken = value !== undefined ? sum.add(value) : factor !== undefined && sum.multiply(factor);
    if (!taken) break;
    end = next + 1;
    next = skipJoiner(words, end, { numbers, afterFactor: factor !== undefined });
  }
  return end === at ? null : { end, value: sum.value, ordinal: false, digits: false };
}

function opensNumber(lower: string, { values, ordinals, articles }: NumberWords): boolean {
  return values.has(lower) || ordinals.has(lower) || articles.has(lower);
}

function takesOrdinal(sum: Sum, ordinal: number): boolean {
  return ordinal < 100
    ? sum.add(ordinal)
    : sum.value === 0
      ? sum.add(1) && sum.multiply(ordinal)
      : sum.multiply(ordinal);
}

/** Past the "and" of "two hundred and five" and the hyphen of "twenty-five". */
function skipJoiner(
  words: readonly Word[],
  at: number,
  { numbers, afterFactor }: { numbers: NumberWords; afterFactor: boolean },
): number {
  const lower = words[at]?.lower ?? "";
  const follows = numbers.values.has(words[at + 1]?.lower ?? "") || numbers.ordinals.has(words[at + 1]?.lower ?? "");
  if (afterFactor) return numbers.joiners.has(lower) && follows ? at + 1 : at;
  return lower === "-" && (follows || numbers.multipliers.has(words[at + 1]?.lower ?? "")) ? at + 1 : at;
}

/** Inline marks ↔ a bare sentence and its spans: `[1 kind.form words]`, `{e1 TYPE.mode words}`, `<t1 words>`, `\[` for a bracket of the text. */
import { inOrder, type Range } from "./record.js";

/** What a pair of brackets marks: mentions, triggers, and plain spans (times, weapons, parts of statements). */
export type Family = "[" | "{" | "<";

export interface Mark extends Range {
  readonly family: Family;
  readonly label: string;
  /** Where its bracket stands in the line as written, from 1. */
  readonly column: number;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Hears of what is wrong: a column from 1, a short name of the rule, and what was expected. */
export type ReportAt = (column: number, rule: string, message: string) => void;

interface Open {
  readonly family: Family;
  readonly label: string;
  readonly column: number;
  readonly start: number;
}

const closers: Readonly<Record<Family, string>> = { "[": "]", "{": "}", "<": ">" };
const families: readonly Family[] = ["<", "[", "{"];
const special = /[[\]{}<>\\]/;
/** A label is one word, or two: who it is, and what it is. */
const labels: Readonly<Record<Family, RegExp>> = {
  "[": /[^\s[\]{}<>\\]+ [^\s[\]{}<>\\]+/y,
  "{": /[^\s[\]{}<>\\]+ [^\s[\]{}<>\\]+/y,
  "<": /[^\s[\]{}<>\\]+/y,
};
const shapes: Readonly<Record<Family, string>> = {
  "[": "[1 person.nominal the minister]",
  "{": "{e1 ASSAULT.firearms shot}",
  "<": "<t1 on Friday> or <s1.cue said>",
};

/** Takes the marks out of a line. Brackets of one family nest; those of two families may cross. */
export function readMarks(line: string, report: ReportAt): Marked {
  const open: Open[] = [];
  const marks: Mark[] = [];
  let text = "";
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? "";
    const family = families.find((each) => each === letter);
    const closed = families.find((each) => closers[each] === letter);
    if (letter === "\\") {
      const escaped = line[at + 1] ?? "";
      if (special.test(escaped) || escaped === "#") text += line[++at];
      else report(at + 1, "lone-backslash", 'a backslash of the text is written "\\\\"');
    } else if (family) {
      const label = readLabel(line, { at: at + 1, family }, report);
      open.push({ family, label, column: at + 1, start: text.length });
      at += label === "" ? 0 : label.length + 1;
    } else if (closed) {
      const index = open.findLastIndex((each) => each.family === closed);
      const [opened] = index < 0 ? [] : open.splice(index, 1);
      if (opened) marks.push(...close(opened, text, report));
      else report(at + 1, "closes-nothing", `"${letter}" closes nothing; write \\${letter} for a bracket of the text`);
    } else text += letter;
  }
  for (const { family, label, column } of open)
    report(
      column,
      "never-closed",
      `"${family}${label}" is never closed: "${closers[family]}" is expected behind its last word`,
    );
  return { text, marks: marks.sort((one, other) => inOrder(one, other) || one.column - other.column) };
}

function readLabel(line: string, { at, family }: { at: number; family: Family }, report: ReportAt): string {
  const shape = labels[family];
  shape.lastIndex = at;
  const label = shape.exec(line)?.[0] ?? "";
  if (label !== "" && line[at + label.length] === " ") return label;
  report(at, "bad-mark", `expected a mark such as ${shapes[family]}; write \\${family} for a bracket of the text`);
  return "";
}

/** The mark; none where its label could not be read. */
function close({ family, label, column, start }: Open, text: string, report: ReportAt): Mark[] {
  if (label === "") return [];
  const words = text.slice(start);
  if (words.trim() === "") report(column, "no-words", `"${family}${label}" marks no word`);
  else if (words !== words.trim())
    report(
      column,
      "blank-at-edge",
      `"${family}${label}" begins or ends with a blank: marks lie close around their words`,
    );
  return [{ family, label, column, start, end: text.length }];
}

/** The sentence with its marks. Of one span, statements stand outside, then mentions, then triggers. */
export function writeMarks(text: string, marks: readonly Omit<Mark, "column">[]): string {
  const outerFirst = [...marks].sort((one, other) => inOrder(one, other) || rank(one) - rank(other));
  let line = "";
  for (let at = 0; at <= text.length; at++) {
    for (const mark of outerFirst.filter(({ end }) => end === at).reverse()) line += closers[mark.family];
    for (const mark of outerFirst.filter(({ start }) => start === at)) line += `${mark.family}${mark.label} `;
    const letter = text[at] ?? "";
    line += special.test(letter) || (at === 0 && letter === "#") ? `\\${letter}` : letter;
  }
  return line;
}

function rank({ family }: Pick<Mark, "family">): number {
  return families.indexOf(family);
}

/** Two marks of one family that overlap without one holding the other: they cannot be written. */
export function cross(one: Range, other: Range): boolean {
  const [first, second] = inOrder(one, other) <= 0 ? [one, other] : [other, one];
  return first.start < second.start && second.start < first.end && first.end < second.end;
}

/** Test cases as people write them: a name, a short text, what it must be coded as. test/cases/README.md shows the format. */
import { DragomanError, type Fault } from "../src/model/fault.js";
import { type Expectation, isDate, parseExpectation, type Report } from "./case-fields.js";

export interface Case {
  readonly file: string;
  /** Of its name. */
  readonly line: number;
  readonly name: string;
  readonly published: string | null;
  readonly title: string | null;
  readonly text: string;
  /** The events that must be coded, each once; empty where the case says `none`. */
  readonly expected: readonly Expectation[];
  /** True where other events may be coded besides. */
  readonly isOpen: boolean;
  /** Names of people who are nobody's business. */
  readonly privateNames: readonly string[];
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The cases of a file; throws a DragomanError with all that is wrong in it, by line. */
export function parseCases(file: string, content: string): Case[] {
  const faults: Fault[] = [];
  const report: Report = (line, rule, message, field) => {
    faults.push({ file, line, field: field ?? null, rule, message });
  };
  const cases = toBlocks(toLines(content), report).map((block) => parseCase(file, block, report));
  findNamesakes(cases, report);
  if (faults.length > 0) throw new DragomanError(faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  return cases;
}

/** Lines without remarks (`##`). A line that begins with `|` goes on with the line above it. */
function toLines(content: string): Line[] {
  const lines: Line[] = [];
  content.split(/\r?\n/).forEach((raw, index) => {
    const text = raw.trim();
    const above = lines.at(-1);
    if (text.startsWith("|") && above) lines[lines.length - 1] = { ...above, text: `${above.text} ${text}` };
    else if (!text.startsWith("##")) lines.push({ number: index + 1, text });
  });
  return lines;
}

/** A case begins with its name, `# a name`, and ends before the next one's. */
function toBlocks(lines: readonly Line[], report: Report): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const open = blocks.at(-1);
    if (line.text.startsWith("#")) blocks.push([line]);
    else if (open) open.push(line);
    else if (line.text !== "") report(line.number, "no-name", 'a case begins with its name, "# a name"');
  }
  return blocks;
}

const headerLine = /^([a-z]+):\s*(.*)$/;
const isAnswer = ({ text }: Line) => text.startsWith("==>") || text.startsWith("!=");

function parseCase(file: string, [head, ...body]: readonly Line[], report: Report): Case {
  const line = head?.number ?? 0;
  const name = (head?.text ?? "").replace(/^#\s*/, "");
  const headers = body.slice(0, lengthOfHeader(body));
  const rest = body.slice(headers.length);
  const start = rest.findIndex(isAnswer);
  const told = start < 0 ? rest : rest.slice(0, start);
  const answers = (start < 0 ? [] : rest.slice(start)).filter(({ text }) => text !== "");
  const text = toText(told);
  const { published = null, title = null } = parseHeaders(headers, report);
  if (name === "") report(line, "no-name", "the case has no name");
  if (text === "" && title === null) report(line, "no-text", "the case has no text");
  return { file, line, name, published, title, text, ...parseAnswers(line, answers, { text, report }) };
}

function lengthOfHeader(lines: readonly Line[]): number {
  const end = lines.findIndex(({ text }) => !headerLine.test(text));
  return end < 0 ? lines.length : end;
}

function parseHeaders(lines: readonly Line[], report: Report): Partial<Pick<Case, "published" | "title">> {
  const fields = lines.map(({ number, text }) => {
    const [, name = "", value = ""] = headerLine.exec(text) ?? [];
    if (name !== "published" && name !== "title")
      report(number, "unknown-header", `expected published or title, got "${name}"`);
    if (name === "published" && !isDate(value))
      report(number, "bad-value", `expected a date such as 2023-02-18, got "${value}"`, name);
    return [name, value];
  });
  return Object.fromEntries(fields);
}

/** A line break is a blank, an empty line a new paragraph. */
function toText(lines: readonly Line[]): string {
  const text = lines.map((line) => line.text).join("\n");
  return text.trim().replace(/\n{2,}|\n/g, (breaks) => (breaks.length > 1 ? "\n\n" : " "));
}

interface Within {
  readonly text: string;
  readonly report: Report;
}

function parseAnswers(line: number, answers: readonly Line[], { text, report }: Within) {
  const expected: Expectation[] = [];
  const privateNames: string[] = [];
  let none = 0;
  let isOpen = false;
  for (const answer of answers) {
    if (answer.text.startsWith("!=")) privateNames.push(...parsePrivate(answer, { text, report }));
    else if (/^==>\s*none$/.test(answer.text)) none++;
    else if (answer.text.startsWith("==>")) {
      const parts = answer.text.slice(3).split("|");
      const isMore = parts.length > 1 && parts.at(-1)?.trim() === "and more";
      isOpen ||= isMore;
      const { number } = answer;
      expected.push(parseExpectation({ line: number, text, parts: isMore ? parts.slice(0, -1) : parts, report }));
    } else report(answer.number, "misplaced-text", 'after the first "==>" only "==>" and "!=" may follow');
  }
  if (none + expected.length === 0) report(line, "no-answer", 'the case has no line "==> TYPE …" or "==> none"');
  if (none > 1 || (none > 0 && expected.length > 0))
    report(line, "contradiction", '"==> none" stands beside another "==>"');
  return { expected, isOpen, privateNames };
}

function parsePrivate({ number, text }: Line, within: Within): string[] {
  const [, name] = /^!=\s*private\s+"([^"]+)"$/.exec(text) ?? [];
  if (name === undefined) within.report(number, "bad-value", `expected != private "Name", got "${text}"`);
  else if (!within.text.includes(name)) within.report(number, "not-in-text", `"${name}" does not stand in the text`);
  return name === undefined ? [] : [name];
}

function findNamesakes(cases: readonly Case[], report: Report): void {
  const seen = new Map<string, number>();
  for (const { name, line } of cases) {
    const first = seen.get(name);
    if (first !== undefined) report(line, "name-twice", `"${name}" is also the name of the case in line ${first}`);
    else seen.set(name, line);
  }
}

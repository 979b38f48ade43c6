/** Plain text: a file is a document. Lines such as `published: 2023-02-23` before the first blank line may introduce it. */
import { basename } from "node:path";
import type { Fault, Notice } from "../model/fault.js";
import { isMarkup, type Line, longestLine, toLines } from "./lines.js";
import { type DocumentRead, type Reading, type Source, toReading, toUnreadable } from "./source-document.js";

const opensHeader = /^(published|title|publisher|url|id):/i;
const headerLine = /^([a-z][a-z-]*):\s*(.*?)\s*$/i;
const knownFields = ["published", "title", "publisher", "url", "id"];

interface Field {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

interface Header {
  readonly fields: readonly Field[];
  /** How many lines it takes, with the blank line that ends it. */
  readonly length: number;
  /** The first line that is no field. */
  readonly oddLine: number | null;
}

/** The one document of a text. Its line ends are read as line feeds; offsets count from the end of the header block. */
export async function* readPlainText(bytes: AsyncIterable<Uint8Array>, source: Source): AsyncGenerator<Reading> {
  const lines: string[] = [];
  let size = 0;
  let isMended = false;
  for await (const line of toLines(bytes)) {
    size += line.text?.length ?? 0;
    const problem = findProblem(line, size);
    if (problem !== null) return yield toUnreadable(source, line.isForeign ? null : line.number, problem);
    lines.push(line.text ?? "");
    isMended ||= line.isMended;
  }
  yield readText(lines, source, isMended);
}

function findProblem(line: Line, size: number): string | null {
  if (line.problem !== null) return line.problem;
  return size > longestLine ? `the text is longer than ${longestLine / 1_000_000} MB` : null;
}

function readText(lines: readonly string[], source: Source, isMended: boolean): Reading {
  const header = parseHeader(lines);
  if (isMarkup(lines.find((line) => line.trim() !== "") ?? "")) {
    return toUnreadable(source, null, "looks like HTML or XML, not plain text");
  }
  if (header.oddLine !== null) {
    return toUnreadable(source, header.oddLine, 'expected "name: value" or the blank line that ends the header block');
  }
  const fields = Object.fromEntries(header.fields.map(({ name, value }) => [name, value]));
  const text = lines.slice(header.length).join("\n");
  const reading = toReading({ record: { id: source.id, ...fields, text }, source, line: 1, isMended });
  const locate = (faults: readonly Fault[]) => faults.map((fault) => ({ ...fault, line: findLine(fault, header) }));
  if (reading.kind === "unreadable") return { ...reading, faults: locate(reading.faults) };
  const notices = [...reading.notices, ...findUnknown(reading, header)];
  return { ...reading, notices, warnings: locate(reading.warnings) };
}

function findUnknown({ document }: DocumentRead, { fields }: Header): Notice[] {
  return fields
    .filter(({ name }) => !knownFields.includes(name))
    .map(({ name, line }) => {
      const message = `line ${line}: expected one of ${knownFields.join(", ")}; "${name}" was left out`;
      return { document: document.id, rule: "unknown-field", message, span: null };
    });
}

function findLine({ field }: Fault, { fields }: Header): number {
  return fields.find(({ name }) => name === field)?.line ?? 1;
}

function parseHeader(lines: readonly string[]): Header {
  if (!opensHeader.test(lines[0] ?? "")) return { fields: [], length: 0, oddLine: null };
  const blank = lines.findIndex((line) => line.trim() === "");
  const block = blank < 0 ? lines : lines.slice(0, blank);
  const fields = block.map((line, index) => {
    const [, name = "", value = ""] = headerLine.exec(line) ?? [];
    return { name: name.toLowerCase(), value, line: index + 1 };
  });
  return { fields, length: block.length + 1, oddLine: fields.find(({ name }) => name === "")?.line ?? null };
}

/** The id of the text in each of those files, should it give none: the file's name, or its path where names are equal. */
export function toTextIds(files: readonly string[]): ReadonlyMap<string, string> {
  const paths = [...new Set(files)];
  const names = paths.map((path) => stripSuffix(basename(path)));
  return new Map(
    paths.map((path, index) => {
      const name = names[index] ?? path;
      return [path, names.indexOf(name) === names.lastIndexOf(name) ? name : stripSuffix(path)];
    }),
  );
}

function stripSuffix(file: string): string {
  return file.replace(/\.gz$/i, "").replace(/\.txt$/i, "");
}

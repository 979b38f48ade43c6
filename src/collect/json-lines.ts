/** JSON Lines: one document a line. A line that cannot be read is answered with what is wrong; the next one is read. */
import { type Line, toLines } from "./lines.js";
import { type Reading, type Source, toReading, toUnreadable } from "./source-document.js";

/** The documents of a stream of JSON Lines, one reading a line that is not empty. */
export async function* readJsonLines(bytes: AsyncIterable<Uint8Array>, source: Source): AsyncGenerator<Reading> {
  let isFirst = true;
  for await (const line of toLines(bytes)) {
    if (line.isForeign && isFirst) return yield toUnreadable(source, null, line.problem ?? "no text");
    if (line.text?.trim() === "") continue;
    yield readLine(line, source, isFirst);
    isFirst = false;
  }
}

function readLine({ number, text, problem, isMended }: Line, source: Source, isFirst: boolean): Reading {
  if (text === null) return toUnreadable(source, number, problem ?? "no text");
  const record = parse(text);
  if (!(record instanceof SyntaxError)) return toReading({ record, source, line: number, isMended });
  // Whoever sends plain text is told once; the lines after it have an error each, as all lines have an answer.
  const hint = isFirst && !/^\s*[{[]/.test(text) ? " (plain text? use --input text)" : "";
  return toUnreadable(source, number, `expected one JSON object a line: ${record.message}${hint}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

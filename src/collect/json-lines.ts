/** JSON Lines: one document a line. A line that cannot be read is answered with what is wrong; the next one is read. */
import { type Line, toLines } from "./lines.js";
import { type Reading, type Source, toReading, toUnreadable } from "./source-document.js";

/** The documents of a stream of JSON Lines, one reading a line that is not empty. */
export async function* readJsonLines(bytes: AsyncIterable<Uint8Array>, source: Source): AsyncGenerator<Reading> {
  for await (const line of toLines(bytes)) {
    if (line.text?.trim() !== "") yield readLine(line, source);
  }
}

function readLine({ number, text, problem, isMended }: Line, source: Source): Reading {
  if (text === null) return toUnreadable(source, number, problem ?? "no text");
  const record = parse(text);
  if (record instanceof SyntaxError)
    return toUnreadable(source, number, `expected one JSON object a line: ${record.message}`);
  return toReading({ record, source, line: number, isMended });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

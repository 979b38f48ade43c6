/** Cuts bytes into lines. Cut first and decoded after, so that a broken character can never shift the count of lines. */
import { isUtf8 } from "node:buffer";

export interface Line {
  /** From 1, as editors count. */
  readonly number: number;
  /** Without its end, and without a byte order mark; null where `problem` says why it cannot be read. */
  readonly text: string | null;
  readonly problem: string | null;
  /** True where bytes that are no UTF-8 were replaced by U+FFFD. */
  readonly isMended: boolean;
  /** True where the line shows that the input is no text at all; `problem` says what it looks like. */
  readonly isForeign: boolean;
}

/** The longest line, in bytes: more than this is no news report. */
export const longestLine = 50_000_000;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** How input begins that is no text: its first bytes in hexadecimal, and what to say of it. */
const signatures: readonly (readonly [string, string])[] = [
  ["fffe", "UTF-16 text; save the file as UTF-8"],
  ["feff", "UTF-16 text; save the file as UTF-8"],
  ["25504446", "looks like a PDF, not text"],
  ["504b0304", "looks like a Word document or another zip archive, not text"],
  ["1f8b", "looks compressed, not like text; give it as a file that ends in .gz"],
];
const nul = 0;
const markup = /^\s*<(!doctype|html|\?xml)\b/i;

/** The lines of a stream of bytes; holds no more than one of them. */
export async function* toLines(chunks: AsyncIterable<Uint8Array>, longest = longestLine): AsyncGenerator<Line> {
  const open = new OpenLine(longest);
  let number = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      open.add(chunk.subarray(start, end));
      yield open.close(++number);
      start = end + 1;
    }
    open.add(chunk.subarray(start));
  }
  if (open.size > 0) yield open.close(++number);
}

/** The line being read, which may come in many chunks. */
class OpenLine {
  size = 0;
  private chunks: Uint8Array[] = [];

  constructor(private readonly longest: number) {}

  add(chunk: Uint8Array): void {
    this.size += chunk.length;
    if (this.size > this.longest) this.chunks = [];
    else if (chunk.length > 0) this.chunks.push(chunk);
  }

  close(number: number): Line {
    const line = this.size > this.longest ? tooLong(number, this.longest) : decode(Buffer.concat(this.chunks), number);
    this.size = 0;
    this.chunks = [];
    return line;
  }
}

function tooLong(number: number, longest: number): Line {
  const problem = `longer than ${Math.round(longest / 1_000_000)} MB`;
  return { number, text: null, problem, isMended: false, isForeign: false };
}

function decode(bytes: Buffer, number: number): Line {
  const foreign = findForeign(bytes, number);
  if (foreign !== null) return { number, text: null, problem: foreign, isMended: false, isForeign: true };
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  // The decoder drops a byte order mark, and puts U+FFFD for each byte that it cannot read.
  const text = new TextDecoder().decode(bytes.subarray(0, end));
  return { number, text, problem: null, isMended: !isUtf8(bytes), isForeign: false };
}

/** What bytes look like that are no text; null for text. */
function findForeign(bytes: Buffer, number: number): string | null {
  const start = bytes.subarray(0, 4).toString("hex");
  const known = number === 1 ? signatures.find(([signature]) => start.startsWith(signature)) : undefined;
  return known?.[1] ?? (bytes.includes(nul) ? "looks like binary data, not text" : null);
}

/** True where a text opens as a web page does. */
export function isMarkup(text: string): boolean {
  return markup.test(text);
}

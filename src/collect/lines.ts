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
}

/** The longest line, in bytes: more than this is no news report. */
export const longestLine = 50_000_000;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

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
  return { number, text: null, problem: `longer than ${Math.round(longest / 1_000_000)} MB`, isMended: false };
}

function decode(bytes: Buffer, number: number): Line {
  if (number === 1 && isUtf16(bytes)) {
    return { number, text: null, problem: "UTF-16 text; save the file as UTF-8", isMended: false };
  }
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  // The decoder drops a byte order mark, and puts U+FFFD for each byte that it cannot read.
  return { number, text: new TextDecoder().decode(bytes.subarray(0, end)), problem: null, isMended: !isUtf8(bytes) };
}

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString("hex");
  return mark === "fffe" || mark === "feff";
}

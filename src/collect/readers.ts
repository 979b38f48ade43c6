/** The table of readers, and the opening of what they read: files and standard input, compressed or not. */
import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { readJsonLines } from "./json-lines.js";
import { readPlainText } from "./plain-text.js";
import { type Reading, type Source, toUnreadable } from "./source-document.js";

export interface Reader {
  readonly name: "text" | "jsonl";
  /** Ends of the names of its files; `.gz` may follow each of them. */
  readonly suffixes: readonly string[];
  read(bytes: AsyncIterable<Uint8Array>, source: Source): AsyncGenerator<Reading>;
}

const plainText: Reader = { name: "text", suffixes: [".txt"], read: readPlainText };
const jsonLines: Reader = { name: "jsonl", suffixes: [".jsonl", ".ndjson", ".json"], read: readJsonLines };

export const readers: readonly Reader[] = [plainText, jsonLines];

export interface Input {
  /** A path, or null for `stdin`. */
  readonly file: string | null;
  readonly stdin: Readable;
  /** Reads with this one, whatever the suffix. */
  readonly reader: Reader["name"] | null;
  readonly published: string | null;
  /** The id of a text that gives none. */
  readonly id: string;
  /** Hears how many bytes were taken from the file, as they lie there. */
  readonly onBytes?: (count: number) => void;
}

/** The documents of one input, in order. An input that breaks off ends with an `Unreadable`; nothing is thrown for it. */
export async function* readDocuments(input: Input): AsyncGenerator<Reading> {
  const source = { name: input.file ?? "stdin", id: input.id, published: input.published };
  try {
    yield* findReader(input).read(openBytes(input), source);
  } catch (error) {
    if (!isInputError(error)) throw error;
    yield toUnreadable(source, null, toMessage(error));
  }
}

// Standard input is JSON Lines, the way programs talk; a file with a suffix of its own is text, the way people write.
function findReader({ file, reader }: Input): Reader {
  if (reader !== null) return readers.find(({ name }) => name === reader) ?? plainText;
  if (file === null) return jsonLines;
  const name = file.toLowerCase().replace(/\.gz$/, "");
  return readers.find(({ suffixes }) => suffixes.some((suffix) => name.endsWith(suffix))) ?? plainText;
}

function openBytes(input: Input): AsyncIterable<Uint8Array> {
  const raw = counted(input.file === null ? input.stdin : createReadStream(input.file), input.onBytes);
  if (!input.file?.toLowerCase().endsWith(".gz")) return raw;
  // The callback is empty since whoever iterates over the result meets the error there.
  return pipeline(raw, createGunzip(), () => {});
}

async function* counted(bytes: AsyncIterable<Uint8Array>, onBytes: Input["onBytes"]): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

/** Errors of the file system and of decompression carry a number; our own mistakes do not. */
function isInputError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "errno" in error;
}

function toMessage({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "a folder, not a file";
  if (code === "EACCES" || code === "EPERM") return "may not be read";
  return `broke off: ${message}`;
}

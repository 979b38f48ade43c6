/** Looks for words of public texts in the project: none may have come in. */
import { toRuns } from "./similar.js";
import type { PublicText } from "./texts.js";

export interface Overlap {
  readonly file: string;
  /** Set and document. */
  readonly found: string;
  readonly words: string;
}

/** A run this long is no chance. */
const runLength = 8;

/** The runs of words that a file shares with a text, one a file and text. */
export function findOverlaps(files: ReadonlyMap<string, string>, texts: Iterable<PublicText>): Overlap[] {
  const holders = new Map<string, string>();
  for (const [file, content] of files) for (const run of toRuns(content, runLength)) holders.set(run, file);
  const found = new Map<string, Overlap>();
  for (const { set, id, text } of texts)
    for (const run of toRuns(text, runLength)) {
      const file = holders.get(run);
      if (file !== undefined) found.set(`${file} ${set} ${id}`, { file, found: `${set} ${id}`, words: run });
    }
  return [...found.values()];
}

/** Public news that may be trained on: read where it lies, outside the project, never copied into it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { tokenise } from "../analysis/tokens.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import { DragomanError } from "../model/fault.js";
import { sha256 } from "./check.js";
import type { Range } from "./record.js";

export interface PublicText {
  readonly set: string;
  readonly id: string;
  readonly published: string | null;
  readonly text: string;
}

interface TextSet {
  readonly name: string;
  /** Below the folder that `--texts` names: a JSON object a line, packed or not. */
  readonly file: string;
}

/** Training parts alone; what measures the coder and every test part stay out. */
export const textSets: readonly TextSet[] = [
  { name: "wikievents", file: "events/wikievents-train.jsonl.gz" },
  { name: "rams", file: "events/rams-dev.jsonl.gz" },
  { name: "polnear", file: "attribution/train.jsonl.gz" },
  { name: "muc4", file: "muc4/train.jsonl" },
  { name: "ecbplus", file: "ecbplus/train.jsonl" },
];

/** The documents of a set, in the order of its file. */
export function readTexts(folder: string, name: string): PublicText[] {
  const set = textSets.find((each) => each.name === name);
  const file = join(folder, set?.file ?? "");
  if (!set) throw fault(name, `expected one of ${textSets.map((each) => each.name).join(", ")}, got "${name}"`);
  if (!existsSync(file))
    throw fault(file, "there is no such file: --texts names the folder that holds the public sets");
  const bytes = readFileSync(file);
  const content = (set.file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return content.split("\n").flatMap((line) => {
    if (line.trim() === "") return [];
    const document: Readonly<Record<string, unknown>> = JSON.parse(line);
    return [toText(set.name, document)];
  });
}

function fault(file: string, message: string): DragomanError {
  return new DragomanError([{ file, line: null, field: null, rule: "no-texts", message }]);
}

function toText(set: string, { id, doc, published, text }: Readonly<Record<string, unknown>>): PublicText {
  // The ids of some sets hold the words of a title, which labels must not.
  const plain = `${id ?? doc}`.replace(/(?<=_\d{4}-\d{2}-\d{2}_).*/, (words) => sha256(words).slice(0, 12));
  const day = /^\d{4}-\d{2}-\d{2}/.exec(`${published ?? ""}`)?.[0] ?? null;
  return { set, id: plain.replaceAll(/\s/g, "_"), published: day, text: `${text}` };
}

/** A sentence of a text, and the one before it in the same paragraph. */
export interface FoundSentence extends Range {
  readonly before: Range | null;
}

/** The sentences of a text that can be annotated: on one line, neither a scrap nor a page. */
export function findSentences(text: string, knowledge: Knowledge): FoundSentence[] {
  const sentences = tokenise(text, knowledge.grammar);
  return sentences.flatMap(({ start, end, paragraph, tokens }, at) => {
    const words = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text)).length;
    const written = text.slice(start, end);
    if (words < 5 || words > 60 || /[\r\n]/.test(written) || written !== written.trim() || !/\p{Ll}/u.test(written))
      return [];
    const above = sentences[at - 1];
    const before = above && above.paragraph === paragraph ? { start: above.start, end: above.end } : null;
    return [{ start, end, before }];
  });
}

/** As `before:` shows it: on one line. */
export function toContext(text: string, range: Range | null): string | null {
  return range === null ? null : text.slice(range.start, range.end).replaceAll(/\s+/g, " ").trim();
}

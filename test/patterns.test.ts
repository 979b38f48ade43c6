/** Every sentence that an author gave with a pattern: `examples` must be coded as its type, `but-not` must not. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../scripts/tree.mjs";
import type { PatternEntry } from "../src/knowledge/patterns.js";
import { readKnowledge } from "../src/knowledge/read.js";
import { createCoder } from "../src/pipeline.js";

// Sentences that are right and not yet met, as `TYPE example: sentence`. One that is met leaves the list, so that it only shrinks.
const waiting = "test/patterns-later.txt";

interface Claim {
  readonly type: string;
  readonly kind: "example" | "but-not";
  readonly modes: readonly string[];
  readonly sentence: string;
}

const coder = createCoder();
const { patterns } = readKnowledge(join(root, "knowledge"));
const claims = Object.entries(patterns).flatMap(([type, entries]) => entries.flatMap((entry) => toClaims(type, entry)));
const later = new Set(
  readFileSync(join(root, waiting), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#")),
);

function toClaims(type: string, { modes, examples, butNot }: PatternEntry): Claim[] {
  return [
    ...examples.map((sentence) => ({ type, kind: "example", modes, sentence }) as const),
    ...butNot.map((sentence) => ({ type, kind: "but-not", modes, sentence }) as const),
  ];
}

function toLine({ type, kind, sentence }: Claim): string {
  return `${type} ${kind}: ${sentence}`;
}

/** True where the coder does as the pattern's author meant. An example shows at least one of its pattern's modes. */
function holds({ type, kind, modes, sentence }: Claim): boolean {
  const { mentions } = coder.code({ id: "example", text: sentence, published: null });
  const own = mentions.filter((mention) => mention.type === type);
  if (kind === "but-not") return own.length === 0;
  return own.some((mention) => modes.length === 0 || modes.some((mode) => mention.modes.includes(mode)));
}

test.each(Object.keys(patterns))("%s", (type) => {
  const due = claims.filter((claim) => claim.type === type && !later.has(toLine(claim)));
  expect(due.filter((claim) => !holds(claim)).map(toLine)).toEqual([]);
});

test(`no sentence of ${waiting} holds yet`, () => {
  const listed = claims.filter((claim) => later.has(toLine(claim)));
  console.info(`${later.size} sentences of ${waiting} are not yet held.`);
  expect(listed.filter(holds).map(toLine)).toEqual([]);
});

test(`every sentence of ${waiting} stands in a pattern`, () => {
  const known = new Set(claims.map(toLine));
  expect([...later].filter((line) => !known.has(line))).toEqual([]);
});

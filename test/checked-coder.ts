/** A coder whose every answer is checked: what is wrong with the coding of a text, whatever the text. */
import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect } from "vitest";
import { type KnowledgeData, loadKnowledge } from "../src/knowledge/knowledge.js";
import type { CodedDocument, SourceDocument } from "../src/model/coded-document.js";
import { createCoder } from "../src/pipeline.js";
import { type Allowed, findBreaches } from "./breaches.js";
import { dragoman } from "./command.js";
import { garbled, noise, published, report, toSpliced } from "./texts.js";

const knowledge = loadKnowledge();
const coder = createCoder({ knowledge, explain: true });
const secondCoder = createCoder({ knowledge: loadKnowledge(), explain: true });

const compiled: KnowledgeData = JSON.parse(readFileSync(new URL("../dist/knowledge.json", import.meta.url), "utf8"));
export const allowed: Allowed = {
  ontology: knowledge.ontology,
  contexts: new Set(compiled.contexts.map(({ id }) => id)),
};
const examples = Object.values(compiled.patterns)
  .flat()
  .flatMap(({ examples: given, butNot }) => [...given, ...butNot]);
const schema = new Ajv({ allowUnionTypes: true }).compile(JSON.parse((await dragoman(["schema"])).stdout));

// A text that is never done must fail its test, not hang the run. No text that is done comes near.
export const NEVER = 120_000;

export function code(document: SourceDocument, by = coder): CodedDocument {
  const context = createContext({ run: () => by.code(document) });
  return new Script("run()").runInContext(context, { timeout: NEVER });
}

export function toDocument(text: string, date: string | null = "2023-02-20"): SourceDocument {
  return { id: "d", text, published: date, title: "Rebels attack Goma" };
}

/** Everything that is wrong with the coding of `text`. */
export function breachesOf(text: string, date?: string | null): string[] {
  const coded = code(toDocument(text, date));
  const written = JSON.stringify(coded);
  const isSame = [coder, secondCoder].every((by) => JSON.stringify(code(toDocument(text, date), by)) === written);
  return [
    ...findBreaches(text, coded, allowed),
    ...(schema(JSON.parse(written))
      ? []
      : (schema.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)),
    ...(isSame ? [] : ["coded again it is another document"]),
  ];
}

/** Kinds of random texts, and how many of each `npm test` tries. */
export const sweeps = [
  { kind: "reports", texts: report, numRuns: 150 },
  { kind: "examples of the patterns, cut and joined", texts: toSpliced(examples), numRuns: 200 },
  { kind: "reports with noise in them", texts: garbled, numRuns: 150 },
  { kind: "noise", texts: noise, numRuns: 300 },
];

/** Fails on the first text of a sweep whose coding is not as the contract says. */
export function sweep({ texts, numRuns }: Pick<(typeof sweeps)[number], "texts" | "numRuns">, seed: number): void {
  const property = fc.property(texts, published, (text, date) => {
    expect(breachesOf(text, date)).toEqual([]);
  });
  fc.assert(property, { seed, numRuns });
}

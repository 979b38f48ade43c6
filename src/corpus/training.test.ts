/** What stands in `training/`: the guidelines' examples, the format's README, the batches, the labels. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/knowledge.js";
import { ploverTypes } from "../knowledge/ontology.js";
import { toLine } from "../model/fault.js";
import { checkCorpus } from "./check.js";
import { readAllLabels, readBatches } from "./files.js";
import { parseCorpus } from "./format.js";
import { fromCodedDocument } from "./from-coded.js";
import { frames, regions } from "./record.js";
import { toCodedDocument } from "./to-coded.js";
import { writeCorpus } from "./write.js";

const knowledge = loadKnowledge();
const guidelines = readFileSync(new URL("../../training/GUIDELINES.md", import.meta.url), "utf8");
/** The examples alone, in their own lines. */
const examples = guidelines
  .split("```")
  .map((part, at) => (at % 2 === 1 ? part.replace(/^corpus/, "") : part.replace(/[^\n]/g, "")))
  .join("");
const placed = parseCorpus("training/GUIDELINES.md", examples);
const records = placed.map(({ record }) => record);

it("holds examples that are in order", () => {
  expect(checkCorpus(placed, knowledge).map(toLine)).toEqual([]);
});

it("shows every type and every frame, and what is no event", () => {
  expect(records.filter(({ tags }) => tags.none)).toHaveLength(15);
  expect(records.length).toBe(75);
  expect(new Set(records.flatMap(({ triggers }) => triggers.map(({ type }) => type))).size).toBe(ploverTypes.length);
  expect(new Set(records.flatMap(({ tags }) => tags.frames)).size).toBe(frames.length);
});

it("writes them and reads them again as they were", () => {
  expect(parseCorpus("again", writeCorpus(records)).map(({ record }) => record)).toEqual(records);
});

it.each(records)("takes $id to the contract and back", (record) => {
  const { text, id, published, before, tags, origin } = record;
  const about = { id, published, before, tags, origin };
  const back = fromCodedDocument(toCodedDocument(record), { text, start: 0, end: text.length, about });
  expect(writeCorpus([back])).toBe(writeCorpus([record]));
});

it("shows in the README a record that is in order, and every frame and region", () => {
  const readme = readFileSync(new URL("../../training/corpus/README.md", import.meta.url), "utf8");
  const example = /^ {4}# [^\n]*\n( {4}[^\n]*\n)+/m.exec(readme)?.[0] ?? "";
  const shown = parseCorpus("training/corpus/README.md", example);
  expect(shown).toHaveLength(1);
  expect(checkCorpus(shown, knowledge).map(toLine)).toEqual([]);
  for (const word of [...frames, ...regions]) expect(readme).toContain(word);
});

it("holds batches that are in order, and labels of one sentence each", () => {
  expect(checkCorpus(readBatches([]), knowledge).map(toLine)).toEqual([]);
  for (const labels of readAllLabels().values()) {
    const places = labels.map(({ document, start, end }) => `${document} ${start}-${end}`);
    expect(new Set(places).size).toBe(labels.length);
  }
});

import { expect, it } from "vitest";
import { readProject } from "./files.js";
import { findOverlaps } from "./overlap.js";
import { readTexts, textSets } from "./texts.js";

/** `TEXTS=DIR npx vitest run src/corpus/overlap.test.ts`: the folder that holds the public sets. */
const folder = process.env.TEXTS;

it.skipIf(folder === undefined)("holds no words of public texts", () => {
  const texts = textSets.flatMap(({ name }) => readTexts(folder ?? "", name));
  expect(findOverlaps(readProject(), texts)).toEqual([]);
});

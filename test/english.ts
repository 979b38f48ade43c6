/** English as the stages know it, without the rest of the knowledge base: for tests of one module. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type TokenSentence, tokenise } from "../src/analysis/tokens.js";
import { type GrammarData, toGrammar } from "../src/knowledge/grammar.js";
import { toVocabulary } from "../src/knowledge/vocabulary.js";

/** `languages/en.yaml` and `en-calendar.yaml` as they stand. */
export function readEnglish(): unknown {
  const read = (file: string): unknown =>
    parse(readFileSync(new URL(`../knowledge/languages/${file}.yaml`, import.meta.url), "utf8"));
  return Object.assign({}, read("en"), { calendar: read("en-calendar") });
}

export const vocabulary = toVocabulary(readEnglish());

const data: GrammarData = parse(
  readFileSync(new URL("../knowledge/languages/en-grammar.yaml", import.meta.url), "utf8"),
);
const grammar = toGrammar(data);

export function sentencesOf(text: string): (TokenSentence & { readonly phrases: [] })[] {
  return tokenise(text, grammar).map((sentence) => ({ ...sentence, phrases: [] }));
}

/** The one place where stages meet. What each of them does stands in its own folder. */
import { createRequire } from "node:module";
import { analyse } from "./analysis/analyse.js";
import { codeAnalysis } from "./coding/code.js";
import { type Knowledge, loadKnowledge } from "./knowledge/knowledge.js";
import type { CodedDocument, SourceDocument } from "./model/coded-document.js";
import type { Notice } from "./model/fault.js";

export interface CoderOptions {
  /** Fill `explanation`: what was decided, by which rule, and what was dropped. */
  readonly explain?: boolean;
  /** Instead of the knowledge that the package ships. */
  readonly knowledge?: Knowledge;
  /** Hears of each oddity found in a document. */
  readonly onNotice?: (notice: Notice) => void;
  /** Hears how long each stage took, in milliseconds. */
  readonly onStage?: (stage: string, milliseconds: number) => void;
}

export interface Coder {
  code(document: SourceDocument): CodedDocument;
}

const { version }: { version: string } = createRequire(import.meta.url)("../package.json");

/** A coder that may be used for any number of documents; making one is the costly part. */
export function createCoder(options: CoderOptions = {}): Coder {
  const knowledge = options.knowledge ?? loadKnowledge();
  return { code: (document) => codeDocument(document, knowledge, options) };
}

function codeDocument(
  document: SourceDocument,
  knowledge: Knowledge,
  { explain, onNotice, onStage }: CoderOptions,
): CodedDocument {
  const analysis = timed("analysis", onStage, () => analyse(document, knowledge));
  for (const notice of analysis.notices) onNotice?.(notice);
  const { explanation, ...coding } = timed("coding", onStage, () => codeAnalysis(analysis, knowledge));
  const { text: _, ...head } = document;
  return {
    contract: "1",
    coder: { version, model: null, knowledge: knowledge.version },
    document: { ...head, language: analysis.language },
    ...coding,
    ...(explain && explanation ? { explanation } : {}),
  };
}

function timed<T>(stage: string, onStage: CoderOptions["onStage"], run: () => T): T {
  if (!onStage) return run();
  const start = performance.now();
  const result = run();
  onStage(stage, performance.now() - start);
  return result;
}

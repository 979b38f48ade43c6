/** How the coding of one document ends, as plain data that a worker can send. */
import type { SourceDocument } from "../model/coded-document.js";
import { DragomanError, type Fault } from "../model/fault.js";
import { type Answer, type AnswerSettings, createAnswerer } from "./answer.js";

export type Outcome =
  | { readonly kind: "answer"; readonly answer: Answer }
  /** A mistake of ours; what went wrong, for whoever mends it. */
  | { readonly kind: "crash"; readonly report: string }
  /** No coder can be made: settings or knowledge are wrong. */
  | { readonly kind: "unable"; readonly faults: readonly Fault[] };

/** A function that codes documents and never throws. Nothing is hidden: whoever reads the outcome stops the run. */
export function createOutcomes(settings: AnswerSettings): (document: SourceDocument) => Outcome {
  const answer = attempt(() => createAnswerer(settings));
  if ("kind" in answer) return () => answer;
  return (document) => {
    const result = attempt(() => answer.value(document));
    return "kind" in result ? result : { kind: "answer", answer: result.value };
  };
}

function attempt<T>(run: () => T): { value: T } | Exclude<Outcome, { kind: "answer" }> {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof DragomanError) return { kind: "unable", faults: error.faults };
    return { kind: "crash", report: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

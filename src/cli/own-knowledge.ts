/** `--knowledge DIR`: a user's folder, read and checked, its examples tried, before any document is. */
import { loadCompiled } from "../knowledge/knowledge.js";
import { loadOverlaid, type Overlay } from "../knowledge/overlay.js";
import { readOverlay } from "../knowledge/read-overlay.js";
import { DragomanError } from "../model/fault.js";
import { createCoder } from "../pipeline.js";
import { countExamples, findFailures } from "./examples.js";

/** Throws a DragomanError with all that is wrong. */
export function readOwnKnowledge(directory: string): Overlay {
  const { overlay, source } = readOverlay(directory, loadCompiled());
  if (countExamples(source) === 0) return overlay;
  const { faults } = findFailures(source, createCoder({ knowledge: loadOverlaid(overlay) }));
  if (faults.length > 0) throw new DragomanError(faults);
  return overlay;
}

/** From one document to what the command writes for it; the same in the main thread and in every worker. */
import { loadOverlaid, type Overlay } from "../knowledge/overlay.js";
import type { SourceDocument } from "../model/coded-document.js";
import type { Notice } from "../model/fault.js";
import { createCoder } from "../pipeline.js";
import { createExporter, type FormatSettings } from "./formats.js";

/** Plain data, so that it can be handed to a worker. */
export interface AnswerSettings extends FormatSettings {
  readonly explain: boolean;
  /** What a user lays over our knowledge. */
  readonly overlay: Overlay | null;
}

export interface Answer {
  readonly output: string;
  readonly events: number;
  readonly notices: readonly Notice[];
}

/** A function that codes a document and writes it in the format asked for. */
export function createAnswerer(settings: AnswerSettings): (document: SourceDocument) => Answer {
  const exporter = createExporter(settings);
  let notices: Notice[] = [];
  const coder = createCoder({
    explain: settings.explain,
    onNotice: (notice) => notices.push(notice),
    ...(settings.overlay === null ? {} : { knowledge: loadOverlaid(settings.overlay) }),
  });
  return (document) => {
    notices = [];
    const coded = coder.code(document);
    return { output: exporter.write(coded), events: coded.events.length, notices };
  };
}

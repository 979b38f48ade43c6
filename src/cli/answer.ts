/** From one document to what the command writes for it; the same in the main thread and in every worker. */
import { type Exporter, exporters } from "../export/exporters.js";
import type { SourceDocument } from "../model/coded-document.js";
import type { Notice } from "../model/fault.js";
import { createCoder } from "../pipeline.js";
import { createTable, type TableOptions } from "./table.js";

export const formats = ["table", "jsonl", "json"] as const;
export type Format = (typeof formats)[number];

/** Plain data, so that it can be handed to a worker. */
export interface AnswerSettings extends TableOptions {
  readonly format: Format;
  readonly explain: boolean;
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
  const coder = createCoder({ explain: settings.explain, onNotice: (notice) => notices.push(notice) });
  return (document) => {
    notices = [];
    const coded = coder.code(document);
    return { output: exporter.write(coded), events: coded.events.length, notices };
  };
}

/** The exporter of a format; the table is the one that must know its terminal. */
export function createExporter(settings: AnswerSettings): Exporter {
  return exporters.find(({ name }) => name === settings.format) ?? createTable(settings);
}

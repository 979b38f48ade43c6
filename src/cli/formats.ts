/** The formats of the answers. */
import { type Exporter, exporters } from "../export/exporters.js";
import { createTable, type TableOptions } from "./table.js";

export const formats = ["table", "jsonl", "json"] as const;
export type Format = (typeof formats)[number];

export interface FormatSettings extends TableOptions {
  readonly format: Format;
}

/** The exporter of a format; the table is the one that must know its terminal. */
export function createExporter(settings: FormatSettings): Exporter {
  return exporters.find(({ name }) => name === settings.format) ?? createTable(settings);
}

/** `dragoman diff`: what is new, revised and withdrawn, for people and as JSON Lines. */
import type { EventChange } from "../store/diff.js";
import { toCells } from "./event-formats.js";
import { hang, type Screen } from "./grid.js";
import type { SearchFormat } from "./hits.js";
import { paint, toPrintable, wrap } from "./terminal.js";

export function writeChanges(changes: readonly EventChange[], format: SearchFormat, screen: Screen): string {
  if (format === "jsonl") return changes.map((change) => `${JSON.stringify(change)}\n`).join("");
  if (changes.length === 0) return "no changes\n";
  return `${changes.flatMap((change) => writeChange(change, screen)).join("\n")}\n`;
}

function writeChange({ id, kind, cause, recordedFrom, event, fields }: EventChange, screen: Screen): string[] {
  const cells = [id, ...toCells(event)].filter((cell) => cell !== "–");
  const lines = wrap(`${kind} · ${cells.join(" · ")}`, screen.width);
  const changed = fields.map(
    ({ field, before, after }) => `${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  );
  return [
    ...lines.map((line) => paint(line, "bold", screen.hasColour)),
    ...changed.flatMap((line) => hang("  ", toPrintable(line), screen)),
    ...hang("  ", `${recordedFrom}, by ${cause}`, screen),
  ];
}

/** What a search found, for people and as JSON Lines. */
import type { SearchHit } from "../store/search.js";
import { hang, type Screen } from "./grid.js";
import { toPrintable, wrap } from "./terminal.js";

export const searchFormats = ["table", "jsonl"] as const;
export type SearchFormat = (typeof searchFormats)[number];

export function writeHits(hits: readonly SearchHit[], format: SearchFormat, screen: Screen): string {
  if (format === "jsonl") return hits.map((hit) => `${JSON.stringify(hit)}\n`).join("");
  if (hits.length === 0) return "nothing found\n";
  return `${hits.flatMap((hit) => writeHit(hit, screen)).join("\n")}\n`;
}

function writeHit({ sentence, document, title, publisher, published, events }: SearchHit, screen: Screen): string[] {
  const parts = [document, title, publisher, published].filter((part) => part !== null);
  return [
    ...wrap(toPrintable(parts.join(" · ")), screen.width),
    ...hang("│ ", toPrintable(sentence), screen),
    ...hang("  ", events.join(" "), screen),
  ];
}

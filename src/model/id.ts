/** Ids from content: the same text gives the same id, however often it is coded. */
import { createHash } from "node:crypto";

/** A short id that begins with `prefix` and depends on all parts. */
export function toId(prefix: string, ...parts: readonly (string | number)[]): string {
  return prefix + createHash("sha256").update(parts.join("\u0000")).digest("hex").slice(0, 12);
}

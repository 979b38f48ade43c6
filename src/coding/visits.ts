/** Meetings for which somebody travelled: who came is the visitor, who was met the host. Codebook, rule 3. */
import type { Frame } from "./frames.js";

/** True where the journey names its goal: "travelled | to Lima | and met the president". */
export function isVisit({ journey }: Frame): boolean {
  return journey?.obliques.some(({ preposition }) => /^(to|in)$/.test(preposition)) ?? false;
}

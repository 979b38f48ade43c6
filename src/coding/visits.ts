/** Meetings for which somebody travelled: who came is the visitor, who was met the host. Codebook, rule 3. */
import type { Clause } from "../model/analysis.js";
import type { Frame } from "./frames.js";
import type { Scene } from "./scene.js";

/** "flew to Lima to | meet |", "travelled to Lima and | met |": the clause of the journey; null where none is told. */
export function journeyTo(scene: Scene, { sentence, clause, phrase }: Frame): Clause | null {
  if (clause === null || phrase !== null || clause.governor === null) return null;
  const journey = sentence.clauses[clause.governor];
  const isAim = clause.tense === "infinitive" || clause.relation === "conjunct";
  if (!journey || !isAim || !scene.knowledge.grammar.motion.has(sentence.tokens[journey.verb]?.lemma ?? ""))
    return null;
  return journey;
}

/** True where the journey names its goal: "travelled | to Lima | and met the president". */
export function isVisit(scene: Scene, frame: Frame): boolean {
  return journeyTo(scene, frame)?.obliques.some(({ preposition }) => /^(to|in)$/.test(preposition)) ?? false;
}

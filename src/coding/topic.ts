/** What a report is about as a whole: politics, or a world that only borrows its words ("the striker attacked"). */
import type { Knowledge } from "../knowledge/knowledge.js";
import type { Sentence } from "../model/analysis.js";
import type { Scene } from "./scene.js";
import type { Trigger } from "./triggers.js";

const POLITICS = "politics";

/** The least sentences by which a report shows what it is about. */
const ENOUGH = 8;

/**
 * The everyday topic of a report with next to nothing political; null where it is about anything else, or too short to tell.
 * Bounds by measurement: of 350 reports of unrest, terror and diplomacy nine in ten name something political in a fifth of their
 * sentences, while articles on sport, business, science and culture do so in a twentieth at most.
 */
export function findTopic(sentences: readonly Sentence[], { topics }: Knowledge): string | null {
  const found = sentences.map(({ tokens }) => topics.topicsOf(tokens));
  const political = found.filter((one) => one.has(POLITICS)).length / sentences.length;
  const everyday = found.filter((one) => !one.has(POLITICS) && one.size > 0);
  const share = everyday.length / sentences.length;
  const isEveryday = (political <= 0.06 && share >= 0.1) || (political <= 0.15 && share >= 0.4);
  return sentences.length >= ENOUGH && isEveryday ? mostFrequent(everyday.flatMap((one) => [...one])) : null;
}

function mostFrequent(words: readonly string[]): string | null {
  const tally = new Map<string, number>();
  for (const word of words) tally.set(word, (tally.get(word) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The triggers that mean what they say: in a report about anything but politics only those beside a political word. */
export function dropBorrowed(scene: Scene, triggers: readonly Trigger[]): Trigger[] {
  const topic = findTopic(scene.analysis.sentences, scene.knowledge);
  if (topic === null) return [...triggers];
  return triggers.filter((trigger) => {
    const isMeant = scene.knowledge.topics.topicsOf(trigger.frame.sentence.tokens).has(POLITICS);
    if (!isMeant) {
      const reason = `the report speaks of ${topic}, and nothing in the sentence is political`;
      scene.explain(trigger.span, "topic", trigger.pattern.name, "dropped", reason);
    }
    return isMeant;
  });
}

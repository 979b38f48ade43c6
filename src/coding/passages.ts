/** What mentions say of crossings, roads and ports: open, restricted, closed, or announced to be so. */
import type { EventMention, PassageState } from "../model/coded-document.js";
import type { Frame } from "./frames.js";
import { headLemma, type Scene } from "./scene.js";
import { siteOf } from "./sites.js";

/** The state of the passage that a mention's verb is about; null where it is about none. */
export function findPassage(scene: Scene, frame: Frame, mention: EventMention): PassageState | null {
  const state = stateOf(mention);
  if (state === null) return null;
  const phrase = [...frame.slot("object"), ...frame.slot("subject")].find((one) =>
    scene.knowledge.eventWords.passages.has(headLemma(frame.sentence, one)),
  );
  const place =
    phrase === undefined
      ? mention.place?.kind === "crossing"
        ? mention.place.entity
        : null
      : (siteAt(scene, frame, phrase) ??
        scene.partyAt(frame.sentence, phrase)?.entity.id ??
        mention.place?.entity ??
        null);
  if (place === null) return null;
  return {
    place,
    state,
    announced: mention.auxiliary.includes("future"),
    from: mention.date?.from ?? null,
    to: null,
    mention: mention.id,
    attribution: mention.attribution,
  };
}

/** "closed the crossing": the named one that the noun points back to. */
function siteAt(scene: Scene, { sentence }: Frame, number: number): string | null {
  const phrase = sentence.phrases[number];
  return phrase ? (siteOf(scene, sentence, { phrase, number })?.entity.id ?? null) : null;
}

function stateOf({ type, trigger, auxiliary }: EventMention): PassageState["state"] | null {
  if (auxiliary.includes("hypothetical") || auxiliary.includes("negation")) return null;
  const word = trigger.text.toLowerCase();
  if (/^(re-?open|open|unblock|unseal|restor|lift)/.test(word))
    return type === "RETREAT" || type === "CONCEDE" ? "open" : null;
  if (type !== "COERCE") return null;
  if (/^(clos|shut|seal|block)/.test(word)) return "closed";
  return /^(restrict|limit)/.test(word) ? "restricted" : null;
}

/** Who says that an event was, and how they stand to it: the statements around its trigger, outermost first. */

import type { Sentence, Speech } from "../model/analysis.js";
import type { Attribution } from "../model/coded-document.js";
import { covers } from "../model/span.js";
import type { Party, Scene } from "./scene.js";
import type { Trigger } from "./triggers.js";

/** "reports", "sources", "a statement": words for a source that is nobody in particular. */
function isSourceNoun({ knowledge }: Scene, sentence: Sentence, { phrase }: Speech): boolean {
  const head = phrase === null ? undefined : sentence.tokens[sentence.phrases[phrase]?.head ?? -1];
  return (
    head !== undefined &&
    (/^(source|report|witness|account|media|news|medium|statement|spokesman|spokeswoman|pronoun|office)$/.test(
      head.lemma,
    ) ||
      (knowledge.vocabulary.reportingNouns.get(head.lemma)?.length ?? 0) > 0 ||
      head.tag === "PRON" ||
      head.tag === "PROPN")
  );
}

/** Who says so, outermost first; the event's own actor is no source of its own speech act. */
export function findAttribution(
  scene: Scene,
  trigger: Trigger,
): { readonly attribution: Attribution[]; readonly speech: Speech | null } {
  const { sentence } = trigger.frame;
  const telling = scene.speechesIn(sentence).filter(
    (speech) =>
      speech.content.some((content) => covers(content, trigger.span)) &&
      (!speech.isNominal || /^(denies|confirms|claims-responsibility)$/.test(speech.stance)) &&
      !covers(speech.cue, trigger.span) &&
      // "accused soldiers of arson, a claim that the army | dismissed |": the answer is no part of the charge.
      !(trigger.pattern.type === "REJECT" && speech.stance === "alleges"),
  );
  const outermost = [...telling].sort((a, b) => lengthOf(b) - lengthOf(a));
  return {
    attribution: outermost.flatMap((speech) => toAttribution(scene, sentence, speech) ?? []),
    speech: outermost.at(-1) ?? null,
  };
}

function lengthOf({ content }: Speech): number {
  return content.reduce((sum, { start, end }) => sum + end - start, 0);
}

function toAttribution(scene: Scene, sentence: Sentence, speech: Speech): Attribution | null {
  if (speech.source === null) return null;
  const party: Party | null = speech.phrase === null ? null : scene.partyAt(sentence, speech.phrase);
  const isVoice =
    party !== null && party.entity.kind !== "place" && party.entity.kind !== "facility"
      ? true
      : isSourceNoun(scene, sentence, speech);
  if (!isVoice) return null;
  return { speaker: party?.entity.id ?? null, text: speech.source, stance: speech.stance };
}

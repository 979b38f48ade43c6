/** The type that a draft is coded as, once it is known whether it happened: refusals, plans, threats; and its modes. */
import type { Speech } from "../model/analysis.js";
import type { EventMention, PloverType } from "../model/coded-document.js";
import type { Draft } from "./drafts.js";
import type { Scene } from "./scene.js";
import { isVisit } from "./visits.js";

export interface Classified {
  readonly type: PloverType;
  readonly modes: string[];
  readonly auxiliary: EventMention["auxiliary"];
  /** True where the happening is still to come, whatever its type. */
  readonly isPlanned: boolean;
}

/** Type, modes and auxiliary of the event that `group` tells; null where it tells none: help that is not promised. */
export function classify(scene: Scene, group: readonly [Draft, ...Draft[]], speech: Speech | null): Classified | null {
  const [{ trigger, auxiliary, contents }] = group;
  const { pattern } = trigger;
  const isPlanned = auxiliary.includes("future");
  if (refuses(scene, group[0]))
    return { type: "REJECT", modes: modesOf(scene, group, "REJECT"), auxiliary: [], isPlanned: false };
  if (!isPlanned) return { type: pattern.type, modes: modesOf(scene, group, pattern.type), auxiliary, isPlanned };
  // Codebook, rule 4: an announced retreat or reopening is CONCEDE with `future`.
  if (pattern.type === "RETREAT") return { type: "CONCEDE", modes: [], auxiliary, isPlanned };
  const future = scene.knowledge.ontology.futureOf(pattern.type);
  if (future === null) return { type: pattern.type, modes: modesOf(scene, group, pattern.type), auxiliary, isPlanned };
  if (auxiliary.includes("negation") && future === "AGREE") return null;
  const rest = auxiliary.filter((mode) => mode !== "future");
  const modes = modesOf(scene, group, future).concat(threatOf(scene, pattern.type, pattern.modes));
  return {
    type: future,
    modes: future === "THREATEN" ? [...new Set(modes)] : [],
    auxiliary: rest,
    isPlanned: future === "AGREE" || speech !== null || contents.length === 0,
  };
}

/** "will not lift the ban": to say no to what would be cooperation is to reject it. */
function refuses(scene: Scene, { trigger, auxiliary }: Draft): boolean {
  const { frame, pattern } = trigger;
  const modal = frame.clause?.modal ?? null;
  const isSaidNo = modal !== null && /^(will|would|wo|'ll|shall|should|can|ca|could)$/.test(modal);
  return (
    frame.phrase === null &&
    auxiliary.includes("negation") &&
    scene.knowledge.ontology.isCooperation(pattern.type) &&
    isSaidNo
  );
}

/** The modes that the patterns state, that words of the sentence show, and that the content of a speech act brings. */
function modesOf(scene: Scene, group: readonly Draft[], type: PloverType): string[] {
  const { ontology } = scene.knowledge;
  const sentence = group[0]?.trigger.frame.sentence;
  const words = ` ${sentence?.tokens.map(({ lower }) => lower).join(" ")} `;
  const bases = ` ${sentence?.tokens.map(({ lemma }) => lemma).join(" ")} `;
  const isJourney = ({ trigger: { pattern, frame } }: Draft): boolean => pattern.mutual && isVisit(frame);
  const named = [
    ...group.flatMap(({ trigger }) => trigger.pattern.modes),
    ...(type === "CONSULT" && group.some(isJourney) ? ["visit"] : []),
  ];
  const shown = ontology
    .modesOf(type)
    .filter((mode) => mode.words.some((phrase) => words.includes(` ${phrase} `) || bases.includes(` ${phrase} `)));
  const contents = group
    .flatMap((draft) => draft.contents)
    .flatMap(({ content }) => contentModes(scene, type, content.pattern.type, content.pattern.modes));
  return [...new Set([...named, ...shown.map(({ id }) => id), ...(named.length > 0 ? [] : contents)])].filter((mode) =>
    ontology.hasMode(type, mode),
  );
}

/** What is asked for, refused or threatened names the mode: a release is `yield`, talks are `meet`, force is `violence`. */
function contentModes(scene: Scene, type: PloverType, content: PloverType, modes: readonly string[]): string[] {
  if (type === "THREATEN") return threatOf(scene, content, modes);
  if (type !== "REQUEST" && type !== "REJECT") return [];
  if (content === "CONSULT") return ["meet"];
  if (content === "AID" || content === "COOPERATE" || content === "SUPPORT") return ["assist"];
  return content === "RETREAT" || content === "CONCEDE" ? ["yield"] : [];
}

function threatOf(scene: Scene, type: PloverType, modes: readonly string[]): string[] {
  if (type === "ASSAULT") return ["violence"];
  return modes.filter((mode) => scene.knowledge.ontology.hasMode("THREATEN", mode));
}

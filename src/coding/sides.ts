/** Who is actor and who recipient of a mention: the parties of its first draft that names any, else whoever announced or was hit. */

import type { Ontology } from "../knowledge/ontology.js";
import type { Pattern } from "../knowledge/patterns.js";
import type { Speech } from "../model/analysis.js";
import type { Attribution, PloverType } from "../model/coded-document.js";
import type { Group } from "./described.js";
import type { Draft } from "./drafts.js";
import type { Fields } from "./evidence.js";
import type { Participant } from "./participants.js";
import type { Scene } from "./scene.js";
import type { Trigger } from "./triggers.js";
import { isVisitFor } from "./unite.js";

interface Sides {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
}

/** The parties of the first draft that names any; a measure's announcer, a bomb's target where none does. */
export function partiesOf(scene: Scene, group: Group, speech: Speech | null): Sides {
  const { trigger } = group[0];
  const named = doers(group).filter(
    (one) => mayAct(scene, one, trigger.pattern.type) && !isMisread(scene, one, trigger),
  );
  const actors = named.length > 0 ? named : announcer(scene, trigger, speech);
  const taken = new Set(actors.map(({ party }) => party.entity.id));
  const hosts = group.filter((draft) => isVisitFor(trigger, draft.trigger)).flatMap(({ parties }) => parties.actors);
  const hit = (hosts.length > 0 ? hosts : victims(group)).filter(({ party }) => !taken.has(party.entity.id));
  const told = hit.filter(({ party: { entity, mention } }) => mention.pair === null || entity.actor?.country != null);
  return { actors, recipients: told.length > 0 || actors.length > 0 ? told : targets(scene, trigger) };
}

/** Who did it: those first named, and beside them whom the deed is laid on. */
function doers(group: Group): readonly Participant[] {
  const first = firstFilled(group, ({ parties }) => parties.actors);
  const ids = new Set(first.map(({ party }) => party.entity.id));
  const suspects = group.filter(({ stance }) => stance === "alleges").flatMap(({ parties }) => parties.actors);
  return [...first, ...suspects.filter(({ party }) => !ids.has(party.entity.id))];
}

/** Who was hit: of "fired on a bus, killing nine passengers" both the bus and the passengers. */
function victims(group: Group): readonly Participant[] {
  const first = firstFilled(group, ({ parties }) => parties.recipients);
  if (!first.every(({ party }) => party.entity.kind === "facility")) return first;
  const people = group
    .flatMap(({ parties }) => parties.recipients)
    .filter(({ party }) => party.entity.kind !== "facility" && party.entity.kind !== "place");
  return [...first, ...people.slice(0, 1)];
}

/** A private person is never an actor by name; people without a name ("residents", "a widow") act in word and protest. */
function mayAct(scene: Scene, { party: { entity } }: Participant, type: PloverType): boolean {
  const isNamed = entity.mentions.some(({ form }) => form === "name");
  return entity.public || (!isNamed && (scene.knowledge.ontology.is(type, "speech") || type === "PROTEST"));
}

/** Media report force; where a verb seems to say that they use it, the sentence was misread. */
function isMisread(scene: Scene, { party: { entity } }: Participant, { pattern, frame }: Trigger): boolean {
  return (
    entity.actor?.roles[0] === "JRN" && scene.knowledge.ontology.is(pattern.type, "command") && frame.phrase === null
  );
}

const AROUND = [
  "in",
  "at",
  "near",
  "outside",
  "inside",
  "within",
  "by",
  "on",
  "under",
  "beside",
  "next to",
  "in front of",
];

/** Where a bomb went off, if nothing else is said to be hit: "exploded outside the | embassy". */
function targets(scene: Scene, { frame, pattern }: Trigger): Participant[] {
  if (pattern.type !== "ASSAULT" || !pattern.modes.some((mode) => mode === "explosives" || mode === "suicide-attack"))
    return [];
  return AROUND.flatMap((slot) => {
    const parties = frame.slot(slot).flatMap((phrase) => scene.partyAt(frame.sentence, phrase) ?? []);
    return parties.filter(({ entity }) => entity.kind === "facility").map((party) => ({ party, slot }));
  });
}

/** A charge or a denial that is only told by what was said ("it is untrue") needs somebody who said it. */
export function lacksSpeaker({ needs }: Pattern, actors: readonly Participant[]): string | null {
  return needs.includes("speaker") && actors.length === 0 ? "nobody says so" : null;
}

/** Who announces a measure takes it: "the authorities announced that the crossing will reopen". Who says that a claim is untrue rejects it. */
function announcer(scene: Scene, { frame, pattern }: Trigger, speech: Speech | null): Participant[] {
  if (!speech || speech.phrase === null) return [];
  const isAnnounced = speech.stance === "announces" && pattern.type !== "ASSAULT" && pattern.type !== "PROTEST";
  const isSpoken = scene.knowledge.ontology.isVerbalConflict(pattern.type);
  const party = scene.partyAt(frame.sentence, speech.phrase);
  return (isAnnounced || isSpoken) && party?.entity.actor ? [{ party, slot: "announced" }] : [];
}

/** A speaker is no source of its own speech act; the accused who denies contests the accusation, not that it was made. */
export function isSource(
  ontology: Ontology,
  { speaker, stance }: Attribution,
  { type, actors, recipients }: Pick<Fields, "actors" | "recipients"> & { readonly type: PloverType },
): boolean {
  const is = ({ party }: Participant): boolean => party.entity.id === speaker;
  if (ontology.is(type, "speech") && actors.some(is)) return false;
  return !(type === "ACCUSE" && stance === "denies" && recipients.some(is));
}

function firstFilled(group: Group, list: (draft: Draft) => readonly Participant[]): readonly Participant[] {
  return group.map(list).find((parties) => parties.length > 0) ?? [];
}

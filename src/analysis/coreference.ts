/** Which mentions are one entity: by name, name part, acronym, title, apposition, role noun, number and gender. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { TextEntity, TextMention } from "../model/analysis.js";
import type { SourceDocument } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { findAntecedent, findSpeaker } from "./antecedents.js";
import {
  type Cluster,
  type Grouping,
  joinCluster,
  keysOf,
  mergeClusters,
  openCluster,
  type Told,
  toGrouping,
} from "./clusters.js";
import { findByNamePart } from "./name-parts.js";
import { fightersOf, findOwner, nameOf, withOwner } from "./owners.js";
import { findNeighbour, findSeveral } from "./pairs.js";
import { findByRole } from "./role-nouns.js";

/** Groups `mentions` into entities. Pronouns and nouns that nothing in the text explains stay out or stand alone. */
export function findEntities(document: SourceDocument, told: Told, knowledge: Knowledge): TextEntity[] {
  const grouping = toGrouping(told, knowledge, document.published?.slice(0, 10) ?? null);
  const { mentions } = told;
  // Whoever is quoted may be named behind the quotation: "I" and "we" come last.
  const order = mentions.map((_, index) => index);
  for (const index of order.filter((at) => mentions[at]?.isSpeaker === false)) placeMention(grouping, index);
  for (const index of order.filter((at) => mentions[at]?.isSpeaker === true)) placeMention(grouping, index);
  const entities = grouping.clusters
    .filter((cluster) => cluster.members.length > 0)
    .map((cluster) => toEntity(document.id, cluster, grouping));
  return tellApart(document.id, entities);
}

/** "The presidents of Chad and Mali" are two entities of the same words: the country tells their ids apart. */
function tellApart(document: string, entities: readonly TextEntity[]): TextEntity[] {
  const seen = new Set<string>();
  return entities.map((entity) => {
    const isNew = !seen.has(entity.id);
    seen.add(entity.id);
    return isNew ? entity : { ...entity, id: toId("e", document, entity.id, entity.mentions[0]?.lent.join(" ") ?? "") };
  });
}

function toEntity(document: string, cluster: Cluster, grouping: Grouping): TextEntity {
  const fighters = fightersOf(grouping, cluster);
  const members = cluster.members
    .flatMap((index) => withOwner(grouping, index))
    .map((mention) => (fighters !== null && mention.form === "name" ? { ...mention, role: fighters } : mention))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const first = members[0];
  const id = toId("e", document, first?.start ?? 0, first?.end ?? 0, cluster.kind);
  return { id, kind: cluster.kind, name: nameOf(grouping, cluster), mentions: members };
}

function placeMention(grouping: Grouping, index: number): void {
  const mention = grouping.mentions[index];
  if (!mention) return;
  if (mention.possessive !== null) grouping.owned.set(index, findOwner(grouping, mention, index));
  const several = findSeveral(grouping, mention, index);
  if (several.length > 1) {
    for (const each of several) joinCluster(grouping, each, index, mention);
    grouping.lastTogether = { clusters: several, sentence: mention.sentence, index };
    return;
  }
  const cluster = findCluster(grouping, mention, index);
  if (cluster) joinCluster(grouping, cluster, index, mention);
  else if (mention.form !== "pronoun") joinCluster(grouping, openCluster(grouping, mention), index, mention);
}

function findCluster(grouping: Grouping, mention: TextMention, index: number): Cluster | null {
  const local =
    mention.form === "name" && mention.kind === "person" && !/\s/.test(mention.text)
      ? findByNamePart(grouping, mention)
      : null;
  if (local) return local;
  const same = mention.sameAs === null ? undefined : grouping.clusterOf.get(mention.sameAs);
  const named = keysOf(grouping, mention)
    .map((key) => grouping.byKey.get(key))
    .find((cluster) => cluster !== undefined);
  if (named) {
    if (same && same !== named && !areTwo(grouping, same, named)) mergeClusters(grouping, named, same);
    return named;
  }
  if (same && !(mention.isCounted && mention.form === "nominal" && same.form === "name")) return same;
  if (mention.role === "neighbour" && mention.possessive !== null) return findNeighbour(grouping, mention, index);
  if (mention.isSpeaker) return findSpeaker(grouping, mention);
  if (mention.form === "name") return findByNamePart(grouping, mention);
  return mention.form === "pronoun" ? findAntecedent(grouping, mention, index) : findByRole(grouping, mention, index);
}

/** Two actors that we know are never one. */
function areTwo(grouping: Grouping, a: Cluster, b: Cluster): boolean {
  const isKnown = ({ keys }: Cluster): boolean => [...keys].some((key) => grouping.knowledge.actors.get(key) !== null);
  return isKnown(a) && isKnown(b);
}

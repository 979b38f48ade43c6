/** Several that one word takes together: "both sides", "the two ministers", "they"; and the other of two: "its neighbour". */

import type { TextMention } from "../model/analysis.js";
import { findAntecedent } from "./antecedents.js";
import { type Cluster, type Grouping, inSentence, isState } from "./clusters.js";
import { findByRole } from "./role-nouns.js";

/** "both sides", "the two ministers", "they": all that the text has just set side by side, where that is plain. */
export function findSeveral(grouping: Grouping, mention: TextMention, index: number): readonly Cluster[] {
  if (mention.pair !== null)
    return mention.lent.length > 0 || mention.owners.length > 0 ? [] : findPair(grouping, mention, index, mention.pair);
  if (mention.form === "nominal" && mention.isPlural && mention.isDefinite) return findTwins(grouping, mention, index);
  if (mention.form !== "pronoun" || !mention.isPlural || mention.isSpeaker) return [];
  const one = findAntecedent(grouping, mention, index);
  const joined = joinedBefore(grouping, mention, index);
  // "The minister and the head of the police flew in. | They | met": the police are no subject.
  const isLess = one !== null && one.kind === "organization" && joined.every(({ kind }) => kind === "person");
  if (joined.length > 1) return one === null || isLess || joined.includes(one) ? joined : [];
  return one === null ? findPair(grouping, mention, index, "sides") : [];
}

/** "the leaders" after "the leaders of Laos and Thailand": those of each state. */
function findTwins(grouping: Grouping, mention: TextMention, index: number): readonly Cluster[] {
  const one = mention.lent.length > 0 ? null : findByRole(grouping, mention, index);
  const here = one === null ? [] : inSentence(grouping, grouping.mentions[one.last]?.sentence ?? -1);
  return here.filter((other) => other.index === one?.last).map(({ cluster }) => cluster);
}

/** The clusters of the latest subjects of one verb, or of the latest pair, in this sentence or the one before. */
function joinedBefore(grouping: Grouping, mention: TextMention, index: number): readonly Cluster[] {
  for (const sentence of [mention.sentence, mention.sentence - 1]) {
    const here = inSentence(grouping, sentence).filter((one) => one.index < index);
    const keys = here.map((one) => `${sentence} ${grouping.mentions[one.index]?.phrase}`);
    const phrases = keys.map((key) => grouping.told.together.get(key)).findLast((one) => one !== undefined);
    if (grouping.lastTogether?.sentence === sentence) return grouping.lastTogether.clusters;
    if (!phrases) continue;
    const joined = here
      .filter(
        (one) => grouping.mentions[one.index]?.isHead && phrases.includes(grouping.mentions[one.index]?.phrase ?? -1),
      )
      .map((one) => one.cluster);
    return [...new Set(joined)];
  }
  return [];
}

/** The two that "both", "each" or "the two" stand for: those of this sentence or, failing that, of those just before. */
function findPair(
  grouping: Grouping,
  mention: TextMention,
  index: number,
  kind: NonNullable<TextMention["pair"]>,
): Cluster[] {
  const own = fitting(grouping, mention.sentence, index, kind);
  if (own.size === 2) return areSides(grouping, own) ? [...own] : [];
  const found = new Set<Cluster>();
  for (let sentence = mention.sentence - 1; sentence >= mention.sentence - 3; sentence--) {
    const last = grouping.lastTogether;
    if (last?.sentence === sentence && found.size === 0 && last.clusters.every((one) => isOf(grouping, one, kind)))
      return last.clusters.length === 2 ? [...last.clusters] : [];
    const here = fitting(grouping, sentence, index, kind);
    if (found.size === 0 && here.size > 1) return here.size === 2 && areSides(grouping, here) ? [...here] : [];
    for (const cluster of here) if (kind !== "sides" || isState(grouping, cluster)) found.add(cluster);
    if (found.size > 1) return found.size === 2 ? [...found] : [];
  }
  return [];
}

/** Rebels and their fighters are of one side. */
function areSides(grouping: Grouping, pair: ReadonlySet<Cluster>): boolean {
  const isRebel = ({ roles }: Cluster): boolean =>
    [...roles].some((noun) => grouping.knowledge.roles.get(noun)?.roles[0] === "REB");
  return ![...pair].every(isRebel);
}

/** Who may be one of a pair in a sentence; whoever only reports is left out where there are others. */
function fitting(
  grouping: Grouping,
  sentence: number,
  before: number,
  kind: NonNullable<TextMention["pair"]>,
): Set<Cluster> {
  const here = inSentence(grouping, sentence).filter(({ cluster, index }) => {
    const mention = grouping.mentions[index];
    return (
      index < before &&
      isOf(grouping, cluster, kind) &&
      (kind === "states" || (mention?.isHead && !grouping.owning.has(index)))
    );
  });
  const all = new Set(here.map(({ cluster }) => cluster));
  if (all.size <= 2) return all;
  const isSpeaker = (index: number): boolean =>
    grouping.told.speeches.some(
      (speech) =>
        speech.sentence === sentence && speech.phrase !== null && speech.phrase === grouping.mentions[index]?.phrase,
    );
  return new Set(here.filter(({ index }) => !isSpeaker(index)).map(({ cluster }) => cluster));
}

function isOf(grouping: Grouping, cluster: Cluster, kind: NonNullable<TextMention["pair"]>): boolean {
  if (kind === "people") return (cluster.kind === "person" && !cluster.isPlural) || isStatesPerson(grouping, cluster);
  if (kind === "states") return isState(grouping, cluster) && cluster.kind === "government";
  if (isState(grouping, cluster) || cluster.kind === "government") return true;
  const isBystander = [...cluster.roles].some((noun) => grouping.knowledge.roles.get(noun)?.roles[0] === "CVL");
  return (
    (cluster.kind === "group" || cluster.kind === "organization") && !isBystander && !isMediator(grouping, cluster)
  );
}

/** "The ministers of Chad and Mali" are one of each state. */
function isStatesPerson(grouping: Grouping, { kind, lent, roles }: Cluster): boolean {
  const { grammar } = grouping.knowledge;
  return (
    kind === "group" && lent.size === 1 && [...roles].some((noun) => grammar.pairOf(`both ${noun}`, noun) === "people")
  );
}

/** "The African Union urged both sides": bodies of many states are rarely a side. */
function isMediator(grouping: Grouping, cluster: Cluster): boolean {
  return [...cluster.keys].some((key) =>
    grouping.knowledge.actors.get(key)?.codes.some(({ roles }) => roles[0] === "IGO" || roles[0] === "NGO"),
  );
}

/** "Niger accuses | its neighbour |": the other state, where the text speaks of one other only. */
export function findNeighbour(grouping: Grouping, mention: TextMention, index: number): Cluster | null {
  const owner = grouping.owned.get(index) ?? null;
  const others = new Set<Cluster>();
  for (let sentence = mention.sentence; sentence >= mention.sentence - 3; sentence--)
    for (const cluster of fitting(grouping, sentence, index, "states")) if (cluster !== owner) others.add(cluster);
  const [only] = others;
  return owner !== null && others.size === 1 && only ? only : null;
}

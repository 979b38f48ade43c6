/** Whose "its envoy" or "the spokesman of the ministry" is, and what an owner lends: its countries, what kind of body it is. */

import type { TextMention } from "../model/analysis.js";
import { isNear, salience } from "./antecedents.js";
import { type Cluster, type Grouping, MEMORY } from "./clusters.js";

/** Whose "its envoy" or "his country" is: the entity that the possessive stands for. */
export function findOwner(grouping: Grouping, mention: TextMention, index: number): Cluster | null {
  const isPlural = mention.possessive === "plural";
  const kinds = /^(his|her) /i.test(mention.text)
    ? ["person"]
    : isPlural
      ? ["group", "organization", "population"]
      : ["government", "organization"];
  const near = grouping.recent
    .slice(-MEMORY)
    .filter((cluster) => kinds.includes(cluster.kind) && isNear(grouping, cluster, mention, index))
    // "its | state security | committee" is not state security's.
    .filter(({ last }) => (grouping.mentions[last]?.end ?? 0) <= mention.start || mention.first === mention.head);
  return (
    near.sort((a, b) => salience(grouping, b, mention) - salience(grouping, a, mention) || b.last - a.last)[0] ?? null
  );
}

/** "Its envoy" is "Pakistan's envoy" in a list of names; a person, who may be private, names nothing. */
export function nameOf(grouping: Grouping, { members, form, name }: Cluster): string {
  const first = members[0] ?? -1;
  const [pronoun = "", ...words] = name.split(" ");
  const isOwned = form !== "name" && grouping.knowledge.grammar.possessives.has(pronoun.toLowerCase());
  const owner = grouping.owned.get(first) ?? null;
  const isNamed = owner !== null && owner.kind !== "person" && owner.form === "name";
  if (!isOwned || !isNamed || words.length === 0 || grouping.mentions[first]?.text !== name) return name;
  return `${owner.name}${owner.name.endsWith("s") ? "'" : "'s"} ${words.join(" ")}`;
}

/** The mention with what its owner or its possessive lends it. */
export function withOwner(grouping: Grouping, index: number): TextMention[] {
  const mention = grouping.mentions[index];
  if (!mention) return [];
  // "the ministers of the two countries": of which country each is stays open.
  if (mention.owner !== null && grouping.mentions[mention.owner]?.pair != null) return [{ ...mention, pair: "people" }];
  const named = mention.owner === null || mention.owners.length > 0 ? undefined : grouping.clusterOf.get(mention.owner);
  // "the spokesman of the ministry": the noun says no side, the ministry does.
  const isOpenNoun = grouping.knowledge.roles.get(mention.role ?? "")?.roles.length === 0;
  const isTheirs = named !== undefined && (isBody(named) || (isOpenNoun && named.kind === "government"));
  const owner = grouping.owned.get(index) ?? (isTheirs ? named : null);
  if (!owner) return [mention];
  const fighters = fightersOf(grouping, owner);
  const known = [...owner.keys].filter((key) => grouping.knowledge.actors.get(key) !== null);
  const lands = [
    ...known.filter((key) => grouping.knowledge.actors.isCountry(key)),
    ...owner.lent,
    ...landsOver(grouping, owner),
  ];
  return [
    {
      ...mention,
      lent: [...new Set([...mention.lent, ...lands])],
      owners: [...new Set([...mention.owners, ...known.filter((key) => !grouping.knowledge.actors.isCountry(key))])],
      ownerRoles: isTheirs || isBody(owner) ? [...owner.roles, ...(fighters === null ? [] : [fighters])] : [],
    },
  ];
}

/** "the head of | its | intelligence service": the countries of whoever owns the owner. */
function landsOver(grouping: Grouping, { members }: Cluster): readonly string[] {
  const owners = members.slice(0, 3).flatMap((member) => grouping.owned.get(member) ?? []);
  return owners.flatMap(({ keys }) => [...keys].filter((key) => grouping.knowledge.actors.isCountry(key)));
}

/** "fighters of the Lake Front": the noun that tells what an unknown body is; null where none does. */
export function fightersOf(grouping: Grouping, cluster: Cluster): string | null {
  const isUnknown = cluster.kind === "organization" && cluster.form === "name" && cluster.roles.size === 0;
  if (!isUnknown || [...cluster.keys].some((key) => grouping.knowledge.actors.get(key) !== null)) return null;
  const roles = cluster.members.flatMap((index) => grouping.nounsOf.get(index) ?? []);
  return roles.find((noun) => grouping.knowledge.roles.get(noun)?.roles[0] === "REB") ?? null;
}

export function isBody({ kind }: Cluster): boolean {
  return kind === "organization" || kind === "group";
}

/** "its intelligence service" is not another country's, "the head of the police" no head of the army. */
export function isOwnedAlike(grouping: Grouping, cluster: Cluster, index: number): boolean {
  const owner = ownerOf(grouping, index);
  const other = cluster.members
    .slice(0, 3)
    .map((member) => ownerOf(grouping, member))
    .find((one) => one !== null);
  return owner === null || other == null || owner === other;
}

/** Who owns a mention: its entity or, where that is still to come in the text, its words; null where nobody does. */
function ownerOf(grouping: Grouping, index: number): Cluster | string | null {
  const own = grouping.owned.get(index);
  if (own) return own;
  const owner = grouping.mentions[index]?.owner ?? null;
  return owner === null ? null : (grouping.mentions[owner]?.text.toLowerCase() ?? null);
}

/** Whom a noun points back to: "the minister", "the group", "the Column", "militants". */

import type { TextMention } from "../model/analysis.js";
import { type Cluster, type Grouping, MEMORY } from "./clusters.js";
import { isOwnedAlike } from "./owners.js";

/** "the minister", "the group", "militants": the latest entity that the noun fits. Counted nouns are entities of their own. */
export function findByRole(grouping: Grouping, mention: TextMention, index: number): Cluster | null {
  const { role } = mention;
  const short = findByLastWord(grouping, mention);
  if (short) return short;
  if (role !== null && grouping.knowledge.grammar.bareBodies.has(role)) return findBody(grouping, mention, index);
  if (role === null || mention.isCounted || mention.pair !== null) return null;
  const candidates = grouping.recent
    .slice(-MEMORY)
    .reverse()
    .filter((cluster) => cluster.last < index && isOwnedAlike(grouping, cluster, index));
  const isSame = (cluster: Cluster): boolean =>
    cluster.roles.has(role) &&
    cluster.isPlural === mention.isPlural &&
    isStillMeant(grouping, cluster, mention) &&
    agrees(cluster.lent, mention.lent) &&
    mention.owners.every((owner) => cluster.keys.has(owner) || cluster.form !== "name");
  const same = candidates.find(
    (cluster) =>
      isSame(cluster) &&
      (mention.isDefinite || (cluster.form === "nominal" && mention.isPlural && mention.kind === "group")),
  );
  if (same && (mention.isDefinite || mention.isPlural)) return same;
  if (!mention.isDefinite || mention.lent.length > 0 || mention.owners.length > 0) return null;
  return (
    candidates.find((cluster) => endsIn(cluster, role)) ??
    candidates.find((cluster) => fitsNoun(cluster, mention)) ??
    null
  );
}

/** How many sentences back "the group" may point. */
const REACH = 3;

/** "the group": the latest body of people that is no state's, no newspaper and no court. */
function findBody(grouping: Grouping, mention: TextMention, index: number): Cluster | null {
  const isNear = (cluster: Cluster): boolean =>
    cluster.last < index && mention.sentence - (grouping.mentions[cluster.last]?.sentence ?? -REACH) <= REACH;
  const bodies = grouping.recent
    .slice(-MEMORY)
    .reverse()
    .filter((cluster) => isNear(cluster) && cluster.kind === "organization" && cluster.form === "name");
  const isState = (cluster: Cluster): boolean =>
    /^(GOV|MIL|COP|SPY|JUD|LEG|IGO|JRN|BUS)$/.test(roleOf(grouping, cluster) ?? "");
  return bodies.find((cluster) => !isState(cluster)) ?? null;
}

/** What a body counts as: its known code, or that of a noun that the text calls it. */
function roleOf({ knowledge, date }: Grouping, { keys, roles }: Cluster): string | undefined {
  const known = [...keys].map((key) => knowledge.actors.codeOn(key, date)).find((code) => code !== null);
  const called = [...roles].flatMap((noun) => knowledge.roles.get(noun)?.roles[0] ?? []);
  return called.find((code) => code === "REB" || code === "UAF") ?? known?.roles[0] ?? called[0];
}

/** "the Column" after "the Illimani Column": a body's last word, written as a name. */
function findByLastWord(grouping: Grouping, { text }: TextMention): Cluster | null {
  const [, word] = /^(?:[Tt]he )(\p{Lu}\p{Ll}+)$/u.exec(text) ?? [];
  if (word === undefined) return null;
  const isBody = ({ kind, name }: Cluster): boolean => kind === "organization" && name.endsWith(` ${word}`);
  return grouping.named.slice(-MEMORY).findLast(isBody) ?? null;
}

/** Those who were counted are meant by "the soldiers" right behind, and by no bare or later plural. */
function isStillMeant(grouping: Grouping, cluster: Cluster, mention: TextMention): boolean {
  const first = grouping.mentions[cluster.members[0] ?? -1];
  if (first?.isCounted !== true || !mention.isPlural) return true;
  return mention.isDefinite && mention.sentence - (grouping.mentions[cluster.last]?.sentence ?? 0) <= 2;
}

/** "the group" for any organization named before, "the minister" for "Foreign Minister Lavrov", "the leader" for a person. */
function fitsNoun(cluster: Cluster, mention: TextMention): boolean {
  const role = mention.role ?? "";
  if (/^(militia|party|agency|body|alliance)$/.test(role))
    return cluster.kind === "organization" && cluster.form === "name" && !mention.isPlural;
  if (mention.isPlural !== cluster.isPlural && mention.kind !== "organization") return false;
  if ((mention.kind === "person") !== (cluster.kind === "person")) return false;
  // "The ministry" is the foreign ministry told of; "the news agency" is not any agency.
  if (mention.kind !== "person") return [...cluster.roles].some((noun) => noun.endsWith(` ${role}`));
  // "the minister" is the foreign minister told of; the defence minister is not.
  return [...cluster.roles].some((noun) => noun === role || noun.endsWith(` ${role}`) || role.endsWith(` ${noun}`));
}

/** "the Alliance" for the Forward Alliance. */
function endsIn({ form, kind, names }: Cluster, role: string): boolean {
  return (
    form === "name" &&
    (kind === "organization" || kind === "group") &&
    [...names].some((name) => name.endsWith(` ${role}`))
  );
}

function agrees(known: ReadonlySet<string>, lent: readonly string[]): boolean {
  return lent.length === 0 || known.size === 0
    ? lent.length === known.size || known.size > 0
    : lent.every((country) => known.has(country));
}

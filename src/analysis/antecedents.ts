/** Whom a pronoun stands for: the nearest entity that agrees with it, whoever reports, or whoever is quoted. */

import type { TextMention } from "../model/analysis.js";
import { covers } from "../model/span.js";
import { type Cluster, type Grouping, inSentence, MEMORY } from "./clusters.js";

/** "I" and "we" are whoever is quoted in their sentence. */
export function findSpeaker(grouping: Grouping, mention: TextMention): Cluster | null {
  const speech = grouping.told.speeches.find(
    ({ sentence, content, phrase }) =>
      sentence === mention.sentence && phrase !== null && content.some((span) => covers(span, mention)),
  );
  return speech
    ? (grouping.recent.find(({ members }) =>
        members.some(
          (member) =>
            grouping.mentions[member]?.sentence === speech.sentence &&
            grouping.mentions[member]?.phrase === speech.phrase,
        ),
      ) ?? null)
    : null;
}

/** "he", "she", "they", "it": the latest entity of this and the previous sentence that agrees, subjects first by their order. */
export function findAntecedent(grouping: Grouping, mention: TextMention, index: number): Cluster | null {
  const speaker = speakerAbove(grouping, mention, index);
  if (speaker) return speaker;
  const near = grouping.recent
    .slice(-MEMORY)
    .filter((cluster) => isNear(grouping, cluster, mention, index) && agreesWith(grouping, cluster, mention))
    .filter((cluster) => !isDoer(grouping, cluster, mention));
  const inSentence = near.filter((cluster) => grouping.mentions[cluster.last]?.sentence === mention.sentence);
  const pool = inSentence.length > 0 && mention.kind !== "group" ? inSentence : near;
  return (
    pool.sort((a, b) => salience(grouping, b, mention) - salience(grouping, a, mention) || b.last - a.last)[0] ?? null
  );
}

/** "Zambia closed | it |": whoever acts on somebody is another, but for "himself". */
function isDoer(grouping: Grouping, { members, keys }: Cluster, mention: TextMention): boolean {
  const doers = grouping.told.doers.get(`${mention.sentence} ${mention.phrase}`);
  if (doers === undefined || /sel(f|ves)$/i.test(mention.text)) return false;
  const isDoing = ({ sentence, phrase }: TextMention): boolean =>
    sentence === mention.sentence && phrase !== null && doers.includes(phrase);
  // "| Bolivian soldiers | reopened it": Bolivia does, too.
  const recent = members.slice(-MEMORY).flatMap((member) => grouping.mentions[member] ?? []);
  const lands = inSentence(grouping, mention.sentence)
    .flatMap(({ index }) => grouping.mentions[index] ?? [])
    .filter(isDoing)
    .flatMap(({ lent }) => lent);
  return recent.some(isDoing) || lands.some((land) => keys.has(land));
}

/** "The government said | it | would lift the curfew": the subject of the clause that reports, where it agrees. */
function speakerAbove(grouping: Grouping, mention: TextMention, index: number): Cluster | null {
  const above = grouping.told.reporters.get(`${mention.sentence} ${mention.phrase}`);
  if (above === undefined) return null;
  const cluster = grouping.recent
    .slice(-MEMORY)
    .find(({ members }) =>
      members
        .slice(-MEMORY)
        .some(
          (member) =>
            member < index &&
            grouping.mentions[member]?.sentence === mention.sentence &&
            grouping.mentions[member]?.phrase === above,
        ),
    );
  if (!cluster) return null;
  if (mention.kind === "person") return agreesWith(grouping, cluster, mention) ? cluster : null;
  return cluster.kind === "person" || cluster.kind === "place" ? null : cluster;
}

export function isNear(grouping: Grouping, cluster: Cluster, mention: TextMention, index: number): boolean {
  const last = grouping.mentions[cluster.last];
  return last !== undefined && cluster.last < index && mention.sentence - last.sentence <= 1;
}

function agreesWith(grouping: Grouping, cluster: Cluster, mention: TextMention): boolean {
  if (mention.kind === "person")
    return (
      cluster.kind === "person" &&
      !cluster.isPlural &&
      (cluster.gender === null || mention.gender === null || cluster.gender === mention.gender)
    );
  if (mention.isPlural)
    return (
      cluster.kind === "group" ||
      cluster.kind === "population" ||
      (cluster.kind === "government" && grouping.mentions[cluster.last]?.isPlural === true) ||
      (cluster.kind === "organization" && (cluster.form === "name" || cluster.isPlural))
    );
  // What somebody acts on may be a place or a thing: "closed the Nasib crossing and reopened | it |".
  const isActedOn = grouping.told.doers.has(`${mention.sentence} ${mention.phrase}`);
  if (cluster.form !== "name")
    return isActedOn && cluster.kind === "facility" && grouping.mentions[cluster.last]?.isDefinite === true;
  return cluster.kind === "organization" || cluster.kind === "government" || (isActedOn && cluster.kind === "place");
}

/** Names before nouns, the start of a sentence (its subject, as a rule) before what follows. */
export function salience(grouping: Grouping, cluster: Cluster, mention: TextMention): number {
  const last = grouping.mentions[cluster.last];
  if (!last) return 0;
  return (
    -4 * (mention.sentence - last.sentence) +
    (isSubject(grouping, cluster, last.sentence) ? 3 : 0) +
    // "closed the bridge at Kazungula and reopened | it |": the bridge.
    (cluster.form === "name" && cluster.kind !== "place" ? 1 : 0) +
    (mention.gender !== null && cluster.gender === mention.gender ? 2 : 0)
  );
}

/** True also where a noun behind a comma renames the subject: "Ada Lowe, | the mayor, | left". */
function isSubject(grouping: Grouping, { members }: Cluster, sentence: number): boolean {
  for (const index of members.slice(-4).reverse()) {
    const mention = grouping.mentions[index];
    if (mention?.sentence !== sentence) continue;
    if (mention.phrase !== null && grouping.told.subjects.has(`${sentence} ${mention.phrase}`)) return true;
  }
  return false;
}

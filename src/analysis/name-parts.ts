/** Part of a name told before: "Zardari" after "Bilawal Bhutto Zardari", "MRTA" after a name with these initials. */

import { toNameWords } from "../knowledge/names.js";
import type { TextMention } from "../model/analysis.js";
import { type Cluster, type Grouping, MEMORY } from "./clusters.js";

/** "Zardari" after "Bilawal Bhutto Zardari"; "MRTA" after a name with these initials. */
export function findByNamePart(grouping: Grouping, mention: TextMention): Cluster | null {
  const words = toNameWords(mention.text);
  for (const cluster of grouping.named.slice(-MEMORY).reverse()) {
    if (cluster.form !== "name") continue;
    if (mention.kind === "person" && cluster.kind === "person" && sharesName(cluster, words)) return cluster;
    if (mention.kind === "organization" && words.length === 1 && hasInitials(cluster, mention.text)) return cluster;
  }
  return null;
}

function sharesName(cluster: Cluster, words: readonly string[]): boolean {
  const names = [...cluster.names].map((name) => name.split(" "));
  return names.some((name) => {
    const [shorter, longer] = name.length < words.length ? [name, words] : [words, name];
    return (
      shorter.length < longer.length &&
      shorter.every((word) => longer.includes(word)) &&
      (shorter.at(-1) === longer.at(-1) || shorter.length === 1)
    );
  });
}

function hasInitials(cluster: Cluster, acronym: string): boolean {
  if (cluster.kind === "person" || cluster.kind === "place") return false;
  const letters = acronym.replaceAll(/[^\p{L}]/gu, "").toLowerCase();
  const words = toNameWords(cluster.name).filter((word) => !/^(of|the|and|for|de|e|i|la|el)$/.test(word));
  return letters.length >= 3 && words.map((word) => word[0]).join("") === letters;
}

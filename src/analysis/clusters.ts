/** Entities in the making: sets of mentions, what each is known by, and how a mention joins one. */

import type { Knowledge } from "../knowledge/knowledge.js";
import { toNameWords } from "../knowledge/names.js";
import type { EntityKind, Speech, TextMention } from "../model/analysis.js";

export interface Told {
  readonly mentions: readonly TextMention[];
  readonly speeches: readonly Speech[];
  /** Sentence and phrase of every subject: "3 0". */
  readonly subjects: ReadonlySet<string>;
  /** Sentence and phrase of the subject of what is reported → the phrase of who reports it. */
  readonly reporters: ReadonlyMap<string, number>;
  /** Sentence and phrase of an object → the phrases of the subjects of its clause. */
  readonly doers: ReadonlyMap<string, readonly number[]>;
  /** Sentence and phrase of a subject that others share its verb with → the phrases of all of them: "Chad and Mali signed". */
  readonly together: ReadonlyMap<string, readonly number[]>;
}

/** Two or more that a noun or "they" took together, and where. */
interface Togetherness {
  readonly clusters: readonly Cluster[];
  readonly sentence: number;
  readonly index: number;
}

/** A set of mentions in the making; `last` is the place of its latest mention. */
export interface Cluster {
  readonly number: number;
  readonly members: number[];
  kind: EntityKind;
  name: string;
  form: TextMention["form"];
  readonly keys: Set<string>;
  /** Its names as the text writes them, as compared words. */
  readonly names: Set<string>;
  readonly roles: Set<string>;
  readonly lent: Set<string>;
  isPlural: boolean;
  gender: TextMention["gender"];
  last: number;
}

/** How many entities back a name part, a noun or a pronoun may point: keeps the work linear in the text. */
export const MEMORY = 200;

/** The mentions of a text while they are being grouped. */
export interface Grouping {
  readonly told: Told;
  readonly knowledge: Knowledge;
  readonly date: string | null;
  readonly mentions: readonly TextMention[];
  readonly clusters: Cluster[];
  /** Clusters in the order of their latest mention. */
  recent: Cluster[];
  /** Those that hold a name, in order of their first. */
  readonly named: Cluster[];
  readonly owned: Map<number, Cluster | null>;
  readonly clusterOf: Map<number, Cluster>;
  readonly byKey: Map<string, Cluster>;
  readonly bySentence: Map<number, { readonly cluster: Cluster; readonly index: number }[]>;
  /** Mentions that own another: Kenya in "Kenya's army". */
  readonly owning: ReadonlySet<number | null>;
  /** Owner → the nouns that it owns: "fighters" of the Front. */
  readonly nounsOf: ReadonlyMap<number, readonly string[]>;
  lastTogether: Togetherness | null;
}

export function toGrouping(told: Told, knowledge: Knowledge, date: string | null): Grouping {
  const { mentions } = told;
  const nounsOf = new Map<number, readonly string[]>();
  for (const { owner, role } of mentions)
    if (owner !== null && role !== null) nounsOf.set(owner, [...(nounsOf.get(owner) ?? []), role]);
  return {
    told,
    knowledge,
    date,
    mentions,
    clusters: [],
    recent: [],
    named: [],
    owned: new Map(),
    clusterOf: new Map(),
    byKey: new Map(),
    bySentence: new Map(),
    owning: new Set(mentions.map(({ owner }) => owner)),
    nounsOf,
    lastTogether: null,
  };
}

export function inSentence(
  grouping: Grouping,
  sentence: number,
): readonly { readonly cluster: Cluster; readonly index: number }[] {
  return (
    grouping.bySentence
      .get(sentence)
      ?.slice(-MEMORY)
      .filter(({ cluster }) => cluster.members.length > 0) ?? []
  );
}

export function isState(grouping: Grouping, cluster: Cluster): boolean {
  return [...cluster.keys].some((key) => grouping.knowledge.actors.isCountry(key));
}

/** What a name or a government is known by: equal keys are one entity. */
export function keysOf(grouping: Grouping, mention: TextMention): string[] {
  const place =
    mention.kind === "place" || mention.kind === "facility" ? "place " : mention.kind === "population" ? "people " : "";
  const isCapitalAsPlace = mention.kind === "place" && mention.known.every(({ as }) => as === "seat");
  const known = isCapitalAsPlace ? [] : mention.known.map(({ id }) => place + bodyOf(grouping, id));
  // A name that several actors bear is known by its words alone.
  if (new Set(known).size === 1) return known.slice(0, 1);
  if (known.length > 0 && mention.form === "nominal") return known.slice(0, 1);
  if (mention.form === "name") return [place + toNameWords(mention.text).join(" ")];
  const land =
    mention.lent[0] ??
    mention.owners.map((owner) => bodyOf(grouping, owner)).find((owner) => grouping.knowledge.actors.isCountry(owner));
  const isOthers = mention.owners.some((owner) => bodyOf(grouping, owner) !== land);
  if (
    mention.role !== null &&
    land !== undefined &&
    mention.lent.length <= 1 &&
    isGovernment(grouping.knowledge, mention.role) &&
    !isOthers
  )
    return [land];
  return [];
}

/** A movement that took power is the government: the Taliban since August 2021. */
function bodyOf(grouping: Grouping, id: string): string {
  const entry = grouping.knowledge.actors.get(id);
  if (!entry || entry.kind === "person" || entry.kind === "country") return id;
  const code = grouping.knowledge.actors.codeOn(id, grouping.date);
  const wasRebel = entry.codes.some(({ roles }) => roles[0] === "REB");
  return wasRebel && code?.roles[0] === "GOV" && code.roles.length === 1 && code.country !== null ? code.country : id;
}

export function openCluster(grouping: Grouping, mention: TextMention): Cluster {
  const cluster: Cluster = {
    number: grouping.clusters.length,
    members: [],
    kind: mention.kind,
    name: mention.text,
    form: mention.form,
    keys: new Set(),
    names: new Set(),
    roles: new Set(),
    lent: new Set(),
    isPlural: mention.isPlural,
    gender: mention.gender,
    last: -1,
  };
  grouping.clusters.push(cluster);
  return cluster;
}

export function joinCluster(grouping: Grouping, cluster: Cluster, index: number, mention: TextMention): void {
  cluster.members.push(index);
  cluster.last = Math.max(cluster.last, index);
  grouping.clusterOf.set(index, cluster);
  const here = grouping.bySentence.get(mention.sentence);
  if (here) here.push({ cluster, index });
  else grouping.bySentence.set(mention.sentence, [{ cluster, index }]);
  remember(grouping, cluster, mention);
  for (const key of keysOf(grouping, mention)) {
    cluster.keys.add(key);
    if (!grouping.byKey.has(key)) grouping.byKey.set(key, cluster);
  }
  if (mention.form === "name") cluster.names.add(toNameWords(mention.text).join(" "));
  if (mention.role !== null) cluster.roles.add(mention.role);
  for (const country of mention.lent) cluster.lent.add(country);
  cluster.gender ??= mention.gender;
  improve(grouping, cluster, mention);
}

function remember(grouping: Grouping, cluster: Cluster, mention: TextMention): void {
  const at = grouping.recent.lastIndexOf(cluster, grouping.recent.length - 1);
  if (at >= Math.max(0, grouping.recent.length - 2 * MEMORY)) grouping.recent.splice(at, 1);
  grouping.recent.push(cluster);
  if (grouping.recent.length > 4 * MEMORY) grouping.recent = grouping.recent.slice(-2 * MEMORY);
  if (mention.form === "name" && cluster.names.size === 0) grouping.named.push(cluster);
}

/** The fullest name names the cluster; a known name the better. */
function improve(grouping: Grouping, cluster: Cluster, mention: TextMention): void {
  // A capital read as a place keeps its own name, and so does a name that several actors bear.
  const isOwn = mention.known.length > 1 || (mention.kind === "place" && mention.known.some(({ as }) => as === "seat"));
  const known = isOwn ? undefined : mention.known.find(({ as }) => as !== "adjective");
  const name = known ? (grouping.knowledge.actors.get(known.id)?.name ?? mention.text) : mention.text;
  const isBetter =
    mention.form === "name" &&
    (cluster.form !== "name" ||
      (known === undefined && name.length > cluster.name.length && mention.kind === cluster.kind));
  const adjective = mention.known.find(({ as }) => as === "adjective");
  if (adjective && cluster.members.length === 1)
    cluster.name = grouping.knowledge.actors.get(adjective.id)?.name ?? cluster.name;
  if (known && cluster.members.length === 1) cluster.name = name;
  if (!isBetter) return;
  const isFirst = cluster.form !== "name";
  cluster.name = name;
  cluster.form = "name";
  if (isFirst || cluster.kind === "group" || cluster.members.length === 1 || mention.kind === "person")
    cluster.kind = mention.kind;
}

export function mergeClusters(grouping: Grouping, into: Cluster, from: Cluster): void {
  for (const index of from.members.splice(0)) {
    const mention = grouping.mentions[index];
    if (mention) joinCluster(grouping, into, index, mention);
  }
  for (const key of from.keys) {
    into.keys.add(key);
    grouping.byKey.set(key, into);
  }
}

/** Nouns that stand for a state as such: "the Afghan authorities", "Mali's government". */
function isGovernment(knowledge: Knowledge, role: string): boolean {
  const entry = knowledge.roles.get(role);
  return (
    entry !== null &&
    ((role === "side" && entry.kind === "group") ||
      entry.kind === "government" ||
      /^(government|authority|authorities|administration|regime|state|officials?)$/.test(role)) &&
    (entry.roles[0] === "GOV" || role === "side") &&
    role !== "official"
  );
}

/** Which mentions are one entity: by name, name part, acronym, title, apposition, role noun, number and gender. */

import type { Knowledge } from "../knowledge/knowledge.js";
import { toNameWords } from "../knowledge/names.js";
import type { EntityKind, Speech, TextEntity, TextMention } from "../model/analysis.js";
import type { SourceDocument } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { covers } from "../model/span.js";

interface Told {
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
interface Cluster {
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

/** Groups `mentions` into entities. Pronouns and nouns that nothing in the text explains stay out or stand alone. */
export function findEntities(document: SourceDocument, told: Told, knowledge: Knowledge): TextEntity[] {
  const grouping = new Grouping(told, knowledge, document.published?.slice(0, 10) ?? null);
  const { mentions } = told;
  // Whoever is quoted may be named behind the quotation: "I" and "we" come last.
  const order = mentions.map((_, index) => index);
  for (const index of order.filter((at) => mentions[at]?.isSpeaker === false)) grouping.place(index);
  for (const index of order.filter((at) => mentions[at]?.isSpeaker === true)) grouping.place(index);
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
  const fighters = grouping.fightersOf(cluster);
  const members = cluster.members
    .flatMap((index) => grouping.withOwner(index))
    .map((mention) => (fighters !== null && mention.form === "name" ? { ...mention, role: fighters } : mention))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const first = members[0];
  const id = toId("e", document, first?.start ?? 0, first?.end ?? 0, cluster.kind);
  return { id, kind: cluster.kind, name: grouping.nameOf(cluster), mentions: members };
}

/** How many entities back a name part, a noun or a pronoun may point: keeps the work linear in the text. */
const MEMORY = 200;

class Grouping {
  readonly clusters: Cluster[] = [];
  /** Clusters in the order of their latest mention. */
  private recent: Cluster[] = [];
  /** Those that hold a name, in order of their first. */
  private readonly named: Cluster[] = [];
  private readonly owned = new Map<number, Cluster | null>();
  private readonly clusterOf = new Map<number, Cluster>();
  private readonly byKey = new Map<string, Cluster>();
  private readonly bySentence = new Map<number, { readonly cluster: Cluster; readonly index: number }[]>();
  /** Mentions that own another: Kenya in "Kenya's army". */
  private readonly owning: ReadonlySet<number | null>;
  /** Owner → the nouns that it owns: "fighters" of the Front. */
  private readonly nounsOf = new Map<number, readonly string[]>();
  private lastTogether: Togetherness | null = null;

  private readonly mentions: readonly TextMention[];

  constructor(
    private readonly told: Told,
    private readonly knowledge: Knowledge,
    private readonly date: string | null,
  ) {
    this.mentions = told.mentions;
    this.owning = new Set(told.mentions.map(({ owner }) => owner));
    for (const { owner, role } of told.mentions)
      if (owner !== null && role !== null) this.nounsOf.set(owner, [...(this.nounsOf.get(owner) ?? []), role]);
  }

  place(index: number): void {
    const mention = this.mentions[index];
    if (!mention) return;
    if (mention.possessive !== null) this.owned.set(index, this.findOwner(mention, index));
    const several = this.findSeveral(mention, index);
    if (several.length > 1) {
      for (const each of several) this.join(each, index, mention);
      this.lastTogether = { clusters: several, sentence: mention.sentence, index };
      return;
    }
    const cluster = this.findCluster(mention, index);
    if (cluster) this.join(cluster, index, mention);
    else if (mention.form !== "pronoun") this.join(this.open(mention), index, mention);
  }

  /** Whose "its envoy" or "his country" is: the entity that the possessive stands for. */
  private findOwner(mention: TextMention, index: number): Cluster | null {
    const isPlural = mention.possessive === "plural";
    const kinds = /^(his|her) /i.test(mention.text)
      ? ["person"]
      : isPlural
        ? ["group", "organization", "population"]
        : ["government", "organization"];
    const near = this.recent
      .slice(-MEMORY)
      .filter((cluster) => kinds.includes(cluster.kind) && this.isNear(cluster, mention, index))
      // "its | state security | committee" is not state security's.
      .filter(({ last }) => (this.mentions[last]?.end ?? 0) <= mention.start || mention.first === mention.head);
    return near.sort((a, b) => this.salience(b, mention) - this.salience(a, mention) || b.last - a.last)[0] ?? null;
  }

  /** "both sides", "the two ministers", "they": all that the text has just set side by side, where that is plain. */
  private findSeveral(mention: TextMention, index: number): readonly Cluster[] {
    if (mention.pair !== null)
      return mention.lent.length > 0 || mention.owners.length > 0 ? [] : this.findPair(mention, index, mention.pair);
    if (mention.form === "nominal" && mention.isPlural && mention.isDefinite) return this.findTwins(mention, index);
    if (mention.form !== "pronoun" || !mention.isPlural || mention.isSpeaker) return [];
    const one = this.findAntecedent(mention, index);
    const joined = this.joinedBefore(mention, index);
    if (joined.length > 1) return one === null || joined.includes(one) ? joined : [];
    return one === null ? this.findPair(mention, index, "sides") : [];
  }

  /** "the leaders" after "the leaders of Laos and Thailand": those of each state. */
  private findTwins(mention: TextMention, index: number): readonly Cluster[] {
    const one = mention.lent.length > 0 ? null : this.findByRole(mention, index);
    const here = one === null ? [] : this.inSentence(this.mentions[one.last]?.sentence ?? -1);
    return here.filter((other) => other.index === one?.last).map(({ cluster }) => cluster);
  }

  /** The clusters of the latest subjects of one verb, or of the latest pair, in this sentence or the one before. */
  private joinedBefore(mention: TextMention, index: number): readonly Cluster[] {
    for (const sentence of [mention.sentence, mention.sentence - 1]) {
      const here = this.inSentence(sentence).filter((one) => one.index < index);
      const keys = here.map((one) => `${sentence} ${this.mentions[one.index]?.phrase}`);
      const phrases = keys.map((key) => this.told.together.get(key)).findLast((one) => one !== undefined);
      if (this.lastTogether?.sentence === sentence) return this.lastTogether.clusters;
      if (!phrases) continue;
      const joined = here
        .filter((one) => this.mentions[one.index]?.isHead && phrases.includes(this.mentions[one.index]?.phrase ?? -1))
        .map((one) => one.cluster);
      return [...new Set(joined)];
    }
    return [];
  }

  private inSentence(sentence: number): readonly { readonly cluster: Cluster; readonly index: number }[] {
    return (
      this.bySentence
        .get(sentence)
        ?.slice(-MEMORY)
        .filter(({ cluster }) => cluster.members.length > 0) ?? []
    );
  }

  /** The two that "both", "each" or "the two" stand for: those of this sentence or, failing that, of those just before. */
  private findPair(mention: TextMention, index: number, kind: NonNullable<TextMention["pair"]>): Cluster[] {
    const own = this.fitting(mention.sentence, index, kind);
    if (own.size === 2) return this.areSides(own) ? [...own] : [];
    const found = new Set<Cluster>();
    for (let sentence = mention.sentence - 1; sentence >= mention.sentence - 3; sentence--) {
      const last = this.lastTogether;
      if (last?.sentence === sentence && found.size === 0 && last.clusters.every((one) => this.isOf(one, kind)))
        return last.clusters.length === 2 ? [...last.clusters] : [];
      const here = this.fitting(sentence, index, kind);
      if (found.size === 0 && here.size > 1) return here.size === 2 && this.areSides(here) ? [...here] : [];
      for (const cluster of here) if (kind !== "sides" || this.isState(cluster)) found.add(cluster);
      if (found.size > 1) return found.size === 2 ? [...found] : [];
    }
    return [];
  }

  /** Rebels and their fighters are of one side. */
  private areSides(pair: ReadonlySet<Cluster>): boolean {
    const isRebel = ({ roles }: Cluster): boolean =>
      [...roles].some((noun) => this.knowledge.roles.get(noun)?.roles[0] === "REB");
    return ![...pair].every(isRebel);
  }

  /** Who may be one of a pair in a sentence; whoever only reports is left out where there are others. */
  private fitting(sentence: number, before: number, kind: NonNullable<TextMention["pair"]>): Set<Cluster> {
    const here = this.inSentence(sentence).filter(({ cluster, index }) => {
      const mention = this.mentions[index];
      return (
        index < before &&
        this.isOf(cluster, kind) &&
        (kind === "states" || (mention?.isHead && !this.owning.has(index)))
      );
    });
    const all = new Set(here.map(({ cluster }) => cluster));
    if (all.size <= 2) return all;
    const isSpeaker = (index: number): boolean =>
      this.told.speeches.some(
        (speech) =>
          speech.sentence === sentence && speech.phrase !== null && speech.phrase === this.mentions[index]?.phrase,
      );
    return new Set(here.filter(({ index }) => !isSpeaker(index)).map(({ cluster }) => cluster));
  }

  private isOf(cluster: Cluster, kind: NonNullable<TextMention["pair"]>): boolean {
    if (kind === "people") return (cluster.kind === "person" && !cluster.isPlural) || this.isStatesPerson(cluster);
    if (kind === "states") return this.isState(cluster) && cluster.kind === "government";
    if (this.isState(cluster) || cluster.kind === "government") return true;
    const isBystander = [...cluster.roles].some((noun) => this.knowledge.roles.get(noun)?.roles[0] === "CVL");
    return (cluster.kind === "group" || cluster.kind === "organization") && !isBystander && !this.isMediator(cluster);
  }

  private isState(cluster: Cluster): boolean {
    return [...cluster.keys].some((key) => this.knowledge.actors.isCountry(key));
  }

  /** "The ministers of Chad and Mali" are one of each state. */
  private isStatesPerson({ kind, lent, roles }: Cluster): boolean {
    const { grammar } = this.knowledge;
    return (
      kind === "group" &&
      lent.size === 1 &&
      [...roles].some((noun) => grammar.pairOf(`both ${noun}`, noun) === "people")
    );
  }

  /** "The African Union urged both sides": bodies of many states are rarely a side. */
  private isMediator(cluster: Cluster): boolean {
    return [...cluster.keys].some((key) =>
      this.knowledge.actors.get(key)?.codes.some(({ roles }) => roles[0] === "IGO" || roles[0] === "NGO"),
    );
  }

  /** "Its envoy" is "Pakistan's envoy" in a list of names; whose country "his country" is stays open, for a person may be private. */
  nameOf({ members, form, name }: Cluster): string {
    const first = members[0] ?? -1;
    const mention = this.mentions[first];
    const [pronoun = "", ...words] = name.split(" ");
    const isOwned = form !== "name" && this.knowledge.grammar.possessives.has(pronoun.toLowerCase());
    if (!isOwned || words.length === 0 || mention?.text !== name) return name;
    const owner = this.owned.get(first) ?? null;
    const noun = words.join(" ");
    return owner === null || owner.kind === "person" || owner.form === "pronoun" ? noun : `${owner.name}'s ${noun}`;
  }

  /** The mention with what its owner or its possessive lends it. */
  withOwner(index: number): TextMention[] {
    const mention = this.mentions[index];
    if (!mention) return [];
    // "the ministers of the two countries": of which country each is stays open.
    if (mention.owner !== null && this.mentions[mention.owner]?.pair != null) return [{ ...mention, pair: "people" }];
    const named = mention.owner === null || mention.owners.length > 0 ? undefined : this.clusterOf.get(mention.owner);
    // "the spokesman of the ministry": the noun says no side, the ministry does.
    const isOpenNoun = this.knowledge.roles.get(mention.role ?? "")?.roles.length === 0;
    const isTheirs = named !== undefined && (this.isBody(named) || (isOpenNoun && named.kind === "government"));
    const owner = this.owned.get(index) ?? (isTheirs ? named : null);
    if (!owner) return [mention];
    const fighters = this.fightersOf(owner);
    const known = [...owner.keys].filter((key) => this.knowledge.actors.get(key) !== null);
    const lands = [
      ...known.filter((key) => this.knowledge.actors.isCountry(key)),
      ...owner.lent,
      ...this.landsOver(owner),
    ];
    return [
      {
        ...mention,
        lent: [...new Set([...mention.lent, ...lands])],
        owners: [...new Set([...mention.owners, ...known.filter((key) => !this.knowledge.actors.isCountry(key))])],
        ownerRoles: isTheirs || this.isBody(owner) ? [...owner.roles, ...(fighters === null ? [] : [fighters])] : [],
      },
    ];
  }

  /** "the head of | its | intelligence service": the countries of whoever owns the owner. */
  private landsOver({ members }: Cluster): readonly string[] {
    const owners = members.slice(0, 3).flatMap((member) => this.owned.get(member) ?? []);
    return owners.flatMap(({ keys }) => [...keys].filter((key) => this.knowledge.actors.isCountry(key)));
  }

  /** "fighters of the Lake Front": the noun that tells what an unknown body is; null where none does. */
  fightersOf(cluster: Cluster): string | null {
    const isUnknown = cluster.kind === "organization" && cluster.form === "name" && cluster.roles.size === 0;
    if (!isUnknown || [...cluster.keys].some((key) => this.knowledge.actors.get(key) !== null)) return null;
    const roles = cluster.members.flatMap((index) => this.nounsOf.get(index) ?? []);
    return roles.find((noun) => this.knowledge.roles.get(noun)?.roles[0] === "REB") ?? null;
  }

  private isBody({ kind }: Cluster): boolean {
    return kind === "organization" || kind === "group";
  }

  private findCluster(mention: TextMention, index: number): Cluster | null {
    const local =
      mention.form === "name" && mention.kind === "person" && !/\s/.test(mention.text)
        ? this.findByNamePart(mention)
        : null;
    if (local) return local;
    const same = mention.sameAs === null ? undefined : this.clusterOf.get(mention.sameAs);
    const named = this.keysOf(mention)
      .map((key) => this.byKey.get(key))
      .find((cluster) => cluster !== undefined);
    if (named) {
      if (same && same !== named && !this.areTwo(same, named)) this.merge(named, same);
      return named;
    }
    if (same && !(mention.isCounted && mention.form === "nominal" && same.form === "name")) return same;
    if (mention.role === "neighbour" && mention.possessive !== null) return this.findNeighbour(mention, index);
    if (mention.isSpeaker) return this.findSpeaker(mention);
    if (mention.form === "name") return this.findByNamePart(mention);
    return mention.form === "pronoun" ? this.findAntecedent(mention, index) : this.findByRole(mention, index);
  }

  /** "Niger accuses | its neighbour |": the other state, where the text speaks of one other only. */
  private findNeighbour(mention: TextMention, index: number): Cluster | null {
    const owner = this.owned.get(index) ?? null;
    const others = new Set<Cluster>();
    for (let sentence = mention.sentence; sentence >= mention.sentence - 3; sentence--)
      for (const cluster of this.fitting(sentence, index, "states")) if (cluster !== owner) others.add(cluster);
    const [only] = others;
    return owner !== null && others.size === 1 && only ? only : null;
  }

  /** Two actors that we know are never one. */
  private areTwo(a: Cluster, b: Cluster): boolean {
    const isKnown = ({ keys }: Cluster): boolean => [...keys].some((key) => this.knowledge.actors.get(key) !== null);
    return isKnown(a) && isKnown(b);
  }

  /** What a name or a government is known by: equal keys are one entity. */
  private keysOf(mention: TextMention): string[] {
    const place =
      mention.kind === "place" || mention.kind === "facility"
        ? "place "
        : mention.kind === "population"
          ? "people "
          : "";
    const isCapitalAsPlace = mention.kind === "place" && mention.known.every(({ as }) => as === "seat");
    const known = isCapitalAsPlace ? [] : mention.known.map(({ id }) => place + this.bodyOf(id));
    // A name that several actors bear is known by its words alone.
    if (new Set(known).size === 1) return known.slice(0, 1);
    if (known.length > 0 && mention.form === "nominal") return known.slice(0, 1);
    if (mention.form === "name") return [place + toNameWords(mention.text).join(" ")];
    const land =
      mention.lent[0] ??
      mention.owners.map((owner) => this.bodyOf(owner)).find((owner) => this.knowledge.actors.isCountry(owner));
    const isOthers = mention.owners.some((owner) => this.bodyOf(owner) !== land);
    if (
      mention.role !== null &&
      land !== undefined &&
      mention.lent.length <= 1 &&
      isGovernment(this.knowledge, mention.role) &&
      !isOthers
    )
      return [land];
    return [];
  }

  /** A movement that took power is the government: the Taliban since August 2021. */
  private bodyOf(id: string): string {
    const entry = this.knowledge.actors.get(id);
    if (!entry || entry.kind === "person" || entry.kind === "country") return id;
    const code = this.knowledge.actors.codeOn(id, this.date);
    const wasRebel = entry.codes.some(({ roles }) => roles[0] === "REB");
    return wasRebel && code?.roles[0] === "GOV" && code.roles.length === 1 && code.country !== null ? code.country : id;
  }

  /** "Zardari" after "Bilawal Bhutto Zardari"; "MRTA" after a name with these initials. */
  private findByNamePart(mention: TextMention): Cluster | null {
    const words = toNameWords(mention.text);
    for (const cluster of this.named.slice(-MEMORY).reverse()) {
      if (cluster.form !== "name") continue;
      if (mention.kind === "person" && cluster.kind === "person" && this.sharesName(cluster, words)) return cluster;
      if (mention.kind === "organization" && words.length === 1 && this.hasInitials(cluster, mention.text))
        return cluster;
    }
    return null;
  }

  private sharesName(cluster: Cluster, words: readonly string[]): boolean {
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

  private hasInitials(cluster: Cluster, acronym: string): boolean {
    if (cluster.kind === "person" || cluster.kind === "place") return false;
    const letters = acronym.replaceAll(/[^\p{L}]/gu, "").toLowerCase();
    const words = toNameWords(cluster.name).filter((word) => !/^(of|the|and|for|de|e|i|la|el)$/.test(word));
    return letters.length >= 3 && words.map((word) => word[0]).join("") === letters;
  }

  /** "I" and "we" are whoever is quoted in their sentence. */
  private findSpeaker(mention: TextMention): Cluster | null {
    const speech = this.told.speeches.find(
      ({ sentence, content, phrase }) =>
        sentence === mention.sentence && phrase !== null && content.some((span) => covers(span, mention)),
    );
    return speech
      ? (this.recent.find(({ members }) =>
          members.some(
            (member) =>
              this.mentions[member]?.sentence === speech.sentence && this.mentions[member]?.phrase === speech.phrase,
          ),
        ) ?? null)
      : null;
  }

  /** "the minister", "the group", "militants": the latest entity that the noun fits. Counted nouns are entities of their own. */
  private findByRole(mention: TextMention, index: number): Cluster | null {
    const { role } = mention;
    const short = this.findByLastWord(mention);
    if (short) return short;
    if (role === null || mention.isCounted || mention.pair !== null) return null;
    const candidates = this.recent
      .slice(-MEMORY)
      .reverse()
      .filter((cluster) => cluster.last < index && this.isOwnedAlike(cluster, index));
    const isSame = (cluster: Cluster): boolean =>
      cluster.roles.has(role) &&
      cluster.isPlural === mention.isPlural &&
      this.isStillMeant(cluster, mention) &&
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
      candidates.find((cluster) => this.fitsNoun(cluster, mention)) ??
      null
    );
  }

  /** "the Column" after "the Illimani Column": a body's last word, written as a name. */
  private findByLastWord({ text }: TextMention): Cluster | null {
    const [, word] = /^(?:[Tt]he )(\p{Lu}\p{Ll}+)$/u.exec(text) ?? [];
    if (word === undefined) return null;
    const isBody = ({ kind, name }: Cluster): boolean => kind === "organization" && name.endsWith(` ${word}`);
    return this.named.slice(-MEMORY).findLast(isBody) ?? null;
  }

  /** "its intelligence service" is not another country's, "the head of the police" no head of the army. */
  private isOwnedAlike(cluster: Cluster, index: number): boolean {
    const owner = this.ownerOf(index);
    const other = cluster.members
      .slice(0, 3)
      .map((member) => this.ownerOf(member))
      .find((one) => one !== null);
    return owner === null || other == null || owner === other;
  }

  /** Who owns a mention: its entity or, where that is still to come in the text, its words; null where nobody does. */
  private ownerOf(index: number): Cluster | string | null {
    const own = this.owned.get(index);
    if (own) return own;
    const owner = this.mentions[index]?.owner ?? null;
    return owner === null ? null : (this.mentions[owner]?.text.toLowerCase() ?? null);
  }

  /** Those who were counted are meant by "the soldiers" right behind, and by no bare or later plural. */
  private isStillMeant(cluster: Cluster, mention: TextMention): boolean {
    const first = this.mentions[cluster.members[0] ?? -1];
    if (first?.isCounted !== true || !mention.isPlural) return true;
    return mention.isDefinite && mention.sentence - (this.mentions[cluster.last]?.sentence ?? 0) <= 2;
  }

  /** "the group" for any organization named before, "the minister" for "Foreign Minister Lavrov", "the leader" for a person. */
  private fitsNoun(cluster: Cluster, mention: TextMention): boolean {
    const role = mention.role ?? "";
    if (/^(group|organisation|organization|movement|militia|outfit|party|agency|body|alliance)$/.test(role))
      return cluster.kind === "organization" && cluster.form === "name" && !mention.isPlural;
    if (mention.isPlural !== cluster.isPlural && mention.kind !== "organization") return false;
    if ((mention.kind === "person") !== (cluster.kind === "person")) return false;
    // "The ministry" is the foreign ministry told of; "the news agency" is not any agency.
    if (mention.kind !== "person") return [...cluster.roles].some((noun) => noun.endsWith(` ${role}`));
    // "the minister" is the foreign minister told of; the defence minister is not.
    return [...cluster.roles].some((noun) => noun === role || noun.endsWith(` ${role}`) || role.endsWith(` ${noun}`));
  }

  /** "he", "she", "they", "it": the latest entity of this and the previous sentence that agrees, subjects first by their order. */
  private findAntecedent(mention: TextMention, index: number): Cluster | null {
    const speaker = this.speakerAbove(mention, index);
    if (speaker) return speaker;
    const near = this.recent
      .slice(-MEMORY)
      .filter((cluster) => this.isNear(cluster, mention, index) && this.agreesWith(cluster, mention))
      .filter((cluster) => !this.isDoer(cluster, mention));
    const inSentence = near.filter((cluster) => this.mentions[cluster.last]?.sentence === mention.sentence);
    const pool = inSentence.length > 0 && mention.kind !== "group" ? inSentence : near;
    return pool.sort((a, b) => this.salience(b, mention) - this.salience(a, mention) || b.last - a.last)[0] ?? null;
  }

  /** "Zambia closed | it |": whoever acts on somebody is another, but for "himself". */
  private isDoer({ members }: Cluster, mention: TextMention): boolean {
    const doers = this.told.doers.get(`${mention.sentence} ${mention.phrase}`);
    if (doers === undefined || /sel(f|ves)$/i.test(mention.text)) return false;
    return members.slice(-MEMORY).some((member) => {
      const other = this.mentions[member];
      return other?.sentence === mention.sentence && other.phrase !== null && doers.includes(other.phrase);
    });
  }

  /** "The government said | it | would lift the curfew": the subject of the clause that reports, where it agrees. */
  private speakerAbove(mention: TextMention, index: number): Cluster | null {
    const above = this.told.reporters.get(`${mention.sentence} ${mention.phrase}`);
    if (above === undefined) return null;
    const cluster = this.recent
      .slice(-MEMORY)
      .find(({ members }) =>
        members
          .slice(-MEMORY)
          .some(
            (member) =>
              member < index &&
              this.mentions[member]?.sentence === mention.sentence &&
              this.mentions[member]?.phrase === above,
          ),
      );
    if (!cluster) return null;
    if (mention.kind === "person") return this.agreesWith(cluster, mention) ? cluster : null;
    return cluster.kind === "person" || cluster.kind === "place" ? null : cluster;
  }

  private isNear(cluster: Cluster, mention: TextMention, index: number): boolean {
    const last = this.mentions[cluster.last];
    return last !== undefined && cluster.last < index && mention.sentence - last.sentence <= 1;
  }

  private agreesWith(cluster: Cluster, mention: TextMention): boolean {
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
        (cluster.kind === "organization" && cluster.form === "name")
      );
    // What somebody acts on may be a place or a thing: "closed the Nasib crossing and reopened | it |".
    const isActedOn = this.told.doers.has(`${mention.sentence} ${mention.phrase}`);
    if (cluster.form !== "name")
      return isActedOn && cluster.kind === "facility" && this.mentions[cluster.last]?.isDefinite === true;
    return cluster.kind === "organization" || cluster.kind === "government" || (isActedOn && cluster.kind === "place");
  }

  /** Names before nouns, the start of a sentence (its subject, as a rule) before what follows. */
  private salience(cluster: Cluster, mention: TextMention): number {
    const last = this.mentions[cluster.last];
    if (!last) return 0;
    return (
      -4 * (mention.sentence - last.sentence) +
      (this.isSubject(cluster, last.sentence) ? 3 : 0) +
      (cluster.form === "name" ? 1 : 0) +
      (mention.gender !== null && cluster.gender === mention.gender ? 2 : 0)
    );
  }

  /** True also where a noun behind a comma renames the subject: "Ada Lowe, | the mayor, | left". */
  private isSubject({ members }: Cluster, sentence: number): boolean {
    for (const index of members.slice(-4).reverse()) {
      const mention = this.mentions[index];
      if (mention?.sentence !== sentence) continue;
      if (mention.phrase !== null && this.told.subjects.has(`${sentence} ${mention.phrase}`)) return true;
    }
    return false;
  }

  private open(mention: TextMention): Cluster {
    const cluster: Cluster = {
      number: this.clusters.length,
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
    this.clusters.push(cluster);
    return cluster;
  }

  private join(cluster: Cluster, index: number, mention: TextMention): void {
    cluster.members.push(index);
    cluster.last = Math.max(cluster.last, index);
    this.clusterOf.set(index, cluster);
    const here = this.bySentence.get(mention.sentence);
    if (here) here.push({ cluster, index });
    else this.bySentence.set(mention.sentence, [{ cluster, index }]);
    this.remember(cluster, mention);
    for (const key of this.keysOf(mention)) {
      cluster.keys.add(key);
      if (!this.byKey.has(key)) this.byKey.set(key, cluster);
    }
    if (mention.form === "name") cluster.names.add(toNameWords(mention.text).join(" "));
    if (mention.role !== null) cluster.roles.add(mention.role);
    for (const country of mention.lent) cluster.lent.add(country);
    cluster.gender ??= mention.gender;
    this.improve(cluster, mention);
  }

  private remember(cluster: Cluster, mention: TextMention): void {
    const at = this.recent.lastIndexOf(cluster, this.recent.length - 1);
    if (at >= Math.max(0, this.recent.length - 2 * MEMORY)) this.recent.splice(at, 1);
    this.recent.push(cluster);
    if (this.recent.length > 4 * MEMORY) this.recent = this.recent.slice(-2 * MEMORY);
    if (mention.form === "name" && cluster.names.size === 0) this.named.push(cluster);
  }

  /** The fullest name names the cluster; a known name the better. */
  private improve(cluster: Cluster, mention: TextMention): void {
    // A capital read as a place keeps its own name, and so does a name that several actors bear.
    const isOwn =
      mention.known.length > 1 || (mention.kind === "place" && mention.known.some(({ as }) => as === "seat"));
    const known = isOwn ? undefined : mention.known.find(({ as }) => as !== "adjective");
    const name = known ? (this.knowledge.actors.get(known.id)?.name ?? mention.text) : mention.text;
    const isBetter =
      mention.form === "name" &&
      (cluster.form !== "name" ||
        (known === undefined && name.length > cluster.name.length && mention.kind === cluster.kind));
    const adjective = mention.known.find(({ as }) => as === "adjective");
    if (adjective && cluster.members.length === 1)
      cluster.name = this.knowledge.actors.get(adjective.id)?.name ?? cluster.name;
    if (known && cluster.members.length === 1) cluster.name = name;
    if (!isBetter) return;
    const isFirst = cluster.form !== "name";
    cluster.name = name;
    cluster.form = "name";
    if (isFirst || cluster.kind === "group" || cluster.members.length === 1 || mention.kind === "person")
      cluster.kind = mention.kind;
  }

  private merge(into: Cluster, from: Cluster): void {
    for (const index of from.members.splice(0)) {
      const mention = this.mentions[index];
      if (mention) this.join(into, index, mention);
    }
    for (const key of from.keys) {
      into.keys.add(key);
      this.byKey.set(key, into);
    }
  }
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

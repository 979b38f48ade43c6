/** Of which country a text speaks: as a whole, by its dateline, around a mention; and which countries it names at all. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis, TextEntity, TextMention } from "../model/analysis.js";
import type { Place } from "../model/coded-document.js";

/** True for names of common words alone, which the bodies of many states bear. */
export function isGenericName(text: string, { grammar }: Knowledge): boolean {
  const words = text.toLowerCase().split(/[\s-]+/);
  return words.length > 1 && words.every((word) => grammar.bodyWords.has(word));
}

/** How far back a sentence may lie that says of which country the text speaks. */
const REACH = 2;

/** Of which country the text speaks: as a whole, by its dateline, or in the sentences around a mention. */
export class Homes {
  private readonly bySentence = new Map<number, Set<string>>();
  private readonly tally = new Map<string, number>();
  /** The country that a place's mention lies in. */
  private readonly lands = new Map<TextMention, string | null>();
  private readonly general: string | null;
  /** All countries that the text names, by themselves or by their people and bodies. */
  readonly named: ReadonlySet<string>;

  constructor(
    private readonly analysis: Analysis,
    private readonly knowledge: Knowledge,
    places: ReadonlyMap<string, Place>,
  ) {
    for (const { id, mentions } of analysis.entities)
      for (const mention of mentions) this.lands.set(mention, places.get(id)?.country ?? null);
    const mentions = analysis.entities.flatMap(({ mentions }) => mentions);
    for (const mention of mentions) this.count(mention);
    this.named = new Set([...this.tally.keys(), ...mentions.flatMap((mention) => this.countriesBehind(mention))]);
    const counts = [...this.tally.values()];
    const total = counts.reduce((sum, count) => sum + count, 0);
    const most = Math.max(0, ...counts);
    const isMain = ([, count]: readonly [string, number]): boolean => count >= (2 / 3) * total;
    const dateline = this.datelineCountry();
    this.general =
      [...this.tally].find(isMain)?.[0] ?? (dateline !== null && this.tally.get(dateline) === most ? dateline : null);
  }

  /** True where the text names one country alone. */
  get isOnly(): boolean {
    return this.tally.size === 1;
  }

  /** A body's own sentence says more of whose it is than the text as a whole. */
  of({ mentions, kind }: TextEntity): string | null {
    const [first] = mentions;
    const before = kind === "organization" && first?.form === "name" ? this.lastBefore(first) : null;
    return before ?? this.general ?? this.around(first?.sentence ?? 0);
  }

  /** The country that the sentence names last before a mention: "Burundi's minister and the head of | the Security Service". */
  private lastBefore({ sentence, start }: TextMention): string | null {
    const before = this.analysis.entities
      .flatMap(({ mentions }) => mentions)
      .filter((one) => one.sentence === sentence && one.end <= start && one.kind !== "place")
      .sort((a, b) => a.start - b.start);
    return before.map((one) => this.countryOf(one)).findLast((country) => country !== null) ?? null;
  }

  /** Whose the text says that a body is: "its" in "the head of its State Security Service". */
  lenderOf(id: string): string | null {
    const mentions = this.analysis.entities.flatMap((entity) =>
      entity.mentions.map((mention) => ({ entity, mention })),
    );
    const body = mentions.find(({ mention }) => mention.known.some((known) => known.id === id));
    return body ? (body.mention.lent[0] ?? this.of(body.entity)) : null;
  }

  private count(mention: TextMention): void {
    const land = this.countryOf(mention);
    if (land === null || this.isFriend(mention)) return;
    this.tally.set(land, (this.tally.get(land) ?? 0) + 1);
    const here = this.bySentence.get(mention.sentence);
    if (here) here.add(land);
    else this.bySentence.set(mention.sentence, new Set([land]));
  }

  /** "Iran-backed militias" may be anywhere. */
  private isFriend({ sentence, head }: TextMention): boolean {
    const [hyphen, word] = this.analysis.sentences[sentence]?.tokens.slice(head + 1, head + 3) ?? [];
    return /^[-–]$/.test(hyphen?.text ?? "") && this.knowledge.grammar.friendships.has(word?.lower ?? "");
  }

  private countryOf(mention: TextMention): string | null {
    const country = mention.known.find(({ id }) => this.knowledge.actors.isCountry(id));
    if (country) return country.id;
    return mention.kind === "place" ? (this.lands.get(mention) ?? null) : null;
  }

  /** The countries of the actors that a mention names; a name that many bear shows none. */
  private countriesBehind({ text, known, lent }: TextMention): readonly string[] {
    if (known.length !== 1 || isGenericName(text, this.knowledge)) return lent;
    return [...lent, ...known.flatMap(({ id }) => this.knowledge.actors.get(id)?.country ?? [])];
  }

  /** The only country named in the sentence or, where it names none, in the nearest before. */
  private around(sentence: number): string | null {
    for (let at = sentence; at >= sentence - REACH; at--) {
      const here = this.bySentence.get(at);
      if (here) return here.size === 1 ? ([...here][0] ?? null) : null;
    }
    return null;
  }

  /** "MBEYA, Tanzania —": a place of the first sentence that stands before its dash. */
  private datelineCountry(): string | null {
    const tokens = this.analysis.sentences[0]?.tokens ?? [];
    const dash = tokens.slice(0, 14).find(({ text }) => /^[—–-]+$/.test(text));
    if (!dash) return null;
    const named = this.analysis.entities
      .flatMap(({ mentions }) => mentions)
      .filter(({ sentence, end, kind }) => sentence === 0 && end <= dash.start && kind === "place");
    return named.map((mention) => this.countryOf(mention)).findLast((country) => country !== null) ?? null;
  }
}

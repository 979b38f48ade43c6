/** What coding looks things up in: an analysis with its entities identified, found by sentence and phrase. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis, Phrase, Sentence, Speech, TextCount, TextMention, TextTime } from "../model/analysis.js";
import type { Entity, Explanation, Span } from "../model/coded-document.js";
import { groupBySentence, toSpan } from "../model/span.js";

/** An entity as one mention shows it. */
export interface Party {
  readonly entity: Entity;
  readonly mention: TextMention;
}

export class Scene {
  private readonly heads = new Map<string, Party[]>();
  private readonly inside = new Map<string, Party[]>();
  readonly explanation: Explanation[] = [];
  private readonly times: ReadonlyMap<number, readonly TextTime[]>;
  private readonly counts: ReadonlyMap<number, readonly TextCount[]>;
  private readonly speeches: ReadonlyMap<number, readonly Speech[]>;
  private readonly byId: ReadonlyMap<string, Entity>;

  constructor(
    readonly analysis: Analysis,
    readonly knowledge: Knowledge,
    readonly entities: readonly Entity[],
  ) {
    this.times = groupBySentence(analysis.times);
    this.counts = groupBySentence(analysis.counts);
    this.speeches = groupBySentence(analysis.speeches);
    this.byId = new Map(entities.map((entity) => [entity.id, entity]));
    analysis.entities.forEach((text, number) => {
      const entity = entities[number];
      if (entity) for (const mention of text.mentions) this.register({ entity, mention });
    });
  }

  private register(party: Party): void {
    const { mention } = party;
    if (mention.isHead && mention.phrase !== null) {
      const key = `${mention.sentence} ${mention.phrase}`;
      const known = this.heads.get(key);
      if (known && isSameWords(known, mention)) known.push(party);
      else if (!known || mention.form === "name") this.heads.set(key, [party]);
    }
    const key = String(mention.sentence);
    const list = this.inside.get(key);
    if (list) list.push(party);
    else this.inside.set(key, [party]);
  }

  /** Whom the phrase stands for; null where it names nobody. */
  partyAt(sentence: Sentence, phrase: number): Party | null {
    return this.partiesAt(sentence, phrase)[0] ?? null;
  }

  /** All whom the phrase stands for: "both sides", "the presidents of Chad and Mali". */
  partiesAt(sentence: Sentence, phrase: number): readonly Party[] {
    const own = this.heads.get(`${sentence.index} ${phrase}`);
    if (own) return own;
    // "A postman, Nasir, was shot": what renames the phrase says who it is.
    const renaming = sentence.phrases.findIndex(({ appositionOf }) => appositionOf === phrase);
    return renaming < 0 ? [] : (this.heads.get(`${sentence.index} ${renaming}`) ?? []);
  }

  /** All that the sentence mentions, in order. */
  partiesIn(sentence: Pick<Sentence, "index">): readonly Party[] {
    return this.inside.get(String(sentence.index)) ?? [];
  }

  timesIn({ index }: Sentence): readonly TextTime[] {
    return this.times.get(index) ?? [];
  }

  countsIn({ index }: Sentence): readonly TextCount[] {
    return this.counts.get(index) ?? [];
  }

  speechesIn({ index }: Sentence): readonly Speech[] {
    return this.speeches.get(index) ?? [];
  }

  entity(id: string): Entity | null {
    return this.byId.get(id) ?? null;
  }

  /** Modifiers inside a phrase: "militant" in "militant attacks". */
  modifiersOf(sentence: Sentence, phrase: Phrase): Party[] {
    return this.partiesIn(sentence).filter(
      ({ mention }) => !mention.isHead && mention.first >= phrase.first && mention.head < phrase.end,
    );
  }

  /** True for parties that count in politics: known actors and role nouns with a role that is not private; no targets. */
  isPolitical({ entity, mention }: Party): boolean {
    const { actor, kind } = entity;
    if (actor === null || kind === "facility") return false;
    if (actor.id !== null) return true;
    const role = mention.role === null ? null : this.knowledge.roles.get(mention.role);
    if (role?.isPrivate && actor.country === null) return false;
    return actor.roles.length > 0 || actor.country !== null;
  }

  span({ tokens }: Sentence, first: number, end: number): Span {
    return toSpan(this.analysis.document.text, tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0);
  }

  explain(span: Span, step: string, rule: string, outcome: "kept" | "dropped", reason: string): void {
    this.explanation.push({ span, step, rule, outcome, reason });
  }
}

function isSameWords([known]: readonly Party[], { start, end }: TextMention): boolean {
  return known !== undefined && known.mention.start === start && known.mention.end === end;
}

/** Base form of a phrase's head. */
export function headLemma(sentence: Sentence, phrase: number): string {
  const head = sentence.phrases[phrase];
  return head ? (sentence.tokens[head.head]?.lemma ?? "") : "";
}

/** "each other", "one another", "the other": the parties of the sentence, each for the others. */
export function isReciprocal(sentence: Sentence, phrase: number): boolean {
  return /^(other|another)$/.test(headLemma(sentence, phrase));
}

/** Parties in their order, each entity once. */
export function distinctParties(parties: readonly Party[]): Party[] {
  return parties.filter((party, at) => parties.findIndex(({ entity }) => entity.id === party.entity.id) === at);
}

/** What a sentence speaks of, by the words of `languages/en-topics.yaml`. */
import type { Classes } from "./patterns.js";
import { findPhrase, type PhraseTable, toPhraseTable } from "./phrase-table.js";

interface Word {
  readonly lower: string;
  readonly lemma: string;
}

export class Topics {
  private readonly table: PhraseTable<string>;

  constructor(classes: Classes) {
    this.table = toPhraseTable(
      Object.entries(classes).flatMap(([topic, words]) => words.map((word) => [word, topic] as const)),
    );
  }

  /** The topics that the words name, by their forms or their base forms. */
  topicsOf(words: readonly Word[]): ReadonlySet<string> {
    const bases = words.map(({ lemma }) => ({ lower: lemma }));
    const found = words.flatMap(
      (_, at) => findPhrase(this.table, words, at) ?? findPhrase(this.table, bases, at) ?? [],
    );
    return new Set(found.map(({ value }) => value));
  }
}

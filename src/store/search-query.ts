/**
 * What is searched for in sentences: words that must all stand there, "a phrase", and begin* of words. Case and accents
 * do not matter. How a database finds them is told in search-duckdb.ts and search-postgres.ts.
 */
import type { Kysely, RawBuilder } from "kysely";
import type { Tables } from "./schema.js";
import { findWords } from "./words.js";

/** Words that stand side by side. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** True where the last word is only the beginning of one. */
  readonly isPrefix: boolean;
}

export interface IndexedSentence {
  readonly coding: number;
  readonly sentence: number;
  readonly text: string;
}

/** Puts many rows into a table. */
export type Insert = (writing: Kysely<Tables>, table: keyof Tables, rows: readonly object[]) => Promise<void>;

/** How one database keeps and finds the words of sentences. */
export interface WordIndex {
  add(writing: Kysely<Tables>, sentences: readonly IndexedSentence[]): Promise<void>;
  /** A query that gives `coding`, `sentence` and `rank`, the higher the better. */
  find(db: Kysely<Tables>, terms: readonly SearchTerm[]): Promise<RawBuilder<unknown>>;
  /** Drops what no sentence needs any longer. */
  tidy(writing: Kysely<Tables>): Promise<void>;
  /** Hears that a transaction was undone. */
  undo(): void;
}

export function parseSearch(text: string): SearchTerm[] {
  const parts = text.matchAll(/"([^"]*)"?(\*?)|([^\s"]+)/g);
  return Array.from(parts, ([, phrase, star, word]) => toTerm(phrase ?? word ?? "", star === "*")).filter(
    ({ words }) => words.length > 0,
  );
}

function toTerm(text: string, isPrefix: boolean): SearchTerm {
  const words = findWords(text).map(({ folded }) => folded);
  return { words, isPrefix: isPrefix || text.endsWith("*") };
}

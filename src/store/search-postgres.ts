/** Search in PostgreSQL: its own text search, on words cut as they are cut for DuckDB, so that both find the same. */
import { sql } from "kysely";
import type { Insert, SearchTerm, WordIndex } from "./search-query.js";
import { findWords } from "./words.js";

/** It counts no further than this in one sentence. */
const lastPosition = 16_383;

export function createPostgresWords(insert: Insert): WordIndex {
  return {
    add: (writing, sentences) =>
      insert(
        writing,
        "sentence_words",
        sentences.map(({ coding, sentence, text }) => ({
          coding,
          sentence,
          words: findWords(text)
            .slice(0, lastPosition)
            .map(({ folded }, index) => `${quote(folded)}:${index + 1}`)
            .join(" "),
        })),
      ),

    find: async (_, terms) => sql`select coding, sentence, ts_rank(words, ${toQuery(terms)}::tsquery, 1) as rank
    from sentence_words where words @@ ${toQuery(terms)}::tsquery`,
    tidy: async () => {},
    undo: () => {},
  };
}

function toQuery(terms: readonly SearchTerm[]): string {
  const side = ({ words, isPrefix }: SearchTerm) =>
    words.map((word, index) => `${quote(word)}${isPrefix && index === words.length - 1 ? ":*" : ""}`).join(" <-> ");
  return terms.map((term) => `(${side(term)})`).join(" & ");
}

/** Words are letters and digits, so that nothing in them needs an escape. */
function quote(word: string): string {
  return `'${word}'`;
}

/** Search in DuckDB: an inverted table of our own, since its full-text extension would have to be downloaded. */
import { type RawBuilder, sql } from "kysely";
import type { SearchTerm, WordIndex } from "./search-query.js";
import { findWords } from "./words.js";

/** One row a word and sentence, with the places where it stands there. */
export const duckdbWords: WordIndex = {
  toRows: (sentences) =>
    sentences.flatMap(({ coding, sentence, text }) => {
      const words = findWords(text);
      const places = new Map<string, number[]>();
      words.forEach(({ folded }, index) => {
        places.set(folded, [...(places.get(folded) ?? []), index]);
      });
      return Array.from(places, ([word, positions]) => ({ word, coding, sentence, positions, length: words.length }));
    }),

  /** Rare words weigh more, and so do words that are much of a short sentence: TF-IDF. */
  find: (terms) => {
    const found = terms.map((term, index) => sql`${name(index)} as (${findTerm(term)})`);
    const others = terms.slice(1).map((_, index) => sql`join ${name(index + 1)} using (coding, sentence)`);
    const weights = terms.map((_, index) => {
      const rarity = sql`ln(1 + (select count(*) from sentences) / (select count(*) from ${name(index)}))`;
      return sql`${sql.ref(`t${index}.times`)} * ${rarity}`;
    });
    return sql`with ${sql.join(found)}
      select coding, sentence, (${sql.join(weights, sql` + `)}) / (1 + ln(t0.length)) as rank
      from t0 ${sql.join(others, sql` `)}`;
  },
};

function name(index: number): RawBuilder<unknown> {
  return sql.table(`t${index}`);
}

/** Where the words of a term stand side by side, and how often. */
function findTerm({ words, isPrefix }: SearchTerm): RawBuilder<unknown> {
  const places = words.map((word, index) => {
    const isLast = index === words.length - 1;
    const matches = isLast && isPrefix ? sql`word >= ${word} and word < ${`${word}\u{10ffff}`}` : sql`word = ${word}`;
    return sql`(select coding, sentence, length, unnest(positions) - ${sql.lit(index)} as place
      from sentence_words where ${matches})`;
  });
  const [first = sql``, ...rest] = places;
  const joined = rest.map(
    (place, index) => sql`join ${place} as ${name(index)} using (coding, sentence, length, place)`,
  );
  return sql`select coding, sentence, length, count(*) as times from ${first} as words ${sql.join(joined, sql` `)}
    group by coding, sentence, length`;
}

/** Search in DuckDB: an inverted table of our own, since its full-text extension would have to be downloaded. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "./schema.js";
import type { IndexedSentence, Insert, SearchTerm, WordIndex } from "./search-query.js";
import { findWords } from "./words.js";

/**
 * One row a word and sentence, with the places where it stands there. Words are numbers, since DuckDB reads the whole
 * column for each question, and numbers are small; `words` tells which is which.
 */
export function createDuckdbWords(insert: Insert): WordIndex {
  // The one process that has the file is the one that numbers words.
  let numbers: Numbers | null = null;
  return {
    async add(writing, sentences) {
      const present = numbers ?? (await readNumbers(writing));
      numbers = present;
      const added: Tables["words"][] = [];
      const rows = sentences.flatMap((each) => toRows(each, (word) => toNumber(word, present, added)));
      await insert(writing, "words", added);
      await insert(writing, "sentence_words", rows);
    },
    find: async (db, terms) => toQuery(await Promise.all(terms.map((term) => resolve(db, term)))),
    async tidy(writing) {
      await sql`delete from words where word_id not in (select word_id from sentence_words)`.execute(writing);
      numbers = null;
    },
    undo() {
      numbers = null;
    },
  };
}

interface Numbers {
  readonly known: Map<string, number>;
  next: number;
}

async function readNumbers(db: Kysely<Tables>): Promise<Numbers> {
  const rows = await db.selectFrom("words").selectAll().execute();
  const next = rows.reduce((most, { word_id }) => Math.max(most, word_id + 1), 0);
  return { known: new Map(rows.map(({ word, word_id }) => [word, word_id])), next };
}

function toNumber(word: string, numbers: Numbers, added: Tables["words"][]): number {
  const present = numbers.known.get(word);
  if (present !== undefined) return present;
  const word_id = numbers.next++;
  numbers.known.set(word, word_id);
  added.push({ word, word_id });
  return word_id;
}

function toRows({ coding, sentence, text }: IndexedSentence, toId: (word: string) => number): object[] {
  const words = findWords(text);
  const places = new Map<string, number[]>();
  words.forEach(({ folded }, index) => {
    places.set(folded, [...(places.get(folded) ?? []), index]);
  });
  return Array.from(places, ([word, positions]) => ({
    word_id: toId(word),
    coding,
    sentence,
    positions,
    length: words.length,
  }));
}

/** For each word of a term the numbers of all words that it may be. */
type Resolved = readonly (readonly number[])[];

async function resolve(db: Kysely<Tables>, { words, isPrefix }: SearchTerm): Promise<Resolved> {
  return Promise.all(
    words.map(async (word, index) => {
      const isBeginning = isPrefix && index === words.length - 1;
      const matches = isBeginning ? sql<boolean>`starts_with(word, ${word})` : sql<boolean>`word = ${word}`;
      const rows = await db.selectFrom("words").select("word_id").where(matches).execute();
      return rows.map(({ word_id }) => word_id);
    }),
  );
}

/** Rare words weigh more, and so do words that are much of a short sentence: TF-IDF. */
function toQuery(terms: readonly Resolved[]): RawBuilder<unknown> {
  const found = terms.map((term, index) => sql`${name(index)} as materialized (${findTerm(term)})`);
  const others = terms.slice(1).map((_, index) => sql`join ${name(index + 1)} using (coding, sentence)`);
  const weights = terms.map((_, index) => {
    const rarity = sql`ln(1 + (select count(*) from sentences) / (select count(*) from ${name(index)}))`;
    return sql`${sql.ref(`t${index}.times`)} * ${rarity}`;
  });
  return sql`with ${sql.join(found)}
    select coding, sentence, (${sql.join(weights, sql` + `)}) / (1 + ln(t0.length)) as rank
    from t0 ${sql.join(others, sql` `)}`;
}

function name(index: number): RawBuilder<unknown> {
  return sql.table(`t${index}`);
}

/** Where the words of a term stand side by side, and how often. */
function findTerm(words: Resolved): RawBuilder<unknown> {
  const places = words.map((ids, index) => {
    const matches = ids.length === 0 ? sql`false` : sql`word_id in (${sql.join(ids.map((id) => sql.lit(id)))})`;
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

/** What a database must offer to the store. All that differs between databases stands behind this. */
import { type Kysely, sql, type Transaction } from "kysely";
import type { Dialect } from "./event-query.js";
import { latestVersion, type Migration, migrations } from "./migrations.js";
import type { Tables } from "./schema.js";

export type Database = Kysely<Tables>;
export type Writing = Transaction<Tables>;

export interface Engine extends Dialect {
  readonly kind: "duckdb" | "postgres";
  readonly db: Database;
  /** Runs one writer at a time, in one transaction, which is on disk when this resolves. */
  write<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Puts in many rows at once; all of them have the same fields. */
  insert(writing: Writing, table: keyof Tables, rows: readonly object[]): Promise<void>;
  /** Makes sure that what was deleted is gone from the disk too, at the latest when the store is closed. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** Brings the tables up to `version`, in one transaction; says from which version it came. */
export async function migrate(engine: Engine, version = latestVersion): Promise<number> {
  return engine.write(async (writing) => {
    await sql`create table if not exists schema_versions (version integer not null, applied_at timestamp not null)`.execute(
      writing,
    );
    const present = await findVersion(writing);
    for (const migration of migrations)
      if (migration.version > present && migration.version <= version) await apply(engine, writing, migration);
    return present;
  });
}

/** The version of the tables; 0 where there are none. */
export async function findVersion(db: Database): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`select max(version) as version from schema_versions`.execute(
    db,
  );
  return rows[0]?.version ?? 0;
}

async function apply(engine: Engine, writing: Writing, migration: Migration): Promise<void> {
  const own = engine.kind === "postgres" ? migration.onlyPostgres : migration.onlyDuckdb;
  for (const statement of [...migration.statements, ...own]) await sql.raw(statement).execute(writing);
  if (migration.indexesWords) await indexAll(engine, writing);
  const now = new Date().toISOString();
  await sql`insert into schema_versions (version, applied_at) values (${migration.version}, ${now})`.execute(writing);
}

/** Puts the words of sentences into the index. */
export async function indexWords(
  engine: Engine,
  writing: Writing,
  sentences: readonly Tables["sentences"][],
): Promise<void> {
  await engine.words.add(writing, sentences);
}

/** All sentences, some codings at a time. */
async function indexAll(engine: Engine, writing: Writing): Promise<void> {
  const step = 1000;
  const { rows } = await sql<{ last: number | null }>`select max(coding) as last from sentences`.execute(writing);
  for (let start = 0; start <= (rows[0]?.last ?? -1); start += step) {
    const sentences = await writing
      .selectFrom("sentences")
      .selectAll()
      .where("coding", ">=", start)
      .where("coding", "<", start + step)
      .execute();
    await indexWords(engine, writing, sentences);
  }
}

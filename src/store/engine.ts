/** What a database must offer to the store. All that differs between databases stands behind this. */
import { type Kysely, sql, type Transaction } from "kysely";
import { latestVersion, type Migration, migrations } from "./migrations.js";
import type { Tables } from "./schema.js";

export type Database = Kysely<Tables>;
export type Writing = Transaction<Tables>;

export interface Engine {
  readonly kind: "duckdb" | "postgres";
  readonly db: Database;
  /** Runs one writer at a time, in one transaction, which is on disk when this resolves. */
  write<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Puts in many rows at once; all of them have the same fields. */
  insert<T extends keyof Tables>(writing: Writing, table: T, rows: readonly Tables[T][]): Promise<void>;
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

async function apply({ kind }: Engine, writing: Writing, migration: Migration): Promise<void> {
  const own = kind === "postgres" ? migration.onlyPostgres : migration.onlyDuckdb;
  for (const statement of [...migration.statements, ...own]) await sql.raw(statement).execute(writing);
  const now = new Date().toISOString();
  await sql`insert into schema_versions (version, applied_at) values (${migration.version}, ${now})`.execute(writing);
}

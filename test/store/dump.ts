/** What a store holds, whole, as a person with the database in hand would see it. */
import { sql } from "kysely";
import type { Engine } from "../../src/store/engine.js";
import { openEngine, openStore, type Store } from "../../src/store/store.js";

/** All rows of all tables, as text. */
export async function dump(address: string, store: Store): Promise<string[]> {
  await store.close();
  const engine = await openEngine(address, {});
  try {
    return await dumpEngine(engine);
  } finally {
    await engine.close();
    Object.assign(store, await openStore(address));
  }
}

async function dumpEngine({ db }: Engine): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema in ('main', 'public') and table_name <> 'schema_versions' order by 1`.execute(db);
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const found = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    rows.push(...found.rows.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  return rows.sort();
}

/** The store in a PostgreSQL database, which many processes may share. What differs from DuckDB stands here. */
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { DragomanError } from "../model/fault.js";
import type { Engine } from "./engine.js";
import { reportTables, type Tables } from "./schema.js";
import { createPostgresWords } from "./search-postgres.js";
import type { Insert } from "./search-query.js";

/** Older ones lack what the migrations use. */
const oldestServer = 15;

/** Whoever writes holds this lock, so that record time grows in the order of commits. */
const writerLock = 0x6472_6167;

/** PostgreSQL's numbers for its types. */
const types = { bigint: 20, numeric: 1700, date: 1082, timestamp: 1114 };

export async function openPostgres(url: string): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: url, max: 8, types: { getTypeParser } });
  // A server that goes away is told by the next query; without a listener it would end the process.
  pool.on("error", () => {});
  await check(pool, url);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: "postgres",
    db,
    words: createPostgresWords(insert),
    hasItem: (list, item) => sql`${list} @> array[${item}::text]`,
    write: (work) =>
      db.transaction().execute(async (writing) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(writerLock)})`.execute(writing);
        return work(writing);
      }),
    insert,
    scrub: async () => {
      for (const table of reportTables) await sql`vacuum full ${sql.table(table)}`.execute(db);
    },
    close: () => db.destroy(),
  };
}

/** All rows as one JSON text, which is far quicker than a value each. */
const insert: Insert = async (writing, table, rows) => {
  const [first] = rows;
  if (first === undefined) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns})
        select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})`.execute(
    writing,
  );
};

async function check(pool: pg.Pool, url: string): Promise<void> {
  const version = await pool
    .query("show server_version_num")
    .then(({ rows }) => Number(rows[0].server_version_num))
    .catch(async (error: unknown) => {
      await pool.end();
      throw toError(url, `cannot be reached: ${error instanceof Error ? error.message || error.name : error}`);
    });
  if (version >= oldestServer * 10_000) return;
  await pool.end();
  throw toError(url, `is PostgreSQL ${Math.floor(version / 10_000)}; ${oldestServer} or later is needed`);
}

/** The password is nobody's business. */
function toError(url: string, message: string): DragomanError {
  const file = url.replace(/\/\/([^:@/]*):[^@/]*@/, "//$1@");
  return new DragomanError([{ file, line: null, field: null, rule: "store", message }]);
}

/** As the tables promise: numbers are numbers, days and moments ISO strings. */
function getTypeParser(type: number, format?: string): (value: string) => unknown {
  if (type === types.bigint || type === types.numeric) return Number;
  if (type === types.date) return (value) => value;
  if (type === types.timestamp) return (value) => new Date(`${value.replace(" ", "T")}Z`).toISOString();
  return pg.types.getTypeParser(type, format === "binary" ? "binary" : "text");
}

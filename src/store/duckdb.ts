/** The store in one DuckDB file, which belongs to one process at a time. What differs from PostgreSQL stands here. */
import { existsSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { Kysely, sql } from "kysely";
import { DragomanError } from "../model/fault.js";
import { createDuckdbDialect } from "./duckdb-dialect.js";
import type { Database, Engine } from "./engine.js";
import { claim, release, toTakenError } from "./owner.js";
import type { Tables } from "./schema.js";
import { createDuckdbWords } from "./search-duckdb.js";
import type { Insert } from "./search-query.js";

export interface DuckdbOptions {
  /** What the database may use: "1GB". Beyond that it works on disk, beside the file. */
  readonly memoryLimit?: string;
  readonly readOnly?: boolean;
}

// The database itself does not notice a second opening by the same process.
const opened = new Set<string>();

export async function openDuckdb(
  path: string,
  { memoryLimit = "1GB", readOnly = false }: DuckdbOptions,
): Promise<Engine> {
  const file = toRealPath(path);
  if (opened.has(file)) throw toTakenError(path, { pid: process.pid });
  const instance = await DuckDBInstance.create(file, {
    memory_limit: memoryLimit,
    access_mode: readOnly ? "READ_ONLY" : "READ_WRITE",
    // Nothing is downloaded behind anybody's back.
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  }).catch((error: unknown) => {
    throw toTakenError(path, error);
  });
  opened.add(file);
  if (!readOnly) claim(file);
  const db = new Kysely<Tables>({ dialect: createDuckdbDialect(instance) });
  const queue = new Queue();
  const words = createDuckdbWords(insert);
  let isToBeRewritten = false;
  return {
    kind: "duckdb",
    db,
    words,
    hasItem: (list, item) => sql`list_contains(${list}, ${item})`,
    write: (work) =>
      queue.run(() =>
        db
          .transaction()
          .execute(work)
          .catch((error) => {
            words.undo();
            throw error;
          }),
      ),
    insert,
    scrub: async () => {
      isToBeRewritten = true;
    },
    close: async () => {
      await queue.run(() => db.destroy());
      instance.closeSync();
      if (isToBeRewritten) await rewrite(file);
      if (!readOnly) release(file);
      opened.delete(file);
    },
  };
}

/** All rows as one JSON text, which is far quicker than a value each. */
const insert: Insert = async (writing, table, rows) => {
  const [first] = rows;
  if (first === undefined) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  const structure = JSON.stringify([await toStructure(writing, table, Object.keys(first))]);
  await sql`insert into ${sql.table(table)} (${columns})
        select unnest(from_json(${JSON.stringify(rows)}, ${sql.lit(structure)}), max_depth := 2)`.execute(writing);
};

/** A file keeps what was deleted until its blocks are used again; a copy never had it. */
async function rewrite(file: string): Promise<void> {
  const copy = `${file}.rewriting`;
  rmSync(copy, { force: true });
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const quote = (path: string) => `'${path.replaceAll("'", "''")}'`;
  await connection.run(`attach ${quote(file)} as old (read_only)`);
  await connection.run(`attach ${quote(copy)} as fresh`);
  await connection.run("copy from database old to fresh");
  await connection.run("detach old");
  await connection.run("detach fresh");
  connection.closeSync();
  instance.closeSync();
  renameSync(copy, file);
}

const structures = new Map<string, Record<string, unknown>>();

/** The types of a table's columns, as `from_json` wants to hear them. */
async function toStructure(db: Database, table: string, names: readonly string[]): Promise<Record<string, unknown>> {
  const key = [table, ...names].join(" ");
  const known = structures.get(key);
  if (known) return known;
  const { rows } = await sql<{ name: string; type: string }>`
    select column_name as name, data_type as type from information_schema.columns where table_name = ${table}`.execute(
    db,
  );
  const types = new Map(rows.map(({ name, type }) => [name, type.endsWith("[]") ? [type.slice(0, -2)] : type]));
  const structure = Object.fromEntries(names.map((name) => [name, types.get(name)]));
  structures.set(key, structure);
  return structure;
}

function toRealPath(path: string): string {
  const full = resolve(path);
  if (!existsSync(dirname(full)))
    throw new DragomanError([{ file: path, line: null, field: null, rule: "store", message: "no such folder" }]);
  return resolve(realpathSync(dirname(full)), basename(full));
}

/** One after another. */
class Queue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work, work);
    this.last = result.catch(() => {});
    return result;
  }
}

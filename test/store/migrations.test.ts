/** A store that any earlier version wrote opens with this one, and nothing in it is lost. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { type Engine, migrate } from "../../src/store/engine.js";
import { latestVersion, migrations } from "../../src/store/migrations.js";
import { openEngine, openStore } from "../../src/store/store.js";
import { startPostgres } from "./postgres.js";

const folder = mkdtempSync(join(tmpdir(), "dragoman-migrations-"));
const server = startPostgres();
afterAll(() => {
  server?.stop();
  rmSync(folder, { recursive: true });
});

let count = 0;
const databases = [
  { name: "DuckDB", create: async () => join(folder, `events-${++count}.duckdb`) },
  ...(server === null ? [] : [{ name: "PostgreSQL", create: () => server.create() }]),
];

/** The rows that a program of that version left, as it wrote them. */
async function fill(engine: Engine, version: number): Promise<void> {
  const statements = readFileSync(new URL(`./earlier/version-${version}.sql`, import.meta.url), "utf8").split(/;\n/);
  for (const statement of statements.filter((each) => each.trim() !== "")) await sql.raw(statement).execute(engine.db);
}

const earlier = migrations.map(({ version }) => version).filter((version) => version < latestVersion);

describe.each(databases)("$name", ({ create }) => {
  test.each(earlier)("opens tables of version %i", async (version) => {
    const address = await create();
    const engine = await openEngine(address, {});
    await migrate(engine, version);
    await fill(engine, version);
    await engine.close();

    await expect(openStore(address, { readOnly: true })).rejects.toThrow(`has tables of version ${version}`);
    const store = await openStore(address);
    expect(await store.findEvents({ limit: 10 })).toMatchObject({
      events: [{ id: "l1", version: 2, killed: { best: 9 } }],
    });
    expect((await store.findHistory("l1"))?.versions).toHaveLength(2);
    expect(await store.search({ words: "bombed", limit: 10 })).toMatchObject([{ document: "a", events: ["l1"] }]);
    await store.close();
  });

  test("refuses tables of a later version", async () => {
    const address = await create();
    const engine = await openEngine(address, {});
    await migrate(engine);
    await sql`insert into schema_versions (version, applied_at) values (${latestVersion + 1}, '2024-01-01')`.execute(
      engine.db,
    );
    await engine.close();
    for (const readOnly of [true, false])
      await expect(openStore(address, { readOnly })).rejects.toThrow("was written by a later Dragoman");
  });
});

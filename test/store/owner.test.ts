/** One process at a time has a DuckDB file, and whoever comes second is told who has it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { openStore } from "../../src/store/store.js";

const folder = mkdtempSync(join(tmpdir(), "dragoman-owner-"));
const built = new URL("../../dist/store/store.js", import.meta.url).href;
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Another process, which opens the file and keeps it. */
async function hold(file: string, options: object = {}): Promise<ChildProcess> {
  const script = `import { openStore } from ${JSON.stringify(built)};
    const store = await openStore(${JSON.stringify(file)}, ${JSON.stringify(options)});
    setInterval(() => store.kind, 1000);
    process.stdout.write("open");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  if (child.stdout === null) throw new Error("no output to wait for");
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the other process ended")));
  ended.catch(() => {});
  await Promise.race([once(child.stdout, "data"), ended]);
  return child;
}

test("names the process that has the file, and since when", async () => {
  const file = join(folder, "held.duckdb");
  const child = await hold(file);
  await expect(openStore(file)).rejects.toThrow(
    new RegExp(
      `held\\.duckdb {2}store {2}is held by process ${child.pid} since 20\\d\\d-\\d\\d-\\d\\dT[\\d:.]+Z; a DuckDB file`,
    ),
  );
  await expect(openStore(file, { readOnly: true })).rejects.toThrow(`is held by process ${child.pid} since`);
});

test("a process that was killed holds nothing, and leaves a store that opens", async () => {
  const file = join(folder, "killed.duckdb");
  const child = await hold(file);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(existsSync(`${file}.owner`)).toBe(true);
  const store = await openStore(file);
  await store.close();
  expect(existsSync(`${file}.owner`)).toBe(false);
});

test("many may read, and a writer is told of one of them", async () => {
  const file = join(folder, "read.duckdb");
  await (await openStore(file)).close();
  const child = await hold(file, { readOnly: true });
  const reader = await openStore(file, { readOnly: true });
  await reader.close();
  await expect(openStore(file)).rejects.toThrow(`is held by process ${child.pid}`);
});

test("the same process cannot have it twice", async () => {
  const file = join(folder, "twice.duckdb");
  const store = await openStore(file);
  await expect(openStore(file)).rejects.toThrow(`is held by this very process, ${process.pid}`);
  await store.close();
});

test("says what else is wrong", async () => {
  const file = join(folder, "text.duckdb");
  writeFileSync(file, "no database at all, but long enough to be read as one ".repeat(100));
  await expect(openStore(file)).rejects.toThrow("cannot be opened");
  await expect(openStore(join(folder, "none.duckdb"), { readOnly: true })).rejects.toThrow("no such store");
  await expect(openStore(join(folder, "no", "folder.duckdb"))).rejects.toThrow("no such folder");
  await expect(openStore("postgres://someone:secret@127.0.0.1:1/none")).rejects.toThrow(
    /^postgres:\/\/someone@127\.0\.0\.1:1\/none {2}store {2}cannot be reached/,
  );
});

/** The store in a DuckDB file. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { testStore } from "./contract.js";

const folder = mkdtempSync(join(tmpdir(), "dragoman-store-"));
let count = 0;
afterAll(() => rmSync(folder, { recursive: true }));

testStore("DuckDB", { create: async () => join(folder, `events-${++count}.duckdb`) });

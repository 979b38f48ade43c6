import { afterEach, expect, test } from "vitest";
import { type Pool, WorkerPool } from "./pool.js";

const settings = {
  format: "jsonl",
  evidence: false,
  explain: false,
  overlay: null,
  width: 80,
  hasColour: false,
} as const;
const pools: Pool[] = [];

function openPool(program: string): Pool {
  const source = `import { parentPort } from "node:worker_threads"; parentPort.on("message", (document) => { ${program} });`;
  const pool = new WorkerPool({
    jobs: 2,
    settings,
    program: new URL(`data:text/javascript,${encodeURIComponent(source)}`),
  });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

const code = (pool: Pool, id: string) => pool.code({ id, text: "", published: null });

test("each document gets its own outcome", async () => {
  const pool = openPool('parentPort.postMessage({ kind: "crash", report: document.id })');
  const ids = Array.from({ length: 40 }, (_, index) => `d${index}`);
  const outcomes = await Promise.all(ids.map((id) => code(pool, id)));
  expect(outcomes.map((outcome) => outcome.kind === "crash" && outcome.report)).toEqual(ids);
});

test.each([
  ["throws", 'throw new Error("dead")', /dead/],
  ["exits", "process.exit(3)", /ended with 3/],
])("a worker that %s leaves no document without an outcome", async (_, program, report) => {
  const pool = openPool(program);
  const outcomes = await Promise.all(["a", "b", "c"].map((id) => code(pool, id)));
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ kind: "crash", report: expect.stringMatching(report) });
});

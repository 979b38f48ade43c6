/** What it costs to start: the index of all knowledge, in processor time and memory. A busy machine may take its time. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "./command.js";

const program = `
  const { loadKnowledge } = await import("./dist/knowledge/knowledge.js");
  globalThis.gc();
  const before = process.memoryUsage();
  const start = process.cpuUsage();
  globalThis.kept = loadKnowledge();
  const { user } = process.cpuUsage(start);
  globalThis.gc();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.external - before.heapUsed - before.external;
  console.log(JSON.stringify({ milliseconds: user / 1000, megabytes: bytes / 1e6 }));
`;

function measure(): { milliseconds: number; megabytes: number } {
  const args = ["--expose-gc", "--input-type=module", "-e", program];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return JSON.parse(stdout);
}

test("the index is ready soon and small: under 300 ms on a machine at rest, under 150 MB", () => {
  const runs = [measure(), measure(), measure()];
  // Twice the time, since others may use the processor's caches.
  expect(Math.min(...runs.map(({ milliseconds }) => milliseconds))).toBeLessThan(600);
  expect(Math.max(...runs.map(({ megabytes }) => megabytes))).toBeLessThan(150);
});

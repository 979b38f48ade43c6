/** 10,000 documents through the command: any number of workers gives equal bytes, and memory does not grow with the number. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeReports } from "../scripts/bench-reports.mjs";
import { main } from "../scripts/tree.mjs";

const DOCUMENTS = 10_000;
const folder = mkdtempSync(join(tmpdir(), "dragoman-long-"));
const file = join(folder, "reports.jsonl");
writeFileSync(file, writeReports(DOCUMENTS, 120));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly hash: string;
  readonly lines: number;
  /** Resident megabytes of the process after each hundredth of the answers. */
  readonly megabytes: readonly number[];
}

/** Resident memory of a process in megabytes; null where the system does not tell. */
function residentOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

function run(jobs: number): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, "code", "--jobs", `${jobs}`, "--format", "jsonl", file]);
    const hash = createHash("sha256");
    const megabytes: number[] = [];
    let lines = 0;
    child.stdout.on("data", (bytes: Buffer) => {
      hash.update(bytes);
      for (const byte of bytes) if (byte === 10) lines++;
      if (lines >= ((megabytes.length + 1) * DOCUMENTS) / 100) megabytes.push(residentOf(child.pid) ?? 0);
    });
    child.stderr.resume();
    child.on("error", reject);
    child.on("close", () => resolve({ hash: hash.digest("hex"), lines, megabytes }));
  });
}

test("10,000 documents: equal bytes with one worker and with two, memory flat", { timeout: 3_600_000 }, async () => {
  const one = await run(1);
  const two = await run(2);
  expect(one.lines).toBe(DOCUMENTS);
  expect(two).toMatchObject({ lines: DOCUMENTS, hash: one.hash });
  for (const { megabytes } of [one, two]) {
    const half = Math.floor(megabytes.length / 2);
    const [early, late] = [Math.max(...megabytes.slice(5, half)), Math.max(...megabytes.slice(half))];
    console.info(`megabytes: at most ${Math.round(early)} in the first half, ${Math.round(late)} in the second`);
    expect(late).toBeLessThan(1.1 * early);
  }
});

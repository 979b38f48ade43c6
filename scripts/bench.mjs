// @ts-check
/** `npm run bench`: documents a second and peak memory on one and two cores, the time of each stage, and of one sentence from start to answer. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, platform, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { writeReports } from "./bench-reports.mjs";
import { fail, main, root } from "./tree.mjs";

const documents = 2000;
const wordsEach = 400;
const repeats = 3;
const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-"));
const file = join(folder, "reports.jsonl");

try {
  const reports = writeReports(documents, wordsEach);
  writeFileSync(file, reports);
  const cores = [await measureRuns(1), await measureRuns(2)];
  const start = await measureStart();
  const result = { ...describe(reports), cores, start, ...(await measureStages(reports)) };
  const path = save(result);
  console.log(`\n${toTable(result)}\n\nwritten to ${path}`);
} finally {
  rmSync(folder, { recursive: true });
}

/** @typedef {{ seconds: number, peakMegabytes: number | null }} Run */
/** @typedef {Run & { jobs: number, documentsPerSecond: number, runs: Run[] }} Core */

/**
 * Medians of several runs.
 * @param {number} jobs
 * @returns {Promise<Core>}
 */
async function measureRuns(jobs) {
  /** @type {Run[]} */
  const runs = [];
  while (runs.length < repeats) {
    console.error(`--jobs ${jobs}, run ${runs.length + 1} of ${repeats} …`);
    runs.push(await measureRun(jobs));
  }
  const seconds = median(runs.map((run) => run.seconds));
  const peaks = runs.flatMap((run) => run.peakMegabytes ?? []);
  const peakMegabytes = peaks.length === 0 ? null : Math.round(median(peaks));
  return { jobs, documentsPerSecond: round(documents / seconds), seconds: round(seconds), peakMegabytes, runs };
}

/**
 * @param {number} jobs
 * @param {string} [input]
 * @returns {Promise<Run>}
 */
function measureRun(jobs, input = file) {
  const start = performance.now();
  const child = spawn(process.execPath, [main, "code", "--jobs", `${jobs}`, input], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  /** @type {number | null} */
  let peak = null;
  const timer = setInterval(() => {
    peak = readPeak(child.pid) ?? peak;
  }, 50);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearInterval(timer);
      if (code !== 0) fail(`dragoman code ended with ${code}`);
      resolve({ seconds: (performance.now() - start) / 1000, peakMegabytes: peak });
    });
  });
}

/** Seconds from start to answer for one sentence, and how many of them loading the knowledge takes. */
async function measureStart() {
  const sentence = join(folder, "sentence.txt");
  writeFileSync(sentence, "The two presidents met in Nairobi on Tuesday.");
  const seconds = [];
  while (seconds.length < 2 * repeats + 1) seconds.push((await measureRun(1, sentence)).seconds);
  const { loadKnowledge } = await import("../dist/knowledge/knowledge.js");
  const before = performance.now();
  loadKnowledge();
  return { seconds: round(median(seconds)), knowledgeMilliseconds: round(performance.now() - before) };
}

/**
 * The most memory that a process has held so far, where the system keeps count of it (Linux does).
 * @param {number | undefined} pid
 */
function readPeak(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    // The process has just ended, or this system has no such file.
    return null;
  }
}

/**
 * Milliseconds a document by stage, in this process, and the versions that were measured.
 * @param {string} reports
 */
async function measureStages(reports) {
  const { createCoder } = await import("../dist/index.js");
  /** @type {Record<string, number>} */
  const totals = {};
  const onStage = (/** @type {string} */ stage, /** @type {number} */ milliseconds) => {
    totals[stage] = (totals[stage] ?? 0) + milliseconds;
  };
  const coder = createCoder({ onStage });
  const coded = reports
    .trimEnd()
    .split("\n")
    .map((line) => coder.code(JSON.parse(line)));
  const stages = Object.fromEntries(Object.entries(totals).map(([stage, total]) => [stage, round(total / documents)]));
  return { stages, versions: { ...coded[0]?.coder, node: process.versions.node } };
}

/** @param {string} reports */
function describe(reports) {
  return {
    date: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryGigabytes: Math.round(totalmem() / 2 ** 30),
      system: `${platform()} ${release()}`,
    },
    documents,
    words: Math.round(reports.split(/\s+/).length / documents),
  };
}

/** @param {object & { date: string }} result */
function save(result) {
  const path = `bench-results/${result.date.replace(/[:.]/g, "-")}.json`;
  mkdirSync(join(root, "bench-results"), { recursive: true });
  writeFileSync(join(root, path), `${JSON.stringify(result, null, 2)}\n`);
  return path;
}

/** @param {ReturnType<typeof describe> & { cores: Core[], start: Awaited<ReturnType<typeof measureStart>>, stages: Record<string, number>, versions: { node: string } }} result */
function toTable({ machine, versions, words, cores, start, stages }) {
  return [
    `${machine.processor}, ${machine.cores} cores, Node.js ${versions.node}`,
    `${documents} reports of ${words} words, median of ${repeats} runs`,
    "",
    "jobs   documents/s   seconds   peak memory",
    ...cores.map(({ jobs, documentsPerSecond, seconds, peakMegabytes }) =>
      [
        `${jobs}`.padStart(4),
        `${documentsPerSecond}`.padStart(11),
        `${seconds}`.padStart(7),
        `${peakMegabytes ?? "?"} MB`.padStart(11),
      ].join("   "),
    ),
    ...Object.entries(stages).map(
      ([stage, milliseconds]) => `${milliseconds.toFixed(3).padStart(10)} ms a document  ${stage}`,
    ),
    `${start.seconds} s from start to answer for one sentence, ${start.knowledgeMilliseconds} ms of them for the knowledge`,
  ].join("\n");
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** @param {number} value */
function round(value) {
  return Number(value.toPrecision(4));
}

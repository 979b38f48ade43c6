// @ts-check
/** Golden files: what the samples are coded as. Run as a program, it writes them anew; a test compares them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listExamples, listFiles, main, root } from "./tree.mjs";

const folder = "test/golden";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
  for (const [file, content] of codeExamples()) writeFileSync(join(root, file), content);
  for (const file of listFiles(folder)) console.log(file);
}

/**
 * Path and content of each golden file: a sample's document as data, and as the table that people read.
 * @returns {Map<string, string>}
 */
export function codeExamples() {
  const files = listExamples().flatMap((example) => {
    const path = `${folder}/${basename(example, ".txt")}`;
    /** @type {[string, string][]} */
    const pair = [
      [`${path}.jsonl`, withoutVersions(code(example, "--format", "jsonl"))],
      [`${path}.txt`, code(example, "--format", "table", "--evidence")],
    ];
    return pair;
  });
  return new Map(files);
}

/** @param {readonly string[]} args */
function code(...args) {
  const env = { ...process.env, COLUMNS: "110" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "code", "--jobs", "1", ...args], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`dragoman code ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}

/**
 * A new entry of the knowledge gives it a new version; that alone changes no golden file.
 * @param {string} line
 */
function withoutVersions(line) {
  const coded = JSON.parse(line);
  return `${JSON.stringify({ ...coded, coder: { ...coded.coder, version: "–", knowledge: "–" } })}\n`;
}

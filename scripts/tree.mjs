// @ts-check
/** What the scripts share: where the project is, and how to run a part of it. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const main = join(root, "dist/cli/main.js");

/**
 * Runs Node on a file of the project, with our own standard streams; ends this process where it fails.
 * @param {string} file
 * @param {readonly string[]} args
 */
export function runNode(file, args) {
  const { status } = spawnSync(process.execPath, [join(root, file), ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) fail(`${file} failed`);
}

/**
 * The files below a folder of the project, as sorted paths from its root; none where there is no such folder.
 * @param {string} folder
 * @returns {string[]}
 */
export function listFiles(folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
  return paths.sort();
}

/** The sample reports. */
export function listExamples() {
  return listFiles("examples").filter((file) => file.endsWith(".txt"));
}

/**
 * Ends this process with one line that says why.
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

// @ts-check
/** Makes a fresh clone ready: installs what is missing, builds what is out of date. Says and does nothing where all is well. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, listFiles, root, runNode } from "./tree.mjs";

/** Where a build leaves the stamp of what it was made from. */
export const stampOfBuild = join(root, "dist/.sources");

const oldestNode = [20, 19];

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();

/** With `--program`, knowledge that is newer than the build is left to whoever compiles it next. */
function setup() {
  checkNode();
  if (!isInstalled()) install();
  if (process.argv.includes("--program") ? !isProgramBuilt() : !isBuilt()) {
    console.error("Dragoman: building …");
    runNode("scripts/build.mjs", []);
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(`Dragoman needs Node.js ${oldestNode.join(".")} or later; this is ${process.versions.node}.`);
}

/** True where node_modules holds what package-lock.json names. Contents count, not dates: a copied tree is no older. */
function isInstalled() {
  const installed = readPackages("node_modules/.package-lock.json");
  const wanted = readPackages("package-lock.json");
  if (installed === null || wanted === null) return installed !== null;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    return path === "" || (installed[path]?.version ?? (optional ? version : null)) === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function readPackages(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : null;
}

function install() {
  console.error("Dragoman: installing packages …");
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, "ci"]] : ["npm", ["ci"]];
  // The install builds too, as every npm install of a project does; what it says goes to standard error like the rest.
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: !npm && process.platform === "win32",
  });
  if (status !== 0)
    fail(`Dragoman: npm ci failed${error ? ` (${error.message})` : ""}. Is the package registry reachable?`);
}

/** True where `dist/` was made from the sources as they are. */
export function isBuilt() {
  return existsSync(stampOfBuild) && readFileSync(stampOfBuild, "utf8") === stampOfSources();
}

/** The same, whatever has become of the knowledge since. */
function isProgramBuilt() {
  return existsSync(stampOfBuild) && readFileSync(stampOfBuild, "utf8").split("\n")[0] === stampOfProgram();
}

/** Changes when anything changes that a build is made from: a line for the program, and one for the knowledge. */
export function stampOfSources() {
  return `${stampOfProgram()}\n${hashFiles(listFiles("knowledge"))}\n`;
}

function stampOfProgram() {
  const single = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
  const builders = listFiles("scripts").filter((file) => file.startsWith("scripts/build"));
  const sources = listFiles("src").filter((file) => !file.endsWith(".test.ts"));
  // The gazetteer leaves out names that are words of English, and takes these for such.
  const words = listFiles("knowledge").filter((file) => /^knowledge.(languages|patterns|actors.roles)/.test(file));
  return hashFiles([...single, ...builders, ...sources, ...words]);
}

/** @param {readonly string[]} files */
function hashFiles(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

// @ts-check
/** `npm run knowledge`: runs what was built, and notes that `dist/` now holds the knowledge as it is. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stampOfBuild, stampOfSources } from "./setup.mjs";
import { root } from "./tree.mjs";

const args = process.argv.slice(2);
const command = [join(root, "dist/cli/knowledge.js"), ...args];
const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
if (status === 0 && !args.includes("--check")) writeFileSync(stampOfBuild, stampOfSources());
process.exitCode = status ?? 1;

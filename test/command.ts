/** Runs the built command as a shell would. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `dragoman` with those arguments, in the project's root; `input` is its standard input. */
export function dragoman(args: readonly string[], input: string | Buffer = ""): Promise<Run> {
  return run(process.execPath, [main, ...args], input);
}

/** Runs a shell script, in which `dragoman` is the command. */
export function shell(script: string): Promise<Run> {
  const define = 'dragoman() { "$NODE" "$MAIN" "$@"; }';
  return run("bash", ["-c", `set -o pipefail; ${define}; ${script}`], "");
}

function run(command: string, args: readonly string[], input: string | Buffer): Promise<Run> {
  const env = { ...process.env, NODE: process.execPath, MAIN: main };
  const child = spawn(command, args, { cwd: root, env });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (data) => {
    stdout += data;
  });
  child.stderr.setEncoding("utf8").on("data", (data) => {
    stderr += data;
  });
  // A command that ends before it has read everything is a case of its own, not a failure to write.
  child.stdin.on("error", () => {}).end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

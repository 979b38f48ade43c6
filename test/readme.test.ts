import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, shell } from "./command.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

/** What readers are told to type: each block in `sh`. Blocks in `console` set up or run the whole project. */
const examples = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, script = ""]) =>
  script.replaceAll("npx dragoman", "dragoman"),
);

test("the tour has examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
});

test.each(examples)("%s", async (script) => {
  const { code, stdout, stderr } = await shell(script);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).not.toBe("");
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codeExamples } from "../scripts/golden.mjs";
import { listFiles } from "../scripts/tree.mjs";
import { root } from "./command.js";

const examples = codeExamples();

test("there is a golden file for each sample, and no other", () => {
  expect(examples.size).toBeGreaterThan(0);
  expect(listFiles("test/golden")).toEqual([...examples.keys()].sort());
});

// A difference is a question to the reviewer. Only `npm run golden` writes these files.
test.each([...examples])("%s", (file, content) => {
  expect(content).toBe(readFileSync(join(root, file), "utf8"));
});

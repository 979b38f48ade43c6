import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { Reading } from "../collect/source-document.js";
import { DragomanError } from "../model/fault.js";
import type { Outcome } from "./outcome.js";
import { CoderCrash, Output } from "./output.js";
import { writeProgress } from "./progress.js";

const reading: Reading = {
  kind: "document",
  document: { id: "a\u001b1", text: "", published: null },
  notices: [],
  warnings: [],
  file: "reports.jsonl",
  line: 17,
};

function open() {
  const [stdout, stderr] = [new PassThrough({ encoding: "utf8" }), new PassThrough({ encoding: "utf8" })];
  const frame = { head: "<", between: ",", tail: ">" };
  const output = new Output({
    streams: { stdout, stderr },
    frame,
    progress: { clear: () => {}, show: () => {} },
    notices: null,
  });
  return { output, stdout, stderr };
}

const answer = (output: string): Outcome => ({ kind: "answer", answer: { output, events: 0, notices: [] } });

test("answers stand in the frame of their format, errors beside it", async () => {
  const { output, stdout, stderr } = open();
  await output.write({ reading, outcome: answer("1") });
  const faults = [
    { file: "f", line: 2, field: "text", rule: "unreadable", message: "expected a string" },
    { file: "f", line: 2, field: null, rule: "unreadable", message: "odd" },
  ];
  await output.write({ reading: { kind: "unreadable", faults }, outcome: null });
  await output.write({ reading, outcome: answer("2") });
  await output.close();
  expect(stdout.read()).toBe("<1,2>");
  expect(stderr.read()).toBe("f:2  text: expected a string; odd\n");
  expect([output.documents, output.unreadable]).toEqual([2, 1]);
});

test("a crash stops the run and names the document", async () => {
  const crash = open().output.write({ reading, outcome: { kind: "crash", report: "RangeError\n    at code" } });
  await expect(crash).rejects.toThrow(CoderCrash);
  await expect(crash).rejects.toThrow(
    /^reports\.jsonl:17 {2}the coder broke on document "a\\u001b1"; .*\nRangeError\n/,
  );
});

test("knowledge that is wrong stops the run before anything is written", async () => {
  const { output, stdout } = open();
  const faults = [{ file: "EGY.yaml", line: 4, field: null, rule: "unknown-role", message: "no role" }];
  await expect(output.write({ reading, outcome: { kind: "unable", faults } })).rejects.toThrow(DragomanError);
  expect(stdout.read()).toBeNull();
});

test("progress tells documents, rate and, where the end is known, the time left", () => {
  const state = { documents: 1200, bytes: 100, totalBytes: 3100 };
  expect(writeProgress(state, 4)).toBe("1,200 documents · 300/s · 2 min 0 s left");
  expect(writeProgress({ ...state, totalBytes: null }, 4)).toBe("1,200 documents · 300/s");
});

/**
 * Whole reports of our own: retellings of one structure of events, and articles in which nothing political happens.
 * `SHOW=1 npx vitest run test/reports.test.ts` lists what is not met.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../scripts/tree.mjs";
import type { CodedDocument } from "../src/model/coded-document.js";
import { createCoder } from "../src/pipeline.js";
import { judge } from "./case-check.js";
import { type Case, parseCases } from "./case-format.js";

const coder = createCoder();

/** What was reached last, per hundred events that are asked for; raised when more is reached, never lowered unsaid. */
const reached = { named: 87, met: 77, surplus: 6 };

function read(file: string): readonly Case[] {
  return parseCases(file, readFileSync(join(root, file), "utf8"));
}

function code({ name, published, title, text }: Case): CodedDocument {
  return coder.code({ id: name, published, text, ...(title === null ? {} : { title }) });
}

test("the retellings are coded at least as well as before", () => {
  const verdicts = read("test/reports/retellings.txt").map((one) => judge(one, code(one)));
  const sum = (count: (verdict: (typeof verdicts)[number]) => number): number =>
    verdicts.reduce((total, verdict) => total + count(verdict), 0);
  const asked = sum((verdict) => verdict.asked);
  const share = (count: number): number => Math.round((100 * count) / asked);
  const figures = {
    named: share(sum(({ named }) => named.length)),
    met: share(sum(({ met }) => met.length)),
    surplus: share(sum(({ surplus }) => surplus.length)),
  };
  if (process.env.SHOW)
    console.info(verdicts.flatMap(({ unmet, unnamed, surplus }) => [...unmet, ...unnamed, ...surplus]).join("\n"));
  console.info(`retellings, of ${asked} events: ${JSON.stringify(figures)} per cent`);
  expect(figures.named).toBeGreaterThanOrEqual(reached.named);
  expect(figures.met).toBeGreaterThanOrEqual(reached.met);
  expect(figures.surplus).toBeLessThanOrEqual(reached.surplus);
});

test("articles without a political event are coded with at most three events in ten", () => {
  const articles = read("test/reports/quiet.txt");
  const events = articles
    .map(code)
    .flatMap(({ document, events: coded }) => coded.map(({ type }) => `${document.id}: ${type}`));
  expect(articles.length).toBeGreaterThanOrEqual(20);
  expect(events.length, events.join("\n")).toBeLessThanOrEqual(0.3 * articles.length);
});

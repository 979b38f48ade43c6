/** The invariants at full size: ten times the random texts, 100,000 words in one sentence, 1 MB of any bytes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBreaches } from "./breaches.js";
import { allowed, breachesOf, code, examples, NEVER, toDocument } from "./checked-coder.js";
import { garbled, hostile, noise, published, repeat, report, toSpliced } from "./texts.js";

const HOUR = 3_600_000;

describe("any text is coded as the contract says", () => {
  test.each([
    { kind: "reports", texts: report, numRuns: 1500 },
    { kind: "examples of the patterns, cut and joined", texts: toSpliced(examples), numRuns: 2000 },
    { kind: "reports with noise in them", texts: garbled, numRuns: 1500 },
    { kind: "noise", texts: noise, numRuns: 3000 },
  ])(
    "$numRuns of $kind",
    ({ texts, numRuns }) => {
      const property = fc.property(texts, published, (text, date) => {
        expect(breachesOf(text, date)).toEqual([]);
      });
      fc.assert(property, { seed: 3, numRuns });
    },
    HOUR,
  );

  test.each([
    ["100,000 words in one sentence", repeat("rebels killed the soldiers and ", 620_000)],
    ["1 MB of any bytes", hostile["any bytes as UTF-8"]?.(1_000_000) ?? ""],
  ])(
    "%s",
    (_, text) => {
      expect(findBreaches(text, code(toDocument(text)), allowed)).toEqual([]);
    },
    2 * NEVER,
  );
});

/** The invariants at full size: ten times the random texts, 100,000 words in one sentence, 1 MB of any bytes. */
import { describe, expect, test } from "vitest";
import { findBreaches } from "./breaches.js";
import { allowed, code, NEVER, sweep, sweeps, toDocument } from "./checked-coder.js";
import { hostile, repeat } from "./texts.js";

const HOUR = 3_600_000;

describe("any text is coded as the contract says", () => {
  test.each(sweeps.map((texts) => ({ ...texts, numRuns: 10 * texts.numRuns })))(
    "$numRuns of $kind",
    (texts) => {
      sweep(texts, 3);
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

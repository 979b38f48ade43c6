import { expect, test } from "vitest";
import { displayWidth, pad, toPrintable, wrap } from "./terminal.js";

test("nothing that a terminal obeys is left", () => {
  expect(toPrintable("a\u001b[31mb\u009b2Jc\u202ed\u0007e\nf\tg\ud800h")).toBe(
    "a\ufffd[31mb\ufffd2Jcd\ufffde f g\ufffdh",
  );
});

test.each([
  ["plain", 5],
  ["東京", 4],
  ["e\u0301", 1],
  ["서울", 4],
  ["👩‍👩‍👧", 2],
  ["Ｕｎ", 4],
  ["عربي", 4],
])("%s takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
  expect(displayWidth(pad(text, 12))).toBe(12);
});

test("lines break after blanks, slashes and hyphens", () => {
  expect(wrap("ASSAULT/suicide-attack in the city", 12)).toEqual(["ASSAULT/", "suicide-", "attack in", "the city"]);
});

test("a word longer than a line is cut", () => {
  expect(wrap("abcdefghij k", 4)).toEqual(["abcd", "efgh", "ij k"]);
  expect(wrap("東京東京", 5)).toEqual(["東京", "東京"]);
});

test("no text is one empty line", () => {
  expect(wrap("", 10)).toEqual([""]);
  expect(wrap("  ", 10)).toEqual([""]);
});

import { expect, test } from "vitest";
import { tagWords } from "./tagger.js";

test("a text is cut as ever, whatever was read before it", () => {
  const text = "Wexford's efforts failed.";
  const before = tagWords(text);
  expect(before.map((word) => word.text)).toEqual(["Wexford", "'s", "efforts", "failed", "."]);
  // Before a full stop the library keeps such a word whole, and would keep it so ever after.
  expect(tagWords("The plan was Wexford's.").map((word) => word.text)).toContain("Wexford's");
  expect(tagWords(text)).toEqual(before);
});

test("words are told with part of speech and base form; of blanks nothing is told", () => {
  expect(tagWords("The rebels  attacked.").slice(1)).toEqual([
    { text: "rebels", tag: "NOUN", lemma: "rebel" },
    { text: "attacked", tag: "VERB", lemma: "attack" },
    { text: ".", tag: "PUNCT", lemma: "." },
  ]);
  expect(tagWords("")).toEqual([]);
});

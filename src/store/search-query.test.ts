import { expect, test } from "vitest";
import { parseSearch } from "./search-query.js";

const term = (...words: string[]) => ({ words, isPrefix: false });
const prefix = (...words: string[]) => ({ words, isPrefix: true });

test.each([
  ["rebels Border", [term("rebels"), term("border")]],
  ['"the border crossing" Goma', [term("the", "border", "crossing"), term("goma")]],
  ["clos*", [prefix("clos")]],
  ['"border cross"* "border cross*"', [prefix("border", "cross"), prefix("border", "cross")]],
  ["al-Shabaab", [term("al", "shabaab")]],
  ['"never closed', [term("never", "closed")]],
  ["Müller's", [term("muller", "s")]],
  ["* \" - ''", []],
])("%s", (text, terms) => {
  expect(parseSearch(text)).toEqual(terms);
});

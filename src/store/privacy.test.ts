import { expect, test } from "vitest";
import { sample } from "../../test/sample.js";
import type { CodedDocument, Entity } from "../model/coded-document.js";
import { toSpan } from "../model/span.js";
import { maskPrivate, noneForgotten } from "./privacy.js";

const place = sample.events[0]?.place ?? null;

/** A text with people in it: those behind "-" are private, those behind "@" places. Each is named by the words given. */
function masked(text: string, names: readonly string[], about: Partial<CodedDocument["document"]> = {}) {
  const entities = names.map((each, index): Entity => {
    const name = each.replace(/^[-@]/, "");
    const start = text.lastIndexOf(name);
    const mentions = [{ ...toSpan(text, start, start + name.length), form: "name" as const }];
    return {
      id: `e${index}`,
      kind: "person",
      name,
      mentions,
      public: !each.startsWith("-"),
      actor: null,
      place: each.startsWith("@") ? place : null,
    };
  });
  const coded = { ...sample, document: { ...sample.document, ...about }, entities, mentions: [], statements: [] };
  return maskPrivate(coded, text, noneForgotten);
}

test.each([
  [
    "Maria Lopez died. LOPEZ was 34; Lopez's son was 3.",
    ["-Maria Lopez"],
    "█████ █████ died. █████ was 34; █████'s son was 3.",
  ],
  [
    "Jordan Smith died in Jordan; it was Smith's home.",
    ["-Jordan Smith", "@Jordan"],
    "██████ █████ died in Jordan; it was █████'s home.",
  ],
  ["José Pérez died. Jose Perez was old.", ["-José Pérez"], "████ █████ died. ████ █████ was old."],
  ["J. Okot-Bitek died. Okot and okot differ.", ["-J. Okot-Bitek"], "█. ████-█████ died. ████ and okot differ."],
  ["Ali bin Said, the bin man, said so.", ["-Ali bin Said"], "███ ███ ████, the bin man, said so."],
  ["Imran Khan met Asif Khan. Khan smiled.", ["Imran Khan", "-Asif Khan"], "Imran Khan met ████ ████. Khan smiled."],
  ["Maria Lopez died. Lopez was 34.", ["-Maria Lopez", "Lopez"], "█████ █████ died. █████ was 34."],
  ["Nobody private is here: Ada Lowe.", ["Ada Lowe"], "Nobody private is here: Ada Lowe."],
])("%s", (text, names, expected) => {
  const { text: stored } = masked(text, names);
  expect(stored).toBe(expected);
  expect(stored).toHaveLength(text.length);
});

test("a mention of nothing but a private person's words is that person", () => {
  const { coded } = masked("Maria Lopez died. Then Lopez.", ["-Maria Lopez", "Lopez"]);
  expect(coded.entities.map((each) => [each.name, each.public])).toEqual([
    ["", false],
    ["", false],
  ]);
});

test("a link or id with the name in it goes, others stay", () => {
  const named = { id: "news/2023/maria-lopez-shot", url: "https://news.example/lopez-shot", title: "MARIA LOPEZ shot" };
  const { coded, sourceId } = masked("Maria Lopez died.", ["-Maria Lopez"], named);
  expect([sourceId, coded.document.url, coded.document.title]).toEqual([null, undefined, "█████ █████ shot"]);
  const other = { id: "news/17", url: "https://news.example/17", title: "A shooting" };
  const kept = masked("Maria Lopez died.", ["-Maria Lopez"], other);
  expect([kept.sourceId, kept.coded.document.url]).toEqual([other.id, other.url]);
});

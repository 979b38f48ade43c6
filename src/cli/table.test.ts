import { expect, test } from "vitest";
import { sample } from "../../test/sample.js";
import type { CodedDocument } from "../model/coded-document.js";
import { createTable } from "./table.js";
import { displayWidth } from "./terminal.js";

const plain = { width: 110, hasColour: false, evidence: false };
const withoutReasons: CodedDocument = { ...sample };
delete withoutReasons.explanation;

function write(document: CodedDocument, options: Partial<typeof plain> = {}): string[] {
  return createTable({ ...plain, ...options })
    .write(document)
    .split("\n");
}

test("one row an event; a private person has no name", () => {
  expect(write(withoutReasons)).toEqual([
    "sample · A market · The Paper · 2023-02-20",
    "date        event            who → whom                 place           killed  status     according to",
    "2023-02-17  ASSAULT/bombing  Rebels → a private person  Northtown, NTL  5+      contested  police",
    "",
  ]);
});

test("evidence: the sentence, its trigger marked, and the codes of the parties", () => {
  expect(write(withoutReasons, { evidence: true }).slice(3)).toEqual([
    "  │ Rebels «bombed» a market in Northtown on Friday, killing at least five people, police said.",
    "    Rebels = NTL REB",
    "",
  ]);
});

test("explanations: the rule of each field, and what was dropped", () => {
  const lines = write(sample);
  expect(lines).toContain("        actor Rebels “Rebels” by subject");
  expect(lines).toContain("    dropped “denied”  triggers, needs recipient: nobody to deny");
});

test.each([30, 60, 76, 80, 100, 200])("nothing is wider than a terminal of %i columns", (width) => {
  const name = "東京消防庁 and the Extraordinarily Long-Named Brotherhood-of-the-Unbreakable-Mountain Front";
  const entities = sample.entities.map((entity) => ({ ...entity, name }));
  const lines = write({ ...sample, entities }, { width, evidence: true });
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
});

test("colour marks the trigger, and control characters of the document never come through", () => {
  const [mention] = sample.mentions;
  if (mention === undefined) throw new Error("the sample has a mention");
  const odd = "Reb\u001b[2Jels";
  const sentence = { ...mention.sentence, text: mention.sentence.text.replace("Rebels", odd) };
  const shift = odd.length - "Rebels".length;
  const trigger = { ...mention.trigger, start: mention.trigger.start + shift, end: mention.trigger.end + shift };
  const entities = sample.entities.map((entity) => ({ ...entity, name: `\u001b]0;${entity.name}\u0007` }));
  const document = { ...sample, entities, mentions: [{ ...mention, sentence, trigger }] };
  const written = write(document, { evidence: true, hasColour: true }).join("\n");
  expect(written).toContain("\u001b[7mbombed\u001b[27m");
  expect(written).toContain("Reb\ufffd[2Jels");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  expect(written.replace(/\u001b\[\d+m/g, "").replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
});

test("a document without events says so", () => {
  expect(write({ ...withoutReasons, events: [], mentions: [] })).toEqual([
    "sample · A market · The Paper · 2023-02-20",
    "no events",
    "",
  ]);
});

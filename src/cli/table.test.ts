import { expect, test } from "vitest";
import { sample } from "../../test/sample.js";
import type { CodedDocument, DocumentEvent, EventMention } from "../model/coded-document.js";
import { createTable } from "./table.js";
import { displayWidth } from "./terminal.js";

const plain = { width: 120, hasColour: false, evidence: false };
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
    "date        event            who → whom                 place           killed/injured  status     according to",
    "2023-02-17  ASSAULT/bombing  Rebels → a private person  Northtown, NTL  5+ killed       contested  police",
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
  expect(lines).toContain("        dropped “denied”  needs recipient: nobody to deny");
});

test("explanations: sentences and words in the order of the text, one line a word and outcome", () => {
  const [denied] = sample.explanation ?? [];
  const [mention] = sample.mentions;
  if (denied === undefined || mention === undefined) throw new Error("the sample has both");
  const at = { ...denied, span: mention.trigger, reason: "nobody" };
  const explanation = [
    denied,
    { ...at, rule: "AID: bomb" },
    { ...at, rule: "ASSAULT: bomb", outcome: "kept" as const, reason: "actors: Rebels" },
    { ...at, rule: "ACCUSE: bomb" },
    { ...at, rule: "AID: bomb" },
  ];
  const lines = write({ ...sample, explanation });
  expect(lines.slice(lines.indexOf("words that could name an event") + 1)).toEqual([
    "    Rebels bombed a market in Northtown on Friday, killing at least five…",
    "        kept “bombed”  bomb (ASSAULT): actors: Rebels",
    "        dropped “bombed”  bomb (AID, ACCUSE): nobody",
    "    where no event was found:",
    "        dropped “denied”  needs recipient: nobody to deny",
    "",
  ]);
});

/** The one row of the sample with its event and mention changed, each cell alone. */
function writeRow(event: Partial<DocumentEvent>, mention: Partial<EventMention> = {}): string[] {
  const events = withoutReasons.events.map((each) => ({ ...each, ...event }));
  const mentions = withoutReasons.mentions.map((each) => ({ ...each, ...mention }));
  return write({ ...withoutReasons, events, mentions }, { width: 400 })[2]?.split(/ {2,}/) ?? [];
}

test("all figures are shown, and what did not simply happen in plain words", () => {
  expect(writeRow({ injured: { min: 12, max: 12 } })[4]).toBe("5+ killed, 12 injured");
  expect(writeRow({ killed: null, injured: { min: 0, max: 9 } })[4]).toBe("≤9 injured");
  expect(writeRow({ auxiliary: ["negation", "hypothetical"] })[5]).toBe("contested, not happened, might");
  expect(writeRow({ auxiliary: ["historical"] })[5]).toBe("contested, history");
  expect(writeRow({ status: "planned", auxiliary: ["future"] })[5]).toBe("planned");
});

test.each([
  [["alleges"], "Rebels (alleged) → a private person"],
  [["alleges", "asserts"], "Rebels → a private person"],
  [["asserts", "claims-responsibility"], "Rebels (claims it) → a private person"],
  [["denies"], "Rebels (denies it) → a private person"],
] as const)("an actor whose part is %s is shown so", (stances, parties) => {
  const [, actor] = sample.mentions[0]?.evidence ?? [];
  if (actor === undefined) throw new Error("the sample names its actor");
  expect(writeRow({}, { evidence: stances.map((stance) => ({ ...actor, stance })) })[2]).toBe(parties);
});

test("every source is shown, whoever said it first before whoever cites it", () => {
  const [police] = sample.mentions[0]?.attribution ?? [];
  if (police === undefined) throw new Error("the sample names its source");
  const paper = { ...police, speaker: null, text: { ...police.text, text: "The Paper" } };
  expect(writeRow({}, { attribution: [paper, { ...police, stance: "denies" }] })[6]).toBe(
    "police (denies) via The Paper",
  );
  expect(writeRow({}, { attribution: [] })[6]).toBe("the report");
});

test("a sentence that reports an event twice is shown once, with both words marked", () => {
  const [mention] = withoutReasons.mentions;
  if (mention === undefined) throw new Error("the sample has a mention");
  const start = mention.sentence.text.indexOf("killing");
  const second = { ...mention, id: "m2", trigger: { start, end: start + 7, text: "killing" } };
  const events = withoutReasons.events.map((event) => ({ ...event, mentions: ["m1", "m2"] }));
  const lines = write({ ...withoutReasons, events, mentions: [mention, second] }, { evidence: true });
  expect(lines.filter((line) => line.includes("│"))).toEqual([
    "  │ Rebels «bombed» a market in Northtown on Friday, «killing» at least five people, police said.",
  ]);
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

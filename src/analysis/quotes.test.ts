import { expect, test } from "vitest";
import { analyseInWorld } from "../../test/world.js";
import type { Speech } from "../model/analysis.js";

const speechesOf = (text: string): readonly Speech[] => analyseInWorld(text).speeches;

/** "source | cue | content" of every statement. */
const listOf = (text: string) =>
  speechesOf(text).map(
    ({ source, cue, content }) =>
      `${source?.text ?? "nobody"} | ${cue.text} | ${content.map((span) => span.text).join(" … ")}`,
  );

test.each([
  ["Police said rebels had fled.", "Police | said | rebels had fled"],
  ["Police said that rebels had fled.", "Police | said | rebels had fled"],
  ["Rebels had fled, police said.", "police | said | Rebels had fled"],
  ["Rebels had fled, said Karl Brod.", "Karl Brod | said | Rebels had fled"],
])("who says what: %s", (text, speech) => {
  expect(listOf(text)).toEqual([speech]);
});

test("a quotation around its source", () => {
  expect(listOf("“The rebels fled,” Karl Brod said, “and we came.”")).toEqual([
    "Karl Brod | said | “The rebels fled,” … “and we came.”",
  ]);
});

test("according to, before and behind", () => {
  expect(listOf("Rebels had fled, according to police.")).toEqual(["police | according to | Rebels had fled"]);
  expect(listOf("According to police, rebels had fled.")).toEqual(["police | According to | rebels had fled"]);
});

test("a source with what hangs on it by of", () => {
  expect(listOf("The ministry of the interior said rebels had fled.")).toEqual([
    "The ministry of the interior | said | rebels had fled",
  ]);
});

test("a passive without an agent has no source", () => {
  expect(speechesOf("It was alleged that rebels had fled.")[0]).toMatchObject({ source: null, stance: "alleges" });
});

test("a passive with an agent has it as its source", () => {
  expect(speechesOf("It was denied by Karl Brod that rebels had fled.")[0]).toMatchObject({
    source: { text: "Karl Brod" },
    stance: "denies",
  });
});

test.each([
  ["Police said rebels had fled.", "asserts"],
  ["Police alleged that rebels had fled.", "alleges"],
  ["Police denied that rebels had fled.", "denies"],
  ["Police confirmed that rebels had fled.", "confirms"],
  ["Police announced that rebels had fled.", "announces"],
  ["Police did not confirm that rebels had fled.", "denies"],
])("stance: %s", (text, stance) => {
  expect(speechesOf(text)[0]?.stance).toBe(stance);
});

test("what is quoted and what is not", () => {
  expect(speechesOf("“Rebels fled,” police said.")[0]?.quoted).toBe(true);
  expect(speechesOf('"Rebels fled," police said.')[0]?.quoted).toBe(true);
  expect(speechesOf("Rebels fled, police said.")[0]?.quoted).toBe(false);
});

test("a claim is what stands behind its verb", () => {
  expect(listOf("Karl Brod denied any part in the attack.")).toEqual(["Karl Brod | denied | any part in the attack"]);
});

test("to be is no verb of reporting, and a verb of reporting without content says nothing", () => {
  expect(listOf("The claim is false.")).toEqual([]);
  expect(listOf("Karl Brod said so.").filter((speech) => speech.endsWith("| "))).toEqual([]);
});

test("statements come in the order of their cues, each with its sentence", () => {
  const speeches = speechesOf("Police said rebels fled. It rained. Karl Brod said that Norland had denied the attack.");
  expect(speeches.map(({ cue }) => cue.text)).toEqual(["said", "said", "had denied"]);
  expect(speeches.map(({ sentence }) => sentence)).toEqual([0, 2, 2]);
});

test("all spans slice to their text", () => {
  const text = "  “Rebels fled,” Karl Brod said, “and – according to police – Norland came.”";
  const spans = speechesOf(text).flatMap(({ source, cue, content }) => [source ?? cue, cue, ...content]);
  expect(spans.length).toBeGreaterThan(2);
  for (const { start, end, text: words } of spans) expect(text.slice(start, end)).toBe(words);
});

test("a quotation that began sentences ago, and one that goes on behind its source", () => {
  expect(listOf("“The rebels fled. Nobody was hurt,” Karl Brod said. “We came later.”")).toEqual([
    "Karl Brod | said | “The rebels fled. Nobody was hurt,” … “We came later.”",
  ]);
  expect(listOf("“Who fled?” Karl Brod asked.")).toEqual(["Karl Brod | asked | “Who fled?”"]);
  expect(listOf("''The rebels fled,'' Karl Brod said.")).toEqual(["Karl Brod | said | ''The rebels fled,''"]);
});

test("a quotation in a paragraph of its own behind a colon", () => {
  expect(listOf("Karl Brod added:\n\n“The rebels fled. We came.”")).toEqual([
    "Karl Brod | added | “The rebels fled. We came.”",
  ]);
});

test("a quotation that goes on is not taken from its own source", () => {
  expect(listOf("“Rebels fled,” Karl Brod said. “Nobody came,” Ada Lowe said.")).toEqual([
    "Karl Brod | said | “Rebels fled,”",
    "Ada Lowe | said | “Nobody came,”",
  ]);
});

test.each([
  ["The town, Karl Brod said, had fallen.", "Karl Brod | said | The town … had fallen"],
  ["Karl Brod said on Monday in Northtown that rebels had fled.", "Karl Brod | said | rebels had fled"],
  ["Karl Brod said that, if attacked, the rebels would flee.", "Karl Brod | said | if attacked, the rebels would flee"],
  ["Karl Brod called for calm in Northtown.", "Karl Brod | called for | calm in Northtown"],
  ["Karl Brod warned of a new attack.", "Karl Brod | warned of | a new attack"],
  ["Karl Brod called the raid a crime.", "Karl Brod | called | the raid a crime"],
])("other frames: %s", (text, speech) => {
  expect(listOf(text)).toEqual([speech]);
});

test("the office said, as somebody reports", () => {
  expect(listOf("Rebels had fled, the ministry said, Norland Radio reported.")).toEqual([
    "the ministry | said | Rebels had fled",
    "Norland Radio | reported | Rebels had fled, the ministry said",
  ]);
});

test("a noun that ascribes", () => {
  expect(listOf("Norland's claim that rebels had fled was repeated.")).toEqual(["Norland | claim | rebels had fled"]);
  expect(listOf("Karl Brod made allegations that soldiers had shelled the town.")).toEqual([
    "Karl Brod | allegations | soldiers had shelled the town",
  ]);
});

test("what a speaker says of himself inside what he says is no statement apart, nor is what nobody has said yet", () => {
  expect(listOf("“I think rebels fled,” Karl Brod said.")).toEqual(["Karl Brod | said | “I think rebels fled,”"]);
  expect(listOf("Karl Brod came to say that rebels had fled.").length).toBe(1);
  expect(listOf("Karl Brod wanted to say that rebels had fled.")).toEqual([]);
});

test("a denial leaves out the word that joins it", () => {
  expect(listOf("Norland had shelled the town, which Karl Brod denied.")).toEqual([
    "Karl Brod | denied | Norland had shelled the town",
  ]);
});

test.each(["Karl Brod found a way.", "Karl Brod called the minister.", "Karl Brod would say that rebels had fled."])(
  "nobody has said anything: %s",
  (text) => {
    expect(listOf(text)).toEqual([]);
  },
);

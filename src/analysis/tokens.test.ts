import { expect, test } from "vitest";
import { repeat } from "../../test/texts.js";
import { grammar } from "../../test/world.js";
import { tokenise } from "./tokens.js";

const sentencesOf = (text: string) => tokenise(text, grammar).map((sentence) => sentence.text);
const tokensOf = (text: string) => tokenise(text, grammar).flatMap(({ tokens }) => tokens);
const wordsOf = (text: string) => tokensOf(text).map((token) => token.text);
const paragraphsOf = (text: string) => tokenise(text, grammar).map(({ paragraph }) => paragraph);

/** "word/TAG" of the words that are asked for. */
function tagsOf(text: string, ...words: readonly string[]): string[] {
  return tokensOf(text)
    .filter((token) => words.includes(token.text))
    .map((token) => `${token.text}/${token.tag}`);
}

test.each([
  ["He left. She stayed.", ["He left.", "She stayed."]],
  ["Why? Because. Enough!", ["Why?", "Because.", "Enough!"]],
  ["He left... She stayed.", ["He left...", "She stayed."]],
  ["Gen. Lowe met Mr. Brod.", ["Gen. Lowe met Mr. Brod."]],
  ["J. P. Lowe left.", ["J. P. Lowe left."]],
  ["He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]],
  ["The U.S. Senate voted.", ["The U.S. Senate voted."]],
  ["It rose by 3.5 percent. Prices fell.", ["It rose by 3.5 percent.", "Prices fell."]],
  ["“It is over.” He left.", ["“It is over.”", "He left."]],
  ['"It is over." He left.', ['"It is over."', "He left."]],
  ["(It was over.) He left.", ["(It was over.)", "He left."]],
  ["He left. “It is over.”", ["He left.", "“It is over.”"]],
  ["It is over! he cried. They left.", ["It is over! he cried.", "They left."]],
])("sentences of %s", (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test("a blank line parts paragraphs, and so does a line break", () => {
  expect(paragraphsOf("He left. She stayed.\n\nIt rained.")).toEqual([0, 0, 1]);
  expect(paragraphsOf("He left.\nShe stayed.")).toEqual([0, 1]);
  expect(sentencesOf("A headline without a stop\nHe left.")).toEqual(["A headline without a stop", "He left."]);
});

test("in a text that is wrapped by hand only a blank line parts paragraphs", () => {
  const wrapped = [
    "The rebels left the town before the first of the soldiers came",
    "over the bridge, and the people of the town stayed in their",
    "houses until the night was over and nobody was in the streets.",
    "",
    "It rained.",
  ].join("\n");
  expect(paragraphsOf(wrapped)).toEqual([0, 1]);
});

test.each(["", " ", "\n\n", "\t \u00a0"])("%j has no sentence", (text) => {
  expect(sentencesOf(text)).toEqual([]);
});

test.each([
  "Rebels' leader Vučić-Łęcki met Zoë O’Dare in Ağrı; 3.5 % of $5m, she said.",
  "“İzmir’s mayor” (they said) — 12,000 people…\r\n\tNext: line.",
  "a\u0000b \u00a0\u200b c\ufeff d\u2028e\u0085f 👩‍👩‍👧 e\u0301 \ud800 x",
])("nothing but blanks is left out: %j", (text) => {
  for (const { start, end, text: words } of [...tokenise(text, grammar), ...tokensOf(text)])
    expect(text.slice(start, end)).toBe(words);
  expect(wordsOf(text).join("")).toBe(text.replaceAll(/\s/g, ""));
});

test("a word is not torn at letters that English does not have", () => {
  expect(wordsOf("Vučić met Łęcki in Ağrı.")).toEqual(["Vučić", "met", "Łęcki", "in", "Ağrı", "."]);
});

test("small letters, straight apostrophes, base forms", () => {
  const tokens = tokensOf("Sudria’s rebels ATTACKED two villages.");
  expect(tokens.map(({ lower }) => lower)).toEqual(["sudria", "'s", "rebels", "attacked", "two", "villages", "."]);
  expect(tokens.map(({ lemma }) => lemma).slice(2)).toEqual(["rebel", "attack", "two", "village", "."]);
});

test.each([
  ["Police alleged that rebels fled.", "alleged", "allege"],
  ["Gunmen abducted the villagers.", "abducted", "abduct"],
  ["Thousands staged a protest.", "staged", "stage"],
  ["Fighting raged in the town.", "raged", "rage"],
  ["Police are arresting the rebels.", "arresting", "arrest"],
])("base form: %s", (text, word, base) => {
  expect(tokensOf(text).find((token) => token.text === word)?.lemma).toBe(base);
});

test("parts of speech", () => {
  expect(
    tagsOf("The rebels attacked a village near Greyford.", "The", "rebels", "attacked", "near", "Greyford"),
  ).toEqual(["The/DET", "rebels/NOUN", "attacked/VERB", "near/ADP", "Greyford/PROPN"]);
});

test("parts of speech that the tagger gets wrong are mended", () => {
  expect(tagsOf("The attack on the town failed.", "attack")).toEqual(["attack/NOUN"]);
  expect(tagsOf("Gunmen shot the guard.", "shot")).toEqual(["shot/VERB"]);
  expect(tagsOf("Police fired tear gas.", "tear")).toEqual(["tear/NOUN"]);
  expect(tagsOf("The wounded fled.", "wounded")).toEqual(["wounded/ADJ"]);
  expect(tagsOf("It was alleged that they fled.", "alleged")).toEqual(["alleged/VERB"]);
  expect(tagsOf("Rebels entered the town, planning to leave.", "planning")).toEqual(["planning/VERB"]);
  expect(tagsOf("He was very limited.", "limited")).toEqual(["limited/ADJ"]);
  expect(tagsOf("The warning was late.", "warning")).toEqual(["warning/NOUN"]);
});

test("a text in capitals is read as if it were written small", () => {
  const text = "REBELS ATTACKED SEVERAL VILLAGES NEAR THE BORDER.";
  expect(tagsOf(text, "ATTACKED", "VILLAGES")).toEqual(["ATTACKED/VERB", "VILLAGES/NOUN"]);
  expect(wordsOf(text).slice(0, 4)).toEqual(["REBELS", "ATTACKED", "SEVERAL", "VILLAGES"]);
});

test.each([
  ["REBELS KILL FIVE IN GOMA", "KILL"],
  ["POLICE ARREST 12 IN RAID", "ARREST"],
  ["GUNMEN SHOT MAYOR DEAD", "SHOT"],
  ["SUDRIA BANS GROUP", "BANS"],
])("a short headline in capitals keeps its verb: %s", (text, verb) => {
  expect(tagsOf(text, verb)).toEqual([`${verb}/VERB`]);
});

test("sentences are numbered through the text", () => {
  expect(tokenise("He left. She stayed.\n\nIt rained.", grammar).map(({ index }) => index)).toEqual([0, 1, 2]);
});

test("a sentence without end is cut, and no word is lost", () => {
  const text = repeat("the old men, ", 13_000);
  const sentences = tokenise(text, grammar);
  expect(sentences.length).toBeGreaterThan(1);
  expect(sentences.flatMap(({ tokens }) => tokens).length).toBe(4000);
  for (const { text: words } of sentences) expect(words.endsWith(",")).toBe(true);
});

/** Every form of every verb that the knowledge base names comes back to its base form in a plain sentence. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tokenise } from "../src/analysis/tokens.js";
import { Gazetteer } from "../src/knowledge/gazetteer.js";
import { toKnowledge } from "../src/knowledge/knowledge.js";
import { readKnowledge } from "../src/knowledge/read.js";

const data = readKnowledge(fileURLToPath(new URL("../knowledge", import.meta.url)));
const { grammar, vocabulary } = toKnowledge(data, Gazetteer.empty());

/** Two spellings of one verb that share a form; words that are seldom verbs; auxiliaries. */
const EXCEPTIONS = new Set(["fulfill", "lambaste", "heap", "down", "fast", "be", "do", "have"]);

const firstWords = Object.values(data.patterns).flatMap((list) =>
  (list ?? [])
    .filter(({ kind }) => kind === "verb")
    .flatMap(({ phrases }) => phrases.map((phrase) => phrase.split(/[\s-]/)[0] ?? "")),
);
const verbs = [...new Set([...firstWords, ...vocabulary.reporting.keys()])].filter(
  (verb) => !EXCEPTIONS.has(verb) && verb.length > 2 && !/ly$/.test(verb),
);

/** "base←form" of every form that is read as another verb's or as no verb. */
function misreadOf(base: string): string[] {
  const forms = grammar.verbForms(base);
  const sentences = [
    [forms.base, `They will ${forms.base} it.`],
    [forms.third, `He ${forms.third} it.`],
    [forms.past, `The rebels ${forms.past} it.`],
    [forms.participle, `It was ${forms.participle} by rebels.`],
    [forms.participle, `They have ${forms.participle} it.`],
    [forms.gerund, `They are ${forms.gerund} it.`],
    [forms.gerund, `They left, ${forms.gerund} it.`],
  ] as const;
  return sentences.flatMap(([form, sentence]) => {
    const token = tokenise(sentence, grammar)[0]?.tokens.find(({ lower }, at) => at > 0 && lower === form);
    return token?.tag === "VERB" && token.lemma === base ? [] : [`${base}←${form} (${token?.lemma} ${token?.tag})`];
  });
}

test("forms of verbs", () => {
  expect(verbs.length).toBeGreaterThan(1000);
  expect(verbs.flatMap(misreadOf)).toEqual([]);
});

test.each([
  ["Donors wound around the building.", "wound", "wind"],
  ["They tried to wound him.", "wound", "wound"],
  ["He found it.", "found", "find"],
  ["The rebels slew him.", "slew", "slay"],
  ["They exceed it.", "exceed", "exceed"],
])("%s", (sentence, form, base) => {
  expect(tokenise(sentence, grammar)[0]?.tokens.find(({ lower }) => lower === form)?.lemma).toBe(base);
});

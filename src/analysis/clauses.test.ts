import { expect, test } from "vitest";
import { analyseInWorld } from "../../test/world.js";
import type { Clause, Sentence } from "../model/analysis.js";

function headsOf({ tokens, phrases }: Sentence, numbers: readonly number[]): string {
  return numbers.map((number) => tokens[phrases[number]?.head ?? -1]?.text).join(", ") || "nobody";
}

/** "subjects | verb group | objects | preposition phrase" of every clause. */
function clausesOf(text: string): string[] {
  return analyseInWorld(text).sentences.flatMap((sentence) =>
    sentence.clauses.map((clause) => {
      const verbs = sentence.tokens.slice(clause.first, clause.end).map((token) => token.text);
      const obliques = clause.obliques.map(
        ({ preposition, phrase }) => `${preposition} ${headsOf(sentence, [phrase])}`,
      );
      return [headsOf(sentence, clause.subjects), verbs.join(" "), headsOf(sentence, clause.objects), ...obliques].join(
        " | ",
      );
    }),
  );
}

/** The first clause with a verb of this form. */
function clauseOf(text: string, verb: string): Clause | undefined {
  const all = analyseInWorld(text).sentences.flatMap(({ tokens, clauses }) =>
    clauses.map((clause) => ({ clause, form: tokens[clause.verb]?.text })),
  );
  return all.find(({ form }) => form === verb)?.clause;
}

test("who does what to whom, where", () => {
  expect(clausesOf("Rebels attacked an army post near Greyford.")).toEqual([
    "Rebels | attacked | post | near Greyford",
  ]);
});

test("in the passive the subject is what the sentence says; the agent hangs on by", () => {
  const text = "A village was attacked by rebels.";
  expect(clausesOf(text)).toEqual(["village | was attacked | nobody | by rebels"]);
  expect(clauseOf(text, "attacked")).toMatchObject({ voice: "passive", tense: "past" });
});

test.each([
  ["The rebels have not attacked the village.", { perfect: true, negated: true, modal: null }],
  ["The rebels may attack the village.", { modal: "may", tense: "present", negated: false }],
  ["The rebels will attack the village.", { modal: "will", tense: "future", perfect: false }],
])("verb groups: %s", (text, expected) => {
  expect(clauseOf(text, text.includes("attacked") ? "attacked" : "attack")).toMatchObject(expected);
});

test("what is said hangs on the verb that says it", () => {
  const text = "Officials said that rebels had killed five soldiers.";
  expect(clausesOf(text)).toEqual(["Officials | said | nobody", "rebels | had killed | soldiers"]);
  expect(clauseOf(text, "killed")).toMatchObject({
    governor: 0,
    relation: "complement",
    marker: "that",
    perfect: true,
  });
});

test("whom one urges is who is to act", () => {
  const text = "Norland urged rebels to release prisoners.";
  expect(clausesOf(text)).toEqual(["Norland | urged | rebels", "rebels | to release | prisoners"]);
  expect(clauseOf(text, "release")).toMatchObject({ relation: "complement", marker: "to", tense: "infinitive" });
});

test("whoever announces plans to close is who would close", () => {
  expect(clausesOf("The army announced plans to close the border.")).toEqual([
    "army | announced | plans",
    "army | to close | border",
  ]);
});

test.each([
  ["Rebels attacked a post and killed two soldiers.", "killed", "Rebels | killed | soldiers", "conjunct"],
  ["Rebels stormed the compound, killing two soldiers.", "killing", "Rebels | killing | soldiers", "participial"],
  ["Norland accused Sudria of attacking a village.", "attacking", "Sudria | attacking | village", "adverbial"],
])("a shared subject is filled in: %s", (text, verb, clause, relation) => {
  expect(clausesOf(text)[1]).toBe(clause);
  expect(clauseOf(text, verb)).toMatchObject({ governor: 0, relation });
});

test("coordinated passives share their auxiliary and their agent", () => {
  expect(clausesOf("The villagers were abducted and killed by the army.")).toEqual([
    "villagers | were abducted | nobody | by army",
    "villagers | killed | nobody | by army",
  ]);
});

test("a relative clause describes the phrase before it, and the main verb finds its subject behind it", () => {
  const text = "The army, which has ties to Sudria, attacked the village.";
  expect(clausesOf(text)).toEqual(["army | attacked | village", "army | has | ties | to Sudria"]);
  expect(clauseOf(text, "has")).toMatchObject({ governor: 0, relation: "relative", marker: "which" });
});

test("a participle behind a phrase describes it", () => {
  expect(clausesOf("Rebels backed by Sudria attacked a village.")).toEqual([
    "Rebels | attacked | village",
    "Rebels | backed | nobody | by Sudria",
  ]);
});

test("what a relative clause with a subject of its own describes is its object", () => {
  expect(clausesOf("Norland made a claim, which Sudria denied.")[1]).toBe("Sudria | denied | claim");
});

test("what somebody denies behind that is the noun before it, what somebody tells is a clause", () => {
  expect(clausesOf("It is a claim that the army dismissed as nonsense.")[1]).toBe(
    "army | dismissed | claim | as nonsense",
  );
  expect(clausesOf("It is a claim that the army fled.")[1]).toBe("army | fled | nobody");
});

test("a condition and a time", () => {
  expect(clauseOf("If the rebels killed him, the army would leave.", "killed")?.relation).toBe("conditional");
  expect(clauseOf("The army left after rebels attacked the village.", "attacked")).toMatchObject({
    relation: "adverbial",
    marker: "after",
  });
});

test("the speaker may stand behind the verb, or in the middle", () => {
  expect(clausesOf("“We left,” said Lowe.")).toEqual(["We | left | nobody", "Lowe | said | nobody"]);
  expect(clausesOf("Gunmen, a witness said, had opened fire.")).toEqual([
    "Gunmen | had opened | fire",
    "witness | said | nobody",
  ]);
});

test("lists, and names that rename", () => {
  const { phrases } =
    analyseInWorld("Ada Lowe, the minister, met soldiers, policemen and villagers.").sentences[0] ?? {};
  expect(phrases?.map(({ appositionOf }) => appositionOf)).toEqual([null, 0, null, null, null]);
  expect(phrases?.map(({ conjunctOf }) => conjunctOf)).toEqual([null, null, null, 2, 2]);
});

test("what hangs on a phrase, and what on the verb", () => {
  const { phrases, clauses } = analyseInWorld("The leader of the League met rebels in Greyford.").sentences[0] ?? {};
  expect(phrases?.[0]?.attachments).toEqual([{ preposition: "of", phrase: 1, at: 2 }]);
  expect(clauses?.[0]?.obliques.map(({ preposition }) => preposition)).toEqual(["in"]);
});

test("a particle belongs to its verb", () => {
  expect(clauseOf("They blew up a bridge.", "blew")).toMatchObject({ particle: "up", objects: [1] });
});

test("a particle may stand behind the object", () => {
  expect(clauseOf("Rebels handed two soldiers over to the police.", "handed")).toMatchObject({ particle: "over" });
  expect(clausesOf("Rebels handed two soldiers over to the police.")).toEqual([
    "Rebels | handed | soldiers | to police",
  ]);
  expect(clauseOf("They blew the bridge up.", "blew")).toMatchObject({ particle: "up" });
  expect(clauseOf("They flew soldiers over the border.", "flew")).toMatchObject({ particle: null });
});

test("a list of subjects behind a comma opens a clause of its own", () => {
  expect(clausesOf("Rebels attacked a post near Greyford, and Norland and Sudria blamed soldiers.")).toEqual([
    "Rebels | attacked | post | near Greyford",
    "Norland, Sudria | blamed | soldiers",
  ]);
  expect(clausesOf("Rebels attacked Greyford, Southport, and Northtown.")[0]).toBe(
    "Rebels | attacked | Greyford, Southport, Northtown",
  );
});

test("what is to happen is still to come", () => {
  expect(clauseOf("The border is to reopen.", "reopen")?.tense).toBe("future");
  expect(clauseOf("The border is to be reopened.", "reopened")).toMatchObject({ tense: "future", voice: "passive" });
  expect(clauseOf("The border has to reopen.", "reopen")?.tense).not.toBe("future");
});

test("a participle behind as describes", () => {
  expect(clausesOf('The charge was rejected as "wholly made up" by the League.')).toEqual([
    "charge | was rejected | nobody | by League",
  ]);
});

test("names between commas rename the office before them, in lists too", () => {
  expect(clausesOf("The minister, Ada Lowe, and the president, Eli Moss, met rebels.")[0]).toBe(
    "minister, president | met | rebels",
  );
  expect(clausesOf("The president of the League, Eli Moss, and the minister met rebels.")[0]).toBe(
    "president, minister | met | rebels",
  );
  expect(clausesOf("Norland, Sudria, and the League met rebels.")[0]).toBe("Norland, Sudria, League | met | rebels");
});

test("behind a fronted participle stands the subject", () => {
  expect(clausesOf("Hoping for better days, the minister, Ada Lowe, met rebels.")[1]).toBe("minister | met | rebels");
});

test("what killed is the bomb, not the town", () => {
  expect(clausesOf("A bomb in Greyford, which killed five soldiers, was linked to rebels.")).toContain(
    "bomb | killed | soldiers",
  );
  expect(clausesOf("A man from Greyford, which lies in Norland, was attacked.")).toContain(
    "Greyford | lies | nobody | in Norland",
  );
});

test("a second base form shares the modal", () => {
  expect(clauseOf("Norland will attack Greyford and carry out a raid.", "carry")?.tense).toBe("future");
  expect(clauseOf("Norland attacked Greyford and carried out a raid.", "carried")?.tense).toBe("past");
});

test("whoever met acts, whatever participle follows", () => {
  expect(clausesOf("The ministers of Norland and Sudria met aboard a boat moored below Greyford.")[0]).toBe(
    "ministers | met | nobody | aboard boat",
  );
});

test("whoever owns a decision carries it out", () => {
  expect(clausesOf("The League criticised Norland's decision to close the border.")[1]).toBe(
    "Norland | to close | border",
  );
});

test("no verb, no clause", () => {
  expect(clausesOf("A quiet night in Greyford.")).toEqual([]);
});

test("a date parts a phrase and its preposition no further", () => {
  const [sentence] = analyseInWorld("The attack on Monday by rebels killed five.").sentences;
  const attached = sentence?.phrases[0]?.attachments.map(({ preposition, phrase }) => [
    preposition,
    sentence.tokens[sentence.phrases[phrase]?.head ?? -1]?.text,
  ]);
  expect(attached).toEqual([["by", "rebels"]]);
});

import { expect, it } from "vitest";
import { ListedActors } from "../knowledge/actor-store.js";
import { type ActorEntry, Actors } from "../knowledge/actors.js";
import { Ontology } from "../knowledge/ontology.js";
import { checkCorpus, sha256 } from "./check.js";
import { parseCorpus } from "./format.js";

const ontology = new Ontology(
  [{ id: "CONSULT", gloss: "", quad: "", score: 0, future: "AGREE", confusedWith: [], traits: ["speech"] }],
  [{ id: "firearms", type: "ASSAULT", gloss: "", score: null, words: [] }],
  [],
);
const entries: readonly ActorEntry[] = [
  {
    id: "X",
    name: "Ada Known",
    kind: "person",
    country: null,
    aliases: [],
    acronyms: [],
    adjectives: [],
    people: [],
    seats: [],
    codes: [],
  },
];
const actors = new Actors(new ListedActors(entries));

const rulesOf = (...lines: readonly string[]) =>
  checkCorpus(parseCorpus("x.txt", lines.join("\n")), { ontology, actors }).map(
    ({ rule, message }) => `${rule}: ${message}`,
  );

it("is silent where all is well", () => {
  expect(
    rulesOf(
      "# a",
      "[1 group.nominal Gunmen] {e1 ASSAULT.firearms shot} [2 person.nominal a guard].",
      "e1 actor=1 recipient=2 killed=2",
    ),
  ).toEqual([]);
});

it("lets a state be a government and a place", () => {
  expect(
    rulesOf(
      "# a",
      "[1 government.name Chad] {e1 ASSAULT.firearms shot} [2 group.nominal rebels] in [3=1 place.nominal the country].",
      "e1 actor=1 recipient=2 place=3",
    ),
  ).toEqual([]);
});

it.each([
  ["an unknown mode", ["{e1 ASSAULT.drone Strike}."], "unknown-mode: e1: ASSAULT has no mode drone; it has firearms"],
  [
    "an actor that is a place",
    ["[1 place.name Goma] {e1 ASSAULT shot}.", "e1 actor=1"],
    "bad-role: e1 actor=1: a place cannot stand here: expected person, organization, group, government, population",
  ],
  [
    "a role without its mention",
    ["They {e1 ASSAULT shot}.", "e1 actor=3"],
    "bad-role: e1 actor=3: no mention has this number",
  ],
  [
    "talks to come",
    ["They will {e1 CONSULT meet}.", "e1 aux=future status=planned"],
    "bad-auxiliary: e1: CONSULT that is still to come is AGREE, without aux=future",
  ],
  ["a sentence without a trigger", ["It rained."], "bad-none: it has no trigger: mark one, or tag it none"],
  [
    "a real person",
    ["[1 person.name Ada Known] {e1 ASSAULT shot}."],
    "real-person: Ada Known is a real person's name: our own people are invented",
  ],
  [
    "a victim's name",
    ["They {e1 ASSAULT shot} [1 person.name Bo Lund].", "e1 recipient=1 killed=1"],
    "private-person: Bo Lund is a victim by name, without an office: say who it was, not what they were called",
  ],
  [
    "an article in a name",
    ["{e1 ASSAULT Shots} at [1 organization.name the Red Cross]."],
    'bad-edge: 1 "the Red Cross": the article stands outside a name',
  ],
  [
    "the same thing of two kinds",
    ["[1 group.nominal Rebels] {e1 ASSAULT shot} [2=1 person.pronoun him]."],
    "bad-same: 2=1: expected the first mark of the same thing, with a lower number and of the same kind",
  ],
  ["a statement without content", ["He <s1.cue said> they {e1 ASSAULT shot}."], "bad-statement: s1 has no content"],
  [
    "a victim who is no recipient",
    ["They {e1 ASSAULT shot} [1 group.nominal two men].", "e1 killed=1"],
    "toll-apart: e1: 1 is killed or injured and no recipient",
  ],
  [
    "a meeting with a recipient",
    ["[1 person.nominal He] {e1 CONSULT met} [2 person.nominal her].", "e1 actor=1 recipient=2"],
    "one-sided: e1: all who meet are actors; only a CONSULT.visit has a recipient, the host",
  ],
  [
    "a cue inside its content",
    ["<s1.content They {e1 ASSAULT shot}, he <s1.cue said>>."],
    "bad-statement: s1: its cue stands inside its own content, which is to be in pieces around it",
  ],
  [
    "words that were changed",
    [`from: muc4 D 0-9 ${sha256("They fired.")}`, "They {e1 ASSAULT fire}."],
    "words-changed: without its marks the sentence is not the one that was drawn: its words must stay as they were",
  ],
])("finds %s", (_, lines, fault) => {
  const headers = lines.filter((line) => line.startsWith("from:"));
  expect(rulesOf("# a", ...headers, ...lines.slice(headers.length))).toEqual([fault]);
});

it("finds a sentence that nearly repeats another, of another batch as well", () => {
  const [one, other] = ["x", "y"].map((file) =>
    parseCorpus(`${file}.txt`, `# ${file}\ntags: none\nIt rained all day in the ${file} town of the far north.`),
  );
  const faults = checkCorpus(other ?? [], { ontology, actors }, one);
  expect(faults.map(({ message }) => message)).toEqual(["nearly the sentence of x in x.txt:1"]);
});

it("finds an id that stands twice", () => {
  expect(rulesOf("# a", "tags: none", "It rained.", "# a", "tags: none", "It snowed.")).toEqual([
    'id-twice: "a" is also the id in x.txt:1',
  ]);
});

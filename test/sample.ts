/** A coded document made by hand, in which every kind of record stands at least once. */
import type { CodedDocument, Entity, Place } from "../src/model/coded-document.js";
import { toSpan } from "../src/model/span.js";

export const text =
  "Rebels bombed a market in Northtown on Friday, killing at least five people, police said. Minister Ada Lowe, who leads the Peace Party, denied it.";

const span = (words: string) => {
  const start = text.indexOf(words);
  return toSpan(text, start, start + words.length);
};

const northtown: Place = {
  name: "Northtown",
  kind: "settlement",
  geonames: 12,
  country: "NTL",
  admin1: null,
  admin2: null,
  latitude: 1.5,
  longitude: 2.5,
  radiusKm: 8,
  precision: "city",
};

function entity(id: string, words: string, rest: Partial<Entity> = {}): Entity {
  const mentions = [{ ...span(words), form: "name" as const }];
  return { id, kind: "group", name: words, mentions, public: true, actor: null, place: null, ...rest };
}

const said = { speaker: "e3", text: span("police"), stance: "asserts" } as const;
const evidence = { entity: null, stance: "asserts", implied: false, confidence: 0.9 } as const;

export const sample: CodedDocument = {
  contract: "1",
  coder: { version: "0.0.0", model: null, knowledge: "none" },
  document: { id: "sample", published: "2023-02-20", title: "A market", publisher: "The Paper", language: "en" },
  contexts: ["terrorism"],
  entities: [
    entity("e1", "Rebels", { actor: { id: null, country: "NTL", roles: ["REB"] } }),
    entity("e2", "Northtown", { kind: "place", place: northtown }),
    entity("e3", "police", { actor: { id: null, country: null, roles: ["COP"] } }),
    entity("e4", "people", { kind: "population", public: false }),
    entity("e5", "Ada Lowe", { kind: "person" }),
    entity("e6", "Peace Party", { kind: "organization" }),
  ],
  mentions: [
    {
      id: "m1",
      type: "ASSAULT",
      modes: ["bombing"],
      contexts: ["terrorism"],
      auxiliary: [],
      trigger: span("bombed"),
      sentence: toSpan(text, 0, text.indexOf(" Minister")),
      actors: ["e1"],
      recipients: ["e4"],
      date: { from: "2023-02-17", to: "2023-02-17", precision: "day", text: span("Friday"), basis: "clause" },
      place: { ...northtown, entity: "e2", text: span("Northtown"), basis: "clause" },
      killed: { min: 5, max: null, text: span("at least five") },
      injured: null,
      tolls: [
        {
          kind: "killed",
          count: { min: 5, max: null, text: span("at least five") },
          who: "e4",
          attackers: false,
          cumulative: false,
          attribution: [said],
        },
      ],
      weapon: null,
      attribution: [said],
      statement: "s1",
      evidence: [
        { ...evidence, field: "type", span: span("bombed"), rule: "verb bomb" },
        { ...evidence, field: "actor", entity: "e1", span: span("Rebels"), rule: "subject" },
      ],
      confidence: 0.9,
    },
  ],
  events: [
    {
      id: "v1",
      type: "ASSAULT",
      modes: ["bombing"],
      contexts: ["terrorism"],
      auxiliary: [],
      actors: ["e1"],
      recipients: ["e4"],
      date: { from: "2023-02-17", to: "2023-02-17" },
      place: northtown,
      killed: { min: 5, max: null },
      injured: null,
      tolls: [],
      weapon: null,
      score: -9.5,
      status: "contested",
      confidence: 0.9,
      mentions: ["m1"],
    },
  ],
  relations: [
    {
      id: "r1",
      kind: "leads",
      from: "e5",
      to: "e6",
      evidence: span("who leads the Peace Party"),
      stance: "asserts",
      attribution: [],
      since: null,
      until: null,
    },
  ],
  statements: [
    {
      id: "s1",
      speaker: "e3",
      source: span("police"),
      cue: span("said"),
      content: [toSpan(text, 0, text.indexOf(", police"))],
      stance: "asserts",
      quoted: false,
      about: ["m1"],
      answers: null,
    },
  ],
  times: [{ ...span("Friday"), kind: "date", value: "2023-02-17", from: "2023-02-17", to: "2023-02-17" }],
  passages: [
    { place: "e2", state: "closed", announced: false, from: "2023-02-17", to: null, mention: "m1", attribution: [] },
  ],
  explanation: [
    { span: span("denied"), step: "triggers", rule: "needs recipient", outcome: "dropped", reason: "nobody to deny" },
  ],
};

/** A small knowledge base of a world that is not ours, and what the stages make of a text in it: for tests of one module. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { analyse } from "../src/analysis/analyse.js";
import { readActor } from "../src/knowledge/actors.js";
import { Fields } from "../src/knowledge/fields.js";
import { Gazetteer } from "../src/knowledge/gazetteer.js";
import type { GrammarData } from "../src/knowledge/grammar.js";
import { toGrammar } from "../src/knowledge/grammar.js";
import { type Knowledge, type KnowledgeData, toKnowledge } from "../src/knowledge/knowledge.js";
import { ploverTypes, readMode, readType } from "../src/knowledge/ontology.js";
import { readPattern } from "../src/knowledge/patterns.js";
import { readPlace } from "../src/knowledge/places.js";
import { readRole } from "../src/knowledge/roles.js";
import type { Analysis } from "../src/model/analysis.js";
import type { PloverType } from "../src/model/coded-document.js";
import { readEnglish } from "./english.js";

const actors = `
- { id: NLA, name: Norland, kind: country, adjectives: [Norlandic], people: [Norlander, Norlanders], seats: [Northtown], codes: [{ roles: [GOV] }] }
- { id: SUD, name: Sudria, kind: country, adjectives: [Sudrian], people: [Sudrian, Sudrians], seats: [Southport], codes: [{ roles: [GOV] }] }
- { id: NLA-front, name: People's Front of Norland, kind: organization, aliases: [People's Front], acronyms: [PFN], codes: [{ roles: [REB], to: 2019-12-31 }, { roles: [GOV], from: 2020-01-01 }] }
- { id: SUD-league, name: River League, kind: organization, codes: [{ roles: [REB] }] }
- { id: NLA-ada-lowe, name: Ada Lowe, kind: person, codes: [{ roles: [GOV] }] }
`;

const roles = `
- { noun: foreign minister, kind: person, roles: [GOV], title: true }
- { noun: minister, kind: person, roles: [GOV], title: true }
- { noun: president, kind: person, roles: [GOV], title: true }
- { noun: spokesman, plural: spokesmen, kind: person, roles: [GOV] }
- { noun: chairwoman, plural: chairwomen, kind: person, roles: [LEG] }
- { noun: government, also: [authorities], kind: government, roles: [GOV] }
- { noun: soldier, kind: person, roles: [MIL] }
- { noun: army, kind: organization, roles: [MIL] }
- { noun: police, plural: none, kind: organization, roles: [COP] }
- { noun: gunman, plural: gunmen, kind: person, roles: [REB] }
- { noun: rebel, kind: person, roles: [REB] }
- { noun: fighter, kind: person, roles: [REB] }
- { noun: group, kind: organization, roles: [] }
- { noun: party, kind: organization, roles: [PTY] }
- { noun: side, kind: group, roles: [] }
- { noun: official, kind: person, roles: [GOV] }
- { noun: villager, kind: person, roles: [CVL], private: true }
- { noun: teacher, kind: person, roles: [EDU], private: true }
`;

const patterns = `
ASSAULT:
  - { verb: [attack, shell] }
  - { verb: kill }
  - { verb: open fire, recipient: [at, on] }
  - { noun: [attack, raid] }
COERCE:
  - { verb: close }
CONSULT:
  - { verb: meet, mutual: true, recipient: [object, with] }
ACCUSE:
  - { verb: accuse }
REQUEST:
  - { verb: urge }
REJECT:
  - { verb: deny }
THREATEN:
  - { verb: threaten }
`;

const places = `
- { name: Northtown, kind: settlement, country: NLA, latitude: 1, longitude: 2, radiusKm: 5 }
- { name: Southport, kind: settlement, country: SUD, latitude: 3, longitude: 4, radiusKm: 5 }
- { name: Greyford, aliases: [Grey Ford], kind: settlement, country: NLA, latitude: 1.5, longitude: 2.5, radiusKm: 3 }
`;

const types = `
- { gloss: a type, id: ASSAULT, quad: material-conflict, traits: [deed, force, command, harms-people, befalls-things], score: -5 }
- { gloss: a type, id: COERCE, quad: material-conflict, traits: [deed, force, command, harms-people, befalls-things], score: -5 }
- { gloss: a type, id: CONSULT, quad: verbal-cooperation, traits: [speech], score: 2.5 }
- { gloss: a type, id: ACCUSE, quad: verbal-conflict, traits: [speech, about-deeds], score: -5 }
- { gloss: a type, id: REQUEST, quad: verbal-conflict, traits: [speech, about-deeds], score: -5 }
- { gloss: a type, id: REJECT, quad: verbal-conflict, traits: [speech, about-deeds], score: -5 }
- { gloss: a type, id: THREATEN, quad: verbal-conflict, traits: [speech, about-deeds], score: -5 }
- { gloss: a type, id: AGREE, quad: verbal-cooperation, traits: [speech, about-deeds], score: -5 }
`;

function entries<T>(yaml: string, read: (fields: Fields) => T): T[] {
  const list: unknown[] = parse(yaml);
  return list.map((entry) => Fields.read(entry, "world.ts", read));
}

const language: GrammarData = parse(
  readFileSync(new URL("../knowledge/languages/en-grammar.yaml", import.meta.url), "utf8"),
);

function patternsOf(type: PloverType) {
  const all: Record<string, unknown[]> = parse(patterns);
  return (all[type] ?? []).map((entry) => Fields.read(entry, "world.ts", readPattern));
}

const data: KnowledgeData = {
  version: "world",
  actors: entries(actors, (fields) => readActor(fields, fields.string("id").slice(0, 3))),
  roles: entries(roles, readRole),
  patterns: Object.fromEntries(ploverTypes.map((type) => [type, patternsOf(type)])),
  classes: {},
  topics: { politics: ["minister", "soldier"], sport: ["goal", "striker"] },
  types: entries(types, readType),
  modes: entries(
    `
- { id: raid, type: ASSAULT, gloss: a raid, score: -9 }
- { id: shelling, type: ASSAULT, gloss: shells, score: -10 }
`,
    readMode,
  ),
  contexts: [],
  places: entries(places, readPlace),
  grammar: language,
  vocabulary: readEnglish(),
  eventWords: parse(readFileSync(new URL("../knowledge/languages/en-events.yaml", import.meta.url), "utf8")),
};

/** English, and a world of two countries, a movement, a league and a minister. */
export const world: Knowledge = toKnowledge(data, Gazetteer.empty());

export const grammar = toGrammar(language);

export function analyseInWorld(text: string, published: string | null = "2023-02-20"): Analysis {
  return analyse({ id: "d", text, published }, world);
}

/** "name: mentions" of every entity. */
export function entitiesOf(text: string, published?: string): string[] {
  return analyseInWorld(text, published).entities.map(
    ({ name, mentions }) => `${name}: ${mentions.map((mention) => mention.text).join(", ")}`,
  );
}

/** The mentions of the entity that one with these words belongs to. */
export function togetherWith(text: string, words: string): string[] {
  const entity = analyseInWorld(text).entities.find(({ mentions }) => mentions.some((one) => one.text === words));
  return entity?.mentions.map((mention) => mention.text) ?? [];
}

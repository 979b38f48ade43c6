import { expect, test } from "vitest";
import { ListedActors, PackedActors, packActors } from "./actor-store.js";
import { type ActorEntry, Actors } from "./actors.js";

function actor(id: string, name: string, more: Partial<ActorEntry> = {}): ActorEntry {
  const none = { aliases: [], acronyms: [], adjectives: [], people: [], seats: [], codes: [] };
  return { id, name, kind: "organization", country: "NLA", ...none, ...more };
}

const entries = [
  actor("NLA", "Norland", { kind: "country", adjectives: ["Norlandic"], seats: ["Nørthtown"] }),
  actor("NLA-front", "People's Front of Norland", { aliases: ["The Front"], acronyms: ["PFN"] }),
  actor("NLA-constructor", "constructor", { aliases: ["__proto__ party", "Nørthtown League"] }),
];

function pack(): PackedActors {
  const { text, index } = packActors(entries);
  return new PackedActors(new TextEncoder().encode(text), JSON.parse(JSON.stringify(index)));
}

test.each([
  ["listed", () => new ListedActors(entries)],
  ["packed", pack],
])("%s actors are found by id and by the first word of any name, in order", (_, open) => {
  const store = open();
  const idsWith = (word: string) => [...store.withFirstWord(word)].map(({ id }) => id);
  expect([...store.ids]).toEqual(["NLA", "NLA-front", "NLA-constructor"]);
  expect([...store.countries]).toEqual(["NLA"]);
  expect(store.get("NLA-front")).toEqual(entries[1]);
  expect(store.get("NLA-rear")).toBeNull();
  expect(idsWith("northtown")).toEqual(["NLA", "NLA-constructor"]);
  expect(idsWith("peoples")).toEqual([]);
  expect(idsWith("people")).toEqual(["NLA-front"]);
  expect(idsWith("constructor")).toEqual(["NLA-constructor"]);
  expect(idsWith("tostring")).toEqual([]);
});

test("names that begin alike are told apart", () => {
  const actors = new Actors(pack());
  expect(actors.named("Nørthtown").map(({ id, as }) => [id, as])).toEqual([["NLA", "seat"]]);
  expect(actors.named("Northtown League").map(({ id }) => id)).toEqual(["NLA-constructor"]);
  expect(actors.named("Norland").map(({ id }) => id)).toEqual(["NLA"]);
  expect(actors.named("Nowhere")).toEqual([]);
  expect(actors.isCountry("NLA")).toBe(true);
});

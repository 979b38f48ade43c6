import { describe, expect, test } from "vitest";
import { world } from "../../test/world.js";
import type { Count, EventDate, EventMention } from "../model/coded-document.js";
import { groupMentions, type MergeItem, toEvent } from "./merge.js";

type Told = Partial<Omit<EventMention, "sentence">> & Partial<Omit<MergeItem, "mention">>;

/** An attack without parties, date and place, but for what is told of it; `sentence` is also its place in the text. */
function toItem({
  isReference = false,
  isVague = false,
  isRevision = false,
  sentence: at = 0,
  ...told
}: Told): MergeItem {
  const span = { start: 10 * at, end: 10 * at + 5, text: "words" };
  const mention: EventMention = {
    id: `m${at}`,
    type: "ASSAULT",
    modes: [],
    contexts: [],
    auxiliary: [],
    trigger: span,
    sentence: span,
    actors: [],
    recipients: [],
    date: null,
    place: null,
    killed: null,
    injured: null,
    tolls: [],
    weapon: null,
    attribution: [],
    statement: null,
    evidence: [],
    confidence: 0.5,
    ...told,
  };
  return { mention, isReference, isVague, isRevision, isBareToll: false, sentence: at };
}

/** Which sentences tell of one event: "0 2 | 1". */
const groupsOf = (...told: readonly Told[]) =>
  groupMentions(told.map((one, sentence) => toItem({ sentence, ...one })))
    .map((group) => group.map(({ sentence }) => sentence).join(" "))
    .join(" | ");

const on = (from: string, to: string | null = from): EventDate => ({
  from,
  to,
  precision: "day",
  text: null,
  basis: "clause",
});

function at(name: string, rest: Partial<NonNullable<EventMention["place"]>> = {}): EventMention["place"] {
  return {
    name,
    kind: "settlement",
    geonames: null,
    country: "NLA",
    admin1: null,
    admin2: null,
    latitude: null,
    longitude: null,
    radiusKm: null,
    precision: "city",
    entity: null,
    text: null,
    basis: "clause",
    ...rest,
  };
}

const count = (min: number, max: number | null = min): Count => ({ min, max, text: null });

describe("what is one event", () => {
  test("the same parties on the same day", () => {
    const told = { actors: ["rebels"], recipients: ["army"], date: on("2023-02-17") };
    expect(groupsOf(told, told)).toBe("0 1");
  });

  test("another type, day, country or town is another event", () => {
    const told: Told = { actors: ["rebels"], recipients: ["army"], date: on("2023-02-17"), place: at("Greyford") };
    expect(groupsOf(told, { ...told, type: "COERCE" })).toBe("0 | 1");
    expect(groupsOf(told, { ...told, date: on("2023-02-18") })).toBe("0 | 1");
    expect(groupsOf(told, { ...told, place: at("Greyford", { country: "SUD" }) })).toBe("0 | 1");
    expect(groupsOf(told, { ...told, place: at("Northtown") })).toBe("0 | 1");
  });

  test("two doers are two events, unless the words point back", () => {
    const told: Told = { actors: ["rebels"], date: on("2023-02-17") };
    expect(groupsOf(told, { ...told, actors: ["army"] })).toBe("0 | 1");
    expect(groupsOf(told, { ...told, actors: ["army"], isReference: true })).toBe("0 1");
  });

  test("a bare reference joins the latest that fits", () => {
    expect(groupsOf({ actors: ["rebels"] }, { actors: ["army"] }, { isReference: true })).toBe("0 | 1 2");
    expect(groupsOf({ actors: ["rebels"] }, { actors: ["army"], type: "COERCE" }, { isReference: true })).toBe(
      "0 2 | 1",
    );
  });

  test("mentions that share nothing stay apart", () => {
    expect(groupsOf({}, {})).toBe("0 | 1");
    expect(groupsOf({ actors: ["rebels"] }, { recipients: ["army"] })).toBe("0 | 1");
  });

  test("a day within the interval of the other meets it; a day within years does not", () => {
    const told: Told = { actors: ["rebels"], recipients: ["army"] };
    const first = { ...told, date: on("2023-02-17") };
    expect(groupsOf(first, { ...told, date: on("2023-02-13", "2023-02-19") })).toBe("0 1");
    expect(groupsOf(first, { ...told, date: on("2020-01-01", "2023-12-31") })).toBe("0 | 1");
    expect(groupsOf(first, { ...told, date: on("2020-01-01", null) })).toBe("0 | 1");
  });

  test("a town meets its province and its country", () => {
    const told: Told = { actors: ["rebels"], recipients: ["army"] };
    const town = { ...told, place: at("Greyford", { admin1: "West" }) };
    expect(groupsOf(town, { ...told, place: at("Norland", { precision: "country" }) })).toBe("0 1");
    expect(groupsOf(town, { ...told, place: at("West", { admin1: "West", precision: "admin1" }) })).toBe("0 1");
    expect(groupsOf(town, { ...told, place: at("East", { admin1: "East", precision: "admin1" }) })).toBe("0 | 1");
  });

  test("what is planned is not what happened", () => {
    const told: Told = { actors: ["rebels"], recipients: ["army"], date: on("2023-02-17") };
    expect(groupsOf(told, { ...told, auxiliary: ["future"] })).toBe("0 | 1");
    expect(groupsOf(told, { ...told, auxiliary: ["negation"] })).toBe("0 | 1");
  });

  test("parties that are only counted do not keep events apart", () => {
    const told: Told = { type: "CONSULT", actors: ["minister", "president"] };
    expect(groupsOf(told, { type: "CONSULT", actors: ["leaders"], isVague: true })).toBe("0 1");
    expect(groupsOf(told, { type: "CONSULT", actors: ["leaders"] })).toBe("0 | 1");
  });

  test("no mention is lost, none stands twice", () => {
    const told = Array.from({ length: 200 }, (_, number) => ({
      actors: [`a${number % 7}`],
      date: on(`2023-01-${10 + (number % 3)}`),
      isReference: number % 5 === 0,
      sentence: number,
    }));
    const ids = groupMentions(told.map((one) => toItem(one))).flatMap((group) =>
      group.map(({ mention }) => mention.id),
    );
    expect(ids.sort()).toEqual(told.map((_, number) => `m${number}`).sort());
  });
});

describe("what an event comes to", () => {
  const eventOf = (...told: readonly Told[]) =>
    toEvent(
      "d",
      told.map((one, sentence) => toItem({ sentence, ...one })),
      world.ontology,
    );

  test("nothing comes of nothing", () => {
    expect(toEvent("d", [], world.ontology)).toBeNull();
  });

  test("parties, modes and contexts of all its mentions, each once, nobody on both sides", () => {
    expect(
      eventOf(
        { actors: ["rebels"], recipients: ["army"], modes: ["raid"], contexts: ["terrorism"] },
        { actors: ["rebels", "army"], recipients: ["villagers"], modes: ["raid", "shelling"] },
      ),
    ).toMatchObject({
      type: "ASSAULT",
      actors: ["rebels", "army"],
      recipients: ["villagers"],
      modes: ["raid", "shelling"],
      contexts: ["terrorism"],
      mentions: ["m0", "m1"],
    });
  });

  test("the finest date and place", () => {
    const event = eventOf(
      { date: on("2023-02-13", "2023-02-19"), place: at("Norland", { precision: "country" }) },
      { date: on("2023-02-17"), place: at("Greyford") },
      { date: on("2023-02-01", null) },
    );
    expect(event?.date).toEqual({ from: "2023-02-17", to: "2023-02-17" });
    expect(event?.place).toMatchObject({ name: "Greyford", precision: "city" });
    expect(event?.place).not.toHaveProperty("basis");
  });

  test("the first toll, unless a later one revises it", () => {
    const event = eventOf({ killed: count(5) }, { killed: count(3), injured: count(9, null) });
    expect(event).toMatchObject({ killed: { min: 5, max: 5 }, injured: { min: 9, max: null } });
    expect(eventOf({ killed: count(5) }, { killed: count(7), isRevision: true })?.killed).toEqual({ min: 7, max: 7 });
  });

  test("the strongest mode's score, the surest mention's confidence, a status still open", () => {
    expect(eventOf({ modes: ["raid", "shelling"], confidence: 0.4 }, { confidence: 0.7 })).toMatchObject({
      score: -10,
      confidence: 0.7,
      status: "reported",
    });
    expect(eventOf({})?.score).toBe(-5);
  });

  test("an id of document, type and first trigger", () => {
    const id = eventOf({})?.id;
    expect(id).toMatch(/^v[0-9a-f]{12}$/);
    expect(eventOf({}, { actors: ["rebels"] })?.id).toBe(id);
    expect(eventOf({ type: "COERCE" })?.id).not.toBe(id);
    expect(toEvent("e", [toItem({})], world.ontology)?.id).not.toBe(id);
  });
});

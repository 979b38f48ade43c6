/** What every store must do, whatever database is beneath it. Each test gets a store of its own. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EventFilter } from "../../src/store/event-query.js";
import { openStore, type Store } from "../../src/store/store.js";
import { sample } from "../sample.js";
import { dump } from "./dump.js";
import { testForgetting } from "./forgetting.js";
import { report } from "./reports.js";

export interface Subject {
  /** The address of a new, empty store. */
  create(): Promise<string>;
}

/** A clock that a test sets. */
const at = (time: string) => ({ now: () => new Date(time) });
const january = at("2024-01-01T00:00:00Z");
const february = at("2024-02-01T00:00:00Z");

const southtown = { name: "Southtown", country: "STL", latitude: 0.1, longitude: 179.9 };
const northtown = sample.events[0]?.place ?? null;

const differing = [
  report({ id: "plain" }),
  report({
    id: "march",
    date: "2023-03-01",
    killed: 7,
    event: {
      type: "PROTEST",
      modes: ["strike"],
      recipients: ["e3"],
      status: "denied",
      confidence: 0.99,
      place: northtown && { ...northtown, ...southtown },
    },
  }),
  report({ id: "open", event: { date: { from: "2023-01-01", to: null } } }),
  report({ id: "undated", date: null, killed: null }),
];

/** What is asked, and the reports whose events answer. */
const asked: [string, EventFilter, string[]][] = [
  ["from", { from: "2023-03-01" }, ["march", "open"]],
  ["to", { to: "2023-02-28" }, ["open", "plain"]],
  ["type", { types: ["PROTEST", "AGREE"] }, ["march"]],
  ["mode", { modes: ["strike"] }, ["march"]],
  ["actor by country and role", { actor: "NTL REB" }, ["march", "open", "plain", "undated"]],
  ["actor by role alone", { actor: "COP" }, []],
  ["actor by a part of the name", { actor: "rebel" }, ["march", "open", "plain", "undated"]],
  ["recipient", { recipient: "COP" }, ["march"]],
  ["country", { countries: ["STL"] }, ["march"]],
  ["place", { place: "south" }, ["march"]],
  ["near", { near: { latitude: 1.6, longitude: 2.6, radiusKm: 20 } }, ["open", "plain", "undated"]],
  ["near the date line", { near: { latitude: 0, longitude: -179.9, radiusKm: 50 } }, ["march"]],
  ["status", { statuses: ["denied"] }, ["march"]],
  ["killed", { minKilled: 6, maxKilled: 9 }, ["march"]],
  ["confidence", { minConfidence: 0.95 }, ["march"]],
  ["text", { text: "BOMBED mark*" }, ["march", "open", "plain", "undated"]],
  ["text in another order", { text: '"market a"' }, []],
  ["text without a word", { text: "%_" }, []],
  ["hostile words", { actor: "'; drop table links; --", place: "\\" }, []],
];

export function testStore(name: string, subject: Subject): void {
  describe(name, () => {
    let address = "";
    let store: Store;

    beforeEach(async () => {
      address = await subject.create();
      store = await openStore(address);
    });
    afterEach(() => store.close());

    const list = async (filter: EventFilter = {}) => (await store.findEvents({ ...filter, limit: 100 })).events;

    test("takes a document in and finds its event", async () => {
      expect(await store.take([report({ id: "a" })])).toEqual([{ document: "a", outcome: "new", events: 1 }]);
      const [event] = await list();
      expect(event).toMatchObject({
        type: "ASSAULT",
        modes: ["bombing"],
        date: { from: "2023-02-17", to: "2023-02-17" },
        place: { name: "Northtown", country: "NTL", latitude: 1.5 },
        actors: [{ name: "Rebels", actor: { country: "NTL", roles: ["REB"] } }],
        killed: { low: 5, best: 5, high: null },
        version: 1,
      });
      const history = await store.findHistory(event?.id ?? "");
      expect(history?.versions).toMatchObject([{ version: 1, cause: "report", document: "a", recordedTo: null }]);
      expect(history?.reports).toMatchObject([
        {
          document: "a",
          publisher: "The Paper",
          reasons: [{ reason: "only report", weight: 1 }],
          sentences: [expect.stringContaining("Rebels bombed a market")],
          claims: [{ kind: "killed", low: 5, high: null, source: "police", stance: "asserts" }],
        },
      ]);
    });

    test("the same again changes nothing, and is known before it is coded", async () => {
      await store.take([report({ id: "a" })], january);
      const before = await dump(address, store);
      expect(await store.recognise("a", report({ id: "a" }).contentHash)).toBe("known");
      expect(await store.take([report({ id: "a" })], february)).toMatchObject([{ outcome: "known" }]);
      expect(await dump(address, store)).toEqual(before);
    });

    test("a report that was changed is a new version; as-of finds the old one", async () => {
      await store.take([report({ id: "a", killed: 5, title: "Five dead" })], january);
      expect(await store.take([report({ id: "a", killed: 9, title: "Nine dead" })], february)).toMatchObject([
        { outcome: "revised" },
      ]);
      expect(await list()).toMatchObject([{ version: 2, killed: { best: 9 } }]);
      const asOf = "2024-01-15T00:00:00.000Z";
      const [old] = await list({ asOf });
      expect(old).toMatchObject({ version: 1, killed: { best: 5 } });
      const id = old?.id ?? "";
      const now = await store.findHistory(id);
      expect(now?.versions.map(({ version, cause, recordedTo }) => [version, cause, recordedTo])).toEqual([
        [1, "report", "2024-02-01T00:00:00.000Z"],
        [2, "report", null],
      ]);
      const then = await store.findHistory(id, asOf);
      expect(then?.versions.map(({ version, recordedTo }) => [version, recordedTo])).toEqual([[1, null]]);
      expect([then, now].map((each) => each?.reports[0]?.title)).toEqual(["Five dead", "Nine dead"]);
      expect(await store.findHistory(id, "2023-12-31T00:00:00.000Z")).toBeNull();
    });

    test("another coder's coding is taken when asked for, and named as the cause", async () => {
      await store.take([report({ id: "a", knowledge: "k1" })], january);
      const other = report({ id: "a", knowledge: "k2", event: { type: "COERCE" } });
      const same = { ...other, contentHash: report({ id: "a", knowledge: "k1" }).contentHash };
      expect(await store.take([same], february)).toMatchObject([{ outcome: "known" }]);
      expect(await store.take([same], { ...february, recode: true })).toMatchObject([{ outcome: "recoded" }]);
      const [event] = await list();
      expect(event).toMatchObject({ type: "COERCE", version: 2 });
      const history = await store.findHistory(event?.id ?? "");
      expect(history?.versions.map(({ cause, coder }) => [cause, coder])).toEqual([
        ["report", "0.0.0, knowledge k1"],
        ["recoding", "0.0.0, knowledge k2"],
      ]);
    });

    test("an event that its only report no longer tells is withdrawn, and comes back with it", async () => {
      await store.take([report({ id: "a" })], january);
      const [event] = await list();
      await store.take([report({ id: "a", isEmpty: true })], february);
      expect(await list()).toEqual([]);
      expect(await list({ asOf: "2024-01-15T00:00:00.000Z" })).toHaveLength(1);
      await store.take([report({ id: "a" })], at("2024-03-01T00:00:00Z"));
      expect(await list()).toMatchObject([{ id: event?.id, version: 3 }]);
      const history = await store.findHistory(event?.id ?? "");
      expect(history?.versions.map(({ withdrawn }) => withdrawn)).toEqual([false, true, false]);
    });

    test("a document told twice at once is taken twice in order", async () => {
      const taken = await store.take([
        report({ id: "a", killed: 1 }),
        report({ id: "b" }),
        report({ id: "a", killed: 2 }),
      ]);
      expect(taken.map(({ outcome }) => outcome)).toEqual(["new", "new", "revised"]);
      expect(await list({ maxKilled: 2 })).toMatchObject([{ version: 2, killed: { best: 2 } }]);
    });

    test("all of what is taken at once, or nothing", async () => {
      const linker = () => {
        throw new Error("no linking today");
      };
      await expect(store.take([report({ id: "a" })], { linker })).rejects.toThrow("no linking today");
      expect(await list()).toEqual([]);
      expect(await store.recognise("a", report({ id: "a" }).contentHash)).toBeNull();
      expect(await store.take([report({ id: "a" })])).toMatchObject([{ outcome: "new" }]);
      expect(await store.search({ words: "bombed", limit: 10 })).toHaveLength(1);
    });

    test("record time grows even where the clock goes back", async () => {
      await store.take([report({ id: "a", killed: 1 })], february);
      await store.take([report({ id: "a", killed: 2 })], january);
      const [event] = await list();
      const history = await store.findHistory(event?.id ?? "");
      expect(history?.versions.map(({ recordedFrom }) => recordedFrom)).toEqual([
        "2024-02-01T00:00:00.000Z",
        "2024-02-01T00:00:00.001Z",
      ]);
    });

    test("what was known at any moment never changes", async () => {
      const told = ["a1", "b1", "a2", "a2", "c1", "b0", "a3", "b2", "c0", "c1"];
      const seen: [string, unknown][] = [];
      for (const [index, each] of told.entries()) {
        const [id = "", killed] = each;
        const moment = new Date(Date.UTC(2024, 0, index + 1)).toISOString();
        await store.take([report({ id, killed: Number(killed), isEmpty: killed === "0" })], at(moment));
        seen.push([moment, await list()]);
        for (const [asOf, events] of seen) expect(await list({ asOf })).toEqual(events);
      }
    });

    test("finds events by each filter", async () => {
      await store.take(differing);
      for (const [name, filter, ids] of asked) {
        const found = await list(filter);
        const documents = await Promise.all(
          found.map(async ({ id }) => (await store.findHistory(id))?.reports[0]?.document),
        );
        expect(documents.sort(), name).toEqual(ids);
      }
    });

    test("sorts, and pages neither repeat nor skip", async () => {
      const killed = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
      await store.take(killed.map((each, index) => report({ id: `d${index}`, killed: each })));
      const pages = await Promise.all(
        [0, 4, 8].map((offset) => store.findEvents({ sort: "killed", isDescending: false, limit: 4, offset })),
      );
      const events = pages.flatMap((page) => page.events);
      expect(events.map((event) => event.killed?.best)).toEqual([...killed].sort());
      expect(new Set(events.map(({ id }) => id)).size).toBe(killed.length);
      expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
    });

    test("counts by month, country and type, and by dyad", async () => {
      await store.take([
        report({ id: "a", killed: 2, event: { recipients: ["e1"] } }),
        report({ id: "b", killed: 3 }),
        report({ id: "c", killed: null, date: "2023-03-05" }),
        report({ id: "d", date: null, killed: 1 }),
      ]);
      const counts = await store.countEvents({ by: "place" });
      expect(counts.map(({ month, keys, events, killed }) => [month, ...keys, events, killed])).toEqual([
        ["2023-02", "NTL", "ASSAULT", 2, 5],
        ["2023-03", "NTL", "ASSAULT", 1, 0],
        [null, "NTL", "ASSAULT", 1, 1],
      ]);
      const dyads = await store.countEvents({ by: "dyad" });
      expect(dyads).toEqual([{ month: "2023-02", keys: ["NTL", "NTL"], events: 1, killed: 2, meanScore: -9.5 }]);
    });

    test("tells what is new, revised and withdrawn between two moments, and why", async () => {
      const told = [
        report({ id: "a", killed: 1 }),
        report({ id: "b" }),
        report({ id: "c" }),
        report({ id: "d", isEmpty: true }),
      ];
      await store.take(told, january);
      await store.take([report({ id: "e" }), report({ id: "f" })], at("2024-01-02T00:00:00Z"));
      const recoded = {
        ...report({ id: "b", knowledge: "k2", event: { status: "denied" } }),
        contentHash: report({ id: "b" }).contentHash,
      };
      const later = [
        report({ id: "a", killed: 9 }),
        report({ id: "c", isEmpty: true }),
        report({ id: "f", isEmpty: true }),
        recoded,
      ];
      await store.take(later, { ...february, recode: true });
      const query = { from: "2024-01-01T12:00:00.000Z", to: null, limit: 10 };
      const changes = await store.diff(query);
      const shown = changes.map(({ kind, cause, fields }) => [
        kind,
        cause,
        ...fields.map(({ field, before, after }) => [field, before, after]),
      ]);
      expect(shown.sort()).toEqual(
        [
          ["new", "report"],
          ["revised", "recoding", ["status", "contested", "denied"]],
          ["revised", "report", ["killed", { low: 1, best: 1, high: null }, { low: 9, best: 9, high: null }]],
          ["withdrawn", "report"],
        ].sort(),
      );
      expect((await store.diff({ ...query, to: "2024-01-15T00:00:00.000Z" })).map(({ kind }) => kind)).toEqual([
        "new",
        "new",
      ]);
      expect((await store.diff({ ...query, cause: "recoding" })).map(({ kind }) => kind)).toEqual(["revised"]);
      expect(await store.diff({ ...query, from: "2024-03-01T00:00:00.000Z" })).toEqual([]);
    });

    test("searches sentences, best first", async () => {
      const sentences = {
        long: "Zwölf Männer, said to be rebels, crossed the border near Goma before dawn, and the army followed them.",
        short: "Rebels crossed the border.",
        twice: "Rebels fought rebels near the crossing of al-Walid.",
      };
      await store.take(Object.entries(sentences).map(([id, sentence]) => report({ id, sentence })));
      const found: [string, string[]][] = [
        ["rebels", ["long", "short", "twice"]],
        ["ZWOLF manner", ["long"]],
        ["border rebels", ["long", "short"]],
        ['"crossed the border"', ["long", "short"]],
        ['"the crossed border"', []],
        ["cross*", ["long", "short", "twice"]],
        ['"rebels cross*"', ["long", "short"]],
        ["al-Walid", ["twice"]],
        ["bor", []],
        ["'); drop table links; --", []],
        ["*", []],
      ];
      for (const [words, ids] of found) {
        const hits = await store.search({ words, limit: 10 });
        expect(hits.map(({ document }) => document).sort(), words).toEqual(ids);
      }
      const [best] = await store.search({ words: "border rebels", limit: 1 });
      expect(best?.document).toBe("short");
      const [hit] = await store.search({ words: "Goma", limit: 10 });
      const [event] = await list({ text: "Goma" });
      expect(hit).toMatchObject({ sentence: sentences.long, publisher: "The Paper", events: [event?.id] });
    });

    test("searches what was known", async () => {
      await store.take([report({ id: "a", sentence: "Rebels bombed a market." })], january);
      await store.take([report({ id: "a", sentence: "Rebels shelled a market." })], february);
      expect(await store.search({ words: "bombed", limit: 10 })).toEqual([]);
      expect(await store.search({ words: "bombed", asOf: "2024-01-15T00:00:00.000Z", limit: 10 })).toHaveLength(1);
    });

    testForgetting({ store: () => store, address: () => address });

    test("takes what no database likes", async () => {
      const title = "It's \u0000 \ud800 \\u0000 \"quoted\" {a,b} 'NULL' – 北京 🎉";
      await store.take([report({ id: "a\u0000'\"", title })]);
      const [event] = await list();
      const history = await store.findHistory(event?.id ?? "");
      expect(history?.reports[0]?.title).toBe("It's \ufffd \ufffd \\u0000 \"quoted\" {a,b} 'NULL' – 北京 🎉");
    });
  });
}

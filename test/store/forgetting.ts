/** What every store must keep to itself: private names, and what it was told to forget. */
import { expect, test } from "vitest";
import { createCoder } from "../../src/pipeline.js";
import type { Intake } from "../../src/store/arrival.js";
import { toContentHash } from "../../src/store/intake.js";
import { type KeepText, keepTexts } from "../../src/store/rows.js";
import type { Store } from "../../src/store/store.js";
import { dump } from "./dump.js";
import { report } from "./reports.js";

interface Opened {
  store(): Store;
  address(): string;
}

const words =
  "Gunmen shot dead John Kowero, a teacher, in Dodoma on Monday, police said. Kowero, 34, had taught there for years. " +
  "President Samia Suluhu Hassan condemned the killing of KOWERO on Tuesday. His widow, Grace Kowéro, told reporters that police had threatened her.";
const victim = {
  id: "https://news.example/2023/john-kowero-shot",
  url: "https://news.example/2023/john-kowero-shot",
  title: "John Kowero shot dead in Dodoma",
  publisher: "The Paper",
  published: "2023-02-23",
  text: words,
};

let coder: ReturnType<typeof createCoder> | null = null;

function codeVictim(): Intake {
  coder ??= createCoder();
  return { coded: coder.code(victim), text: words, contentHash: toContentHash(victim) };
}

/** A person in public life, who once asked to be left alone. */
const lowe: Intake = report({ id: "a", title: "Lowe denies it", event: { recipients: ["e5"] } });

export function testForgetting({ store, address }: Opened): void {
  test.each([...keepTexts])("a victim's name is nowhere, with --keep-text %s", async (keepText: KeepText) => {
    expect(codeVictim().coded.entities).toContainEqual(expect.objectContaining({ name: "John Kowero", public: false }));
    await store().take([codeVictim()], { keepText });
    const rows = await dump(address(), store());
    expect(rows.join("\n")).not.toMatch(/kow[eé]ro/i);
    expect(rows.join("\n")).toContain("Dodoma");
    expect(rows.some((row) => row.includes("condemned the killing"))).toBe(keepText !== "none");
    expect(rows.some((row) => row.includes("had taught there"))).toBe(keepText === "full");
    for (const filter of [{ text: "Kowero" }, { actor: "Kowero" }, { recipient: "kowero" }])
      expect((await store().findEvents({ ...filter, limit: 10 })).events).toEqual([]);
    expect(await store().search({ words: "Kowero", limit: 10 })).toEqual([]);
    const [event] = (await store().findEvents({ types: ["ASSAULT"], limit: 1 })).events;
    expect(event?.recipients).toMatchObject([{ kind: "person", name: null }]);
    // It is known again all the same.
    expect(await store().take([codeVictim()])).toMatchObject([{ outcome: "known" }]);
  });

  test("forgets a document, also for as-of, and does not take it again", async () => {
    await store().take([report({ id: "a", killed: 1 }), report({ id: "b" })]);
    await store().take([report({ id: "a", killed: 2 })]);
    const asOf = new Date(Date.now() + 1000).toISOString();
    expect((await store().findEvents({ asOf, limit: 10 })).events).toHaveLength(2);
    expect(await store().forget({ kind: "document", id: "a" })).toEqual({ documents: 1, events: 1 });
    expect((await store().findEvents({ limit: 10 })).events).toHaveLength(1);
    expect((await store().findEvents({ asOf, limit: 10 })).events).toHaveLength(1);
    expect(await store().recognise("a", "")).toBe("forgotten");
    expect(await store().take([report({ id: "a", killed: 3 })])).toMatchObject([{ outcome: "forgotten", events: 0 }]);
    expect((await dump(address(), store())).filter((row) => row.includes("v-a"))).toEqual([]);
  });

  test("forgets a person in every version, and knows the name no more when it comes again", async () => {
    await store().take([lowe], { keepText: "full" });
    await store().take([report({ id: "a", title: "Ada Lowe", killed: 9, event: { recipients: ["e5"] } })], {
      keepText: "full",
    });
    expect((await store().findEvents({ recipient: "ada lowe", limit: 10 })).events).toHaveLength(1);
    expect(await store().forget({ kind: "person", name: "ADA LOWE" })).toEqual({ documents: 2, events: 1 });
    await store().take([report({ id: "c", title: "Ada Lowe is back", event: { recipients: ["e5"] } })], {
      keepText: "full",
    });
    const rows = await dump(address(), store());
    expect(rows.join("\n")).not.toMatch(/lowe\b/i);
    expect(await store().search({ words: "lowe", limit: 10 })).toEqual([]);
    expect(rows.join("\n")).toContain("Minister ███ ████, who leads the Peace Party");
    const [event] = (await store().findEvents({ limit: 10 })).events;
    expect(event?.recipients).toMatchObject([{ name: null, actor: null }]);
  });
}

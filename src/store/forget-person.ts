/** Blots a person out of all that is stored, as if they had been private from the start. */
import { sql } from "kysely";
import type { Party } from "../model/linked-event.js";
import { type Engine, indexWords, type Writing } from "./engine.js";
import { toPersonTombstone } from "./forgotten.js";
import { Mask } from "./privacy.js";
import { toLinkedEvent, toLinkedEventRow } from "./rows.js";
import { findWords } from "./words.js";

/** What was touched. */
export interface Forgetting {
  readonly documents: number;
  readonly events: number;
}

/** Every column in which words of a report can stand. */
const columns = [
  ["documents", "title"],
  ["documents", "publisher"],
  ["documents", "text"],
  ["entities", "place"],
  ["sentences", "text"],
  ["mentions", "trigger_word"],
  ["mentions", "record"],
  ["document_events", "record"],
  ["relations", "record"],
  ["statements", "source"],
  ["statements", "content"],
  ["statements", "record"],
  ["passages", "record"],
] as const;

/** Links and ids: one with the name in it goes as a whole. */
const addresses = [
  ["documents", "url"],
  ["documents", "source_id"],
] as const;

interface Place {
  readonly table: string;
  readonly column: string;
}

interface Person {
  readonly name: string;
  /** Sets the tombstone. */
  readonly bury: (tombstone: string) => Promise<void>;
}

export async function forgetPerson(engine: Engine, writing: Writing, { name, bury }: Person): Promise<Forgetting> {
  const { tombstone, names } = await toPersonTombstone(writing, name);
  await bury(tombstone);
  const row = findWords(name).map(({ folded }) => folded);
  const isNamed = (text: string) => new Mask(noNames, names).text(text) !== text;
  const codings = await findCodings(writing, row, isNamed);
  for (const coding of codings) {
    await hideInCoding(writing, coding, { row, isNamed });
    await indexAnew(engine, writing, coding);
  }
  const events = await hideInEvents(writing, codings, isNamed);
  return { documents: codings.length, events };
}

const noNames = {
  hidden: new Set<string>(),
  ranges: [],
  rows: [],
  words: new Set<string>(),
  smallWords: new Set<string>(),
};

/** The codings in which the whole name stands. */
async function findCodings(
  writing: Writing,
  row: readonly string[],
  isNamed: (text: string) => boolean,
): Promise<number[]> {
  const pattern = toPattern(row);
  const found = new Set<number>();
  for (const [table, column] of [...columns, ...addresses, ["entities", "name"] as const]) {
    const { rows } = await sql<{ coding: number; value: string }>`
      select coding, ${sql.ref(column)} as value from ${sql.table(table)}
      where lower(${sql.ref(column)}) like ${pattern}`.execute(writing);
    for (const { coding, value } of rows) if (isNamed(value)) found.add(coding);
  }
  return [...found];
}

/** Finds all that could be the name, and more: letters that may bear an accent are left open. */
function toPattern(row: readonly string[]): string {
  const longest = row.reduce((best, each) => (each.length > best.length ? each : best), "");
  return `%${longest.replace(/[^a-z0-9]|[aceginosuyz]/g, "_")}%`;
}

interface Hiding {
  readonly row: readonly string[];
  readonly isNamed: (text: string) => boolean;
}

async function hideInCoding(writing: Writing, coding: number, { row, isNamed }: Hiding): Promise<void> {
  const entities = await writing.selectFrom("entities").selectAll().where("coding", "=", coding).execute();
  const others = entities.flatMap(({ name }) => (name === null || isNamed(name) ? [] : findWords(name)));
  const open = new Set(others.map(({ folded }) => folded));
  const words = new Set(row.filter((word) => word.length > 1 && !open.has(word)));
  const mask = new Mask({ ...noNames, rows: [row], words }, { lengths: [], has: () => false });
  for (const { entity, name } of entities)
    if (name !== null && isNamed(name))
      await writing
        .updateTable("entities")
        .set({ name: null, is_public: false, actor: null, country: null, roles: [] })
        .where("coding", "=", coding)
        .where("entity", "=", entity)
        .execute();
  for (const [table, column] of columns) await rewrite(writing, coding, { table, column }, (value) => mask.text(value));
  for (const [table, column] of addresses)
    await rewrite(writing, coding, { table, column }, (value) => (mask.hides(value) ? null : value));
}

async function indexAnew(engine: Engine, writing: Writing, coding: number): Promise<void> {
  await writing.deleteFrom("sentence_words").where("coding", "=", coding).execute();
  const sentences = await writing.selectFrom("sentences").selectAll().where("coding", "=", coding).execute();
  await indexWords(engine, writing, sentences);
}

/** Gives each value of a column what `change` makes of it. */
async function rewrite(
  writing: Writing,
  coding: number,
  { table, column }: Place,
  change: (value: string) => string | null,
): Promise<void> {
  const name = sql.ref(column);
  const { rows } = await sql<{ value: string }>`
    select distinct ${name} as value from ${sql.table(table)} where coding = ${coding} and ${name} is not null`.execute(
    writing,
  );
  for (const { value } of rows) {
    const changed = change(value);
    if (changed === value) continue;
    await sql`update ${sql.table(table)} set ${name} = ${changed}::text where coding = ${coding} and ${name} = ${value}`.execute(
      writing,
    );
  }
}

/** All versions of the events that those codings report. */
async function hideInEvents(
  writing: Writing,
  codings: readonly number[],
  isNamed: (text: string) => boolean,
): Promise<number> {
  if (codings.length === 0) return 0;
  const rows = await writing
    .selectFrom("linked_events")
    .selectAll()
    .where("event", "in", (inner) => inner.selectFrom("links").select("event").where("coding", "in", codings))
    .execute();
  const hide = (party: Party): Party =>
    party.name !== null && isNamed(party.name) ? { ...party, name: null, actor: null } : party;
  for (const row of rows) {
    const event = toLinkedEvent(row);
    const hidden = { ...event, actors: event.actors.map(hide), recipients: event.recipients.map(hide) };
    await writing
      .updateTable("linked_events")
      .set(toLinkedEventRow(hidden, row))
      .where("event", "=", row.event)
      .where("version", "=", row.version)
      .execute();
  }
  return new Set(rows.map(({ event }) => event)).size;
}

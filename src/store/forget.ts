/**
 * The one exception to append-only: takes a document or a person out of every version, so that as-of does not find them
 * either, and leaves a tombstone, which holds no name, so that they do not come back with the next report.
 */
import { sql } from "kysely";
import type { Engine, Writing } from "./engine.js";
import { type Forgetting, forgetPerson } from "./forget-person.js";
import { findMoment, toDocumentKey } from "./intake.js";
import type { Tables } from "./schema.js";

export type Subject = { readonly reason?: string } & (
  | { readonly kind: "document"; readonly id: string }
  | { readonly kind: "person"; readonly name: string }
);

export async function forget(engine: Engine, subject: Subject): Promise<Forgetting> {
  const forgetting = await engine.write(async (writing) => {
    const { recordedAt, lastChange } = await findMoment(writing, new Date());
    const reason = subject.reason ?? null;
    const bury = (tombstone: string) =>
      writeTombstone(writing, { tombstone, kind: subject.kind, recorded_at: recordedAt, reason });
    await engine.insert(writing, "changes", [
      {
        change: lastChange + 1,
        recorded_at: recordedAt,
        cause: "person",
        document: null,
        coder: null,
        person: null,
        reason: reason ?? `a ${subject.kind} forgotten`,
      },
    ]);
    const tidied = async (work: Promise<Forgetting>) => {
      const result = await work;
      await engine.words.tidy(writing);
      return result;
    };
    if (subject.kind === "person") return tidied(forgetPerson(engine, writing, { name: subject.name, bury }));
    const document = toDocumentKey(subject.id);
    await bury(document);
    return tidied(forgetDocument(writing, document));
  });
  await engine.scrub();
  return forgetting;
}

async function writeTombstone(writing: Writing, row: Tables["tombstones"]): Promise<void> {
  const { tombstone, kind } = row;
  await writing.deleteFrom("tombstones").where("tombstone", "=", tombstone).where("kind", "=", kind).execute();
  await writing.insertInto("tombstones").values(row).execute();
}

const ofCoding = [
  "entities",
  "sentences",
  "sentence_words",
  "mentions",
  "document_events",
  "relations",
  "statements",
  "passages",
] as const;

async function forgetDocument(writing: Writing, document: string): Promise<Forgetting> {
  const codings = await writing.selectFrom("documents").select("coding").where("document", "=", document).execute();
  const links = await writing.selectFrom("links").select("event").distinct().where("document", "=", document).execute();
  if (codings.length === 0) return { documents: 0, events: 0 };
  for (const table of ofCoding)
    await sql`delete from ${sql.table(table)} where coding in (${sql.join(codings.map(({ coding }) => coding))})`.execute(
      writing,
    );
  await writing.deleteFrom("links").where("document", "=", document).execute();
  await writing.deleteFrom("documents").where("document", "=", document).execute();
  const events = links.map(({ event }) => event);
  if (events.length > 0)
    await writing
      .deleteFrom("linked_events")
      .where("event", "in", events)
      .where("event", "not in", (inner) => inner.selectFrom("links").select("event"))
      .execute();
  return { documents: 1, events: events.length };
}

/** What the store was told to forget: hashes with a salt of the store's own, since a list of names would be no forgetting. */
import { createHash, randomBytes } from "node:crypto";
import type { Database, Writing } from "./engine.js";
import type { ForgottenNames } from "./privacy.js";
import { findWords } from "./words.js";

const saltName = "salt of tombstones";

export interface Forgotten {
  readonly documents: ReadonlySet<string>;
  readonly names: ForgottenNames;
}

export async function readForgotten(db: Database): Promise<Forgotten> {
  const rows = await db.selectFrom("tombstones").select(["kind", "tombstone"]).execute();
  const documents = rows.filter(({ kind }) => kind === "document").map(({ tombstone }) => tombstone);
  const persons = new Set(rows.filter(({ kind }) => kind === "person").map(({ tombstone }) => tombstone));
  return { documents: new Set(documents), names: toNames(persons, persons.size === 0 ? "" : await readSalt(db)) };
}

function toNames(tombstones: ReadonlySet<string>, salt: string): ForgottenNames {
  const lengths = [...new Set(Array.from(tombstones, (each) => Number.parseInt(each, 10)))];
  return {
    lengths,
    has: (words) => lengths.includes(words.length) && tombstones.has(toTombstone(words, salt)),
  };
}

/** A name's tombstone, and the one name that is recognised before it stands. */
export async function toPersonTombstone(
  writing: Writing,
  name: string,
): Promise<{ tombstone: string; names: ForgottenNames }> {
  const words = findWords(name).map(({ folded }) => folded);
  const salt = await makeSalt(writing);
  const tombstone = toTombstone(words, salt);
  return { tombstone, names: toNames(new Set([tombstone]), salt) };
}

function toTombstone(words: readonly string[], salt: string): string {
  const hash = createHash("sha256")
    .update(`${salt} ${words.join(" ")}`)
    .digest("hex");
  return `${words.length}:${hash}`;
}

async function readSalt(db: Database): Promise<string> {
  const row = await db.selectFrom("settings").select("value").where("name", "=", saltName).executeTakeFirst();
  return row?.value ?? "";
}

async function makeSalt(writing: Writing): Promise<string> {
  const present = await readSalt(writing);
  if (present !== "") return present;
  const value = randomBytes(16).toString("hex");
  await writing.insertInto("settings").values({ name: saltName, value }).execute();
  return value;
}

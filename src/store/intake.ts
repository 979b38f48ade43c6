/**
 * Takes coded documents in, in one transaction: what it returns is on disk. A document whose text the store has is left
 * alone; one that was told otherwise, or coded anew, gets new versions beside the old ones, which stay for as-of.
 */
import { createHash } from "node:crypto";
import type { CodedDocument, SourceDocument } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import type { Arrival, Intake } from "./arrival.js";
import { type Engine, indexWords, type Writing } from "./engine.js";
import { readForgotten } from "./forgotten.js";
import { type Linker, linkAlone } from "./link.js";
import { writeLinks } from "./link-versions.js";
import { maskPrivate } from "./privacy.js";
import { type KeepText, toCodingRows } from "./rows.js";
import type { ChangeRow, DocumentRow, Tables } from "./schema.js";

export interface IntakeOptions {
  readonly keepText?: KeepText;
  /** Takes a coding by another version, model or knowledge as a new one, though the text is the same. */
  readonly recode?: boolean;
  readonly linker?: Linker;
  readonly now?: () => Date;
}

/** `known`: nothing to do. `revised`: the text has changed. `recoded`: the same text, another coder. */
export type Outcome = "new" | "known" | "revised" | "recoded" | "forgotten";

export interface Taken {
  readonly document: string;
  readonly outcome: Outcome;
  readonly events: number;
}

/** The key under which the store has a document; the id itself may hold a name. */
export function toDocumentKey(id: string): string {
  return toId("d", id);
}

/** Changes when anything of a document does. */
export function toContentHash({ text, published, title, url, publisher }: SourceDocument): string {
  const parts = [text, published, title ?? null, url ?? null, publisher ?? null];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** Takes all in at once, or none. */
export async function takeIn(engine: Engine, intakes: readonly Intake[], options: IntakeOptions): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const round of toRounds(intakes))
    taken.push(...(await engine.write((writing) => takeRound(engine, writing, round, options))));
  return taken;
}

/** A document told twice meets the store as the first telling left it. */
function toRounds(intakes: readonly Intake[]): Intake[][] {
  const rounds: Intake[][] = [];
  let ids = new Set<string>();
  for (const intake of intakes) {
    const { id } = intake.coded.document;
    if (rounds.length === 0 || ids.has(id)) {
      rounds.push([]);
      ids = new Set();
    }
    ids.add(id);
    rounds.at(-1)?.push(intake);
  }
  return rounds;
}

async function takeRound(
  engine: Engine,
  writing: Writing,
  intakes: readonly Intake[],
  options: IntakeOptions,
): Promise<Taken[]> {
  const { keepText = "evidence", linker = linkAlone, now = () => new Date() } = options;
  const forgotten = await readForgotten(writing);
  const present = await readPresent(writing, intakes);
  const moment = await findMoment(writing, now());
  const coders = new Coders(engine, writing, moment.recordedAt);
  const taken: Taken[] = [];
  const arrivals: Arrival[] = [];
  for (const intake of intakes) {
    const { id } = intake.coded.document;
    const document = toDocumentKey(id);
    const before = present.get(document) ?? null;
    const coder = await coders.find(intake.coded.coder);
    const outcome = forgotten.documents.has(document) ? "forgotten" : compare(intake, { before, coder, options });
    const isStored = outcome !== "known" && outcome !== "forgotten";
    taken.push({ document: id, outcome, events: isStored ? intake.coded.events.length : 0 });
    if (!isStored) continue;
    const change: ChangeRow = {
      change: moment.lastChange + arrivals.length + 1,
      recorded_at: moment.recordedAt,
      cause: outcome === "recoded" ? "recoding" : "report",
      document,
      coder,
      person: null,
      reason: null,
    };
    const masked = maskPrivate(intake.coded, keepText === "full" ? intake.text : null, forgotten.names);
    arrivals.push({ change, document, masked, intake, coder, before });
  }
  if (arrivals.length > 0) await writeArrivals(engine, writing, { arrivals, keepText, linker });
  return taken;
}

interface Comparison {
  readonly before: DocumentRow | null;
  readonly coder: number;
  readonly options: IntakeOptions;
}

function compare({ contentHash }: Intake, { before, coder, options }: Comparison): Outcome {
  if (before === null) return "new";
  if (before.content_hash !== contentHash) return "revised";
  return options.recode && before.coder !== coder ? "recoded" : "known";
}

interface Writings {
  readonly arrivals: readonly Arrival[];
  readonly keepText: KeepText;
  readonly linker: Linker;
}

async function writeArrivals(
  engine: Engine,
  writing: Writing,
  { arrivals, keepText, linker }: Writings,
): Promise<void> {
  const insert = <T extends keyof Tables>(table: T, rows: readonly Tables[T][]) => engine.insert(writing, table, rows);
  const codings = arrivals.map(({ masked, change }) => toCodingRows(masked.coded, change.change, keepText));
  await insert(
    "changes",
    arrivals.map(({ change }) => change),
  );
  await closeDocuments(writing, arrivals);
  await insert("documents", arrivals.map(toDocumentRow));
  await insert(
    "entities",
    codings.flatMap(({ entities }) => entities),
  );
  await insert(
    "sentences",
    codings.flatMap(({ sentences }) => sentences),
  );
  await indexWords(
    engine,
    writing,
    codings.flatMap(({ sentences }) => sentences),
  );
  await insert(
    "mentions",
    codings.flatMap(({ mentions }) => mentions),
  );
  await insert(
    "document_events",
    codings.flatMap(({ document_events }) => document_events),
  );
  await insert(
    "relations",
    codings.flatMap(({ relations }) => relations),
  );
  await insert(
    "statements",
    codings.flatMap(({ statements }) => statements),
  );
  await insert(
    "passages",
    codings.flatMap(({ passages }) => passages),
  );
  await writeLinks(engine, writing, arrivals, linker);
}

async function closeDocuments(writing: Writing, arrivals: readonly Arrival[]): Promise<void> {
  const replaced = arrivals.filter(({ before }) => before !== null);
  const moment = replaced[0]?.change.recorded_at;
  if (moment === undefined) return;
  await writing
    .updateTable("documents")
    .set({ recorded_to: moment })
    .where(
      "document",
      "in",
      replaced.map(({ document }) => document),
    )
    .where("recorded_to", "is", null)
    .execute();
}

function toDocumentRow({ change, document, masked, intake, coder }: Arrival): DocumentRow {
  const { published, title, url, publisher, language } = masked.coded.document;
  return {
    coding: change.change,
    document,
    change: change.change,
    recorded_from: change.recorded_at,
    recorded_to: null,
    source_id: masked.sourceId,
    content_hash: intake.contentHash,
    coder,
    published,
    title: title ?? null,
    url: url ?? null,
    publisher: publisher ?? null,
    language,
    contexts: masked.coded.contexts,
    text: masked.text,
  };
}

async function readPresent(writing: Writing, intakes: readonly Intake[]): Promise<ReadonlyMap<string, DocumentRow>> {
  const keys = intakes.map(({ coded }) => toDocumentKey(coded.document.id));
  const rows = await writing
    .selectFrom("documents")
    .selectAll()
    .where("document", "in", keys)
    .where("recorded_to", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.document, row]));
}

export interface Moment {
  readonly recordedAt: string;
  readonly lastChange: number;
}

/** Record time only ever grows, whatever the clock does: each transaction is later than the one before. */
export async function findMoment(writing: Writing, now: Date): Promise<Moment> {
  const last = await writing
    .selectFrom("changes")
    .select(({ fn }) => [fn.max("change").as("change"), fn.max("recorded_at").as("recorded_at")])
    .executeTakeFirst();
  const earliest = last?.recorded_at ? Date.parse(last.recorded_at) + 1 : 0;
  return { recordedAt: new Date(Math.max(now.getTime(), earliest)).toISOString(), lastChange: last?.change ?? 0 };
}

/** Which version, model and knowledge coded something, each combination once. */
class Coders {
  private known: Tables["coders"][] | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly writing: Writing,
    private readonly recordedAt: string,
  ) {}

  async find({ version, model, knowledge }: CodedDocument["coder"]): Promise<number> {
    this.known ??= await this.writing.selectFrom("coders").selectAll().execute();
    const same = this.known.find(
      (each) => each.version === version && each.model === model && each.knowledge === knowledge,
    );
    if (same) return same.coder;
    const added = { coder: this.known.length + 1, version, model, knowledge, first_used: this.recordedAt };
    await this.engine.insert(this.writing, "coders", [added]);
    this.known.push(added);
    return added.coder;
  }
}

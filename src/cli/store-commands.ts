/** The commands that work on a store: ingest, events, search, show, stats, diff, forget. */

import { type Command, Option } from "commander";
import { readers } from "../collect/readers.js";
import { causes, type DiffQuery } from "../store/diff.js";
import type { EventQuery } from "../store/event-query.js";
import { keepTexts } from "../store/rows.js";
import { type CountQuery, countBys } from "../store/stats.js";
import { openStore, type Store } from "../store/store.js";
import { writeChanges } from "./changes.js";
import { type ListFormat, listFormats, writeCounts, writeEvents } from "./event-formats.js";
import { writeHistory } from "./history-page.js";
import { type SearchFormat, searchFormats, writeHits } from "./hits.js";
import { type IngestJob, ingestFiles } from "./ingest.js";
import {
  addAsOf,
  addFilters,
  addStore,
  type FilterOptions,
  jobsOption,
  parseMoment,
  parseWhole,
  sortOption,
  toFilter,
} from "./store-options.js";
import { toScreen } from "./terminal-screen.js";

type OnResult = (isDone: boolean) => void;

/** `onResult` hears whether all was read, or found. */
export function addStoreCommands(program: Command, onResult: OnResult): void {
  addIngest(program, onResult);
  addEvents(program);
  addSearch(program);
  addShow(program, onResult);
  addStats(program);
  addDiff(program);
  addForget(program);
}

interface IngestOptions extends Pick<IngestJob, "store" | "jobs" | "keepText"> {
  readonly recode?: boolean;
  readonly published?: string;
  readonly input?: NonNullable<IngestJob["reader"]>;
}

const ingestDetails = `
Reads what \`dragoman code\` reads. Each document is answered on standard output, in order, once it is on disk:
{"document":"…","outcome":"new","events":2}; the other outcomes are known, revised, recoded and forgotten. Run it again
after a break: what is stored is not coded twice. Names of private persons are blotted out before anything is stored.
`;

function addIngest(program: Command, onResult: OnResult): void {
  const command = program.command("ingest").description("code documents and keep them in a store");
  addStore(command)
    .argument("[FILE...]", "what to read; standard input by default")
    .addOption(
      new Option("--keep-text <how>", "how much of the text to keep").choices([...keepTexts]).default("evidence"),
    )
    .option("--recode", "code again what another version, model or knowledge has coded")
    .option("--published <date>", "publication date of documents that give none")
    .addOption(jobsOption)
    .addOption(new Option("--input <kind>", "how to read all input").choices(readers.map(({ name }) => name)))
    .addHelpText("after", ingestDetails)
    .action(async (files: string[], options: IngestOptions) => {
      const { recode = false, published = null, input = null, ...rest } = options;
      const sources = files.length === 0 ? [null] : files.map((file) => (file === "-" ? null : file));
      onResult(await ingestFiles({ ...rest, files: sources, recode, published, reader: input }));
    });
}

interface EventsOptions extends FilterOptions {
  readonly sort: NonNullable<EventQuery["sort"]>;
  readonly ascending?: boolean;
  readonly limit: number;
  readonly page: number;
  readonly format?: ListFormat;
}

function addEvents(program: Command): void {
  addFilters(program.command("events").description("find events, each once, however many reports tell of it"))
    .addOption(sortOption)
    .option("--ascending", "oldest or smallest first")
    .option("--limit <n>", "so many on a page", parseWhole, 50)
    .option("--page <n>", "which page", parseWhole, 1)
    .addOption(formatOption())
    .action(async (options: EventsOptions) => {
      const { sort, ascending = false, limit, page, format } = options;
      const query = { ...toFilter(options), sort, isDescending: !ascending, limit, offset: (page - 1) * limit };
      const { events, hasMore } = await read(options.store, (store) => store.findEvents(query));
      process.stdout.write(writeEvents(events, format ?? defaultFormat(), toScreen(process)));
      if (hasMore) process.stderr.write(`There are more: --page ${page + 1}\n`);
    });
}

interface SearchOptions {
  readonly store: string;
  readonly asOf?: string;
  readonly limit: number;
  readonly page: number;
  readonly format?: SearchFormat;
}

function addSearch(program: Command): void {
  const command = program.command("search").description("find sentences that report events, best first");
  addAsOf(addStore(command))
    .argument("<WORDS...>", 'words that must all be there, "a phrase", begin*')
    .option("--limit <n>", "so many on a page", parseWhole, 20)
    .option("--page <n>", "which page", parseWhole, 1)
    .addOption(formatOption(searchFormats))
    .action(async (words: string[], { store, asOf, limit, page, format }: SearchOptions) => {
      // The shell has taken the quotes from an argument of several words.
      const query = words.map((word) => (/\s/.test(word) && !word.includes('"') ? `"${word}"` : word)).join(" ");
      const hits = await read(store, (each) =>
        each.search({ words: query, asOf: asOf ?? null, limit, offset: (page - 1) * limit }),
      );
      process.stdout.write(writeHits(hits, format ?? defaultFormat(), toScreen(process)));
    });
}

function addShow(program: Command, onResult: OnResult): void {
  const command = program.command("show").description("all that is known of one event, and how it came to be known");
  addAsOf(addStore(command))
    .argument("<EVENT>", "its id, as `dragoman events` gives it")
    .addOption(new Option("--format <format>").choices(["table", "json"]).default("table"))
    .action(async (id: string, options: { store: string; asOf?: string; format: string }) => {
      const history = await read(options.store, (store) => store.findHistory(id, options.asOf ?? null));
      if (history === null)
        process.stderr.write(`${options.store}  no event ${id}${options.asOf ? " was known then" : ""}\n`);
      else if (options.format === "json") process.stdout.write(`${JSON.stringify(history, null, 2)}\n`);
      else process.stdout.write(writeHistory(history, toScreen(process)));
      onResult(history !== null);
    });
}

interface StatsOptions extends FilterOptions {
  readonly by: CountQuery["by"];
  readonly format?: ListFormat;
}

function addStats(program: Command): void {
  addFilters(
    program.command("stats").description("count events by month, and by place and type or by who acts on whom"),
  )
    .addOption(
      new Option("--by <what>", "place: country × type; dyad: country × country")
        .choices([...countBys])
        .default("place"),
    )
    .addOption(formatOption())
    .action(async (options: StatsOptions) => {
      const counts = await read(options.store, (store) => store.countEvents({ ...toFilter(options), by: options.by }));
      process.stdout.write(
        writeCounts(counts, { by: options.by, format: options.format ?? defaultFormat(), screen: toScreen(process) }),
      );
    });
}

interface DiffOptions {
  readonly store: string;
  readonly from: string;
  readonly to?: string;
  readonly cause?: NonNullable<DiffQuery["cause"]>;
  readonly limit: number;
  readonly page: number;
  readonly format?: SearchFormat;
}

function addDiff(program: Command): void {
  addStore(program.command("diff").description("what is known now, or then, that was not known before, and why"))
    .requiredOption("--from <time>", "what was known then …", parseMoment)
    .option("--to <time>", "… and what was known then; now by default", parseMoment)
    .addOption(new Option("--cause <cause>", "only by a new report, a new coding or a person").choices([...causes]))
    .option("--limit <n>", "so many on a page", parseWhole, 50)
    .option("--page <n>", "which page", parseWhole, 1)
    .addOption(formatOption(searchFormats))
    .action(async ({ store, from, to = "", cause, limit, page, format }: DiffOptions) => {
      const query = { from, to: to || null, limit, offset: (page - 1) * limit, ...(cause ? { cause } : {}) };
      const changes = await read(store, (each) => each.diff(query));
      process.stdout.write(writeChanges(changes, format ?? defaultFormat(), toScreen(process)));
    });
}

interface ForgetOptions {
  readonly store: string;
  readonly document?: string;
  readonly person?: string;
  readonly reason?: string;
}

function addForget(program: Command): void {
  const command = program
    .command("forget")
    .description("take a document or a person out of all that was ever recorded");
  addStore(command)
    .option("--document <id>", "the id it was read with")
    .option("--person <name>", "the whole name; it is blotted out wherever it stands")
    .option("--reason <text>", "to be kept with the tombstone; no names")
    .addHelpText(
      "after",
      "\nIt reaches --as-of too and cannot be undone. The tombstone keeps what was forgotten from coming back.\n",
    )
    .action(async ({ store: address, document, person, reason }: ForgetOptions, self: Command) => {
      if ((document === undefined) === (person === undefined)) self.error("error: name either --document or --person");
      const why = reason === undefined ? {} : { reason };
      const subject =
        document === undefined
          ? { kind: "person" as const, name: person ?? "" }
          : { kind: "document" as const, id: document };
      const { documents, events } = await using(await openStore(address), (store) =>
        store.forget({ ...subject, ...why }),
      );
      process.stdout.write(`forgotten: documents ${documents}, events ${events}; a tombstone remains\n`);
    });
}

function formatOption(formats: readonly string[] = listFormats): Option {
  return new Option("--format <format>", "by default table on a terminal, otherwise jsonl").choices(formats);
}

function defaultFormat(): SearchFormat {
  return process.stdout.isTTY ? "table" : "jsonl";
}

async function read<T>(address: string, ask: (store: Store) => Promise<T>): Promise<T> {
  return using(await openStore(address, { readOnly: true }), ask);
}

async function using<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The table of commands. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";
import { readers } from "../collect/readers.js";
import { isPublicationDate } from "../collect/source-document.js";
import { loadOntologyData } from "../knowledge/guide.js";
import { codeFiles, type Job } from "./code-files.js";
import { type Format, formats } from "./formats.js";
import type { Screen } from "./grid.js";
import { findAcled, findCameo, findNamed, type OntologyRow, toRows, type UnknownName } from "./ontology.js";
import {
  type OntologyFormat,
  ontologyFormats,
  toCsv,
  toJsonLines,
  writeDetails,
  writeOverview,
} from "./ontology-text.js";
import { toPrintable } from "./terminal.js";

interface CodeOptions {
  readonly published?: string;
  readonly format?: Format;
  readonly evidence?: boolean;
  readonly explain?: boolean;
  readonly jobs: number;
  readonly notices?: string;
  readonly knowledge?: string;
  readonly input?: NonNullable<Job["reader"]>;
}

const exitCodes = `
Exit codes:
  0    every document was coded
  1    some input could not be read; standard error names file, line and field
  2    wrong usage, settings or knowledge
  70   a mistake in Dragoman; standard error names the document
  141  whoever read the output stopped reading
`;

const details = `
Files ending in .jsonl, .ndjson or .json hold one JSON object a line (id, text, published, title, url, publisher); all
others are plain text, one document a file. Any of them may be compressed (.gz). Without FILE, or for "-", standard
input is read.
`;

const { version }: { version: string } = createRequire(import.meta.url)("../../package.json");

/** Commands that need no database, which takes a while to load. */
const light: ReadonlySet<string> = new Set(["code", "schema", "ontology"]);

/** The command line. `onResult` hears whether all input could be read; `wanted` is the command that was given. */
export async function createProgram(
  onResult: (isAllRead: boolean) => void,
  wanted: string | undefined,
): Promise<Command> {
  const program = new Command("dragoman")
    .description("Reads news reports and writes political events: who did what to whom, when, where, and who says so.")
    .version(version)
    .addHelpText("after", exitCodes)
    .exitOverride();
  addCode(program, onResult);
  addSchema(program);
  addOntology(program);
  if (!light.has(wanted ?? "")) {
    const { addStoreCommands } = await import("./store-commands.js");
    addStoreCommands(program, onResult);
  }
  return program;
}

function addCode(program: Command, onResult: (isAllRead: boolean) => void): void {
  program
    .command("code")
    .description("code documents; one answer each, in the order of input")
    .argument("[FILE...]", "what to read")
    .option("--published <date>", "publication date of documents that give none", parsePublished)
    .addOption(new Option("--format <format>", "by default table on a terminal, otherwise jsonl").choices([...formats]))
    .option("--evidence", "in the table, each event's sentences beneath it")
    .option("--explain", "say which rule decided what, and what was dropped")
    .addOption(
      new Option("--jobs <n>", "threads; the output is the same for any number")
        .argParser(parseJobs)
        .default(availableParallelism(), "one a core"),
    )
    .option("--knowledge <dir>", "a folder of your own actors, role nouns, patterns and places")
    .option("--notices <file>", "where to write, as JSON Lines, what was odd in the documents")
    .addOption(
      new Option("--input <kind>", "how to read all input, whatever its name").choices(readers.map(({ name }) => name)),
    )
    .addHelpText("after", details + exitCodes)
    .action(async (files: string[], options: CodeOptions, command: Command) => {
      onResult(await codeFiles(toJob(files, options, command)));
    });
}

function addSchema(program: Command): void {
  program
    .command("schema")
    .description("print the JSON Schema of the answers")
    .action(() => {
      process.stdout.write(readFileSync(new URL("../model/coded-document.schema.json", import.meta.url)));
    });
}

interface OntologyOptions {
  readonly cameo?: string;
  readonly acled?: string;
  readonly format?: OntologyFormat;
}

function addOntology(program: Command): void {
  program
    .command("ontology")
    .description("print event types, modes, contexts and scores, and how they map to CAMEO and ACLED")
    .argument("[NAME...]", "a type, a mode or a context: ASSAULT, ASSAULT drone, election")
    .option("--cameo <code>", "what a CAMEO code becomes")
    .option("--acled <name>", "what an event type or a sub-event type of ACLED becomes")
    .addOption(new Option("--format <format>", "by default table").choices([...ontologyFormats]))
    .addHelpText("after", exitCodes)
    .action((names: string[], options: OntologyOptions, command: Command) => {
      process.stdout.write(writeOntology(names, options, command));
    });
}

function writeOntology(names: readonly string[], options: OntologyOptions, command: Command): string {
  const all = toRows(loadOntologyData());
  const isOverview = names.length === 0 && options.cameo === undefined && options.acled === undefined;
  const found = [
    ...(names.length === 0 ? [] : [known(findNamed(all, names), "type, mode or context", command)]),
    ...(options.cameo === undefined ? [] : [known(findCameo(all, options.cameo), "CAMEO code", command)]),
    ...(options.acled === undefined ? [] : [known(findAcled(all, options.acled), "name of ACLED's", command)]),
  ];
  const rows = isOverview ? all : found.flat();
  if (options.format === "jsonl") return toJsonLines(rows);
  if (options.format === "csv") return toCsv(rows);
  return isOverview ? writeOverview(rows, toScreen()) : found.map((each) => writeDetails(each, toScreen())).join("\n");
}

function known(found: OntologyRow[] | UnknownName, what: string, command: Command): OntologyRow[] {
  if (!("unknown" in found)) return found;
  const hint = found.nearest === null ? "dragoman ontology lists them all" : `did you mean ${found.nearest}?`;
  command.error(`error: "${toPrintable(found.unknown)}" is no ${what}; ${hint}`);
}

function toJob(files: readonly string[], options: CodeOptions, command: Command): Job {
  if (files.length === 0 && process.stdin.isTTY)
    command.error("error: name a FILE, or send JSON Lines to standard input");
  return {
    files: files.length === 0 ? [null] : files.map((file) => (file === "-" ? null : file)),
    published: options.published ?? null,
    reader: options.input ?? null,
    jobs: options.jobs,
    notices: options.notices ?? null,
    knowledge: options.knowledge ?? null,
    settings: toSettings(options),
  };
}

function toSettings({ format, evidence = false, explain = false }: CodeOptions): Job["settings"] {
  return { format: format ?? (process.stdout.isTTY ? "table" : "jsonl"), evidence, explain, ...toScreen() };
}

function toScreen(): Screen {
  const { isTTY, columns } = process.stdout;
  const { COLUMNS, NO_COLOR, TERM } = process.env;
  return {
    width: columns || Number(COLUMNS) || 100,
    hasColour: Boolean(isTTY) && !NO_COLOR && TERM !== "dumb",
  };
}

function parsePublished(value: string): string {
  if (isPublicationDate(value)) return value;
  throw new InvalidArgumentError("Expected an ISO 8601 date such as 2023-02-23.");
}

function parseJobs(value: string): number {
  const jobs = Number(value);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new InvalidArgumentError("Expected a whole number from 1 to 256.");
}

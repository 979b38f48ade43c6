/** The table of commands. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";
import { readers } from "../collect/readers.js";
import { isPublicationDate } from "../collect/source-document.js";
import { type AnswerSettings, type Format, formats } from "./answer.js";
import { codeFiles, type Job } from "./code-files.js";
import { addStoreCommands } from "./store-commands.js";

interface CodeOptions {
  readonly published?: string;
  readonly format?: Format;
  readonly evidence?: boolean;
  readonly explain?: boolean;
  readonly jobs: number;
  readonly notices?: string;
  readonly input?: NonNullable<Job["reader"]>;
}

const exitCodes = `
Exit codes:
  0    every document was coded
  1    some input could not be read; standard error names file, line and field
  2    wrong usage or settings
  70   a mistake in Dragoman; standard error names the document
  141  whoever read the output stopped reading
`;

const details = `
Files ending in .jsonl, .ndjson or .json hold one JSON object a line (id, text, published, title, url, publisher); all
others are plain text, one document a file. Any of them may be compressed (.gz). Without FILE, or for "-", standard
input is read.
`;

const { version }: { version: string } = createRequire(import.meta.url)("../../package.json");

/** The command line. `onResult` hears whether all input could be read. */
export function createProgram(onResult: (isAllRead: boolean) => void): Command {
  const program = new Command("dragoman")
    .description("Reads news reports and writes political events: who did what to whom, when, where, and who says so.")
    .version(version)
    .addHelpText("after", exitCodes)
    .exitOverride();
  addCode(program, onResult);
  addSchema(program);
  addStoreCommands(program, onResult);
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

function toJob(files: readonly string[], options: CodeOptions, command: Command): Job {
  if (files.length === 0 && process.stdin.isTTY)
    command.error("error: name a FILE, or send JSON Lines to standard input");
  return {
    files: files.length === 0 ? [null] : files.map((file) => (file === "-" ? null : file)),
    published: options.published ?? null,
    reader: options.input ?? null,
    jobs: options.jobs,
    notices: options.notices ?? null,
    settings: toSettings(options),
  };
}

function toSettings({ format, evidence = false, explain = false }: CodeOptions): AnswerSettings {
  const { isTTY, columns } = process.stdout;
  const { COLUMNS, NO_COLOR, TERM } = process.env;
  return {
    format: format ?? (isTTY ? "table" : "jsonl"),
    evidence,
    explain,
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

/** Options that the store's commands share: which store, what is asked for, as of when. */
import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import { ploverTypes } from "../knowledge/ontology.js";
import { type EventFilter, sortKeys, statuses } from "../store/event-query.js";

export interface FilterOptions {
  readonly store: string;
  readonly from?: string;
  readonly to?: string;
  readonly type?: NonNullable<EventFilter["types"]>;
  readonly mode?: readonly string[];
  readonly actor?: string;
  readonly recipient?: string;
  readonly country?: readonly string[];
  readonly place?: string;
  readonly near?: { readonly latitude: number; readonly longitude: number };
  readonly radius: number;
  readonly status?: NonNullable<EventFilter["statuses"]>;
  readonly minKilled?: number;
  readonly maxKilled?: number;
  readonly minConfidence?: number;
  readonly text?: string;
  readonly asOf?: string;
}

export function addStore(command: Command): Command {
  const store = new Option("--store <store>", "events.duckdb or postgres://…")
    .env("DRAGOMAN_STORE")
    .makeOptionMandatory();
  return command.addOption(store);
}

export function addAsOf(command: Command): Command {
  return command.option(
    "--as-of <time>",
    "as it was known then: 2023-02-24T12:00Z, or a day, at its end (UTC)",
    parseMoment,
  );
}

export function addFilters(command: Command): Command {
  const filters = addAsOf(addStore(command))
    .option("--from <date>", "happened on that day or later", parseDay)
    .option("--to <date>", "happened on that day or earlier", parseDay)
    .addOption(new Option("--type <type...>", "of these types: ASSAULT PROTEST").choices([...ploverTypes]))
    .option("--mode <mode...>", "of these modes: suicide-attack")
    .option("--actor <who>", "PAK, MIL, PAK MIL, the id of an actor, or a part of a name")
    .option("--recipient <who>", "the same for whom it was done to")
    .option("--country <code...>", "in these countries (ISO 3166-1 alpha-3)")
    .option("--place <name>", "a part of the place's name")
    .option("--near <lat,lon>", "around a point", parsePoint)
    .option("--radius <km>", "how far around it", parseAmount, 50)
    .addOption(new Option("--status <status...>", "with one of these").choices([...statuses]))
    .option("--min-killed <n>", "at least so many killed", parseAmount)
    .option("--max-killed <n>", "at most so many killed", parseAmount)
    .option("--min-confidence <p>", "0 to 1", parseAmount)
    .option("--text <words>", "in a sentence that reports it");
  return filters;
}

export function toFilter({ type, mode, country, status, near, radius, store: _, ...rest }: FilterOptions): EventFilter {
  const { from, to, actor, recipient, place, minKilled, maxKilled, minConfidence, text, asOf } = rest;
  const asked = { from, to, actor, recipient, place, minKilled, maxKilled, minConfidence, text, asOf };
  const lists = { types: type, modes: mode, countries: country?.map((each) => each.toUpperCase()), statuses: status };
  return withoutMissing({ ...asked, ...lists, near: near && { ...near, radiusKm: radius } });
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutMissing<T extends object>(record: T): Given<T> {
  const fields: readonly (readonly unknown[])[] = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields);
}

export const sortOption = new Option("--sort <key>", "newest or greatest first").choices([...sortKeys]).default("date");

export const jobsOption = new Option("--jobs <n>", "threads that code")
  .argParser(parseJobs)
  .default(availableParallelism(), "one a core");

export function parseJobs(value: string): number {
  const jobs = Number(value);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new InvalidArgumentError("Expected a whole number from 1 to 256.");
}

export function parseWhole(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 10_000_000) return number;
  throw new InvalidArgumentError("Expected a whole number from 1.");
}

function parseAmount(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number >= 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError("Expected a number from 0.");
}

function parseDay(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && isDate(value)) return value;
  throw new InvalidArgumentError("Expected a day such as 2023-02-23.");
}

/** A moment in UTC, as the store writes it. A day is its last moment, and a time without a zone is UTC. */
export function parseMoment(value: string): string {
  const [, day, time = "T23:59:59.999", zone = "Z"] =
    /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(value) ?? [];
  const moment = new Date(`${day}${time}${zone}`);
  if (day !== undefined && isDate(day) && !Number.isNaN(moment.getTime())) return moment.toISOString();
  throw new InvalidArgumentError("Expected a time such as 2023-02-24T12:00Z, or a day.");
}

/** "2023-02-30" is none. */
function isDate(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function parsePoint(value: string): { latitude: number; longitude: number } {
  const [latitude = Number.NaN, longitude = Number.NaN, ...rest] = value
    .split(",")
    .map((part) => Number(part.trim() || "none"));
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && rest.length === 0) return { latitude, longitude };
  throw new InvalidArgumentError("Expected latitude and longitude in degrees, such as 34.1,71.3.");
}

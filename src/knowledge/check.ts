/** Faults that only show between entries: ids that stand twice, modes, contexts, classes, countries and codes that nobody defines. */
import type { Fault } from "../model/fault.js";
import type { ConfusionEntry, TypeAndMode } from "./mapping.js";
import { ploverTypes } from "./ontology.js";
import type { PatternEntry } from "./patterns.js";
import { type KnowledgeSource, type Located, pointAtFields } from "./read.js";
import { toSuggestion } from "./suggest.js";

/** Names that entries may speak of. */
export interface KnownNames {
  /** "ASSAULT firearms". */
  readonly modes: ReadonlySet<string>;
  readonly contexts: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
}

type Where = Pick<Located<unknown>, "file" | "line">;
type Report = (where: Where, field: string, rule: string, message: string) => void;

const demands = ["actor", "recipient", "none", "speaker", "told"];
const hashWords = ["#political", "#person", "#place", "#anything", "#clause"];

/** What is wrong with a folder, single entries included. `base` holds what a user's folder stands on. */
export function findFaults(source: KnowledgeSource, base: KnownNames | null = null): Fault[] {
  const faults: Fault[] = [];
  const report: Report = ({ file, line }, field, rule, message) => faults.push({ file, line, field, rule, message });
  const known = join(namesOf(source), base);
  checkTwice(source, report);
  checkActors(source, known, report);
  checkPlaces(source, known, report);
  for (const [type, list] of source.patterns) for (const each of list) checkPattern(type, each, { known, report });
  checkOntology(source, known, report);
  return [...source.faults, ...pointAtFields(faults)];
}

export function namesOf(source: KnowledgeSource): KnownNames {
  const countries = source.places.flatMap(({ entry }) => entry.country ?? []);
  const named = source.actors.filter(({ entry }) => entry.kind === "country").map(({ entry }) => entry.id);
  return {
    modes: new Set(source.modes.map(({ entry }) => `${entry.type} ${entry.id}`)),
    contexts: new Set(source.contexts.map(({ entry }) => entry.id)),
    classes: new Set(Object.keys(source.classes)),
    countries: new Set([...named, ...countries]),
  };
}

function join(own: KnownNames, base: KnownNames | null): KnownNames {
  if (base === null) return own;
  return {
    modes: new Set([...base.modes, ...own.modes]),
    contexts: new Set([...base.contexts, ...own.contexts]),
    classes: new Set([...base.classes, ...own.classes]),
    // A user's own places name no new countries: theirs must be known.
    countries: base.countries,
  };
}

function checkTwice({ actors, roles, places, contexts, modes, cameo, acled }: KnowledgeSource, report: Report): void {
  findTwice(actors, "id", ({ id }) => id, report);
  findTwice(roles, "noun", ({ noun }) => noun, report);
  findTwice(places, "id", ({ id }) => id, report);
  findTwice(contexts, "id", ({ id }) => id, report);
  findTwice(modes, "id", ({ type, id }) => `${type} ${id}`, report);
  findTwice(cameo, "code", ({ code }) => code, report);
  findTwice(acled, "sub-event", ({ subEvent }) => subEvent, report);
}

function findTwice<T>(list: readonly Located<T>[], field: string, toKey: (entry: T) => string, report: Report): void {
  const seen = new Map<string, Where>();
  for (const each of list) {
    const first = seen.get(toKey(each.entry));
    if (!first) seen.set(toKey(each.entry), each);
    else report(each, field, "twice", `"${toKey(each.entry)}" stands in ${first.file}:${first.line} already.`);
  }
}

function checkActors({ actors }: KnowledgeSource, { countries }: KnownNames, report: Report): void {
  for (const { entry, ...where } of actors) {
    entry.codes.forEach(({ country, from, to }, at) => {
      if (country !== null && !countries.has(country)) {
        const field = country === entry.country ? "file name" : `codes[${at}].country`;
        const message = `"${country}" is no country's ISO 3166-1 alpha-3 code.${toSuggestion(country, countries)}`;
        report(where, field, "unknown-country", message);
      }
      if (from !== null && to !== null && from > to)
        report(where, `codes[${at}].to`, "ends-before", `${to} is before ${from}.`);
    });
  }
}

function checkPlaces({ places }: KnowledgeSource, { countries }: KnownNames, report: Report): void {
  for (const { entry, ...where } of places) {
    if (Math.abs(entry.latitude) > 90) report(where, "latitude", "no-degree", `${entry.latitude} is beyond 90.`);
    if (Math.abs(entry.longitude) > 180) report(where, "longitude", "no-degree", `${entry.longitude} is beyond 180.`);
    const named = [...(entry.country === null ? [] : [entry.country]), ...entry.countries];
    for (const country of named.filter((code) => !countries.has(code))) {
      const message = `"${country}" is no country's ISO 3166-1 alpha-3 code.${toSuggestion(country, countries)}`;
      report(where, "country", "unknown-country", message);
    }
  }
}

function checkPattern(
  type: string,
  { entry, ...where }: Located<PatternEntry>,
  { known, report }: { readonly known: KnownNames; readonly report: Report },
): void {
  const modes = [...known.modes].filter((mode) => mode.startsWith(`${type} `)).map((mode) => mode.split(" ")[1] ?? "");
  const check = (field: string, words: readonly string[], allowed: readonly string[], what: string) => {
    for (const word of words.filter((each) => !allowed.includes(each)))
      report(
        where,
        field,
        `unknown-${what.replace(/ .*/, "")}`,
        `"${word}" is no ${what}.${toSuggestion(word, allowed)}`,
      );
  };
  if (entry.phrases.length === 0) report(where, entry.kind, "no-phrase", "names no verb, noun or adjective.");
  check("modes", entry.modes, modes, `mode of ${type}`);
  check("contexts", entry.contexts, [...known.contexts], "context");
  check("needs", entry.needs, demands, "demand that a pattern can make");
  const classes = [...known.classes].map((name) => `@${name}`);
  for (const field of ["only", "unless"] as const) {
    for (const [slot, words] of entry[field]) {
      const special = words.filter((word) => /^[@#]/.test(word));
      check(`${field}.${slot}`, special, [...classes, ...hashWords], "class of classes.yaml");
    }
  }
}

function checkOntology(source: KnowledgeSource, { modes, contexts }: KnownNames, report: Report): void {
  const checkMode = (where: Where, field: string, { type, mode }: TypeAndMode) => {
    if (mode === null || modes.has(`${type} ${mode}`)) return;
    const own = [...modes].filter((name) => name.startsWith(`${type} `)).map((name) => name.split(" ")[1] ?? "");
    report(where, field, "unknown-mode", `"${mode}" is no mode of ${type}.${toSuggestion(mode, own)}`);
  };
  const checkContext = (where: Where, field: string, context: string) => {
    if (contexts.has(context)) return;
    report(where, field, "unknown-context", `"${context}" is no context.${toSuggestion(context, contexts)}`);
  };
  for (const { entry, ...where } of source.cameo) {
    for (const mode of entry.modes) if (entry.type !== null) checkMode(where, "modes", { type: entry.type, mode });
    for (const context of entry.contexts) checkContext(where, "contexts", context);
  }
  for (const { entry, ...where } of source.acled) {
    for (const { type, modes: own } of entry.to) for (const mode of own) checkMode(where, "to", { type, mode });
    for (const each of entry.from) checkMode(where, "from", each);
  }
  const checkSide = (where: Where, field: string, side: ConfusionEntry["one"]) =>
    typeof side === "string" ? checkContext(where, field, side) : checkMode(where, field, side);
  for (const { entry, ...where } of source.confusions) {
    checkSide(where, "mode", entry.one);
    checkSide(where, "with", entry.other);
  }
  checkToCameo(source, checkMode, report);
}

/** Every code that is written must be one that is read, and every type must have a line. */
function checkToCameo(
  { cameo, toCameo, types }: KnowledgeSource,
  checkMode: (where: Where, field: string, value: TypeAndMode) => void,
  report: Report,
): void {
  const codes = new Set(cameo.map(({ entry }) => entry.code));
  for (const { entry, ...where } of toCameo) {
    checkMode(where, "mode", entry);
    for (const code of entry.codes.filter((each) => !codes.has(each)))
      report(where, "codes", "unknown-code", `"${code}" does not stand in cameo.yaml.${toSuggestion(code, codes)}`);
  }
  const written = new Set(toCameo.filter(({ entry }) => entry.mode === null).map(({ entry }) => entry.type));
  const first = toCameo[0] ?? types[0];
  for (const type of types.length === 0 ? [] : ploverTypes.filter((each) => !written.has(each)))
    if (first) report({ file: first.file, line: 1 }, "type", "missing", `${type} has no line of its own.`);
}

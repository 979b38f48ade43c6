/** Reads a user's folder and checks it against the knowledge that it is to be laid over. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DragomanError, type Fault } from "../model/fault.js";
import { findFaults, type KnownNames } from "./check.js";
import type { StoredKnowledge } from "./knowledge.js";
import { toFirstWord } from "./names.js";
import { ploverTypes } from "./ontology.js";
import { type Overlay, type RemovalKind, removalKinds } from "./overlay.js";
import { type KnowledgeSource, type Removal, readSource, toData } from "./read.js";
import { toSuggestion } from "./suggest.js";

/** Throws a DragomanError with all that is wrong. */
export function readOverlay(directory: string, base: StoredKnowledge): { overlay: Overlay; source: KnowledgeSource } {
  checkFolder(directory);
  const source = readSource(directory);
  const faults = [
    ...findStrayFiles(source),
    ...findFaults(source, toKnownNames(base)),
    ...source.removals.flatMap((removal) => checkRemoval(removal, base)),
  ];
  if (faults.length > 0) throw new DragomanError(faults);
  const { version, actors, roles, patterns, classes, places } = toData(source);
  return { overlay: { version, actors, roles, patterns, classes, places, removals: group(source.removals) }, source };
}

function checkFolder(directory: string): void {
  const message = !existsSync(directory) ? "no such folder" : statSync(directory).isDirectory() ? "" : "is no folder";
  if (message !== "")
    throw new DragomanError([{ file: directory, line: null, field: null, rule: "no-folder", message }]);
}

/** Files that are read, but for `ontology/` and `languages/`, which are ours alone. */
function findStrayFiles({ directory, files }: KnowledgeSource): Fault[] {
  const all = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.ya?ml$/.test(file));
  const report = (file: string, message: string): Fault => {
    return { file: join(directory, file), line: null, field: null, rule: "unknown-file", message };
  };
  if (all.length === 0) return [report("", "holds no file that ends in .yaml.")];
  const known = [...ploverTypes.map((type) => `patterns/en/${type}.yaml`), "patterns/en/classes.yaml", "removals.yaml"];
  return all.flatMap((file) => {
    if (/^(ontology|languages)\//.test(file))
      return [report(file, "types, modes and words of English cannot be added.")];
    if (files.includes(file)) return [];
    const places = "actors/*.yaml, places/*.yaml, patterns/en/TYPE.yaml, patterns/en/classes.yaml and removals.yaml";
    return [report(file, `is not read; files are ${places}.${toSuggestion(file, known)}`)];
  });
}

function toKnownNames({ modes, contexts, classes, places, actors }: StoredKnowledge): KnownNames {
  return {
    modes: new Set(modes.map(({ type, id }) => `${type} ${id}`)),
    contexts: new Set(contexts.map(({ id }) => id)),
    classes: new Set(Object.keys(classes)),
    countries: new Set([...actors.countries, ...places.flatMap(({ country }) => country ?? [])]),
  };
}

function group(removals: readonly Removal[]): Overlay["removals"] {
  const of = (kind: RemovalKind) => removals.filter((each) => each.kind === kind).map(({ name }) => name);
  return {
    actors: of("actors"),
    roles: of("roles"),
    places: of("places"),
    patterns: of("patterns"),
    names: of("names"),
  };
}

/** What is to be taken away must be there. */
function checkRemoval({ kind, name, file, line }: Removal, base: StoredKnowledge): Fault[] {
  const report = (message: string): Fault[] => [{ file, line, field: kind, rule: "unknown-removal", message }];
  const known = removalKinds.find((each) => each === kind);
  if (known === undefined) {
    return report(`is nothing to take away. Known: ${removalKinds.join(", ")}.${toSuggestion(kind, removalKinds)}`);
  }
  if (known === "names") return checkName(name, base, report);
  const names = listRemovable(known, base);
  if (names.includes(name)) return [];
  return report(`"${name}" does not stand in the knowledge.${toSuggestion(name, names)}`);
}

function listRemovable(kind: Exclude<RemovalKind, "names">, base: StoredKnowledge): readonly string[] {
  if (kind === "actors") return [...base.actors.ids];
  if (kind === "roles") return base.roles.map(({ noun }) => noun);
  if (kind === "places") return base.places.map(({ id }) => id);
  return Object.entries(base.patterns).flatMap(([type, list]) =>
    list.flatMap(({ phrases }) => phrases.map((phrase) => `${type}: ${phrase}`)),
  );
}

function checkName(name: string, base: StoredKnowledge, report: (message: string) => Fault[]): Fault[] {
  const actors = [...base.actors.withFirstWord(toFirstWord(name))];
  const bearers = [
    ...actors.map(({ name: own, id }) => ({ own, id, kind: "actors" })),
    ...base.places.map(({ name: own, id }) => ({ own, id, kind: "places" })),
    ...base.roles.map(({ noun }) => ({ own: noun, id: noun, kind: "roles" })),
  ];
  const named = bearers.find(({ own }) => own === name);
  if (named) return report(`"${name}" is what ${named.id} is called; take that away under ${named.kind}.`);
  const others = [
    ...actors.flatMap(({ aliases, acronyms, adjectives, people, seats }) => [
      ...[...aliases, ...acronyms],
      ...[...adjectives, ...people, ...seats],
    ]),
    ...base.places.flatMap(({ aliases, abbreviations }) => [...aliases, ...abbreviations]),
    ...base.roles.flatMap(({ also }) => also),
  ];
  if (others.includes(name)) return [];
  return report(`nobody and nothing has the name "${name}".${toSuggestion(name, others)}`);
}

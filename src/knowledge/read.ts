/** Reads the YAML of a knowledge folder, ours or a user's, and finds every fault of it by file, line and field. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { PloverType } from "../model/coded-document.js";
import { DragomanError, type Fault } from "../model/fault.js";
import { type ActorEntry, readActor } from "./actors.js";
import { type ActorExample, readExamples } from "./examples.js";
import { Fields } from "./fields.js";
import type { GrammarData } from "./grammar.js";
import type { KnowledgeData } from "./knowledge.js";
import {
  type AcledEntry,
  type CameoEntry,
  type ConfusionEntry,
  readAcled,
  readCameo,
  readConfusion,
  readToCameo,
  type ToCameoEntry,
} from "./mapping.js";
import { toId } from "./names.js";
import {
  type ContextEntry,
  type ModeEntry,
  ploverTypes,
  readContext,
  readMode,
  readType,
  type TypeEntry,
} from "./ontology.js";
import { type Classes, type PatternEntry, readPattern } from "./patterns.js";
import { type PlaceEntry, readPlace } from "./places.js";
import { type RoleEntry, readRole } from "./roles.js";

/** An entry and where it stands. */
export interface Located<T> {
  readonly entry: T;
  readonly file: string;
  readonly line: number;
  /** False where the file leaves the id to be made from the name. */
  readonly hasId: boolean;
  readonly examples: readonly ActorExample[];
}

/** A line of `removals.yaml`: of which kind, and the id or the name. */
export interface Removal {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** All that a folder says. Lists keep the order of its files. */
export interface KnowledgeSource {
  readonly directory: string;
  readonly version: string;
  readonly actors: readonly Located<ActorEntry>[];
  readonly roles: readonly Located<RoleEntry>[];
  readonly patterns: readonly (readonly [PloverType, readonly Located<PatternEntry>[]])[];
  readonly places: readonly Located<PlaceEntry>[];
  readonly classes: Classes;
  readonly topics: Classes;
  readonly types: readonly Located<TypeEntry>[];
  readonly modes: readonly Located<ModeEntry>[];
  readonly contexts: readonly Located<ContextEntry>[];
  readonly cameo: readonly Located<CameoEntry>[];
  readonly toCameo: readonly Located<ToCameoEntry>[];
  readonly acled: readonly Located<AcledEntry>[];
  readonly confusions: readonly Located<ConfusionEntry>[];
  readonly grammar: GrammarData;
  readonly vocabulary: unknown;
  readonly eventWords: unknown;
  /** What a user's folder takes away. */
  readonly removals: readonly Removal[];
  /** The files that were read, as paths in the folder. */
  readonly files: readonly string[];
  /** What is wrong with single entries; what is wrong between them is for `check.ts`. */
  readonly faults: readonly Fault[];
}

/** Reads a folder; what is wrong stands in its `faults`. */
export function readSource(directory: string): KnowledgeSource {
  const reader = new DirectoryReader(directory);
  const isRoles = (file: string): boolean => /^roles\b/.test(file);
  const source = {
    directory,
    actors: reader
      .files("actors", (file) => !isRoles(file))
      .flatMap((file) => reader.entries(file, (fields) => readActor(fields, countryOf(file)))),
    roles: reader.files("actors", isRoles).flatMap((file) => reader.entries(file, readRole)),
    patterns: ploverTypes.map((type) => [type, reader.entries(`patterns/en/${type}.yaml`, readPattern)] as const),
    classes: reader.classes("patterns/en/classes.yaml"),
    topics: reader.classes("languages/en-topics.yaml"),
    types: reader.entries("ontology/types.yaml", readType),
    modes: reader.entries("ontology/modes.yaml", readMode),
    contexts: reader.entries("ontology/contexts.yaml", readContext),
    cameo: reader.entries("ontology/cameo.yaml", readCameo),
    toCameo: reader.entries("ontology/to-cameo.yaml", readToCameo),
    acled: reader.entries("ontology/acled.yaml", readAcled),
    confusions: reader.entries("ontology/confusions.yaml", readConfusion),
    places: reader.files("places", () => true).flatMap((file) => reader.entries(file, readPlace)),
    // Its shape is checked by the compiler where it is used.
    grammar: toGrammarData(reader.mapping("languages/en-grammar.yaml")),
    vocabulary: reader.language("languages/en.yaml", { calendar: "languages/en-calendar.yaml" }),
    eventWords: reader.mapping("languages/en-events.yaml"),
    removals: reader.removals("removals.yaml"),
  };
  return { ...source, files: reader.read, faults: reader.faults, version: reader.version() };
}

/** Reads our own folder; throws a DragomanError with every fault of single entries. */
export function readKnowledge(directory: string): KnowledgeData {
  const source = readSource(directory);
  if (source.faults.length > 0) throw new DragomanError(source.faults);
  return toData(source);
}

/** What the stages need of it. */
export function toData(source: KnowledgeSource): KnowledgeData {
  return {
    version: source.version,
    actors: source.actors.map(({ entry }) => entry),
    roles: source.roles.map(({ entry }) => entry),
    patterns: Object.fromEntries(source.patterns.map(([type, list]) => [type, list.map(({ entry }) => entry)])),
    classes: source.classes,
    topics: source.topics,
    types: source.types.map(({ entry }) => entry),
    modes: source.modes.map(({ entry }) => entry),
    contexts: source.contexts.map(({ entry }) => entry),
    places: source.places.map(({ entry }) => entry),
    grammar: source.grammar,
    vocabulary: source.vocabulary,
    eventWords: source.eventWords,
  };
}

function toGrammarData(mapping: unknown): GrammarData {
  const data: GrammarData = JSON.parse(JSON.stringify(mapping));
  return data;
}

/** `PAK.yaml` holds what belongs to Pakistan; `IGO.yaml`, `media.yaml` what belongs to no one country. */
function countryOf(file: string): string | null {
  const name = basename(file, ".yaml");
  return /^[A-Z]{3}$/.test(name) && name !== "IGO" && name !== "NGO" ? name : null;
}

/** What is written for an actor, a noun or a place without an id: the file's name, then its own in small letters. */
function withId(value: unknown, file: string): unknown {
  if (!file.startsWith("actors/") || /^actors\/roles\b/.test(file)) return value;
  if (typeof value !== "object" || value === null || "id" in value || !("name" in value)) return value;
  return { id: `${basename(file, ".yaml")}-${toId(String(value.name))}`, ...value };
}

interface Item {
  readonly value: unknown;
  readonly line: number;
  /** The line of a field such as `codes[0].from`. */
  readonly lineOf: (field: string) => number;
}

class DirectoryReader {
  readonly faults: Fault[] = [];
  readonly read: string[] = [];
  private readonly hash = createHash("sha256");

  constructor(private readonly directory: string) {}

  /** The files of a folder that `wants` names, in order of their names. */
  files(folder: string, wants: (file: string) => boolean): string[] {
    const path = join(this.directory, folder);
    if (!existsSync(path) || !statSync(path).isDirectory()) return [];
    const files = readdirSync(path).filter((file) => file.endsWith(".yaml") && wants(file));
    return files.sort().map((file) => `${folder}/${file}`);
  }

  entries<T>(file: string, read: (fields: Fields) => T): Located<T>[] {
    const path = join(this.directory, file);
    return this.items(file).flatMap(({ value, line, lineOf }) => {
      try {
        const hasId = withId(value, file) === value;
        const entry = Fields.read(
          withId(value, file),
          path,
          (fields) => ({ entry: read(fields), examples: file.startsWith("actors/") ? readExamples(fields) : [] }),
          line,
        );
        return [{ ...entry, file: path, line, hasId }];
      } catch (error) {
        if (!(error instanceof DragomanError)) throw error;
        for (const fault of error.faults)
          this.faults.push({ ...fault, line: fault.field === null ? line : lineOf(fault.field) });
        return [];
      }
    });
  }

  mapping(file: string): unknown {
    if (!existsSync(join(this.directory, file))) return {};
    return this.parse(file).document.toJS() ?? {};
  }

  /** A language's words; some sections have a file of their own. */
  language(file: string, sections: Readonly<Record<string, string>>): unknown {
    const apart = Object.entries(sections).map(([section, path]) => [section, this.mapping(path)] as const);
    return Object.assign({}, this.mapping(file), Object.fromEntries(apart));
  }

  classes(file: string): Classes {
    try {
      return Fields.read(this.mapping(file), join(this.directory, file), (fields) =>
        Object.fromEntries(fields.allLists()),
      );
    } catch (error) {
      if (!(error instanceof DragomanError)) throw error;
      this.faults.push(...error.faults);
      return {};
    }
  }

  removals(file: string): Removal[] {
    const path = join(this.directory, file);
    if (!existsSync(path)) return [];
    const { document, lineAt } = this.parse(file);
    if (!isMap<unknown, Node | null>(document.contents)) return [];
    return document.contents.items.flatMap(({ key, value }) => {
      const kind = isScalar(key) ? String(key.value) : "";
      const names = isSeq<Node>(value) ? value.items : isScalar(value) ? [value] : [];
      return names.map((name) => ({ kind, name: String(name), file: path, line: lineAt(name) }));
    });
  }

  version(): string {
    return this.hash.digest("hex").slice(0, 12);
  }

  private parse(file: string) {
    const path = join(this.directory, file);
    const text = readFileSync(path, "utf8");
    this.hash.update(file).update(text);
    this.read.push(file);
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter });
    for (const error of document.errors) {
      const message = error.message.split("\n")[0] ?? "";
      this.faults.push({
        file: path,
        line: counter.linePos(error.pos[0]).line,
        field: null,
        rule: "yaml",
        message,
      });
    }
    return { document, lineAt: (node: Node) => counter.linePos(node.range?.[0] ?? 0).line };
  }

  private items(file: string): Item[] {
    const path = join(this.directory, file);
    if (!existsSync(path)) return [];
    const { document, lineAt } = this.parse(file);
    const list = document.contents;
    if (list === null) return [];
    if (!isSeq<Node>(list)) {
      const message = 'must be a list: each entry begins with "- ".';
      this.faults.push({ file: path, line: lineAt(list), field: null, rule: "no-list", message });
      return [];
    }
    const values: unknown[] = document.toJS();
    return list.items.map((node, at) => ({
      value: values[at],
      line: lineAt(node),
      lineOf: (field) => findLine(node, field, lineAt),
    }));
  }
}

/** Faults that name the line of an entry, at the line of its field. The files are read again: they are few, and nothing is kept for it. */
export function pointAtFields(faults: readonly Fault[]): Fault[] {
  const files = new Set(faults.map(({ file }) => file).filter((file) => file.endsWith(".yaml") && existsSync(file)));
  const entries = new Map([...files].map((file) => [file, readNodes(file)] as const));
  return faults.map((fault) => {
    const found = fault.line === null ? undefined : entries.get(fault.file)?.get(fault.line);
    return found === undefined || fault.field === null ? fault : { ...fault, line: found(fault.field) };
  });
}

/** Line of an entry → the line of one of its fields. */
function readNodes(file: string): Map<number, (field: string) => number> {
  const counter = new LineCounter();
  const { contents } = parseDocument(readFileSync(file, "utf8"), { lineCounter: counter });
  const lineAt = (node: Node) => counter.linePos(node.range?.[0] ?? 0).line;
  const nodes = isSeq<Node>(contents) ? contents.items : [];
  return new Map(nodes.map((node) => [lineAt(node), (field: string) => findLine(node, field, lineAt)]));
}

/** The line of a field's key, or as near to it as the file has: that of what holds it. */
function findLine(entry: Node, field: string, lineAt: (node: Node) => number): number {
  let line = lineAt(entry);
  let node: unknown = entry;
  for (const key of field.split(/[.[\]]+/).filter((part) => part !== "")) {
    if (isMap<unknown, Node | null>(node)) {
      const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
      if (!pair) return line;
      if (isScalar(pair.key)) line = lineAt(pair.key);
      node = pair.value;
    } else if (isSeq<Node>(node)) {
      const item = node.items[Number(key)];
      if (!item) return line;
      line = lineAt(item);
      node = item;
    } else return line;
  }
  return line;
}

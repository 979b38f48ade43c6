/** Reads and freezes `knowledge/`: its version, and its faults by file and line. The one file of this folder that opens files. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isSeq, LineCounter, parseDocument } from "yaml";
import type { PloverType } from "../model/coded-document.js";
import { DragomanError, type Fault } from "../model/fault.js";
import { type ActorEntry, Actors, readActor } from "./actors.js";
import { Fields } from "./fields.js";
import { Gazetteer } from "./gazetteer.js";
import { type Grammar, type GrammarData, toGrammar } from "./grammar.js";
import {
  type ContextEntry,
  type ModeEntry,
  Ontology,
  ploverTypes,
  readContext,
  readMode,
  readType,
  type TypeEntry,
} from "./ontology.js";
import { type Classes, type PatternEntry, Patterns, readPattern } from "./patterns.js";
import { type PlaceEntry, Places, readPlace } from "./places.js";
import { type RoleEntry, Roles, readRole } from "./roles.js";
import { Topics } from "./topics.js";
import { toVocabulary, type Vocabulary } from "./vocabulary.js";

/** All entries of `knowledge/`, as plain JSON: what the build compiles and the package loads. */
export interface KnowledgeData {
  readonly version: string;
  readonly actors: readonly ActorEntry[];
  readonly roles: readonly RoleEntry[];
  readonly patterns: Readonly<Partial<Record<PloverType, readonly PatternEntry[]>>>;
  readonly classes: Classes;
  /** Topic → words that tell it. */
  readonly topics: Classes;
  readonly types: readonly TypeEntry[];
  readonly modes: readonly ModeEntry[];
  readonly contexts: readonly ContextEntry[];
  readonly places: readonly PlaceEntry[];
  readonly grammar: GrammarData;
  readonly vocabulary: unknown;
}

/** What the stages ask of the knowledge base. */
export interface Knowledge {
  readonly version: string;
  readonly actors: Actors;
  readonly roles: Roles;
  readonly patterns: Patterns;
  readonly ontology: Ontology;
  readonly places: Places;
  readonly grammar: Grammar;
  readonly vocabulary: Vocabulary;
  readonly topics: Topics;
}

/** The knowledge that the package ships, compiled by `npm run build`. */
export function loadKnowledge(): Knowledge {
  const compiled = new URL("../../dist/knowledge.json", import.meta.url);
  const data: KnowledgeData = JSON.parse(readFileSync(compiled, "utf8"));
  return toKnowledge(data, loadGazetteer());
}

export function loadGazetteer(): Gazetteer {
  const file = new URL("../../dist/gazetteer.bin", import.meta.url);
  if (!existsSync(file)) return Gazetteer.empty();
  const bytes = readFileSync(file);
  const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return new Gazetteer(isWhole ? bytes.buffer : new Uint8Array(bytes).buffer);
}

export function toKnowledge(data: KnowledgeData, gazetteer: Gazetteer): Knowledge {
  const vocabulary = toVocabulary(data.vocabulary);
  const grammar = toGrammar(data.grammar, [...vocabulary.reporting.keys(), ...verbsOf(data)]);
  const patterns = new Map(ploverTypes.map((type) => [type, data.patterns[type] ?? []] as const));
  return Object.freeze({
    version: data.version,
    actors: new Actors(data.actors, grammar.spellings),
    roles: new Roles(data.roles, grammar),
    patterns: new Patterns(patterns, data.classes, grammar),
    ontology: new Ontology(data.types, data.modes, data.contexts),
    places: new Places(data.places, gazetteer),
    grammar,
    vocabulary,
    topics: new Topics(data.topics),
  });
}

/** The first words of all patterns that begin with a verb. */
function verbsOf({ patterns }: KnowledgeData): string[] {
  const entries = Object.values(patterns).flatMap((list) => list ?? []);
  return entries
    .filter(({ kind }) => kind === "verb")
    .flatMap(({ phrases }) => phrases.map((phrase) => phrase.toLowerCase().split(/[\s-]/)[0] ?? ""));
}

/** Reads the YAML of `directory`; throws a DragomanError with every fault that it finds. */
export function readKnowledge(directory: string): KnowledgeData {
  const reader = new DirectoryReader(directory);
  const data: KnowledgeData = {
    actors: reader
      .lists("actors", (file) => !/^roles\b/.test(file))
      .flatMap(([file, list]) => reader.entries(file, list, (fields) => readActor(fields, countryOf(file)))),
    roles: reader
      .lists("actors", (file) => /^roles\b/.test(file))
      .flatMap(([file, list]) => reader.entries(file, list, readRole)),
    patterns: Object.fromEntries(
      ploverTypes.map((type) => [
        type,
        reader
          .lists("patterns/en", (file) => file === `${type}.yaml`)
          .flatMap(([file, list]) => reader.entries(file, list, readPattern)),
      ]),
    ),
    classes: reader.classes("patterns/en/classes.yaml"),
    topics: reader.classes("languages/en-topics.yaml"),
    types: reader.file("ontology/types.yaml", readType),
    modes: reader.file("ontology/modes.yaml", readMode),
    contexts: reader.file("ontology/contexts.yaml", readContext),
    places: reader.lists("places", () => true).flatMap(([file, list]) => reader.entries(file, list, readPlace)),
    grammar: reader.grammar("languages/en-grammar.yaml"),
    vocabulary: reader.mapping("languages/en.yaml"),
    version: "",
  };
  reader.finish(data);
  return { ...data, version: reader.version() };
}

/** `PAK.yaml` holds what belongs to Pakistan; `IGO.yaml`, `media.yaml` what belongs to no one country. */
function countryOf(file: string): string | null {
  const name = basename(file, ".yaml");
  return /^[A-Z]{3}$/.test(name) && name !== "IGO" && name !== "NGO" ? name : null;
}

interface Line {
  readonly value: unknown;
  readonly line: number;
}

class DirectoryReader {
  private readonly faults: Fault[] = [];
  private readonly hash = createHash("sha256");

  constructor(private readonly directory: string) {}

  /** The entries of each file of a folder that `wants` names, in order of file names. */
  lists(folder: string, wants: (file: string) => boolean): [string, Line[]][] {
    const path = join(this.directory, folder);
    if (!existsSync(path)) return [];
    const files = readdirSync(path)
      .filter((file) => file.endsWith(".yaml") && wants(file))
      .sort();
    return files.map((file) => [`${folder}/${file}`, this.lines(`${folder}/${file}`)]);
  }

  file<T>(file: string, read: (fields: Fields) => T): T[] {
    return this.entries(file, this.lines(file), read);
  }

  entries<T>(file: string, lines: readonly Line[], read: (fields: Fields) => T): T[] {
    return lines.flatMap(({ value, line }) => {
      try {
        return [Fields.read(value, join(this.directory, file), read, line)];
      } catch (error) {
        if (!(error instanceof DragomanError)) throw error;
        this.faults.push(...error.faults);
        return [];
      }
    });
  }

  mapping(file: string): unknown {
    const path = join(this.directory, file);
    if (!existsSync(path)) return {};
    return this.parse(file).toJS();
  }

  classes(file: string): Classes {
    return Fields.read(this.mapping(file), join(this.directory, file), (fields) =>
      Object.fromEntries(fields.allLists()),
    );
  }

  grammar(file: string): GrammarData {
    const data: GrammarData = JSON.parse(JSON.stringify(this.mapping(file)));
    return data;
  }

  /** Faults that only show between entries; throws them with all others. */
  finish({ actors }: KnowledgeData): void {
    const seen = new Set<string>();
    for (const { id } of actors) {
      if (seen.has(id))
        this.faults.push({
          file: this.directory,
          line: null,
          field: "id",
          rule: "twice",
          message: `two actors are "${id}".`,
        });
      seen.add(id);
    }
    if (this.faults.length > 0) throw new DragomanError(this.faults);
  }

  version(): string {
    return this.hash.digest("hex").slice(0, 12);
  }

  private parse(file: string) {
    const text = readFileSync(join(this.directory, file), "utf8");
    this.hash.update(file).update(text);
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter });
    for (const error of document.errors) {
      this.faults.push({
        file: join(this.directory, file),
        line: counter.linePos(error.pos[0]).line,
        field: null,
        rule: "yaml",
        message: error.message.split("\n")[0] ?? "",
      });
    }
    return { toJS: (): unknown => document.toJS(), contents: document.contents, counter };
  }

  private lines(file: string): Line[] {
    if (!existsSync(join(this.directory, file))) return [];
    const { contents, counter } = this.parse(file);
    if (!isSeq(contents)) return [];
    return contents.items.map((item) => {
      const node = typeof item === "object" && item !== null && "toJSON" in item ? item : null;
      const range = node && "range" in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
      const value: unknown = JSON.parse(JSON.stringify(item));
      return { value, line: counter.linePos(range).line };
    });
  }
}

/** Name and date → ActorCode: who counts as what, and when. */

import type { Token } from "../model/analysis.js";
import type { ActorCode } from "../model/coded-document.js";
import type { Fields } from "./fields.js";
import { NameIndex, type NameMatch, toNameWords } from "./names.js";
import { roleCodes } from "./roles.js";

export const actorKinds = [
  "country",
  "person",
  "organization",
  "group",
  "government",
  "population",
  "facility",
] as const;

/** A code and the days it holds, both inclusive; null is open. */
export interface DatedCode {
  readonly country: string | null;
  readonly roles: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

export interface ActorEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof actorKinds)[number];
  readonly country: string | null;
  readonly aliases: readonly string[];
  readonly acronyms: readonly string[];
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
  readonly seats: readonly string[];
  readonly codes: readonly DatedCode[];
}

/** How a text refers to an actor: by its name, as an adjective ("Kenyan"), by its people ("Kenyans") or its seat ("Nairobi"). */
export interface ActorName {
  readonly id: string;
  readonly as: "name" | "acronym" | "adjective" | "people" | "seat";
  readonly written: string;
  /** True for organizations. */
  readonly isBody: boolean;
}

const FIELDS = ["id", "name", "kind", "aliases", "acronyms", "adjectives", "people", "seats", "codes", "examples"];

/** Reads one entry of `actors/EGY.yaml`; `country` is the file's, null for those of no one country. */
export function readActor(fields: Fields, country: string | null): ActorEntry {
  fields.only(...FIELDS);
  return {
    id: fields.string("id"),
    name: fields.string("name"),
    kind: fields.oneOf("kind", actorKinds),
    country,
    aliases: fields.strings("aliases"),
    acronyms: fields.strings("acronyms"),
    adjectives: fields.strings("adjectives"),
    people: fields.strings("people"),
    seats: fields.strings("seats"),
    codes: fields.has("codes") ? fields.parts("codes").map((code) => readCode(code, country)) : [],
  };
}

function readCode(fields: Fields, country: string | null): DatedCode {
  fields.only("country", "roles", "from", "to");
  const own = fields.nullable("country");
  return {
    country: own === undefined ? country : own,
    roles: fields.someOf("roles", roleCodes),
    from: fields.has("from") ? fields.date("from", "first") : null,
    to: fields.has("to") ? fields.date("to", "last") : null,
  };
}

/** Where actors come from: by id, and by the first word of one of their names. */
export interface ActorStore {
  /** The ids of all, in order. */
  readonly ids: Iterable<string>;
  /** The ids of those that are countries. */
  readonly countries: Iterable<string>;
  get(id: string): ActorEntry | null;
  /** In order; others may be among them. */
  withFirstWord(word: string): Iterable<ActorEntry>;
}

export class Actors {
  private readonly index: NameIndex<ActorName>;
  private readonly countries: ReadonlySet<string>;

  /** `spellings`: other spelling of a word of names → the one that names are compared by. */
  constructor(
    private readonly store: ActorStore,
    spellings: ReadonlyMap<string, string> = new Map(),
  ) {
    this.index = new NameIndex((word) => this.namesWith(word), spellings);
    this.countries = new Set(store.countries);
  }

  private *namesWith(word: string): Iterable<readonly [string, ActorName]> {
    for (const entry of this.store.withFirstWord(word)) {
      for (const [as, names] of listNames(entry)) {
        for (const written of new Set(names))
          yield [written, { id: entry.id, as, written, isBody: entry.kind === "organization" }];
      }
    }
  }

  get(id: string): ActorEntry | null {
    return this.store.get(id);
  }

  isCountry(id: string): boolean {
    return this.countries.has(id);
  }

  /** The longest name that begins at `first`; capitals count where the text has them. */
  find(
    tokens: readonly Token[],
    range: { first: number; limit: number },
    hasCase: boolean,
  ): NameMatch<ActorName> | null {
    const found = this.index.find(tokens, range, (name, match) =>
      isWrittenAs(name, tokens.slice(match.first, match.end), hasCase),
    );
    return found && found.values.length > 1 ? { ...found, values: preferSpelling(found, tokens) } : found;
  }

  named(name: string): readonly ActorName[] {
    return this.index.get(name);
  }

  /** The code that holds on `date` (the latest of several); without a date the code without dates, else the last. Null where none holds. */
  codeOn(id: string, date: string | null): ActorCode | null {
    const entry = this.store.get(id);
    if (!entry) return null;
    const holding = entry.codes.filter(
      (code) => date === null || ((code.from ?? "") <= date && date <= (code.to ?? "9999")),
    );
    const code = holding.find(({ from, to }) => from !== null || to !== null) ?? holding.at(-1);
    if (code && date !== null) return { id, country: code.country, roles: [...code.roles] };
    const undated = entry.codes.find(({ from, to }) => from === null && to === null) ?? entry.codes.at(-1);
    if (date === null && undated) return { id, country: undated.country, roles: [...undated.roles] };
    return { id, country: entry.country, roles: date !== null && heldOffice(entry, date) ? ["ELI"] : [] };
  }
}

/** "Muhammad V" of Malaysia is not "Mohammed V" of Morocco: those of exactly this spelling, else all. */
function preferSpelling({ first, end, values }: NameMatch<ActorName>, tokens: readonly Token[]): readonly ActorName[] {
  const wordsOf = (text: string): string => toNameWords(text).join(" ");
  const text = wordsOf(
    tokens
      .slice(first, end)
      .map((token) => token.text)
      .join(" "),
  );
  const exact = values.filter(({ written }) => wordsOf(written) === text);
  return exact.length > 0 ? exact : values;
}

/** True for a person who left the last office or command before `date`: elites, who held one before. */
function heldOffice({ kind, codes }: ActorEntry, date: string): boolean {
  const past = codes.filter(({ to }) => to !== null && to < date);
  const last = past.sort((a, b) => ((a.to ?? "") < (b.to ?? "") ? -1 : 1)).at(-1);
  return kind === "person" && last !== undefined && /^(GOV|LEG|MIL|SPY|JUD|COP)$/.test(last.roles[0] ?? "");
}

/** All names of an actor, by how they refer to it. */
export function listNames(entry: ActorEntry): [ActorName["as"], readonly string[]][] {
  return [
    ["name", [entry.name, ...entry.aliases]],
    ["acronym", entry.acronyms],
    ["adjective", entry.adjectives],
    ["people", entry.people],
    ["seat", entry.seats],
  ];
}

/** Acronyms want their capitals; a name wants a capital wherever it is written with one, unless the text has none. */
function isWrittenAs({ as, written, isBody }: ActorName, tokens: readonly Token[], hasCase: boolean): boolean {
  const text = tokens.map((token) => token.text).join(" ");
  const bare = (name: string): string => name.replaceAll(/[.\s]/g, "");
  if (as === "acronym") return hasCase ? bare(text) === bare(written) : written.length > 3;
  // "Libération" is a newspaper, "liberation" a word: a body of one accented word wants its accent.
  if (isBody && !/\s/.test(written) && !/^\p{ASCII}*$/u.test(written) && /^\p{ASCII}*$/u.test(text)) return false;
  if (!hasCase) return true;
  const wantsCapital = /^\p{Lu}/u.test(written);
  return !wantsCapital || /^\p{Lu}/u.test(text);
}

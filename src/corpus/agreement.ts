/** How far two readers agree on the same sentences: F1, field by field. */
import { type CorpusRecord, type CorpusStatement, type Range, statementsAround } from "./record.js";

export interface Agreement {
  readonly field: string;
  readonly both: number;
  readonly onlyOne: number;
  readonly onlyOther: number;
  /** Null where neither marked anything. */
  readonly f1: number | null;
}

interface Measure {
  readonly field: string;
  /** What one reader says, a key each; the same key of the other is agreement. */
  readonly keys: (record: CorpusRecord) => readonly string[];
}

const at = ({ start, end }: Range): string => `${start}-${end}`;

function placeOf(id: string, record: CorpusRecord): string {
  const found = [...record.mentions, ...record.times, ...record.weapons].find((each) => each.id === id);
  return found ? at(found) : id;
}

function sourceOf({ source }: CorpusStatement, record: CorpusRecord): string {
  if (!source) return "none";
  return "mention" in source ? placeOf(source.mention, record) : at(source);
}

function roleKeys(record: CorpusRecord, name: string | null): string[] {
  return record.triggers.flatMap((trigger) =>
    trigger.roles
      .filter((role) => name === null || role.name === name)
      .map((role) => `${at(trigger)} ${role.name} ${placeOf(role.target, record)}`),
  );
}

const cueOf = ({ cue }: CorpusStatement): string => (cue ? at(cue) : "none");

const measures: readonly Measure[] = [
  { field: "mention", keys: ({ mentions }) => mentions.map(at) },
  { field: "mention, kind", keys: ({ mentions }) => mentions.map((each) => `${at(each)} ${each.kind}`) },
  { field: "mention, form", keys: ({ mentions }) => mentions.map((each) => `${at(each)} ${each.form}`) },
  {
    field: "same thing",
    keys: (record) =>
      record.mentions.flatMap((each) => (each.sameAs === null ? [] : [`${at(each)} ${placeOf(each.sameAs, record)}`])),
  },
  { field: "trigger", keys: ({ triggers }) => triggers.map(at) },
  { field: "trigger, type", keys: ({ triggers }) => triggers.map((each) => `${at(each)} ${each.type}`) },
  {
    field: "trigger, modes",
    keys: ({ triggers }) => triggers.flatMap((each) => each.modes.map((mode) => `${at(each)} ${mode}`)),
  },
  { field: "role", keys: (record) => roleKeys(record, null) },
  { field: "role actor", keys: (record) => roleKeys(record, "actor") },
  { field: "role recipient", keys: (record) => roleKeys(record, "recipient") },
  { field: "role place", keys: (record) => roleKeys(record, "place") },
  { field: "role time", keys: (record) => roleKeys(record, "time") },
  { field: "role weapon", keys: (record) => roleKeys(record, "weapon") },
  { field: "role killed", keys: (record) => roleKeys(record, "killed") },
  { field: "role injured", keys: (record) => roleKeys(record, "injured") },
  {
    field: "auxiliary",
    keys: ({ triggers }) => triggers.flatMap((each) => each.auxiliary.map((auxiliary) => `${at(each)} ${auxiliary}`)),
  },
  {
    field: "status",
    keys: ({ triggers }) =>
      triggers.filter(({ status }) => status !== "reported").map((each) => `${at(each)} ${each.status}`),
  },
  {
    field: "stance of trigger",
    keys: (record) =>
      record.triggers.flatMap((each) => statementsAround(record, each).map(({ stance }) => `${at(each)} ${stance}`)),
  },
  { field: "time", keys: ({ times }) => times.map(at) },
  { field: "statement, cue", keys: ({ statements }) => statements.map(cueOf) },
  {
    field: "statement, source",
    keys: (record) => record.statements.map((each) => `${cueOf(each)} ${sourceOf(each, record)}`),
  },
  {
    field: "statement, content",
    keys: ({ statements }) => statements.flatMap((each) => each.content.map((range) => `${cueOf(each)} ${at(range)}`)),
  },
  { field: "statement, stance", keys: ({ statements }) => statements.map((each) => `${cueOf(each)} ${each.stance}`) },
];

/** What one of two readers says alone, in words. */
export interface Difference {
  readonly id: string;
  readonly field: string;
  readonly one: readonly string[];
  readonly other: readonly string[];
}

/** Field by field, for those who settle them. */
export function findDifferences(one: readonly CorpusRecord[], other: readonly CorpusRecord[]): Difference[] {
  return toPairs(one, other).flatMap(([left, right]) =>
    measures.flatMap(({ field, keys }) => {
      const [mine, yours] = [keys(left), keys(right)];
      const alone = (list: readonly string[], rest: readonly string[]): string[] =>
        list.filter((key) => !rest.includes(key)).map((key) => inWords(key, left.text));
      const found = { id: left.id, field, one: alone(mine, yours), other: alone(yours, mine) };
      return found.one.length + found.other.length === 0 ? [] : [found];
    }),
  );
}

/** `4-10 actor 0-3` → `"killed" actor "Men"`. */
function inWords(key: string, text: string): string {
  return key.replaceAll(/\b(\d+)-(\d+)\b/g, (_, start, end) => JSON.stringify(text.slice(Number(start), Number(end))));
}

function toPairs(one: readonly CorpusRecord[], other: readonly CorpusRecord[]) {
  const twins = new Map(other.map((record) => [record.id, record]));
  return one.flatMap((record) => {
    const twin = twins.get(record.id);
    return twin && twin.text === record.text ? [[record, twin] as const] : [];
  });
}

/** Of the sentences that both have, by id. */
export function findAgreement(one: readonly CorpusRecord[], other: readonly CorpusRecord[]): Agreement[] {
  const pairs = toPairs(one, other);
  return measures.map(({ field, keys }) => {
    const counts = pairs.map(([left, right]) => compare(keys(left), keys(right)));
    const sum = (name: "both" | "onlyOne" | "onlyOther"): number =>
      counts.reduce((total, each) => total + each[name], 0);
    const [both, onlyOne, onlyOther] = [sum("both"), sum("onlyOne"), sum("onlyOther")];
    const all = 2 * both + onlyOne + onlyOther;
    return { field, both, onlyOne, onlyOther, f1: all === 0 ? null : (2 * both) / all };
  });
}

/** Counts what both say and what one says alone; the same key twice counts twice. */
function compare(one: readonly string[], other: readonly string[]) {
  const rest = [...other];
  const both = one.filter((key) => {
    const found = rest.indexOf(key);
    if (found >= 0) rest.splice(found, 1);
    return found >= 0;
  }).length;
  return { both, onlyOne: one.length - both, onlyOther: rest.length };
}

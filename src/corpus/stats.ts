/** What the corpus holds, and how far it is from what it shall hold. */
import type { Ontology } from "../knowledge/ontology.js";
import { ploverTypes } from "../knowledge/ontology.js";
import { type CorpusRecord, statementsAround } from "./record.js";
import { findNearDuplicates, shareOfRuns, toRuns } from "./similar.js";

/** A batch of our own (a file), or the labels of a public set, whose records have no words. */
export interface Batch {
  readonly name: string;
  readonly records: readonly CorpusRecord[];
}

export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly [string, number | string])[];
}

export const targets = { triggersOfType: 250, triggersOfMode: 20, withoutEvent: 2000 };

export function toStats(batches: readonly Batch[], ontology: Ontology): Table[] {
  const records = batches.flatMap((batch) => batch.records);
  return [toSizes(batches, records), ...toCounts(records), ...toLikeness(batches), ...toShortfalls(records, ontology)];
}

function toSizes(batches: readonly Batch[], records: readonly CorpusRecord[]): Table {
  const lengths = records
    .map(({ text, origin }) => (origin ? origin.end - origin.start : text.length))
    .sort((one, other) => one - other);
  const size = (share: number): number => lengths[Math.floor((lengths.length - 1) * share)] ?? 0;
  return {
    title: "sizes",
    rows: [
      ["batches", batches.length],
      ["sentences", records.length],
      ["of our own", records.filter(({ origin }) => origin === null).length],
      ["without an event", records.filter(({ triggers }) => triggers.length === 0).length],
      ["to be read again", records.filter(({ tags }) => tags.unsure).length],
      ["mentions", records.reduce((sum, { mentions }) => sum + mentions.length, 0)],
      ["triggers", records.reduce((sum, { triggers }) => sum + triggers.length, 0)],
      ["statements", records.reduce((sum, { statements }) => sum + statements.length, 0)],
      ["letters, shortest", size(0)],
      ["letters, middle", size(0.5)],
      ["letters, longest", size(1)],
    ],
  };
}

interface Measure {
  readonly title: string;
  readonly keys: (record: CorpusRecord) => readonly string[];
}

const measures: readonly Measure[] = [
  { title: "types", keys: ({ triggers }) => triggers.map(({ type }) => type) },
  {
    title: "modes",
    keys: ({ triggers }) => triggers.flatMap(({ type, modes }) => modes.map((mode) => `${type}.${mode}`)),
  },
  {
    title: "roles",
    keys: ({ triggers }) =>
      triggers.flatMap(({ roles }) =>
        roles.map(({ name, stance }) => (stance === "asserts" ? name : `${name}:${stance}`)),
      ),
  },
  { title: "auxiliary", keys: ({ triggers }) => triggers.flatMap(({ auxiliary }) => auxiliary) },
  { title: "status", keys: ({ triggers }) => triggers.map(({ status }) => status) },
  {
    title: "stance of triggers",
    keys: (record) => record.triggers.map((trigger) => statementsAround(record, trigger).at(-1)?.stance ?? "none"),
  },
  { title: "stance of statements", keys: ({ statements }) => statements.map(({ stance }) => stance) },
  { title: "kinds of mention", keys: ({ mentions }) => mentions.map(({ kind, form }) => `${kind}.${form}`) },
  { title: "frames", keys: ({ tags }) => tags.frames },
  { title: "regions", keys: ({ tags }) => (tags.region ? [tags.region] : []) },
  { title: "topics", keys: ({ tags }) => (tags.topic ? [tags.topic] : []) },
];

function toCounts(records: readonly CorpusRecord[]): Table[] {
  const counted = measures.map(({ title, keys }) => ({ title, rows: count(records.flatMap(keys)) }));
  const words = ploverTypes.map((type): [string, number] => {
    const own = records.flatMap(({ text, triggers }) =>
      triggers.filter((each) => each.type === type).map(({ start, end }) => text.slice(start, end).toLowerCase()),
    );
    return [type, new Set(own.filter(Boolean)).size];
  });
  return [...counted, { title: "different triggers by type, of our own", rows: words }];
}

/** The most frequent first. */
function count(keys: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
}

const shown = 10;

/** How much batches repeat each other, in percent; only of records that have words. */
function toLikeness(batches: readonly Batch[]): Table[] {
  const written = batches
    .map(({ name, records }) => ({ name, records: records.filter(({ text }) => text !== "") }))
    .filter(({ records }) => records.length > 0);
  const runs = written.map(({ name, records }) => ({
    name,
    runs: new Set(records.flatMap(({ text }) => [...toRuns(text, 4)])),
  }));
  const pairs = runs.flatMap((one, at) =>
    runs
      .slice(at + 1)
      .map((other): [string, number] => [
        `${one.name} and ${other.name}`,
        Math.round(1000 * shareOfRuns(one.runs, other.runs)) / 10,
      ]),
  );
  const records = written.flatMap((batch) => batch.records);
  const worn = count(records.flatMap(({ text }) => [...toRuns(text, 5)])).filter(([, times]) => times > 2);
  const twins = findNearDuplicates(records, ({ text }) => text).map(({ one, other, likeness }): [string, string] => [
    `${one.id} and ${other.id}`,
    likeness.toFixed(2),
  ]);
  return [
    {
      title: "batches that repeat each other most: shared runs of four words, in percent",
      rows: pairs.sort(([, one], [, other]) => other - one).slice(0, shown),
    },
    { title: "worn phrases: sentences with the same five words", rows: worn.slice(0, shown) },
    { title: "near-duplicates", rows: twins },
  ];
}

function toShortfalls(records: readonly CorpusRecord[], ontology: Ontology): Table[] {
  const triggers = records.flatMap((record) => record.triggers);
  const types = ploverTypes.map((type) => [type, triggers.filter((each) => each.type === type).length] as const);
  const modes = ploverTypes.flatMap((type) =>
    ontology
      .modesOf(type)
      .map(
        ({ id }) =>
          [`${type}.${id}`, triggers.filter((each) => each.type === type && each.modes.includes(id)).length] as const,
      ),
  );
  const bare = records.filter((record) => record.triggers.length === 0).length;
  const missing = (rows: readonly (readonly [string, number])[], wanted: number): [string, string][] =>
    rows.filter(([, had]) => had < wanted).map(([name, had]) => [name, `${had} of ${wanted}`]);
  return [
    {
      title: "still missing",
      rows: [
        ...missing(types, targets.triggersOfType),
        ...missing(modes, targets.triggersOfMode),
        ...missing([["without an event", bare]], targets.withoutEvent),
      ],
    },
  ];
}

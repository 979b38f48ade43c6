/** `npm run corpus`: checks, counts, compares, draws and converts the training corpus. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { loadKnowledge } from "../knowledge/knowledge.js";
import { DragomanError, type Fault, toLine } from "../model/fault.js";
import { createCoder } from "../pipeline.js";
import { findAgreement, findDifferences } from "./agreement.js";
import { checkCorpus } from "./check.js";
import { drawSentences, fillRecord, readValues, type Tools } from "./draw.js";
import {
  isInside,
  labelFolder,
  listFolder,
  readAllLabels,
  readBatches,
  readProject,
  readSplit,
  splitFile,
} from "./files.js";
import type { Placed } from "./format.js";
import { findChanges, fromLabels, type Label, mergeLabels, readLabels, toLabels, writeLabels } from "./labels.js";
import { findOverlaps } from "./overlap.js";
import type { CorpusRecord } from "./record.js";
import { toSplit } from "./split.js";
import { type Batch, type Table, toStats } from "./stats.js";
import { readTexts, textSets } from "./texts.js";
import { toCodedDocument } from "./to-coded.js";
import { writeCorpus } from "./write.js";

const flag = { type: "boolean" } as const;
const word = { type: "string" } as const;
const options = {
  check: flag,
  stats: flag,
  agreement: flag,
  split: flag,
  fill: flag,
  bare: flag,
  coded: flag,
  export: flag,
  draw: word,
  standoff: flag,
  inline: flag,
  overlap: flag,
  texts: word,
  out: word,
  sets: word,
  seed: { type: "string", default: "1" },
  share: { type: "string", default: "0.6" },
  blank: flag,
  list: flag,
} as const;

const { values, positionals } = readArguments();

const usage = `npm run corpus -- COMMAND
  --check [FILE…] [--texts DIR]      is every record in order, and apart from all others? Without FILE: all of training/corpus
  --stats [FILE…]                    counts, likeness of batches, what is still missing
  --agreement A B [--list]           F1 by field between two annotations of the same sentences; what each says alone
  --split [--texts DIR]              writes training/split.json: batches and documents that only measure
  --fill FILE [--out FILE]           fills in what the coder finds, in sentences without marks
  --bare FILE --out FILE             takes all marks out, for a second reader
  --coded FILE                       the records as CodedDocuments, one a line
  --export --out FILE [--texts DIR]  all records as JSON lines with their side of the split; public news with --texts alone
  --draw N --texts DIR --out FILE    draws N sentences of public news into a file outside the project, filled in by the coder
      [--sets A,B] [--seed S] [--share 0.6] [--blank]   --share: with an event by the coder; --blank: without its marks
  --standoff FILE… --texts DIR       labels of such files into training/labels, without their words
  --inline [SET…] --texts DIR --out FILE   the labels with their words, in a file outside the project
  --overlap --texts DIR              eight words in a row that the project shares with public texts
sets: ${textSets.map(({ name }) => name).join(", ")}`;

/** The first whose option is given is run. Each answers what is wrong; nothing where all is well. */
const commands: readonly { readonly isAsked: boolean; readonly run: () => readonly Fault[] }[] = [
  { isAsked: values.check === true, run: check },
  { isAsked: values.stats === true, run: showStats },
  { isAsked: values.agreement === true, run: showAgreement },
  { isAsked: values.split === true, run: writeSplit },
  { isAsked: values.fill === true, run: fill },
  { isAsked: values.bare === true, run: writeBare },
  { isAsked: values.coded === true, run: showCoded },
  { isAsked: values.export === true, run: exportAll },
  { isAsked: values.draw !== undefined, run: draw },
  { isAsked: values.standoff === true, run: writeStandoff },
  { isAsked: values.inline === true, run: writeInline },
  { isAsked: values.overlap === true, run: showOverlaps },
];

try {
  const command = commands.find(({ isAsked }) => isAsked);
  if (!command) console.log(usage);
  const faults = command?.run() ?? [];
  for (const fault of faults) console.error(toLine(fault));
  if (faults.length > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof DragomanError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

function wrong(rule: string, message: string): DragomanError {
  return new DragomanError([{ file: "npm run corpus", line: null, field: null, rule, message }]);
}

function textsFolder(): string {
  if (values.texts === undefined)
    throw wrong("no-texts", "--texts DIR is expected: the folder that holds the public sets");
  return values.texts;
}

/** Words of public texts never come into the project. */
function outsideFile(): string {
  if (values.out === undefined || isInside(values.out))
    throw wrong("bad-out", "--out FILE is expected, outside the project");
  return values.out;
}

function tools(): Tools {
  const knowledge = loadKnowledge();
  return { knowledge, coder: createCoder({ knowledge }) };
}

function recordOf({ record }: Placed): CorpusRecord {
  return record;
}

function check(): readonly Fault[] {
  const placed = readBatches(positionals);
  const named = new Set(placed.map(({ file }) => file));
  const others = positionals.length === 0 ? [] : readBatches([]).filter(({ file }) => !named.has(file));
  const faults = [...checkCorpus(placed, loadKnowledge(), others), ...findChanged(placed)];
  if (faults.length === 0) console.log(`${placed.length} records, all in order`);
  return faults;
}

/** With --texts: where the words of public news were changed. */
function findChanged(placed: readonly Placed[]): readonly Fault[] {
  const folder = values.texts;
  if (folder === undefined) return [];
  const drawn = placed.filter(({ record }) => record.origin !== null);
  const sets = [...new Set(drawn.map(({ record }) => record.origin?.set ?? ""))];
  return findChanges(
    drawn,
    sets.flatMap((set) => readTexts(folder, set)),
  );
}

/** Batches of our own; and, where no file is named, the labels of public sets, whose records have no words. */
function findBatches(): Batch[] {
  const placed = readBatches(positionals);
  const own = [...new Set(placed.map(({ file }) => file))].map((name) => ({
    name,
    records: placed.filter(({ file }) => file === name).map(recordOf),
  }));
  const labels = positionals.length > 0 ? [] : [...readAllLabels()];
  return [...own, ...labels.map(([name, list]) => ({ name, records: list.map(withoutWords) }))];
}

function withoutWords(label: Label): CorpusRecord {
  const { set, document, start, end, sha256, ...marks } = label;
  return { ...marks, before: null, text: "", origin: { set, document, start, end, sha256 } };
}

function showStats(): readonly Fault[] {
  for (const table of toStats(findBatches(), loadKnowledge().ontology)) showTable(table);
  return [];
}

function showTable({ title, rows }: Table): void {
  console.log(`\n${title}`);
  for (const [name, value] of rows) console.log(`  ${`${value}`.padStart(12)}  ${name}`);
}

function showAgreement(): readonly Fault[] {
  const [one, other] = positionals.map((file) => readBatches([file]).map(recordOf));
  if (!one || !other) throw wrong("two-files", "--agreement A B: two files are expected");
  const ids = new Set(other.map(({ id }) => id));
  console.log(`${one.filter(({ id }) => ids.has(id)).length} sentences stand in both`);
  console.log(`${"field".padEnd(22)}    F1   both   only first  only second`);
  for (const { field, f1, both, onlyOne, onlyOther } of findAgreement(one, other))
    console.log(
      `${field.padEnd(22)} ${(f1?.toFixed(3) ?? "–").padStart(5)} ${both.toString().padStart(6)} ${onlyOne.toString().padStart(12)} ${onlyOther.toString().padStart(12)}`,
    );
  for (const { id, field, one: mine, other: yours } of values.list ? findDifferences(one, other) : [])
    console.log(`${id}  ${field}: ${mine.join(", ") || "–"}  |  ${yours.join(", ") || "–"}`);
  return [];
}

/** Batches are named by their file, documents by set and id. Public news has its words with --texts alone. */
function findMembers() {
  const own = readBatches([]).map(({ file, record }) => ({ unit: relative("training/corpus", file), record }));
  const news = [...readAllLabels()].flatMap(([set, labels]) => {
    const records =
      values.texts === undefined ? labels.map(withoutWords) : fromLabels(labels, readTexts(values.texts, set));
    return records.map((record) => ({ unit: `${set} ${record.origin?.document}`, record }));
  });
  return [...own, ...news];
}

function writeSplit(): readonly Fault[] {
  const { split, conflicts } = toSplit(findMembers(), readSplit());
  writeFileSync(splitFile, `${JSON.stringify(split, null, 2)}\n`);
  console.log(`development: ${split.development.length}, training: ${split.training.length}`);
  return conflicts.map((message) => {
    return { file: "training/split.json", line: null, field: null, rule: "both-sides", message };
  });
}

/** What the training reads. A record without a side in `split.json` is an error: it could stand on either. */
function exportAll(): readonly Fault[] {
  const out = outsideFile();
  const { development, training } = readSplit();
  const sides = new Map([
    ...development.map((unit) => [unit, "development"] as const),
    ...training.map((unit) => [unit, "training"] as const),
  ]);
  const members = findMembers().filter(({ record }) => record.text !== "");
  const stray = new Set(members.map(({ unit }) => unit).filter((unit) => !sides.has(unit)));
  if (stray.size > 0) throw wrong("no-side", `run --split first: ${[...stray].join(", ")}`);
  const lines = members.map(({ unit, record }) => `${JSON.stringify({ side: sides.get(unit), ...record })}\n`);
  writeFileSync(out, lines.join(""));
  console.log(`${members.length} records in ${out}`);
  return [];
}

function fill(): readonly Fault[] {
  const coder = tools();
  const isBare = ({ mentions, triggers, times, statements }: CorpusRecord): boolean =>
    mentions.length + triggers.length + times.length + statements.length === 0;
  const filled = readBatches(positionals).map(({ record }) => (isBare(record) ? fillRecord(record, coder) : record));
  const [file] = positionals;
  const isPublic = filled.some(({ origin }) => origin !== null);
  const out = values.out ?? file;
  if (out === undefined || positionals.length !== 1) throw wrong("one-file", "--fill FILE: one file is expected");
  writeFileSync(isPublic && isInside(out) ? outsideFile() : out, writeCorpus(filled));
  return [];
}

function writeBare(): readonly Fault[] {
  const bare = readBatches(positionals).map(
    ({ record: { id, published, before, origin, tags, text } }): CorpusRecord => {
      const marks = { mentions: [], triggers: [], times: [], weapons: [], statements: [] };
      return { id, published, before, origin, tags: { ...tags, none: false, unsure: false }, text, ...marks };
    },
  );
  writeFileSync(outsideFile(), writeCorpus(bare));
  return [];
}

function showCoded(): readonly Fault[] {
  const coder = tools();
  for (const { record } of readBatches(positionals))
    console.log(JSON.stringify(toCodedDocument(record, readValues(record, coder))));
  return [];
}

function draw(): readonly Fault[] {
  const out = outsideFile();
  const sets = values.sets?.split(",") ?? textSets.map(({ name }) => name);
  const coder = tools();
  const neighbours = listFolder(dirname(out), ".txt").filter((file) => file !== out);
  const waiting = neighbours.length === 0 ? [] : readBatches(neighbours).flatMap(({ record }) => record.origin ?? []);
  const taken = [...[...readAllLabels().values()].flat(), ...waiting];
  const about = { seed: values.seed, share: Number(values.share), isFilled: values.blank !== true, taken };
  const count = Number(values.draw);
  const drawn = sets.flatMap((set, at) => {
    const own = Math.floor((count * (at + 1)) / sets.length) - Math.floor((count * at) / sets.length);
    return drawSentences(readTexts(textsFolder(), set), { ...about, count: own }, coder);
  });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, writeCorpus(drawn));
  console.log(`${drawn.length} sentences in ${out}`);
  return [];
}

function writeStandoff(): readonly Fault[] {
  const placed = readBatches(positionals);
  const faults = checkCorpus(placed, loadKnowledge());
  if (faults.length > 0) return faults;
  for (const set of new Set(placed.map(({ record }) => record.origin?.set ?? ""))) {
    const own = placed.filter(({ record }) => record.origin?.set === set || record.origin === null);
    const labels = mergeLabels(readAllLabels().get(set) ?? [], toLabels(own, readTexts(textsFolder(), set)));
    mkdirSync(labelFolder, { recursive: true });
    writeFileSync(join(labelFolder, `${set}.jsonl`), writeLabels(labels));
    console.log(`${labels.length} sentences in training/labels/${set}.jsonl`);
  }
  return [];
}

function writeInline(): readonly Fault[] {
  const out = outsideFile();
  const sets = positionals.length > 0 ? positionals : [...readAllLabels().keys()];
  const records = sets.flatMap((set) => {
    const labels = readLabels(readFileSync(join(labelFolder, `${set}.jsonl`), "utf8"));
    return fromLabels(labels, readTexts(textsFolder(), set));
  });
  writeFileSync(out, writeCorpus(records));
  console.log(`${records.length} sentences in ${out}`);
  return [];
}

function showOverlaps(): readonly Fault[] {
  const texts = textSets.flatMap(({ name }) => readTexts(textsFolder(), name));
  return findOverlaps(readProject(), texts).map(({ file, found, words }) => {
    return { file, line: null, field: found, rule: "shared-words", message: `"${words}"` };
  });
}

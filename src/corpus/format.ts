/** The corpus as people write it → records: heads, the marked sentence, role lines. `training/corpus/README.md` is the whole format. */
import { ploverTypes } from "../knowledge/ontology.js";
import { DragomanError, type Fault } from "../model/fault.js";
import { type Mark, type Marked, readMarks } from "./marks.js";
import {
  auxiliaries,
  type CorpusRecord,
  type CorpusStatement,
  forms,
  frames,
  kinds,
  type Mention,
  noTags,
  type Origin,
  type Range,
  type Role,
  regions,
  roleNames,
  roleStances,
  stances,
  statuses,
  type Tags,
  type Time,
  type Trigger,
  timeKinds,
  type Weapon,
} from "./record.js";

/** A record and the line that its head stands in. */
export interface Placed {
  readonly record: CorpusRecord;
  readonly file: string;
  readonly line: number;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Hears of what is wrong, at a line and a column from 1. */
type Report = (at: { line: number; column: number }, rule: string, message: string) => void;

/** The records of a file; throws a DragomanError with all that is wrong in it. */
export function parseCorpus(file: string, content: string): Placed[] {
  const faults: Fault[] = [];
  const report: Report = ({ line, column }, rule, message) => {
    faults.push({ file, line, field: `column ${column}`, rule, message });
  };
  const placed = toBlocks(content, report).map((block) => parseRecord(file, block, report));
  if (faults.length > 0) throw new DragomanError(faults);
  return placed;
}

/** A record begins with its head, `# id`; `##` begins a remark, which is not kept. */
function toBlocks(content: string, report: Report): Line[][] {
  const blocks: Line[][] = [];
  content.split(/\r?\n/).forEach((raw, index) => {
    const line = { number: index + 1, text: raw.trim() };
    const open = blocks.at(-1);
    if (line.text === "" || line.text.startsWith("##")) return;
    if (line.text.startsWith("#")) blocks.push([line]);
    else if (open) open.push(line);
    else report({ line: line.number, column: 1 }, "no-head", 'a record begins with its head, "# an-id"');
  });
  return blocks;
}

const header = /^(published|before|tags|from): *(.*)$/;

function parseRecord(file: string, [head, ...body]: readonly Line[], report: Report): Placed {
  const line = head?.number ?? 0;
  const id = (head?.text ?? "").replace(/^#\s*/, "");
  if (!/^[\p{L}\p{N}._:/-]+$/u.test(id))
    report({ line, column: 3 }, "bad-id", `expected an id without blanks, got "${id}"`);
  const end = body.findIndex(({ text }) => !header.test(text));
  const headers = end < 0 ? body : body.slice(0, end);
  const [sentence, ...notes] = end < 0 ? [] : body.slice(end);
  if (!sentence) report({ line, column: 1 }, "no-sentence", `"${id}" has no sentence`);
  const marked = readMarks(sentence?.text ?? "", (column, rule, message) =>
    report({ line: sentence?.number ?? line, column }, rule, message),
  );
  const about = parseHeaders(headers, report);
  const spans = toSpans(marked, { line: sentence?.number ?? line, report });
  return { file, line, record: { id, ...about, text: marked.text, ...withNotes(spans, notes, report) } };
}

type Head = Pick<CorpusRecord, "published" | "before" | "tags" | "origin">;

function parseHeaders(lines: readonly Line[], report: Report): Head {
  const values = new Map<string, Line>();
  for (const { number, text } of lines) {
    const [, name = "", value = ""] = header.exec(text) ?? [];
    if (values.has(name)) report({ line: number, column: 1 }, "header-twice", `"${name}:" stands twice`);
    values.set(name, { number, text: value });
  }
  const published = values.get("published");
  if (published && !/^\d{4}-\d{2}-\d{2}$/.test(published.text))
    report(
      { line: published.number, column: 12 },
      "bad-value",
      `expected a date such as 2023-02-18, got "${published.text}"`,
    );
  return {
    published: published?.text ?? null,
    before: values.get("before")?.text ?? null,
    tags: parseTags(values.get("tags"), report),
    origin: parseOrigin(values.get("from"), report),
  };
}

function parseTags(line: Line | undefined, report: Report): Tags {
  const tags: { -readonly [Key in keyof Tags]: Tags[Key] } = { ...noTags };
  for (const word of line?.text.split(/\s+/).filter(Boolean) ?? []) {
    const at = { line: line?.number ?? 0, column: 7 + (line?.text.indexOf(word) ?? 0) };
    const [name, value = ""] = word.split("=");
    if (word === "none") tags.none = true;
    else if (word === "unsure") tags.unsure = true;
    else if (name === "frame")
      tags.frames = value.split(",").flatMap((each) => pick(frames, each, { at, what: "a frame", report }));
    else if (name === "region") tags.region = pick(regions, value, { at, what: "a region", report })[0] ?? null;
    else if (name === "topic" && /^[a-z0-9-]+$/.test(value)) tags.topic = value;
    else report(at, "bad-tag", `expected none, unsure, frame=…, region=… or topic=small-letters, got "${word}"`);
  }
  return tags;
}

function parseOrigin(line: Line | undefined, report: Report): Origin | null {
  if (!line) return null;
  const [, set = "", document = "", start = "", end = "", sha256 = ""] =
    /^(\S+) (\S+) (\d+)-(\d+) ([0-9a-f]{64})$/.exec(line.text) ?? [];
  if (set === "")
    report(
      { line: line.number, column: 7 },
      "bad-value",
      `expected "set document start-end sha256", got "${line.text}"`,
    );
  return { set, document, start: Number(start), end: Number(end), sha256 };
}

interface Asked {
  readonly at: { line: number; column: number };
  readonly what: string;
  readonly report: Report;
}

/** The value where it is one of the list; reports it and gives nothing where it is not. */
function pick<T extends string>(list: readonly T[], value: string, { at, what, report }: Asked): T[] {
  const found = list.find((each) => each === value);
  if (found === undefined) report(at, "unknown-value", `"${value}" is not ${what}: expected ${list.join(", ")}`);
  return found === undefined ? [] : [found];
}

interface Spans {
  readonly mentions: Mention[];
  readonly triggers: Trigger[];
  readonly times: Time[];
  readonly weapons: Weapon[];
  readonly statements: CorpusStatement[];
}

interface Place {
  readonly line: number;
  readonly report: Report;
}

function toSpans({ marks }: Marked, place: Place): Spans {
  const spans: Spans = { mentions: [], triggers: [], times: [], weapons: [], statements: [] };
  for (const mark of marks) {
    if (mark.family === "[") spans.mentions.push(...toMention(mark, place));
    else if (mark.family === "{") spans.triggers.push(...toTrigger(mark, place));
    else addPlain(spans, mark, place);
  }
  for (const list of Object.values(spans))
    list.sort((one: Numbered, other: Numbered) => toNumber(one.id) - toNumber(other.id));
  return spans;
}

interface Numbered {
  readonly id: string;
}

export function toNumber(id: string): number {
  return Number(id.replace(/^\D/, ""));
}

function toMention({ label, column, start, end }: Mark, { line, report }: Place): Mention[] {
  const at = { line, column };
  const [, id, sameAs = null, kindName = "", formName = ""] = /^(\d+)(?:=(\d+))? ([a-z]+)\.([a-z]+)$/.exec(label) ?? [];
  if (id === undefined)
    report(at, "bad-mark", `expected [1 kind.form words] or [2=1 kind.form words], got "[${label}"`);
  if (id === undefined) return [];
  const [kind] = pick(kinds, kindName, { at, what: "a kind of mention", report });
  const [form] = pick(forms, formName, { at, what: "a form of mention", report });
  return kind && form ? [{ id, sameAs, kind, form, start, end }] : [];
}

function toTrigger({ label, column, start, end }: Mark, { line, report }: Place): Trigger[] {
  const at = { line, column };
  const [, id, sameAs = null, name = "", modes = ""] =
    /^(e\d+)(?:=(e\d+))? ([A-Z]+)(?:\.([a-z+-]+))?$/.exec(label) ?? [];
  if (id === undefined)
    report(at, "bad-mark", `expected {e1 TYPE words}, {e1 TYPE.mode+mode words} or {e2=e1 …}, got "{${label}"`);
  if (id === undefined) return [];
  const [type] = pick(ploverTypes, name, { at, what: "an event type", report });
  const named = modes.split("+").filter(Boolean);
  return type ? [{ id, sameAs, type, modes: named, roles: [], auxiliary: [], status: "reported", start, end }] : [];
}

function addPlain(spans: Spans, { label, column, start, end }: Mark, { line, report }: Place): void {
  const at = { line, column };
  const [, id = "", part = ""] = /^([tws]\d+)(?:\.([a-z]+))?$/.exec(label) ?? [];
  if (id.startsWith("t")) {
    const [kind] = pick(timeKinds, part === "" ? "date" : part, { at, what: "a kind of time", report });
    if (kind) spans.times.push({ id, kind, start, end });
  } else if (id.startsWith("w") && part === "") spans.weapons.push({ id, start, end });
  else if (id.startsWith("s") && /^(source|cue|content)$/.test(part))
    addPart(spans, { id, part, range: { start, end }, at }, report);
  else
    report(
      at,
      "bad-mark",
      `expected <t1 …>, <t1.duration …>, <w1 …>, <s1.source …>, <s1.cue …> or <s1.content …>, got "<${label}"`,
    );
}

interface Part {
  readonly id: string;
  readonly part: string;
  readonly range: Range;
  readonly at: { line: number; column: number };
}

function addPart(spans: Spans, { id, part, range, at }: Part, report: Report): void {
  const index = spans.statements.findIndex((each) => each.id === id);
  const found = spans.statements[index] ?? {
    id,
    source: null,
    cue: null,
    content: [],
    stance: "asserts",
    answers: null,
  };
  if ((part === "source" && found.source) || (part === "cue" && found.cue))
    report(at, "part-twice", `${id} has two ${part}s: only content may stand in pieces`);
  const grown = part === "content" ? { ...found, content: [...found.content, range] } : { ...found, [part]: range };
  if (index < 0) spans.statements.push(grown);
  else spans.statements[index] = grown;
}

/** Adds what the lines below the sentence say: `e1 actor=1,2 recipient=3:alleges aux=future status=planned`. */
function withNotes(spans: Spans, notes: readonly Line[], report: Report): Spans {
  const seen = new Set<string>();
  for (const { number, text } of notes) {
    const [id = "", ...words] = text.split(/\s+/);
    const at = { line: number, column: 1 };
    const fields = words.map((word) => ({ word, at: { line: number, column: text.indexOf(word) + 1 } }));
    if (seen.has(id)) report(at, "note-twice", `${id} has a second line`);
    seen.add(id);
    const trigger = spans.triggers.findIndex((each) => each.id === id);
    const statement = spans.statements.findIndex((each) => each.id === id);
    const [found, said] = [spans.triggers[trigger], spans.statements[statement]];
    if (found) spans.triggers[trigger] = fields.reduce((sum, field) => addToTrigger(sum, field, report), found);
    else if (said)
      spans.statements[statement] = fields.reduce((sum, field) => addToStatement(sum, field, report), said);
    else
      report(
        at,
        "no-such-mark",
        `expected the id of a trigger or statement of the sentence above (a sentence stands on one line), got "${id}"`,
      );
  }
  return spans;
}

interface Field {
  readonly word: string;
  readonly at: { line: number; column: number };
}

function addToTrigger(trigger: Trigger, { word, at }: Field, report: Report): Trigger {
  const [name = "", value = ""] = word.split("=");
  if (name === "aux") {
    const auxiliary = value.split(",").flatMap((each) => pick(auxiliaries, each, { at, what: "an auxiliary", report }));
    return { ...trigger, auxiliary };
  }
  if (name === "status") {
    const [status = "reported"] = pick(statuses, value, { at, what: "a status", report });
    return { ...trigger, status };
  }
  const [role] = pick(roleNames, name, { at, what: "a role, aux or status", report });
  if (!role) return trigger;
  const roles = value.split(",").flatMap((each) => {
    const [target = "", stanceName = "asserts"] = each.split(":");
    const [stance] = pick(roleStances, stanceName, { at, what: "a stance of a role", report });
    if (!/^[tw]?\d+$/.test(target)) report(at, "bad-value", `expected ${role}=1 or ${role}=1,2, got "${word}"`);
    return stance ? [{ name: role, target, stance }] : [];
  });
  return { ...trigger, roles: [...trigger.roles, ...roles].sort(byRole) };
}

function byRole(one: Role, other: Role): number {
  return roleNames.indexOf(one.name) - roleNames.indexOf(other.name);
}

function addToStatement(statement: CorpusStatement, { word, at }: Field, report: Report): CorpusStatement {
  const [name = "", value = ""] = word.split("=");
  if (name === "source" && /^\d+$/.test(value)) {
    if (statement.source) report(at, "part-twice", `${statement.id} has two sources`);
    return { ...statement, source: { mention: value } };
  }
  if (name === "answers" && /^s\d+$/.test(value)) return { ...statement, answers: value };
  if (name === "stance") {
    const [stance = "asserts"] = pick(stances, value, { at, what: "a stance", report });
    return { ...statement, stance };
  }
  report(at, "bad-value", `expected source=1, stance=… or answers=s1, got "${word}"`);
  return statement;
}

/** CodedDocument → record: the coder's answer as marks, for people to correct; and back from `toCodedDocument`, without loss. */
import { ploverTypes } from "../knowledge/ontology.js";
import type { CodedDocument, EventMention, Evidence, Span, Statement } from "../model/coded-document.js";
import {
  type CorpusRecord,
  type CorpusStatement,
  inOrder,
  type Mention,
  type Range,
  type Role,
  type Time,
} from "./record.js";

/** Of a coded document: all that lies in one sentence of it. */
export interface Extract extends Range {
  readonly text: string;
  readonly about: Pick<CorpusRecord, "id" | "published" | "before" | "tags" | "origin">;
}

/** The marks of one sentence. Numbers go by appearance; what lies outside the sentence is left out. */
export function fromCodedDocument(coded: CodedDocument, { text, start, end, about }: Extract): CorpusRecord {
  const within = (range: Range): boolean => start <= range.start && range.end <= end && range.start < range.end;
  const shift = (range: Range): Range => ({ start: range.start - start, end: range.end - start });
  const found = coded.mentions
    .filter(({ trigger }) => within(trigger))
    .sort((one, other) => inOrder(one.trigger, other.trigger));
  const events = found.map((mention) => coded.events.find(({ mentions }) => mentions.includes(mention.id)));
  const mentions = readMentions(coded, within);
  const times = readTimes(coded, found, within);
  const weapons = readWeapons(found, within);
  const marks = { mentions, times, weapons };
  const bare = ({ entity: _, ...mention }: Marked): Mention => ({ ...mention, ...shift(mention) });
  return {
    ...about,
    text: text.slice(start, end),
    mentions: mentions.map(bare),
    triggers: found.map((mention, at) => {
      const first = events.indexOf(events[at]);
      const isRepeat = events[at] !== undefined && first < at && found[first]?.type === mention.type;
      return {
        ...{ id: `e${at + 1}`, sameAs: isRepeat ? `e${first + 1}` : null, ...shift(mention.trigger) },
        type: ploverTypes.find((type) => type === mention.type) ?? mention.type,
        ...{ modes: mention.modes, auxiliary: mention.auxiliary, roles: readRoles(mention, marks) },
        status: isRepeat ? "reported" : (events[at]?.status ?? "reported"),
      };
    }),
    times: times.map((time) => ({ ...time, ...shift(time) })),
    weapons: weapons.map((weapon) => ({ ...weapon, ...shift(weapon) })),
    statements: readStatements(coded, { text, start, end, mentions }),
  };
}

interface Marked extends Mention {
  readonly entity: string;
}

interface Marks {
  readonly mentions: readonly Marked[];
  readonly times: readonly Time[];
  readonly weapons: readonly (Range & { readonly id: string })[];
}

function readMentions({ entities }: CodedDocument, within: (range: Range) => boolean): Marked[] {
  const all = entities
    .flatMap(({ id, kind, mentions }) =>
      mentions.filter(within).map(({ form, start, end }) => ({ entity: id, kind, form, start, end })),
    )
    .sort(inOrder);
  // Two of the same words, or crossing ones, cannot be written: the first stands.
  const kept = all.filter(
    (one, at) =>
      !all
        .slice(0, at)
        .some(
          (other) =>
            inOrder(one, other) === 0 || (other.start < one.start && one.start < other.end && other.end < one.end),
        ),
  );
  return kept.map((one, at) => {
    const first = kept.findIndex(({ entity }) => entity === one.entity);
    return { id: `${at + 1}`, sameAs: first < at ? `${first + 1}` : null, ...one };
  });
}

function readTimes(
  { times }: CodedDocument,
  found: readonly EventMention[],
  within: (range: Range) => boolean,
): Time[] {
  const told = times.map(({ kind, start, end }) => ({ kind, start, end }));
  const dated = found
    .flatMap(({ date }) => date?.text ?? [])
    .filter((span) => !told.some((time) => time.start < span.end && span.start < time.end))
    .map(({ start, end }) => ({ kind: "date" as const, start, end }));
  return unique([...told, ...dated].filter(within)).map((time, at) => ({ id: `t${at + 1}`, ...time }));
}

function readWeapons(found: readonly EventMention[], within: (range: Range) => boolean) {
  const spans = found.flatMap(({ weapon, evidence }) => [
    ...(weapon ? [weapon] : []),
    ...evidence.filter(({ field }) => field === "weapon").map(({ span }) => span),
  ]);
  return unique(spans.filter(within)).map(({ start, end }, at) => ({ id: `w${at + 1}`, start, end }));
}

function unique<T extends Range>(ranges: readonly T[]): T[] {
  const sorted = [...ranges].sort(inOrder);
  return sorted.filter(
    (one, at) => !sorted.slice(0, at).some((other) => one.start < other.end && other.start < one.end),
  );
}

/** The arcs that evidence tells; of parties without evidence, their mention nearest to the trigger. */
function readRoles(mention: EventMention, marks: Marks): Role[] {
  const told = mention.evidence.flatMap((each) => readEvidence(each, marks));
  const parties = [
    ...mention.actors.map((entity) => ({ name: "actor", entity }) as const),
    ...mention.recipients.map((entity) => ({ name: "recipient", entity }) as const),
    ...(mention.place?.entity ? [{ name: "place", entity: mention.place.entity } as const] : []),
  ];
  const isTold = ({ name, entity }: { name: Role["name"]; entity: string }): boolean =>
    told.some(
      (role) =>
        role.name === name && marks.mentions.some(({ id, entity: own }) => id === role.target && own === entity),
    );
  const silent = parties
    .filter((party) => !isTold(party))
    .flatMap(({ name, entity }) =>
      nearest(entity, mention.trigger, marks).map((target): Role => ({ name, target, stance: "asserts" })),
    );
  const spans = [
    ...(mention.date?.text ? toSpanRole("time", mention.date.text, marks.times) : []),
    ...(mention.weapon ? toSpanRole("weapon", mention.weapon, marks.weapons) : []),
  ];
  const all = [...told, ...silent, ...spans];
  return all.filter(
    (one, at) => all.findIndex(({ name, target }) => name === one.name && target === one.target) === at,
  );
}

function readEvidence({ field, entity, span, stance, rule }: Evidence, marks: Marks): Role[] {
  if (field === "date") return toSpanRole("time", span, marks.times);
  if (field === "weapon") return toSpanRole("weapon", span, marks.weapons);
  const name = field === "toll" ? (rule === "killed" || rule === "injured" ? rule : null) : field;
  if (name !== "actor" && name !== "recipient" && name !== "place" && name !== "killed" && name !== "injured")
    return [];
  const holds = ({ start, end }: Range): boolean => start <= span.start && span.end <= end;
  const target =
    marks.mentions.find(({ start, end }) => start === span.start && end === span.end) ??
    (field === "toll"
      ? marks.mentions.findLast(holds)
      : marks.mentions.find((each) => each.entity === entity && holds(each)));
  return target ? [{ name, target: target.id, stance }] : [];
}

function toSpanRole(name: "time" | "weapon", span: Range, marks: readonly (Range & { readonly id: string })[]): Role[] {
  const found = marks.find(({ start, end }) => start < span.end && span.start < end);
  return found ? [{ name, target: found.id, stance: "asserts" }] : [];
}

function nearest(entity: string, trigger: Range, { mentions }: Marks): string[] {
  const own = mentions.filter((mention) => mention.entity === entity);
  const gap = ({ start, end }: Range): number => Math.max(start - trigger.end, trigger.start - end);
  return own
    .sort((one, other) => gap(one) - gap(other))
    .slice(0, 1)
    .map(({ id }) => id);
}

interface Quoted extends Range {
  readonly text: string;
  readonly mentions: readonly Marked[];
}

function readStatements({ statements }: CodedDocument, sentence: Quoted): CorpusStatement[] {
  const kept = statements
    .map((statement) => ({ statement, content: clip(statement.content, sentence) }))
    .filter(
      ({ statement: { cue, source }, content }) =>
        content.length > 0 &&
        [cue ?? source].every((span) => span && sentence.start <= span.start && span.end <= sentence.end),
    );
  const numbers = new Map(kept.map(({ statement }, at) => [statement.id, `s${at + 1}`]));
  return kept.map(({ statement, content }) => ({
    id: numbers.get(statement.id) ?? "",
    source: readSource(statement, sentence),
    cue: statement.cue
      ? { start: statement.cue.start - sentence.start, end: statement.cue.end - sentence.start }
      : null,
    content,
    stance: statement.stance,
    answers: numbers.get(statement.answers ?? "") ?? null,
  }));
}

/** The pieces that lie in the sentence, without blanks at their edges, counted from its start. */
function clip(content: readonly Span[], { text, start, end }: Quoted): Range[] {
  return content.flatMap((piece) => {
    const from = Math.max(piece.start, start);
    const words = text.slice(from, Math.min(piece.end, end));
    const lead = words.length - words.trimStart().length;
    const first = from - start + lead;
    return words.trim() === "" ? [] : [{ start: first, end: first + words.trim().length }];
  });
}

/** The mention that the source's words are, an article or its own title apart ("Governor Musa" is Musa); else the words themselves. */
function readSource({ source }: Statement, { text, mentions, start, end }: Quoted): CorpusStatement["source"] {
  if (!source || source.start < start || end < source.end) return null;
  const mention = mentions.find(
    (each) => each.end === source.end && each.start >= source.start && isLead(source, each),
  );
  if (mention) return { mention: mention.id };
  return { start: source.start - start, end: source.end - start };

  function isLead(whole: Range, { entity, start: first }: Marked): boolean {
    const title = mentions.find((each) => each.entity === entity && each.start >= whole.start && each.end < first);
    const lead = text.slice(whole.start, first);
    return /^(the )?$/i.test(title ? lead.replace(text.slice(title.start, title.end), "").trimStart() : lead);
  }
}

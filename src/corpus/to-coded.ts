/** Record → CodedDocument: a sentence as the contract tells it. */
import type { Analysis } from "../model/analysis.js";
import type {
  CodedDocument,
  Count,
  DocumentEvent,
  Entity,
  EventMention,
  Evidence,
  Span,
  Statement,
  TimeExpression,
  Toll,
} from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { toSpan } from "../model/span.js";
import {
  type CorpusRecord,
  type CorpusStatement,
  type Range,
  type Role,
  statementsAround,
  type Time,
  type Trigger,
} from "./record.js";

/** What the date and number grammars read in the sentence, for values that nobody marks. */
export type Reading = Pick<Analysis, "times" | "counts">;

const unread: Reading = { times: [], counts: [] };
/** TimeML's value of a day that nothing tells. */
const unknownDay = "XXXX-XX-XX";
/** The rule that stands in the evidence: a person marked it. */
const byHand = "corpus";

/** The record as the contract tells it. Arcs stand in `evidence`, so that `fromCodedDocument` gives all of it back. */
export function toCodedDocument(record: CorpusRecord, reading: Reading = unread): CodedDocument {
  const scene: Scene = { record, reading, entities: toEntities(record) };
  const mentions = record.triggers.map((trigger) => toEventMention(trigger, scene));
  return {
    contract: "1",
    coder: { version: byHand, model: null, knowledge: byHand },
    document: { id: record.id, published: record.published, language: "en" },
    contexts: [],
    entities: scene.entities.map(({ entity }) => entity),
    mentions,
    events: record.triggers.flatMap((trigger, at) => toEvents({ trigger, at }, mentions, scene)),
    relations: [],
    statements: record.statements.map((statement) => toStatement(statement, scene)),
    times: record.times.map((time) => toTime(time, scene)),
    passages: [],
  };
}

interface Scene {
  readonly record: CorpusRecord;
  readonly reading: Reading;
  readonly entities: readonly { readonly entity: Entity; readonly ids: readonly string[] }[];
}

function toEntities({ id, text, mentions }: CorpusRecord): Scene["entities"] {
  const heads = mentions.filter(({ sameAs }) => sameAs === null);
  return heads.map((head) => {
    const own = mentions.filter((each) => each === head || each.sameAs === head.id);
    const shown = own.find(({ form }) => form === "name") ?? head;
    const entity: Entity = {
      id: toId("e", id, head.start, head.end),
      kind: head.kind,
      name: text.slice(shown.start, shown.end),
      mentions: own.map(({ form, start, end }) => ({ ...toSpan(text, start, end), form })),
      public: true,
      actor: null,
      place: null,
    };
    return { entity, ids: own.map((each) => each.id) };
  });
}

function entityOf(mention: string, { entities }: Scene): string | null {
  return entities.find(({ ids }) => ids.includes(mention))?.entity.id ?? null;
}

function spanOf(id: string, { record }: Scene): Span {
  const found = [...record.mentions, ...record.times, ...record.weapons].find((each) => each.id === id);
  return toSpan(record.text, found?.start ?? 0, found?.end ?? 0);
}

function toEventMention(trigger: Trigger, scene: Scene): EventMention {
  const { record } = scene;
  const { roles, start, end } = trigger;
  const inRole = (name: Role["name"]): string[] =>
    roles.filter((role) => role.name === name).map(({ target }) => target);
  const entitiesIn = (name: Role["name"]): string[] => [
    ...new Set(inRole(name).flatMap((id) => entityOf(id, scene) ?? [])),
  ];
  const tolls = roles.flatMap((role) => toTolls(role, scene));
  const around = statementsAround(record, trigger);
  const [weapon] = inRole("weapon");
  return {
    id: toId("m", record.id, start, end, trigger.id),
    type: trigger.type,
    modes: [...trigger.modes],
    contexts: [],
    auxiliary: [...trigger.auxiliary],
    trigger: toSpan(record.text, start, end),
    sentence: toSpan(record.text, 0, record.text.length),
    actors: entitiesIn("actor"),
    recipients: entitiesIn("recipient"),
    date: toDate(inRole("time"), scene),
    place: toPlace(inRole("place"), scene),
    killed: tolls.find(({ kind }) => kind === "killed")?.count ?? null,
    injured: tolls.find(({ kind }) => kind === "injured")?.count ?? null,
    tolls,
    weapon: weapon === undefined ? null : spanOf(weapon, scene),
    attribution: around.map((each) => ({
      speaker: speakerOf(each, scene),
      text: sourceOf(each, scene) ?? toSpan(record.text, 0, 0),
      stance: each.stance,
    })),
    statement: around.length === 0 ? null : statementId(around.at(-1)?.id ?? "", record),
    evidence: roles.map((role) => toEvidence(role, scene)),
    confidence: 1,
  };
}

function toEvidence({ name, target, stance }: Role, scene: Scene): Evidence {
  const isToll = name === "killed" || name === "injured";
  const field = name === "time" ? "date" : isToll ? "toll" : name;
  const rule = isToll ? name : byHand;
  return {
    field,
    entity: entityOf(target, scene),
    span: spanOf(target, scene),
    stance,
    implied: false,
    rule,
    confidence: 1,
  };
}

function toTolls({ name, target }: Role, scene: Scene): Toll[] {
  if (name !== "killed" && name !== "injured") return [];
  const count = toCount(spanOf(target, scene), scene);
  return [{ kind: name, count, who: entityOf(target, scene), attackers: false, cumulative: false, attribution: [] }];
}

/** What the number grammar read in these words; where it read nothing, at least one. */
function toCount({ start, end }: Span, { record, reading }: Scene): Count {
  const found = reading.counts.find(({ span }) => start <= span.start && span.end <= end);
  if (!found) return { min: 1, max: null, text: null };
  return { min: found.min, max: found.max, text: toSpan(record.text, found.span.start, found.span.end) };
}

function toDate(times: readonly string[], scene: Scene): EventMention["date"] {
  const [span] = times.map((id) => spanOf(id, scene));
  const read = span && scene.reading.times.find(({ start, end }) => start < span.end && span.start < end);
  if (!span || !read || read.from === null) return null;
  return { from: read.from, to: read.to, precision: read.precision, text: span, basis: "clause" };
}

function toPlace([id]: readonly string[], scene: Scene): EventMention["place"] {
  if (id === undefined) return null;
  const text = spanOf(id, scene);
  const nowhere = {
    geonames: null,
    country: null,
    admin1: null,
    admin2: null,
    latitude: null,
    longitude: null,
    radiusKm: null,
  };
  return {
    name: text.text,
    kind: "other",
    ...nowhere,
    precision: "unknown",
    entity: entityOf(id, scene),
    text,
    basis: "clause",
  };
}

function toTime({ kind, start, end }: Time, { record, reading }: Scene): TimeExpression {
  const read = reading.times.find((each) => each.start < end && start < each.end);
  const value = { value: read?.value ?? unknownDay, from: read?.from ?? null, to: read?.to ?? null };
  return { ...toSpan(record.text, start, end), kind, ...value };
}

/** An event each; further triggers of one event join it. */
function toEvents(
  { trigger, at }: { trigger: Trigger; at: number },
  mentions: readonly EventMention[],
  { record }: Scene,
): DocumentEvent[] {
  const mention = mentions[at];
  if (!mention || trigger.sameAs !== null) return [];
  const { type, modes, contexts, auxiliary, actors, recipients, killed, injured, tolls, weapon } = mention;
  const own = mentions.filter((_, index) => index === at || record.triggers[index]?.sameAs === trigger.id);
  const bare = (count: Count | null): DocumentEvent["killed"] => (count ? { min: count.min, max: count.max } : null);
  return [
    {
      ...{ id: toId("v", mention.id), type, modes, contexts, auxiliary, actors, recipients, tolls, weapon },
      date: mention.date ? { from: mention.date.from, to: mention.date.to } : null,
      place: null,
      killed: bare(killed),
      injured: bare(injured),
      score: 0,
      status: trigger.status,
      confidence: 1,
      mentions: own.map(({ id }) => id),
    },
  ];
}

const statementId = (id: string, record: CorpusRecord): string => toId("s", record.id, id);

function toStatement(statement: CorpusStatement, scene: Scene): Statement {
  const { record } = scene;
  const span = ({ start, end }: Range): Span => toSpan(record.text, start, end);
  const content = statement.content.map(span);
  return {
    id: statementId(statement.id, record),
    speaker: speakerOf(statement, scene),
    source: sourceOf(statement, scene),
    cue: statement.cue ? span(statement.cue) : null,
    content,
    stance: statement.stance,
    quoted: /^["“‘']/.test(content[0]?.text ?? ""),
    about: record.triggers
      .filter((trigger) => statementsAround(record, trigger).at(-1) === statement)
      .map(({ id, start, end }) => toId("m", record.id, start, end, id)),
    answers: statement.answers === null ? null : statementId(statement.answers, record),
  };
}

function speakerOf({ source }: CorpusStatement, scene: Scene): string | null {
  return source && "mention" in source ? entityOf(source.mention, scene) : null;
}

function sourceOf({ source }: CorpusStatement, scene: Scene): Span | null {
  if (!source) return null;
  return "mention" in source ? spanOf(source.mention, scene) : toSpan(scene.record.text, source.start, source.end);
}

/** What a coded document must keep to, whatever its text: every breach in one line of plain words. */
import type { Knowledge } from "../src/knowledge/knowledge.js";
import type { Attribution, CodedDocument, DocumentEvent, EventMention, Toll } from "../src/model/coded-document.js";

/** The words that PLOVER and the contract allow. */
export interface Allowed {
  readonly ontology: Knowledge["ontology"];
  readonly contexts: ReadonlySet<string>;
}

/** All that is wrong with `coded`, which was coded from `text`. */
export function findBreaches(text: string, coded: CodedDocument, allowed: Allowed): string[] {
  return [
    ...findWrongValues(text, coded, ""),
    ...findRepeatedIds(coded),
    ...findLostIds(coded),
    ...coded.mentions.flatMap((mention) => findMentionBreaches(mention, allowed)),
    ...coded.events.flatMap((event) => findEventBreaches(event, coded, allowed)),
    ...findExposed(coded),
    ...unknown(coded.contexts, allowed.contexts, "the document's context"),
  ];
}

type Fields = Readonly<Record<string, unknown>>;

/** Walks the whole record: spans, intervals, bounds and confidences, wherever they stand. */
function findWrongValues(text: string, value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => findWrongValues(text, item, `${path}[${at}]`));
  if (!isRecord(value)) return [];
  const own = [checkSpan(text, value), checkInterval(value), checkBounds(value), checkConfidence(value)];
  return [
    ...own.filter((breach) => breach !== null).map((breach) => `${path}: ${breach}`),
    ...Object.entries(value).flatMap(([name, inner]) => findWrongValues(text, inner, `${path}.${name}`)),
  ];
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function checkSpan(text: string, { start, end, text: words }: Fields): string | null {
  if (typeof start !== "number" || typeof end !== "number") return null;
  const span = `${start} to ${end}`;
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length))
    return `${span} is no span of a text of ${text.length}`;
  return text.slice(start, end) === words
    ? null
    : `${span} is ${JSON.stringify(text.slice(start, end))}, not ${JSON.stringify(words)}`;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Of records with `from` and `to`, a relation alone holds no days there. */
function checkInterval({ from, to, since, until, evidence }: Fields): string | null {
  const [first, last] = evidence === undefined ? [from, to] : [since, until];
  for (const day of [first, last]) if (typeof day === "string" && !isDay(day)) return `"${day}" is no day`;
  return typeof first === "string" && typeof last === "string" && first > last ? `from ${first} to ${last}` : null;
}

function isDay(day: string): boolean {
  const time = Date.parse(day);
  return DAY.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function checkBounds({ min, max }: Fields): string | null {
  if (typeof min !== "number") return null;
  const isWhole = (count: unknown) => typeof count === "number" && Number.isInteger(count) && count >= 0;
  if (!isWhole(min) || (max !== null && !isWhole(max))) return `${min} to ${max} is no count`;
  return typeof max === "number" && min > max ? `at least ${min}, at most ${max}` : null;
}

function checkConfidence({ confidence }: Fields): string | null {
  if (confidence === undefined) return null;
  return typeof confidence === "number" && confidence >= 0 && confidence <= 1 ? null : `confidence ${confidence}`;
}

function findRepeatedIds({ entities, mentions, events, relations, statements }: CodedDocument): string[] {
  const ids = [entities, mentions, events, relations, statements].flatMap((records) => records.map(({ id }) => id));
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is the id of two records`);
}

interface Reference {
  readonly by: string;
  readonly id: string | null;
}

/** Ids that stand for no record of the document. */
function findLostIds(coded: CodedDocument): string[] {
  const { entities, mentions, events, relations, statements } = coded;
  const idsOf = (records: readonly { readonly id: string }[]) => new Set(records.map(({ id }) => id));
  const lost = (references: readonly Reference[], known: ReadonlySet<string>) =>
    references.flatMap(({ by, id }) => (id === null || known.has(id) ? [] : [`${by} ${id} is nowhere`]));
  const claimed = relations.filter(({ kind }) => kind === "claims-responsibility-for");
  const others = relations.filter(({ kind }) => kind !== "claims-responsibility-for");
  return [
    ...lost(referencesToEntities(coded), idsOf(entities)),
    ...lost(toReferences("relation to", ...others.map(({ to }) => to)), idsOf(entities)),
    ...lost(toReferences("relation to", ...claimed.map(({ to }) => to)), idsOf(events)),
    ...lost(toReferences("event's mention", ...events.flatMap((event) => event.mentions)), idsOf(mentions)),
    ...lost(toReferences("passage's mention", ...coded.passages.map(({ mention }) => mention)), idsOf(mentions)),
    ...lost(toReferences("mention's statement", ...mentions.map(({ statement }) => statement)), idsOf(statements)),
    ...lost(toReferences("statement answers", ...statements.map(({ answers }) => answers)), idsOf(statements)),
    ...lost(
      toReferences("statement about", ...statements.flatMap(({ about }) => about)),
      idsOf([...mentions, ...relations]),
    ),
  ];
}

function toReferences(by: string, ...ids: readonly (string | null)[]): Reference[] {
  return ids.map((id) => ({ by, id }));
}

function referencesToEntities({ mentions, events, relations, statements, passages }: CodedDocument): Reference[] {
  const told = [...mentions, ...events];
  const attributions = [...mentions, ...relations, ...passages, ...told.flatMap(({ tolls }) => tolls)].flatMap(
    ({ attribution }: { readonly attribution: readonly Attribution[] }) => attribution,
  );
  const tolls = told.flatMap((one: { readonly tolls: readonly Toll[] }) => one.tolls);
  return [
    ...toReferences("actor", ...told.flatMap(({ actors }) => actors)),
    ...toReferences("recipient", ...told.flatMap(({ recipients }) => recipients)),
    ...toReferences("place's entity", ...mentions.map(({ place }) => place?.entity ?? null)),
    ...toReferences("those counted", ...tolls.map(({ who }) => who)),
    ...toReferences("evidence's entity", ...mentions.flatMap(({ evidence }) => evidence.map(({ entity }) => entity))),
    ...toReferences("speaker", ...[...attributions, ...statements].map(({ speaker }) => speaker)),
    ...toReferences("passage", ...passages.map(({ place }) => place)),
    ...toReferences("relation from", ...relations.map(({ from }) => from)),
  ];
}

function findMentionBreaches(mention: EventMention, allowed: Allowed): string[] {
  const { id, trigger, sentence } = mention;
  const isInside = sentence.start <= trigger.start && trigger.end <= sentence.end;
  return [
    ...(isInside ? [] : [`${id}: the trigger "${trigger.text}" is outside its sentence`]),
    ...findPartyBreaches(mention),
    ...findWordBreaches(mention, allowed),
  ];
}

function findEventBreaches(event: DocumentEvent, { mentions, events }: CodedDocument, allowed: Allowed): string[] {
  const own = mentions.filter(({ id }) => event.mentions.includes(id));
  const isShared = events.some((other) => other !== event && other.mentions.some((id) => event.mentions.includes(id)));
  return [
    ...(event.mentions.length > 0 ? [] : [`${event.id} has no mention`]),
    ...(isShared ? [`${event.id} shares a mention with another event`] : []),
    ...(own.some(({ type }) => type === event.type) ? [] : [`${event.id} is of a type that no mention has`]),
    ...(Math.abs(event.score) <= 10 ? [] : [`${event.id} scores ${event.score}`]),
    ...findPartyBreaches(event),
    ...findWordBreaches(event, allowed),
  ];
}

function findPartyBreaches({ id, actors, recipients }: EventMention | DocumentEvent): string[] {
  return [
    ...actors.filter((actor) => recipients.includes(actor)).map((actor) => `${id}: ${actor} is on both sides`),
    ...[actors, recipients].filter((side) => new Set(side).size < side.length).map(() => `${id} names a party twice`),
  ];
}

function findWordBreaches(record: EventMention | DocumentEvent, { ontology, contexts }: Allowed): string[] {
  const { id, type, modes } = record;
  return [
    ...modes.filter((mode) => !ontology.hasMode(type, mode)).map((mode) => `${id}: ${mode} is no mode of ${type}`),
    ...unknown(record.contexts, contexts, `${id}: context`),
    ...[modes, record.contexts, record.auxiliary]
      .filter((words) => new Set<string>(words).size < words.length)
      .map((words) => `${id}: ${words.join(", ")} names one twice`),
  ];
}

function unknown(words: readonly string[], known: ReadonlySet<string>, by: string): string[] {
  return words.filter((word) => !known.has(word)).map((word) => `${by} ${word} is unknown`);
}

/** Private people who act: they would be indexed and exported by name. */
function findExposed({ entities, mentions, events }: CodedDocument): string[] {
  const acting = new Set([...mentions, ...events].flatMap(({ actors }) => actors));
  return entities
    .filter((entity) => !entity.public && acting.has(entity.id))
    .map(({ id }) => `${id} is private and acts`);
}

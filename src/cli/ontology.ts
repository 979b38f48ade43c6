/** `dragoman ontology`: types, modes, contexts, CAMEO codes and ACLED's sub-event types, each as one row for programs. */
import type { Example, OntologyData } from "../knowledge/guide.js";
import type { AcledEntry, CameoEntry, TypeAndMode } from "../knowledge/mapping.js";
import { resolveNearest } from "../knowledge/suggest.js";

/** What is easily taken for a row's own, and how to tell. */
export interface Confusion {
  readonly with: string;
  readonly tell: string;
}

/** One line of the answer. Fields that a kind of row does not have are null or empty. */
export interface OntologyRow {
  readonly kind: "type" | "mode" | "context" | "cameo" | "acled";
  /** ASSAULT, "ASSAULT firearms", military, "190", "Armed clash". */
  readonly id: string;
  readonly gloss: string;
  readonly type: string | null;
  readonly mode: string | null;
  /** What a code of CAMEO's or ACLED's becomes: "ASSAULT firearms", the nearest first; none where it is no event here. */
  readonly plover: readonly string[];
  readonly contexts: readonly string[];
  readonly auxiliary: readonly string[];
  readonly quad: string | null;
  /** From -10 (conflict) to +10 (cooperation). */
  readonly score: number | null;
  /** The type that it is coded as where it is still to come. */
  readonly future: string | null;
  /** CAMEO codes, the nearest first. */
  readonly cameo: readonly string[];
  /** ACLED's sub-event types, the nearest first. */
  readonly acled: readonly string[];
  /** ACLED's event type, of which a row's sub-event type is one. */
  readonly event: string | null;
  /** True where the two sides of the mapping do not mean quite the same; null where nothing is mapped. */
  readonly approximate: boolean | null;
  readonly note: string | null;
  readonly confusedWith: readonly Confusion[];
  readonly examples: readonly string[];
}

/** What was asked for and does not exist; the nearest that does, or null. */
export interface UnknownName {
  readonly unknown: string;
  readonly nearest: string | null;
}

const empty = {
  type: null,
  mode: null,
  plover: [],
  contexts: [],
  auxiliary: [],
  quad: null,
  score: null,
  future: null,
  cameo: [],
  acled: [],
  event: null,
  approximate: null,
  note: null,
  confusedWith: [],
  examples: [],
} as const;

/** Every row, in the order of the files. */
export function toRows(data: OntologyData): OntologyRow[] {
  return [
    ...data.types.flatMap(({ id }) => [
      toTypeRow(data, id),
      ...data.modes.filter(({ type }) => type === id).map((mode) => toModeRow(data, mode)),
    ]),
    ...data.contexts.map(({ id, gloss }) => ({
      kind: "context" as const,
      id,
      gloss,
      ...empty,
      contexts: [id],
      confusedWith: listConfusions(data, id),
    })),
    ...data.cameo.map(toCameoRow),
    ...data.acled.map(toAcledRow),
  ];
}

/** The rows of a name: a type with its modes, a mode of one or several types, or a context; small and capital letters are one. */
export function findNamed(rows: readonly OntologyRow[], words: readonly string[]): OntologyRow[] | UnknownName {
  const wanted = words.join(" ").trim().toLowerCase();
  const named = rows.filter(({ kind }) => kind === "type" || kind === "mode" || kind === "context");
  const type = named.find(({ kind, id }) => kind === "type" && id.toLowerCase() === wanted);
  if (type) return [type, ...named.filter((each) => each.kind === "mode" && each.type === type.id)];
  const found = named.filter(({ id, mode }) => id.toLowerCase() === wanted || mode === wanted);
  if (found.length > 0) return found;
  const names = named.flatMap(({ id, mode }) => (mode === null ? [id] : [id, mode]));
  return { unknown: words.join(" "), nearest: resolveNearest(wanted, names) };
}

/** The row of a CAMEO code; one that is missing falls back to its first three digits, then to its first two. */
export function findCameo(rows: readonly OntologyRow[], code: string): OntologyRow[] | UnknownName {
  const codes = rows.filter(({ kind }) => kind === "cameo");
  const isCode = /^\d{2,4}$/.test(code);
  const found = (isCode ? [code, code.slice(0, 3), code.slice(0, 2)] : []).flatMap(
    (each) => codes.find(({ id }) => id === each) ?? [],
  )[0];
  if (!found)
    return {
      unknown: code,
      nearest: isCode
        ? null
        : resolveNearest(
            code,
            codes.map(({ id }) => id),
          ),
    };
  if (found.id === code) return [found];
  return [{ ...found, approximate: true, note: `${code} has no line of its own; this is that of ${found.id}.` }];
}

/** ACLED's sub-event types of that name, or all of an event type. */
export function findAcled(rows: readonly OntologyRow[], name: string): OntologyRow[] | UnknownName {
  const all = rows.filter(({ kind }) => kind === "acled");
  const wanted = name.toLowerCase();
  const found = all.filter(({ id, event }) => id.toLowerCase() === wanted || event?.toLowerCase() === wanted);
  if (found.length > 0) return found;
  return {
    unknown: name,
    nearest: resolveNearest(
      name,
      all.flatMap(({ id, event }) => [id, event ?? ""]),
    ),
  };
}

function toTypeRow(data: OntologyData, type: string): OntologyRow {
  const entry = data.types.find(({ id }) => id === type);
  const own = entry?.confusedWith.map(({ type: other, tell }) => ({ with: other, tell })) ?? [];
  return {
    kind: "type",
    id: type,
    gloss: entry?.gloss ?? "",
    ...empty,
    type,
    quad: entry?.quad ?? null,
    score: entry?.score ?? null,
    future: entry?.future ?? null,
    ...mapOut(data, type, null),
    confusedWith: [...own, ...listConfusions(data, type)],
    examples: listExamples(data.examples, type, null),
  };
}

function toModeRow(data: OntologyData, mode: OntologyData["modes"][number]): OntologyRow {
  const type = data.types.find(({ id }) => id === mode.type);
  const id = `${mode.type} ${mode.id}`;
  return {
    kind: "mode",
    id,
    gloss: mode.gloss,
    ...empty,
    type: mode.type,
    mode: mode.id,
    quad: type?.quad ?? null,
    score: mode.score ?? type?.score ?? null,
    future: type?.future ?? null,
    ...mapOut(data, mode.type, mode.id),
    confusedWith: listConfusions(data, id),
    examples: listExamples(data.examples, mode.type, mode.id),
  };
}

/** From ours to theirs: a mode without a line of its own has its type's. */
function mapOut(data: OntologyData, type: string, mode: string | null) {
  const lines = data.toCameo.filter((line) => line.type === type);
  const line = lines.find((each) => each.mode === mode) ?? lines.find((each) => each.mode === null);
  const isOf = (each: TypeAndMode, wanted: string | null): boolean => each.type === type && each.mode === wanted;
  const exact = data.acled.filter(({ from }) => from.some((each) => isOf(each, mode)));
  const acled = exact.length > 0 ? exact : data.acled.filter(({ from }) => from.some((each) => isOf(each, null)));
  return {
    cameo: line?.codes ?? [],
    acled: acled.map(({ subEvent }) => subEvent),
    approximate: line ? line.isApproximate : null,
    note: line?.note ?? null,
  };
}

function toCameoRow({ code, says, type, isApproximate, ...entry }: CameoEntry): OntologyRow {
  return {
    kind: "cameo",
    id: code,
    gloss: says,
    ...empty,
    plover: type === null ? [] : [[type, ...entry.modes].join(" ")],
    contexts: entry.contexts,
    auxiliary: entry.auxiliary,
    cameo: [code],
    approximate: isApproximate,
    note: entry.note,
  };
}

function toAcledRow({ event, subEvent, says, to, isApproximate, note }: AcledEntry): OntologyRow {
  return {
    kind: "acled",
    id: subEvent,
    gloss: says,
    ...empty,
    event,
    plover: to.map(({ type, modes }) => [type, ...modes].join(" ")),
    acled: [subEvent],
    approximate: isApproximate,
    note,
  };
}

function listConfusions({ confusions }: OntologyData, id: string): Confusion[] {
  return confusions.flatMap(({ one, other, tell }) => {
    const [first, second] = [toId(one), toId(other)];
    if (first === id) return [{ with: second, tell }];
    return second === id ? [{ with: first, tell }] : [];
  });
}

function toId(side: TypeAndMode | string): string {
  return typeof side === "string" ? side : side.mode === null ? side.type : `${side.type} ${side.mode}`;
}

function listExamples(examples: readonly Example[], type: string, mode: string | null): string[] {
  return examples.filter((each) => each.type === type && each.mode === mode).map(({ sentence }) => sentence);
}

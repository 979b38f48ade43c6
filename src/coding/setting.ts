/** When and where a mention's event was: what its clause says, else its sentence; never the publication date, never a country's centre. */
import type { Clause, Sentence, TextTime } from "../model/analysis.js";
import type { Basis, EventDate, EventMention } from "../model/coded-document.js";
import type { Frame } from "./frames.js";
import type { Party, Scene } from "./scene.js";

/** Token range of a clause: its verb group, its phrases and what hangs on them. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/** The tokens that belong to the trigger's clause: from the end of the clause before to the start of the next one. */
export function rangeOf(sentence: Sentence, clause: Clause | null): Range {
  if (!clause) return { first: 0, end: sentence.tokens.length };
  const own = sentence.clauses.indexOf(clause);
  const starts = sentence.clauses.map((other, number) => ({
    number,
    first: startOf(sentence, other),
    relation: other.relation,
  }));
  const mine = starts[own]?.first ?? 0;
  const later = starts.filter(({ number, first }) => number !== own && first > clause.verb).map(({ first }) => first);
  return { first: clause.relation === "main" && own === 0 ? 0 : mine, end: Math.min(sentence.tokens.length, ...later) };
}

function startOf(sentence: Sentence, clause: Clause): number {
  const subjects =
    clause.relation === "conjunct" || clause.marker === "to" || clause.tense === "participle" ? [] : clause.subjects;
  const firsts = subjects
    .map((phrase) => sentence.phrases[phrase]?.first ?? clause.first)
    .filter((first) => first < clause.first);
  return Math.min(clause.first, ...firsts);
}

/** The date of the trigger's clause, else the only one of its sentence that no other clause claims. */
export function findDate(scene: Scene, frame: Frame, at: number): EventDate | null {
  const times = scene.analysis.times.filter((time) => time.sentence === frame.sentence.index && isDating(time));
  if (times.length === 0) return null;
  const range = rangeOf(frame.sentence, frame.clause);
  const own = times.filter(({ firstToken }) => firstToken >= range.first && firstToken < range.end);
  if (own.length > 0) return toDate(nearest(own, at), "clause");
  // A date before the first comma dates the whole sentence: "On Monday, …".
  const fronted = times.find(
    ({ firstToken }) => firstToken <= 3 && /^[,]$/.test(frame.sentence.tokens[endOf(times, firstToken)]?.text ?? ""),
  );
  if (fronted) return toDate(fronted, "sentence");
  const [only] = times;
  return times.length === 1 && only && sharesTime(frame) ? toDate(only, "sentence") : null;
}

function endOf(times: readonly TextTime[], first: number): number {
  return times.find(({ firstToken }) => firstToken === first)?.endToken ?? first;
}

/** Participles and infinitives of result share the date of the clause that governs them. */
function sharesTime({ clause }: Frame): boolean {
  return (
    clause === null ||
    clause.relation === "participial" ||
    clause.relation === "conjunct" ||
    clause.relation === "complement" ||
    clause.relation === "main"
  );
}

function isDating(time: TextTime): boolean {
  return time.from !== null && (time.kind === "date" || time.kind === "time");
}

function nearest(times: readonly TextTime[], at: number): TextTime | undefined {
  return [...times].sort((a, b) => Math.abs(a.firstToken - at) - Math.abs(b.firstToken - at))[0];
}

function toDate(time: TextTime | undefined, basis: Basis): EventDate | null {
  if (!time || time.from === null) return null;
  const { start, end, text, from, to, precision } = time;
  return { from, to, precision, text: { start, end, text }, basis };
}

/** The place of the trigger's clause, the finest of several that lie in each other; else the only one of its sentence. */
export function findPlace(scene: Scene, frame: Frame, at: number): EventMention["place"] {
  const parties = scene.partiesIn(frame.sentence).filter(({ entity }) => entity.place !== null);
  const range = rangeOf(frame.sentence, frame.clause);
  const own = parties.filter(({ mention }) => mention.head >= range.first && mention.head < range.end);
  const chosen = choose(own, at);
  if (chosen) return toEventPlace(chosen, "clause");
  const other = choose(parties, at);
  return other && new Set(parties.map(({ entity }) => entity.place?.country)).size === 1
    ? toEventPlace(other, "sentence")
    : null;
}

const FINENESS = ["point", "city", "admin2", "admin1", "region", "country", "unknown"] as const;

function choose(parties: readonly Party[], at: number): Party | null {
  const ranked = [...parties].sort(
    (a, b) => fineness(a) - fineness(b) || Math.abs(a.mention.head - at) - Math.abs(b.mention.head - at),
  );
  return ranked[0] ?? null;
}

function fineness({ entity }: Party): number {
  return FINENESS.indexOf(entity.place?.precision ?? "unknown");
}

function toEventPlace({ entity, mention }: Party, basis: Basis): EventMention["place"] {
  const { start, end, text } = mention;
  return entity.place ? { ...entity.place, entity: entity.id, text: { start, end, text }, basis } : null;
}

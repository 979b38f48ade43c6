/** One annotated sentence, and the closed lists of what may be said of it. `training/corpus/README.md` shows how it is written. */
import type { EntityKind } from "../model/analysis.js";
import type { Attribution, Evidence, PloverType } from "../model/coded-document.js";

/** Offsets into the sentence, in UTF-16 units, end exclusive. Nobody writes them: the parser finds them. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface CorpusRecord {
  readonly id: string;
  readonly published: string | null;
  /** What the document says before the sentence, where it matters; never annotated. */
  readonly before: string | null;
  readonly tags: Tags;
  /** Where a public text is to be found; null for sentences of our own. */
  readonly origin: Origin | null;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly triggers: readonly Trigger[];
  readonly times: readonly Time[];
  readonly weapons: readonly Weapon[];
  readonly statements: readonly CorpusStatement[];
}

export interface Tags {
  readonly frames: readonly Frame[];
  readonly region: Region | null;
  readonly topic: string | null;
  /** The sentence was read and nothing in it is to be marked as an event. */
  readonly none: boolean;
  /** A second reader shall look at it. */
  readonly unsure: boolean;
}

export interface Origin extends Range {
  readonly set: string;
  readonly document: string;
  /** Of the sentence, in hexadecimal. */
  readonly sha256: string;
}

/** Ids as they are written: "1", "e1", "t1", "w1", "s1". */
export interface Mention extends Range {
  readonly id: string;
  /** An earlier mention of the same thing in this sentence. */
  readonly sameAs: string | null;
  readonly kind: EntityKind;
  readonly form: Form;
}

export interface Trigger extends Range {
  readonly id: string;
  /** An earlier trigger of the same event in this sentence. */
  readonly sameAs: string | null;
  readonly type: PloverType;
  readonly modes: readonly string[];
  readonly roles: readonly Role[];
  readonly auxiliary: readonly Auxiliary[];
  readonly status: Status;
}

export interface Role {
  readonly name: RoleName;
  /** Id of a mention, a time or a weapon. */
  readonly target: string;
  /** Anything but `asserts` is said of this role alone: "an attack blamed on rebels". */
  readonly stance: Evidence["stance"];
}

export interface Time extends Range {
  readonly id: string;
  readonly kind: TimeKind;
}

export interface Weapon extends Range {
  readonly id: string;
}

export interface CorpusStatement {
  readonly id: string;
  /** A mention, or other words that name the source ("a report"); null where the text names none. */
  readonly source: { readonly mention: string } | Range | null;
  readonly cue: Range | null;
  /** More than one where something interrupts it. */
  readonly content: readonly Range[];
  readonly stance: Attribution["stance"];
  /** An earlier statement that it denies, confirms or answers. */
  readonly answers: string | null;
}

export type Form = (typeof forms)[number];
export type Auxiliary = (typeof auxiliaries)[number];
export type Status = (typeof statuses)[number];
export type RoleName = (typeof roleNames)[number];
export type TimeKind = (typeof timeKinds)[number];
export type Frame = (typeof frames)[number];
export type Region = (typeof regions)[number];

export const kinds = [
  "person",
  "organization",
  "group",
  "government",
  "place",
  "facility",
  "population",
] as const satisfies readonly EntityKind[];
export const forms = ["name", "nominal", "pronoun"] as const;
export const timeKinds = ["date", "time", "duration", "set"] as const;
export const auxiliaries = ["historical", "future", "hypothetical", "negation"] as const;
export const statuses = ["reported", "alleged", "contested", "denied", "planned"] as const;
export const stances = [
  "asserts",
  "alleges",
  "denies",
  "confirms",
  "claims-responsibility",
  "announces",
] as const satisfies readonly Attribution["stance"][];
export const roleStances = [
  "asserts",
  "alleges",
  "denies",
  "claims-responsibility",
] as const satisfies readonly Evidence["stance"][];
export const roleNames = ["actor", "recipient", "place", "time", "weapon", "killed", "injured"] as const;

const parties: readonly EntityKind[] = ["person", "organization", "group", "government", "population"];
const people: readonly EntityKind[] = ["person", "group", "population", "organization"];

/** What kinds of mention may stand in a role; `time` and `weapon` take marks of their own. */
export const roleKinds: Readonly<Record<Exclude<RoleName, "time" | "weapon">, readonly EntityKind[]>> = {
  actor: parties,
  recipient: kinds,
  place: ["place", "facility", "government"],
  killed: people,
  injured: people,
};

/** How a sentence puts what it says. */
export const frames = [
  "active",
  "passive",
  "agentless-passive",
  "nominalisation",
  "light-verb",
  "reduced-relative",
  "relative",
  "infinitive",
  "coordination",
  "ellipsis",
  "apposition",
  "headline",
  "interrupted-quote",
  "nested-speech",
  "denial",
  "claim",
  "plan",
  "threat",
  "conditional",
  "negation",
  "anniversary",
  "background",
] as const;

export const regions = [
  "north-africa",
  "west-africa",
  "central-africa",
  "east-africa",
  "southern-africa",
  "middle-east",
  "central-asia",
  "south-asia",
  "east-asia",
  "southeast-asia",
  "oceania",
  "western-europe",
  "eastern-europe",
  "caucasus",
  "north-america",
  "central-america",
  "caribbean",
  "south-america",
  "world",
] as const;

/** Nothing said: what a head without `tags:` means. */
export const noTags: Tags = { frames: [], region: null, topic: null, none: false, unsure: false };

/** The statements around a range, outermost first. */
export function statementsAround(record: CorpusRecord, range: Range): CorpusStatement[] {
  const holds = ({ start, end }: Range): boolean => start <= range.start && range.end <= end;
  const size = ({ content }: CorpusStatement): number => content.reduce((sum, { start, end }) => sum + end - start, 0);
  return record.statements.filter(({ content }) => content.some(holds)).sort((one, other) => size(other) - size(one));
}

/** Order of appearance: by start, the longer first. */
export function inOrder(one: Range, other: Range): number {
  return one.start - other.start || other.end - one.end;
}

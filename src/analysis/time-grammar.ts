/** Puts together an expression of time: what stands before it ("late on"), the date itself, what follows ("night", "at 3 p.m."). */
import type { Part } from "../knowledge/time-vocabulary.js";
import type { Parts } from "./time-dates.js";
import { isOnCalendar, isOneDay, type Meaning, type TimeMatch, type Trimmings } from "./time-meaning.js";
import { matchBefore, matchPattern, type Pattern, part, type Step, toPattern } from "./time-patterns.js";
import { amountRules, dateRules, type TimeRule } from "./time-rules.js";
import type { AtomKind, Lattice } from "./time-words.js";

interface Trim {
  readonly steps: readonly Step[];
  /** Which meanings it may stand beside. */
  readonly fits: (meaning: Meaning) => boolean;
}

const CLOCK: readonly Step[] = ["hedge?", "clock", "oclock?", "military?", "meridiem?", "zone?"];

const PREFIXES: readonly Trim[] = [
  { steps: ["edge", "article?"], fits: isOnCalendar },
  { steps: ["edge", "dash"], fits: isOnCalendar },
  { steps: ["edge", "on", "article?"], fits: isOneDay },
  { steps: ["edge", "of", "article?"], fits: isOnCalendar },
  { steps: ["article?", "part", "of", "article?"], fits: isOneDay },
  { steps: ["article?", "edge?", "part", "on?"], fits: isOneDay },
  { steps: ["relativeDay", "on?"], fits: isOneDay },
  { steps: [...CLOCK, "aside?", "comma?", "on?", "article?"], fits: isOneDay },
  { steps: [...CLOCK, "in", "article?", "part", "of?", "on?"], fits: isOneDay },
  { steps: ["hour", "zone?", "comma?", "on?", "article?"], fits: isOneDay },
];

const SUFFIXES: readonly Trim[] = [
  { steps: ["part", "zone?"], fits: isOneDay },
  { steps: ["in", "article", "part", "zone?"], fits: isOneDay },
  { steps: ["comma?", "on?", ...CLOCK], fits: isOneDay },
  { steps: ["comma?", "on?", "hour"], fits: isOneDay },
  { steps: ["part", "on", ...CLOCK], fits: isOneDay },
];

/** An hour or a part of the day that stands alone: the day is told elsewhere. */
const ALONE: readonly (readonly Step[])[] = [
  CLOCK,
  [...CLOCK, "in", "article", "part"],
  ["hedge?", "hour", "zone?"],
  ["article", "part"],
  ["edge", "article?", "part"],
];

const compile = <T extends { readonly steps: readonly Step[] }>(list: readonly T[]) =>
  list.map((item) => ({ item, pattern: toPattern(item.steps) }));
const RULES = compile<TimeRule>([...dateRules, ...amountRules]);
const LEADING = compile(PREFIXES);
const TRAILING = compile(SUFFIXES);
const LONE = ALONE.map(toPattern);

/** The longest expression of time that begins at `at`; null where none does. */
export function matchTime(lattice: Lattice, at: number): TimeMatch | null {
  if (!canBegin(lattice, at)) return null;
  // First the hour: "1430 hours" is no length of time.
  let best = longest(
    matchAlone(lattice, at),
    matchCore(lattice, { first: at, at, parts: [] }, () => true),
  );
  for (const { item, pattern } of LEADING) {
    const prefix = matchBefore(pattern, lattice, at);
    if (!prefix || !isTrimming(prefix.parts)) continue;
    best = longest(best, matchCore(lattice, { first: at, at: prefix.end, parts: prefix.parts }, item.fits));
  }
  return best;
}

const LINKS: ReadonlySet<AtomKind> = new Set<AtomKind>([
  "of",
  "on",
  "in",
  "and",
  "between",
  "to",
  "more",
  "comma",
  "dash",
  "possessive",
]);
const LEADS: ReadonlySet<AtomKind> = new Set<AtomKind>([
  "article",
  "indefinite",
  "hedge",
  "edge",
  "deictic",
  "vague",
  "number",
  "fiscal",
]);

/** False where a glance shows that no expression begins: most words, and most articles and numbers. */
function canBegin(lattice: Lattice, at: number): boolean {
  const atoms = lattice[at] ?? [];
  if (atoms.every((atom) => LINKS.has(atom.word.kind))) return false;
  return atoms.some(
    ({ word, end }) => !LINKS.has(word.kind) && (!LEADS.has(word.kind) || (lattice[end] ?? []).length > 0),
  );
}

interface Start {
  readonly first: number;
  readonly at: number;
  /** The prefix's. */
  readonly parts: Parts;
}

function matchCore(lattice: Lattice, { first, at, parts }: Start, fits: Trim["fits"]): TimeMatch | null {
  let best: TimeMatch | null = null;
  for (const { item, pattern } of RULES) {
    if (!opensAt(pattern, lattice, at)) continue;
    const match = matchPattern(pattern, lattice, at);
    if (!match || match.end <= (best?.end ?? 0)) continue;
    const meaning = item.read(match.parts);
    if (!meaning || !fits(meaning)) continue;
    best = { rule: item.name, first, end: match.end, meaning, ...trimmingsOf([...parts, ...match.parts]) };
  }
  return best ? withSuffix(lattice, best) : null;
}

function opensAt(pattern: Pattern, lattice: Lattice, at: number): boolean {
  return (lattice[at] ?? []).some((atom) => pattern.openers.includes(atom.word.kind));
}

function withSuffix(lattice: Lattice, match: TimeMatch): TimeMatch {
  let best = match;
  for (const { item, pattern } of TRAILING) {
    const suffix = item.fits(match.meaning) ? matchPattern(pattern, lattice, match.end) : null;
    if (!suffix || suffix.end <= best.end || !isTrimming(suffix.parts)) continue;
    const found = trimmingsOf(suffix.parts);
    best = {
      ...match,
      end: suffix.end,
      part: found.part ?? match.part,
      clock: found.clock ?? match.clock,
      isUniversal: found.isUniversal ?? match.isUniversal,
    };
  }
  return best;
}

function matchAlone(lattice: Lattice, at: number): TimeMatch | null {
  let best: TimeMatch | null = null;
  for (const pattern of LONE) {
    const match = matchPattern(pattern, lattice, at);
    if (!match || match.end <= (best?.end ?? 0) || !isTrimming(match.parts) || part(match.parts, "part")?.plural)
      continue;
    const meaning: Meaning = { form: "step", grain: "day", pick: { steps: 0, from: "discourse" }, bothDays: false };
    best = { rule: "hour alone", first: at, end: match.end, meaning, ...trimmingsOf(match.parts) };
  }
  return best;
}

/** A number is a clock only where something says so: "p.m.", "GMT", a colon, "in the morning". */
function isTrimming(parts: Parts): boolean {
  const day = part(parts, "relativeDay");
  if (day && day.part === null) return false;
  const clock = part(parts, "clock");
  if (!clock) return true;
  const isOnDial = clock.hour >= 1 && clock.hour <= 12;
  if (part(parts, "meridiem")) return isOnDial || clock.minute !== null;
  if (part(parts, "military")) return clock.minute !== null && !clock.colon;
  return (
    clock.colon ||
    part(parts, "oclock") !== null ||
    (part(parts, "zone") !== null && clock.hour <= 24) ||
    (part(parts, "part") !== null && isOnDial)
  );
}

function trimmingsOf(parts: Parts): Trimmings {
  return {
    edge: part(parts, "edge")?.edge ?? null,
    part: part(parts, "part")?.part ?? part(parts, "relativeDay")?.part ?? null,
    clock: clockOf(parts),
    isUniversal: part(parts, "zone")?.isUniversal ?? null,
  };
}

const AFTER_NOON: ReadonlySet<Part> = new Set<Part>(["TAF", "TEV"]);

function clockOf(parts: Parts): string | null {
  const clock = part(parts, "clock");
  const hour = clock?.hour ?? part(parts, "hour")?.hour;
  if (hour === undefined) return null;
  const dayPart = part(parts, "part")?.part ?? null;
  const add = part(parts, "meridiem")?.add ?? (clock && dayPart && AFTER_NOON.has(dayPart) ? 12 : 0);
  const isNoon = part(parts, "meridiem") !== null && hour === 12;
  const full = isNoon ? add : hour < 12 ? hour + add : hour;
  return `T${String(full).padStart(2, "0")}:${String(clock?.minute ?? 0).padStart(2, "0")}`;
}

function longest(a: TimeMatch | null, b: TimeMatch | null): TimeMatch | null {
  if (!a || !b) return a ?? b;
  return b.end > a.end ? b : a;
}

/** The words of time in a language file, each with what it means. Several meanings of one word stand side by side. */
import type { Fields } from "./fields.js";
import { type Occasion, type OtherCalendar, within } from "./occasions.js";

const PARTS = ["TMO", "TMI", "TAF", "TEV", "TNI"] as const;
const SEASONS = ["SP", "SU", "FA", "WI"] as const;
const UNITS = ["S", "MIN", "H", "D", "W", "WE", "M", "Q", "Y", "DE", "CE"] as const;
const EDGES = ["start", "middle", "end", "before", "after"] as const;
const REFERENCES = ["PRESENT_REF", "PAST_REF", "FUTURE_REF"] as const;
const ORIGINS = ["publication", "discourse"] as const;
/** Words that bind the parts of an expression, by what they do. */
export const GLUE = [
  "article",
  "indefinite",
  "of",
  "on",
  "in",
  "and",
  "between",
  "to",
  "more",
  "fiscal",
  "half",
  "every",
  "alternate",
  "from",
  "into",
  "often",
  "times",
  "per",
] as const;

/** Years that may begin elsewhere than in January. */
const ANNUALS = ["fiscal", "school"] as const;

export type Annual = (typeof ANNUALS)[number];
export type Part = (typeof PARTS)[number];
export type Season = (typeof SEASONS)[number];
export type Unit = (typeof UNITS)[number];
export type Edge = (typeof EDGES)[number];
export type Reference = (typeof REFERENCES)[number];
/** Counted from the day of publication, or from the date that the text gave last. */
export type Origin = (typeof ORIGINS)[number];
export type Glue = (typeof GLUE)[number];

export type TimeWord =
  | { readonly kind: "month"; readonly month: number; readonly ambiguous: boolean }
  | { readonly kind: "weekday"; readonly weekday: number; readonly plural: boolean; readonly ambiguous: boolean }
  | { readonly kind: "season"; readonly season: Season; readonly plural: boolean; readonly ambiguous: boolean }
  | { readonly kind: "part"; readonly part: Part; readonly plural: boolean }
  | { readonly kind: "hour"; readonly hour: number }
  | { readonly kind: "meridiem"; readonly add: number }
  | { readonly kind: PlainKind }
  | { readonly kind: "zone"; readonly isUniversal: boolean }
  | {
      readonly kind: "unit";
      readonly unit: Unit;
      readonly times: number;
      readonly plural: boolean;
      readonly loose: boolean;
    }
  | { readonly kind: "relativeDay"; readonly days: number; readonly part: Part | null; readonly bothDays: boolean }
  | { readonly kind: "deictic"; readonly steps: number; readonly from: Origin }
  | { readonly kind: "shift"; readonly direction: number; readonly from: Origin; readonly preposition: boolean }
  | { readonly kind: "edge"; readonly edge: Edge }
  | { readonly kind: "reference"; readonly value: Reference; readonly adjective: boolean }
  | { readonly kind: "frequency"; readonly period: string }
  | { readonly kind: "vague"; readonly number: number | null }
  /** `days` from what follows: "the eve of". */
  | { readonly kind: "beside"; readonly days: number }
  | { readonly kind: "annual"; readonly of: Annual }
  | {
      readonly kind: "occasion";
      readonly year: number | null;
      readonly before: readonly string[];
      readonly ambiguous: boolean;
      /** Its last word has a capital. */
      readonly isCapital: boolean;
      readonly occasion: Occasion;
    }
  | {
      readonly kind: "otherMonth";
      readonly calendar: OtherCalendar;
      readonly month: number;
      readonly ambiguous: boolean;
    }
  | { readonly kind: Glue };

type PlainKind = "oclock" | "military" | "zoneNoun" | "name" | "idiom" | "stretchBefore" | "stretchAfter" | "era";
type Entry = readonly [string, TimeWord];

/** Every phrase of the `times` section with its meaning. */
export function toTimeWords(fields: Fields): Entry[] {
  fields.only(...SECTIONS.map(({ field }) => field), ...OTHERS);
  const glue = fields.part("glue");
  const stretches = fields.part("vague-stretches");
  stretches.only("before", "after");
  glue.only(...GLUE);
  return [
    ...SECTIONS.flatMap((section) => fields.parts(section.field).flatMap((entry) => readEntry(entry, section))),
    ...GLUE.flatMap((kind) => glue.strings(kind).map((word) => [word, { kind }] as const)),
    ...plainForms(fields.strings("oclock"), { kind: "oclock" }),
    ...plainForms(fields.strings("military"), { kind: "military" }),
    ...plainForms(fields.strings("zone-nouns"), { kind: "zoneNoun" }),
    ...plainForms(fields.strings("names-with-times"), { kind: "name" }),
    ...plainForms(fields.strings("idioms"), { kind: "idiom" }),
    ...plainForms(stretches.strings("before"), { kind: "stretchBefore" }),
    ...plainForms(stretches.strings("after"), { kind: "stretchAfter" }),
  ];
}

const OTHERS = [
  "glue",
  "oclock",
  "military",
  "zone-nouns",
  "names-with-times",
  "idioms",
  "vague-stretches",
  "prepositions",
  "future",
];

function readEntry(entry: Fields, section: Section): Entry[] {
  entry.only(...FORMS, ...section.fields);
  return section.read(entry);
}

interface Section {
  readonly field: string;
  /** What its entries may hold beside their words. */
  readonly fields: readonly string[];
  readonly read: (entry: Fields) => Entry[];
}

const SECTIONS: readonly Section[] = [
  {
    field: "months",
    fields: ["number", "ambiguous"],
    read: (entry) =>
      forms(entry, { kind: "month", month: within(entry, "number", 12), ambiguous: entry.flag("ambiguous") }),
  },
  {
    field: "weekdays",
    fields: ["number", "ambiguous"],
    read: (entry) =>
      withPlural(entry, (plural) => ({
        kind: "weekday",
        weekday: within(entry, "number", 7),
        plural,
        ambiguous: entry.flag("ambiguous"),
      })),
  },
  {
    field: "seasons",
    fields: ["code", "ambiguous"],
    read: (entry) =>
      withPlural(entry, (plural) => ({
        kind: "season",
        season: entry.oneOf("code", SEASONS),
        plural,
        ambiguous: entry.flag("ambiguous"),
      })),
  },
  {
    field: "parts-of-day",
    fields: ["code"],
    read: (entry) => withPlural(entry, (plural) => ({ kind: "part", part: entry.oneOf("code", PARTS), plural })),
  },
  {
    field: "hours",
    fields: ["hour"],
    read: (entry) => forms(entry, { kind: "hour", hour: within(entry, "hour", 24) }),
  },
  {
    field: "meridiems",
    fields: ["add"],
    read: (entry) => forms(entry, { kind: "meridiem", add: entry.number("add") }),
  },
  {
    field: "units",
    fields: ["code", "times", "loose"],
    read: (entry) =>
      withPlural(entry, (plural) => ({
        kind: "unit",
        unit: entry.oneOf("code", UNITS),
        times: entry.number("times", 1),
        plural,
        loose: entry.flag("loose"),
      })),
  },
  { field: "days", fields: ["days", "part", "both-days"], read: readRelativeDay },
  {
    field: "deictics",
    fields: ["steps", "from"],
    read: (entry) =>
      forms(entry, { kind: "deictic", steps: entry.number("steps"), from: entry.oneOf("from", ORIGINS) }),
  },
  {
    field: "shifts",
    fields: ["direction", "from", "preposition"],
    read: (entry) =>
      forms(entry, {
        kind: "shift",
        direction: entry.number("direction"),
        from: entry.oneOf("from", ORIGINS),
        preposition: entry.flag("preposition"),
      }),
  },
  {
    field: "edges",
    fields: ["edge"],
    read: (entry) => forms(entry, { kind: "edge", edge: entry.oneOf("edge", EDGES) }),
  },
  {
    field: "references",
    fields: ["value", "adjective"],
    read: (entry) =>
      forms(entry, { kind: "reference", value: entry.oneOf("value", REFERENCES), adjective: entry.flag("adjective") }),
  },
  {
    field: "frequencies",
    fields: ["code"],
    read: (entry) => forms(entry, { kind: "frequency", period: entry.string("code") }),
  },
  {
    field: "vague-amounts",
    fields: ["number"],
    read: (entry) => forms(entry, { kind: "vague", number: entry.has("number") ? entry.number("number") : null }),
  },
  {
    field: "zones",
    fields: ["universal"],
    read: (entry) => forms(entry, { kind: "zone", isUniversal: entry.flag("universal") }),
  },
  {
    field: "beside",
    fields: ["days"],
    read: (entry) => forms(entry, { kind: "beside", days: entry.number("days") }),
  },
  {
    field: "annual",
    fields: ["of"],
    read: (entry) => withPlural(entry, () => ({ kind: "annual", of: entry.oneOf("of", ANNUALS) })),
  },
];

function readRelativeDay(entry: Fields): Entry[] {
  const part = entry.has("part") ? entry.oneOf("part", PARTS) : null;
  return forms(entry, { kind: "relativeDay", days: entry.number("days"), part, bothDays: entry.flag("both-days") });
}

const FORMS = ["words", "short", "plural"];

function forms(entry: Fields, word: TimeWord): Entry[] {
  const short = entry.strings("short").flatMap((form) => [form, `${form}.`]);
  const all = [...entry.strings("words"), ...short];
  if (all.length === 0) entry.fault("words", "missing", "names no word.");
  return plainForms(all, word);
}

function withPlural(entry: Fields, toWord: (plural: boolean) => TimeWord): Entry[] {
  return [...forms(entry, toWord(false)), ...plainForms(entry.strings("plural"), toWord(true))];
}

export function plainForms(words: readonly string[], word: TimeWord): Entry[] {
  return words.map((form) => [form, Object.freeze(word)] as const);
}

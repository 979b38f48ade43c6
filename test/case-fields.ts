/** One line of a case, `==> TYPE modes | field | field`, as what it demands of an event. */
import countries from "i18n-iso-countries";
import { ploverTypes } from "../src/knowledge/ontology.js";
import type { Attribution, DocumentEvent, EventMention, PloverType } from "../src/model/coded-document.js";

/** Hears of what is wrong with a line. */
export type Report = (line: number, rule: string, message: string, field?: string) => void;

export interface Expectation {
  readonly line: number;
  /** As it stands in the file, without the arrow. */
  readonly notation: string;
  readonly type: PloverType;
  readonly modes: readonly string[];
  readonly demands: readonly Demand[];
}

/** What a field must say; null demands that it says nothing. */
export type Demand =
  | { readonly field: "actor" | "recipient"; readonly parties: readonly PartyDemand[]; readonly isOpen: boolean }
  | { readonly field: "killed" | "injured"; readonly range: CountRange | null }
  | { readonly field: "date"; readonly range: { readonly from: string; readonly to: string | null } | null }
  | { readonly field: "place"; readonly name: string | null }
  | { readonly field: "weapon"; readonly words: string | null }
  | { readonly field: "status"; readonly status: DocumentEvent["status"] }
  | { readonly field: "auxiliary"; readonly modes: EventMention["auxiliary"] }
  | { readonly field: "context"; readonly contexts: readonly string[] }
  | { readonly field: "attribution"; readonly stance: Attribution["stance"]; readonly words: string | null }
  | { readonly field: "unattributed" };

/** Everything that is named must hold of one entity. */
export interface PartyDemand {
  readonly notation: string;
  readonly country: string | null;
  readonly roles: readonly string[];
  /** A part of its name, or of a mention of it. */
  readonly words: readonly string[];
  /** True where the text only alleges that it was this party. */
  readonly isAlleged: boolean;
}

/** `min` is null where only the upper end matters. */
export interface CountRange {
  readonly min: number | null;
  readonly max: number | null;
}

const roles = "GOV MIL REB OPP PTY COP SPY JUD LEG PRE CVL MED JRN EDU BUS LAB REL REF CRM IGO NGO IMG ELI UAF".split(
  " ",
);
const statuses = ["reported", "alleged", "contested", "denied", "planned"] as const;
const auxiliaries = ["historical", "future", "hypothetical", "negation"] as const;
const stances = ["asserts", "alleges", "denies", "announces", "confirms", "claims-responsibility"] as const;

/** A line without its arrow, cut at its bars, and the text of its case. */
interface Answer {
  readonly line: number;
  readonly text: string;
  readonly parts: readonly string[];
  readonly report: Report;
}

interface Value {
  readonly field: string;
  readonly value: string;
  readonly answer: Answer;
}

/** Reports what cannot be understood; what can is in the answer all the same. */
export function parseExpectation(answer: Answer): Expectation {
  const { line, parts, report } = answer;
  const [head = "", ...rest] = parts.map((part) => part.trim());
  const [name = "", ...modes] = head.split(/\s+/);
  const type = ploverTypes.find((one) => one === name);
  if (type === undefined) report(line, "unknown-type", `"${name}" is no event type of PLOVER`);
  const notation = [head, ...rest].join(" | ");
  return { line, notation, type: type ?? "ASSAULT", modes, demands: rest.flatMap((part) => parseDemand(part, answer)) };
}

type ParseValue = (value: Value) => Demand | null;

/** The fields that a line may name. */
const fields: ReadonlyMap<string, ParseValue> = new Map<string, ParseValue>([
  ["actor", (value) => parseParties("actor", value)],
  ["recipient", (value) => parseParties("recipient", value)],
  ["killed", (value) => parseCount("killed", value)],
  ["injured", (value) => parseCount("injured", value)],
  ["date", parseDates],
  ["place", ({ value }) => ({ field: "place", name: value === "none" ? null : value })],
  ["weapon", ({ value }) => ({ field: "weapon", words: value === "none" ? null : value })],
  ["status", parseStatus],
  ["auxiliary", parseAuxiliary],
  ["context", ({ value }) => ({ field: "context", contexts: value.split(/[\s,]+/) })],
  ["attribution", parseUnattributed],
  ...stances.map((stance): [string, ParseValue] => [stance, (value) => parseWords(stance, value)]),
]);

function parseDemand(part: string, answer: Answer): Demand[] {
  const [, field = "", value = ""] = /^(\S*)\s*(.*)$/.exec(part) ?? [];
  const parse = fields.get(field);
  if (!parse) {
    answer.report(answer.line, "unknown-field", `expected one of ${[...fields.keys()].join(", ")}; got "${part}"`);
    return [];
  }
  const demand = value === "" ? expected("a value", { field, value, answer }) : parse({ field, value, answer });
  return demand === null ? [] : [demand];
}

/** Reports what stands instead of what is expected. */
function expected(what: string, { field, value, answer }: Value): null {
  answer.report(answer.line, "bad-value", `expected ${what}, got "${value}"`, field);
  return null;
}

function parseParties(field: "actor" | "recipient", value: Value): Demand {
  if (value.value === "none") return { field, parties: [], isOpen: false };
  const items = (value.value.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((item) => item.trim());
  const named = items.filter((item) => item !== "more");
  return { field, parties: named.map((item) => parseParty(item, value)), isOpen: named.length < items.length };
}

/** Codes and quoted words in any order: `PAK GOV`, `REB "Taliban" alleged`. */
function parseParty(item: string, value: Value): PartyDemand {
  const words: readonly string[] = item.match(/"[^"]*"|\S+/g) ?? [];
  const codes = words.filter((word) => !word.startsWith('"') && word !== "alleged");
  const lands = codes.filter((code) => !roles.includes(code));
  for (const code of lands) {
    if (!isCountry(code))
      expected('a role code, an ISO 3166-1 alpha-3 country, "words" or alleged', { ...value, value: code });
  }
  if (words.length === 0) expected("a party", { ...value, value: item });
  if (lands.length > 1) expected("one country a party", { ...value, value: item });
  return {
    notation: item,
    country: lands[0] ?? null,
    roles: codes.filter((code) => roles.includes(code)),
    words: words.filter((word) => word.startsWith('"')).map((word) => word.slice(1, -1)),
    isAlleged: words.includes("alleged"),
  };
}

// ISO leaves XAA to XZZ to its users: Kosovo is XKX.
function isCountry(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && (code.startsWith("X") || countries.isValid(code));
}

/** `5`, `6+`, `24..`, `45..49`, `..100`. */
function parseCount(field: "killed" | "injured", value: Value): Demand | null {
  if (value.value === "none") return { field, range: null };
  const [, low, plus, dots, high] = /^(\d+)?(\+)?(\.\.)?(\d+)?$/.exec(value.value) ?? [];
  const isShaped =
    plus === undefined ? dots !== undefined || high === undefined : dots === undefined && high === undefined;
  const min = low === undefined ? null : Number(low);
  const max = high !== undefined ? Number(high) : plus === undefined && dots === undefined ? min : null;
  if (!isShaped || (min === null && max === null) || (min !== null && max !== null && min > max))
    return expected("a count such as 5, 6+, 24.., 45..49, ..100 or none", value);
  return { field, range: { min, max } };
}

/** `2023-02-17`, `2023-01-01..2023-01-31`, `2023-01-01..`. */
function parseDates(value: Value): Demand | null {
  if (value.value === "none") return { field: "date", range: null };
  const [from = "", to, ...rest] = value.value.split("..");
  const isShaped = isDate(from) && (to === undefined || to === "" || (isDate(to) && from <= to)) && rest.length === 0;
  if (!isShaped) return expected("a date such as 2023-02-17, 2023-01-01..2023-01-31, 2023-01-01.. or none", value);
  return { field: "date", range: { from, to: to === undefined ? from : to === "" ? null : to } };
}

function parseStatus(value: Value): Demand | null {
  const status = statuses.find((one) => one === value.value);
  return status ? { field: "status", status } : expected(`one of ${statuses.join(", ")}`, value);
}

function parseAuxiliary(value: Value): Demand | null {
  if (value.value === "none") return { field: "auxiliary", modes: [] };
  const words = value.value.split(/[\s,]+/);
  const modes = auxiliaries.filter((one) => words.includes(one));
  if (modes.length !== words.length) return expected(`some of ${auxiliaries.join(", ")}, or none`, value);
  return { field: "auxiliary", modes };
}

function parseUnattributed(value: Value): Demand | null {
  return value.value === "none" ? { field: "unattributed" } : expected("none", value);
}

function parseWords(stance: Attribution["stance"], value: Value): Demand | null {
  if (value.value === "none") return { field: "attribution", stance, words: null };
  const [, words] = /^"([^"]+)"$/.exec(value.value) ?? [];
  if (words === undefined) return expected('"words of the text" or none', value);
  if (!value.answer.text.toLowerCase().includes(words.toLowerCase()))
    return expected("words of the text", { ...value, value: words });
  return { field: "attribution", stance, words };
}

/** True for a day of the calendar, as ISO 8601 writes it. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

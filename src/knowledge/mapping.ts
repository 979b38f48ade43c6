/** PLOVER beside CAMEO and ACLED, and what is easily confused: `cameo`, `to-cameo`, `acled` and `confusions` of `ontology/`. */
import type { PloverType } from "../model/coded-document.js";
import type { Fields } from "./fields.js";
import { ploverTypes } from "./ontology.js";

/** A type, with one of its modes or whatever its mode. */
export interface TypeAndMode {
  readonly type: PloverType;
  readonly mode: string | null;
}

/** A CAMEO code and what is coded in its place. */
export interface CameoEntry {
  readonly code: string;
  readonly says: string;
  /** Null where it is no event here. */
  readonly type: PloverType | null;
  readonly modes: readonly string[];
  readonly contexts: readonly string[];
  readonly auxiliary: readonly string[];
  readonly isApproximate: boolean;
  readonly note: string | null;
}

/** What to write where a CAMEO code is wanted: the nearest first. */
export interface ToCameoEntry extends TypeAndMode {
  readonly codes: readonly string[];
  readonly isApproximate: boolean;
  readonly note: string | null;
}

/** A sub-event type of ACLED. */
export interface AcledEntry {
  readonly event: string;
  readonly subEvent: string;
  readonly says: string;
  readonly to: readonly { readonly type: PloverType; readonly modes: readonly string[] }[];
  /** Those for which it is the nearest. */
  readonly from: readonly TypeAndMode[];
  readonly isApproximate: boolean;
  readonly note: string | null;
}

/** Two that are easily taken for one another: modes, a mode and a type, or contexts. */
export interface ConfusionEntry {
  readonly one: TypeAndMode | string;
  readonly other: TypeAndMode | string;
  readonly tell: string;
}

const auxiliaries = ["negation", "future", "historical", "hypothetical"] as const;
const acledEvents = [
  "Battles",
  "Explosions/Remote violence",
  "Violence against civilians",
  "Protests",
  "Riots",
  "Strategic developments",
] as const;

export function readCameo(fields: Fields): CameoEntry {
  fields.only("code", "says", "type", "modes", "contexts", "auxiliary", "approximate", "note");
  return {
    code: readCode(fields),
    says: fields.string("says"),
    type: fields.has("type") ? fields.oneOf("type", ploverTypes) : null,
    modes: fields.strings("modes"),
    contexts: fields.strings("contexts"),
    auxiliary: fields.someOf("auxiliary", auxiliaries),
    ...readCaveat(fields),
  };
}

export function readToCameo(fields: Fields): ToCameoEntry {
  fields.only("type", "mode", "codes", "approximate", "note");
  return { ...readTypeAndMode(fields), codes: fields.strings("codes"), ...readCaveat(fields) };
}

export function readAcled(fields: Fields): AcledEntry {
  fields.only("sub-event", "event", "says", "to", "from", "approximate", "note");
  return {
    event: fields.oneOf("event", acledEvents),
    subEvent: fields.string("sub-event"),
    says: fields.string("says"),
    to: fields.parts("to").map((part) => {
      part.only("type", "modes");
      return { type: part.oneOf("type", ploverTypes), modes: part.strings("modes") };
    }),
    from: fields.parts("from").map((part) => {
      part.only("type", "mode");
      return readTypeAndMode(part);
    }),
    ...readCaveat(fields),
  };
}

export function readConfusion(fields: Fields): ConfusionEntry {
  fields.only("type", "mode", "context", "with", "tell");
  const other = fields.part("with");
  other.only("type", "mode", "context");
  return { one: readSide(fields), other: readSide(other), tell: fields.string("tell") };
}

function readSide(fields: Fields): TypeAndMode | string {
  return fields.has("context") ? fields.string("context") : readTypeAndMode(fields);
}

function readTypeAndMode(fields: Fields): TypeAndMode {
  return { type: fields.oneOf("type", ploverTypes), mode: fields.has("mode") ? fields.string("mode") : null };
}

function readCaveat(fields: Fields): { isApproximate: boolean; note: string | null } {
  return { isApproximate: fields.flag("approximate"), note: fields.has("note") ? fields.string("note") : null };
}

function readCode(fields: Fields): string {
  const code = fields.string("code");
  if (code !== "" && !/^(0[1-9]|1\d|20)\d{0,2}$/.test(code))
    fields.fault("code", "no-code", `"${code}" is no CAMEO code such as "19", "190" or "1831", in quotes.`);
  return code;
}

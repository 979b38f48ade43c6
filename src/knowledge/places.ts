/** Every place that we know by name: our own supplement first, then the GeoNames gazetteer. */
import type { Token } from "../model/analysis.js";
import type { Fields } from "./fields.js";
import type { Gazetteer, GazetteerPlace } from "./gazetteer.js";
import { NameIndex, type NameMatch, toId, toNameWord } from "./names.js";

export const placeKinds = [
  "settlement",
  "division",
  "country",
  "region",
  "crossing",
  "facility",
  "water",
  "other",
] as const;

/** A place of `knowledge/places/`. */
export interface PlaceEntry {
  /** What removals and replacements call it: "AFG-tirin-kot". */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names only behind a comma and another name: "Ill." in "Peoria, Ill.". */
  readonly abbreviations: readonly string[];
  readonly kind: (typeof placeKinds)[number];
  readonly country: string | null;
  readonly countries: readonly string[];
  readonly geonames: number | null;
  readonly admin1: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

export function readPlace(fields: Fields): PlaceEntry {
  fields.only(
    "id",
    "name",
    "aliases",
    "abbreviations",
    "kind",
    "country",
    "countries",
    "geonames",
    "admin1",
    "latitude",
    "longitude",
    "radiusKm",
  );
  const name = fields.string("name");
  const kind = fields.oneOf("kind", placeKinds);
  const country = fields.nullable("country") ?? null;
  return {
    id: fields.has("id") ? fields.string("id") : toPlaceId({ name, kind, country }),
    name,
    aliases: fields.strings("aliases"),
    abbreviations: fields.strings("abbreviations"),
    kind,
    country,
    countries: fields.strings("countries"),
    geonames: fields.has("geonames") ? fields.number("geonames") : null,
    admin1: fields.nullable("admin1") ?? null,
    latitude: fields.number("latitude"),
    longitude: fields.number("longitude"),
    radiusKm: fields.number("radiusKm"),
  };
}

/** A country's code, and the name behind it; a country as a place has the code alone, what belongs to none begins with "world". */
function toPlaceId({ name, kind, country }: Pick<PlaceEntry, "name" | "kind" | "country">): string {
  return kind === "country" && country !== null ? country : `${country ?? "world"}-${toId(name)}`;
}

/** A place name found in a text, with all that bear it. */
export interface PlaceMatch {
  readonly first: number;
  readonly end: number;
  readonly places: readonly GazetteerPlace[];
  readonly isAbbreviation: boolean;
}

const LONGEST = 5;

export class Places {
  private readonly supplement = new NameIndex<GazetteerPlace>();
  private readonly abbreviations = new NameIndex<GazetteerPlace>();
  private readonly countries = new Map<string, GazetteerPlace>();

  constructor(
    entries: readonly PlaceEntry[],
    private readonly gazetteer: Gazetteer,
  ) {
    for (const entry of entries) {
      const place = toGazetteerPlace(entry);
      if (entry.kind === "country" && entry.country !== null) this.countries.set(entry.country, place);
      else for (const name of [entry.name, ...entry.aliases]) this.supplement.add(name, place);
      for (const name of entry.abbreviations) this.abbreviations.add(name, place);
    }
    for (const entry of entries) if (entry.kind === "crossing") this.addBareName(entry);
  }

  /** "Dostuk" for the Dostuk border crossing, where no other place bears the name. */
  private addBareName(entry: PlaceEntry): void {
    const bare = entry.name.replace(/ (border )?(crossing|post|gate|checkpoint)$/, "");
    if (bare !== entry.name && !this.isKnown(bare)) this.supplement.add(bare, toGazetteerPlace(entry));
  }

  private isKnown(name: string): boolean {
    const isOurs = this.supplement.get(name).length > 0 || this.abbreviations.get(name).length > 0;
    return isOurs || this.gazetteer.has(toKey(name));
  }

  /** The longest place name that begins at `first`. */
  find(tokens: readonly Token[], range: { first: number; limit: number }): PlaceMatch | null {
    const short = followsName(tokens, range.first) ? this.abbreviations.find(tokens, range, () => true) : null;
    const stop = tokens[range.first + 1]?.text === "." ? "." : "";
    if (short && isShort(`${tokens[range.first]?.text ?? ""}${stop}`)) return toMatch(short, true);
    const own = this.supplement.find(tokens, range, () => true);
    const listed = this.findListed(tokens, range);
    return own && (!listed || own.end >= listed.end) ? toMatch(own, false) : listed;
  }

  /** All that bear exactly this name, our own supplement first. */
  named(name: string): readonly GazetteerPlace[] {
    const short = isShort(name) ? this.abbreviations.get(name) : [];
    if (short.length > 0) return short;
    const own = this.supplement.get(name);
    // A sea or a region hides the villages that bear its name.
    if (own.some(({ kind }) => kind !== "settlement" && kind !== "division")) return own;
    const listed = this.gazetteer.find(toKey(name)).filter((place) => !own.some((other) => isSame(place, other)));
    return own.length + listed.length > 0 ? [...own, ...listed] : this.abbreviations.get(name);
  }

  /** The country as a place, by its ISO 3166-1 alpha-3 code. */
  country(code: string): GazetteerPlace | null {
    return this.countries.get(code) ?? this.gazetteer.find(`country ${code.toLowerCase()}`)[0] ?? null;
  }

  private findListed(tokens: readonly Token[], { first, limit }: { first: number; limit: number }): PlaceMatch | null {
    const words: string[] = [];
    const ends: number[] = [];
    for (let at = first; at < limit && words.length < LONGEST; at++) {
      const word = toNameWord(tokens[at]?.text ?? "");
      if (/^[-‐–]?$/.test(word)) continue;
      if (!/^[\p{L}\p{N}]/u.test(word)) break;
      words.push(word);
      ends.push(at + 1);
    }
    for (let length = words.length; length > 0; length--) {
      const places = this.gazetteer.find(words.slice(0, length).join(" "));
      const end = ends[length - 1];
      if (places.length > 0 && end !== undefined) return { first, end, places, isAbbreviation: false };
    }
    return null;
  }
}

/** The name as the gazetteer has it. */
function toKey(name: string): string {
  return name
    .split(/[\s\-‐–]+/)
    .map(toNameWord)
    .join(" ");
}

function toMatch({ first, end, values }: NameMatch<GazetteerPlace>, isAbbreviation: boolean): PlaceMatch {
  return { first, end, places: values, isAbbreviation };
}

/** "Peoria, | Ill.": behind a name and a comma. */
function followsName(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === "," && /^\p{Lu}/u.test(tokens[at - 2]?.text ?? "");
}

/** "Ill.", "N.Y.", "OH", not "Miss". */
function isShort(name: string): boolean {
  return /^\p{Lu}.*\.$/u.test(name) || /^\p{Lu}{2,3}$/u.test(name);
}

/** One place in both lists: the same number, or a division of the same name in one country. */
function isSame(a: GazetteerPlace, b: GazetteerPlace): boolean {
  if (a.geonames !== null && a.geonames === b.geonames) return true;
  return (
    a.kind === "division" &&
    b.kind === "division" &&
    a.country === b.country &&
    a.admin1 === b.admin1 &&
    a.admin2 === null
  );
}

function toGazetteerPlace(entry: PlaceEntry): GazetteerPlace {
  const { id: _id, aliases: _aliases, abbreviations: _abbreviations, countries: _countries, ...place } = entry;
  return { ...place, admin2: null, population: 1_000_000, rank: 2, isSupplement: true };
}

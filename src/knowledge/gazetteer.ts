/** Place names of GeoNames, packed in one buffer that loads at once: name and neighbours → Place. */

/** A place of the gazetteer. Latitude and longitude are degrees. */
export interface GazetteerPlace {
  readonly name: string;
  readonly kind: "settlement" | "division" | "country" | "region" | "crossing" | "facility" | "water" | "other";
  readonly geonames: number | null;
  /** ISO 3166-1 alpha-3; null across several. */
  readonly country: string | null;
  readonly admin1: string | null;
  readonly admin2: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
  readonly population: number;
  /** 3 a national capital, 2 a seat of a first-level division, 1 of a second-level one, 0 any other place. */
  readonly rank: number;
  /** True for places of `knowledge/places/`. */
  readonly isSupplement: boolean;
}

/** A place as the builder hands it over, with all its names. */
export interface NamedPlace extends GazetteerPlace {
  /** Keys as `toNameKey` makes them. */
  readonly keys: readonly string[];
}

const KINDS: readonly GazetteerPlace["kind"][] = [
  "settlement",
  "division",
  "country",
  "region",
  "crossing",
  "facility",
  "water",
  "other",
];
const MAGIC = 0x44524733;

/** Two 32-bit hashes of a key (FNV-1a with two seeds); together they tell two million names apart. */
function hashesOf(key: string): [number, number] {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + at), 0x5bd1e995);
    high ^= high >>> 13;
  }
  return [low >>> 0, high >>> 0 || 1];
}

interface Section {
  readonly table: Uint32Array;
  readonly lists: Uint32Array;
  readonly numbers: Float32Array;
  readonly fields: Uint32Array;
  /** Where each text ends, in bytes. */
  readonly ends: Uint32Array;
  readonly text: Uint8Array;
}

const FIELDS = 7;
/** Numbers of a slot of the table: both hashes of a key, and where its list begins. */
const SLOT = 3;

/** Packs places into a buffer that `Gazetteer` reads. */
export function packGazetteer(places: readonly NamedPlace[]): Uint8Array {
  const strings = new Map<string, number>([["", 0]]);
  const toNumber = (text: string | null): number => {
    const known = strings.get(text ?? "");
    if (known !== undefined) return known;
    strings.set(text ?? "", strings.size);
    return strings.size - 1;
  };
  const byKey = new Map<string, number[]>();
  const numbers = new Float32Array(places.length * 3);
  const fields = new Uint32Array(places.length * FIELDS);
  places.forEach((place, number) => {
    numbers.set([place.latitude, place.longitude, place.radiusKm], number * 3);
    fields.set(
      [
        place.geonames ?? 0,
        toNumber(place.name),
        toNumber(place.country),
        toNumber(place.admin1),
        toNumber(place.admin2),
        place.population,
        KINDS.indexOf(place.kind) + KINDS.length * place.rank,
      ],
      number * FIELDS,
    );
    for (const key of new Set(place.keys)) {
      const same = byKey.get(key);
      if (same) same.push(number);
      else byKey.set(key, [number]);
    }
  });
  const lists: number[] = [];
  const size = Math.ceil(byKey.size * 1.4) + 2;
  const table = new Uint32Array(size * SLOT);
  for (const [key, members] of byKey) {
    const [low, high] = hashesOf(key);
    let slot = low % size;
    while (table[slot * SLOT + 1] !== 0) slot = (slot + 1) % size;
    table.set([low, high, lists.length], slot * SLOT);
    lists.push(members.length, ...members);
  }
  const encoder = new TextEncoder();
  const texts = [...strings.keys()].map((each) => encoder.encode(each));
  const ends = new Uint32Array(texts.length);
  texts.forEach((each, at) => {
    ends[at] = (ends[at - 1] ?? 0) + each.length;
  });
  const header = new Uint32Array([MAGIC, size, lists.length, places.length, texts.length]);
  return concat([header, table, new Uint32Array(lists), numbers, fields, ends, ...texts]);
}

function concat(parts: readonly (Uint32Array | Float32Array | Uint8Array)[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

export class Gazetteer {
  private readonly section: Section;
  private readonly size: number;
  private readonly decoder = new TextDecoder();

  /** Reads what `packGazetteer` wrote; throws where the buffer is something else. */
  constructor(bytes: ArrayBufferLike) {
    const [magic, size = 1, listed = 0, places = 0, texts = 0] = new Uint32Array(bytes, 0, 5);
    if (magic !== MAGIC) throw new Error("This is no gazetteer of Dragoman's: build it again.");
    let at = 20;
    const next = (length: number): number => {
      const start = at;
      at += length * 4;
      return start;
    };
    this.size = size;
    this.section = {
      table: new Uint32Array(bytes, next(size * SLOT), size * SLOT),
      lists: new Uint32Array(bytes, next(listed), listed),
      numbers: new Float32Array(bytes, next(places * 3), places * 3),
      fields: new Uint32Array(bytes, next(places * FIELDS), places * FIELDS),
      ends: new Uint32Array(bytes, next(texts), texts),
      text: new Uint8Array(bytes, at),
    };
  }

  /** An empty gazetteer, for tests that need none. */
  static empty(): Gazetteer {
    const packed = packGazetteer([]);
    return new Gazetteer(packed.buffer);
  }

  /** The places of this name (a key of `toNameKey`), in the builder's order: the most populous first. */
  find(key: string): GazetteerPlace[] {
    const start = this.startOf(key);
    if (start === null) return [];
    const { lists } = this.section;
    return [...lists.subarray(start + 1, start + 1 + (lists[start] ?? 0))].map((number) => this.placeAt(number));
  }

  has(key: string): boolean {
    return this.startOf(key) !== null;
  }

  /** Where the list of a name begins. */
  private startOf(key: string): number | null {
    const { table } = this.section;
    const [low, high] = hashesOf(key);
    for (let slot = low % this.size; table[slot * SLOT + 1] !== 0; slot = (slot + 1) % this.size) {
      if (table[slot * SLOT] === low && table[slot * SLOT + 1] === high) return table[slot * SLOT + 2] ?? 0;
    }
    return null;
  }

  // A text is read when it is asked for: a quarter of a million of them would be most of the start.
  private textAt(number: number): string {
    const { ends, text } = this.section;
    return this.decoder.decode(text.slice(number === 0 ? 0 : ends[number - 1], ends[number]));
  }

  private placeAt(number: number): GazetteerPlace {
    const { numbers, fields } = this.section;
    const field = (offset: number): number => fields[number * FIELDS + offset] ?? 0;
    return {
      name: this.textAt(field(1)),
      kind: KINDS[field(6) % KINDS.length] ?? "other",
      geonames: field(0) || null,
      country: this.textAt(field(2)) || null,
      admin1: this.textAt(field(3)) || null,
      admin2: this.textAt(field(4)) || null,
      latitude: round(numbers[number * 3]),
      longitude: round(numbers[number * 3 + 1]),
      radiusKm: round(numbers[number * 3 + 2]),
      population: field(5),
      rank: Math.floor(field(6) / KINDS.length),
      isSupplement: false,
    };
  }
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 1e4) / 1e4;
}

/** Tens of thousands of actors, of whom a text names a few: packed as lines of JSON, each read when it is first asked for. */
import { type ActorEntry, type ActorStore, listNames } from "./actors.js";
import { toFirstWord } from "./names.js";

/** What finds the lines. */
export interface ActorIndex {
  /** With line feeds between them: one long text is read much faster than many short ones. */
  readonly ids: string;
  readonly countries: readonly string[];
  /** Bytes of each line, its line feed included. */
  readonly lengths: readonly number[];
  /** First word of a name → numbers of those who bear one, in order. */
  readonly firstWords: Readonly<Record<string, readonly number[]>>;
}

export function packActors(entries: readonly ActorEntry[]): { text: string; index: ActorIndex } {
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`);
  const encoder = new TextEncoder();
  return {
    text: lines.join(""),
    index: {
      ids: entries.map(({ id }) => id).join("\n"),
      countries: entries.filter(({ kind }) => kind === "country").map(({ id }) => id),
      lengths: lines.map((line) => encoder.encode(line).length),
      firstWords: Object.fromEntries(groupByFirstWord(entries)),
    },
  };
}

/** Actors as they were packed. */
export class PackedActors implements ActorStore {
  readonly countries: readonly string[];
  private readonly starts: Uint32Array;
  private readonly decoder = new TextDecoder();
  private readonly read = new Map<number, ActorEntry>();
  private numbers: ReadonlyMap<string, number> | null = null;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly index: ActorIndex,
  ) {
    this.countries = index.countries;
    this.starts = new Uint32Array(index.lengths.length + 1);
    index.lengths.forEach((length, at) => {
      this.starts[at + 1] = (this.starts[at] ?? 0) + length;
    });
  }

  get ids(): Iterable<string> {
    return this.toNumbers().keys();
  }

  get(id: string): ActorEntry | null {
    const number = this.toNumbers().get(id);
    return number === undefined ? null : this.at(number);
  }

  private toNumbers(): ReadonlyMap<string, number> {
    this.numbers ??= new Map(this.index.ids.split("\n").map((each, number) => [each, number]));
    return this.numbers;
  }

  withFirstWord(word: string): ActorEntry[] {
    const { firstWords } = this.index;
    return Object.hasOwn(firstWords, word) ? (firstWords[word] ?? []).map((number) => this.at(number)) : [];
  }

  private at(number: number): ActorEntry {
    const known = this.read.get(number);
    if (known) return known;
    const line = this.bytes.subarray(this.starts[number], this.starts[number + 1]);
    const entry: ActorEntry = JSON.parse(this.decoder.decode(line));
    this.read.set(number, entry);
    return entry;
  }
}

/** Actors at hand: a user's own, or a test's. */
export class ListedActors implements ActorStore {
  readonly ids: readonly string[];
  readonly countries: readonly string[];
  private readonly byId: ReadonlyMap<string, ActorEntry>;
  private readonly firstWords: ReadonlyMap<string, readonly number[]>;

  constructor(private readonly entries: readonly ActorEntry[]) {
    this.ids = entries.map(({ id }) => id);
    this.countries = entries.filter(({ kind }) => kind === "country").map(({ id }) => id);
    this.byId = new Map(entries.map((entry) => [entry.id, entry]));
    this.firstWords = groupByFirstWord(entries);
  }

  get(id: string): ActorEntry | null {
    return this.byId.get(id) ?? null;
  }

  withFirstWord(word: string): ActorEntry[] {
    return (this.firstWords.get(word) ?? []).flatMap((number) => this.entries[number] ?? []);
  }
}

function groupByFirstWord(entries: readonly ActorEntry[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  entries.forEach((entry, number) => {
    const words = new Set(listNames(entry).flatMap(([, names]) => names.map(toFirstWord)));
    for (const word of words) {
      const group = groups.get(word);
      if (group) group.push(number);
      else groups.set(word, [number]);
    }
  });
  return groups;
}

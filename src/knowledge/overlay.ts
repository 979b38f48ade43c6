/** A user's knowledge laid over ours: what is added, what replaces an entry of the same id, what is taken away. */
import type { PloverType } from "../model/coded-document.js";
import { ListedActors } from "./actor-store.js";
import type { ActorEntry, ActorStore } from "./actors.js";
import { type Knowledge, loadCompiled, loadGazetteer, type StoredKnowledge, toKnowledge } from "./knowledge.js";
import type { Classes, PatternEntry } from "./patterns.js";
import type { PlaceEntry } from "./places.js";
import type { RoleEntry } from "./roles.js";

export const removalKinds = ["actors", "roles", "places", "patterns", "names"] as const;
export type RemovalKind = (typeof removalKinds)[number];

/** Plain data, so that it can be handed to a worker. */
export interface Overlay {
  /** A hash of the folder's files. */
  readonly version: string;
  readonly actors: readonly ActorEntry[];
  readonly roles: readonly RoleEntry[];
  readonly patterns: Readonly<Partial<Record<PloverType, readonly PatternEntry[]>>>;
  readonly classes: Classes;
  readonly places: readonly PlaceEntry[];
  readonly removals: Readonly<Record<RemovalKind, readonly string[]>>;
}

/** Ours with the user's laid over it, ready for the stages. */
export function loadOverlaid(overlay: Overlay): Knowledge {
  return toKnowledge(layOver(loadCompiled(), overlay), loadGazetteer());
}

/** Both versions stand in the answers, as "96059c6df9a8+0b1c2d3e4f5a". What is the user's comes first, where order counts. */
export function layOver(base: StoredKnowledge, overlay: Overlay): StoredKnowledge {
  const { removals } = overlay;
  const names = new Set(removals.names);
  const roles = new Set([...removals.roles, ...overlay.roles.map(({ noun }) => noun)]);
  const places = new Set([...removals.places, ...overlay.places.map(({ id }) => id)]);
  const keep = (list: readonly string[]): readonly string[] => list.filter((name) => !names.has(name));
  return {
    ...base,
    version: `${base.version}+${overlay.version}`,
    actors: new OverlaidActors(base.actors, overlay),
    roles: [
      ...overlay.roles,
      ...base.roles.filter(({ noun }) => !roles.has(noun)).map((role) => ({ ...role, also: keep(role.also) })),
    ],
    places: [
      ...overlay.places,
      ...base.places
        .filter(({ id }) => !places.has(id))
        .map((place) => ({ ...place, aliases: keep(place.aliases), abbreviations: keep(place.abbreviations) })),
    ],
    patterns: layPatterns(base.patterns, overlay),
    classes: { ...base.classes, ...overlay.classes },
  };
}

function layPatterns(base: StoredKnowledge["patterns"], { patterns, removals }: Overlay): StoredKnowledge["patterns"] {
  const removed = new Set(removals.patterns);
  const types = new Set([...Object.keys(base), ...Object.keys(patterns)]);
  const all: Readonly<Partial<Record<string, readonly PatternEntry[]>>> = base;
  const own: Readonly<Partial<Record<string, readonly PatternEntry[]>>> = patterns;
  const keep = (type: string, entry: PatternEntry): PatternEntry => ({
    ...entry,
    phrases: entry.phrases.filter((phrase) => !removed.has(`${type}: ${phrase}`)),
  });
  return Object.fromEntries(
    [...types].map((type) => [
      type,
      [...(own[type] ?? []), ...(all[type] ?? []).map((entry) => keep(type, entry))].filter(
        ({ phrases }) => phrases.length > 0,
      ),
    ]),
  );
}

class OverlaidActors implements ActorStore {
  readonly ids: readonly string[];
  readonly countries: readonly string[];
  private readonly own: ListedActors;
  private readonly hidden: ReadonlySet<string>;
  private readonly names: ReadonlySet<string>;

  constructor(
    private readonly base: ActorStore,
    { actors, removals }: Overlay,
  ) {
    this.own = new ListedActors(actors);
    this.hidden = new Set([...removals.actors, ...this.own.ids]);
    this.names = new Set(removals.names);
    const shown = (ids: Iterable<string>) => [...ids].filter((id) => !this.hidden.has(id));
    this.ids = [...shown(base.ids), ...this.own.ids];
    this.countries = [...shown(base.countries), ...this.own.countries];
  }

  get(id: string): ActorEntry | null {
    const own = this.own.get(id);
    if (own) return own;
    const entry = this.hidden.has(id) ? null : this.base.get(id);
    return entry && this.withoutNames(entry);
  }

  *withFirstWord(word: string): Iterable<ActorEntry> {
    for (const entry of this.base.withFirstWord(word)) if (!this.hidden.has(entry.id)) yield this.withoutNames(entry);
    yield* this.own.withFirstWord(word);
  }

  private withoutNames(entry: ActorEntry): ActorEntry {
    if (this.names.size === 0) return entry;
    const keep = (list: readonly string[]): readonly string[] => list.filter((name) => !this.names.has(name));
    return {
      ...entry,
      aliases: keep(entry.aliases),
      acronyms: keep(entry.acronyms),
      adjectives: keep(entry.adjectives),
      people: keep(entry.people),
      seats: keep(entry.seats),
    };
  }
}

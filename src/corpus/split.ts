/** Which part of the corpus only measures: whole batches of our own and whole public documents, chosen by hash, once and for all. */
import { sha256 } from "./check.js";
import type { CorpusRecord } from "./record.js";
import { findNearDuplicates } from "./similar.js";

/** As it stands in `training/split.json`. */
export interface Split {
  readonly development: readonly string[];
  readonly training: readonly string[];
}

/** A record and what it is drawn with: its batch, or its document. */
export interface Member {
  readonly unit: string;
  readonly record: Pick<CorpusRecord, "id" | "text">;
}

export interface SplitResult {
  readonly split: Split;
  /** Near-duplicates that stand on both sides, where both sides were fixed before. */
  readonly conflicts: readonly string[];
}

const share = 0.15;

/** A unit with a side keeps it; units that share a near-duplicate stand together. */
export function toSplit(members: readonly Member[], old: Split): SplitResult {
  const pairs = findNearDuplicates(members, ({ record }) => record.text);
  const groups = new Groups(members.map(({ unit }) => unit));
  for (const { one, other } of pairs) groups.join(one.unit, other.unit);
  const fixed = new Map([
    ...old.development.map((unit) => [unit, true] as const),
    ...old.training.map((unit) => [unit, false] as const),
  ]);
  const sides = new Map(
    groups.all().flatMap((group) => {
      const known = group.find((unit) => fixed.has(unit));
      const side = known === undefined ? isDevelopment(group) : (fixed.get(known) ?? false);
      return group.map((unit) => [unit, fixed.get(unit) ?? side] as const);
    }),
  );
  const onSide = (side: boolean): string[] => [...sides].flatMap(([unit, own]) => (own === side ? [unit] : [])).sort();
  return {
    split: { development: onSide(true), training: onSide(false) },
    conflicts: pairs
      .filter(({ one, other }) => sides.get(one.unit) !== sides.get(other.unit))
      .map(
        ({ one, other }) => `${one.record.id} and ${other.record.id} are near-duplicates on both sides: rewrite one`,
      ),
  };
}

function isDevelopment(group: readonly string[]): boolean {
  const [first = ""] = [...group].sort();
  return Number.parseInt(sha256(first).slice(0, 8), 16) / 2 ** 32 < share;
}

/** Sets that are joined two by two. */
class Groups {
  private readonly group = new Map<string, string[]>();

  constructor(units: readonly string[]) {
    for (const unit of units) this.group.set(unit, [unit]);
  }

  join(one: string, other: string): void {
    const [left = [], right = []] = [this.group.get(one), this.group.get(other)];
    if (left === right) return;
    const joined = [...left, ...right];
    for (const unit of joined) this.group.set(unit, joined);
  }

  all(): readonly (readonly string[])[] {
    return [...new Set(this.group.values())];
  }
}

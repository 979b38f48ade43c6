/** Phrases that name an event. What a pattern's fields mean is told in `knowledge/README.md`. */

import type { Token } from "../model/analysis.js";
import type { PloverType } from "../model/coded-document.js";
import type { Fields } from "./fields.js";
import type { Grammar } from "./grammar.js";

export type TriggerKind = "verb" | "noun" | "adjective";

/** Where a condition looks, and the words of which one must stand there (base forms, classes resolved, "#political"). */
export interface Condition {
  readonly slot: string;
  readonly words: ReadonlySet<string>;
  /** Those of `words` that are several words. */
  readonly phrases: readonly string[];
}

export interface PatternEntry {
  readonly kind: TriggerKind;
  /** Phrases in base form; "…" stands for up to four words. */
  readonly phrases: readonly string[];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly mutual: boolean;
  readonly modes: readonly string[];
  readonly contexts: readonly string[];
  readonly only: readonly (readonly [string, readonly string[]])[];
  readonly unless: readonly (readonly [string, readonly string[]])[];
  readonly needs: readonly string[];
  readonly isWeak: boolean;
  readonly examples: readonly string[];
  readonly butNot: readonly string[];
}

/** A pattern of one phrase, ready to be matched. */
export interface Pattern extends Omit<PatternEntry, "phrases" | "only" | "unless" | "examples" | "butNot"> {
  /** "ASSAULT: open fire", as explanations name it. */
  readonly name: string;
  readonly type: PloverType;
  readonly words: readonly string[];
  readonly only: readonly Condition[];
  readonly unless: readonly Condition[];
  /** How many conditions `only` has. */
  readonly demands: number;
}

type LazyConditions = () => Pick<Pattern, "only" | "unless">;

const DEFAULTS = {
  verb: { actor: ["subject"], recipient: ["object"] },
  noun: { actor: ["by", "from", "possessor", "modifier"], recipient: ["on", "against", "at"] },
  adjective: { actor: ["subject"], recipient: ["object"] },
} as const;

const FIELDS = [
  "verb",
  "noun",
  "adjective",
  "actor",
  "recipient",
  "mutual",
  "modes",
  "contexts",
  "only",
  "unless",
  "needs",
  "weak",
  "examples",
  "but-not",
];

export function readPattern(fields: Fields): PatternEntry {
  fields.only(...FIELDS);
  const kind: TriggerKind = fields.has("verb") ? "verb" : fields.has("noun") ? "noun" : "adjective";
  return {
    kind,
    phrases: fields.strings(kind),
    actor: fields.has("actor") ? fields.strings("actor") : DEFAULTS[kind].actor,
    recipient: fields.has("recipient") ? fields.strings("recipient") : DEFAULTS[kind].recipient,
    mutual: fields.flag("mutual"),
    modes: fields.strings("modes"),
    contexts: fields.strings("contexts"),
    only: fields.lists("only"),
    unless: fields.lists("unless"),
    needs: fields.strings("needs"),
    isWeak: fields.flag("weak"),
    examples: fields.strings("examples"),
    butNot: fields.strings("but-not"),
  };
}

export type Classes = Readonly<Record<string, readonly string[]>>;

/** Patterns by the first word of their phrase, in every form that the word can take in a text. */
export class Patterns {
  private readonly byForm: Readonly<Record<TriggerKind, Map<string, Pattern[]>>> = {
    verb: new Map(),
    noun: new Map(),
    adjective: new Map(),
  };
  readonly size: number;
  private readonly forms = new Map<string, ReadonlySet<string>>();
  private readonly made = new Map<string, Omit<Condition, "slot">>();

  constructor(
    entries: ReadonlyMap<PloverType, readonly PatternEntry[]>,
    classes: Classes,
    private readonly grammar: Grammar,
  ) {
    let size = 0;
    for (const [type, list] of entries) {
      for (const entry of list) {
        const conditions = this.prepare(entry, classes);
        for (const phrase of entry.phrases) this.add(toPattern(type, entry, phrase, conditions));
        size++;
      }
    }
    this.size = size;
    for (const index of Object.values(this.byForm))
      for (const list of index.values()) if (list.length > 1) list.sort((a, b) => rank(b) - rank(a));
  }

  /** Patterns whose phrase begins with this token, the longest and most specific first. */
  startingWith(token: Token, kind: TriggerKind): readonly Pattern[] {
    return this.byForm[kind].get(token.lower) ?? [];
  }

  /** The conditions of an entry, made when one of its words first stands in a text: most never do. */
  private prepare({ only, unless }: PatternEntry, classes: Classes): LazyConditions {
    let made: { readonly only: readonly Condition[]; readonly unless: readonly Condition[] } | null = null;
    return () => {
      made ??= { only: this.toConditions(only, classes), unless: this.toConditions(unless, classes) };
      return made;
    };
  }

  /** Classes become their words, words their plurals too; phrases are compared with blanks for hyphens. */
  private toConditions(conditions: PatternEntry["only"], classes: Classes): Condition[] {
    return conditions.map(([slot, words]) => ({ slot, ...this.toWords(words, classes) }));
  }

  /** Many patterns share their words: each list is made once. */
  private toWords(words: readonly string[], classes: Classes): Omit<Condition, "slot"> {
    const key = words.join("|");
    const made = this.made.get(key);
    if (made) return made;
    const named = words.flatMap((word) => (word.startsWith("@") ? (classes[word.slice(1)] ?? []) : [word]));
    const lower = named.map((word) => (word.startsWith("#") ? word : word.toLowerCase().replaceAll("-", " ")));
    const all = new Set(lower.flatMap((word) => (word.startsWith("#") ? [word] : [word, this.grammar.plural(word)])));
    const list = { words: all, phrases: [...all].filter((word) => word.includes(" ")) };
    this.made.set(key, list);
    return list;
  }

  private add(pattern: Pattern): void {
    const index = this.byForm[pattern.kind];
    for (const form of this.formsOf(pattern)) {
      const same = index.get(form);
      if (same) same.push(pattern);
      else index.set(form, [pattern]);
    }
  }

  /** Many phrases begin with one word: its forms are made once. */
  private formsOf({ kind, words }: Pattern): ReadonlySet<string> {
    const key = `${kind} ${words[0]}${words.length === 1 ? "" : " …"}`;
    const known = this.forms.get(key);
    if (known) return known;
    const made = this.makeForms(kind, words);
    this.forms.set(key, made);
    return made;
  }

  private makeForms(kind: TriggerKind, words: readonly string[]): ReadonlySet<string> {
    const first = words[0] ?? "";
    if (kind === "verb" && first === "be") return new Set(["be", "is", "are", "was", "were", "been", "being"]);
    if (kind === "verb")
      return new Set([...Object.values(this.grammar.verbForms(first)), ...this.grammar.americanForms(first)]);
    if (kind === "noun" && words.length === 1) return new Set([first, this.grammar.plural(first)]);
    return new Set([first]);
  }

  /** True where the token is a form of `word`: itself, its plural or its base form. */
  isForm(token: Token, word: string): boolean {
    return token.lower === word || token.lemma === word || token.lower === this.grammar.plural(word);
  }
}

/** Longer phrases first; of equals the one that asks for more, and last what proves something only behind another event. */
function rank(pattern: Pattern): number {
  const own = pattern.isWeak || pattern.needs.includes("told") ? 0 : 2;
  return 10 * pattern.words.length + own + Math.min(pattern.demands, 4);
}

function toPattern(type: PloverType, entry: PatternEntry, phrase: string, conditions: LazyConditions): Pattern {
  const words = phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== "");
  return {
    name: `${type}: ${phrase}`,
    type,
    kind: entry.kind,
    words,
    actor: entry.actor,
    recipient: entry.recipient,
    mutual: entry.mutual,
    modes: entry.modes,
    contexts: entry.contexts,
    get only() {
      return conditions().only;
    },
    get unless() {
      return conditions().unless;
    },
    demands: entry.only.length,
    needs: entry.needs,
    isWeak: entry.isWeak,
  };
}

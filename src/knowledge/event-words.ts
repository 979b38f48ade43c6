/** One language's words of tolls, violence, crossings and denial, ready for lookup. Reads no file: `knowledge.ts` hands over what it parsed. */
import { Fields } from "./fields.js";
import { lowerSet } from "./phrase-table.js";

/** Each is said and shown in `languages/en-events.yaml`. */
export interface TollTelling {
  readonly harms: ReadonlySet<string>;
  readonly results: ReadonlySet<string>;
  readonly takers: ReadonlySet<string>;
  readonly totals: ReadonlySet<string>;
  readonly summed: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly givers: ReadonlySet<string>;
  readonly raisers: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  readonly wars: ReadonlySet<string>;
}

export interface EventWords {
  readonly tolls: TollTelling;
  /** Nouns that stand for what their "of" names. */
  readonly partitives: ReadonlySet<string>;
  /** Nouns for what people pass through. */
  readonly passages: ReadonlySet<string>;
  /** Nouns for what force is used with, in base form. */
  readonly weapons: ReadonlySet<string>;
  /** True where words name whoever did a deed: "the suicide bomber". */
  namesAttacker(text: string): boolean;
  /** True where a sentence counts the victims of a deed anew: "the toll has risen to 12". */
  countsAnew(text: string): boolean;
  /** True where a noun, in base form, names force against people or things. */
  isDeed(noun: string): boolean;
  /** True where some word is one of war or terror. */
  isViolent(text: string): boolean;
  /** True where a trigger denies: "dismissed". */
  isDenial(trigger: string): boolean;
  /** True where a sentence calls what was said untrue: "called it a slander". */
  tellsUntruth(sentence: string): boolean;
  /** True where words only point at somebody told before: "both sides". */
  isPointer(text: string): boolean;
}

/** Throws a DragomanError with every fault of `parsed`; `file` is named in it. */
export function toEventWords(parsed: unknown, file = "knowledge/languages/en-events.yaml"): EventWords {
  return Object.freeze(Fields.read(parsed, file, readEventWords));
}

function readEventWords(fields: Fields): EventWords {
  fields.only("tolls", "violence", "deeds", "denials", "untruths", "partitives", "passages", "weapons", "pointers");
  const tolls = fields.part("tolls");
  const attackers = toPattern(tolls.strings("attackers"), "i");
  const revisions = toPattern(tolls.strings("revisions"), "");
  const [violence, denials, untruths] = [
    fields.strings("violence"),
    fields.strings("denials"),
    fields.strings("untruths"),
  ];
  const deeds = fields.strings("deeds");
  const pointers = toPointers(fields.part("pointers"));
  return {
    tolls: readTolls(tolls),
    partitives: lowerSet(fields.strings("partitives")),
    passages: lowerSet(fields.strings("passages")),
    weapons: lowerSet(fields.strings("weapons")),
    namesAttacker: (text) => attackers.test(text),
    countsAnew: (text) => revisions.test(text),
    isDeed: (noun) => [...violence, ...deeds].some((stem) => noun.startsWith(stem)),
    isViolent: (text) => wordsOf(text).some((word) => violence.some((stem) => word.startsWith(stem))),
    tellsUntruth: (sentence) => untruths.some((words) => ` ${sentence.toLowerCase()}`.includes(` ${words}`)),
    isDenial: (trigger) => denials.some((stem) => trigger.toLowerCase().startsWith(stem)),
    isPointer: (text) => pointers.test(text),
  };
}

function readTolls(fields: Fields): TollTelling {
  fields.only(...TOLL_LISTS, "attackers", "revisions");
  const list = (name: (typeof TOLL_LISTS)[number]) => lowerSet(fields.strings(name));
  return {
    harms: list("harms"),
    results: list("results"),
    takers: list("takers"),
    totals: list("totals"),
    summed: list("summed"),
    links: list("links"),
    givers: list("givers"),
    raisers: list("raisers"),
    people: list("people"),
    others: list("others"),
    wars: list("wars"),
  };
}

const TOLL_LISTS = [
  "harms",
  "results",
  "takers",
  "totals",
  "summed",
  "links",
  "givers",
  "raisers",
  "people",
  "others",
  "wars",
] as const;

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\W+/);
}

/** Whole words or phrases, anywhere in a text. */
function toPattern(phrases: readonly string[], flags: string): RegExp {
  return new RegExp(`\\b(?:${phrases.join("|")})\\b`, flags);
}

/** "the", "two" and "leaders", the first two where they stand. */
function toPointers(fields: Fields): RegExp {
  fields.only("openers", "numbers", "nouns");
  const [openers, numbers, nouns] = ["openers", "numbers", "nouns"].map((list) => fields.strings(list).join("|"));
  return new RegExp(`^(?:${openers})?\\s*(?:${numbers})?\\s*(?:${nouns})$`, "i");
}

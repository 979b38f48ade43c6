/** The closed classes and irregular forms of one language, ready for lookup. */
import { addS, toRegularBases, toVerbForms, type VerbForms } from "./inflection.js";
import { lowerSet } from "./phrase-table.js";

/** `languages/en-grammar.yaml` as it stands. */
export interface GrammarData {
  readonly titles: readonly string[];
  readonly abbreviations: readonly string[];
  readonly openers: readonly string[];
  readonly prepositions: readonly string[];
  readonly subordinators: readonly string[];
  readonly conditionals: readonly string[];
  readonly relatives: readonly string[];
  readonly be: readonly string[];
  readonly have: readonly string[];
  readonly modals: readonly string[];
  readonly "future-modals": readonly string[];
  readonly negations: readonly string[];
  readonly describing: readonly string[];
  readonly opposed: readonly string[];
  readonly hedges: Readonly<Record<"openers" | "others", readonly string[]>>;
  readonly "clausal-nouns": readonly string[];
  readonly "reply-verbs": readonly string[];
  readonly "acting-verbs": readonly string[];
  readonly "name-heads": Readonly<Record<NameHead, readonly string[]>>;
  readonly "thing-heads": readonly string[];
  readonly "name-particles": readonly string[];
  readonly "place-nouns": readonly string[];
  readonly locative: readonly string[];
  readonly motion: readonly string[];
  readonly "place-verbs": readonly string[];
  readonly vehicles: readonly string[];
  readonly "light-verbs": readonly string[];
  readonly "impact-verbs": readonly string[];
  readonly "occurrence-verbs": readonly string[];
  readonly "experience-verbs": readonly string[];
  readonly "intent-verbs": readonly string[];
  readonly "failure-verbs": readonly string[];
  readonly "success-verbs": readonly string[];
  readonly "irrealis-nouns": readonly string[];
  readonly "irrealis-verbs": readonly string[];
  readonly "clausal-verbs": readonly string[];
  readonly "naming-verbs": readonly string[];
  readonly tolls: Readonly<Record<TollKind, TollWords>>;
  readonly pronouns: readonly PronounGroup[];
  readonly possessives: readonly PronounGroup[];
  readonly genders: Readonly<Record<"female" | "male", GenderWords>>;
  readonly former: readonly string[];
  readonly "body-words": readonly string[];
  readonly "bare-bodies": readonly string[];
  readonly "blame-verbs": readonly string[];
  readonly "charge-nouns": readonly string[];
  readonly adverbials: readonly string[];
  readonly spellings: readonly (readonly string[])[];
  readonly "body-nouns": readonly string[];
  readonly "free-heads": readonly string[];
  readonly friendships: readonly string[];
  readonly naming: readonly string[];
  readonly pairs: Readonly<Record<PairKind | "openers" | "mutual", readonly string[]>>;
  readonly ties: readonly TieData[];
  readonly "irregular-verbs": readonly (readonly string[])[];
  readonly "irregular-nouns": readonly (readonly string[])[];
}

interface GenderWords {
  readonly words: readonly string[];
  readonly endings: readonly string[];
}

interface TieData {
  readonly kind: TieKind;
  readonly verbs: readonly string[];
  readonly object?: readonly string[];
  readonly to: readonly string[];
  readonly negated?: boolean;
}

type TieKind = "harbours" | "ally-of" | "leads";

/** What two that a noun takes together are: "both countries", "both sides", "the two ministers". */
export type PairKind = "states" | "sides" | "people";

/** Verbs that tell a lasting tie between their subject and what stands in a slot. */
export interface Tie {
  readonly kind: TieKind;
  readonly verbs: ReadonlySet<string>;
  /** Nouns of which the object must be one; null where any object is the other end. */
  readonly nouns: ReadonlySet<string> | null;
  readonly to: readonly string[];
  /** True where a tie denied is told as well: "does not harbour". */
  readonly holdsNegated: boolean;
}

interface PronounGroup {
  readonly words: readonly string[];
  readonly number: "singular" | "plural";
  readonly gender: Pronoun["gender"];
  readonly speaker?: boolean;
}

export type NameHead = "organization" | "facility" | "place";

export const tollKinds = ["killed", "injured", "arrested", "abducted", "displaced", "missing"] as const;
export type TollKind = (typeof tollKinds)[number];

/** Base forms that say what happened to those counted: transitive verbs, verbs whose subject is counted, nouns, adjectives. */
export interface TollWords {
  readonly verbs: readonly string[];
  readonly dying: readonly string[];
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
}

export interface Pronoun {
  readonly plural: boolean;
  /** "none" for things and organizations. */
  readonly gender: "female" | "male" | "none" | "any";
  /** True for "I" and "we". */
  readonly isSpeaker: boolean;
}

export interface Grammar {
  readonly titles: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  /** First word → phrases that begin with it, as words, longest first. */
  readonly prepositions: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly subordinators: ReadonlySet<string>;
  readonly conditionals: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly be: ReadonlySet<string>;
  readonly have: ReadonlySet<string>;
  readonly modals: ReadonlySet<string>;
  readonly futureModals: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly describing: ReadonlySet<string>;
  readonly opposed: ReadonlySet<string>;
  /** Words that hedge a number, and those that open a hedge. */
  readonly hedges: ReadonlySet<string>;
  readonly hedgeOpeners: ReadonlySet<string>;
  readonly clausalNouns: ReadonlySet<string>;
  readonly replyVerbs: ReadonlySet<string>;
  readonly actingVerbs: ReadonlySet<string>;
  /** The last word of a name → its kind. */
  readonly nameHeads: ReadonlyMap<string, NameHead>;
  readonly thingHeads: ReadonlySet<string>;
  readonly nameParticles: ReadonlySet<string>;
  readonly placeNouns: ReadonlySet<string>;
  readonly locative: ReadonlySet<string>;
  readonly motion: ReadonlySet<string>;
  readonly placeVerbs: ReadonlySet<string>;
  readonly vehicles: ReadonlySet<string>;
  readonly lightVerbs: ReadonlySet<string>;
  readonly impactVerbs: ReadonlySet<string>;
  readonly occurrenceVerbs: ReadonlySet<string>;
  readonly experienceVerbs: ReadonlySet<string>;
  readonly intentVerbs: ReadonlySet<string>;
  readonly failureVerbs: ReadonlySet<string>;
  readonly successVerbs: ReadonlySet<string>;
  readonly irrealisNouns: ReadonlySet<string>;
  readonly irrealisVerbs: ReadonlySet<string>;
  readonly clausalVerbs: ReadonlySet<string>;
  readonly namingVerbs: ReadonlySet<string>;
  readonly tolls: Readonly<Record<TollKind, TollWords>>;
  /** All base forms and adjectives of `tolls`. */
  readonly tollVerbs: ReadonlySet<string>;
  readonly tollAdjectives: ReadonlySet<string>;
  readonly pronouns: ReadonlyMap<string, Pronoun>;
  readonly possessives: ReadonlyMap<string, Pronoun>;
  /** Words that tell of an office held before. */
  readonly former: ReadonlySet<string>;
  /** Words of which the names of state bodies and parties of many countries are made. */
  readonly bodyWords: ReadonlySet<string>;
  /** Role nouns that mention a body only where they point back: "the group". */
  readonly bareBodies: ReadonlySet<string>;
  /** Verbs of word against a deed: when and where they fell is not when and where it was. */
  readonly blameVerbs: ReadonlySet<string>;
  /** What words against somebody are called by whoever rejects them. */
  readonly chargeNouns: ReadonlySet<string>;
  /** Several words that are one adverb: "all the same". */
  readonly adverbials: readonly (readonly string[])[];
  /** "group", "force": nouns that say of the name before them only that it is a body's. */
  readonly bodyNouns: ReadonlySet<string>;
  /** "Army", "Front": heads of names that go on behind "of the". */
  readonly freeHeads: ReadonlySet<string>;
  /** "Iran-backed": words behind the hyphen that tell whose friends somebody is. */
  readonly friendships: ReadonlySet<string>;
  /** Other spelling of a word of names → the one that names are compared by. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Words between a noun and the name that it bears: "calling", "known". */
  readonly naming: ReadonlySet<string>;
  readonly ties: readonly Tie[];
  /** Of a noun for a person: "spokeswoman", "king". */
  genderOf(noun: string): "female" | "male" | null;
  /** Whether words such as "both", "each side" or "the neighbours" take two together, by their noun's base form. */
  pairOf(words: string, noun: string): PairKind | null;
  verbForms(base: string): VerbForms;
  /** "canceled", "canceling" beside "cancelled": forms that American spelling does not double. */
  americanForms(base: string): readonly string[];
  plural(noun: string): string;
  /** The irregular verbs whose past or participle this is: "shot" → shoot. */
  irregularBase(form: string): string | undefined;
  /** The base of a verb's form; `guess` where neither the verbs that are known nor the spelling speak against it. */
  verbBase(form: string, guess: string): string;
  /** True of the base forms that patterns, verbs of reporting or the lists of this file name. */
  isVerb(base: string): boolean;
}

/** `others` are base forms that the rest of the knowledge base names. */
export function toGrammar(data: GrammarData, others: Iterable<string> = []): Grammar {
  const verbs = new Map(data["irregular-verbs"].map((forms) => [forms[0] ?? "", forms]));
  const nouns = new Map(data["irregular-nouns"].map(([singular, plural]) => [singular ?? "", plural ?? ""]));
  const bases = new Map(
    data["irregular-verbs"].flatMap(([base, past, participle]) =>
      [past, participle].map((form) => [form ?? "", base ?? ""] as const),
    ),
  );
  const irregularForms = new Map(
    [...verbs].flatMap(([base, forms]) =>
      [...Object.values(toVerbForms(base, forms)), ...toAmericanForms(base, forms)].map(
        (form) => [form, base] as const,
      ),
    ),
  );
  const known = new Set([...verbs.keys(), ...listedVerbs(data), ...others]);
  return {
    titles: lowerSet(data.titles),
    abbreviations: lowerSet(data.abbreviations),
    openers: lowerSet(data.openers),
    prepositions: byFirstWord(data.prepositions),
    subordinators: new Set(data.subordinators),
    conditionals: new Set(data.conditionals),
    relatives: new Set(data.relatives),
    be: new Set(data.be),
    have: new Set(data.have),
    modals: new Set(data.modals),
    futureModals: new Set(data["future-modals"]),
    negations: new Set(data.negations),
    describing: new Set(data.describing),
    opposed: new Set(data.opposed),
    hedges: new Set([...data.hedges.openers, ...data.hedges.others]),
    hedgeOpeners: new Set(data.hedges.openers),
    clausalNouns: new Set(data["clausal-nouns"]),
    replyVerbs: new Set(data["reply-verbs"]),
    actingVerbs: new Set(data["acting-verbs"]),
    nameHeads: new Map(
      (["place", "facility", "organization"] as const).flatMap((kind) =>
        data["name-heads"][kind].map((word) => [word, kind] as const),
      ),
    ),
    thingHeads: new Set(data["thing-heads"]),
    nameParticles: new Set(data["name-particles"]),
    placeNouns: new Set(data["place-nouns"]),
    locative: new Set(data.locative),
    motion: new Set(data.motion),
    placeVerbs: new Set(data["place-verbs"]),
    vehicles: new Set(data.vehicles),
    lightVerbs: new Set(data["light-verbs"]),
    impactVerbs: new Set(data["impact-verbs"]),
    experienceVerbs: new Set(data["experience-verbs"]),
    occurrenceVerbs: new Set(data["occurrence-verbs"]),
    intentVerbs: new Set(data["intent-verbs"]),
    failureVerbs: new Set(data["failure-verbs"]),
    successVerbs: new Set(data["success-verbs"]),
    irrealisNouns: new Set(data["irrealis-nouns"]),
    irrealisVerbs: new Set(data["irrealis-verbs"]),
    clausalVerbs: new Set(data["clausal-verbs"]),
    namingVerbs: new Set(data["naming-verbs"]),
    tolls: data.tolls,
    tollVerbs: new Set([
      ...tollKinds.flatMap((kind) => [...data.tolls[kind].verbs, ...data.tolls[kind].dying]),
      "leave",
    ]),
    tollAdjectives: new Set(tollKinds.flatMap((kind) => [...data.tolls[kind].adjectives, ...data.tolls[kind].nouns])),
    pronouns: toPronouns(data.pronouns),
    possessives: toPronouns(data.possessives),
    former: new Set(data.former),
    bodyWords: new Set(data["body-words"]),
    bareBodies: new Set(data["bare-bodies"]),
    blameVerbs: new Set(data["blame-verbs"]),
    chargeNouns: new Set(data["charge-nouns"]),
    adverbials: data.adverbials.map((words) => words.split(" ")),
    bodyNouns: new Set(data["body-nouns"]),
    friendships: new Set(data.friendships),
    freeHeads: new Set(data["free-heads"]),
    spellings: new Map(
      data.spellings.flatMap(([first = "", ...others]) => others.map((other) => [other, first] as const)),
    ),
    naming: new Set(data.naming),
    ties: data.ties.map(({ kind, verbs, object, to, negated }) => ({
      kind,
      verbs: new Set(verbs),
      nouns: object ? new Set(object) : null,
      to,
      holdsNegated: negated === true,
    })),
    genderOf: (noun) => genderOf(noun, data.genders),
    pairOf: (words, noun) => pairOf(words.toLowerCase(), noun, data.pairs),
    verbForms: (base) => toVerbForms(base, verbs.get(base)),
    americanForms: (base) => toAmericanForms(base, verbs.get(base)),
    plural: (noun) => pluralOf(noun, nouns),
    irregularBase: (form) => bases.get(form),
    verbBase: (form, guess) => bases.get(form) ?? irregularForms.get(form) ?? regularBase(form, guess, known),
    isVerb: (base) => known.has(base),
  };
}

function toAmericanForms(base: string, irregular: readonly string[] | undefined): string[] {
  return base.endsWith("l") && irregular?.[1] === `${base}led` ? [`${base}ed`, `${base}ing`] : [];
}

const VERB_LISTS = [
  "motion",
  "place-verbs",
  "light-verbs",
  "impact-verbs",
  "occurrence-verbs",
  "experience-verbs",
  "intent-verbs",
  "failure-verbs",
  "success-verbs",
  "irrealis-verbs",
] as const;

function listedVerbs(data: GrammarData): string[] {
  return [
    ...VERB_LISTS.flatMap((list) => data[list]),
    ...tollKinds.flatMap((kind) => [...data.tolls[kind].verbs, ...data.tolls[kind].dying]),
  ];
}

/** A verb that is known goes first, then the guess where it has this form, then what the spelling makes likely. */
function regularBase(form: string, guess: string, known: ReadonlySet<string>): string {
  if (known.has(form)) return form;
  const bases = toRegularBases(form);
  return bases.find((base) => known.has(base)) ?? bases.find((base) => base === guess) ?? bases[0] ?? guess;
}

function byFirstWord(phrases: readonly string[]): Grammar["prepositions"] {
  const index = new Map<string, (readonly string[])[]>();
  for (const words of phrases.map((phrase) => phrase.split(" ")).sort((a, b) => b.length - a.length)) {
    const first = words[0] ?? "";
    index.set(first, [...(index.get(first) ?? []), words]);
  }
  return index;
}

function toPronouns(groups: readonly PronounGroup[]): ReadonlyMap<string, Pronoun> {
  return new Map(
    groups.flatMap(({ words, number, gender, speaker }) =>
      words.map((word) => [word, { plural: number === "plural", gender, isSpeaker: speaker === true }] as const),
    ),
  );
}

function genderOf(noun: string, genders: GrammarData["genders"]): "female" | "male" | null {
  const last = noun.split(/[ -]/).at(-1)?.toLowerCase() ?? "";
  // "Woman" ends in "man".
  return (
    (["female", "male"] as const).find(
      (gender) =>
        genders[gender].words.includes(last) || genders[gender].endings.some((ending) => last.endsWith(ending)),
    ) ?? null
  );
}

function pairOf(words: string, noun: string, pairs: GrammarData["pairs"]): PairKind | null {
  const isOpened = pairs.openers.some((opener) => words.startsWith(`${opener} `));
  const isMutual = words.startsWith("the ") && words.split(" ").some((word) => pairs.mutual.includes(word));
  if (!isOpened && !isMutual) return null;
  return (["states", "sides", "people"] as const).find((kind) => pairs[kind].includes(noun)) ?? null;
}

/** The plural of a noun phrase, by its last word: "police officer" → "police officers", "attorney general" is an exception. */
function pluralOf(noun: string, irregular: ReadonlyMap<string, string>): string {
  const cut = Math.max(noun.lastIndexOf(" "), noun.lastIndexOf("-")) + 1;
  const last = noun.slice(cut);
  if (last.endsWith("man") && last !== "human" && last !== "shaman") return `${noun.slice(0, -3)}men`;
  return noun.slice(0, cut) + (irregular.get(last) ?? addS(last));
}

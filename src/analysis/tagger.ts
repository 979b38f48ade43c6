/**
 * Words with parts of speech and base forms from wink-nlp, which this file alone knows. The library remembers every new word that it
 * meets, and cuts what it remembers otherwise than what is new. It is made to forget: no text changes how another is read.
 */
import model from "wink-eng-lite-web-model";
import winkNLP, { type TokenItsFunction, type WinkMethods } from "wink-nlp";

export interface TaggedWord {
  readonly text: string;
  readonly tag: string;
  readonly lemma: string;
}

/** The library's words, the model's first: word → place in `list`. */
interface Lexicon {
  readonly list: readonly string[];
  readonly hash: Record<string, number>;
}

interface Tagger {
  readonly nlp: WinkMethods;
  readonly lexicon: Lexicon;
  /** How many words the model brought. */
  readonly known: number;
}

// Words that are forgotten leave their places taken; a new tagger, made in a tenth of a second, frees them.
const MOST_FORGOTTEN = 100_000;

let tagger = createTagger();

/** The words of `text` in order; only blanks are left out. */
export function tagWords(text: string): TaggedWord[] {
  const { nlp, lexicon, known } = tagger;
  const first = lexicon.list.length;
  const words = nlp.readDoc(text).tokens();
  const tags = words.out(nlp.its.pos);
  const lemmas = words.out(lemmaOf(nlp));
  const tagged = words.out().map((word, at) => ({ text: word, tag: tags[at] ?? "", lemma: lemmas[at] ?? "" }));
  for (const word of lexicon.list.slice(first)) delete lexicon.hash[word];
  if (lexicon.list.length > known + MOST_FORGOTTEN) tagger = createTagger();
  return tagged;
}

function createTagger(): Tagger {
  let core: unknown;
  const load: unknown = model.core;
  if (typeof load !== "function") throw new Error("the language model brings no loader for its words");
  const nlp = winkNLP({ ...model, core: () => (core = load()) }, ["pos"]);
  const lexicon = lexiconOf(core);
  return { nlp, lexicon, known: lexicon.list.length };
}

/** The part of the model's core that grows; its types leave it unknown. */
function lexiconOf(core: unknown): Lexicon {
  const lexeme = partOf(partOf(core, "features"), "lexeme");
  const [list, hash] = [partOf(lexeme, "list"), partOf(lexeme, "hash")];
  if (!isWords(list) || !isPlaces(hash))
    throw new Error("the language model's words are not where this version keeps them");
  return { list, hash };
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === "object" && whole !== null ? Reflect.get(whole, name) : undefined;
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

function isPlaces(value: unknown): value is Record<string, number> {
  return typeof value === "object" && value !== null;
}

/** The package's types give `its.lemma` the parameters of another kind of function; it is one of these. */
function lemmaOf({ its }: WinkMethods): TokenItsFunction<string> {
  const lemma: unknown = its.lemma;
  return isTokenFunction(lemma) ? lemma : its.normal;
}

function isTokenFunction(value: unknown): value is TokenItsFunction<string> {
  return typeof value === "function";
}

/** Whose calendar a text goes by: the country around an expression of time, or the one country that the text is about. */
import type { CalendarFacts } from "../knowledge/calendar-vocabulary.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { Sentence, Token } from "../model/analysis.js";

type HomeSentence = Pick<Sentence, "index" | "tokens">;

export interface Home {
  /** ISO 3166-1 alpha-3; null where the text does not tell. Only countries that `has` it are asked after. */
  readonly countryAt: (
    sentence: Pick<Sentence, "index">,
    tokens: { first: number; end: number },
    has?: (country: string) => boolean,
  ) => string | null;
  /** Every country that the text names. */
  readonly countries: () => ReadonlySet<string>;
}

export const NO_HOME: Home = { countryAt: () => null, countries: () => new Set() };

/** Looks up names only when it is first asked: few texts need it. */
export function findHome(sentences: readonly HomeSentence[], knowledge: Knowledge): Home {
  let found: ReadonlyMap<number, readonly Named[]> | null = null;
  const named = () => {
    found ??= new Map(sentences.map((sentence) => [sentence.index, findNamed(sentence.tokens, knowledge)] as const));
    return found;
  };
  const all = () => new Set([...named().values()].flat().map(({ country }) => country));
  return {
    countryAt: (sentence, { first, end }, has = () => true) => {
      const near = named().get(sentence.index) ?? [];
      const tokens = tokensOf(sentences, sentence.index);
      const own = rightBefore(tokens, near, first) ?? behind(tokens, near, end);
      return own?.country ?? only(near.map(({ country }) => country).filter(has)) ?? only([...all()].filter(has));
    },
    countries: all,
  };
}

/** Null where the text names no country, or some on either side. */
export function hemisphereOf(country: string | null, home: Home, facts: CalendarFacts): "northern" | "southern" | null {
  const named = country === null ? [...home.countries()] : [country];
  if (named.length === 0 || named.some((name) => facts.equatorial.has(name))) return null;
  const southern = named.filter((name) => facts.southern.has(name)).length;
  return southern === 0 ? "northern" : southern === named.length ? "southern" : null;
}

/** A country named, itself or by its people or capital; tokens, end exclusive. */
interface Named {
  readonly first: number;
  readonly end: number;
  readonly country: string;
}

function findNamed(tokens: readonly Token[], { actors }: Knowledge): Named[] {
  return tokens.flatMap(({ text }, first) => {
    if (!/^\p{Lu}/u.test(text)) return [];
    const match = actors.find(tokens, { first, limit: tokens.length }, true);
    const country = match?.values.find(({ id }) => actors.isCountry(id))?.id;
    return match && country !== undefined ? [{ first, end: match.end, country }] : [];
  });
}

function tokensOf(sentences: readonly HomeSentence[], index: number): readonly Token[] {
  return sentences.find((sentence) => sentence.index === index)?.tokens ?? [];
}

/** "Ukrainian Independence Day", "Ukraine's Independence Day". */
function rightBefore(tokens: readonly Token[], near: readonly Named[], first: number): Named | null {
  const at = /^['’]s?$/.test(tokens[first - 1]?.text ?? "") ? first - 1 : first;
  return near.find((name) => name.end === at) ?? null;
}

/** "Independence Day in Ukraine". */
function behind(tokens: readonly Token[], near: readonly Named[], end: number): Named | null {
  if (!/^(in|of)$/.test(tokens[end]?.lower ?? "")) return null;
  return near.find(({ first }) => first === end + 1) ?? null;
}

function only(countries: readonly string[]): string | null {
  const [country] = countries;
  return country !== undefined && countries.every((other) => other === country) ? country : null;
}

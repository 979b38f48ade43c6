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
  let found: Names | null = null;
  const names = (): Names => {
    found ??= findNames(sentences, knowledge);
    return found;
  };
  return {
    countryAt: ({ index }, { first, end }, has = () => true) => {
      const { tokens, near } = names().bySentence.get(index) ?? { tokens: [], near: [] };
      const own = rightBefore(tokens, near, first) ?? behind(tokens, near, end);
      return own?.country ?? only(near.map(({ country }) => country).filter(has)) ?? only([...names().all].filter(has));
    },
    countries: () => names().all,
  };
}

interface Names {
  readonly bySentence: ReadonlyMap<number, { readonly tokens: readonly Token[]; readonly near: readonly Named[] }>;
  readonly all: ReadonlySet<string>;
}

function findNames(sentences: readonly HomeSentence[], knowledge: Knowledge): Names {
  const bySentence = new Map(
    sentences.map(({ index, tokens }) => [index, { tokens, near: findNamed(tokens, knowledge) }] as const),
  );
  return {
    bySentence,
    all: new Set([...bySentence.values()].flatMap(({ near }) => near.map(({ country }) => country))),
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

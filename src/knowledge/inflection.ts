/** Forms of English words: what a pattern's base forms look like in a text. Regular rules here, exceptions in `languages/`. */

export interface VerbForms {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
}

const DOUBLING = /^[^aeiou]*[aeiou][bdgmnprt]$/;

/** All forms of a verb; `irregular` holds [base, past, participle] and, where the rule fails, the -ing form. */
export function toVerbForms(base: string, irregular: readonly string[] | undefined): VerbForms {
  const past = irregular?.[1] ?? addEd(base);
  return {
    base,
    third: addS(base),
    past,
    participle: irregular?.[2] ?? past,
    gerund: irregular?.[3] ?? addIng(base, past === `${base}${base.at(-1)}ed`),
  };
}

/** The regular plural of a noun or the third person of a verb. */
export function addS(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) || /[^aeiou]o$/.test(word) ? `${word}es` : `${word}s`;
}

function addEd(word: string): string {
  if (word.endsWith("e")) return `${word}d`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return DOUBLING.test(word) ? `${word}${word.at(-1)}ed` : `${word}ed`;
}

function addIng(word: string, doubles: boolean): string {
  if (word.endsWith("ie")) return `${word.slice(0, -2)}ying`;
  if (word.endsWith("e") && !word.endsWith("ee") && word !== "be") return `${word.slice(0, -1)}ing`;
  return doubles || DOUBLING.test(word) ? `${word}${word.at(-1)}ing` : `${word}ing`;
}

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
    third: past === doubled(base) && /[sz]$/.test(base) ? `${base}${base.at(-1)}es` : addS(base),
    past,
    participle: irregular?.[2] ?? past,
    gerund: irregular?.[3] ?? addIng(base, past === doubled(base)),
  };
}

function doubled(base: string): string {
  return `${base}${base.at(-1)}ed`;
}

/** The regular plural of a noun or the third person of a verb. */
export function addS(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) || /[^aeiou]o$/.test(word) ? `${word}es` : `${word}s`;
}

function addEd(word: string): string {
  if (word.endsWith("e")) return `${word}d`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return DOUBLING.test(word) ? doubled(word) : `${word}ed`;
}

function addIng(word: string, doubles: boolean): string {
  if (word.endsWith("ie")) return `${word.slice(0, -2)}ying`;
  if (word.endsWith("e") && !word.endsWith("ee") && word !== "be") return `${word.slice(0, -1)}ing`;
  return doubles || DOUBLING.test(word) ? `${word}${word.at(-1)}ing` : `${word}ing`;
}

/** The bases that `form` may be a regular form of, the likeliest by its spelling first: "staged" is "stage", for "stag" doubles its g. */
export function toRegularBases(form: string): string[] {
  const bases = toStems(form).filter((base) => {
    const { third, past, gerund } = toVerbForms(base, undefined);
    return form === third || form === past || form === gerund;
  });
  return [...new Set(bases)];
}

/** What may be left where a form loses its ending, the likeliest first. */
function toStems(form: string): string[] {
  if (/[^su]s$/.test(form)) return toStemsOfThird(form);
  if (/^(?:be|un)?[dltv](?:ied|ying)$/.test(form)) return [form.replace(/ied$|ying$/, "ie")];
  if (form.endsWith("eed")) return /(?:fr|gr|cr|ant|fer)eed$/.test(form) ? [form.slice(0, -1)] : [];
  const stem = /^(.*[aeiouy].*)(?:ed|ing)$/.exec(form)?.[1];
  if (stem === undefined) return /^.?[^aeiou]ied$/.test(form) ? [form.replace(/ied$/, "y")] : [];
  const changed = [
    ...(/([bdgmnprt])\1$/.test(stem) ? [stem.slice(0, -1)] : []),
    ...(stem.endsWith("i") ? [`${stem.slice(0, -1)}y`] : []),
  ];
  return [...changed, ...(WANTS_E.test(stem) ? [`${stem}e`, stem] : [stem, `${stem}e`])];
}

function toStemsOfThird(form: string): string[] {
  const stem = form.slice(0, -1);
  if (form.endsWith("ies")) return [`${form.slice(0, -3)}y`, stem];
  const short = form.slice(0, -2);
  return /(?:[sxz]|ch|sh|o)es$/.test(form) && !WANTS_E.test(short) ? [short, stem] : [stem, short];
}

// Without an -e few verbs end like this: alleg, activat, contribut, divid, examin, explor, accus, encircl, evok, presum, describ.
const WANTS_E =
  /(?:[cuvz]|[dlr]g|[aeu]ng|[aeiou]g|[bcdfgkptz]l|[lnpr]s|[aeiouy]s|[^aeiou][aiou][bdkm]|[^aeo]at|[^aeo]ut|[^aeou]in|[^aeou]ir|[^aeo][au]r|[^aeiou]or)$/;

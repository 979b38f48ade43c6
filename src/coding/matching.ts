/** Where the words of a pattern stand: behind a verb, around its object, in a noun phrase. */

import type { Pattern } from "../knowledge/patterns.js";
import type { Clause, Sentence, Token } from "../model/analysis.js";
import type { Scene } from "./scene.js";

interface VerbMatch {
  readonly end: number;
  /** Tokens of the pattern's own words: a phrase that one of them heads fills no slot. */
  readonly owned: ReadonlySet<number>;
}

/** The pattern's words behind the verb, or its noun before a passive: "sanctions were imposed on". */
export function matchVerb(
  scene: Scene,
  sentence: Sentence,
  { pattern, clause, at }: { pattern: Pattern; clause: Clause; at: number },
): VerbMatch | null {
  const found = matchFrom(scene, sentence.tokens, { words: pattern.words, word: 1, at: at + 1 });
  if (found !== null) return { end: found.end, owned: new Set([at, ...found.own]) };
  // "handed two soldiers over": the particle stands behind the object.
  if (pattern.words.length === 2 && pattern.words[1] === clause.particle) return { end: at + 1, owned: new Set([at]) };
  const gap = pattern.words.indexOf("…");
  const noun = pattern.words[gap + 1];
  if (gap < 0 || noun === undefined || clause.voice !== "passive") return null;
  const heads = clause.subjects.map((subject) => sentence.phrases[subject]?.head ?? -1);
  const owned = heads.find((head) => {
    const token = sentence.tokens[head];
    return token !== undefined && scene.knowledge.patterns.isForm(token, noun);
  });
  if (owned === undefined) return null;
  const words = [...pattern.words.slice(0, gap), ...pattern.words.slice(gap + 2)];
  const behind = matchFrom(scene, sentence.tokens, { words, word: 1, at: at + 1 });
  return behind === null ? null : { end: behind.end, owned: new Set([at, owned, ...behind.own]) };
}

/** Where a noun phrase's words end; all but words after a preposition must end at the head. */
export function matchNoun(
  scene: Scene,
  sentence: Sentence,
  { pattern, first, head }: { pattern: Pattern; first: number; head: number },
): number | null {
  const end = matchFrom(scene, sentence.tokens, { words: pattern.words, word: 1, at: first + 1 })?.end;
  if (end === undefined) return null;
  const covers = end === head + 1 || (end > head + 1 && pattern.words.length > 1);
  return covers ? end : null;
}

const LONGEST_GAP = 4;

interface Matched {
  readonly end: number;
  /** Tokens that stand for words of the pattern, without those of gaps. */
  readonly own: readonly number[];
}

/** The pattern's words from token `at` on, "…" standing for up to four words; null where they do not stand there. */
function matchFrom(
  scene: Scene,
  tokens: readonly Token[],
  { words, word, at }: { words: readonly string[]; word: number; at: number },
): Matched | null {
  const wanted = words[word];
  if (wanted === undefined) return { end: at, own: [] };
  if (wanted === "…") {
    for (let gap = 0; gap <= LONGEST_GAP; gap++) {
      if (gap > 0 && endsGap(tokens[at + gap - 1])) return null;
      const found = matchFrom(scene, tokens, { words, word: word + 1, at: at + gap });
      if (found !== null) return found;
    }
    return null;
  }
  let next = at;
  while (/^[-‐–]$/.test(tokens[next]?.text ?? "")) next++;
  if (tokens[next]?.tag === "ADV" && tokens[next]?.lower !== wanted && word > 0) next++;
  const token = tokens[next];
  if (!token || !scene.knowledge.patterns.isForm(token, wanted)) return null;
  const rest = matchFrom(scene, tokens, { words, word: word + 1, at: next + 1 });
  return rest && { end: rest.end, own: [next, ...rest.own] };
}

/** A gap holds a noun's determiner, modifiers and "of": no other preposition, no verb, no full stop. */
function endsGap(token: Token | undefined): boolean {
  if (!token || /^[.,;:!?]$/.test(token.text)) return true;
  return (
    (token.tag === "ADP" && token.lower !== "of") ||
    token.lower === "to" ||
    (token.tag === "VERB" && !/(ing|ed)$/.test(token.lower)) ||
    token.tag === "AUX"
  );
}

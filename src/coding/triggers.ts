/** The words that name an event, and its type: patterns matched against clauses and phrases, their conditions tested. */

import type { Condition, Pattern, TriggerKind } from "../knowledge/patterns.js";
import type { Clause, Sentence, Token } from "../model/analysis.js";
import type { Entity, Span } from "../model/coded-document.js";
import { type Frame, nounFrame, verbFrame } from "./frames.js";
import { headLemma, type Party, type Scene } from "./scene.js";

/** A pattern that holds at some place of the text. */
export interface Trigger {
  readonly pattern: Pattern;
  readonly frame: Frame;
  readonly span: Span;
  /** Token range of the trigger's words. */
  readonly first: number;
  readonly end: number;
}

/** What a trigger lacks to be coded; null where it lacks nothing. */
export type Refusal = (trigger: Trigger) => string | null;

/** All triggers of the text in order; of several patterns at one place the longest and most specific that holds and that `refuse` lets through. */
export function findTriggers(scene: Scene, refuse: Refusal): Trigger[] {
  return scene.analysis.sentences.flatMap((sentence) => {
    const verbs = sentence.clauses.flatMap(
      (clause) =>
        triggerAt(scene, { sentence, clause, at: clause.verb, kind: "verb", refuse }) ??
        triggerAt(scene, { sentence, clause, at: clause.verb, kind: "adjective", refuse }) ??
        [],
    );
    const adjectives = sentence.clauses.flatMap((clause) => adjectiveOf(scene, sentence, clause, refuse));
    const nouns = sentence.phrases.flatMap((phrase, number) =>
      nounAt(scene, { sentence, number, head: phrase.head, refuse }),
    );
    return dropInside([...verbs, ...adjectives, ...nouns]).sort((a, b) => a.first - b.first);
  });
}

interface Spot {
  readonly sentence: Sentence;
  readonly clause: Clause;
  readonly at: number;
  readonly kind: TriggerKind;
  readonly refuse: Refusal;
}

function triggerAt(scene: Scene, { sentence, clause, at, kind, refuse }: Spot): Trigger | null {
  const token = sentence.tokens[at];
  if (!token) return null;
  for (const pattern of scene.knowledge.patterns.startingWith(token, kind)) {
    if (kind === "verb" && isOtherVerb(scene, token, clause, pattern)) continue;
    const match = matchVerb(scene, sentence, { pattern, clause, at });
    if (match === null) continue;
    const { end, owned } = match;
    const frame = verbFrame(sentence, scene.knowledge.grammar, { clause, first: at, end, owned });
    const trigger: Trigger = {
      pattern,
      frame,
      first: at,
      end,
      span: scene.span(sentence, at, contiguousEnd(pattern, at, end)),
    };
    if (holds(scene, trigger, refuse)) return trigger;
  }
  return null;
}

/** "a queue wound around the building": the past of "wind", not the base form of "wound". */
function isOtherVerb(scene: Scene, token: Token, clause: Clause, { words }: Pattern): boolean {
  const base = scene.knowledge.grammar.irregularBase(token.lower);
  return (
    base !== undefined &&
    base !== words[0] &&
    token.lower === words[0] &&
    clause.tense !== "infinitive" &&
    clause.modal === null
  );
}

interface VerbMatch {
  readonly end: number;
  /** Tokens of the pattern's own words: a phrase that one of them heads fills no slot. */
  readonly owned: ReadonlySet<number>;
}

/** The pattern's words behind the verb, or its noun before a passive: "sanctions were imposed on". */
function matchVerb(
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

/** "is responsible for": an adjective behind the copula. */
function adjectiveOf(scene: Scene, sentence: Sentence, clause: Clause, refuse: Refusal): Trigger[] {
  let at = clause.end;
  while (sentence.tokens[at]?.tag === "ADV") at++;
  const token = sentence.tokens[at];
  if (token?.tag !== "ADJ" || !scene.knowledge.grammar.be.has(sentence.tokens[clause.verb]?.lower ?? "")) return [];
  return [triggerAt(scene, { sentence, clause, at, kind: "adjective", refuse })].filter((trigger) => trigger !== null);
}

/** A noun trigger ends its phrase: "peace talks", "a suicide attack"; the longest pattern wins. */
function nounAt(
  scene: Scene,
  { sentence, number, head, refuse }: { sentence: Sentence; number: number; head: number; refuse: Refusal },
): Trigger[] {
  const phrase = sentence.phrases[number];
  if (!phrase) return [];
  for (let first = Math.max(phrase.first, head - 3); first <= head; first++) {
    const token = sentence.tokens[first];
    if (!token || (token.tag === "PROPN" && first > phrase.first && !/^\p{Ll}/u.test(token.text))) continue;
    for (const pattern of scene.knowledge.patterns.startingWith(token, "noun")) {
      const end = matchNoun(scene, sentence, { pattern, first, head });
      if (end === null) continue;
      const trigger: Trigger = {
        pattern,
        frame: nounFrame(sentence, number, scene.knowledge.grammar),
        first,
        end,
        span: scene.span(sentence, first, head + 1),
      };
      if (holds(scene, trigger, refuse)) return [trigger];
    }
  }
  return [];
}

/** Where a noun phrase's words end; all but words after a preposition must end at the head. */
function matchNoun(
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

/** A phrase with a gap shows its first word alone as its trigger. */
function contiguousEnd(pattern: Pattern, at: number, end: number): number {
  return pattern.words.includes("…") ? at + 1 : end;
}

/** A word inside a longer trigger names no event of its own: "protest" in "staged a protest". */
function dropInside(given: readonly Trigger[]): Trigger[] {
  const triggers = given.filter((trigger) => !given.some((verb) => verb !== trigger && namesByObject(verb, trigger)));
  return triggers.filter(
    (trigger) =>
      !triggers.some(
        (other) =>
          other !== trigger &&
          other.first <= trigger.first &&
          trigger.end <= other.end &&
          other.end - other.first > trigger.end - trigger.first,
      ),
  );
}

/** "declared a | ceasefire": the noun that a verb's condition asks for belongs to the verb. */
function namesByObject(verb: Trigger, noun: Trigger): boolean {
  const { phrase, sentence } = noun.frame;
  if (verb.frame.phrase !== null || phrase === null || !verb.frame.slot("object").includes(phrase)) return false;
  return verb.pattern.only.some(
    ({ slot, words }) =>
      slot === "object" &&
      (words.has(headLemma(sentence, phrase)) ||
        words.has(sentence.tokens[sentence.phrases[phrase]?.head ?? -1]?.lower ?? "")),
  );
}

function holds(scene: Scene, trigger: Trigger, refuse: Refusal): boolean {
  const { pattern } = trigger;
  const missing = pattern.only.find((condition) => !isMet(scene, trigger, condition));
  const spoiling = pattern.unless.find((condition) => isMet(scene, trigger, condition));
  const refusal = missing || spoiling ? null : refuse(trigger);
  if (!missing && !spoiling && refusal === null) return true;
  const reason =
    refusal ?? (missing ? `nothing fitting in its ${missing.slot}` : `its ${spoiling?.slot} speaks against it`);
  scene.explain(trigger.span, "triggers", pattern.name, "dropped", reason);
  return false;
}

/** True where one of the condition's words stands in its slot. */
function isMet(scene: Scene, trigger: Trigger, condition: Condition): boolean {
  const { sentence } = trigger.frame;
  if (condition.slot === "near") return isNear(trigger, condition);
  if (condition.slot === "modifier") return modifiesBy(trigger, condition);
  if (condition.words.has("#clause") && hasClause(trigger)) return true;
  return trigger.frame.slot(condition.slot).some((phrase) => fits(scene, sentence, phrase, condition));
}

function fits(scene: Scene, sentence: Sentence, number: number, { words, phrases }: Condition): boolean {
  if (words.has("#anything")) return true;
  const party = scene.partyAt(sentence, number);
  if (words.has("#political") && party && scene.isPolitical(party)) return true;
  if (words.has("#person") && party && /^(person|group|population)$/.test(party.entity.kind)) return true;
  if (words.has("#place") && party && /^(place|facility|government)$/.test(party.entity.kind)) return true;
  // "closed Torkham": a crossing is one by name, too.
  if (words.has("crossing") && party?.entity.place?.kind === "crossing") return true;
  const head = headLemma(sentence, number);
  if (words.has(head) || (head.endsWith("s") && words.has(head.slice(0, -1)))) return true;
  const phrase = sentence.phrases[number];
  if (!phrase) return false;
  if (party && sentence.tokens[phrase.head]?.tag === "PRON" && isCalled(party, words)) return true;
  const tokens = sentence.tokens.slice(phrase.first, phrase.end).filter(({ text }) => !/^[-‐–]$/.test(text));
  const text = ` ${tokens.map(({ lower }) => lower).join(" ")}`;
  const bases = ` ${tokens.map(({ lemma }) => lemma).join(" ")}`;
  if (
    words.has(tokens.at(-1)?.lower ?? "") ||
    phrases.some((word) => text.endsWith(` ${word}`) || bases.endsWith(` ${word}`))
  )
    return true;
  // "hundreds of officers": what is counted is what is meant.
  const counted =
    /^(number|dozen|score|hundred|thousand|ten|some|many|most|several|member|group|couple|pair|handful|majority)s?$/.test(
      head,
    )
      ? phrase.attachments.find(({ preposition }) => preposition === "of")
      : undefined;
  return counted !== undefined && fits(scene, sentence, counted.phrase, { slot: "of", words, phrases });
}

/** "Zambia last closed it": a pronoun stands for the words that its entity was called by. */
function isCalled({ entity }: Party, words: ReadonlySet<string>): boolean {
  return callingsOf(entity).some((word) => words.has(word));
}

const callings = new WeakMap<Entity, readonly string[]>();

/** The last words of an entity's mentions, each once; put together once, for all conditions on it. */
function callingsOf(entity: Entity): readonly string[] {
  const known = callings.get(entity);
  if (known !== undefined) return known;
  const words = [...new Set(entity.mentions.map(({ text }) => text.split(" ").at(-1)?.toLowerCase() ?? ""))];
  callings.set(entity, words);
  return words;
}

function isNear({ frame, first, end }: Trigger, { words, phrases }: Condition): boolean {
  return (
    frame.sentence.tokens.some(
      (token, at) => (at < first || at >= end) && (words.has(token.lemma) || words.has(token.lower)),
    ) || hasPhrase(frame.sentence, phrases)
  );
}

function hasPhrase(sentence: Sentence, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => writtenWords(sentence).includes(` ${phrase} `));
}

const written = new WeakMap<Sentence, string>();

/** A sentence's words in small letters, a blank around each; put together once, for all conditions on it. */
function writtenWords(sentence: Sentence): string {
  const known = written.get(sentence);
  if (known !== undefined) return known;
  const words = ` ${sentence.tokens
    .filter((token) => !/^[-‐–]$/.test(token.text))
    .map(({ lower }) => lower)
    .join(" ")} `;
  written.set(sentence, words);
  return words;
}

/** A word of the trigger's own phrase before the trigger, or right before it. */
function modifiesBy({ frame, first }: Trigger, { words }: Condition): boolean {
  const { sentence } = frame;
  const phrase = frame.phrase === null ? null : sentence.phrases[frame.phrase];
  const from = phrase ? phrase.first : Math.max(0, first - 2);
  return sentence.tokens.slice(from, first).some(({ lemma, lower }) => words.has(lemma) || words.has(lower));
}

/** A that-clause, an infinitive or a quotation that depends on the trigger's verb. */
function hasClause({ frame, end }: Trigger): boolean {
  const { sentence, clause } = frame;
  if (!clause) return false;
  const number = sentence.clauses.indexOf(clause);
  // "refused, | saying that …": what another verb tells is not the trigger's.
  const isOwn = ({ first }: Clause): boolean => !sentence.clauses.some(({ verb }) => verb >= end && verb < first);
  if (sentence.clauses.some((one) => one.governor === number && one.relation === "complement" && isOwn(one)))
    return true;
  const next = sentence.tokens[end];
  return next !== undefined && /^(that|["“])$/.test(next.lower);
}

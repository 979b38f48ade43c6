/** Whether the conditions of a pattern are met: what stands in a slot, nearby, or before the trigger. */

import type { Condition } from "../knowledge/patterns.js";
import type { Clause, Sentence } from "../model/analysis.js";
import type { Entity } from "../model/coded-document.js";
import type { Frame } from "./frames.js";
import { headLemma, type Party, type Scene } from "./scene.js";

/** Where a trigger's words stand: all that its conditions ask. */
interface Named {
  readonly frame: Frame;
  /** Token range of the trigger's words. */
  readonly first: number;
  readonly end: number;
}

/** True where one of the condition's words stands in its slot. */
export function isMet(scene: Scene, trigger: Named, condition: Condition): boolean {
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
    /^(number|dozen|score|hundred|thousand|ten|some|many|most|several|member|group|team|couple|pair|handful|majority)s?$/.test(
      head,
    )
      ? phrase.attachments.find(({ preposition }) => preposition === "of" || preposition === "under")
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

function isNear({ frame, first, end }: Named, { words, phrases }: Condition): boolean {
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
function modifiesBy({ frame, first }: Named, { words }: Condition): boolean {
  const { sentence } = frame;
  const phrase = frame.phrase === null ? null : sentence.phrases[frame.phrase];
  const from = phrase ? phrase.first : Math.max(0, first - 2);
  return sentence.tokens.slice(from, first).some(({ lemma, lower }) => words.has(lemma) || words.has(lower));
}

/** A that-clause, an infinitive or a quotation that depends on the trigger's verb. */
function hasClause({ frame, end }: Named): boolean {
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

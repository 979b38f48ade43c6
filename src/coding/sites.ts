/** "the crossing", "the camp", "the town": place nouns that point back to the last place of their kind that the text names. */

import type { Phrase, Sentence, TextMention } from "../model/analysis.js";
import type { Party, Scene } from "./scene.js";

/** A place noun of a sentence, with the name that it points back to. */
export interface Site extends Party {
  readonly name: TextMention;
}

/** Nouns for a border crossing, whatever its name calls it. */
const CROSSING = /^(crossing|post|gate|checkpoint|terminal|point|bridge)$/;
const SETTLEMENT = /^(city|town|village|suburb)$/;
const DIVISION = /^(province|district|region|state|county|governorate|oblast|department)$/;
/** What has its noun in its name: "Jenin | camp". */
const NAMED =
  /^(airport|airfield|airbase|base|barracks|bridge|camp|dam|island|jail|mosque|plant|port|prison|refinery|river|square|strait|valley|hospital|hotel|mall|university|field|mine|church|temple|shrine|cathedral)$/;

/** How many sentences back a name may lie, and how many on, where only one is named. */
const BACK = 12;
const ON = 1;

/** The named place that each definite place noun of the sentence stands for. */
export function findSites(scene: Scene, sentence: Sentence): Site[] {
  return sentence.phrases.flatMap((phrase, number) => siteOf(scene, sentence, { phrase, number }) ?? []);
}

/** What a phrase without a name stands for: the entity that was named last. */
export function siteOf(
  scene: Scene,
  sentence: Sentence,
  { phrase, number }: { readonly phrase: Phrase; readonly number: number },
): Site | null {
  if (!isPlaceNoun(sentence, phrase)) return null;
  const noun = sentence.tokens[phrase.head]?.lower ?? "";
  const named = lastNamed(scene, sentence, { noun, before: phrase.first });
  if (!named) return null;
  const { entity, mention: name } = named;
  const at = { first: phrase.first, head: phrase.head, phrase: number, sentence: sentence.index };
  return { entity, name, mention: { ...name, ...at, form: "nominal" } };
}

/** "the crossing", "its busiest border crossing", not "the town of X", "Y's camp" or "a bridge". */
export function isPlaceNoun({ tokens }: Sentence, phrase: Phrase): boolean {
  const noun = tokens[phrase.head]?.lower ?? "";
  const isKind = CROSSING.test(noun) || SETTLEMENT.test(noun) || DIVISION.test(noun) || NAMED.test(noun);
  if (!isKind || phrase.possessor !== null || phrase.attachments.some(({ preposition }) => preposition === "of"))
    return false;
  if (!/^(the|this|that|its|their)$/.test(tokens[phrase.first]?.lower ?? "")) return false;
  const between = tokens.slice(phrase.first + 1, phrase.head);
  return CROSSING.test(noun)
    ? between.every(({ text }) => /^\p{Ll}/u.test(text) && !/^(other|second|third|new|next|two|three)$/.test(text))
    : between.length === 0;
}

function lastNamed(scene: Scene, sentence: Sentence, { noun, before }: { noun: string; before: number }): Party | null {
  const named = (index: number): Party[] =>
    scene
      .partiesIn({ index })
      .filter((party) => party.mention.form === "name" && isOfKind(party, noun))
      .filter(({ mention }) => index !== sentence.index || mention.head < before);
  for (let index = sentence.index; index >= sentence.index - BACK; index--) {
    const last = named(index).at(-1);
    if (last) return last;
  }
  // "closed its busiest crossing. The Chirundu crossing …": the name may follow.
  const next = CROSSING.test(noun) ? named(sentence.index + ON) : [];
  return new Set(next.map(({ entity }) => entity.id)).size === 1 ? (next[0] ?? null) : null;
}

function isOfKind({ entity, mention }: Party, noun: string): boolean {
  const { place } = entity;
  if (place === null || (entity.kind !== "place" && entity.kind !== "facility")) return false;
  if (place.kind === "crossing" && CROSSING.test(noun)) return true;
  if (SETTLEMENT.test(noun)) return place.kind === "settlement";
  if (DIVISION.test(noun)) return place.kind === "division" && mention.text.toLowerCase().endsWith(noun);
  return [mention.text, place.name].some((name) => name.toLowerCase().split(/\s+/).at(-1) === noun);
}

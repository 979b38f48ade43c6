/** What a phrase's mention renames and what its "of" lends it: "spokesman of the TTP", "the Movement (MRTA)", "the presidents of Chad and Mali". */

import type { EntityKind, Phrase, TextMention } from "../model/analysis.js";
import { toSpan } from "../model/span.js";
import { landOf } from "./mention-places.js";
import type { Reading } from "./mention-reading.js";

/** Ties a phrase's mention to what it renames and to what its "of" names: "spokesman of the TTP", "the Movement (MRTA)". */
export function linkPhrase(reading: Reading, phrase: Phrase, number: number): void {
  const { mentions, byPhrase, knowledge } = reading;
  const index = byPhrase.get(number);
  const mention = index === undefined ? undefined : mentions[index];
  if (index === undefined || !mention) return;
  const lent = new Set(mention.lent);
  const owners = new Set(mention.owners);
  for (const { preposition, phrase: inner } of phrase.attachments) {
    if (!/^(of|for|from|at|in)$/.test(preposition)) continue;
    const owner = mentions[byPhrase.get(inner) ?? -1];
    if (!owner || (preposition !== "of" && mention.form !== "nominal")) continue;
    if (preposition === "in" && lent.size > 0) continue;
    if (preposition === "in" && owner.kind !== "place" && owner.kind !== "government") continue;
    const known = owner.known.map(({ id }) => id);
    for (const id of known)
      if (knowledge.actors.isCountry(id)) lent.add(id);
      else if (preposition === "of" || preposition === "for") owners.add(id);
    if (preposition === "of" || preposition === "for") for (const id of owner.lent) lent.add(id);
    const isHere = preposition === "of" || (preposition === "in" && mention.kind === "facility");
    const land = isHere && lent.size === 0 ? landOf(knowledge.places.named(owner.text)) : null;
    if (owner.kind === "place" && land !== null) lent.add(land);
  }
  const of = phrase.attachments.find(({ preposition, at }) => preposition === "of" && at === phrase.end);
  const bearer = mention.form === "name" ? findBearer(reading, phrase) : null;
  const named = bearer === null ? null : (byPhrase.get(bearer) ?? null);
  const renamed = named ?? (phrase.appositionOf === null ? null : (byPhrase.get(phrase.appositionOf) ?? null));
  const target = renamed === null ? undefined : mentions[renamed];
  const kind = bearer === null || mention.known.length > 0 ? mention.kind : kindByBearer(reading, mention, bearer);
  const isRenaming = target !== undefined && canRename({ ...mention, kind }, target);
  const sameAs = mention.sameAs ?? (isRenaming ? renamed : null);
  // "the intelligence chief, Colonel Nelson Ticona": the title in front of the name renames too.
  const title = mention.sameAs === null ? undefined : mentions[mention.sameAs];
  if (isRenaming && title && title.sameAs === null && mention.sameAs !== null && renamed !== mention.sameAs)
    mentions[mention.sameAs] = { ...title, sameAs: renamed };
  const gender = mention.role === null ? mention.gender : knowledge.grammar.genderOf(mention.role);
  const extended = mention.form === "nominal" ? extendOver(reading, mention, phrase) : mention;
  const owner = mention.owner ?? (of && mention.form === "nominal" ? (byPhrase.get(of.phrase) ?? null) : null);
  if (mention.form === "name" && mention.kind !== "organization" && kind === "organization")
    reading.bodyNames.add(mention.text.toLowerCase());
  const holder = holderOf(reading, phrase, owner);
  mentions[index] = {
    ...extended,
    kind: holder === null ? kind : "organization",
    lent: [...lent],
    owners: [...owners],
    owner,
    ownerRoles: holder === null ? extended.ownerRoles : [holder],
    sameAs,
    gender,
  };
  splitByCountry(reading, { phrase, number, index });
}

/** "the prosecutor's | office charged": who holds the office that acts; null where it is a building, "outside the mayor's office". */
function holderOf({ sentence, mentions, knowledge }: Reading, phrase: Phrase, owner: number | null): string | null {
  const { tokens } = sentence;
  const noun = mentions[owner ?? -1]?.role ?? null;
  const holder = noun === null ? null : knowledge.roles.get(noun);
  const isOffice = tokens[phrase.head]?.lower === "office" && holder?.kind === "person";
  const before = tokens[phrase.first - 1];
  const isWhere = before?.tag === "ADP" && knowledge.grammar.locative.has(before.lower);
  return isOffice && !isWhere && /^(GOV|JUD|LEG)$/.test(holder.roles[0] ?? "") ? noun : null;
}

/** "A group | calling itself | the Lake Front", "gunmen known as Area Boys": the noun that bears the name. */
function findBearer({ sentence, knowledge }: Reading, phrase: Phrase): number | null {
  const { tokens, phrases } = sentence;
  let at = phrase.first - 1;
  const skip = (words: RegExp): void => {
    if (words.test(tokens[at]?.lower ?? "")) at--;
  };
  skip(/^as$/);
  skip(/^(itself|themselves|himself|herself)$/);
  const isDirect = at === phrase.first - 1;
  if (!knowledge.grammar.naming.has(tokens[at]?.lower ?? "")) return null;
  at--;
  while (tokens[at]?.tag === "ADV" || tokens[at]?.tag === "AUX" || /^(which|that|who|,)$/.test(tokens[at]?.lower ?? ""))
    at--;
  const bearer = phrases.findIndex(({ end }) => end === at + 1);
  // "A group called the Sons", not "Washington called the minister".
  const isNoun = tokens[phrases[bearer]?.head ?? -1]?.tag === "NOUN";
  const isNew = /^(an?|another|one)$/.test(tokens[phrases[bearer]?.first ?? -1]?.lower ?? "");
  return isNoun && (isNew || !isDirect) ? bearer : null;
}

/** What a group calls itself is no person's name. */
function kindByBearer(
  { sentence, mentions, byPhrase, knowledge }: Reading,
  mention: TextMention,
  bearer: number,
): EntityKind {
  const noun = sentence.tokens[sentence.phrases[bearer]?.head ?? -1]?.lower ?? "";
  const kind = mentions[byPhrase.get(bearer) ?? -1]?.kind ?? knowledge.grammar.nameHeads.get(noun);
  return mention.kind === "person" && (kind === "group" || kind === "organization") ? "organization" : mention.kind;
}

interface Placed {
  readonly phrase: Phrase;
  readonly number: number;
  /** Of the phrase's mention. */
  readonly index: number;
}

/** "The presidents of Chad and Mali", "Thai and Lao troops": one mention for each state, with its own code. */
function splitByCountry(reading: Reading, { phrase, number, index }: Placed): void {
  const { mentions, knowledge, sentence } = reading;
  const mention = mentions[index];
  if (!mention?.isPlural || mention.form !== "nominal" || mention.role === null) return;
  if (!mention.lent.every((id) => knowledge.actors.isCountry(id))) return;
  const isJoined =
    phrase.attachments.filter(({ preposition }) => preposition === "of").length > 1 ||
    sentence.tokens.slice(phrase.first, phrase.head).some(({ tag }) => tag === "CCONJ");
  if (mention.lent.length > 1 && isJoined) {
    const whole = { ...mention, ...toSpan(reading.text, mention.start, joinedEnd(reading, phrase, mention)) };
    mentions[index] = { ...whole, lent: mention.lent.slice(0, 1) };
    for (const country of mention.lent.slice(1)) mentions.push({ ...whole, lent: [country] });
  }
  if (mention.lent.length === 1) shareNoun(reading, number, mention);
}

/** The end of the last of "of Chad, Mali and Niger". */
function joinedEnd({ sentence }: Reading, phrase: Phrase, mention: TextMention): number {
  const of = phrase.attachments.filter(({ preposition }) => preposition === "of").at(-1);
  const last = of ? sentence.phrases[of.phrase] : undefined;
  return Math.max(mention.end, sentence.tokens[(last?.end ?? 0) - 1]?.end ?? 0);
}

/** "The Thai | and Cambodian prime ministers": the adjective before "and" has the noun behind it. */
function shareNoun({ mentions, sentence, byPhrase, knowledge }: Reading, number: number, noun: TextMention): void {
  const { tokens, phrases } = sentence;
  const root = phrases[number]?.conjunctOf ?? null;
  if (root === null || tokens[phrases[number]?.first ?? -1]?.tag === "DET") return;
  for (let at = number - 1; at >= root; at--) {
    const other = phrases[at];
    const index = byPhrase.get(at);
    const adjective = mentions[index ?? -1];
    if (!other || !adjective || index === undefined || (at !== root && other.conjunctOf !== root)) return;
    const country = adjective.known.find(({ id, as }) => as === "adjective" && knowledge.actors.isCountry(id));
    const isOne = /^an?$/.test(tokens[other.first]?.lower ?? "");
    if (!country || isOne || adjective.first !== adjective.head) return;
    mentions[index] = { ...adjective, isHead: false, phrase: null };
    byPhrase.set(at, mentions.length);
    mentions.push({
      ...noun,
      ...toSpanOf(adjective),
      phrase: at,
      lent: [country.id],
      owners: [],
      owner: null,
      isCounted: false,
    });
  }
}

function toSpanOf({
  start,
  end,
  text,
  first,
  head,
}: TextMention): Pick<TextMention, "start" | "end" | "text" | "first" | "head"> {
  return { start, end, text, first, head };
}

/** "a suicide squad of the TTP": a noun's span takes in the "of" that tells whose it is. */
function extendOver({ sentence, text, byPhrase }: Reading, mention: TextMention, phrase: Phrase): TextMention {
  const of = phrase.attachments.find(({ preposition, at }) => preposition === "of" && at === phrase.end);
  const inner = of && byPhrase.has(of.phrase) ? sentence.phrases[of.phrase] : undefined;
  const end = inner ? sentence.tokens[inner.end - 1]?.end : undefined;
  return end === undefined || mention.role === null ? mention : { ...mention, ...toSpan(text, mention.start, end) };
}

/** A person renames a person, a group a group; a place never anything else. */
function canRename(mention: TextMention, target: TextMention): boolean {
  if (mention.form === "pronoun" || target.form === "pronoun") return false;
  if (mention.form === "name" && target.form === "name" && mention.kind !== target.kind) return false;
  if (mention.form === "name" && target.form === "name" && mention.kind === "place") return false;
  const family = (kind: EntityKind): string =>
    kind === "person" ? "person" : kind === "place" || kind === "facility" ? "place" : "body";
  return family(mention.kind) === family(target.kind);
}

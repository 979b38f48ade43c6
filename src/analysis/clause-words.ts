/** What the words ahead show before they are read: a verb behind a phrase, a preposition, a word that opens a clause. */

import { isFiniteGroup, type Reader } from "./clause-drafts.js";
import { isIngForm, readVerbGroup, type VerbGroup } from "./verbs.js";

/** The finite verb that follows the phrase with nothing but its attachments between; null where there is none. */
export function verbAfter(reader: Reader, number: number): VerbGroup | null {
  let at = endOf(reader, number);
  while (reader.tokens[at]?.tag === "ADV") at++;
  if (reader.starts.has(at)) return null;
  const group = readVerbGroup(reader.tokens, at, reader.grammar);
  return group && isFiniteGroup(group) ? group : null;
}

/** Where the phrase ends with its "of", "from" and "in" attachments. */
export function endOf(reader: Reader, number: number): number {
  let end = reader.phrases[number]?.end ?? reader.tokens.length;
  for (let turn = 0; turn < 4; turn++) {
    if (!/^(of|in|from|for|at|to|on|with)$/.test(reader.tokens[end]?.lower ?? "")) break;
    const inner = reader.starts.get(end + 1);
    if (inner === undefined) break;
    end = reader.phrases[inner]?.end ?? end + 1;
  }
  return end;
}

export function prepositionAt(reader: Reader, at: number): number {
  const token = reader.tokens[at];
  if (!token) return 0;
  for (const words of reader.grammar.prepositions.get(token.lower) ?? []) {
    if (words.every((word, offset) => reader.tokens[at + offset]?.lower === word)) return words.length;
  }
  if (token.lower === "to") return readVerbGroup(reader.tokens, at, reader.grammar) ? 0 : 1;
  if (token.lower === "including") return 1;
  if (token.lower === "as" && token.tag === "ADV" && reader.starts.has(at + 1)) return 1;
  return token.tag === "ADP" || (token.tag === "SCONJ" && token.lower !== "that" && token.lower !== "if") ? 1 : 0;
}

/** True where the word opens a clause: a finite verb follows the phrase after it, or an -ing form follows at once. */
export function opensClause(reader: Reader, at: number): boolean {
  const token = reader.tokens[at];
  if (!token || !reader.grammar.subordinators.has(token.lower)) return false;
  if (token.lower === "since" && token.tag === "ADV") return false;
  if (token.lower === "that") return token.tag !== "DET" || reader.starts.has(at + 1);
  if (/^(if|unless|because|although|though|whether|whereas|while|when)$/.test(token.lower)) return true;
  let next = at + 1;
  while (reader.tokens[next]?.tag === "ADV") next++;
  const phrase = reader.starts.get(next);
  if (phrase === undefined)
    return readVerbGroup(reader.tokens, next, reader.grammar) !== null && !isGerund(reader, next);
  return hasVerbBefore(reader, phrase);
}

/** True where a finite verb follows the phrase, its conjuncts and attachments, before any comma. */
export function hasVerbBefore(reader: Reader, phrase: number): boolean {
  let at = reader.phrases[phrase]?.end ?? reader.tokens.length;
  for (let turn = 0; turn < 8 && at < reader.tokens.length; turn++) {
    const token = reader.tokens[at];
    if (!token || /^[,;:.!?]$/.test(token.text) || reader.grammar.subordinators.has(token.lower)) return false;
    const inner = reader.starts.get(at);
    if (inner !== undefined) at = reader.phrases[inner]?.end ?? at + 1;
    else if (token.tag === "ADV" || token.tag === "CCONJ" || token.tag === "ADP" || prepositionAt(reader, at) > 0) at++;
    else {
      const group = readVerbGroup(reader.tokens, at, reader.grammar);
      return group !== null && isFiniteGroup(group);
    }
  }
  return false;
}

export function isGerund(reader: Reader, at: number): boolean {
  const token = reader.tokens[at];
  return token !== undefined && (token.tag === "VERB" || token.tag === "AUX") && isIngForm(token);
}

export function isVerbAt(reader: Reader, at: number): boolean {
  let next = at;
  while (reader.tokens[next]?.tag === "ADV") next++;
  return !reader.starts.has(next) && readVerbGroup(reader.tokens, next, reader.grammar) !== null;
}

export function lemmaOf(reader: Reader, group: VerbGroup): string {
  return reader.tokens[group.verb]?.lemma ?? "";
}

export function canBeParticiple(reader: Reader, form: string): boolean {
  const base = reader.grammar.irregularBase(form);
  return base === undefined ? form.endsWith("ed") : reader.grammar.verbForms(base).participle === form;
}

/** A finite verb before the next comma, with no phrase of its own before it but those of prepositions. */
export function hasFiniteVerbFrom(reader: Reader, start: number): boolean {
  let afterPreposition = false;
  for (let at = start; at < reader.tokens.length; at++) {
    const token = reader.tokens[at];
    if (
      !token ||
      /^[,;:]$/.test(token.text) ||
      token.tag === "CCONJ" ||
      opensClause(reader, at) ||
      reader.grammar.relatives.has(token.lower)
    )
      return false;
    const phrase = reader.starts.get(at);
    if (phrase !== undefined) {
      if (!afterPreposition && !reader.phrases[phrase]?.isTime) return false;
      at = (reader.phrases[phrase]?.end ?? at + 1) - 1;
      afterPreposition = false;
    } else if (token.tag === "ADP") afterPreposition = true;
    else {
      const group = readVerbGroup(reader.tokens, at, reader.grammar);
      if (group) return isFiniteGroup(group);
    }
  }
  return false;
}

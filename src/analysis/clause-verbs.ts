/** What a verb group does: it gives a waiting clause its verb, or opens one of its own with the subject that is near. */

import {
  type Draft,
  finiteAncestor,
  isFiniteGroup,
  openDraft,
  type Reader,
  subjectsNear,
  waitingAbove,
} from "./clause-drafts.js";
import { canBeParticiple, hasFiniteVerbFrom, isGerund, lemmaOf, verbAfter } from "./clause-words.js";
import type { VerbGroup } from "./verbs.js";

const OBJECT_FIRST = new Set(["of", "from", "for", "with", "into"]);

export function readVerb(reader: Reader, group: VerbGroup): number {
  // "rejected as | made up | by the ministry": a participle behind "as" describes, and opens no clause.
  if (reader.preposition?.text === "as" && canBeParticiple(reader, reader.tokens[group.verb]?.lower ?? "")) {
    reader.preposition = null;
    return group.end;
  }
  if (isReduced(reader, group)) openReduced(reader, { ...group, tense: "participle", voice: "passive" });
  else if (group.tense === "infinitive") openInfinitive(reader, group);
  else if (group.tense === "participle") openParticiple(reader, group);
  else openFinite(reader, group);
  reader.preposition = null;
  reader.join = "none";
  reader.lastVerbAt = group.end - 1;
  return group.end;
}

/** "rebels backed by Turkey": a past form right after a phrase, with "by" or another verb to come and no object. */
function isReduced(reader: Reader, group: VerbGroup): boolean {
  const form = reader.tokens[group.verb]?.lower ?? "";
  if (group.first !== group.verb || !canBeParticiple(reader, form) || !reader.last) return false;
  const described = reader.phrases[reader.last.phrase];
  if (described && reader.tokens[described.head]?.tag === "PRON") return false;
  const next = reader.tokens[group.end];
  // "arrested a cadre, identified as …": behind a comma only before a preposition, and never as a report: ", said by".
  const isBehindComma =
    reader.tokens[group.first - 1]?.text === "," &&
    (next?.lower === "by" || (next?.tag === "ADP" && reader.current.group !== null && reader.last.role === "object")) &&
    !(reader.isReporting(lemmaOf(reader, group)) && next?.lower !== "by" && next?.lower !== "as");
  if (described?.end !== group.first && !isBehindComma) return false;
  if (next?.lower === "by" && !isGerund(reader, group.end + 1)) return true;
  if (reader.grammar.actingVerbs.has(lemmaOf(reader, group))) return false;
  if (
    reader.starts.has(group.end) ||
    (reader.current.group !== null && reader.last.role !== "oblique" && reader.last.role !== "object")
  )
    return false;
  if (next?.tag !== "ADP" && next?.lower !== "to") return false;
  const governor = reader.current.group;
  if (governor !== null) return !reader.isReporting(lemmaOf(reader, governor));
  return reader.current.relation !== "relative" && hasFiniteVerbFrom(reader, group.end);
}

function openReduced(reader: Reader, group: VerbGroup): void {
  const antecedent = reader.last?.phrase ?? null;
  const draft = openDraft(reader, "relative", reader.current, null);
  draft.antecedent = antecedent;
  draft.group = group;
  if (antecedent !== null) draft.subjects = [antecedent];
  reader.current = draft;
}

function openInfinitive(reader: Reader, group: VerbGroup): void {
  const governor =
    reader.join === "and" && reader.current.group?.tense === "infinitive"
      ? (reader.current.governor ?? reader.current)
      : reader.current;
  const sibling = governor !== reader.current ? reader.current : null;
  const draft = openDraft(reader, sibling ? "conjunct" : "complement", sibling ?? governor, "to");
  draft.group = group;
  draft.subjects = sibling ? [...sibling.subjects] : controllerOf(reader, governor);
  reader.current = draft;
}

/** Who does what an infinitive says: the object of "urge", else the subject. */
function controllerOf(reader: Reader, governor: Draft): number[] {
  const object = governor.objects[0];
  const head = object === undefined ? undefined : reader.tokens[reader.phrases[object]?.head ?? -1];
  if (object !== undefined && head && !reader.grammar.clausalNouns.has(head.lemma) && reader.free?.phrase === object)
    return [...governor.objects];
  // "criticised | Chad's | decision to close the border": whose decision it is.
  const owner = object === undefined ? null : (reader.phrases[object]?.possessor ?? null);
  if (owner !== null && head && reader.grammar.clausalNouns.has(head.lemma)) return [owner];
  const on = governor.obliques.at(-1);
  if (
    on &&
    on.preposition === "on" &&
    /^(call|press|prevail|lean)$/.test(reader.tokens[governor.group?.verb ?? -1]?.lemma ?? "")
  )
    return [on.phrase];
  return governor.group?.voice === "passive" || governor.subjects.length > 0 ? [...governor.subjects] : [];
}

function openParticiple(reader: Reader, group: VerbGroup): void {
  const governor = reader.current;
  const preposition = reader.preposition;
  const before = reader.last ? reader.phrases[reader.last.phrase] : undefined;
  const isAfterPhrase = !preposition && before !== undefined && before.end === group.first && reader.join === "none";
  const draft = openDraft(
    reader,
    isAfterPhrase ? "relative" : preposition ? "adverbial" : "participial",
    governor,
    preposition?.text ?? null,
  );
  draft.group = group;
  if (isAfterPhrase && reader.grammar.impactVerbs.has(lemmaOf(reader, group)) && governor.group !== null) {
    // "fired 40 rounds | killing two": the deed of whoever fired.
    draft.relation = "participial";
    draft.subjects = [...subjectsNear(reader, governor)];
  } else if (isAfterPhrase && reader.last) {
    draft.subjects = [reader.last.phrase];
    draft.antecedent = reader.last.phrase;
  } else if (preposition && OBJECT_FIRST.has(preposition.text) && governor.objects.length > 0)
    draft.subjects = [...governor.objects];
  else draft.subjects = [...subjectsNear(reader, governor)];
  reader.current = draft;
}

function openFinite(reader: Reader, group: VerbGroup): void {
  if (reader.aside) {
    reader.aside.group = group;
    reader.aside = null;
    return;
  }
  if (reader.current.group === null) {
    reader.current.group = group;
    return;
  }
  // "Vietnam, which lies downstream, | urged": the clause that still waits for its verb.
  const waiting = waitingAbove(reader);
  if (waiting && reader.tokens[group.first - 1]?.text === ",") {
    waiting.group = group;
    reader.current = waiting;
    return;
  }
  if (isInverted(reader, group)) {
    reader.current = openDraft(reader, "main", null, null);
    reader.current.group = group;
    return;
  }
  const free = reader.free;
  const isAdjacent = free !== null && isBeside(reader, free.phrase, group.first);
  if (isAdjacent && free.role !== "subject") openWithSubject(reader, group, free);
  else if (reader.join === "and") openConjunct(reader, group);
  else openLate(reader, group);
}

/** "…”, said Lorenzana": a reporting verb after a comma or quotation mark, its speaker behind it. */
export function isInverted(reader: Reader, group: VerbGroup): boolean {
  const speaker = reader.starts.get(group.end);
  const isMarked = /^[,"”’']$/.test(reader.tokens[group.first - 1]?.text ?? "");
  return (
    isMarked &&
    speaker !== undefined &&
    verbAfter(reader, speaker) === null &&
    reader.isReporting(lemmaOf(reader, group)) &&
    // "…, the minister, Ada Lowe, | told | a forum": behind these stands who was told.
    !/^(tell|inform|assure|remind|deny|reject|dismiss)$/.test(lemmaOf(reader, group)) &&
    group.first === group.verb
  );
}

/** True where only attachments, adverbs and commas stand between the phrase and the verb. */
function isBeside(reader: Reader, phrase: number, verb: number): boolean {
  const last = reader.last;
  const lastEnd = last ? (reader.phrases[last.phrase]?.end ?? 0) : 0;
  const between = reader.tokens.slice(lastEnd, verb);
  if (!between.every((token) => token.tag === "ADV" || /^[,"”“'’]$/.test(token.text))) return false;
  if (last?.phrase === phrase) return true;
  return reader.lastVerbAt < (reader.phrases[phrase]?.first ?? 0);
}

/** "officials said | rebels killed …", "…”, he said". */
function openWithSubject(reader: Reader, group: VerbGroup, free: NonNullable<Reader["free"]>): void {
  const family = [
    free.phrase,
    ...reader.phrases.flatMap((phrase, number) => (phrase.conjunctOf === free.phrase ? [number] : [])),
  ];
  const owner = free.draft;
  owner.objects = owner.objects.filter((object) => !family.includes(object));
  const isComplement = free.role === "object" && owner.group !== null;
  const draft = openDraft(reader, isComplement ? "complement" : "main", isComplement ? owner : null, null);
  draft.group = group;
  draft.subjects = family;
  reader.current = draft;
  reader.free = { phrase: free.phrase, draft, role: "subject" };
}

/** "… attacked a post and killed five soldiers". */
function openConjunct(reader: Reader, group: VerbGroup): void {
  const sibling =
    reader.current.group && isFiniteGroup(reader.current.group)
      ? reader.current
      : finiteAncestor(reader, reader.current);
  const draft = openDraft(reader, "conjunct", sibling, null);
  // "were killed and injured": the second participle shares the auxiliary.
  const isShared =
    sibling.group?.voice === "passive" &&
    group.first === group.verb &&
    canBeParticiple(reader, reader.tokens[group.verb]?.lower ?? "") &&
    !reader.starts.has(group.end);
  draft.group = isShared ? { ...group, voice: "passive" } : withModal(reader, group, sibling.group);
  draft.marker = sibling.relation === "conjunct" ? sibling.marker : null;
  draft.subjects = [...sibling.subjects];
  reader.current = draft;
}

/** "will share data and | carry out | exercises": a base form shares the modal before it. */
function withModal(reader: Reader, group: VerbGroup, before: VerbGroup | null): VerbGroup {
  const verb = reader.tokens[group.verb];
  const isBase = verb !== undefined && verb.lemma === verb.lower && group.first === group.verb;
  const isOpen = before !== null && (before.modal !== null || before.tense === "future");
  return isBase && isOpen ? { ...group, tense: before.tense, modal: before.modal } : group;
}

/** A verb whose subject stands before a finished clause: "The group, which has ties to X, said". */
function openLate(reader: Reader, group: VerbGroup): void {
  const waiting = waitingAbove(reader);
  if (waiting) {
    waiting.group = group;
    reader.current = waiting;
    return;
  }
  const draft = openDraft(reader, "main", null, null);
  draft.group = group;
  if (reader.free?.role === "floating") draft.subjects = [reader.free.phrase];
  else if (!reader.isReporting(lemmaOf(reader, group))) draft.subjects = [...subjectsNear(reader, reader.current)];
  reader.current = draft;
}

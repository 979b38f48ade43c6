/** Whether two triggers of one sentence name one event: "the | attack | killed | five". */
import type { TollTelling } from "../knowledge/event-words.js";
import type { Clause, Sentence } from "../model/analysis.js";
import type { Evidence } from "../model/coded-document.js";
import type { Participants } from "./participants.js";
import type { Trigger } from "./triggers.js";

interface Named {
  readonly trigger: Trigger;
  readonly parties: Participants;
  readonly stance: Evidence["stance"];
}

/** True for triggers of one type that hang on each other, with no parties that contradict. */
export function describesSame(tolls: TollTelling, a: Named, b: Named): boolean {
  if (a.trigger.pattern.type !== b.trigger.pattern.type) return false;
  if (a.trigger.frame.clause === b.trigger.frame.clause && a.trigger.frame.phrase === b.trigger.frame.phrase)
    return true;
  // "gunmen attacked a base, an attack ascribed to the Front": a suspect stands beside whoever was seen.
  const isOpen = b.stance === "alleges" || !contradict(a.parties, b.parties);
  if (isBackReference(b.trigger) && b.trigger.first > a.trigger.first && isOpen) return true;
  // The hosts of the talks that a visit is made for are other people than the visitors.
  if (isVisitFor(a.trigger, b.trigger)) return true;
  const isOne =
    isLinked(tolls, a.trigger, b.trigger) ||
    isLinked(tolls, b.trigger, a.trigger) ||
    isTold(tolls, a.trigger, b.trigger) ||
    isTold(tolls, b.trigger, a.trigger);
  return isOne && !contradict(a.parties, b.parties);
}

function harmOf(tolls: TollTelling, { frame: { sentence, clause, phrase } }: Trigger): string | null {
  const lemma = clause === null || phrase !== null ? "" : (sentence.tokens[clause.verb]?.lemma ?? "");
  return tolls.harms.has(lemma) ? lemma : null;
}

/** "ten were killed | when militants attacked", "killed six, and seven others | were wounded": what one deed did to people. */
function isTold(tolls: TollTelling, toll: Trigger, deed: Trigger): boolean {
  const harm = harmOf(tolls, toll);
  const { sentence, clause } = toll.frame;
  if (harm === null || clause === null) return false;
  return (
    isOccasion(sentence, clause, deed.frame) ||
    (harmOf(tolls, deed) !== harm && isSecondToll(sentence, clause, deed.frame))
  );
}

/** A clause of "when" or "as" behind the toll, or behind another that is joined to it. */
function isOccasion({ clauses }: Sentence, toll: Clause, { clause: deed, phrase }: Trigger["frame"]): boolean {
  if (deed === null || phrase !== null || deed.relation !== "adverbial") return false;
  if (!/^(when|as|where)$/.test(deed.marker ?? "") || deed.first < toll.end) return false;
  const governor = deed.governor === null ? undefined : clauses[deed.governor];
  return (
    governor === toll ||
    (governor !== undefined && governor.first > toll.first && /^(main|conjunct)$/.test(governor.relation))
  );
}

/** "and | seven others were wounded", "and another 20 injured": a figure alone, joined to the deed before it. */
function isSecondToll(
  { phrases, tokens }: Sentence,
  toll: Clause,
  { clause: deed, phrase }: Trigger["frame"],
): boolean {
  if (deed === null || phrase !== null || !/^(main|conjunct)$/.test(toll.relation) || deed.end > toll.first)
    return false;
  if (!/^(main|participial|complement)$/.test(deed.relation)) return false;
  const subject = toll.subjects.map((number) => phrases[number]).find((one) => one !== undefined);
  const head = subject ? tokens[subject.head] : undefined;
  const isAlone = head?.tag === "NUM" || /^(others?|more|dozens|scores|hundreds)$/.test(head?.lower ?? "");
  const joiner = subject ? tokens[subject.first - 1]?.lower : undefined;
  return isAlone && joiner === "and";
}

/** "the protest" behind "protested": a definite noun in the same sentence; "attacked a base, | an attack | ascribed to …". */
function isBackReference({ frame }: Trigger): boolean {
  const phrase = frame.phrase === null ? undefined : frame.sentence.phrases[frame.phrase];
  const opening = phrase ? frame.sentence.tokens[phrase.first] : undefined;
  return (
    phrase !== undefined &&
    opening !== undefined &&
    ((/^(the|this|that)$/.test(opening.lower) && phrase.attachments.length === 0) ||
      phrase.appositionOf !== null ||
      renamesClause(frame))
  );
}

/** "…, | an attack since ascribed to the rebels": a noun behind the sentence's comma, whose own clause is no sentence. */
function renamesClause({ sentence, clause, phrase }: Trigger["frame"]): boolean {
  const own = phrase === null ? undefined : sentence.phrases[phrase];
  if (own === undefined || clause === null || !clause.subjects.includes(phrase ?? -1)) return false;
  const isBehindComma = sentence.tokens[own.first - 1]?.text === "," && own.first > 1;
  return isBehindComma && /^an?$/.test(sentence.tokens[own.first]?.lower ?? "") && clause.objects.length === 0;
}

/** Both name actors and share none. */
function contradict(a: Participants, b: Participants): boolean {
  const ids = new Set(a.actors.map(({ party }) => party.entity.id));
  return ids.size > 0 && b.actors.length > 0 && !b.actors.some(({ party }) => ids.has(party.entity.id));
}

/** `b` is the subject, an adjunct or a consequence of `a`. */
function isLinked(tolls: TollTelling, a: Trigger, b: Trigger): boolean {
  const { sentence, clause } = a.frame;
  if (a.frame.phrase === null && b.frame.phrase !== null)
    return clause !== null && (holdsPhrase(sentence, clause, b.frame.phrase) || isClaimed(a, b.frame.phrase));
  if (a.frame.phrase !== null && b.frame.phrase !== null)
    return (
      sentence.phrases[a.frame.phrase]?.attachments.some(
        ({ phrase, preposition }) => phrase === b.frame.phrase && /^(of|in|during|by|from)$/.test(preposition),
      ) ?? false
    );
  if (a.frame.phrase !== null && b.frame.phrase === null)
    return isDescribedBy(sentence, a.frame.phrase, b.frame.clause);
  if (a.frame.phrase !== null || clause === null || b.frame.clause === null) return false;
  // "claimed responsibility | for killing | the general"
  if (a.pattern.words.includes("responsibility") && sentence.clauses[b.frame.clause.governor ?? -1] === clause)
    return b.frame.clause.marker === "for";
  return isConsequence(tolls, sentence, { clause, other: b.frame.clause });
}

/** "claimed responsibility for | a bombing". */
function isClaimed({ pattern, frame }: Trigger, phrase: number): boolean {
  return pattern.words.includes("responsibility") && frame.slot("for").includes(phrase);
}

/** "flew to Lima for | talks |". */
export function isVisitFor({ pattern, frame }: Trigger, talks: Trigger): boolean {
  const goal = talks.frame.phrase;
  return goal !== null && pattern.modes.includes("visit") && frame.phrase === null && frame.slot("for").includes(goal);
}

/** "an offensive by India that has | killed | 22": a relative clause behind the noun or what hangs on it. */
function isDescribedBy(sentence: Sentence, noun: number, clause: Clause | null): boolean {
  if (clause === null || clause.relation !== "relative") return false;
  const around = new Set([noun, ...(sentence.phrases[noun]?.attachments.map(({ phrase }) => phrase) ?? [])]);
  return [...clause.subjects, ...clause.obliques.map(({ phrase }) => phrase)].some((phrase) => around.has(phrase));
}

/** The verb's subject, or a phrase of manner: "killed in clashes", "the attack killed". */
function holdsPhrase(sentence: Sentence, clause: Clause, phrase: number): boolean {
  if (clause.subjects.includes(phrase) || clause.objects.includes(phrase)) return true;
  if (
    clause.obliques.some(
      (oblique) =>
        oblique.phrase === phrase && /^(in|by|during|with|amid|between|as a result of|from)$/.test(oblique.preposition),
    )
  )
    return true;
  const antecedent = sentence.phrases[phrase];
  return (
    clause.relation === "relative" &&
    antecedent !== undefined &&
    antecedent.end <= clause.first &&
    clause.obliques.some((oblique) => oblique.phrase === phrase)
  );
}

/** "stormed the compound, | killing | five", "attacked a post and | killed | two". */
function isConsequence(
  tolls: TollTelling,
  sentence: Sentence,
  { clause, other }: { readonly clause: Clause; readonly other: Clause },
): boolean {
  const governor = other.governor === null ? null : sentence.clauses[other.governor];
  if (governor !== clause) return false;
  return (
    other.relation === "participial" ||
    (other.relation === "conjunct" && isSameDeed(tolls, sentence, other)) ||
    (other.relation === "adverbial" && other.tense === "participle")
  );
}

/** "attacked a post and killed two": a toll goes with the deed; another deed with an object of its own does not. */
function isSameDeed(tolls: TollTelling, sentence: Sentence, { verb, objects }: Clause): boolean {
  return objects.length === 0 || tolls.results.has(sentence.tokens[verb]?.lemma ?? "");
}

/** The words around a trigger by the part they play: subject, object, possessor, modifier, or the phrases of a preposition. */

import type { Grammar } from "../knowledge/grammar.js";
import type { Clause, Oblique, Sentence } from "../model/analysis.js";

/** A trigger's surroundings. `slot` gives the phrases that fill a part, heads of conjunctions with their conjuncts. */
export interface Frame {
  readonly sentence: Sentence;
  /** The clause that the trigger is the verb of, or stands in; null outside any clause. */
  readonly clause: Clause | null;
  /** The phrase that the trigger heads; null for a verb. */
  readonly phrase: number | null;
  /** The clause of the journey that the verb ends: "flew to Lima to | meet |"; null where none is told. */
  readonly journey: Clause | null;
  slot(name: string): readonly number[];
}

export interface VerbTrigger {
  readonly clause: Clause;
  /** Tokens of the trigger: phrases that hold one of them fill no slot. */
  readonly first: number;
  readonly end: number;
  /** Tokens of the trigger's own words: a phrase that one of them heads fills no slot. */
  readonly owned: ReadonlySet<number>;
}

/** The frame of a verb. In the passive, "by" brings the subject and the grammatical subject is the object. */
export function verbFrame(sentence: Sentence, grammar: Grammar, { clause, first, end, owned }: VerbTrigger): Frame {
  const isOwn = (phrase: number): boolean => owned.has(sentence.phrases[phrase]?.head ?? -1);
  // "threatened to shell X": the trigger's last verb brings the object.
  const tail =
    sentence.clauses.find((other) => other !== clause && other.verb > first && other.verb < end) ??
    infinitiveAt(sentence, clause, end);
  const objects = (tail ?? clause).objects.filter((phrase) => !isOwn(phrase));
  const near = [...clause.objects, ...clause.subjects, ...(tail?.objects ?? [])].flatMap(
    (phrase) => sentence.phrases[phrase]?.attachments ?? [],
  );
  const obliques = [...clause.obliques, ...(tail?.obliques ?? []), ...near];
  const isPassive = clause.voice === "passive";
  return {
    sentence,
    clause,
    phrase: null,
    journey: journeyTo(sentence, clause, grammar),
    slot: (name) => {
      if (name === "subject") return isPassive ? agentsOf(obliques) : behindVehicle(sentence, clause, grammar);
      if (name === "object") return objectsOf();
      if (name === "complement") return complementOf(sentence, clause);
      if (name === "possessor") return objectsOf().flatMap((phrase) => sentence.phrases[phrase]?.possessor ?? []);
      if (name === "modifier") return [];
      return governed(obliques, name).filter((phrase) => !isOwn(phrase));
    },
  };

  function objectsOf(): readonly number[] {
    // "call for", "walk out of": what the trigger's own preposition governs is its object.
    const behind = obliques
      .filter(({ at, phrase }) => at > first && at < end && !isOwn(phrase))
      .map(({ phrase }) => phrase);
    if (behind.length > 0) return [...new Set(behind)];
    return isPassive ? [...clause.subjects.filter((phrase) => !isOwn(phrase)), ...objects] : objects;
  }
}

/** "flew to Lima to | meet |", "travelled to Lima and | met |": the clause of the journey; null where none is told. */
function journeyTo(sentence: Sentence, clause: Clause, grammar: Grammar): Clause | null {
  if (clause.governor === null) return null;
  const journey = sentence.clauses[clause.governor];
  const isAim = clause.tense === "infinitive" || clause.relation === "conjunct";
  if (!journey || !isAim || !grammar.motion.has(sentence.tokens[journey.verb]?.lemma ?? "")) return null;
  return journey;
}

/** "refused to | lift | the ban on X": where a trigger ends in "to", the infinitive behind it brings objects and preposition phrases. */
function infinitiveAt(sentence: Sentence, clause: Clause, end: number): Clause | null {
  if (sentence.tokens[end - 1]?.lower !== "to") return null;
  const number = sentence.clauses.indexOf(clause);
  const isNext = ({ tense, governor, first, verb }: Clause): boolean =>
    tense === "infinitive" && governor === number && first <= end && verb >= end && verb <= end + 2;
  return sentence.clauses.find(isNext) ?? null;
}

/** "sent a letter requesting": who sent it requests. */
function behindVehicle(sentence: Sentence, clause: Clause, grammar: Grammar): readonly number[] {
  const subject = clause.subjects[0];
  const governor = clause.governor === null ? undefined : sentence.clauses[clause.governor];
  if (subject === undefined || !governor || clause.relation !== "relative" || !governor.objects.includes(subject))
    return clause.subjects;
  const head = sentence.tokens[sentence.phrases[subject]?.head ?? -1];
  const made = sentence.tokens[governor.verb]?.lemma ?? "";
  const isMade =
    grammar.lightVerbs.has(made) ||
    /^(pass|publish|write|adopt|release|post|submit|approve|draft|circulate|unveil|read|send)$/.test(made);
  return head && grammar.vehicles.has(head.lemma) && governor.voice === "active" && isMade
    ? governor.subjects
    : clause.subjects;
}

function agentsOf(obliques: readonly Oblique[]): readonly number[] {
  return governed(obliques, "by");
}

function governed(obliques: readonly Oblique[], preposition: string): readonly number[] {
  return [...new Set(obliques.filter((oblique) => oblique.preposition === preposition).map(({ phrase }) => phrase))];
}

/** The subjects of the clause that depends on this one: "urged | rebels | to leave". */
function complementOf(sentence: Sentence, clause: Clause): readonly number[] {
  const number = sentence.clauses.indexOf(clause);
  const below = sentence.clauses.filter(({ governor, relation }) => governor === number && relation === "complement");
  return (below.length > 0 ? below : toldBefore(sentence, clause)).flatMap(({ subjects }) =>
    subjects.filter((phrase) => !clause.subjects.includes(phrase)),
  );
}

/** "| Iran must disarm the rebels |, the minister told a forum": what was said, in front of whoever said it. */
function toldBefore({ clauses, tokens }: Sentence, clause: Clause): readonly Clause[] {
  const number = clauses.indexOf(clause);
  const before = clauses[number - 1];
  const subject = Math.min(...clause.subjects);
  const isFronted = number > 0 && before?.relation === "main" && clause.relation === "main" && Number.isFinite(subject);
  const isMarked = tokens.slice(before?.verb ?? 0, clause.verb).some(({ text }) => /^[,"”]$/.test(text));
  return isFronted &&
    isMarked &&
    before.modal !== null &&
    !clauses.slice(number + 1).some(({ governor }) => governor === number)
    ? [before]
    : [];
}

/** The frame of a noun: its owner, its modifiers' phrase, what hangs on it, and what its clause adds. */
export function nounFrame(sentence: Sentence, number: number, grammar: Grammar): Frame {
  const phrase = sentence.phrases[number];
  const clause = clauseAround(sentence, number);
  const verb = clause ? (sentence.tokens[clause.verb]?.lemma ?? "") : "";
  const isSubject = clause?.subjects.includes(number) ?? false;
  const isObject = clause?.objects.includes(number) ?? false;
  const attachments = [
    ...(phrase?.attachments ?? []),
    ...(clause && (isObject || (isSubject && (grammar.occurrenceVerbs.has(verb) || clause.voice === "passive")))
      ? clause.obliques
      : []),
  ];
  return {
    sentence,
    clause,
    phrase: number,
    journey: null,
    slot: (name) => {
      if (name === "possessor") return phrase?.possessor == null ? [] : [phrase.possessor];
      if (name === "modifier") return [];
      if (name === "subject")
        return isObject && clause && clause.voice === "active" && grammar.lightVerbs.has(verb) ? clause.subjects : [];
      if (name === "object")
        return isSubject && clause && clause.voice === "active" && grammar.impactVerbs.has(verb) ? clause.objects : [];
      if (name === "complement") return clause && isObject ? complementOf(sentence, clause) : [];
      if (name === "by" && clause?.voice === "passive" && isSubject && grammar.lightVerbs.has(verb))
        return governed([...attachments, ...clause.obliques], "by");
      const direct = governed(attachments, name);
      return direct.length > 0 || !/^(by|between|with|against)$/.test(name)
        ? direct
        : governed(throughOf(sentence, number, 2), name);
    },
  };
}

/** What hangs on what the noun's "of" names: "the lifting of the curfew | by the government". */
function throughOf(sentence: Sentence, number: number, turns: number): readonly Oblique[] {
  const inner = (sentence.phrases[number]?.attachments ?? []).filter(({ preposition }) =>
    /^(of|in|on|for|about)$/.test(preposition),
  );
  if (turns === 0) return [];
  return inner.flatMap(({ phrase }) => [
    ...(sentence.phrases[phrase]?.attachments ?? []),
    ...throughOf(sentence, phrase, turns - 1),
  ]);
}

/** The clause that has the phrase as subject, object or behind a preposition; null where none has. */
export function clauseAround(sentence: Sentence, phrase: number): Clause | null {
  const holds = ({ subjects, objects, obliques }: Clause): boolean =>
    objects.includes(phrase) || subjects.includes(phrase) || obliques.some((oblique) => oblique.phrase === phrase);
  const direct = sentence.clauses.find(holds);
  if (direct) return direct;
  const holder = sentence.phrases.findIndex(
    ({ attachments, possessor }) => possessor === phrase || attachments.some((oblique) => oblique.phrase === phrase),
  );
  return holder >= 0 && holder !== phrase ? clauseHolding(sentence, holder, 4) : null;
}

function clauseHolding(sentence: Sentence, phrase: number, turns: number): Clause | null {
  const direct = sentence.clauses.find(
    ({ subjects, objects, obliques }) =>
      objects.includes(phrase) || subjects.includes(phrase) || obliques.some((oblique) => oblique.phrase === phrase),
  );
  if (direct || turns === 0) return direct ?? null;
  const holder = sentence.phrases.findIndex(
    ({ attachments, possessor }) => possessor === phrase || attachments.some((oblique) => oblique.phrase === phrase),
  );
  return holder >= 0 && holder !== phrase ? clauseHolding(sentence, holder, turns - 1) : null;
}

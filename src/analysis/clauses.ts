/**
 * Who does what to whom, by word order: reads a sentence's phrases, verb groups, prepositions and conjunctions from left to
 * right and hangs them on each other. A stand-in for a parser that is right where news is plain.
 */

import type { Grammar } from "../knowledge/grammar.js";
import type { Clause, Oblique, Phrase, Token } from "../model/analysis.js";
import type { BarePhrase } from "./phrases.js";
import { isIngForm, readVerbGroup, type VerbGroup } from "./verbs.js";

export interface Structure {
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
}

/** Hangs `phrases` and the verbs of `tokens` on each other. */
export function findClauses(
  tokens: readonly Token[],
  phrases: readonly BarePhrase[],
  grammar: Grammar,
  isReporting: (lemma: string) => boolean,
): Structure {
  const reader = new ClauseReader(tokens, phrases, grammar, isReporting);
  return reader.read();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };
type DraftPhrase = Mutable<Phrase> & { isTime: boolean };

interface Draft {
  group: VerbGroup | null;
  particle: string | null;
  subjects: number[];
  objects: number[];
  obliques: Oblique[];
  governor: Draft | null;
  relation: Clause["relation"];
  marker: string | null;
  /** The phrase that a relative clause describes. */
  antecedent: number | null;
}

/** "which Kabul has denied": what the relative clause describes is its object. */
function isObjectRelative(draft: Draft): draft is Draft & { antecedent: number } {
  const { antecedent } = draft;
  return (
    antecedent !== null &&
    draft.objects.length === 0 &&
    !draft.subjects.includes(antecedent) &&
    draft.obliques.every(({ phrase }) => phrase !== antecedent)
  );
}

/** "was abducted and killed by rebels": coordinated passives share their agent. */
function shareAgent(draft: Draft): void {
  const { governor } = draft;
  if (
    draft.relation !== "conjunct" ||
    !governor ||
    draft.group?.voice !== "passive" ||
    governor.group?.voice !== "passive"
  )
    return;
  const agents = (one: Draft): Oblique[] => one.obliques.filter(({ preposition }) => preposition === "by");
  if (agents(governor).length === 0) governor.obliques.push(...agents(draft));
  else if (agents(draft).length === 0) draft.obliques.push(...agents(governor));
}

type Join = "none" | "and" | "comma" | "break";

const PARTICLES = new Set(["out", "up", "off", "down", "away", "back", "over", "apart", "forward", "together"]);
const OBJECT_FIRST = new Set(["of", "from", "for", "with", "into"]);

class ClauseReader {
  private readonly phrases: DraftPhrase[];
  private readonly starts = new Map<number, number>();
  private readonly drafts: Draft[] = [];
  private current: Draft;
  private join: Join = "none";
  private preposition: { text: string; at: number } | null = null;
  private timeBehind: { readonly phrase: number; readonly end: number } | null = null;
  /** The last phrase, where it went, and whether anything but its own attachments followed. */
  private last: { phrase: number; role: "subject" | "object" | "oblique" | "apposition" | "floating" } | null = null;
  /** The last phrase that no preposition governs: a verb may yet make it its subject. */
  private free: { phrase: number; draft: Draft; role: "subject" | "object" | "floating" | "apposition" } | null = null;
  private lastVerbAt = -1;
  /** A speaker between commas whose verb is to come: "Gunmen, | a witness said, | had opened fire". */
  private aside: Draft | null = null;

  constructor(
    private readonly tokens: readonly Token[],
    phrases: readonly BarePhrase[],
    private readonly grammar: Grammar,
    private readonly isReporting: (lemma: string) => boolean,
  ) {
    this.phrases = phrases.map((phrase) => ({ ...phrase, conjunctOf: null, appositionOf: null, attachments: [] }));
    // Of phrases that begin together the last is the whole; owners inside it are not read again.
    phrases.forEach((phrase, number) => {
      this.starts.set(phrase.first, number);
    });
    this.current = this.open("main", null, null);
  }

  read(): Structure {
    let at = 0;
    while (at < this.tokens.length) at = Math.max(at + 1, this.step(at));
    return this.finish();
  }

  private step(at: number): number {
    const token = this.tokens[at];
    if (!token) return at + 1;
    const phrase = this.starts.get(at);
    if (phrase !== undefined) return this.readPhrase(phrase);
    if (this.isLateParticle(at)) return this.readLateParticle(at);
    const words = this.prepositionAt(at);
    if (words > 0 && !this.opensClause(at)) return this.readPreposition(at, words);
    if (this.isRelative(at)) return this.readRelative(at);
    if (this.opensClause(at)) return this.readSubordinator(at);
    const group = readVerbGroup(this.tokens, at, this.grammar);
    if (group) return this.readVerb(group);
    this.readMark(token);
    return at + 1;
  }

  private readMark(token: Token): void {
    if (token.tag === "CCONJ") this.join = "and";
    else if (token.text === "," && this.join === "none") this.join = "comma";
    else if (/^[;:—–]$/.test(token.text)) {
      this.join = "break";
      this.preposition = null;
    } else if (token.text === "(") this.join = "comma";
  }

  // Phrases

  private readPhrase(number: number): number {
    const phrase = this.phrases[number];
    if (!phrase) return this.tokens.length;
    if (phrase.isTime) return this.readTime(phrase);
    if (this.isFloating(phrase)) return phrase.end;
    this.place(number, phrase);
    this.preposition = null;
    this.join = "none";
    return phrase.end;
  }

  /** "Norway and Sweden | each | accuse": it says of the subject that every one of them does. */
  private isFloating({ first, end }: DraftPhrase): boolean {
    const isAlone = end === first + 1 && /^(each|both|all)$/.test(this.tokens[first]?.lower ?? "");
    return isAlone && this.last?.role === "subject" && this.phrases[this.last.phrase]?.end === first;
  }

  /** "the attack | on Monday | by rebels": a date between a phrase and its preposition parts them no further. */
  private readTime({ first, end }: DraftPhrase): number {
    const start = this.preposition?.at ?? first;
    const last = this.last?.phrase ?? null;
    const isClose = last !== null && (this.phrases[last]?.end === start || this.endOfTime(last) === start);
    this.timeBehind = isClose ? { phrase: last, end } : null;
    this.preposition = null;
    return end;
  }

  /** Where the date right behind a phrase ends. */
  private endOfTime(phrase: number): number | null {
    return this.timeBehind?.phrase === phrase ? this.timeBehind.end : null;
  }

  private place(number: number, phrase: DraftPhrase): void {
    if (this.preposition) this.placeOblique(number, this.preposition);
    else if (this.isAside(number)) {
      this.aside = this.open("main", null, null);
      this.aside.subjects = [number];
    } else if (this.last?.role === "apposition" && this.tokens[phrase.first - 1]?.text === ")")
      this.placeApposition(number, phrase);
    else if (this.isConjunct(number)) this.placeConjunct(number, phrase);
    else if (this.join === "comma" && this.last && this.isApposition(number)) this.placeApposition(number, phrase);
    else if (this.current.group === null) this.placeSubject(number);
    else if (this.join === "comma" || this.join === "break" || (this.join === "and" && this.hasOwnVerb(number)))
      this.placeFloating(number);
    else this.placeObject(number);
  }

  private placeOblique(number: number, { text, at }: { text: string; at: number }): void {
    const oblique: Oblique = { preposition: text, phrase: number, at };
    const before = this.last ? this.phrases[this.last.phrase] : undefined;
    const isClose = before !== undefined && (before.end === at || this.endOfTime(this.last?.phrase ?? -1) === at);
    if (isClose) before.attachments.push(oblique);
    if (!(isClose && text === "of")) this.current.obliques.push(oblique);
    this.last = { phrase: number, role: "oblique" };
  }

  /** A speaker and a reporting verb between commas, before the sentence's own verb. */
  private isAside(number: number): boolean {
    if (this.join !== "comma" || this.current.group !== null || this.current.subjects.length === 0) return false;
    const verb = this.verbAfter(number);
    return verb !== null && this.isReporting(this.lemmaOf(verb)) && this.tokens[verb.end]?.text === ",";
  }

  /** "Pakistan and India", "soldiers, policemen and villagers". */
  private isConjunct(number: number): boolean {
    if (this.join !== "and" || !this.last) return false;
    // "one rebel was killed and one rifle confiscated": behind a verb, "and" joins no phrase to its subject.
    if (this.lastVerbAt >= (this.phrases[this.last.phrase]?.end ?? 0)) return false;
    if (this.last.role === "floating" && this.phrases[this.last.phrase]?.end === this.firstOf(number) - 1) return true;
    // "killed five soldiers and the army said": a phrase after "and" with a finite verb of its own opens a clause.
    return this.current.group === null || !this.hasOwnVerb(number);
  }

  private firstOf(number: number): number {
    return this.phrases[number]?.first ?? 0;
  }

  /** "the army | said"; behind ", and" a list of subjects too: "…, and Kenya and Uganda | traded blame". */
  private hasOwnVerb(number: number): boolean {
    const first = this.firstOf(number);
    const isAfterComma = this.tokens[first - 1]?.tag === "CCONJ" && this.tokens[first - 2]?.text === ",";
    return this.verbAfter(number) !== null || (isAfterComma && this.hasVerbBefore(number));
  }

  private placeConjunct(number: number, phrase: DraftPhrase): void {
    const last = this.last;
    if (!last) return;
    this.turnIntoList(last.phrase);
    const before = this.phrases[last.phrase];
    const anchor = before?.conjunctOf ?? before?.appositionOf ?? last.phrase;
    phrase.conjunctOf = anchor;
    this.joinRole(number, anchor);
    this.last = { phrase: number, role: last.role };
  }

  /** What looked like appositions is a list once "and" follows: "Pakistan, India and China". */
  private turnIntoList(number: number): void {
    const last = this.phrases[number];
    const anchor = last?.appositionOf ?? null;
    const isOpen =
      (last !== undefined && this.tokens[last.end]?.tag === "CCONJ") ||
      (this.tokens[last?.end ?? -1]?.text === "," && this.tokens[(last?.end ?? -2) + 1]?.tag === "CCONJ");
    if (anchor === null || !isOpen || this.isNameOf(number, anchor)) return;
    this.phrases.forEach((phrase, member) => {
      if (phrase.appositionOf !== anchor || this.tokens[phrase.first - 1]?.text === "(") return;
      phrase.appositionOf = null;
      phrase.conjunctOf = anchor;
      this.joinRole(member, anchor);
    });
  }

  /** "the minister, | Ada Lowe |, and her deputy": a name behind one person's office renames; it is no member of a list. */
  private isNameOf(number: number, anchor: number): boolean {
    const office = this.phrases[anchor];
    const name = this.phrases[number];
    if (!office || !name || !this.isOneNoun(office)) return false;
    return this.isName(name) && this.tokens[name.end]?.text === ",";
  }

  /** A common noun in the singular: "the minister". */
  private isOneNoun({ head }: Pick<DraftPhrase, "head">): boolean {
    const noun = this.tokens[head];
    return noun?.tag === "NOUN" && !/[^s]s$/.test(noun.lower);
  }

  private isName({ first, end }: DraftPhrase): boolean {
    const words = this.tokens.slice(first, end).filter(({ text }) => !/^[-–]$/.test(text));
    return words.length > 1 && words.every(({ tag }) => tag === "PROPN");
  }

  private joinRole(number: number, anchor: number): void {
    for (const list of [this.current.subjects, this.current.objects]) {
      if (list.includes(anchor)) {
        list.push(number);
        return;
      }
    }
    const oblique = this.current.obliques.find(({ phrase }) => phrase === anchor);
    if (oblique) this.current.obliques.push({ ...oblique, phrase: number });
    for (const holder of this.phrases) {
      const attached = holder.attachments.find(({ phrase }) => phrase === anchor);
      if (attached) holder.attachments.push({ ...attached, phrase: number });
    }
  }

  /** "Baradar, the deputy prime minister, …", "the Movement (MRTA)", "Karachi, Pakistan". */
  private isApposition(number: number): boolean {
    const last = this.last;
    const phrase = this.phrases[number];
    if (!last || !phrase || this.tokens[this.phrases[last.phrase]?.end ?? 0]?.start === undefined) return false;
    const end = this.phrases[last.phrase]?.end ?? -2;
    // "the Zambezi Liberation Army (ZLA), a rebel movement"
    const comma = this.tokens[end]?.text === ")" && end + 1 < phrase.first ? this.tokens[end + 1] : this.tokens[end];
    if (comma?.text !== "," && comma?.text !== "(") return false;
    // "Hoping for better days, the minister …": what follows a fronted participle is the sentence's subject.
    if (this.current.relation === "participial" && this.current.subjects.length === 0 && last.role !== "floating")
      return false;
    const after = this.tokens[this.endOf(number)];
    const isFronted = this.current.group === null && this.current.subjects.length === 0;
    if (isFronted && comma.text === ",") return after?.text === "," && this.starts.has(this.endOf(number) + 1);
    const verb = this.verbAfter(number);
    if (verb === null) return !this.speaksBehindName(number);
    return (
      (after !== undefined && /^[,)]$/.test(after.text)) ||
      (this.current.group === null && this.current.subjects.length > 0 && after?.tag === "CCONJ")
    );
  }

  /** "…, the minister, | Ada Lowe |, said": a speaker behind what was said, renamed before the verb. */
  private speaksBehindName(number: number): boolean {
    const end = this.endOf(number);
    const inner = this.starts.get(end + 1);
    const name = inner === undefined ? undefined : this.phrases[inner];
    if (this.current.group === null || !name || !this.isName(name) || this.tokens[end]?.text !== ",") return false;
    const verb = this.tokens[name.end]?.text === "," ? readVerbGroup(this.tokens, name.end + 1, this.grammar) : null;
    return verb !== null && this.isFinite(verb) && this.isReporting(this.lemmaOf(verb));
  }

  private placeApposition(number: number, phrase: DraftPhrase): void {
    const last = this.last;
    if (!last) return;
    phrase.appositionOf =
      this.phrases[last.phrase]?.appositionOf ?? this.officeAround(last.phrase, phrase) ?? last.phrase;
    this.last = { phrase: number, role: "apposition" };
  }

  /** "the director of the Service, Ada Lowe": a person's name renames the office, not the body. */
  private officeAround(body: number, name: DraftPhrase): number | null {
    if (!this.isName(name) || this.tokens[name.first - 1]?.text !== ",") return null;
    // "the envoy at the conference, Ada Lowe": a thing in small letters bears no person's name.
    const isEvent = this.tokens[this.phrases[body]?.head ?? -1]?.tag === "NOUN";
    const isLink = ({ phrase, preposition }: Oblique): boolean =>
      phrase === body && (preposition === "of" || (isEvent && /^(at|in|to)$/.test(preposition)));
    const office = this.phrases.findIndex((phrase) => this.isOneNoun(phrase) && phrase.attachments.some(isLink));
    return office < 0 ? null : office;
  }

  private placeSubject(number: number): void {
    // A second phrase before any verb takes the first one's place, unless that one is a heading: "Kabul: The Taliban said".
    this.current.subjects = [number];
    this.last = { phrase: number, role: "subject" };
    this.free = { phrase: number, draft: this.current, role: "subject" };
  }

  private placeObject(number: number): void {
    const group = this.current.group;
    const isInverted =
      group !== null &&
      this.current.subjects.length === 0 &&
      group.tense !== "infinitive" &&
      group.tense !== "participle" &&
      this.isReporting(this.lemmaOf(group));
    (isInverted ? this.current.subjects : this.current.objects).push(number);
    this.last = { phrase: number, role: "object" };
    this.free = { phrase: number, draft: this.current, role: isInverted ? "floating" : "object" };
  }

  private placeFloating(number: number): void {
    this.last = { phrase: number, role: "floating" };
    this.free = { phrase: number, draft: this.current, role: "floating" };
  }

  /** The finite verb that follows the phrase with nothing but its attachments between; null where there is none. */
  private verbAfter(number: number): VerbGroup | null {
    let at = this.endOf(number);
    while (this.tokens[at]?.tag === "ADV") at++;
    if (this.starts.has(at)) return null;
    const group = readVerbGroup(this.tokens, at, this.grammar);
    return group && this.isFinite(group) ? group : null;
  }

  /** Where the phrase ends with its "of", "from" and "in" attachments. */
  private endOf(number: number): number {
    let end = this.phrases[number]?.end ?? this.tokens.length;
    for (let turn = 0; turn < 4; turn++) {
      if (!/^(of|in|from|for|at|to|on|with)$/.test(this.tokens[end]?.lower ?? "")) break;
      const inner = this.starts.get(end + 1);
      if (inner === undefined) break;
      end = this.phrases[inner]?.end ?? end + 1;
    }
    return end;
  }

  // Prepositions and subordinators

  private prepositionAt(at: number): number {
    const token = this.tokens[at];
    if (!token) return 0;
    for (const words of this.grammar.prepositions.get(token.lower) ?? []) {
      if (words.every((word, offset) => this.tokens[at + offset]?.lower === word)) return words.length;
    }
    if (token.lower === "to") return readVerbGroup(this.tokens, at, this.grammar) ? 0 : 1;
    if (token.lower === "including") return 1;
    if (token.lower === "as" && token.tag === "ADV" && this.starts.has(at + 1)) return 1;
    return token.tag === "ADP" || (token.tag === "SCONJ" && token.lower !== "that" && token.lower !== "if") ? 1 : 0;
  }

  /** "handed two soldiers | over | to", "blew the bridge | up": right behind the verb's object, and before no phrase. */
  private isLateParticle(at: number): boolean {
    const { last, current } = this;
    const isFree =
      PARTICLES.has(this.tokens[at]?.lower ?? "") && !this.starts.has(at + 1) && this.prepositionAt(at) <= 1;
    if (!isFree || last?.role !== "object" || current.group === null || current.particle !== null) return false;
    return this.phrases[last.phrase]?.end === at && current.objects.includes(last.phrase);
  }

  private readLateParticle(at: number): number {
    this.current.particle = this.tokens[at]?.lower ?? null;
    return at + 1;
  }

  private readPreposition(at: number, words: number): number {
    const text = this.tokens
      .slice(at, at + words)
      .map((token) => token.lower)
      .join(" ");
    if (
      words === 1 &&
      PARTICLES.has(text) &&
      this.lastVerbAt === at - 1 &&
      this.current.group &&
      this.current.particle === null
    ) {
      this.current.particle = text;
      this.lastVerbAt = at;
      return at + 1;
    }
    this.preposition = { text, at };
    return at + words;
  }

  /** True where the word opens a clause: a finite verb follows the phrase after it, or an -ing form follows at once. */
  private opensClause(at: number): boolean {
    const token = this.tokens[at];
    if (!token || !this.grammar.subordinators.has(token.lower)) return false;
    if (token.lower === "since" && token.tag === "ADV") return false;
    if (token.lower === "that") return token.tag !== "DET" || this.starts.has(at + 1);
    if (/^(if|unless|because|although|though|whether|whereas|while|when)$/.test(token.lower)) return true;
    let next = at + 1;
    while (this.tokens[next]?.tag === "ADV") next++;
    const phrase = this.starts.get(next);
    if (phrase === undefined) return readVerbGroup(this.tokens, next, this.grammar) !== null && !this.isGerund(next);
    return this.hasVerbBefore(phrase);
  }

  /** True where a finite verb follows the phrase, its conjuncts and attachments, before any comma. */
  private hasVerbBefore(phrase: number): boolean {
    let at = this.phrases[phrase]?.end ?? this.tokens.length;
    for (let turn = 0; turn < 8 && at < this.tokens.length; turn++) {
      const token = this.tokens[at];
      if (!token || /^[,;:.!?]$/.test(token.text) || this.grammar.subordinators.has(token.lower)) return false;
      const inner = this.starts.get(at);
      if (inner !== undefined) at = this.phrases[inner]?.end ?? at + 1;
      else if (token.tag === "ADV" || token.tag === "CCONJ" || token.tag === "ADP" || this.prepositionAt(at) > 0) at++;
      else {
        const group = readVerbGroup(this.tokens, at, this.grammar);
        return group !== null && this.isFinite(group);
      }
    }
    return false;
  }

  private isGerund(at: number): boolean {
    const token = this.tokens[at];
    return token !== undefined && (token.tag === "VERB" || token.tag === "AUX") && isIngForm(token);
  }

  private readSubordinator(at: number): number {
    const word = this.tokens[at]?.lower ?? "";
    const relation = this.grammar.conditionals.has(word)
      ? "conditional"
      : word === "that" || word === "whether" || word === "how"
        ? "complement"
        : "adverbial";
    const governor = this.finiteAncestor(this.current);
    const before = this.last?.phrase ?? null;
    this.current = this.open(relation, governor, word);
    if (word === "that" && before !== null && this.phrases[before]?.end === at) this.current.antecedent = before;
    this.join = "none";
    this.preposition = null;
    return at + 1;
  }

  private isRelative(at: number): boolean {
    const token = this.tokens[at];
    if (!token || !this.grammar.relatives.has(token.lower) || !this.last) return false;
    if (token.lower === "that") return this.isVerbAt(at + 1) && this.phrases[this.last.phrase]?.end === at;
    return token.lower !== "where" || this.phrases[this.last.phrase]?.end === at || this.tokens[at - 1]?.text === ",";
  }

  private isVerbAt(at: number): boolean {
    let next = at;
    while (this.tokens[next]?.tag === "ADV") next++;
    return !this.starts.has(next) && readVerbGroup(this.tokens, next, this.grammar) !== null;
  }

  /** "A bomb on a bus in Greyford, | which killed | five": what does harm is the thing, not the place that it hangs on. */
  private antecedentAt(at: number): number | null {
    const verb = readVerbGroup(this.tokens, at + 1, this.grammar);
    const isHarm = verb !== null && this.grammar.impactVerbs.has(this.lemmaOf(verb)) && verb.voice === "active";
    const isFar = this.tokens[at - 1]?.text === "," && this.last?.role === "oblique" && this.free !== null;
    return isHarm && isFar ? (this.free?.phrase ?? null) : (this.last?.phrase ?? null);
  }

  private readRelative(at: number): number {
    const antecedent = this.antecedentAt(at);
    const draft = this.open("relative", this.current, this.tokens[at]?.lower ?? null);
    draft.antecedent = antecedent;
    if (this.preposition && antecedent !== null)
      draft.obliques.push({ preposition: this.preposition.text, phrase: antecedent, at: this.preposition.at });
    else if (antecedent !== null && this.isVerbAt(at + 1)) draft.subjects = [antecedent];
    this.current = draft;
    this.preposition = null;
    this.join = "none";
    return at + 1;
  }

  // Verbs

  private lemmaOf(group: VerbGroup): string {
    return this.tokens[group.verb]?.lemma ?? "";
  }

  private isFinite(group: VerbGroup): boolean {
    return group.tense !== "infinitive" && group.tense !== "participle";
  }

  private readVerb(group: VerbGroup): number {
    // "rejected as | made up | by the ministry": a participle behind "as" describes, and opens no clause.
    if (this.preposition?.text === "as" && this.canBeParticiple(this.tokens[group.verb]?.lower ?? "")) {
      this.preposition = null;
      return group.end;
    }
    if (this.isReduced(group)) this.openReduced({ ...group, tense: "participle", voice: "passive" });
    else if (group.tense === "infinitive") this.openInfinitive(group);
    else if (group.tense === "participle") this.openParticiple(group);
    else this.openFinite(group);
    this.preposition = null;
    this.join = "none";
    this.lastVerbAt = group.end - 1;
    return group.end;
  }

  /** "rebels backed by Turkey": a past form right after a phrase, with "by" or another verb to come and no object. */
  private isReduced(group: VerbGroup): boolean {
    const form = this.tokens[group.verb]?.lower ?? "";
    if (group.first !== group.verb || !this.canBeParticiple(form) || !this.last) return false;
    const described = this.phrases[this.last.phrase];
    if (described && this.tokens[described.head]?.tag === "PRON") return false;
    const next = this.tokens[group.end];
    // "arrested a cadre, identified as …": behind a comma only before a preposition, and never as a report: ", said by".
    const isBehindComma =
      this.tokens[group.first - 1]?.text === "," &&
      (next?.lower === "by" || (next?.tag === "ADP" && this.current.group !== null && this.last.role === "object")) &&
      !(this.isReporting(this.lemmaOf(group)) && next?.lower !== "by" && next?.lower !== "as");
    if (described?.end !== group.first && !isBehindComma) return false;
    if (next?.lower === "by" && !this.isGerund(group.end + 1)) return true;
    if (this.grammar.actingVerbs.has(this.lemmaOf(group))) return false;
    if (
      this.starts.has(group.end) ||
      (this.current.group !== null && this.last.role !== "oblique" && this.last.role !== "object")
    )
      return false;
    if (next?.tag !== "ADP" && next?.lower !== "to") return false;
    const governor = this.current.group;
    if (governor !== null) return !this.isReporting(this.lemmaOf(governor));
    return this.current.relation !== "relative" && this.hasFiniteVerbFrom(group.end);
  }

  private canBeParticiple(form: string): boolean {
    const base = this.grammar.irregularBase(form);
    return base === undefined ? form.endsWith("ed") : this.grammar.verbForms(base).participle === form;
  }

  /** A finite verb before the next comma, with no phrase of its own before it but those of prepositions. */
  private hasFiniteVerbFrom(start: number): boolean {
    let afterPreposition = false;
    for (let at = start; at < this.tokens.length; at++) {
      const token = this.tokens[at];
      if (
        !token ||
        /^[,;:]$/.test(token.text) ||
        token.tag === "CCONJ" ||
        this.opensClause(at) ||
        this.grammar.relatives.has(token.lower)
      )
        return false;
      const phrase = this.starts.get(at);
      if (phrase !== undefined) {
        if (!afterPreposition && !this.phrases[phrase]?.isTime) return false;
        at = (this.phrases[phrase]?.end ?? at + 1) - 1;
        afterPreposition = false;
      } else if (token.tag === "ADP") afterPreposition = true;
      else {
        const group = readVerbGroup(this.tokens, at, this.grammar);
        if (group) return this.isFinite(group);
      }
    }
    return false;
  }

  private openReduced(group: VerbGroup): void {
    const antecedent = this.last?.phrase ?? null;
    const draft = this.open("relative", this.current, null);
    draft.antecedent = antecedent;
    draft.group = group;
    if (antecedent !== null) draft.subjects = [antecedent];
    this.current = draft;
  }

  private openInfinitive(group: VerbGroup): void {
    const governor =
      this.join === "and" && this.current.group?.tense === "infinitive"
        ? (this.current.governor ?? this.current)
        : this.current;
    const sibling = governor !== this.current ? this.current : null;
    const draft = this.open(sibling ? "conjunct" : "complement", sibling ?? governor, "to");
    draft.group = group;
    draft.subjects = sibling ? [...sibling.subjects] : this.controllerOf(governor);
    this.current = draft;
  }

  /** Who does what an infinitive says: the object of "urge", else the subject. */
  private controllerOf(governor: Draft): number[] {
    const object = governor.objects[0];
    const head = object === undefined ? undefined : this.tokens[this.phrases[object]?.head ?? -1];
    if (object !== undefined && head && !this.grammar.clausalNouns.has(head.lemma) && this.free?.phrase === object)
      return [...governor.objects];
    // "criticised | Chad's | decision to close the border": whose decision it is.
    const owner = object === undefined ? null : (this.phrases[object]?.possessor ?? null);
    if (owner !== null && head && this.grammar.clausalNouns.has(head.lemma)) return [owner];
    const on = governor.obliques.at(-1);
    if (
      on &&
      on.preposition === "on" &&
      /^(call|press|prevail|lean)$/.test(this.tokens[governor.group?.verb ?? -1]?.lemma ?? "")
    )
      return [on.phrase];
    return governor.group?.voice === "passive" || governor.subjects.length > 0 ? [...governor.subjects] : [];
  }

  private openParticiple(group: VerbGroup): void {
    const governor = this.current;
    const preposition = this.preposition;
    const before = this.last ? this.phrases[this.last.phrase] : undefined;
    const isAfterPhrase = !preposition && before !== undefined && before.end === group.first && this.join === "none";
    const draft = this.open(
      isAfterPhrase ? "relative" : preposition ? "adverbial" : "participial",
      governor,
      preposition?.text ?? null,
    );
    draft.group = group;
    if (isAfterPhrase && this.grammar.impactVerbs.has(this.lemmaOf(group)) && governor.group !== null) {
      // "fired 40 rounds | killing two": the deed of whoever fired.
      draft.relation = "participial";
      draft.subjects = [...this.subjectsNear(governor)];
    } else if (isAfterPhrase && this.last) {
      draft.subjects = [this.last.phrase];
      draft.antecedent = this.last.phrase;
    } else if (preposition && OBJECT_FIRST.has(preposition.text) && governor.objects.length > 0)
      draft.subjects = [...governor.objects];
    else draft.subjects = [...this.subjectsNear(governor)];
    this.current = draft;
  }

  private subjectsNear(draft: Draft): number[] {
    for (let at: Draft | null = draft; at; at = at.governor) {
      if (at.group === null || this.isFinite(at.group)) return at.subjects;
    }
    return draft.subjects;
  }

  private openFinite(group: VerbGroup): void {
    if (this.aside) {
      this.aside.group = group;
      this.aside = null;
      return;
    }
    if (this.current.group === null) {
      this.current.group = group;
      return;
    }
    // "Vietnam, which lies downstream, | urged": the clause that still waits for its verb.
    const waiting = this.waitingAbove();
    if (waiting && this.tokens[group.first - 1]?.text === ",") {
      waiting.group = group;
      this.current = waiting;
      return;
    }
    if (this.isInverted(group)) {
      this.current = this.open("main", null, null);
      this.current.group = group;
      return;
    }
    const free = this.free;
    const isAdjacent = free !== null && this.isBeside(free.phrase, group.first);
    if (isAdjacent && free.role !== "subject") this.openWithSubject(group, free);
    else if (this.join === "and") this.openConjunct(group);
    else this.openLate(group);
  }

  /** "…”, said Lorenzana": a reporting verb after a comma or quotation mark, its speaker behind it. */
  private isInverted(group: VerbGroup): boolean {
    const speaker = this.starts.get(group.end);
    const isMarked = /^[,"”’']$/.test(this.tokens[group.first - 1]?.text ?? "");
    return (
      isMarked &&
      speaker !== undefined &&
      this.verbAfter(speaker) === null &&
      this.isReporting(this.lemmaOf(group)) &&
      group.first === group.verb
    );
  }

  /** True where only attachments, adverbs and commas stand between the phrase and the verb. */
  private isBeside(phrase: number, verb: number): boolean {
    const last = this.last;
    const lastEnd = last ? (this.phrases[last.phrase]?.end ?? 0) : 0;
    const between = this.tokens.slice(lastEnd, verb);
    if (!between.every((token) => token.tag === "ADV" || /^[,"”“'’]$/.test(token.text))) return false;
    if (last?.phrase === phrase) return true;
    return this.lastVerbAt < (this.phrases[phrase]?.first ?? 0);
  }

  /** "officials said | rebels killed …", "…”, he said". */
  private openWithSubject(group: VerbGroup, free: NonNullable<ClauseReader["free"]>): void {
    const family = [
      free.phrase,
      ...this.phrases.flatMap((phrase, number) => (phrase.conjunctOf === free.phrase ? [number] : [])),
    ];
    const owner = free.draft;
    owner.objects = owner.objects.filter((object) => !family.includes(object));
    const isComplement = free.role === "object" && owner.group !== null;
    const draft = this.open(isComplement ? "complement" : "main", isComplement ? owner : null, null);
    draft.group = group;
    draft.subjects = family;
    this.current = draft;
    this.free = { phrase: free.phrase, draft, role: "subject" };
  }

  /** "… attacked a post and killed five soldiers". */
  private openConjunct(group: VerbGroup): void {
    const sibling =
      this.current.group && this.isFinite(this.current.group) ? this.current : this.finiteAncestor(this.current);
    const draft = this.open("conjunct", sibling, null);
    // "were killed and injured": the second participle shares the auxiliary.
    const isShared =
      sibling.group?.voice === "passive" &&
      group.first === group.verb &&
      this.canBeParticiple(this.tokens[group.verb]?.lower ?? "") &&
      !this.starts.has(group.end);
    draft.group = isShared ? { ...group, voice: "passive" } : this.withModal(group, sibling.group);
    draft.marker = sibling.relation === "conjunct" ? sibling.marker : null;
    draft.subjects = [...sibling.subjects];
    this.current = draft;
  }

  /** "will share data and | carry out | exercises": a base form shares the modal before it. */
  private withModal(group: VerbGroup, before: VerbGroup | null): VerbGroup {
    const verb = this.tokens[group.verb];
    const isBase = verb !== undefined && verb.lemma === verb.lower && group.first === group.verb;
    const isOpen = before !== null && (before.modal !== null || before.tense === "future");
    return isBase && isOpen ? { ...group, tense: before.tense, modal: before.modal } : group;
  }

  /** A verb whose subject stands before a finished clause: "The group, which has ties to X, said". */
  private openLate(group: VerbGroup): void {
    const waiting = this.waitingAbove();
    if (waiting) {
      waiting.group = group;
      this.current = waiting;
      return;
    }
    const draft = this.open("main", null, null);
    draft.group = group;
    if (this.free?.role === "floating") draft.subjects = [this.free.phrase];
    else if (!this.isReporting(this.lemmaOf(group))) draft.subjects = [...this.subjectsNear(this.current)];
    this.current = draft;
  }

  /** A clause above the current one that has a subject and no verb as yet. */
  private waitingAbove(): Draft | null {
    for (let at: Draft | null = this.current.governor; at; at = at.governor) {
      if (at.group === null && at.subjects.length > 0) return at;
    }
    return null;
  }

  private finiteAncestor(draft: Draft): Draft {
    for (let at: Draft | null = draft; at; at = at.governor) {
      if (at.group === null || this.isFinite(at.group)) return at;
    }
    return draft;
  }

  private open(relation: Clause["relation"], governor: Draft | null, marker: string | null): Draft {
    const draft: Draft = {
      group: null,
      particle: null,
      subjects: [],
      objects: [],
      obliques: [],
      governor,
      relation,
      marker,
      antecedent: null,
    };
    this.drafts.push(draft);
    return draft;
  }

  private finish(): Structure {
    const kept = this.drafts.filter((draft) => draft.group !== null);
    for (const draft of kept) shareAgent(draft);
    const clauses = kept.flatMap((draft): Clause[] => {
      const { group, governor } = draft;
      if (!group) return [];
      const above = governor ? kept.indexOf(governor) : -1;
      const isAnswer = draft.relation === "complement" && this.grammar.replyVerbs.has(this.lemmaOf(group));
      if (isObjectRelative(draft) && (draft.relation === "relative" || isAnswer)) draft.objects.push(draft.antecedent);
      return [
        {
          ...group,
          particle: draft.particle,
          subjects: draft.subjects,
          objects: draft.objects,
          obliques: draft.obliques,
          governor: above < 0 ? null : above,
          relation: draft.relation,
          marker: draft.marker,
        },
      ];
    });
    return { phrases: this.phrases.map(({ isTime: _, ...phrase }) => phrase), clauses };
  }
}

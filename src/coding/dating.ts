/** When a mention's event was: what its clause says, else its sentence, else the episode that it goes on with; never the publication date. */
import { findPhraseBefore } from "../knowledge/phrase-table.js";
import type { Clause, Sentence, TextTime, Token } from "../model/analysis.js";
import type { Basis, EventDate } from "../model/coded-document.js";
import { daysBetween } from "./days.js";
import type { Scene } from "./scene.js";
import { clauseOf, isAtOnce, sharedClauses } from "./setting.js";
import type { Trigger } from "./triggers.js";

/** The date of the trigger's clause, else of the clause that governs it where both tell one happening. */
export function findDate(scene: Scene, trigger: Trigger): EventDate | null {
  const { frame, first } = trigger;
  const { sentence, clause } = frame;
  const all = scene.timesIn(sentence).filter((time) => isDating(time) && !isDateline(sentence, time));
  const times = all.filter((time) => !isOfContent(scene, trigger, time));
  if (times.length === 0) return null;
  // "claimed responsibility today": the day of the claim is not that of the deed.
  if (trigger.pattern.words.includes("responsibility"))
    return toDate(
      sentence,
      times.find((time) => isOfClaimed(scene, trigger, time)),
      "clause",
    );
  const attached = times.find((time) => hangsOn(trigger, time));
  if (attached) return toDate(sentence, attached, "clause");
  if (isTopic(scene, trigger)) return null;
  const within = (holder: Clause): TextTime | undefined => {
    const isHolders = (time: TextTime): boolean =>
      isDetached(sentence, time)
        ? holder.relation === "main"
        : (ledBy(sentence, time) ?? clauseOf(sentence, time.firstToken, all)) === holder;
    const own = times.filter(isHolders);
    return nearestTime(own, first) ?? times.find((time) => opensWhen(sentence, time, holder));
  };
  for (const { clause: holder, basis } of sharedClauses(scene, frame)) {
    const time = within(holder);
    if (time) return toDate(sentence, time, basis, opensWhen(sentence, time, holder));
  }
  for (const below of clause === null ? [] : whenClauses(sentence, clause)) {
    const time = within(below);
    if (time) return toDate(sentence, time, "sentence");
  }
  const antecedent = clause === null ? null : timeBehindSubject(sentence, clause, times);
  if (antecedent) return toDate(sentence, antecedent, "sentence");
  // "On Monday, police said, gunmen killed two": a date before everything dates the main happening.
  const fronted = times.find(({ firstToken }) => firstToken <= 1);
  if (fronted && clause !== null && /^(main|complement)$/.test(clause.relation) && clause.tense !== "infinitive")
    return toDate(sentence, fronted, "sentence");
  return clause === null ? toDate(sentence, nearestTime(times, first), "sentence") : null;
}

/** "claimed responsibility for an attack | on Monday |", "for killing a general | on Monday |". */
function isOfClaimed(
  { knowledge }: Scene,
  { end, frame: { sentence } }: Trigger,
  { firstToken, endToken }: TextTime,
): boolean {
  const { tokens, phrases } = sentence;
  const first = tokens.findIndex(({ lower }, at) => at >= end - 1 && lower === "for") + 1;
  if (first === 0 || firstToken < first) return false;
  const deed = phrases.find((phrase) => phrase.first >= first);
  const isInside = deed !== undefined && firstToken >= deed.first && endToken <= deed.end;
  const between = tokens.slice(deed?.end ?? first, firstToken);
  // A place may stand between; "in a message sent | on Monday |" dates the message.
  const isPlace = ({ tag, lemma }: Token): boolean =>
    /^(ADP|PROPN|DET|ADJ)$/.test(tag) || (tag === "NOUN" && !knowledge.vocabulary.reportingNouns.has(lemma));
  return isInside || (deed !== undefined && between.every(isPlace));
}

/** "On Tuesday he condemned | the bombing |": the day of the word is not that of the deed. */
function isTopic({ knowledge }: Scene, { frame: { sentence, clause, phrase }, pattern }: Trigger): boolean {
  if (clause === null || phrase === null || pattern.type !== "ASSAULT") return false;
  const verb = sentence.tokens[clause.verb]?.lemma ?? "";
  return clause.objects.includes(phrase) && clause.voice === "active" && knowledge.grammar.blameVerbs.has(verb);
}

function isDating(time: TextTime): boolean {
  return time.sameDay !== null || (time.from !== null && (time.kind === "date" || time.kind === "time"));
}

/** "KABUL, 3 March (AP) -- ": the day on which was written. */
function isDateline({ tokens }: Sentence, { firstToken, endToken }: TextTime): boolean {
  const dash = tokens.slice(0, DATELINE).findLastIndex(({ text }) => /^[—–-]+$/.test(text));
  if (firstToken === 0 || dash < endToken) return false;
  const others = [...tokens.slice(0, firstToken), ...tokens.slice(endToken, dash)];
  return others.every(({ tag }) => /^(PROPN|PUNCT|NUM|X|SYM)$/.test(tag)) && tokens[0]?.tag === "PROPN";
}

// How many words a place, a date, an agency and the dash between them take.
const DATELINE = 16;

/** "the attack on Monday", "Friday's bombing", "the meeting, in 2016, ended": a date inside or right behind the trigger's own phrase. */
function hangsOn({ frame: { sentence, phrase } }: Trigger, { firstToken, endToken }: TextTime): boolean {
  const own = phrase === null ? undefined : sentence.phrases[phrase];
  if (!own) return false;
  if (firstToken >= own.first && endToken <= own.end) return true;
  const between = sentence.tokens.slice(own.end, Math.max(own.end, firstToken)).map(({ tag }) => tag);
  const isInCommas = between[0] === "PUNCT" && sentence.tokens[endToken]?.tag === "PUNCT";
  const link = isInCommas ? between.slice(1) : between;
  return firstToken >= own.end && (link.length === 0 || (link.length === 1 && link[0] === "ADP"));
}

/** "the prosecutor in the case of the killing | today issued": the verb right behind a time. */
function ledBy({ tokens, clauses }: Sentence, { firstToken, endToken }: TextTime): Clause | null {
  const before = tokens[firstToken - 1]?.tag === "ADP" ? firstToken - 2 : firstToken - 1;
  if (tokens[before]?.tag === "VERB") return null;
  return clauses.find(({ first, tense }) => first === endToken && /^(past|present)$/.test(tense)) ?? null;
}

/** "He told the conference that Chad had to leave, | last weekend |.": a time after the last comma is the main clause's. */
function isDetached({ tokens }: Sentence, { firstToken, endToken }: TextTime): boolean {
  return tokens[firstToken - 1]?.text === "," && tokens.slice(endToken).every(({ tag }) => tag === "PUNCT");
}

/** "in March, when it burned down a post": the time that a clause with "when" tells more of. */
function opensWhen({ tokens }: Sentence, { endToken }: TextTime, { marker, verb }: Clause): boolean {
  if (marker !== "when") return false;
  const at = tokens[endToken]?.text === "," ? endToken + 1 : endToken;
  return tokens[at]?.lower === "when" && at < verb && !tokens.slice(at + 1, verb).some(({ lower }) => lower === "when");
}

/** "a bomb on a bus | last November |, which killed ten": a time between what did it and the clause that tells it. */
function timeBehindSubject({ phrases, tokens }: Sentence, clause: Clause, times: readonly TextTime[]): TextTime | null {
  const subject = phrases[clause.subjects[0] ?? -1];
  if (clause.relation !== "relative" || !subject || subject.end > clause.first) return null;
  const isPlain = !tokens.slice(subject.end, clause.first).some(({ tag }) => tag === "VERB" || tag === "AUX");
  return (
    (isPlain && times.find(({ firstToken, endToken }) => firstToken >= subject.end && endToken <= clause.first)) || null
  );
}

/** Clauses that say when the clause's happening was: "were killed | when gunmen attacked on Monday". */
function whenClauses(sentence: Sentence, clause: Clause): Clause[] {
  const number = sentence.clauses.indexOf(clause);
  return sentence.clauses.filter(
    (other) => other.governor === number && other.marker === "when" && isAtOnce(other, clause),
  );
}

const OPENERS: ReadonlySet<string> = new Set(["of", "for", "over", "from", "against", "about"]);

// Words that are reported are seldom older, in days.
const FRESH = 7;

/** True where a time belongs to what is accused, asked for or threatened: "accused it of opening the gates in April", "by Friday". */
function isOfContent(scene: Scene, { pattern, frame, first, end }: Trigger, time: TextTime): boolean {
  if (!scene.knowledge.ontology.isVerbalConflict(pattern.type) || time.firstToken < first) return false;
  const { published } = scene.analysis.document;
  if (published !== null && time.from !== null && time.from > published.slice(0, 10)) return true;
  if (isDetached(frame.sentence, time)) return false;
  const { tokens } = frame.sentence;
  if (findPhraseBefore(scene.knowledge.vocabulary.future.limits, tokens, time.firstToken) !== null) return true;
  const opener = tokens.findIndex(({ lower }, at) => at >= end - 1 && at < time.firstToken && OPENERS.has(lower));
  if (frame.phrase !== null || opener < 0) return false;
  const isDeed = tokens.slice(opener + 1, opener + 3).some(({ lower }) => lower.length > 4 && lower.endsWith("ing"));
  const isOld = published !== null && time.from !== null && daysBetween(time.from, published.slice(0, 10)) > FRESH;
  // "hold each other answerable | for a gunfight on Sunday": the day of what they are blamed for.
  const isBlame = pattern.type === "ACCUSE" && tokens[opener]?.lower === "for";
  return isDeed || isOld || isBlame || !/^(time|day)$/.test(time.precision);
}

/** An exact date rather than "hours later"; of several the nearest. */
function nearestTime(times: readonly TextTime[], at: number): TextTime | undefined {
  const distance = ({ firstToken }: TextTime): number => Math.abs(firstToken - at);
  return [...times].sort((a, b) => Number(a.from === null) - Number(b.from === null) || distance(a) - distance(b))[0];
}

function toDate(sentence: Sentence, time: TextTime | undefined, basis: Basis, isWhen = false): EventDate | null {
  const from = time?.from ?? time?.sameDay ?? null;
  if (!time || from === null) return null;
  const { start, end, text, to, sameDay, precision } = time;
  // "since August" is open; "since August, when …" names the month of what follows.
  const isOpen = !isWhen && sentence.tokens[time.firstToken - 1]?.lower === "since";
  const isSameDay = sameDay !== null;
  return {
    from,
    to: isOpen ? null : (to ?? sameDay),
    precision: isSameDay ? "day" : precision,
    text: { start, end, text },
    basis: isSameDay ? "discourse" : basis,
  };
}

/** When and where a mention's event was: what its clause says, else its sentence; never the publication date, never a country's centre. */
import type { Clause, Sentence, TextTime } from "../model/analysis.js";
import type { Basis, EventDate, EventMention } from "../model/coded-document.js";
import type { Frame } from "./frames.js";
import type { Party, Scene } from "./scene.js";

/** The clause that a token belongs to: of all that have begun before it the one whose verb or beginning is nearest. */
export function clauseOf(sentence: Sentence, token: number, times: readonly TextTime[]): Clause | null {
  let owner: Clause | null = null;
  let nearest = -1;
  for (const clause of sentence.clauses) {
    const start = startOf(sentence, clause, times);
    const anchor = token >= clause.verb ? clause.verb : token >= start ? start : -1;
    if (anchor > nearest) {
      nearest = anchor;
      owner = clause;
    }
  }
  return owner ?? sentence.clauses[0] ?? null;
}

/** The first token of a clause: its own subject or verb, with the dates and prepositions right before it. */
function startOf(sentence: Sentence, clause: Clause, times: readonly TextTime[]): number {
  const isShared = clause.relation === "conjunct" || clause.marker === "to" || clause.tense === "participle";
  const firsts = isShared ? [] : clause.subjects.map((phrase) => sentence.phrases[phrase]?.first ?? clause.first);
  let start = Math.min(clause.first, ...firsts.filter((first) => first < clause.first));
  for (let turn = 0; turn < 6 && !isShared; turn++) {
    const before = sentence.tokens[start - 1];
    const time = times.find(({ endToken }) => endToken === start || endToken === start - 1);
    if (before?.lower === clause.marker) return start - 1;
    if (time && time.firstToken < start && opensClause(sentence, time)) start = time.firstToken;
    else if (before?.tag === "ADP" && times.some(({ firstToken }) => firstToken === start)) start--;
    else break;
  }
  return start;
}

/** A date that follows the sentence's beginning, a comma or a conjunction goes with what comes: "…, and on Monday gunmen". */
function opensClause({ tokens }: Sentence, { firstToken }: TextTime): boolean {
  const at = tokens[firstToken - 1]?.tag === "ADP" ? firstToken - 2 : firstToken - 1;
  const before = tokens[at];
  return (
    before === undefined ||
    before.tag === "CCONJ" ||
    /^[,;:—–("“]$/.test(before.text) ||
    (at === 0 && before.tag === "ADV")
  );
}

/** The date of the trigger's clause, else of the clause that governs it where both tell one happening. */
export function findDate(scene: Scene, frame: Frame, at: number): EventDate | null {
  const { sentence } = frame;
  const times = scene.timesIn(sentence).filter(isDating);
  if (times.length === 0) return null;
  const attached = times.find((time) => hangsOn(frame, time));
  if (attached) return toDate(sentence, attached, "clause");
  for (const { clause, basis } of sharedClauses(scene, frame)) {
    const own = times.filter(({ firstToken }) => clauseOf(sentence, firstToken, times) === clause);
    if (own.length > 0) return toDate(sentence, nearestTime(own, at), basis);
  }
  // "On Monday, police said, gunmen killed two": a date before everything dates the main happening.
  const fronted = times.find(({ firstToken }) => firstToken <= 1);
  if (
    fronted &&
    frame.clause !== null &&
    /^(main|complement)$/.test(frame.clause.relation) &&
    frame.clause.tense !== "infinitive"
  )
    return toDate(sentence, fronted, "sentence");
  return frame.clause === null ? toDate(sentence, nearestTime(times, at), "sentence") : null;
}

/** "the attack on Monday", "Friday's bombing": a date inside or right behind the trigger's own phrase. */
function hangsOn({ sentence, phrase }: Frame, { firstToken, endToken }: TextTime): boolean {
  const own = phrase === null ? undefined : sentence.phrases[phrase];
  if (!own) return false;
  const isBehind = firstToken === own.end || (firstToken === own.end + 1 && sentence.tokens[own.end]?.tag === "ADP");
  return (firstToken >= own.first && endToken <= own.end) || isBehind;
}

/** The trigger's clause, then those above it that tell the same happening; what is reported shares no date with the report. */
function sharedClauses(scene: Scene, { sentence, clause }: Frame): { clause: Clause; basis: Basis }[] {
  const shared: { clause: Clause; basis: Basis }[] = [];
  for (let at = clause, turns = 0; at && turns < 4; turns++) {
    shared.push({ clause: at, basis: turns === 0 ? "clause" : "sentence" });
    const above: Clause | null = at.governor === null ? null : (sentence.clauses[at.governor] ?? null);
    at = above && sharesSetting(scene, sentence, at, above) ? above : null;
  }
  return shared;
}

function sharesSetting(scene: Scene, sentence: Sentence, clause: Clause, above: Clause): boolean {
  if (clause.relation === "participial" || clause.relation === "conjunct") return true;
  if (clause.relation === "relative") return clause.tense === "participle";
  const verb = sentence.tokens[above.verb]?.lemma ?? "";
  const isReport = (scene.knowledge.vocabulary.reporting.get(verb) ?? []).length > 0;
  return (
    (clause.relation === "complement" && clause.marker === "to" && !isReport) ||
    (clause.relation === "adverbial" && clause.tense === "participle")
  );
}

function isDating(time: TextTime): boolean {
  return time.from !== null && (time.kind === "date" || time.kind === "time");
}

function nearestTime(times: readonly TextTime[], at: number): TextTime | undefined {
  return [...times].sort((a, b) => Math.abs(a.firstToken - at) - Math.abs(b.firstToken - at))[0];
}

function toDate(sentence: Sentence, time: TextTime | undefined, basis: Basis): EventDate | null {
  if (!time || time.from === null) return null;
  const { start, end, text, from, to, precision } = time;
  // "since August" is open; "since August, when …" names the month of what follows.
  const behind = sentence.tokens.slice(time.endToken, time.endToken + 2).map(({ lower }) => lower);
  const isOpen = sentence.tokens[time.firstToken - 1]?.lower === "since" && !behind.includes("when");
  return { from, to: isOpen ? null : to, precision, text: { start, end, text }, basis };
}

/** The place of the trigger's clause, the finest of several that lie in each other; else of a clause that tells the same happening. */
export function findPlace(scene: Scene, frame: Frame, at: number): EventMention["place"] {
  const { sentence } = frame;
  const times = scene.timesIn(sentence);
  const parties = scene
    .partiesIn(sentence)
    .filter((party) => party.entity.place !== null && !namesBody(scene, sentence, party));
  if (parties.length === 0) return null;
  for (const { clause, basis } of sharedClauses(scene, frame)) {
    const chosen = choose(
      parties.filter(({ mention }) => clauseOf(sentence, mention.head, times) === clause),
      at,
    );
    if (chosen) return toEventPlace(chosen, isDateline(sentence, chosen) ? "dateline" : basis);
  }
  return frame.clause === null ? toEventPlace(choose(parties, at), "sentence") : null;
}

/** A place before the dash that opens the text. */
function isDateline({ index, tokens }: Sentence, { mention }: Party): boolean {
  const dash = index > 0 ? -1 : tokens.slice(0, 14).findIndex(({ text }) => /^[—–-]+$/.test(text));
  return dash > mention.head;
}

/** "the Islamic State of Iraq": a place that names a body says nothing of where. */
function namesBody(scene: Scene, sentence: Sentence, { mention }: Party): boolean {
  const holder = sentence.phrases.findIndex(({ attachments }) =>
    attachments.some(({ phrase, preposition }) => preposition === "of" && phrase === mention.phrase),
  );
  const body = holder < 0 ? null : scene.partyAt(sentence, holder);
  return body?.entity.kind === "organization" && body.mention.form === "name";
}

const FINENESS = ["point", "city", "admin2", "admin1", "region", "country", "unknown"] as const;

function choose(parties: readonly Party[], at: number): Party | null {
  const ranked = [...parties].sort(
    (a, b) => fineness(a) - fineness(b) || Math.abs(a.mention.head - at) - Math.abs(b.mention.head - at),
  );
  return ranked[0] ?? null;
}

function fineness({ entity }: Party): number {
  return FINENESS.indexOf(entity.place?.precision ?? "unknown");
}

function toEventPlace(party: Party | null, basis: Basis): EventMention["place"] {
  if (!party?.entity.place) return null;
  const { start, end, text } = party.mention;
  return { ...party.entity.place, entity: party.entity.id, text: { start, end, text }, basis };
}

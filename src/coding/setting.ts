/** Where a mention's event was, and which clauses tell of it: its own, else those that share its setting; never a country's centre. */
import type { Clause, Oblique, Sentence, TextTime } from "../model/analysis.js";
import type { Basis, EventMention } from "../model/coded-document.js";
import type { Frame } from "./frames.js";
import { PASSAGE } from "./passages.js";
import { headLemma, type Party, type Scene } from "./scene.js";
import { findSites } from "./sites.js";

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

/** The trigger's clause, then those above it that tell the same happening; what is reported shares no date with the report. */
export function sharedClauses(scene: Scene, { sentence, clause }: Frame): { clause: Clause; basis: Basis }[] {
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
  if (clause.marker === "when") return isAtOnce(clause, above);
  const verb = sentence.tokens[above.verb]?.lemma ?? "";
  const isReport = (scene.knowledge.vocabulary.reporting.get(verb) ?? []).length > 0;
  return (
    (clause.relation === "complement" && clause.marker === "to" && !isReport) ||
    (clause.relation === "adverbial" && clause.tense === "participle")
  );
}

/** "On Monday soldiers died when a bomb exploded": what happened when is told of one time and place. */
export function isAtOnce(clause: Clause, above: Clause): boolean {
  const isTold = ({ tense, perfect, modal, negated }: Clause): boolean =>
    tense === "past" && !perfect && modal === null && !negated;
  return clause.relation === "adverbial" && above.relation !== "relative" && isTold(clause) && isTold(above);
}

/** The place of the trigger's clause, the finest of several that lie in each other; else of a clause that tells the same happening. */
export function findPlace(scene: Scene, frame: Frame, at: number): EventMention["place"] {
  const { sentence } = frame;
  const times = scene.timesIn(sentence);
  const parties = placesIn(scene, sentence);
  if (parties.length === 0) return null;
  for (const { clause, basis } of sharedClauses(scene, frame)) {
    const own = parties.filter(({ mention }) => clauseOf(sentence, mention.head, times) === clause);
    const chosen = choose(
      own.filter((party) => !isDateline(sentence, party)),
      at,
    );
    if (chosen) return toEventPlace(chosen, chosen.mention.form === "name" ? basis : "discourse");
    const dateline = choose(own, at);
    if (dateline) return isTakenElsewhere(scene, frame) ? null : toEventPlace(dateline, "dateline");
  }
  return frame.clause === null ? toEventPlace(choose(parties, at), "sentence") : null;
}

/** All that tells where in the sentence: names, and nouns that point back to them. */
function placesIn(scene: Scene, sentence: Sentence): Party[] {
  const named = scene
    .partiesIn(sentence)
    .filter(({ entity }) => entity.place !== null && entity.kind !== "government")
    .filter((party) => !namesBody(scene, sentence, party) && !isInsideBody(scene, sentence, party));
  return [...named, ...findSites(scene, sentence)];
}

/** "LUSAKA — Zambia closed the border", "KABUL — a bomb in a village": told as somewhere that has no name here. */
function isTakenElsewhere(scene: Scene, { sentence, clause, slot }: Frame): boolean {
  const { placeNouns } = scene.knowledge.grammar;
  const lemmaOf = (phrase: number): string => headLemma(sentence, phrase);
  const isWhere = ({ preposition, phrase }: Oblique): boolean =>
    /^(in|at|near|on|along|across|outside)$/.test(preposition) && placeNouns.has(lemmaOf(phrase));
  return slot("object").some((phrase) => PASSAGE.test(lemmaOf(phrase))) || (clause?.obliques.some(isWhere) ?? false);
}

/** A place before the dash that opens the text or, in capitals, a sentence. */
function isDateline({ index, tokens }: Sentence, { mention }: Party): boolean {
  const dash =
    index > 0 && !/^\p{Lu}{3,}$/u.test(tokens[0]?.text ?? "")
      ? -1
      : tokens.slice(0, 14).findIndex(({ text }) => /^[—–-]+$/.test(text));
  return dash > mention.head;
}

/** "the Ohio Supreme Court ruled": a place in a body's name says nothing of where, one in a building's does. */
function isInsideBody(scene: Scene, sentence: Sentence, { mention }: Party): boolean {
  return scene
    .partiesIn(sentence)
    .some(
      ({ entity, mention: { first, head, form } }) =>
        form === "name" &&
        entity.kind !== "place" &&
        entity.kind !== "facility" &&
        first <= mention.first &&
        head >= mention.head &&
        head - first > mention.head - mention.first,
    );
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

/** Which clauses tell of an event's time and place: its own, else those that share its setting. */
import type { Clause, Sentence, TextTime } from "../model/analysis.js";
import type { Basis } from "../model/coded-document.js";
import type { Frame } from "./frames.js";
import type { Scene } from "./scene.js";

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

/** Clauses under the trigger's that tell of the same: "soldiers died | when a bomb exploded", "an explosion | that killed ten". */
export function clausesBelow({ sentence, clause, phrase }: Frame): Clause[] {
  return sentence.clauses.filter((below) => {
    const governor = below.governor === null ? null : (sentence.clauses[below.governor] ?? null);
    if (below.relation === "relative" && phrase !== null) return below.subjects.includes(phrase);
    return clause !== null && governor === clause && below.marker === "when" && isAtOnce(below, clause);
  });
}

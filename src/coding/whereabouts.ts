/** Where a mention's event was: by the places of the clauses that tell of it; never a country's centre for want of better. */
import type { Clause, Oblique, Sentence } from "../model/analysis.js";
import type { Basis, EventMention } from "../model/coded-document.js";
import type { Frame } from "./frames.js";
import { toPlace } from "./geocode.js";
import { headLemma, type Party, type Scene } from "./scene.js";
import { clauseOf, clausesBelow, sharedClauses } from "./setting.js";
import { findSites } from "./sites.js";

/** The place of the trigger's clause, the finest of several that lie in each other; else of a clause that tells the same happening. */
export function findPlace(scene: Scene, frame: Frame, at: number): EventMention["place"] {
  const { sentence } = frame;
  const all = [...placesIn(scene, sentence), ...capitalsVisited(scene, frame)];
  const parties = all.filter((party) => !isOfTopic(scene, frame, party));
  if (parties.length === 0) return null;
  const below = clausesBelow(frame).map((clause) => ({ clause, basis: "sentence" as const }));
  for (const { clause, basis } of [...sharedClauses(scene, frame), ...below]) {
    const own = parties.filter((party) => isOf(scene, sentence, { party, clause }));
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

/** True where the place stands in the clause, or on what a relative clause tells of: "a bomb | on a bus in X, | which killed". */
function isOf(scene: Scene, sentence: Sentence, { party, clause }: { party: Party; clause: Clause }): boolean {
  if (clauseOf(sentence, party.mention.head, scene.timesIn(sentence)) === clause) return true;
  return (
    clause.relation === "relative" && clause.subjects.some((phrase) => hangsOn(sentence, party.mention.phrase, phrase))
  );
}

/** "condemned | the bombing in Nairobi |": where the deed was that a word is about, not where the word fell. */
function isOfTopic({ knowledge }: Scene, { sentence, clause, phrase }: Frame, { mention }: Party): boolean {
  const verb = clause === null ? "" : (sentence.tokens[clause.verb]?.lemma ?? "");
  return (
    clause !== null &&
    phrase === null &&
    knowledge.grammar.blameVerbs.has(verb) &&
    clause.objects.some((object) => hangsOn(sentence, mention.phrase, object))
  );
}

/** "a bus in X" hangs on "a bomb", and X with it. */
function hangsOn(sentence: Sentence, inner: number | null, outer: number, depth = 0): boolean {
  const attachments = sentence.phrases[outer]?.attachments ?? [];
  return (
    depth < 4 &&
    attachments.some(
      ({ phrase }) => phrase > outer && (phrase === inner || hangsOn(sentence, inner, phrase, depth + 1)),
    )
  );
}

/** "visited Tashkent": the capital stands for its state as host, and tells where. */
function capitalsVisited(scene: Scene, { sentence, clause, slot }: Frame): Party[] {
  const { grammar, places } = scene.knowledge;
  if (clause === null || !grammar.motion.has(sentence.tokens[clause.verb]?.lemma ?? "")) return [];
  return slot("object").flatMap((phrase) =>
    scene.partiesAt(sentence, phrase).flatMap(({ entity, mention }) => {
      const isSeat = mention.form === "name" && mention.known.some(({ as }) => as === "seat");
      const capital = isSeat ? places.named(mention.text).find(({ rank }) => rank === 3) : undefined;
      return capital ? [{ mention, entity: { ...entity, place: toPlace(capital, capital.name) } }] : [];
    }),
  );
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
  return (
    slot("object").some((phrase) => scene.knowledge.eventWords.passages.has(lemmaOf(phrase))) ||
    (clause?.obliques.some(isWhere) ?? false)
  );
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
  return scene.partiesIn(sentence).some(
    ({ entity, mention: { first, head, form } }) =>
      form === "name" &&
      // "the Munich Security Conference" is where its name says.
      !isGathering(sentence, head) &&
      entity.kind !== "place" &&
      entity.kind !== "facility" &&
      first <= mention.first &&
      head >= mention.head &&
      head - first > mention.head - mention.first,
  );
}

function isGathering({ tokens }: Sentence, head: number): boolean {
  return /^(conference|summit|forum|congress|talks|symposium)$/.test(tokens[head]?.lower ?? "");
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

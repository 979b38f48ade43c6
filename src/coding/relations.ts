/** Lasting ties between entities: who harbours, leads, is allied with whom. Told by phrases that name the tie, with its evidence. */
import type { Tie } from "../knowledge/grammar.js";
import type { Clause, Sentence } from "../model/analysis.js";
import type { Attribution, Relation, Statement } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { covers } from "../model/span.js";
import { type Frame, verbFrame } from "./frames.js";
import { distinctParties, type Party, type Scene } from "./scene.js";

/** The ties that the text tells, each once a sentence; one that is alleged and denied stands twice. */
export function findRelations(scene: Scene, statements: readonly Statement[]): Relation[] {
  const told = scene.analysis.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) =>
      scene.knowledge.grammar.ties.flatMap((tie) => readTie(scene, sentence, clause, tie)),
    ),
  );
  return told.flatMap((relation) => [relation, ...(denialOf(scene, relation, statements) ?? [])]);
}

/** How many characters behind a charge its denial may stand: the next sentence, if it is no long one. */
const REACH = 160;

/** "accuses X of harbouring rebels, which X denies": the same tie, as its first party denies it. */
function denialOf(scene: Scene, relation: Relation, statements: readonly Statement[]): Relation[] {
  const { evidence, from } = relation;
  if (relation.stance !== "alleges") return [];
  const denial = statements.find(
    ({ stance, cue, speaker }) =>
      stance === "denies" &&
      cue !== null &&
      cue.start > evidence.start &&
      cue.start - evidence.end < REACH &&
      speaker !== null &&
      isSameState(scene, speaker, from),
  );
  if (!denial?.source) return [];
  const { start, end, text } = denial.source;
  const attribution: Attribution[] = [{ speaker: denial.speaker, text: { start, end, text }, stance: "denies" }];
  return [{ ...relation, id: toId("r", relation.id, "denies"), stance: "denies", attribution }];
}

function isSameState(scene: Scene, one: string, other: string): boolean {
  const [a, b] = [scene.entity(one)?.actor?.country, scene.entity(other)?.actor?.country];
  return one === other || (a != null && a === b);
}

function readTie(scene: Scene, sentence: Sentence, clause: Clause, tie: Tie): Relation[] {
  const verb = sentence.tokens[clause.verb];
  if (!verb || !tie.verbs.has(verb.lemma) || (clause.negated && !tie.holdsNegated)) return [];
  // "promised not to harbour them": what is promised or wanted is no tie.
  if (clause.tense === "infinitive" && !clause.perfect) return [];
  const frame = verbFrame(sentence, scene.knowledge.grammar, {
    clause,
    first: clause.verb,
    end: clause.verb + 1,
    owned: new Set([clause.verb]),
  });
  if (
    tie.nouns !== null &&
    !clause.objects.some((phrase) => tie.nouns?.has(sentence.tokens[sentence.phrases[phrase]?.head ?? -1]?.lower ?? ""))
  )
    return [];
  const from = bodiesIn(scene, frame, ["subject"]);
  const to = bodiesIn(scene, frame, tie.to);
  if (tie.kind === "leads" && !(from[0]?.entity.kind === "person" && to[0]?.entity.kind === "organization")) return [];
  return from.flatMap((a) =>
    to
      .filter((b) => b.entity.id !== a.entity.id)
      .map((b) => toRelation(scene, { sentence, clause, kind: tie.kind, from: a, to: b })),
  );
}

/** Organizations, governments, groups and public persons in a slot. */
function bodiesIn(scene: Scene, frame: Frame, slots: readonly string[]): Party[] {
  for (const slot of slots) {
    const parties = distinctParties(
      frame.slot(slot).flatMap((phrase) => scene.partyAt(frame.sentence, phrase) ?? []),
    ).filter(({ entity }) => entity.actor !== null && entity.public);
    if (parties.length > 0) return parties;
  }
  return [];
}

interface Told {
  readonly sentence: Sentence;
  readonly clause: Clause;
  readonly kind: Relation["kind"];
  readonly from: Party;
  readonly to: Party;
}

function toRelation(scene: Scene, { sentence, clause, kind, from, to }: Told): Relation {
  const evidence = scene.span(sentence, Math.min(clause.first, from.mention.first), sentence.tokens.length);
  const verb = scene.span(sentence, clause.verb, clause.verb + 1);
  const speech = scene.speechesIn(sentence).find((one) => one.content.some((content) => covers(content, verb)));
  const accusing = accuserOf(sentence, clause);
  const speaker = accusing ?? speech?.phrase;
  const party = speaker === null || speaker === undefined ? null : scene.partyAt(sentence, speaker);
  const stance: Attribution["stance"] = accusing !== null ? "alleges" : (speech?.stance ?? "asserts");
  const attribution: Attribution[] = party
    ? [
        {
          speaker: party.entity.id,
          text: { start: party.mention.start, end: party.mention.end, text: party.mention.text },
          stance,
        },
      ]
    : [];
  return {
    id: toId("r", scene.analysis.document.id, kind, verb.start, from.entity.id, to.entity.id),
    kind,
    from: from.entity.id,
    to: to.entity.id,
    evidence,
    stance: stance === "alleges" || stance === "denies" ? stance : "asserts",
    attribution,
    since: null,
    until: null,
  };
}

/** "accused X of harbouring": whoever accuses. */
function accuserOf(sentence: Sentence, clause: Clause): number | null {
  const governor = clause.governor === null ? undefined : sentence.clauses[clause.governor];
  if (!governor || !/^(accuse|blame|charge|suspect)$/.test(sentence.tokens[governor.verb]?.lemma ?? "")) return null;
  return governor.subjects[0] ?? null;
}

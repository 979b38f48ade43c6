/** Charges that are made by nothing but a quotation, known by the answer right behind: "Murder is planned there," she said. The charge was rejected. */

import type { Clause, Sentence, Speech } from "../model/analysis.js";
import { toId } from "../model/id.js";
import { covers } from "../model/span.js";
import type { Described } from "./described.js";
import type { Frame } from "./frames.js";
import { headLemma, type Party, type Scene } from "./scene.js";

/** The described mentions in order, and a mention for each quotation that somebody's rejection shows to be a charge. */
export function withCharges(scene: Scene, described: readonly Described[]): Described[] {
  const charges = described.flatMap((reply) => chargeBefore(scene, reply, described) ?? []);
  return [...described, ...charges].sort((a, b) => a.mention.trigger.start - b.mention.trigger.start);
}

function chargeBefore(scene: Scene, reply: Described, described: readonly Described[]): Described | null {
  if (reply.mention.type !== "REJECT" || !answersWords(scene, reply)) return null;
  const told = [reply.sentence - 1, reply.sentence].flatMap((index) => {
    const sentence = scene.analysis.sentences[index];
    return sentence ? scene.speechesIn(sentence).map((speech) => ({ sentence, speech })) : [];
  });
  const quoted = told.findLast(
    ({ speech: { quoted: isQuoted, cue, stance } }) =>
      isQuoted && cue.end <= reply.mention.trigger.start && /^(asserts|alleges)$/.test(stance),
  );
  if (!quoted) return null;
  const isCoded = described.some(
    ({ mention, sentence }) =>
      mention.type === "ACCUSE" &&
      (sentence === quoted.sentence.index || quoted.speech.content.some((span) => covers(span, mention.trigger))),
  );
  const speaker = quoted.speech.phrase === null ? null : scene.partyAt(quoted.sentence, quoted.speech.phrase);
  const accused = accusedIn(scene, quoted, reply);
  if (isCoded || !speaker || !accused || !isOtherSide(scene, speaker, accused)) return null;
  return toCharge(scene, quoted, { speaker, accused });
}

/** "rejected | her words |", "| that | was fantasy": what is rejected is something said. */
function answersWords({ knowledge }: Scene, { frame: { sentence, clause } }: Described): boolean {
  if (clause === null) return false;
  const phrases = [...clause.subjects, ...clause.objects, ...clause.obliques.map(({ phrase }) => phrase)];
  return phrases.some((phrase) => {
    const head = sentence.tokens[sentence.phrases[phrase]?.head ?? -1]?.lower ?? "";
    return knowledge.grammar.chargeNouns.has(headLemma(sentence, phrase)) || /^(this|that|it)$/.test(head);
  });
}

interface Quoted {
  readonly sentence: Sentence;
  readonly speech: Speech;
}

/** Whom the charge is against: the state of whoever rejects it, by the words of the quotation if they name it. */
function accusedIn(scene: Scene, { sentence, speech }: Quoted, { mention }: Described): Party | null {
  const [denier] = mention.actors;
  const country = scene.entity(denier ?? "")?.actor?.country ?? null;
  const isState = ({ entity }: Party): boolean => country !== null && entity.actor?.id === country;
  const inside = scene
    .partiesIn(sentence)
    .filter((party) => speech.content.some((span) => covers(span, party.mention)));
  const near = [
    ...inside,
    ...scene.analysis.sentences.slice(0, sentence.index + 2).flatMap((one) => scene.partiesIn(one)),
  ];
  return near.find(isState) ?? near.find(({ entity }) => entity.id === denier) ?? null;
}

function isOtherSide(scene: Scene, speaker: Party, accused: Party): boolean {
  const [one, other] = [speaker.entity.actor, accused.entity.actor];
  return scene.isPolitical(speaker) && speaker.entity.public && one?.country !== other?.country;
}

function toCharge(
  scene: Scene,
  { sentence, speech }: Quoted,
  { speaker, accused }: { speaker: Party; accused: Party },
): Described {
  const { cue } = speech;
  const rule = "a quotation that is rejected as a charge";
  const evidence = (field: "type" | "actor" | "recipient", party: Party | null) => {
    const { start, end, text } = party?.mention ?? cue;
    const entity = party?.entity.id ?? null;
    return {
      field,
      entity,
      span: { start, end, text },
      stance: "asserts",
      implied: true,
      rule,
      confidence: 0.6,
    } as const;
  };
  const clause = clauseOf(sentence, cue.start);
  const frame: Frame = { sentence, clause, phrase: null, journey: null, slot: () => [] };
  scene.explain(cue, "triggers", "ACCUSE", "kept", rule);
  return {
    mention: {
      id: toId("m", scene.analysis.document.id, cue.start, cue.end, "ACCUSE"),
      type: "ACCUSE",
      modes: ["allege"],
      contexts: [],
      auxiliary: [],
      trigger: cue,
      sentence: { start: sentence.start, end: sentence.end, text: sentence.text },
      actors: [speaker.entity.id],
      recipients: [accused.entity.id],
      date: null,
      place: null,
      killed: null,
      injured: null,
      tolls: [],
      weapon: null,
      attribution: [],
      statement: null,
      evidence: [evidence("type", null), evidence("actor", speaker), evidence("recipient", accused)],
      confidence: 0.6,
    },
    frame,
    isReference: false,
    isCrime: false,
    isBareToll: false,
    isPlanned: false,
    sentence: sentence.index,
  };
}

function clauseOf({ clauses, tokens }: Sentence, offset: number): Clause | null {
  return clauses.find(({ verb }) => (tokens[verb]?.start ?? -1) >= offset) ?? null;
}

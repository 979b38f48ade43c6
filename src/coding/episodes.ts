/** A sentence that goes on with what the one before told, about the same parties and without a time of its own, has its date. */
import type { EventDate, EventMention, Evidence } from "../model/coded-document.js";
import { groupBySentence } from "../model/span.js";
import type { Described } from "./described.js";
import type { Scene } from "./scene.js";

/** "On Sunday drivers blocked the road. Police fired tear gas at them." Mentions in order, dated in place of null where this is sure. */
export function withEpisodeDates(scene: Scene, described: readonly Described[]): Described[] {
  let before: Episode | null = null;
  return [...groupBySentence(described)].flatMap(([, told]) => {
    const dated = told.map((one) => {
      const date = before && one.mention.date === null && goesOn(scene, one, before) ? before.date : null;
      return date === null ? one : { ...one, mention: withDate(one.mention, date) };
    });
    before = toEpisode(scene, dated);
    return dated;
  });
}

/** What a sentence tells that the next may go on with: deeds of one day, and who took part. */
interface Episode {
  readonly date: EventDate;
  readonly parties: ReadonlySet<string>;
  readonly sentence: number;
  readonly paragraph: number;
}

function withDate(mention: EventMention, date: EventDate): EventMention {
  if (date.text === null) return { ...mention, date };
  const because: Evidence = {
    field: "date",
    entity: null,
    span: date.text,
    stance: "asserts",
    implied: true,
    rule: date.basis,
    confidence: 0.6,
  };
  return { ...mention, date, evidence: [...mention.evidence, because] };
}

function toEpisode(scene: Scene, told: readonly Described[]): Episode | null {
  const date = told[0]?.mention.date;
  const sentence = told[0]?.frame.sentence;
  if (!date || !sentence || date.from !== date.to) return null;
  if (told.some(({ mention }) => mention.date?.from !== date.from || mention.date.to !== date.to)) return null;
  const deeds = told.filter(({ mention }) => isDeed(scene, mention));
  const parties = new Set(deeds.flatMap(({ mention: { actors, recipients } }) => [...actors, ...recipients]));
  return { date: { ...date, basis: "discourse" }, parties, sentence: sentence.index, paragraph: sentence.paragraph };
}

/** What somebody says, promises or asks for starts an episode of its own. */
function isDeed(scene: Scene, { type, auxiliary }: EventMention): boolean {
  return scene.knowledge.ontology.is(type, "deed") && auxiliary.length === 0;
}

function goesOn(scene: Scene, { mention, frame }: Described, before: Episode): boolean {
  const { sentence, clause, phrase } = frame;
  const isNext = sentence.index === before.sentence + 1 && sentence.paragraph === before.paragraph;
  if (!isNext || !isDeed(scene, mention) || mention.attribution.length > 0 || scene.timesIn(sentence).length > 0)
    return false;
  const isTold =
    phrase === null &&
    clause?.tense === "past" &&
    /^(main|conjunct)$/.test(clause.relation) &&
    !clause.perfect &&
    clause.modal === null;
  return isTold && mention.evidence.some((one) => isPronounFor(one, before));
}

function isPronounFor({ field, entity, span }: Evidence, { parties }: Episode): boolean {
  const isParty = (field === "actor" || field === "recipient") && entity !== null && parties.has(entity);
  return isParty && /^(they|them|he|him|she|her)$/i.test(span.text);
}

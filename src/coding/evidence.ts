/** Why each field of a mention says what it says: the words, the rule, how sure. */
import type { Attribution, EventDate, EventMention, Evidence, Span } from "../model/coded-document.js";
import type { Participant } from "./participants.js";
import type { FoundToll } from "./toll-scope.js";
import type { Trigger } from "./triggers.js";

export interface Fields {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly date: EventDate | null;
  readonly place: EventMention["place"];
  readonly tolls: readonly FoundToll[];
  readonly weapon: Span | null;
  readonly stance: Evidence["stance"];
}

const SURE = { stance: "asserts", implied: false } as const;

export function toEvidence({ span, pattern }: Trigger, fields: Fields): Evidence[] {
  const { actors, recipients, date, place, tolls, weapon, stance } = fields;
  return [
    { field: "type", entity: null, span, ...SURE, rule: pattern.name, confidence: pattern.isWeak ? 0.6 : 0.75 },
    ...actors.map((one) => ofParty("actor", one, isSuspected(one) ? "alleges" : stance)),
    ...recipients.map((one) => ofParty("recipient", one, "asserts")),
    ...(date?.text
      ? [
          {
            field: "date",
            entity: null,
            span: date.text,
            ...SURE,
            rule: date.basis,
            confidence: date.basis === "clause" ? 0.85 : 0.7,
          } as const,
        ]
      : []),
    ...(place?.text
      ? [
          {
            field: "place",
            entity: place.entity,
            span: place.text,
            ...SURE,
            rule: place.basis,
            confidence: place.basis === "clause" ? 0.8 : 0.6,
          } as const,
        ]
      : []),
    ...(weapon
      ? [{ field: "weapon", entity: null, span: weapon, ...SURE, rule: "words for weapons", confidence: 0.7 } as const]
      : []),
    ...tolls.flatMap(({ count, who, kind }) =>
      count.text
        ? [
            {
              field: "toll",
              entity: who?.entity.id ?? null,
              span: count.text,
              ...SURE,
              rule: kind,
              confidence: 0.8,
            } as const,
          ]
        : [],
    ),
  ];
}

function ofParty(
  field: "actor" | "recipient",
  { party: { entity, mention }, slot }: Participant,
  stance: Evidence["stance"],
): Evidence {
  const { start, end, text, form } = mention;
  return {
    field,
    entity: entity.id,
    span: { start, end, text },
    stance,
    implied: form === "pronoun",
    rule: slot,
    confidence: slot === "subject" || slot === "object" ? 0.8 : 0.7,
  };
}

/** "suspected rebels", "the alleged attackers", whom a deed is linked to: codebook, rule 8. */
function isSuspected({ party, slot }: Participant): boolean {
  return slot === "suspected" || /\b(suspected|alleged|presumed|believed)\b/i.test(party.mention.text);
}

/** Whoever claims the deed is its source too. */
export function claimOf(actors: readonly Participant[], stance: Evidence["stance"]): Attribution[] {
  if (stance !== "claims-responsibility") return [];
  return actors.map(
    ({
      party: {
        entity,
        mention: { start, end, text },
      },
    }) => ({ speaker: entity.id, text: { start, end, text }, stance }),
  );
}

/** "The Front said that | it | was behind the attack": told once, in the words of whoever says so. */
export function withClaims(said: readonly Attribution[], claims: readonly Attribution[]): Attribution[] {
  const claiming = new Set(claims.map(({ speaker }) => speaker));
  const told = said.map((one) =>
    one.speaker !== null && claiming.has(one.speaker) ? { ...one, stance: "claims-responsibility" as const } : one,
  );
  return [...told, ...claims.filter(({ speaker }) => !told.some((one) => one.speaker === speaker))];
}

/** A first guess, by what is known of the mention; measured against gold it is re-fitted. */
export function confidenceOf({ pattern }: Trigger, { actors, recipients }: Fields): number {
  return 0.35 + (pattern.isWeak ? 0 : 0.1) + (actors.length > 0 ? 0.15 : 0) + (recipients.length > 0 ? 0.1 : 0);
}

export function explainParties({ actors, recipients }: Fields): string {
  const list = (parties: readonly Participant[]): string =>
    parties.map(({ party, slot }) => `${party.mention.text} (${slot})`).join(", ") || "nobody";
  return `actors: ${list(actors)}; recipients: ${list(recipients)}`;
}

/** What the own name of a body that nobody knows says of it: its owner, its kind, a place. */

import { KNOWN, type PhraseReader, takeNames, textOf, toMention } from "./mention-reading.js";
import type { Piece } from "./pieces.js";

/** "Vancouver International Airport", "Ohio Supreme Court": the place in the name of a body or a building. */
export function addInside(reader: PhraseReader, { first, end }: Piece): void {
  const found = reader.reading.knowledge.places.find(reader.tokens, { first, limit: end - 1 });
  if (!found) return;
  const [best] = found.places;
  const isKnown =
    best !== undefined &&
    (best.population >= KNOWN || reader.reading.placeNames.has(textOf(reader.tokens, found))) &&
    /^(settlement|division)$/.test(best.kind);
  if (isKnown) reader.reading.mentions.push(toMention(reader, found, { form: "name", kind: "place", isHead: false }));
}

/** "Canadian International Development Agency", "UN Support Mission": what an unknown body's own name says of it. */
export function takeInside(reader: PhraseReader, piece: Piece): void {
  const { knowledge, hasCase } = reader.reading;
  for (let at = piece.first; at < piece.end; at++) {
    const found = knowledge.actors.find(reader.tokens, { first: at, limit: piece.end }, hasCase);
    if (found) takeNames(reader, found.values.slice(0, 1));
  }
}

/** The noun for a body in its name: "Ministry", "Department", "Commission". */
export function roleInside(reader: PhraseReader, piece: Piece): string | null {
  let inside: string | null = null;
  for (let at = piece.first; at < piece.end; at++) {
    const found = reader.reading.knowledge.roles.find(reader.tokens, { first: at, limit: piece.end });
    const isBody = found !== null && /^(organization|government)$/.test(found.role.kind);
    // "Makerere University" teaches, whoever built it.
    const isSchool = found?.end === piece.end && /^(EDU|MED)$/.test(found.role.roles[0] ?? "");
    if (found && (isBody || isSchool)) inside = found.role.noun;
  }
  return inside;
}

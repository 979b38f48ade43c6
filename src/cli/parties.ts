/** Who did it, to whom, and who says so, as the table writes them. */
import type { Attribution, CodedDocument, DocumentEvent, EventMention } from "../model/coded-document.js";

const stances: Readonly<Record<Attribution["stance"], string>> = {
  asserts: "",
  alleges: " (alleges)",
  denies: " (denies)",
  confirms: " (confirms)",
  "claims-responsibility": " (claims it)",
  announces: " (announces)",
};

/** An entity's name; a private person has none. */
export function writeName(id: string, { entities }: CodedDocument): string {
  const entity = entities.find((each) => each.id === id);
  if (entity === undefined) return id;
  return entity.public ? entity.name : "a private person";
}

/** "Rebels (alleged) → soldiers" */
export function writeParties(
  { actors, recipients }: DocumentEvent,
  mentions: readonly EventMention[],
  document: CodedDocument,
): string {
  const write = (id: string) => writeName(id, document);
  // "The leaders of Laos and Vietnam" are a party of each state, and stand here once.
  const doers = unique(actors.map((id) => write(id) + writeDoubt(id, mentions))).join(", ") || "–";
  return recipients.length === 0 ? doers : `${doers} → ${unique(recipients.map(write)).join(", ")}`;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** One assertion that it was they outweighs all suspicion; whoever claims or denies the deed is marked in any case. */
function writeDoubt(actor: string, mentions: readonly EventMention[]): string {
  const stances = mentions
    .flatMap(({ evidence }) => evidence)
    .filter(({ field, entity }) => field === "actor" && entity === actor)
    .map(({ stance }) => stance);
  if (stances.includes("claims-responsibility")) return " (claims it)";
  if (stances.includes("denies")) return " (denies it)";
  return stances.includes("alleges") && !stances.includes("asserts") ? " (alleged)" : "";
}

/** "police via The Paper; the mayor (denies)": who said it first stands first. "the report" is the document itself. */
export function writeSources(mentions: readonly EventMention[], document: CodedDocument): string {
  const chains = mentions.map(({ attribution }) =>
    [...attribution].reverse().map((each) => writeSource(each, document)),
  );
  const told = chains.filter((chain) => chain.length > 0).map((chain) => [...new Set(chain)].join(" via "));
  return [...new Set([...(told.length < chains.length ? ["the report"] : []), ...told])].join("; ");
}

function writeSource({ speaker, text, stance }: Attribution, document: CodedDocument): string {
  return (speaker === null ? text.text : writeName(speaker, document)) + stances[stance];
}

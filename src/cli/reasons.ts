/** With --explain: the rule behind each field of each mention, then what became of each word that could name an event. */
import type { CodedDocument, EventMention, Evidence, Explanation, Span } from "../model/coded-document.js";
import { byPosition, covers } from "../model/span.js";
import { hang, type Screen } from "./grid.js";
import { writeName } from "./parties.js";
import { paint, toPrintable } from "./terminal.js";

export function writeReasons(document: CodedDocument, screen: Screen): string[] {
  const { explanation } = document;
  if (explanation === undefined) return [];
  const mentions = [...document.mentions].sort((a, b) => byPosition(a.trigger, b.trigger));
  return [
    ...title("why", screen),
    ...mentions.flatMap((mention) => explainMention(mention, document, screen)),
    ...title("words that could name an event", screen),
    ...writeDecisions(explanation, mentions, screen),
  ];
}

function title(text: string, { hasColour }: Screen): string[] {
  return ["", paint(text, "dim", hasColour)];
}

function explainMention(mention: EventMention, document: CodedDocument, screen: Screen): string[] {
  const name = [mention.type, ...mention.modes].join("/");
  return [
    ...hang("  ", `${name} ${quote(mention.trigger.text)}`, screen),
    ...mention.evidence.flatMap((each) => hang("      ", writeReason(each, document), screen)),
  ];
}

function writeReason(evidence: Evidence, document: CodedDocument): string {
  const entity = evidence.entity === null ? [] : [toPrintable(writeName(evidence.entity, document))];
  const stance = [evidence.stance === "asserts" ? [] : [evidence.stance], evidence.implied ? ["implied"] : []].flat();
  const notes = stance.length === 0 ? [] : [`(${stance.join(", ")})`];
  return [evidence.field, ...entity, quote(evidence.span.text), `by ${toPrintable(evidence.rule)}`, ...notes].join(" ");
}

/** Word by word in the order of the text, under their sentence; only sentences that report an event are known here. */
function writeDecisions(
  explanation: readonly Explanation[],
  mentions: readonly EventMention[],
  screen: Screen,
): string[] {
  const ordered = [...explanation].sort((a, b) => byPosition(a.span, b.span));
  const bySentence = groupRuns(ordered, ({ span }) => findSentence(span, mentions)?.start ?? -1);
  return bySentence.flatMap((group) => [
    ...hang("  ", writeSentence(group[0]?.span, mentions), screen),
    ...groupRuns(group, ({ span }) => `${span.start}-${span.end}`).flatMap((word) => {
      return ["kept", "dropped"].flatMap((outcome) => {
        const same = word.filter((each) => each.outcome === outcome);
        return same.length === 0 ? [] : hang("      ", writeWord(same), screen);
      });
    }),
  ]);
}

function findSentence(span: Span, mentions: readonly EventMention[]): Span | undefined {
  return mentions.find(({ sentence }) => covers(sentence, span))?.sentence;
}

function writeSentence(span: Span | undefined, mentions: readonly EventMention[]): string {
  const sentence = span && findSentence(span, mentions);
  if (!sentence) return "where no event was found:";
  const text = toPrintable(sentence.text).replace(/ +/g, " ");
  return text.length > 70 ? `${text.slice(0, 69).trimEnd()}…` : text;
}

/** All that came of one word: `dropped “sent”  send (AID, CONSULT): nothing fitting in its subject`. */
function writeWord(same: readonly Explanation[]): string {
  const [{ outcome, span } = { outcome: "dropped", span: { text: "" } }] = same;
  const found = groupBy(same, ({ reason }) => reason).map((group) => ({
    rules: writeRules(group),
    reason: group[0]?.reason ?? "",
  }));
  const reasons = groupBy(found, ({ rules }) => rules).map((group) => {
    return `${group[0]?.rules}: ${group.map(({ reason }) => reason).join(", ")}`;
  });
  return `${outcome} ${quote(span.text)}  ${toPrintable(reasons.join("; "))}`;
}

/** "AID: send" and "CONSULT: send" as "send (AID, CONSULT)"; a rule of another form as it is. */
function writeRules(explanations: readonly Explanation[]): string {
  const split = explanations.map(({ rule }) => /^([A-Z]+): (.*)$/.exec(rule) ?? [rule, "", rule]);
  return groupBy(split, ([, , words = ""]) => words)
    .map((group) => {
      const types = [...new Set(group.map(([, type = ""]) => type))].filter((type) => type !== "");
      const words = group[0]?.[2] ?? "";
      return types.length === 0 ? words : `${words} (${types.join(", ")})`;
    })
    .join(", ");
}

/** Neighbours with the same key. */
function groupRuns<T>(items: readonly T[], toKey: (item: T) => string | number): T[][] {
  const runs: T[][] = [];
  let last: string | number | null = null;
  for (const item of items) {
    const key = toKey(item);
    if (key === last) runs.at(-1)?.push(item);
    else runs.push([item]);
    last = key;
  }
  return runs;
}

/** Items with the same key, wherever they stand. */
function groupBy<T>(items: readonly T[], toKey: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(toKey(item), [...(groups.get(toKey(item)) ?? []), item]);
  return [...groups.values()];
}

function quote(text: string): string {
  return `“${toPrintable(text)}”`;
}

/** Analysis → CodedDocument: what the text means politically, step by step. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis } from "../model/analysis.js";
import type { CodedDocument, Entity } from "../model/coded-document.js";
import { withCharges } from "./charges.js";
import { describeMentions } from "./describe.js";
import { withEpisodeDates } from "./episodes.js";
import { findEvents } from "./events.js";
import { identify } from "./identify.js";
import { lacksParties } from "./participants.js";
import { findPassage } from "./passages.js";
import { findRelations } from "./relations.js";
import { Scene } from "./scene.js";
import { findStatements } from "./statements.js";
import { dropBorrowed } from "./topic.js";
import { findTriggers } from "./triggers.js";

/** All of a coded document but who coded it. */
export type Coding = Omit<CodedDocument, "contract" | "coder" | "document">;

export function codeAnalysis(analysis: Analysis, knowledge: Knowledge): Coding {
  const scene = new Scene(analysis, knowledge, identify(analysis, knowledge));
  const triggers = findTriggers(scene, (trigger) => lacksParties(scene, trigger));
  const political = dropBorrowed(scene, triggers);
  const described = withEpisodeDates(scene, withCharges(scene, describeMentions(scene, political)));
  const statements = findStatements(scene, described);
  const { mentions, events } = findEvents(scene, described, statements);
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const passages = described.flatMap(({ frame, mention: { id } }) => {
    const mention = byId.get(id);
    return (mention && findPassage(scene, frame, mention)) ?? [];
  });
  return {
    contexts: contextsOf(mentions.flatMap(({ contexts }) => contexts)),
    entities: withActors(scene.entities, new Set(mentions.flatMap(({ actors }) => actors))),
    mentions,
    events,
    relations: findRelations(scene, statements),
    statements: statements.map((one) => ({ ...one, about: one.about.filter((id) => byId.has(id)) })),
    times: analysis.times.map(({ start, end, text, kind, value, from, to }) => ({
      start,
      end,
      text,
      kind,
      value,
      from,
      to,
    })),
    passages,
    explanation: scene.explanation,
  };
}

/** The contexts of at least a third of the mentions, the most frequent first. */
function contextsOf(contexts: readonly string[]): string[] {
  const tally = new Map<string, number>();
  for (const context of contexts) tally.set(context, (tally.get(context) ?? 0) + 1);
  const most = Math.max(0, ...tally.values());
  return [...tally]
    .filter(([, count]) => count * 3 >= most)
    .sort((a, b) => b[1] - a[1])
    .map(([context]) => context);
}

/** People without a name who act politically are civilians in public; a named private person never acts. */
function withActors(entities: readonly Entity[], acting: ReadonlySet<string>): Entity[] {
  return entities.map((entity) =>
    acting.has(entity.id) && !entity.public
      ? { ...entity, public: true, actor: entity.actor ?? { id: null, country: null, roles: ["CVL"] } }
      : entity,
  );
}

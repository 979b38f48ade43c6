/** Speeches of the text → statements of the contract: who says what, about which mentions, answering whom. */
import type { Speech } from "../model/analysis.js";
import type { Statement } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { covers } from "../model/span.js";
import type { Described } from "./describe.js";
import type { Scene } from "./scene.js";

export function findStatements(scene: Scene, described: readonly Described[]): Statement[] {
  const statements: Statement[] = [];
  for (const speech of scene.analysis.speeches) {
    const statement = toStatement(scene, speech, described);
    statements.push({ ...statement, answers: statement.stance === "denies" ? answered(statements, statement) : null });
  }
  return statements;
}

function toStatement(scene: Scene, speech: Speech, described: readonly Described[]): Statement {
  const { source, cue, content, stance, quoted, phrase } = speech;
  const sentence = scene.analysis.sentences[speech.sentence];
  const party = sentence && phrase !== null ? scene.partyAt(sentence, phrase) : null;
  return {
    id: toId("s", scene.analysis.document.id, cue.start, cue.end, source?.start ?? -1),
    speaker: party?.entity.id ?? null,
    source,
    cue,
    content: [...content],
    stance,
    quoted,
    about: described
      .filter(({ mention }) => content.some((span) => covers(span, mention.trigger)))
      .map(({ mention }) => mention.id),
    answers: null,
  };
}

const REACH = 2000;

/** What a denial answers: the latest statement of somebody else before it, the nearest accusation first. */
function answered(before: readonly Statement[], denial: Statement): string | null {
  const start = denial.cue?.start ?? 0;
  const others = before
    .filter(
      ({ speaker, cue, stance }) =>
        stance !== "denies" && (speaker === null || speaker !== denial.speaker) && start - (cue?.start ?? 0) < REACH,
    )
    .reverse();
  return (others.find(({ stance }) => stance === "alleges") ?? others[0])?.id ?? null;
}

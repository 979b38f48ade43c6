/** Speeches of the text → statements of the contract: who says what, about which mentions, answering whom. */
import type { Speech } from "../model/analysis.js";
import type { Statement } from "../model/coded-document.js";
import { toId } from "../model/id.js";
import { covers, groupBySentence } from "../model/span.js";
import type { Described } from "./described.js";
import type { Scene } from "./scene.js";

export function findStatements(scene: Scene, described: readonly Described[]): Statement[] {
  const bySentence = groupBySentence(described);
  const statements: Statement[] = [];
  for (const speech of scene.analysis.speeches) {
    const statement = toStatement(scene, speech, bySentence.get(speech.sentence) ?? []);
    const answers =
      statement.stance === "denies"
        ? answered(scene, { before: statements.slice(-REACH), denial: statement, described: bySentence, speech })
        : null;
    statements.push({ ...statement, answers });
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

/** How many statements back a denial may answer. */
const REACH = 6;

interface Denied {
  readonly before: readonly Statement[];
  readonly denial: Statement;
  readonly described: ReadonlyMap<number, readonly Described[]>;
  readonly speech: Speech;
}

/**
 * What a denial answers: a statement of somebody else in its own sentence, or a recent one about a deed of the denier's own side. Never
 * just the latest: a wrong link makes a sure event contested.
 */
function answered(scene: Scene, { before, denial, described, speech }: Denied): string | null {
  const own = scene.analysis.sentences[speech.sentence];
  const others = before
    .filter(({ speaker, stance }) => stance !== "denies" && (speaker === null || speaker !== denial.speaker))
    .reverse();
  const found = others.find(({ cue, about }) => {
    const isHere =
      own !== undefined &&
      cue !== null &&
      cue.start >= own.start &&
      cue.end <= own.end &&
      cue.start < (denial.cue?.start ?? 0);
    const near = [speech.sentence, speech.sentence - 1, speech.sentence - 2].flatMap(
      (number) => described.get(number) ?? [],
    );
    return (
      isHere ||
      near.some(
        ({ mention }) =>
          about.includes(mention.id) &&
          [...mention.actors, ...mention.recipients].some((party) => isSameSide(scene, party, denial.speaker)),
      )
    );
  });
  return found?.id ?? null;
}

/** One party, or two of one country and one kind of role: a military spokesman speaks for the army. */
function isSameSide(scene: Scene, party: string, speaker: string | null): boolean {
  if (speaker === null) return false;
  if (party === speaker) return true;
  const [a, b] = [scene.entity(party)?.actor, scene.entity(speaker)?.actor];
  return a != null && b != null && a.country === b.country && a.roles.some((role) => b.roles.includes(role));
}

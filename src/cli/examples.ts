/** Runs the examples that stand with entries: what their authors meant must be what is coded. */
import type { ActorExample } from "../knowledge/examples.js";
import type { PatternEntry } from "../knowledge/patterns.js";
import { type KnowledgeSource, pointAtFields } from "../knowledge/read.js";
import type { ActorCode } from "../model/coded-document.js";
import type { Fault } from "../model/fault.js";
import type { Coder } from "../pipeline.js";

/** One thing to try: the sentence as `test/*-later.txt` writes it, and what is wrong, or null where nothing is. */
interface Trial {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly title: string;
  readonly run: (coder: Coder) => string | null;
}

/** The examples of a folder that fail, but for those whose titles `waiting` names. */
export function findFailures(
  source: KnowledgeSource,
  coder: Coder,
  waiting: ReadonlySet<string> = new Set(),
): { readonly faults: Fault[]; readonly tried: number } {
  const trials = [...listActorTrials(source), ...listPatternTrials(source)].filter(({ title }) => !waiting.has(title));
  const faults = trials.flatMap(({ file, line, field, run }) => {
    const message = run(coder);
    return message === null ? [] : [{ file, line, field, rule: "example", message }];
  });
  return { faults: pointAtFields(faults), tried: trials.length };
}

export function countExamples({ actors, roles, patterns }: KnowledgeSource): number {
  const named = [...actors, ...roles].reduce((sum, { examples }) => sum + examples.length, 0);
  const lists = patterns.flatMap(([, list]) => list);
  return lists.reduce((sum, { entry }) => sum + entry.examples.length + entry.butNot.length, named);
}

function listActorTrials({ actors, roles }: KnowledgeSource): Trial[] {
  return [...actors, ...roles].flatMap(({ file, line, examples }) =>
    examples.map((example) => ({
      file,
      line,
      field: "examples",
      title: `${example.text}${example.date === null ? "" : `, ${example.date}`}: ${example.is}`,
      run: (coder) => tryActor(coder, example),
    })),
  );
}

function tryActor(coder: Coder, { text, date, is }: ActorExample): string | null {
  const { entities } = coder.code({ id: "example", text, published: date });
  const codes = entities.flatMap(({ actor }) => (actor === null ? [] : [toText(actor)]));
  if (codes.includes(is)) return null;
  const found = codes.length === 0 ? "no known actor" : [...new Set(codes)].join(", ");
  return `"${text}"${date === null ? "" : ` on ${date}`} is not ${is} but ${found}.`;
}

function toText({ country, roles }: ActorCode): string {
  return [country ?? "", ...roles].join(" ").trim();
}

function listPatternTrials({ patterns }: KnowledgeSource): Trial[] {
  return patterns.flatMap(([type, list]) =>
    list.flatMap(({ file, line, entry }) => [
      ...entry.examples.map((sentence) => ({
        file,
        line,
        field: "examples",
        title: `${type} example: ${sentence}`,
        run: (coder: Coder) => tryExample(coder, { type, entry, sentence }),
      })),
      ...entry.butNot.map((sentence) => ({
        file,
        line,
        field: "but-not",
        title: `${type} but-not: ${sentence}`,
        run: (coder: Coder) => (codeTypes(coder, sentence).has(type) ? `"${sentence}" is coded as ${type}.` : null),
      })),
    ]),
  );
}

function tryExample(
  coder: Coder,
  { type, entry, sentence }: { readonly type: string; readonly entry: PatternEntry; readonly sentence: string },
): string | null {
  const types = codeTypes(coder, sentence);
  const modes = types.get(type);
  if (modes && (entry.modes.length === 0 || entry.modes.some((mode) => modes.includes(mode)))) return null;
  const wanted = [type, ...entry.modes].join(" ");
  const found = [...types].map(([name, own]) => [name, ...own].join(" ")).join(", ");
  return `"${sentence}" is not coded as ${wanted} but as ${found || "nothing"}.`;
}

function codeTypes(coder: Coder, text: string): ReadonlyMap<string, readonly string[]> {
  const { mentions } = coder.code({ id: "example", text, published: null });
  const types = new Map<string, string[]>();
  for (const { type, modes } of mentions) types.set(type, [...(types.get(type) ?? []), ...modes]);
  return types;
}

/** Records → the corpus as people write it. */
import { type Mark, writeMarks } from "./marks.js";
import {
  type CorpusRecord,
  type CorpusStatement,
  type Range,
  type Role,
  roleNames,
  type Tags,
  type Trigger,
} from "./record.js";

/** The records as a file. `parseCorpus` gives them back as they were. */
export function writeCorpus(records: readonly CorpusRecord[]): string {
  return records.map(writeRecord).join("\n");
}

function writeRecord(record: CorpusRecord): string {
  const { id, published, before, origin, text } = record;
  const tags = writeTags(record.tags);
  const lines = [
    `# ${id}`,
    ...(published === null ? [] : [`published: ${published}`]),
    ...(origin === null
      ? []
      : [`from: ${origin.set} ${origin.document} ${origin.start}-${origin.end} ${origin.sha256}`]),
    ...(tags === "" ? [] : [`tags: ${tags}`]),
    ...(before === null ? [] : [`before: ${before}`]),
    writeMarks(text, toMarks(record)),
    ...record.triggers.map(writeTriggerNote),
    ...record.statements.flatMap(writeStatementNote),
  ];
  return `${lines.join("\n")}\n`;
}

function writeTags({ frames: framed, region, topic, none, unsure }: Tags): string {
  return [
    ...(framed.length > 0 ? [`frame=${framed.join(",")}`] : []),
    ...(region ? [`region=${region}`] : []),
    ...(topic ? [`topic=${topic}`] : []),
    ...(none ? ["none"] : []),
    ...(unsure ? ["unsure"] : []),
  ].join(" ");
}

function toMarks({ mentions, triggers, times, weapons, statements }: CorpusRecord): Omit<Mark, "column">[] {
  const same = (sameAs: string | null): string => (sameAs === null ? "" : `=${sameAs}`);
  const plain = (label: string, { start, end }: Range) => ({ family: "<", label, start, end }) as const;
  return [
    ...statements.flatMap(({ id, source, cue, content }) => [
      ...content.map((range) => plain(`${id}.content`, range)),
      ...(source && "start" in source ? [plain(`${id}.source`, source)] : []),
      ...(cue ? [plain(`${id}.cue`, cue)] : []),
    ]),
    ...times.map((time) => plain(time.kind === "date" ? time.id : `${time.id}.${time.kind}`, time)),
    ...weapons.map((weapon) => plain(weapon.id, weapon)),
    ...mentions.map(({ id, sameAs, kind, form, start, end }) => {
      return { family: "[", label: `${id}${same(sameAs)} ${kind}.${form}`, start, end } as const;
    }),
    ...triggers.map(({ id, sameAs, type, modes, start, end }) => {
      const name = [type, ...(modes.length > 0 ? [modes.join("+")] : [])].join(".");
      return { family: "{", label: `${id}${same(sameAs)} ${name}`, start, end } as const;
    }),
  ];
}

function writeTriggerNote({ id, roles, auxiliary, status }: Trigger): string {
  return [
    id,
    ...roleNames.flatMap((name) => {
      const targets = roles.filter((role) => role.name === name).map(writeTarget);
      return targets.length === 0 ? [] : [`${name}=${targets.join(",")}`];
    }),
    ...(auxiliary.length > 0 ? [`aux=${auxiliary.join(",")}`] : []),
    ...(status === "reported" ? [] : [`status=${status}`]),
  ].join(" ");
}

function writeTarget({ target, stance }: Role): string {
  return stance === "asserts" ? target : `${target}:${stance}`;
}

function writeStatementNote({ id, source, stance, answers }: CorpusStatement): string[] {
  const fields = [
    ...(source && "mention" in source ? [`source=${source.mention}`] : []),
    ...(stance === "asserts" ? [] : [`stance=${stance}`]),
    ...(answers === null ? [] : [`answers=${answers}`]),
  ];
  return fields.length === 0 ? [] : [[id, ...fields].join(" ")];
}

/** What is wrong with a record that can be read: ids, roles, modes, tags, people. */
import { createHash } from "node:crypto";
import type { Knowledge } from "../knowledge/knowledge.js";
import type { Fault } from "../model/fault.js";
import type { Placed } from "./format.js";
import { cross } from "./marks.js";
import { type CorpusRecord, type Mention, type Range, type Role, roleKinds, type Trigger } from "./record.js";
import { findNearDuplicates } from "./similar.js";

/** What the checks ask of the knowledge base. */
export type Known = Pick<Knowledge, "ontology" | "actors">;

interface Rule {
  readonly name: string;
  /** What is wrong with the record, a message each. */
  readonly find: (record: CorpusRecord, known: Known) => readonly string[];
}

/** All faults of all records, in their order. `others` are records that the ids and the sentences must be apart from. */
export function checkCorpus(placed: readonly Placed[], known: Known, others: readonly Placed[] = []): Fault[] {
  const seen = new Map(others.map((each) => [each.record.id, each]));
  const twins = findTwins([...others, ...placed]);
  return placed.flatMap((each) => {
    const { record, file, line } = each;
    const twin = seen.get(record.id);
    seen.set(record.id, twin ?? each);
    const twice = twin
      ? [{ rule: "id-twice", message: `"${record.id}" is also the id in ${twin.file}:${twin.line}` }]
      : [];
    const broken = rules.flatMap(({ name, find }) => find(record, known).map((message) => ({ rule: name, message })));
    const alike = (twins.get(each) ?? []).map((other) => ({
      rule: "near-duplicate",
      message: `nearly the sentence of ${other.record.id} in ${other.file}:${other.line}`,
    }));
    return [...twice, ...alike, ...broken].map(({ rule, message }) => ({
      file,
      line,
      field: record.id,
      rule,
      message,
    }));
  });
}

/** Of our own sentences: those before that it nearly repeats. */
function findTwins(placed: readonly Placed[]): ReadonlyMap<Placed, readonly Placed[]> {
  const own = placed.filter(({ record }) => record.origin === null);
  const twins = new Map<Placed, Placed[]>();
  for (const { one, other } of findNearDuplicates(own, ({ record }) => record.text))
    twins.set(other, [...(twins.get(other) ?? []), one]);
  return twins;
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** In no order. */
const rules: readonly Rule[] = [
  { name: "words-changed", find: findChangedWords },
  { name: "mark-twice", find: findMarksTwice },
  { name: "crossing", find: findCrossing },
  { name: "bad-edge", find: findBadEdges },
  { name: "bad-same", find: findBadSame },
  { name: "bad-role", find: findBadRoles },
  { name: "toll-apart", find: findTollsApart },
  { name: "one-sided", find: findOneSided },
  { name: "idle-mark", find: findIdleMarks },
  { name: "unknown-mode", find: findUnknownModes },
  { name: "bad-auxiliary", find: findBadAuxiliary },
  { name: "bad-statement", find: findBadStatements },
  { name: "bad-none", find: findBadNone },
  { name: "real-person", find: findRealPeople },
  { name: "private-person", find: findPrivatePeople },
];

const wordsOf = ({ text }: CorpusRecord, { start, end }: Range): string => text.slice(start, end);

function findChangedWords({ origin, text }: CorpusRecord): string[] {
  if (!origin || sha256(text) === origin.sha256) return [];
  return ["without its marks the sentence is not the one that was drawn: its words must stay as they were"];
}

function findMarksTwice({ mentions, triggers, times, weapons, statements }: CorpusRecord): string[] {
  const ids = [...mentions, ...triggers, ...times, ...weapons, ...statements].map(({ id }) => id);
  const spans = mentions.map(({ start, end }) => `${start}-${end}`);
  return [
    ...repeated(ids).map((id) => `two marks are called ${id}`),
    ...(repeated(spans).length > 0 ? ["two mentions have the same words"] : []),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

function findCrossing(record: CorpusRecord): string[] {
  const contents = record.statements.flatMap(({ id, content }) => content.map((range) => ({ id, ...range })));
  return [record.mentions, record.triggers, contents].flatMap((list) =>
    list.flatMap((one, at) =>
      list
        .slice(at + 1)
        .filter((other) => cross(one, other))
        .map((other) => `${one.id} and ${other.id} cross: one must hold the other, or neither`),
    ),
  );
}

function findBadEdges(record: CorpusRecord): string[] {
  const { mentions, triggers } = record;
  const edged = [...mentions, ...triggers, ...record.times, ...record.weapons].filter((mark) =>
    /^[\s,;:!?"“”'‘]|([,;:!?"“”]|['’]s|[^.\s]\w{4,}\.)$/.test(wordsOf(record, mark)),
  );
  const named = mentions.filter(
    ({ form, ...range }) =>
      form === "name" && /^the /i.test(wordsOf(record, range)) && !/^The [A-Z]/.test(wordsOf(record, range)),
  );
  const long = mentions.filter(
    ({ form, ...range }) => form === "pronoun" && wordsOf(record, range).split(" ").length > 2,
  );
  return [
    ...edged.map(
      (mark) => `${mark.id} "${wordsOf(record, mark)}": leave stops, commas, quotation marks and 's outside`,
    ),
    ...named.map((mark) => `${mark.id} "${wordsOf(record, mark)}": the article stands outside a name`),
    ...long.map((mark) => `${mark.id} "${wordsOf(record, mark)}" is no pronoun`),
  ];
}

function findBadSame({ mentions, triggers }: CorpusRecord): string[] {
  const first = <T extends Mention | Trigger>(list: readonly T[], same: (one: T, other: T) => boolean): string[] =>
    list.flatMap((each, at) => {
      if (each.sameAs === null) return [];
      const found = list.slice(0, at).find(({ id }) => id === each.sameAs);
      if (found && found.sameAs === null && same(found, each)) return [];
      return [
        `${each.id}=${each.sameAs}: expected the first mark of the same thing, with a lower number and of the same kind`,
      ];
    });
  return [
    ...first(mentions, (one, other) => one.kind === other.kind || (isState(one) && isState(other))),
    ...first(triggers, (one, other) => one.type === other.type),
  ];
}

/** A state acts in one place of a sentence and is a country on the map in another. */
function isState({ kind }: Mention): boolean {
  return kind === "government" || kind === "place";
}

function findBadRoles(record: CorpusRecord): string[] {
  return record.triggers.flatMap(({ id, roles }) => {
    const written = roles.map(({ name, target }) => `${name}=${target}`);
    return [
      ...repeated(written).map((role) => `${id} has ${role} twice`),
      ...roles.flatMap((role) =>
        findBadTarget(record, role).map((message) => `${id} ${role.name}=${role.target}: ${message}`),
      ),
    ];
  });
}

function findBadTarget({ mentions, times, weapons }: CorpusRecord, { name, target }: Role): string[] {
  if (name === "time") return times.some(({ id }) => id === target) ? [] : ["expected a time, <t1 …>"];
  if (name === "weapon") return weapons.some(({ id }) => id === target) ? [] : ["expected a weapon, <w1 …>"];
  const mention = mentions.find(({ id }) => id === target);
  if (!mention) return ["no mention has this number"];
  const legal = roleKinds[name];
  return legal.includes(mention.kind) ? [] : [`a ${mention.kind} cannot stand here: expected ${legal.join(", ")}`];
}

/** Whoever is killed or injured by an event is a recipient of it, with whichever of its triggers that stands. */
function findTollsApart({ triggers }: CorpusRecord): string[] {
  const event = ({ id, sameAs }: Trigger): string => sameAs ?? id;
  const hit = new Set(
    triggers.flatMap((each) => targetsOf(each, ["recipient"]).map((target) => `${event(each)} ${target}`)),
  );
  return triggers.flatMap((each) =>
    targetsOf(each, ["killed", "injured"])
      .filter((target) => !hit.has(`${event(each)} ${target}`))
      .map((target) => `${each.id}: ${target} is killed or injured and no recipient`),
  );
}

function targetsOf({ roles }: Trigger, names: readonly Role["name"][]): string[] {
  return roles.filter(({ name }) => names.includes(name)).map(({ target }) => target);
}

/** Codebook, "Mutual events": who meets is an actor; a visit alone has a host. */
function findOneSided({ triggers }: CorpusRecord): string[] {
  return triggers
    .filter(
      (each) => each.type === "CONSULT" && !each.modes.includes("visit") && targetsOf(each, ["recipient"]).length > 0,
    )
    .map(({ id }) => `${id}: all who meet are actors; only a CONSULT.visit has a recipient, the host`);
}

function findIdleMarks({ triggers, weapons }: CorpusRecord): string[] {
  const used = new Set(triggers.flatMap(({ roles }) => roles.map(({ target }) => target)));
  return weapons.filter(({ id }) => !used.has(id)).map(({ id }) => `no trigger has weapon=${id}`);
}

function findUnknownModes({ triggers }: CorpusRecord, { ontology }: Known): string[] {
  return triggers.flatMap(({ id, type, modes }) => [
    ...modes
      .filter((mode) => !ontology.hasMode(type, mode))
      .map(
        (mode) =>
          `${id}: ${type} has no mode ${mode}; it has ${
            ontology
              .modesOf(type)
              .map((each) => each.id)
              .join(", ") || "none"
          }`,
      ),
    ...repeated(modes).map((mode) => `${id} has the mode ${mode} twice`),
  ]);
}

/** Codebook, "Future": what is still to come is mostly another type. */
function findBadAuxiliary({ triggers }: CorpusRecord, { ontology }: Known): string[] {
  return triggers.flatMap(({ id, type, auxiliary, status }) => {
    const isFuture = auxiliary.includes("future");
    const future = ontology.futureOf(type);
    return [
      ...(isFuture && future !== null ? [`${id}: ${type} that is still to come is ${future}, without aux=future`] : []),
      ...(isFuture && (type === "AGREE" || type === "THREATEN") ? [`${id}: ${type} is not given aux=future`] : []),
      ...(isFuture && status !== "planned" ? [`${id}: what has aux=future has status=planned`] : []),
    ];
  });
}

function findBadStatements({ statements, mentions }: CorpusRecord): string[] {
  return statements.flatMap(({ id, source, cue, content, answers }, at) => [
    ...(content.length === 0 ? [`${id} has no content`] : []),
    ...(cue === null && source === null ? [`${id} has neither cue nor source`] : []),
    ...(source && "mention" in source && !mentions.some((mention) => mention.id === source.mention)
      ? [`${id} source=${source.mention}: no mention has this number`]
      : []),
    ...(cue && content.some(({ start, end }) => start < cue.end && cue.start < end)
      ? [`${id}: its cue stands inside its own content, which is to be in pieces around it`]
      : []),
    ...(answers !== null && !statements.some((other, index) => other.id === answers && index !== at)
      ? [`${id} answers=${answers}: no other statement has this id`]
      : []),
  ]);
}

function findBadNone({ tags, triggers }: CorpusRecord): string[] {
  if (tags.none && triggers.length > 0) return ["it is tagged none and has a trigger"];
  return !tags.none && triggers.length === 0 ? ["it has no trigger: mark one, or tag it none"] : [];
}

/** Our own sentences tell of nobody who lives or lived. */
function findRealPeople(record: CorpusRecord, { actors }: Known): string[] {
  if (record.origin) return [];
  return record.mentions
    .filter(({ kind, form }) => kind === "person" && form === "name")
    .filter((mention) => actors.named(wordsOf(record, mention)).some(({ id }) => actors.get(id)?.kind === "person"))
    .map((mention) => `${wordsOf(record, mention)} is a real person's name: our own people are invented`);
}

/** A victim with a name and no office is a private person: our own sentences leave such names out. */
function findPrivatePeople(record: CorpusRecord): string[] {
  if (record.origin) return [];
  const victims = new Set(record.triggers.flatMap((each) => targetsOf(each, ["killed", "injured"])));
  const headOf = ({ id, sameAs }: Mention): string => sameAs ?? id;
  const described = new Set(record.mentions.filter(({ form }) => form === "nominal").map(headOf));
  return record.mentions
    .filter(({ id, kind, form }) => victims.has(id) && kind === "person" && form === "name")
    .filter((mention) => !described.has(headOf(mention)))
    .map(
      (mention) =>
        `${wordsOf(record, mention)} is a victim by name, without an office: say who it was, not what they were called`,
    );
}

/** Compares what a case demands with what its text was coded as, and says where they differ in the words of the case format. */
import type { Attribution, CodedDocument, DocumentEvent, Entity, EventMention } from "../src/model/coded-document.js";
import type { CountRange, Demand, Expectation, PartyDemand } from "./case-fields.js";
import type { Case } from "./case-format.js";

/** An event with all that its document says of it. */
interface View {
  readonly event: DocumentEvent;
  readonly mentions: readonly EventMention[];
  readonly actors: readonly Entity[];
  readonly recipients: readonly Entity[];
}

/** What is wrong with the coding of a case; null where nothing is. */
export function findProblem(one: Case, coded: CodedDocument): string | null {
  const views = coded.events.map((event) => toView(event, coded));
  const { unmet, left } = matchUp(one, views);
  const named = one.privateNames.flatMap((name) => findExposure(name, coded));
  const surplus = one.isOpen ? [] : left;
  if (unmet.length + surplus.length + named.length === 0) return null;
  return [
    `${one.file}:${one.line}  ${one.name}`,
    one.text,
    ...unmet.flatMap((expectation) => explainMiss(expectation, left, one)),
    ...surplus.map((view) => `not asked for:  ${toNotation(view)}`),
    ...named,
  ].join("\n");
}

/** How much of a long text's case is met. */
export interface Verdict {
  readonly asked: number;
  /** Events with every field right. */
  readonly met: readonly Expectation[];
  /** Events whose type, actors and recipients are right, whatever their other fields say. */
  readonly named: readonly Expectation[];
  readonly unnamed: readonly string[];
  /** Events coded beyond those, in the words of the case format. */
  readonly surplus: readonly string[];
  readonly unmet: readonly string[];
}

export function judge(one: Case, coded: CodedDocument): Verdict {
  const views = coded.events.map((event) => toView(event, coded));
  const { unmet, left } = matchUp(one, views);
  const parties = one.expected.map((expectation) => ({
    ...expectation,
    modes: [],
    demands: expectation.demands.filter(({ field }) => field === "actor" || field === "recipient"),
  }));
  const named = matchUp({ ...one, expected: parties }, views);
  return {
    asked: one.expected.length,
    met: one.expected.filter((expectation) => !unmet.includes(expectation)),
    named: parties.filter((expectation) => !named.unmet.includes(expectation)),
    unnamed: named.unmet.map(({ notation, line }) => `not named:      ${notation}   (${one.file}:${line})`),
    surplus: named.left.map((view) => `not asked for:  ${toNotation(view)}`),
    unmet: unmet.flatMap((expectation) => explainMiss(expectation, left, one)),
  };
}

function toView(event: DocumentEvent, { entities, mentions }: CodedDocument): View {
  const pick = (ids: readonly string[]) => entities.filter(({ id }) => ids.includes(id));
  return {
    event,
    mentions: mentions.filter(({ id }) => event.mentions.includes(id)),
    actors: pick(event.actors),
    recipients: pick(event.recipients),
  };
}

interface Match {
  readonly unmet: readonly Expectation[];
  readonly left: readonly View[];
}

/** Gives each expectation an event of its own, as many as can have one. */
function matchUp({ expected, text }: Case, views: readonly View[]): Match {
  const pairs = assign(expected, views, (expectation, view) => findMisses(expectation, view, text).length === 0);
  const taken = new Set(pairs.values());
  return {
    unmet: expected.filter((expectation) => !pairs.has(expectation)),
    left: views.filter((view) => !taken.has(view)),
  };
}

/** The largest set of pairs in which each key and each value stands once (augmenting paths). */
function assign<K, V>(keys: readonly K[], values: readonly V[], fits: (key: K, value: V) => boolean): Map<K, V> {
  const holders = new Map<V, K>();
  const place = (key: K, tried: Set<V>): boolean => {
    for (const value of values) {
      if (tried.has(value) || !fits(key, value)) continue;
      tried.add(value);
      const holder = holders.get(value);
      if (holder !== undefined && !place(holder, tried)) continue;
      holders.set(value, key);
      return true;
    }
    return false;
  };
  for (const key of keys) place(key, new Set());
  return new Map([...holders].map(([value, key]) => [key, value]));
}

function explainMiss(expectation: Expectation, left: readonly View[], { text, file }: Case): string[] {
  const nearest = left
    .map((view) => ({ view, misses: findMisses(expectation, view, text) }))
    .filter(({ view }) => view.event.type === expectation.type)
    .sort((a, b) => a.misses.length - b.misses.length)[0];
  const miss = `not found:      ${expectation.notation}   (${file}:${expectation.line})`;
  return nearest ? [miss, `  nearest, but for ${nearest.misses.join(", ")}`] : [miss];
}

/** The names of the fields in which an event differs from what is demanded; none where it fits. */
function findMisses({ type, modes, demands }: Expectation, view: View, text: string): string[] {
  const { event } = view;
  const isMeant = { type: event.type === type, modes: modes.every((mode) => event.modes.includes(mode)) };
  const misses = Object.entries(isMeant).flatMap(([name, holds]) => (holds ? [] : [name]));
  const fields = demands.filter((demand) => !meets(demand, view, text)).map(toName);
  return [...misses, ...fields];
}

function toName(demand: Demand): string {
  return demand.field === "attribution" ? demand.stance : demand.field;
}

function meets(demand: Demand, view: View, text: string): boolean {
  const { event } = view;
  switch (demand.field) {
    case "actor":
      return meetsParties(demand, view.actors, view);
    case "recipient":
      return meetsParties(demand, view.recipients, view);
    case "killed":
    case "injured":
      return meetsCount(demand.range, event[demand.field]);
    case "date":
      return demand.range?.from === event.date?.from && (demand.range?.to ?? null) === (event.date?.to ?? null);
    case "place":
      return meetsPlace(demand.name, view);
    case "weapon":
      return demand.words === (event.weapon?.text ?? null);
    case "status":
      return event.status === demand.status;
    case "auxiliary":
      return isSameSet(demand.modes, event.auxiliary);
    case "context":
      return demand.contexts.every((context) => event.contexts.includes(context));
    case "attribution":
      return meetsAttribution(demand.stance, demand.words, { text, said: attributionsOf(view) });
    case "unattributed":
      return attributionsOf(view).length === 0;
  }
}

interface PartiesDemand {
  readonly parties: readonly PartyDemand[];
  readonly isOpen: boolean;
}

/** Each party named is an entity of its own, and nobody is left over. */
function meetsParties({ parties, isOpen }: PartiesDemand, entities: readonly Entity[], view: View): boolean {
  const pairs = assign(parties, entities, (party, entity) => isParty(party, entity, view));
  return pairs.size === parties.length && (isOpen || entities.length === parties.length);
}

function isParty({ country, roles, words, isAlleged }: PartyDemand, entity: Entity, { mentions }: View): boolean {
  const names = [entity.name, ...entity.mentions.map(({ text }) => text)].map(plain);
  const evidence = mentions.flatMap((mention) => mention.evidence).filter((one) => one.entity === entity.id);
  return (
    (country === null || entity.actor?.country === country) &&
    roles.every((role) => entity.actor?.roles.includes(role) ?? false) &&
    words.every((part) => names.some((name) => name.includes(plain(part)))) &&
    (!isAlleged || evidence.some(({ field, stance }) => field === "actor" && stance === "alleges"))
  );
}

function meetsCount(range: CountRange | null, count: CountRange | null): boolean {
  if (range === null || count === null) return range === count;
  return range.max === count.max && (range.min === null || range.min === count.min);
}

/** The place's own name, or the words of the text that it was taken from. */
function meetsPlace(name: string | null, { event, mentions }: View): boolean {
  if (name === null || event.place === null) return name === event.place;
  const names = [event.place.name, ...mentions.flatMap(({ place }) => place?.text?.text ?? [])];
  return names.some((one) => ` ${plain(one)} `.includes(` ${plain(name)} `));
}

function attributionsOf({ mentions }: View): Attribution[] {
  return mentions.flatMap(({ attribution }) => attribution);
}

/** The words quoted and the source that was found share at least a word of the text. */
function meetsAttribution(
  stance: Attribution["stance"],
  words: string | null,
  { text, said }: { readonly text: string; readonly said: readonly Attribution[] },
): boolean {
  const sources = said.filter((one) => one.stance === stance).map((one) => one.text);
  if (words === null) return sources.length === 0;
  return findAll(text, words).some((start) => sources.some((s) => s.start < start + words.length && start < s.end));
}

function findAll(text: string, words: string): number[] {
  const [whole, part] = [text.toLowerCase(), words.toLowerCase()];
  const starts: number[] = [];
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) starts.push(at);
  return starts;
}

/** A private person may be a victim; nobody may look for them by name, and they do nothing political. */
function findExposure(name: string, { entities, events }: CodedDocument): string[] {
  const persons = entities.filter((entity) =>
    [entity.name, ...entity.mentions.map(({ text }) => text)].some((text) => text.includes(name)),
  );
  const actors = new Set(events.flatMap((event) => event.actors));
  return persons.flatMap((person) => [
    ...(person.public ? [`must be private:  "${name}"`] : []),
    ...(actors.has(person.id) ? [`must not act:  "${name}"`] : []),
  ]);
}

/** The event as a case would ask for it. */
function toNotation({ event, mentions, actors, recipients }: View): string {
  const { type, modes, date, place, killed, injured, weapon, status, auxiliary } = event;
  const said = mentions.flatMap(({ attribution }) => attribution.map((one) => `${one.stance} "${one.text.text}"`));
  const fields = [
    [type, ...modes].join(" "),
    ...(actors.length > 0 ? [`actor ${actors.map(toParty).join(", ")}`] : []),
    ...(recipients.length > 0 ? [`recipient ${recipients.map(toParty).join(", ")}`] : []),
    ...(killed ? [`killed ${toRange(killed)}`] : []),
    ...(injured ? [`injured ${toRange(injured)}`] : []),
    ...(date ? [`date ${date.from === date.to ? date.from : `${date.from}..${date.to ?? ""}`}`] : []),
    ...(place ? [`place ${place.name}`] : []),
    ...(weapon ? [`weapon ${weapon.text}`] : []),
    `status ${status}`,
    ...(auxiliary.length > 0 ? [`auxiliary ${auxiliary.join(", ")}`] : []),
    ...new Set(said),
    `by "${mentions[0]?.trigger.text ?? ""}"`,
  ];
  return fields.join(" | ");
}

function toParty({ name, actor }: Entity): string {
  return [actor?.country ?? "", ...(actor?.roles ?? []), `"${name}"`].filter((part) => part !== "").join(" ");
}

function toRange({ min, max }: CountRange): string {
  if (max === null) return `${min}+`;
  return min === max ? `${min}` : `${min}..${max}`;
}

function isSameSet<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** In small letters without accents, apostrophes straight, blanks single. */
function plain(text: string): string {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "");
  return bare.toLowerCase().replace(/’/g, "'").replace(/\s+/g, " ").trim();
}

/**
 * The one record that every part of the system speaks: what the coder makes of one news document.
 *
 * `dragoman code` reads documents (one JSON object a line, see SourceDocument) on standard input and
 * writes one CodedDocument a line, in the same order, on standard output.
 *
 * Offsets are UTF-16 code units into `SourceDocument.text`, end exclusive: `text.slice(start, end)`.
 * Dates are ISO 8601 (`2023-02-17`); an interval is inclusive at both ends.
 * Ids are derived from content (document id, offsets, type), never counters: a person's judgement
 * about an event survives coding it again.
 * Event types, modes, contexts and auxiliary modes are PLOVER's (manual of 2021), in lower case
 * except for the type: `ASSAULT`, `suicide-attack`, `terrorism`, `future`.
 */

export interface SourceDocument {
  id: string;
  text: string;
  /** Publication date, or date and time with offset: anchors "last Friday". Null leaves relative times unresolved. */
  published: string | null;
  /** Context for the coder; nothing is coded from the title alone. */
  title?: string;
  url?: string;
  publisher?: string;
}

export interface CodedDocument {
  contract: "1";
  coder: { version: string; model: string | null; knowledge: string };
  document: Omit<SourceDocument, "text"> & { language: string };
  /** PLOVER contexts of the document as a whole. */
  contexts: string[];
  entities: Entity[];
  /** Every place where the text reports an event, before repeats within the document are merged. */
  mentions: EventMention[];
  /** What happened, each once, however often the document says it. */
  events: DocumentEvent[];
  /** Lasting ties between entities: "TTP, which has ties with the Afghan Taliban". */
  relations: Relation[];
  /** Every statement that the text ascribes to somebody, political or not: who says what. */
  statements: Statement[];
  /** Every expression of time, with its value. */
  times: TimeExpression[];
  /** What the text says of crossings, roads, ports: open, restricted, closed. */
  passages: PassageState[];
  /** Only with --explain: what was decided, by which rule, and what was dropped. */
  explanation?: Explanation[];
}

export interface Span {
  start: number;
  end: number;
  text: string;
}

export interface Entity {
  id: string;
  kind: "person" | "organization" | "group" | "government" | "place" | "facility" | "population";
  /** Canonical name: "Tehreek-e-Taliban Pakistan" for a mention "TTP". */
  name: string;
  mentions: (Span & { form: "name" | "nominal" | "pronoun" })[];
  /** False for a private person (victim, witness, relative): never an actor by name, never indexed or exported by name. */
  public: boolean;
  /** Who this is in political terms on the document's date; null for plain places and private persons. */
  actor: ActorCode | null;
  /** Where this is; null for what has no place. */
  place: Place | null;
}

export interface ActorCode {
  /** Key in the actor knowledge base, null when the entity is known only by its description. */
  id: string | null;
  /** ISO 3166-1 alpha-3; null for what belongs to no one country. */
  country: string | null;
  /** PLOVER role codes, most specific first: GOV, MIL, REB, COP, SPY, LEG, JUD, OPP, CVL, JRN (news media), MED (medical), IGO, NGO … */
  roles: string[];
}

export interface Place {
  name: string;
  kind: "settlement" | "division" | "country" | "region" | "crossing" | "facility" | "water" | "other";
  /** GeoNames id where the gazetteer has one. */
  geonames: number | null;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  admin1: string | null;
  admin2: string | null;
  latitude: number | null;
  longitude: number | null;
  /** Metres would be a lie: how far off the point may be, in kilometres. */
  radiusKm: number | null;
  precision: "point" | "city" | "admin2" | "admin1" | "country" | "region" | "unknown";
}

export interface EventMention {
  id: string;
  type: PloverType;
  modes: string[];
  contexts: string[];
  /** PLOVER auxiliary modes; empty means: reported as having happened, or happening. */
  auxiliary: ("historical" | "future" | "hypothetical" | "negation")[];
  /** The word or words that name the event. */
  trigger: Span;
  /** The sentence that reports it: the evidence to show a reader. */
  sentence: Span;
  /** Entity ids: who did it; all parties where the event is mutual (a meeting, a clash). */
  actors: string[];
  /** Entity ids: whom it was done to. */
  recipients: string[];
  date: EventDate | null;
  place: (Place & { entity: string | null; text: Span | null; basis: Basis }) | null;
  killed: Count | null;
  injured: Count | null;
  /** All tolls, also missing, arrested, displaced; whose, and whether of this event alone. */
  tolls: Toll[];
  /** What was used: "suicide bomb", "rifles", "drone". */
  weapon: Span | null;
  /** Who says so, outermost first; empty where the document itself asserts it. */
  attribution: Attribution[];
  /** The statement that reports it, where one does. */
  statement: string | null;
  /** Why each field says what it says; an actor that is only alleged stands here with its stance. */
  evidence: Evidence[];
  /** 0 to 1: calibrated chance that type, actors and recipients are all right. */
  confidence: number;
}

export interface EventDate {
  from: string;
  /** Null: still going on, or no end known ("since August"). */
  to: string | null;
  precision: "time" | "day" | "week" | "month" | "season" | "year";
  text: Span | null;
  basis: Basis;
}

/** Where a date or place was taken from, nearest first. Never a silent default. */
export type Basis = "clause" | "sentence" | "discourse" | "dateline";

/** "more than 80" is { min: 81, max: null }, "five" is { min: 5, max: 5 }. */
export interface Count {
  min: number;
  max: number | null;
  text: Span | null;
}

export interface Toll {
  kind: "killed" | "injured" | "missing" | "arrested" | "displaced" | "abducted";
  count: Count;
  /** Entity id of those counted: "police officers". */
  who: string | null;
  /** True where those counted are the attackers: "including the bomber". */
  attackers: boolean;
  /** True where the figure sums several events: "more than 300 this year". */
  cumulative: boolean;
  attribution: Attribution[];
}

export interface Evidence {
  field: "type" | "actor" | "recipient" | "date" | "place" | "weapon" | "toll" | "auxiliary";
  entity: string | null;
  span: Span;
  stance: "asserts" | "alleges" | "denies" | "claims-responsibility";
  /** True where the text implies it without saying it. */
  implied: boolean;
  /** The rule, pattern or network head that decided. */
  rule: string;
  confidence: number;
}

export interface Attribution {
  /** Entity id where the speaker resolves to one. */
  speaker: string | null;
  /** The speaker as the text names it: "according to officials". */
  text: Span;
  stance: "asserts" | "alleges" | "denies" | "confirms" | "claims-responsibility" | "announces";
}

/** "Baradar's office said in a statement that …": the parts of PolNeAR's attributions. */
export interface Statement {
  id: string;
  speaker: string | null;
  /** The speaker as the text names it; null in an agentless passive ("it was alleged"). */
  source: Span | null;
  /** The words that ascribe: "said in a statement", "according to", "denied". */
  cue: Span | null;
  /** What is said; more than one span where the attribution interrupts it. */
  content: Span[];
  stance: Attribution["stance"];
  quoted: boolean;
  /** Ids of the mentions and relations that it reports. */
  about: string[];
  /** The statement that it denies, confirms or answers. */
  answers: string | null;
}

export interface TimeExpression extends Span {
  kind: "date" | "time" | "duration" | "set";
  /** TimeML's TIMEX3 value: "2023-02-17", "2023-W07", "2023-02-19TNI", "P3D", "PRESENT_REF". */
  value: string;
  /** The same as calendar days; null for durations and sets. */
  from: string | null;
  to: string | null;
}

export interface DocumentEvent {
  id: string;
  type: PloverType;
  modes: string[];
  contexts: string[];
  auxiliary: EventMention["auxiliary"];
  actors: string[];
  recipients: string[];
  date: { from: string; to: string | null } | null;
  place: Place | null;
  killed: Omit<Count, "text"> | null;
  injured: Omit<Count, "text"> | null;
  tolls: Toll[];
  weapon: Span | null;
  /** PLOVER conflict-cooperation score, -10 to +10. */
  score: number;
  /** `contested`: a named party denies it, or the parties accuse each other of it. */
  status: "reported" | "alleged" | "contested" | "denied" | "planned";
  confidence: number;
  mentions: string[];
}

export interface Relation {
  id: string;
  kind: "member-of" | "part-of" | "ally-of" | "harbours" | "leads" | "claims-responsibility-for";
  from: string;
  /** For claims-responsibility-for, `to` is an event id. */
  to: string;
  evidence: Span;
  stance: "asserts" | "alleges" | "denies";
  attribution: Attribution[];
  since: string | null;
  until: string | null;
}

export interface PassageState {
  /** Entity id of the crossing, road, port, airport or bridge. */
  place: string;
  state: "open" | "restricted" | "closed";
  /** True where it is announced, not yet so: "will reopen on Thursday". */
  announced: boolean;
  from: string | null;
  to: string | null;
  mention: string;
  attribution: Attribution[];
}

export interface Explanation {
  span: Span;
  step: string;
  rule: string;
  outcome: "kept" | "dropped";
  reason: string;
}

export type PloverType =
  | "AGREE"
  | "CONSULT"
  | "SUPPORT"
  | "CONCEDE"
  | "COOPERATE"
  | "AID"
  | "RETREAT"
  | "REQUEST"
  | "ACCUSE"
  | "REJECT"
  | "THREATEN"
  | "PROTEST"
  | "SANCTION"
  | "MOBILIZE"
  | "COERCE"
  | "ASSAULT";

/** Entity → ActorCode and Place, on the document's date: who somebody is in political terms, and where a name lies. */

import type { Knowledge } from "../knowledge/knowledge.js";
import type { Analysis, TextEntity, TextMention } from "../model/analysis.js";
import type { ActorCode, Entity } from "../model/coded-document.js";
import { findPlaces } from "./geocode.js";
import { Homes, isGenericName } from "./homes.js";

/** The document's entities with their codes and places, in the order of `analysis.entities`. */
export function identify(analysis: Analysis, knowledge: Knowledge): Entity[] {
  const date = analysis.document.published?.slice(0, 10) ?? null;
  const places = findPlaces(analysis, knowledge);
  const homes = new Homes(analysis, knowledge, places);
  return analysis.entities.map((entity) => {
    const actor = entity.kind === "place" ? null : actorOf(entity, { knowledge, date, home: homes.of(entity), homes });
    const isPrivate = entity.kind === "person" && !isPublic(entity, actor, knowledge);
    return {
      id: entity.id,
      kind: entity.kind,
      name: nameOf(entity, actor),
      mentions: entity.mentions.map(({ start, end, text, form }) => ({ start, end, text, form })),
      public: !isPrivate,
      actor: isPrivate && entity.mentions.some(({ form }) => form === "name") ? null : actor,
      place: places.get(entity.id) ?? null,
    };
  });
}

/** A body that is not the one known by its name goes by what the text calls it. */
function nameOf({ name, kind, mentions }: TextEntity, actor: ActorCode | null): string {
  const known = mentions.find((mention) => mention.known.length > 0 && mention.form === "name");
  const isAnother = kind === "organization" && actor !== null && actor.id === null && known !== undefined;
  return isAnother ? known.text : name;
}

interface Setting {
  readonly knowledge: Knowledge;
  readonly date: string | null;
  /** The one country that the text speaks of where it names the entity; null where there are several or none. */
  readonly home: string | null;
  readonly homes: Homes;
}

function actorOf(entity: TextEntity, setting: Setting): ActorCode | null {
  return knownCode(entity, setting) ?? roleCode(entity, setting);
}

/** The code of the actor that the entity's names name; of several actors the one whose country the text speaks of. */
function knownCode({ kind, mentions }: TextEntity, setting: Setting): ActorCode | null {
  const { knowledge, date, home } = setting;
  const known =
    mentions.find((mention) => mention.known.length > 0 && mention.isHead) ??
    mentions.find((mention) => mention.known.length > 0);
  if (!known) return null;
  const codes = known.known
    .map(({ id, as }) => ({ code: knowledge.actors.codeOn(id, date), as }))
    .filter(({ code }) => code !== null);
  // Who holds an office today goes before who once held one.
  const holding = codes.filter(({ code }) => code?.roles.some((role) => role !== "ELI") === true);
  const lent = mentions.flatMap((mention) => mention.lent);
  const chosen =
    codes.find(({ code }) => lent.length > 0 && code?.country != null && lent.includes(code.country)) ??
    (holding.length === 1 ? holding[0] : undefined) ??
    codes.find(({ code }) => home !== null && code?.country === home) ??
    codes.find(({ code }) => code !== null && known.lent.includes(code.country ?? "")) ??
    (codes.length === 1 ? codes[0] : unambiguous(holding.length > 0 ? holding : codes));
  if (!chosen?.code) return null;
  // Azerbaijan's State Security Service is not Nigeria's, which the name alone means.
  const isOthers = lent.length > 0 && chosen.code.country !== null && !lent.includes(chosen.code.country);
  if (isOthers && kind === "organization" && mentions.some(({ role }) => role !== null)) return null;
  if (chosen.as === "name" && isForeignBody(known.text, chosen.code, setting))
    return { id: null, country: lent[0] ?? home, roles: chosen.code.roles };
  if (chosen.as === "people") return { ...chosen.code, id: null, roles: ["CVL"] };
  if (kind === "population" && chosen.code.country === null)
    return { ...chosen.code, country: landOf(mentions, setting) };
  // "Minister Aylwin": the text knows of an office that we do not.
  const held = chosen.code.roles[0] === "ELI" ? heldRoles(mentions, knowledge) : [];
  return held.length > 0 ? { ...chosen.code, roles: held } : chosen.code;
}

/** The roles of an office that the text says somebody holds today; none where it says "former" or names none. */
function heldRoles(mentions: readonly TextMention[], knowledge: Knowledge): string[] {
  const titles = mentions.filter(({ role }) => role !== null && knowledge.roles.get(role)?.isTitle === true);
  const held = titles.find((title) => /^(GOV|LEG|MIL|SPY|JUD|COP)$/.test(rolesOf(title, knowledge)[0] ?? ""));
  return held && !titles.some((title) => isFormer(title, rolesOf(title, knowledge), knowledge))
    ? rolesOf(held, knowledge)
    : [];
}

/** "Rakhine | Buddhists", "Kachin | Christians": the country of the place or people in front. */
function landOf(mentions: readonly TextMention[], { knowledge, date }: Setting): string | null {
  const owners = mentions.flatMap(({ owners: ids }) => ids).map((id) => knowledge.actors.codeOn(id, date)?.country);
  return countryOf(mentions) ?? owners.find((country) => country != null) ?? null;
}

/** "The National Intelligence Service" is South Korea's only where the text speaks of South Korea: many states have one. */
function isForeignBody(name: string, { country }: ActorCode, { knowledge, home, homes: { named } }: Setting): boolean {
  return (
    country !== null && home !== country && named.size > 0 && !named.has(country) && isGenericName(name, knowledge)
  );
}

/** Several actors of one name that count as the same are one answer; others stay unresolved. */
function unambiguous<T extends { readonly code: ActorCode | null }>(codes: readonly T[]): T | undefined {
  const first = codes[0];
  return codes.every(({ code }) => code?.country === first?.code?.country) ? first : undefined;
}

/** The code that role noun, country and owners make up: "Kenyan | navy", "spokesman | of the TTP". */
function roleCode({ kind, mentions }: TextEntity, setting: Setting): ActorCode | null {
  const { knowledge } = setting;
  const nominal = mentions
    .filter(({ role }) => role !== null)
    .sort((a, b) => weightOf(b, kind, knowledge) - weightOf(a, kind, knowledge))[0];
  // "the two sides" of whom the text has told nothing
  if (!nominal && mentions.some(({ pair }) => pair !== null)) return null;
  if (!nominal)
    return isBareGroup(mentions) ? { id: null, country: countryOf(mentions), roles: ["CVL"] } : nameCode(mentions);
  const owners = mentions.flatMap(({ owners: ids }) => ids).flatMap((id) => ownerCode(id, setting) ?? []);
  const roles = chooseRoles(nominal, owners, { mentions, knowledge });
  if (isFormer(nominal, roles, knowledge))
    return { id: null, country: countryOf(mentions) ?? owners[0]?.country ?? null, roles: ["ELI"] };
  // "the UN envoy for Yemen" is the UN's.
  if (roles[0] === "IGO" && !roles.includes("MIL")) return { id: null, country: owners[0]?.country ?? null, roles };
  const country = countryOf(mentions) ?? owners[0]?.country ?? homeFor(roles, nominal, setting);
  return { id: null, country, roles };
}

/** Whose roles count: the noun's own, its owner's, or those of the body that the text calls something. */
function chooseRoles(
  nominal: TextMention,
  owners: readonly ActorCode[],
  { mentions, knowledge }: { mentions: readonly TextMention[]; knowledge: Knowledge },
): string[] {
  const own = rolesOf(nominal, knowledge);
  const ownerRoles = owners[0]?.roles ?? [];
  if (ownerRoles.includes("IGO") || ownerRoles.includes("NGO")) return [...new Set([...ownerRoles, ...own])];
  const isTheirs =
    ownerRoles.length > 0 && !isInOffice(nominal, owners[0], knowledge) && isOpen(own, nominal, knowledge);
  if (isTheirs && (!isSpecific(own) || (own[0] === "MIL" && isIrregular(ownerRoles)))) return [...ownerRoles];
  const body = own[0] === undefined || /^(GOV|MIL|REB|UAF)$/.test(own[0]) ? bodyRoles(mentions, knowledge) : [];
  return body.length > 0 && (own[0] !== "MIL" || isIrregular(body)) ? body : own;
}

/** A noun for bodies stands for itself, unless it says no more than that they rule, live or fight. */
function isOpen(own: readonly string[], { role }: TextMention, knowledge: Knowledge): boolean {
  const isBody = knowledge.roles.get(role ?? "")?.kind === "organization";
  return !isBody || /^(GOV|CVL|REB|UAF)?$/.test(own[0] ?? "");
}

/** "A minister of the ruling party" governs, and so did "the Trump administration", whatever he is today. */
function isInOffice({ role }: TextMention, owner: ActorCode | undefined, knowledge: Knowledge): boolean {
  const noun = knowledge.roles.get(role ?? "");
  const isCabinet = noun?.kind === "government" && knowledge.actors.get(owner?.id ?? "")?.kind === "person";
  const isRuling = owner?.roles.includes("PTY") === true && owner.roles.includes("GOV");
  return isCabinet || (isRuling && noun?.roles[0] === "GOV");
}

/** The code of the body whose people these are, wherever the text does not speak of the country that it is known in. */
function ownerCode(id: string, setting: Setting): ActorCode | null {
  const { knowledge, date, homes } = setting;
  const code = knowledge.actors.codeOn(id, date);
  const entry = knowledge.actors.get(id);
  const names = entry ? [entry.name, ...entry.aliases] : [];
  const isForeign = code !== null && names.some((name) => isForeignBody(name, code, setting));
  return isForeign ? { id: null, country: homes.lenderOf(id), roles: code.roles } : code;
}

/** Roles that an owner does not change: Hamas's police are police. */
function isSpecific(roles: readonly string[]): boolean {
  return /^(COP|MIL|SPY|JUD|LEG|JRN|MED|EDU|REL)$/.test(roles[0] ?? "");
}

/** Whose fighters are rebels has no army: "FMLN forces". A party in government has the state's. */
function isIrregular(roles: readonly string[]): boolean {
  return /^(REB|UAF|CRM|PTY|OPP)$/.test(roles[0] ?? "") && !roles.includes("GOV");
}

/** "A former minister", "the ousted president": elites, who held an office before. */
function isFormer({ text, kind }: TextMention, roles: readonly string[], { grammar }: Knowledge): boolean {
  return (
    (kind === "person" || kind === "group") &&
    /^(GOV|LEG|MIL|SPY|JUD|COP)$/.test(roles[0] ?? "") &&
    text
      .toLowerCase()
      .split(/[\s-]+/)
      .slice(0, 4)
      .some((word) => grammar.former.has(word))
  );
}

/** "The Front's spokesman": what the text calls a body that nobody else knows, whose people these are. */
function bodyRoles(mentions: readonly TextMention[], knowledge: Knowledge): string[] {
  const nouns = mentions.flatMap(({ ownerRoles }) => ownerRoles);
  const told = nouns.map((noun) => [...(knowledge.roles.get(noun)?.roles ?? [])]).filter((roles) => roles.length > 0);
  // "the Ferghana Brigade, a jihadist group": its people are rebels, not soldiers.
  return told.find(isIrregular) ?? told[0] ?? [];
}

function rolesOf(mention: TextMention, knowledge: Knowledge): string[] {
  return [...(knowledge.roles.get(mention.role ?? "")?.roles ?? [])];
}

/** "the Ferghana Brigade, a jihadist group": what the text calls a body outweighs the last word of its name. */
function weightOf(mention: TextMention, kind: TextEntity["kind"], knowledge: Knowledge): number {
  const roles = rolesOf(mention, knowledge);
  return roles.length + (kind === "organization" && isIrregular(roles) ? 2 : 0);
}

function isBareGroup(mentions: readonly TextMention[]): boolean {
  return (
    mentions.every(({ form, role }) => form !== "name" && role === null) &&
    mentions.some(({ form, kind, isHead }) => form === "nominal" && kind === "group" && isHead)
  );
}

/** A name that nobody knows: an organization counts for the country that its neighbours lend it. */
function nameCode(mentions: readonly TextMention[]): ActorCode | null {
  const name = mentions.find(({ form, kind }) => form === "name" && (kind === "organization" || kind === "government"));
  return name ? { id: null, country: countryOf(mentions), roles: [] } : null;
}

/** The country that modifiers and owners lend; "the leaders of Laos and Thailand" belong to no one country. */
function countryOf(mentions: readonly TextMention[]): string | null {
  const lending = mentions.find(({ lent }) => lent.length > 0);
  return lending && (lending.lent.length === 1 || lending.isHead === false || !lending.isPlural)
    ? (lending.lent[0] ?? null)
    : null;
}

/** State bodies and rebels without a country belong to the one that the text is about: "the government", "separatists". */
function homeFor(roles: readonly string[], mention: TextMention, { home, homes, knowledge }: Setting): string | null {
  if (mention.pair !== null) return null;
  if (/^(REB|UAF)$/.test(roles[0] ?? ""))
    return homes.isOnly || knowledge.roles.get(mention.role ?? "")?.isDomestic ? home : null;
  if (!/^(GOV|MIL|COP|SPY|JUD|LEG|OPP|CVL)$/.test(roles[0] ?? "")) return null;
  if (roles[0] !== "CVL") return home;
  const isPrivate = knowledge.roles.get(mention.role ?? "")?.isPrivate === true;
  return (mention.isDefinite || mention.form === "name") && !isPrivate ? home : null;
}

/** Public are actors that we know and people whom the text gives an office or a part in politics. */
function isPublic({ mentions }: TextEntity, actor: ActorCode | null, knowledge: Knowledge): boolean {
  if (mentions.some(({ known }) => known.length > 0)) return true;
  const roles = mentions.flatMap(({ role }) => (role === null ? [] : (knowledge.roles.get(role) ?? [])));
  if (!mentions.some(({ form }) => form === "name")) return true;
  const isOffice = roles.some((role) => !role.isPrivate && role.roles.some((code) => code !== "CVL"));
  // "its spokesman": the noun says no side, the body that he speaks for does.
  const speaksFor = roles.some((role) => !role.isPrivate) && mentions.some(({ ownerRoles }) => ownerRoles.length > 0);
  // "the chairman of the Central Bank": so does the body that we know.
  const leads =
    roles.some((role) => !role.isPrivate && role.roles.length === 0) &&
    mentions.some(({ owners }) => owners.length > 0);
  return actor !== null && (isOffice || ((speaksFor || leads) && actor.roles.some((code) => code !== "CVL")));
}

// @ts-check
/** Reports to measure with: made up, of plain news English, the same on every machine. */

const places = [
  "Northgate",
  "Karachi",
  "Nairobi",
  "the capital",
  "Aleppo",
  "Bamako",
  "the border town",
  "Kirkuk",
  "Quetta",
  "Khartoum",
];
const forces = [
  "Rebels",
  "Government troops",
  "Gunmen",
  "Militants",
  "Police",
  "Soldiers",
  "Protesters",
  "Border guards",
];
const others = [
  "an army post",
  "a convoy of trucks",
  "demonstrators",
  "three villages",
  "a police station",
  "opposition supporters",
];
const states = ["Pakistan", "Kenya", "Mali", "Iraq", "Sudan", "Turkey", "Armenia", "Colombia", "Egypt", "Afghanistan"];
const officials = [
  "the foreign minister",
  "a police spokesman",
  "the governor",
  "a senior official",
  "the army",
  "witnesses",
];
const days = ["Monday", "Tuesday", "on Friday", "last week", "on 17 February", "in January", "two days earlier"];
const tolls = [
  "five people",
  "at least 12 soldiers",
  "dozens of civilians",
  "more than 80 people",
  "two policemen",
  "nobody",
];
const goods = ["wheat", "fuel", "medicine", "copper", "cotton", "cement"];

/** What each template draws from. */
const words = {
  place: places,
  force: forces,
  other: others,
  state: states,
  official: officials,
  day: days,
  toll: tolls,
  good: goods,
};

const templates = [
  "{force} attacked {other} near {place} {day}, killing {toll}, {official} said.",
  "The president of {state} met his counterpart from {state} in {place} {day} to discuss trade and security.",
  "{state} closed its border with {state} {day} after {official} accused it of sheltering armed groups.",
  '"We will not accept this," {official} said in {place}, adding that talks with {state} would resume soon.',
  "{force} fired tear gas at a crowd that had gathered in {place} to demand the release of prisoners.",
  "According to {official}, {toll} were hurt when a bomb went off beside a market in {place} {day}.",
  "The price of {good} has risen by a third since {day}, and shops in {place} have begun to run out of it.",
  "{state} denied the claim and called on {state} to withdraw its forces from the region.",
  "Aid agencies delivered {good} to families who had fled the fighting around {place}, {official} told reporters.",
  "The two sides signed an agreement {day} that allows {good} to cross the frontier at {place} again.",
  "Rain is expected in {place} for the rest of the week, which farmers have welcomed.",
  "No group has claimed responsibility for the attack, which {official} described as cowardly.",
  "{state} threatened to impose sanctions on {state} unless it releases the ship that was seized off {place}.",
  "Thousands of people marched through {place} {day} against the result of the election, {official} said.",
  "The striker scored twice as {place} beat the champions of {state} in front of a full stadium.",
  "The ministry said that {toll} had been arrested in {place} and that an inquiry would begin {day}.",
];

/**
 * `count` reports of about `length` words, as JSON Lines.
 * @param {number} count
 * @param {number} length
 */
export function writeReports(count, length) {
  const pick = createChoice(20230223);
  return Array.from({ length: count }, (_, index) => {
    const report = { id: `report-${index}`, published: "2023-02-23", text: writeText(length, pick) };
    return `${JSON.stringify(report)}\n`;
  }).join("");
}

/**
 * @param {number} length
 * @param {<T>(items: readonly T[]) => T} pick
 */
function writeText(length, pick) {
  const paragraphs = [];
  for (let written = 0; written < length; ) {
    const sentences = Array.from({ length: 2 }, () => fill(pick(templates), pick));
    paragraphs.push(sentences.join(" "));
    written += sentences.join(" ").split(" ").length;
  }
  return paragraphs.join("\n\n");
}

/**
 * @param {string} template
 * @param {<T>(items: readonly T[]) => T} pick
 */
function fill(template, pick) {
  const text = Object.entries(words).reduce(
    (filled, [name, list]) => filled.replaceAll(`{${name}}`, () => pick(list)),
    template,
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A choice that falls the same way each time (xorshift, 32 bits).
 * @param {number} seed
 */
function createChoice(seed) {
  let state = seed;
  return (/** @type {readonly any[]} */ items) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return items[(state >>> 0) % items.length];
  };
}

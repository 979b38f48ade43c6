/** Texts by the thousand, for tests that must hold for any text: reports of our own words, noise, and texts made to break things. */
import fc from "fast-check";

const parties = [
  "Rebels",
  "The rebels",
  "Gunmen",
  "The army",
  "Police",
  "India",
  "Pakistan's government",
  "Kenyan troops",
  "The United Nations",
  "The Taliban",
  "TTP fighters",
  "Foreign Minister Ada Lowe",
  "Lowe",
  "President Karim Haddour of Tunisia",
  "Vesna Brodar, a teacher,",
  "Brodar",
  "A spokesman for the ministry",
  "Thousands of protesters",
  "More than 40 villagers",
  "Colombia and Peru",
  "The minister",
  "He",
  "She",
  "They",
  "It",
  "We",
  "The attack",
  "The talks",
  "A suicide bombing",
  "The closure of the border",
  "Nobody",
];

const deeds = [
  "attacked",
  "killed",
  "killed at least five",
  "did not kill",
  "may have killed",
  "opened fire on",
  "met",
  "will meet",
  "agreed to meet",
  "accused",
  "blamed the raid on",
  "denied harbouring",
  "denied",
  "was over",
  "condemned",
  "called on",
  "urged rebels to release",
  "threatened to attack",
  "arrested",
  "abducted",
  "expelled",
  "were killed by",
  "closed",
  "reopened",
  "announced that it would reopen",
  "signed an agreement with",
  "promised aid to",
  "withdrew from",
  "protested against",
  "claimed responsibility for",
  "has ties with",
  "leads",
  "harbours",
  "and",
  "said",
];

const targets = [
  "five soldiers",
  "between 30 and 40 civilians",
  "dozens of people",
  "as many as 100 hostages",
  "12 of them",
  "an army post",
  "the border crossing",
  "the Torkham crossing",
  "a bus",
  "the attack",
  "the bombing of a market",
  "the rebels and the rebels",
  "the group",
  "India",
  "Kenya and Kenya",
  "its ambassador",
  "him",
  "them",
  "it",
  "each other",
  "Ada Lowe",
  "a student, Vesna Brodar, 19",
  "two policemen and a girl",
  "the ministry of the interior of Mali",
];

const settings = [
  "",
  "on Monday",
  "last week",
  "next Thursday",
  "tomorrow",
  "in 2014",
  "in the 1990s",
  "since August",
  "from 3 to 5 May 2021",
  "on 29 February 2024",
  "between Friday and Sunday",
  "this year",
  "for three days",
  "every week",
  "two centuries ago",
  "in Nairobi",
  "near the Afghan border",
  "in the northern Malian town of Kidal",
  "in Goma, Congo",
  "in Nowhereville",
];

const tails = [
  "",
  ", officials said",
  ", according to police",
  ", a witness told reporters on Tuesday",
  ", killing twelve and wounding dozens",
  ", including the bomber",
  " after talks failed",
  " if India agrees",
  " to prevent an attack",
  ", which Kabul has denied",
  " because they had attacked a village",
];

const quotations = [
  "“We reject the claim,” he said.",
  '"I will not resign," Lowe told Reuters.',
  "“The rebels,” said a spokesman, “attacked us.”",
  "‘They killed my son,’ Brodar said.",
  "According to the minister, “the attack killed five”.",
  "It was alleged that the army had killed them.",
];

const clause = fc
  .tuple(
    fc.constantFrom(...parties),
    fc.constantFrom(...deeds),
    fc.constantFrom(...targets),
    fc.constantFrom(...settings),
    fc.constantFrom(...tails),
  )
  .map(([party, deed, target, setting, tail]) => `${[party, deed, target, setting].filter(Boolean).join(" ")}${tail}`);

/** A sentence of our own words; grammar is left to chance. */
export const sentence = fc.oneof(
  { weight: 6, arbitrary: clause.map((words) => `${words}.`) },
  { weight: 2, arbitrary: fc.tuple(clause, clause).map(([one, other]) => `${one} and ${other}.`) },
  { weight: 1, arbitrary: clause.map((words) => `“${words},” officials said.`) },
  { weight: 1, arbitrary: fc.constantFrom(...quotations) },
);

/** Several paragraphs. */
export const report = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((paragraphs) => paragraphs.map((sentences) => sentences.join(" ")).join("\n\n"));

/** Reports of `examples` and of sentences that begin as one of them and end as another. */
export function toSpliced(examples: readonly string[]) {
  const example = fc.constantFrom(...examples);
  const splice = fc.tuple(example, example, fc.nat(12)).map(([one, other, at]) => {
    const words = one.split(" ").slice(0, at + 1);
    return [...words, ...other.split(" ").slice(words.length - at)].join(" ");
  });
  return fc.array(fc.oneof(example, splice, sentence), { minLength: 1, maxLength: 8 }).map((all) => all.join(" "));
}

const junk = fc.oneof(
  fc.constantFrom(
    "'s",
    "’s",
    "'",
    '"',
    "“",
    "”",
    "(",
    ")",
    "[",
    "—",
    "-",
    "–",
    "...",
    "…",
    ",",
    ";",
    ":",
    "/",
    "&",
    "%",
    "$5",
    "U.S.",
    "Gen.",
    "a.m.",
    "1,000,000,000,000,000",
    "12/34/5678",
    "31 February",
    "\n",
    "\r\n",
    "\t",
    "\u0000",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\ufeff",
    "\ud83d",
    "\udc00",
    "👩‍👩‍👧",
    "e\u0301\u0302",
    "İ",
    "ß",
    "שלום",
    "مرحبا",
    "中文",
  ),
  fc.string({ unit: "binary", maxLength: 3 }),
);

/** A report with bits of noise between its words. */
export const garbled = fc
  .tuple(report, fc.array(fc.tuple(fc.nat(400), junk), { minLength: 1, maxLength: 8 }))
  .map(([text, bits]) => {
    const words = text.split(" ");
    for (const [at, bit] of bits) words.splice(at % (words.length + 1), 0, bit);
    return words.join(" ");
  });

/** Any UTF-16 code units, halves of surrogate pairs among them. */
export const noise = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc.array(junk, { maxLength: 20 }).map((bits) => bits.join(" ")),
);

export const published = fc.constantFrom(
  null,
  "2023-02-20",
  "2023-02-20T23:30:00+05:00",
  "2024-02-29",
  "1969-12-31T00:00:00Z",
  "0000-01-01",
  "9999-12-31",
);

/** `words` over and over, about `length` characters long. */
export function repeat(words: string, length: number): string {
  return words.repeat(Math.ceil(length / words.length));
}

const half = (length: number) => Math.floor(length / 2);

/** The bytes 0 to 255 in an order without a pattern, read as UTF-8. */
function bytes(length: number): string {
  let state = 1;
  const values = Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
  return new TextDecoder().decode(values);
}

/** Sentences in which every name and number is new. */
export function distinctReport(length: number): string {
  const sentences: string[] = [];
  for (let number = 0, written = 0; written < length; number++) {
    const name = (factor: number) => toName(number * factor + factor);
    const one = `Minister ${name(1)} ${name(7)} accused ${name(3)} ${name(11)} of killing ${number + 2} soldiers in ${1950 + (number % 70)}.`;
    sentences.push(one);
    written += one.length + 2;
  }
  return sentences.join("\n\n");
}

/** A capitalised word that stands for the number and is nobody's name. */
function toName(number: number): string {
  const letters = [...String(number % 100_000)].map((digit) => `${"bdfgklmnprtvz".charAt(Number(digit))}o`).join("");
  return `${letters.charAt(0).toUpperCase()}${letters.slice(1)}x`;
}

/** Texts that are made to break things, of about the length asked for. */
export const hostile: Readonly<Record<string, (length: number) => string>> = {
  "any bytes as UTF-8": bytes,
  "one sentence without end": (length) => repeat("rebels killed soldiers and ", length),
  "only newlines": (length) => repeat("\n", length),
  "only blanks": (length) => repeat(" ", length),
  "only tabs": (length) => repeat("\t", length),
  "only NUL": (length) => repeat("\u0000", length),
  "control characters": (length) => repeat("\u0001\u001b[31m\u0007\u009b \u0085", length),
  "only full stops": (length) => repeat(".", length),
  "full stops apart": (length) => repeat(". ", length),
  "only quotation marks": (length) => repeat('"', length),
  "quotation marks apart": (length) => repeat('" ', length),
  "only owner's marks": (length) => repeat("'s ", length),
  "one letter": (length) => repeat("a", length),
  "one letter apart": (length) => repeat("a ", length),
  "one capital": (length) => repeat("A", length),
  "one emoji": (length) => repeat("😀", length),
  "emoji joined": (length) => repeat("👩‍👩‍👧‍👦 ", length),
  "halves of surrogate pairs": (length) => repeat("\ud800x\udc00 ", length),
  "right to left": (length) => repeat("قتل المتمردون خمسة جنود \u202e שלום ", length),
  "combining marks": (length) => `e${repeat("\u0301\u0302\u0303", length)}`,
  "nested brackets": (length) => repeat("(", half(length)) + repeat(")", half(length)),
  "nested brackets with words": (length) =>
    repeat("rebels (", length - half(length)) + repeat("police) ", half(length)),
  "nested quotations": (length) => repeat("he said “", length - half(length)) + repeat("so” ", half(length)),
  "only capitals": (length) => repeat("REBELS KILLED FIVE SOLDIERS NEAR GOMA ON MONDAY, POLICE SAID. ", length),
  "no capitals": (length) => repeat("rebels killed five soldiers near goma on monday, police said. ", length),
  "title case": (length) => repeat("Rebels Kill Five Soldiers Near Goma, Police Say. ", length),
};

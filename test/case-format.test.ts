/** What the case format understands, and what it says of a file that it does not. */
import { expect, test } from "vitest";
import { DragomanError } from "../src/model/fault.js";
import type { Expectation } from "./case-fields.js";
import { parseCases } from "./case-format.js";

/** The faults of a file, one a line. */
function faultsOf(content: string): string[] {
  try {
    parseCases("f.txt", content);
    return [];
  } catch (error) {
    if (error instanceof DragomanError) return error.message.split("\n");
    throw error;
  }
}

function expectationOf(answer: string, text = "Police said so."): Expectation | undefined {
  return parseCases("f.txt", `# name\n${text}\n==> ${answer}`)[0]?.expected[0];
}

const demandsOf = (answer: string, text?: string) => expectationOf(answer, text)?.demands;
const rangeOf = (field: string) => demandsOf(`ASSAULT | ${field}`)?.[0];

test("name, header, text in paragraphs, events, private people", () => {
  const content = `## A remark.
# a toll
published: 2023-02-18
title: Attack
Gunmen killed five
soldiers, Ann Lee said.

They fled.
==> ASSAULT firearms
    | killed 5
==> COERCE | and more
!= private "Ann Lee"

## Another remark.
# nothing
Rain fell.
==> none
`;
  expect(parseCases("f.txt", content)).toMatchObject([
    {
      line: 2,
      name: "a toll",
      published: "2023-02-18",
      title: "Attack",
      text: "Gunmen killed five soldiers, Ann Lee said.\n\nThey fled.",
      expected: [
        { line: 9, notation: "ASSAULT firearms | killed 5", type: "ASSAULT", modes: ["firearms"] },
        { line: 11, type: "COERCE", demands: [] },
      ],
      isOpen: true,
      privateNames: ["Ann Lee"],
    },
    { line: 15, name: "nothing", published: null, title: null, expected: [], isOpen: false, privateNames: [] },
  ]);
});

test("parties: codes, words, both, several, none, alleged, and more", () => {
  expect(demandsOf('ASSAULT | actor PAK GOV, "Ann, of Lee" REB | recipient none')).toMatchObject([
    {
      field: "actor",
      isOpen: false,
      parties: [
        { country: "PAK", roles: ["GOV"], words: [], isAlleged: false },
        { country: null, roles: ["REB"], words: ["Ann, of Lee"] },
      ],
    },
    { field: "recipient", isOpen: false, parties: [] },
  ]);
  expect(demandsOf("ASSAULT | actor REB alleged, more")).toMatchObject([
    { isOpen: true, parties: [{ roles: ["REB"], isAlleged: true }] },
  ]);
});

test("counts and dates are ranges", () => {
  expect(rangeOf("killed 5")).toEqual({ field: "killed", range: { min: 5, max: 5 } });
  expect(rangeOf("killed 6+")).toEqual({ field: "killed", range: { min: 6, max: null } });
  expect(rangeOf("injured 24..")).toEqual({ field: "injured", range: { min: 24, max: null } });
  expect(rangeOf("killed 45..49")).toEqual({ field: "killed", range: { min: 45, max: 49 } });
  expect(rangeOf("killed ..100")).toEqual({ field: "killed", range: { min: null, max: 100 } });
  expect(rangeOf("killed none")).toEqual({ field: "killed", range: null });
  expect(rangeOf("date 2023-02-17")).toEqual({ field: "date", range: { from: "2023-02-17", to: "2023-02-17" } });
  expect(rangeOf("date 2023-02-01..2023-02-28")).toMatchObject({ range: { from: "2023-02-01", to: "2023-02-28" } });
  expect(rangeOf("date 2023-02-01..")).toEqual({ field: "date", range: { from: "2023-02-01", to: null } });
  expect(rangeOf("date none")).toEqual({ field: "date", range: null });
});

test("all other fields", () => {
  const answer =
    'ASSAULT | place Torkham border | status planned | auxiliary future | context military | asserts "police"';
  expect(demandsOf(answer)).toEqual([
    { field: "place", name: "Torkham border" },
    { field: "status", status: "planned" },
    { field: "auxiliary", modes: ["future"] },
    { field: "context", contexts: ["military"] },
    { field: "attribution", stance: "asserts", words: "police" },
  ]);
  expect(demandsOf("ASSAULT | place none | auxiliary none | claims-responsibility none | attribution none")).toEqual([
    { field: "place", name: null },
    { field: "auxiliary", modes: [] },
    { field: "attribution", stance: "claims-responsibility", words: null },
    { field: "unattributed" },
  ]);
});

test("every fault of a file at once, by line", () => {
  const content = `A line before any case.
#
Text.
==> none
# no answer
Text.
# no text
published: 2023-02-30
topic: war
==> none
# no text
Text.
==> none
==> ASSAULT
A line too late.
!= private Ann
!= private "Ann"`;
  expect(faultsOf(content)).toEqual([
    'f.txt:1  no-name  a case begins with its name, "# a name"',
    "f.txt:2  no-name  the case has no name",
    'f.txt:5  no-answer  the case has no line "==> TYPE …" or "==> none"',
    "f.txt:7  no-text  the case has no text",
    'f.txt:8  bad-value  published: expected a date such as 2023-02-18, got "2023-02-30"',
    'f.txt:9  unknown-header  expected published or title, got "topic"',
    'f.txt:11  contradiction  "==> none" stands beside another "==>"',
    'f.txt:11  name-twice  "no text" is also the name of the case in line 7',
    'f.txt:15  misplaced-text  after the first "==>" only "==>" and "!=" may follow',
    'f.txt:16  bad-value  expected != private "Name", got "!= private Ann"',
    'f.txt:17  not-in-text  "Ann" does not stand in the text',
  ]);
});

test.each([
  ["ATTACK", 'unknown-type  "ATTACK" is no event type of PLOVER'],
  ["ASSAULT | dead 5", "unknown-field  expected one of actor, recipient, killed,"],
  ["ASSAULT | actor", 'bad-value  actor: expected a value, got ""'],
  [
    "ASSAULT | actor MILL",
    'bad-value  actor: expected a role code, an ISO 3166-1 alpha-3 country, "words" or alleged, got "MILL"',
  ],
  ["ASSAULT | actor PAK AFG", 'bad-value  actor: expected one country a party, got "PAK AFG"'],
  [
    "ASSAULT | killed many",
    'bad-value  killed: expected a count such as 5, 6+, 24.., 45..49, ..100 or none, got "many"',
  ],
  ["ASSAULT | killed 9..5", "bad-value  killed: expected a count"],
  ["ASSAULT | killed ..", "bad-value  killed: expected a count"],
  ["ASSAULT | date Friday", "bad-value  date: expected a date such as 2023-02-17"],
  ["ASSAULT | date 2023-02-17..2023-02-01", "bad-value  date: expected a date"],
  [
    "ASSAULT | status certain",
    'bad-value  status: expected one of reported, alleged, contested, denied, planned, got "certain"',
  ],
  [
    "ASSAULT | auxiliary past",
    "bad-value  auxiliary: expected some of historical, future, hypothetical, negation, or none",
  ],
  ['ASSAULT | asserts "army"', 'bad-value  asserts: expected words of the text, got "army"'],
  ["ASSAULT | asserts police", 'bad-value  asserts: expected "words of the text" or none, got "police"'],
  ["ASSAULT | attribution police", "bad-value  attribution: expected none"],
])("a fault names file, line and field: %s", (answer, fault) => {
  const [first, ...rest] = faultsOf(`# name\nPolice said so.\n==> ${answer}`);
  expect(first).toContain(`f.txt:3  ${fault}`);
  expect(rest).toEqual([]);
});

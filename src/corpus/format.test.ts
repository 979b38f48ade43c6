import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ploverTypes } from "../knowledge/ontology.js";
import { DragomanError, toLine } from "../model/fault.js";
import { parseCorpus } from "./format.js";
import { cross } from "./marks.js";
import {
  auxiliaries,
  type CorpusRecord,
  forms,
  frames,
  kinds,
  type Range,
  regions,
  roleNames,
  roleStances,
  stances,
  statuses,
  timeKinds,
} from "./record.js";
import { writeCorpus } from "./write.js";

const parse = (...lines: readonly string[]) => parseCorpus("x.txt", lines.join("\n")).map(({ record }) => record);

function faultsOf(...lines: readonly string[]): string[] {
  try {
    parse(...lines);
    return [];
  } catch (error) {
    if (error instanceof DragomanError) return error.faults.map(toLine);
    throw error;
  }
}

describe("parseCorpus", () => {
  it("finds the offsets of nested and crossing marks", () => {
    const [record] = parse(
      "# a",
      "<s1.content The [1 group.nominal {e1 ASSAULT attackers]} left>, [2 person.nominal he] <s1.cue said>.",
    );
    const words = ({ start, end }: Range) => record?.text.slice(start, end);
    expect(record?.text).toBe("The attackers left, he said.");
    expect(record?.mentions.map(words)).toEqual(["attackers", "he"]);
    expect(record?.triggers.map(words)).toEqual(["attackers"]);
    expect(record?.statements[0]?.content.map(words)).toEqual(["The attackers left"]);
  });

  it("reads head, roles and statements", () => {
    const [record] = parse(
      "## a remark",
      "# own-01.1",
      "published: 2024-02-29",
      "tags: frame=passive,plan region=world topic=a-b unsure",
      "before: It was late.",
      "[1 group.nominal Rebels] <s1.cue {e1 AGREE.x+y promised}> to <s1.content go> on <t1.time Monday> \\[sic\\].",
      "e1 actor=1:alleges time=t1 aux=negation,hypothetical status=denied",
      "s1 source=1 stance=announces",
    );
    expect(record).toMatchObject({
      id: "own-01.1",
      published: "2024-02-29",
      before: "It was late.",
      tags: { frames: ["passive", "plan"], region: "world", topic: "a-b", none: false, unsure: true },
      text: "Rebels promised to go on Monday [sic].",
      triggers: [{ id: "e1", modes: ["x", "y"], auxiliary: ["negation", "hypothetical"], status: "denied" }],
      statements: [{ source: { mention: "1" }, stance: "announces", content: [{ start: 19, end: 21 }] }],
    });
    expect(record?.triggers[0]?.roles).toEqual([
      { name: "actor", target: "1", stance: "alleges" },
      { name: "time", target: "t1", stance: "asserts" },
    ]);
  });

  it.each([
    [
      "a closing bracket too many",
      ["A fire] burnt."],
      'x.txt:2  closes-nothing  column 7: "]" closes nothing; write \\] for a bracket of the text',
    ],
    [
      "a mark without end",
      ["[1 group.nominal Rebels left."],
      'x.txt:2  never-closed  column 1: "[1 group.nominal" is never closed: "]" is expected behind its last word',
    ],
    [
      "a mark without a label",
      ["He saw [crowd]."],
      "x.txt:2  bad-mark  column 8: expected a mark such as [1 person.nominal the minister]; write \\[ for a bracket of the text",
    ],
    [
      "a bracket of the text",
      ["He saw [ it ]."],
      "x.txt:2  bad-mark  column 8: expected a mark such as [1 person.nominal the minister]; write \\[ for a bracket of the text",
    ],
    [
      "an unknown kind",
      ["[1 people.nominal Rebels] left."],
      `x.txt:2  unknown-value  column 1: "people" is not a kind of mention: expected ${kinds.join(", ")}`,
    ],
    [
      "an unknown role",
      ["{e1 AID Help} came.", "e1 agent=1"],
      `x.txt:3  unknown-value  column 4: "agent" is not a role, aux or status: expected ${roleNames.join(", ")}`,
    ],
    [
      "a line for no mark",
      ["Help came.", "e1 actor=1"],
      'x.txt:3  no-such-mark  column 1: expected the id of a trigger or statement of the sentence above (a sentence stands on one line), got "e1"',
    ],
    [
      "a blank inside the mark",
      ["[1 group.nominal Rebels ]left."],
      'x.txt:2  blank-at-edge  column 1: "[1 group.nominal" begins or ends with a blank: marks lie close around their words',
    ],
    ["no sentence", [], 'x.txt:1  no-sentence  column 1: "a" has no sentence'],
  ])("says where %s is", (_, lines, fault) => {
    expect(faultsOf("# a", ...lines)).toEqual([fault]);
  });
});

/** Of any text: spans of whole letters that begin and end with a word and do not cross. */
function spansOf(text: string): fc.Arbitrary<Range[]> {
  const range = fc
    .tuple(fc.nat(Math.max(0, text.length - 1)), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }))
    .filter(({ start, end }) => text.slice(start, end) === text.slice(start, end).trim() && end > start);
  return fc
    .array(range, { maxLength: 6 })
    .map((ranges) =>
      ranges.filter(
        (one, at) =>
          !ranges
            .slice(0, at)
            .some((other) => cross(one, other) || (one.start === other.start && one.end === other.end)),
      ),
    );
}

const texts = fc
  .string({ unit: fc.constantFrom(...'ab é[]{}<>\\#=.,’"'), minLength: 3, maxLength: 60 })
  .map((text) => text.trim().replace(/^$/, "a"));

const records: fc.Arbitrary<CorpusRecord> = texts.chain((text) =>
  fc.record({
    id: fc.stringMatching(/^[a-z0-9-]{1,12}$/),
    published: fc.option(fc.constant("2024-02-29")),
    before: fc.option(fc.constant("It [was] late.")),
    tags: fc.record({
      frames: fc.uniqueArray(fc.constantFrom(...frames), { maxLength: 3 }),
      region: fc.option(fc.constantFrom(...regions)),
      topic: fc.option(fc.stringMatching(/^[a-z]{1,8}$/)),
      none: fc.boolean(),
      unsure: fc.boolean(),
    }),
    origin: fc.option(
      fc.record({
        set: fc.constant("muc4"),
        document: fc.constant("D-1"),
        start: fc.nat(),
        end: fc.nat(),
        sha256: fc.constant("0".repeat(64)),
      }),
    ),
    text: fc.constant(text),
    mentions: spansOf(text).chain((ranges) =>
      fc.tuple(
        ...ranges.map((range, at) =>
          fc.record({
            id: fc.constant(`${at + 1}`),
            sameAs: fc.option(fc.constant("1")),
            kind: fc.constantFrom(...kinds),
            form: fc.constantFrom(...forms),
            start: fc.constant(range.start),
            end: fc.constant(range.end),
          }),
        ),
      ),
    ),
    triggers: spansOf(text).chain((ranges) =>
      fc.tuple(
        ...ranges.map((range, at) =>
          fc.record({
            id: fc.constant(`e${at + 1}`),
            sameAs: fc.option(fc.constant("e1")),
            type: fc.constantFrom(...ploverTypes),
            modes: fc.uniqueArray(fc.constantFrom("firearms", "martial-law"), { maxLength: 2 }),
            roles: fc
              .uniqueArray(
                fc.record({
                  name: fc.constantFrom(...roleNames),
                  target: fc.constantFrom("1", "2", "t1", "w1"),
                  stance: fc.constantFrom(...roleStances),
                }),
                { selector: ({ name }) => name, maxLength: 3 },
              )
              .map((roles) => roles.sort((one, other) => roleNames.indexOf(one.name) - roleNames.indexOf(other.name))),
            auxiliary: fc.uniqueArray(fc.constantFrom(...auxiliaries), { maxLength: 2 }),
            status: fc.constantFrom(...statuses),
            start: fc.constant(range.start),
            end: fc.constant(range.end),
          }),
        ),
      ),
    ),
    times: spansOf(text).map((ranges) =>
      ranges.map((range, at) => ({ id: `t${at + 1}`, kind: timeKinds[at % 4] ?? "date", ...range })),
    ),
    weapons: fc.constant([]),
    statements: spansOf(text).chain(([first, ...rest]) =>
      fc.record({ stance: fc.constantFrom(...stances), answers: fc.option(fc.constant("s1")) }).map((about) =>
        first
          ? [
              {
                id: "s1",
                source: { mention: "1" },
                cue: first,
                content: rest.sort((one, other) => one.start - other.start || other.end - one.end),
                ...about,
              },
            ]
          : [],
      ),
    ),
  }),
);

/** A time and a part of a statement stand in the same brackets: they must not cross. */
const isWritable = ({ times, statements }: CorpusRecord): boolean => {
  const plain = [...times, ...statements.flatMap(({ cue, content }) => [...(cue ? [cue] : []), ...content])];
  return plain.every((one, at) => plain.slice(at + 1).every((other) => !cross(one, other)));
};

it("reads what was written, whatever it says", () => {
  fc.assert(
    fc.property(records.filter(isWritable), (record) => {
      expect(parse(writeCorpus([record]))).toEqual([record]);
    }),
    { numRuns: 100 },
  );
});

it("reads any lines or says what is wrong with them, and writes what it read", () => {
  const pieces = fc.constantFrom(
    "# a",
    "## x",
    "published: 2024-02-29",
    "tags: none",
    "from: x",
    "[1 group.nominal ",
    "]",
    "{e1 AID ",
    "}",
    "<s1.cue ",
    "<t1 ",
    ">",
    "\\",
    "e1 actor=1",
    "s1 source=1",
    " go ",
    "\n",
    "#",
    "=",
    ",",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const content = ["# a", ...parts].join("");
      if (faultsOf(content).length > 0) return;
      const read = parse(content);
      expect(parse(writeCorpus(read))).toEqual(read);
    }),
    { numRuns: 500 },
  );
});

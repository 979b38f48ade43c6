/** `npm run knowledge` on a small folder: what it writes, what it only says, how fast it is. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "./command.js";

const folder = mkdtempSync(join(tmpdir(), "dragoman-knowledge-"));
afterAll(() => rmSync(folder, { recursive: true }));

function knowledge(name: string, files: Readonly<Record<string, string>>, ...args: string[]) {
  const directory = join(folder, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), content);
  }
  const program = join(root, "dist/cli/knowledge.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "--directory", directory, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr, read: (file: string) => readFileSync(join(directory, file), "utf8") };
}

const country = "# checked\n- { id: NLA, name: Norland, kind: country, codes: [{ roles: [GOV] }] }\n";
const actor = (name: string) => `- id: NLA-${name}\n  name: ${name}\n  kind: person\n`;
const sorted = country + ["a", "b", "c", "e"].map(actor).join("");
const appended = `# not sorted in yet\n- name: d # no id\n  kind:   person\n`;

test("what is appended is given an id and sorted in, comments and layout as they were; a second run changes nothing", () => {
  const first = knowledge("one", { "actors/NLA.yaml": sorted + appended });
  expect([first.status, first.stderr]).toEqual([0, ""]);
  const placed = "# not sorted in yet\n- id: NLA-d\n  name: d # no id\n  kind:   person\n";
  const expected = country + ["a", "b", "c"].map(actor).join("") + placed + actor("e");
  expect(first.read("actors/NLA.yaml")).toBe(expected);
  const second = knowledge("one", {}, "--check");
  expect([second.status, second.stderr]).toEqual([0, ""]);
  expect(second.read("actors/NLA.yaml")).toBe(expected);
});

test("--check writes nothing, says what is out of order, and fails", () => {
  const { status, stderr, read } = knowledge("two", { "actors/NLA.yaml": sorted + appended }, "--check");
  expect(status).toBe(1);
  expect(stderr).toMatch(/NLA\.yaml:16 {2}unsorted {2}"NLA-d" belongs before "NLA-e"\./);
  expect(stderr).toContain("NLA-d is not written down.");
  expect(read("actors/NLA.yaml")).toBe(sorted + appended);
});

test("every fault names file, line, field and what was meant, all at once; nothing is written", () => {
  const files = {
    "actors/NLA.yaml": `${country}- name: X\n  kind: persn\n  codes:\n    - { roles: [GOV, MILL] }\n    - { roles: [GOV], from: March 2014 }\n`,
    "actors/roles.yaml": "- { noun: soldier, kind: person, roles: [MIL], titel: true }\n",
    "ontology/modes.yaml": "- { id: firearms, type: ASSAULT, gloss: Guns. }\n",
    "patterns/en/ASSAULT.yaml": "- verb: fire\n  modes: [firarms]\n  needs: [actr]\n",
    "places/towns.yaml": "- { name: A, kind: settlement, country: NLB, latitude: 91, longitude: 0, radiusKm: 1 }\n",
  };
  const { status, stderr, read } = knowledge("three", files);
  expect(status).toBe(1);
  const lines = stderr.trim().split("\n");
  const wanted = [
    /NLA\.yaml:4 {2}unknown-value {2}kind: .* Did you mean person\?$/,
    /NLA\.yaml:6 {2}unknown-value {2}codes\[0\]\.roles: MILL: .* Did you mean MIL\?$/,
    /NLA\.yaml:7 {2}no-date {2}codes\[1\]\.from: "March 2014"/,
    /roles\.yaml:1 {2}unknown-field {2}titel: .* Did you mean title\?$/,
    /ASSAULT\.yaml:2 {2}unknown-mode {2}modes: .* Did you mean firearms\?$/,
    /ASSAULT\.yaml:3 {2}unknown-demand {2}needs: .* Did you mean actor\?$/,
    /towns\.yaml:1 {2}no-degree {2}latitude: 91 is beyond 90\.$/,
  ];
  for (const line of wanted)
    expect(
      lines.filter((each) => line.test(each)),
      String(line),
    ).toHaveLength(1);
  expect(read("actors/NLA.yaml")).toBe(files["actors/NLA.yaml"]);
});

test("--stats counts; what is no option ends with 2", () => {
  expect(knowledge("one", {}, "--stats").stdout).toMatch(/^ +6 {2}actors$/m);
  expect(knowledge("one", {}, "--nonsense").status).toBe(2);
});

test("ten thousand entries are checked in less than ten seconds", () => {
  const many = Array.from({ length: 10_000 }, (_, number) => {
    const name = `Person ${String(number).padStart(5, "0")}`;
    return `- id: NLA-${name.toLowerCase().replace(" ", "-")}\n  name: ${name}\n  kind: person\n  codes: [{ roles: [GOV], from: 2001-01, to: 2009 }]\n`;
  });
  const { status, stdout } = knowledge("many", { "actors/NLA.yaml": country + many.join("") }, "--check");
  expect(status).toBe(0);
  expect(Number(/10001 entries checked in ([\d.]+) s/.exec(stdout)?.[1])).toBeLessThan(10);
});

/** `dragoman code --knowledge DIR`: the worked example of docs/own-dyad.md as it stands, and what can be wrong with a folder. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { CodedDocument } from "../src/model/coded-document.js";
import { dragoman, root, shell } from "./command.js";

const folder = mkdtempSync(join(tmpdir(), "dragoman-own-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder of knowledge with those files. */
function own(name: string, files: Readonly<Record<string, string>>): string {
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return join(folder, name);
}

async function code(text: string, ...args: string[]): Promise<CodedDocument> {
  const run = await dragoman(["code", ...args], JSON.stringify({ id: "d", published: "2023-02-23", text }));
  expect([run.code, run.stderr]).toEqual([0, ""]);
  const coded: CodedDocument = JSON.parse(run.stdout);
  return coded;
}

test("docs/own-dyad.md, typed as it stands, answers as it says", async () => {
  const page = readFileSync(join(root, "docs/own-dyad.md"), "utf8");
  // A block of `text` behind a block of `sh` is what it prints.
  const steps = [...page.matchAll(/^```sh\n(.*?)^```$(?:(?:(?!^```).)*?^```text\n(.*?)^```$)?/gms)];
  expect(steps.length).toBe(6);
  let outputs = 0;
  for (const [, script = "", output] of steps) {
    // As it stands, but for the folder: a reader's own may lie where the page has it.
    const here = script.replaceAll("npx dragoman", "dragoman").replaceAll("/tmp/own-dyad", join(folder, "page"));
    const { code: exit, stdout, stderr } = await shell(here);
    expect([exit, stderr]).toEqual([0, ""]);
    if (stdout === "") continue;
    expect(stdout).toBe(output);
    outputs++;
  }
  expect(outputs).toBe(2);
});

const movement = "- { name: Free Coast Movement, kind: organization, acronyms: [FCM], codes: [{ roles: [REB] }] }\n";

test("the version tells that something was laid over, and what; the number of jobs changes nothing", async () => {
  const one = own("one", { "actors/KEN.yaml": movement });
  const other = own("other", { "actors/KEN.yaml": movement.replace("REB", "CRM") });
  const text = "The FCM attacked an army post near Mombasa on Tuesday.";
  const [bare, first, second, inWorkers] = await Promise.all([
    code(text),
    code(text, "--knowledge", one, "--jobs", "1"),
    code(text, "--knowledge", other),
    code(text, "--knowledge", one, "--jobs", "2"),
  ]);
  expect(first.coder.knowledge).toMatch(new RegExp(`^${bare?.coder.knowledge}\\+[0-9a-f]{12}$`));
  expect(second.coder.knowledge).not.toBe(first.coder.knowledge);
  expect(inWorkers).toEqual(first);
  const codesOf = (coded: CodedDocument) => coded.entities.flatMap(({ actor }) => (actor ? [actor] : []));
  expect(codesOf(first)).toContainEqual({ id: "KEN-free-coast-movement", country: "KEN", roles: ["REB"] });
  expect(codesOf(second)).toContainEqual({ id: "KEN-free-coast-movement", country: "KEN", roles: ["CRM"] });
});

test("an entry with an id that exists replaces ours; removals take away actors, nouns, places and patterns", async () => {
  const text = "Gunmen from Al-Shabaab attacked soldiers near Kismayo on Tuesday, and Mali condemned it.";
  const bare = await code(text);
  const typesOf = ({ mentions }: CodedDocument) => mentions.map(({ type }) => type).sort();
  expect(typesOf(bare)).toEqual(["ACCUSE", "ASSAULT"]);
  const changed = own("changed", {
    "actors/MLI.yaml": "- { id: MLI, name: Mali, kind: country, codes: [{ roles: [OPP] }] }\n",
    "actors/roles.yaml": "- { noun: soldier, kind: person, roles: [LAB] }\n",
    "removals.yaml": 'patterns: ["ACCUSE: condemn"]\nroles: [gunman]\n',
  });
  const coded = await code(text, "--knowledge", changed);
  expect(typesOf(coded)).toEqual(["ASSAULT"]);
  const named = (name: string) => coded.entities.find((entity) => entity.name === name)?.actor?.roles;
  expect(named("Mali")).toEqual(["OPP"]);
  expect(JSON.stringify(coded.entities)).toContain('"LAB"');
  const less = own("less", { "removals.yaml": "actors: [MLI]\nplaces: [MLI]\n" });
  const without = await code("Mali condemned the attack.", "--knowledge", less);
  expect(without.entities.filter(({ actor }) => actor?.id === "MLI")).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["role", { "actors/KEN.yaml": movement.replace("REB", "REBB") }, "KEN.yaml:1  unknown-value  codes[0].roles: REBB"],
  ["field", { "actors/KEN.yaml": "- name: A\n  kind: person\n  alias: [B]\n" }, "KEN.yaml:3  unknown-field  alias: "],
  ["country", { "actors/KEM.yaml": movement }, 'KEM.yaml:1  unknown-country  file name: "KEM"'],
  ["mode", { "patterns/en/ASSAULT.yaml": "- { verb: zap, modes: [firearm] }\n" }, "Did you mean firearms?"],
  [
    "class",
    { "patterns/en/ASSAULT.yaml": '- verb: zap\n  only: { object: ["@veicle"] }\n' },
    "ASSAULT.yaml:2  unknown-class",
  ],
  ["type", { "patterns/en/ASSUALT.yaml": "- verb: zap\n" }, "Did you mean patterns/en/ASSAULT.yaml?"],
  [
    "removal",
    { "removals.yaml": "actors:\n  - MLI\n  - KEN-odm\n" },
    'removals.yaml:3  unknown-removal  actors: "KEN-odm"',
  ],
  ["kind of removal", { "removals.yaml": "actor: [MLI]\n" }, "Did you mean actors?"],
  ["name", { "removals.yaml": "names: [Mali]\n" }, '"Mali" is what MLI is called; take that away under actors.'],
  ["word of English", { "languages/en.yaml": "times: {}\n" }, "cannot be added"],
  ["YAML", { "actors/KEN.yaml": "- name: [A\n" }, "KEN.yaml:"],
  ["list", { "actors/KEN.yaml": "name: A\n" }, "KEN.yaml:1  no-list"],
  ["id twice", { "actors/KEN.yaml": movement + movement }, "KEN.yaml:2  twice"],
  [
    "example",
    { "actors/KEN.yaml": `${movement.trimEnd().slice(0, -1)}, examples: [{ text: the FCM, is: KEN MIL }] }\n` },
    '"the FCM" is not KEN MIL but KEN REB.',
  ],
])("a wrong %s ends with 2, and says where and what", async (name, files, message) => {
  const { code: exit, stdout, stderr } = await dragoman(["code", "--knowledge", own(`wrong ${name}`, files)], "{}");
  expect([exit, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});

test("a folder that is none, and one that holds nothing", async () => {
  for (const path of [join(folder, "nowhere"), own("nothing", { "README.md": "" })]) {
    const { code: exit, stderr } = await dragoman(["code", "--knowledge", path], "{}");
    expect(exit).toBe(2);
    expect(stderr).toContain(path);
  }
});

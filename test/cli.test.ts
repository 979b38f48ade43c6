import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { dragoman, root, shell } from "./command.js";

const folder = mkdtempSync(join(tmpdir(), "dragoman-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const sentences = [
  "Rebels attacked an army post near the border on Friday, killing at least five soldiers, officials said.",
  "The two presidents met in the capital on Tuesday and signed an agreement on trade.",
  "Thousands of protesters marched through the city to demand new elections.",
];

const toLine = (id: string, text = sentences.join(" ")) => JSON.stringify({ id, published: "2023-02-20", text });

function idsOf(output: string): string[] {
  return output
    .trim()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).document.id);
}

test("every line is answered by one line, in order, whatever the number of jobs", async () => {
  // Long and short ones in turn, so that workers finish out of order.
  const lines = Array.from({ length: 60 }, (_, index) =>
    toLine(`d${index}`, sentences.join(" ").repeat((index * 7) % 9)),
  );
  const file = write("many.jsonl", lines.join("\n"));
  const runs = await Promise.all(["1", "2", "3"].map((jobs) => dragoman(["code", "--jobs", jobs, file])));
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(idsOf(runs[0]?.stdout ?? "")).toEqual(lines.map((_, index) => `d${index}`));
  for (const { stdout } of runs) expect(stdout === runs[0]?.stdout).toBe(true);
});

test("an unreadable line has one line on standard error, and exit code 1; all others are coded", async () => {
  const bad = '{"id":"b","published":20,"text":"T"}';
  const file = write("bad.jsonl", [toLine("a"), bad, "oops", toLine("c")].join("\n"));
  for (const jobs of ["1", "2"]) {
    const { code, stdout, stderr } = await dragoman(["code", "--jobs", jobs, file]);
    expect(code).toBe(1);
    expect(idsOf(stdout)).toEqual(["a", "c"]);
    const [first, second, ...rest] = stderr.trim().split("\n");
    expect(first).toBe(`${file}:2  published: expected a string, got 20`);
    expect(second).toContain(`${file}:3  expected one JSON object a line`);
    expect(rest).toEqual([]);
  }
});

test("files of all kinds, in the order given; a missing one does not stop the rest", async () => {
  const files = [
    write("t.txt", `published: 2023-02-20\ntitle: T\n\n${sentences[0]}`),
    write("t2.txt.gz", gzipSync(sentences[1] ?? "")),
    "no/such.txt",
    write("l.jsonl.gz", gzipSync(`${toLine("x")}\n${toLine("y")}`)),
    write("cut.jsonl.gz", gzipSync(toLine("z").repeat(50)).subarray(0, 60)),
    write("last.ndjson", toLine("last")),
  ];
  const { code, stdout, stderr } = await dragoman(["code", "--published", "2023-01-31", ...files]);
  expect(code).toBe(1);
  expect(idsOf(stdout)).toEqual(["t", "t2", "x", "y", "last"]);
  const dates = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).document.published);
  expect(dates).toEqual(["2023-02-20", "2023-01-31", "2023-02-20", "2023-02-20", "2023-02-20"]);
  expect(stderr).toMatch(/^no\/such\.txt {2}no such file\n.*cut\.jsonl\.gz {2}broke off: .*\n$/);
});

test("a publication date that is none is said on standard error; the document is coded, undated", async () => {
  const text = write("odd-date.txt", `title: T\npublished: Feb 20, 2023\n\n${sentences[0]}`);
  const lines = write("odd-date.jsonl", '{"id":"j","published":"yesterday","text":"T"}');
  const { code, stdout, stderr } = await dragoman(["code", text, lines]);
  expect(code).toBe(0);
  expect(idsOf(stdout)).toEqual(["odd-date", "j"]);
  const expected = "published: expected an ISO 8601 date such as 2023-02-23, got";
  expect(stderr.trim().split("\n")).toEqual([
    `${text}:2  ${expected} "Feb 20, 2023"; relative times stay open`,
    `${lines}:1  ${expected} "yesterday"; relative times stay open`,
  ]);
});

test("what is no text is refused by one line that names the file, and exit code 1", async () => {
  const files = [write("a.pdf", "%PDF-1.7\nRebels killed five soldiers."), write("b.txt", "<html>\n<p>Rebels killed.")];
  const { code, stdout, stderr } = await dragoman(["code", ...files]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toBe(`${files[0]}  looks like a PDF, not text\n${files[1]}  looks like HTML or XML, not plain text\n`);
});

test("texts of one name in different folders get ids of their own; ids that are given twice are noticed", async () => {
  for (const name of ["one", "two"]) mkdirSync(join(folder, name));
  const files = [write("one/r.txt", "Text."), write("two/r.txt", "Text."), write("alone.txt", "Text.")];
  const twice = write("twice.jsonl", [toLine("x", "T"), toLine("x", "T")].join("\n"));
  const notices = join(folder, "repeats.jsonl");
  const { stdout, stderr } = await dragoman(["code", "--notices", notices, ...files, twice]);
  expect(idsOf(stdout)).toEqual([join(folder, "one/r"), join(folder, "two/r"), "alone", "x", "x"]);
  expect(stderr).toBe("");
  expect(readFileSync(notices, "utf8").match(/"rule":"repeated-id"/g)).toHaveLength(1);
});

test("standard input is JSON Lines, or text where that is said", async () => {
  expect(idsOf((await dragoman(["code"], toLine("a"))).stdout)).toEqual(["a"]);
  expect(idsOf((await dragoman(["code", "-"], toLine("b"))).stdout)).toEqual(["b"]);
  expect(idsOf((await dragoman(["code", "--input", "text"], "id: c\n\nText.")).stdout)).toEqual(["c"]);
});

test("json is one array, also of nothing", async () => {
  const { stdout } = await dragoman(["code", "--format", "json"], `${toLine("a")}\n${toLine("b")}`);
  expect(JSON.parse(stdout).map((each: { document: { id: string } }) => each.document.id)).toEqual(["a", "b"]);
  expect(JSON.parse((await dragoman(["code", "--format", "json"])).stdout)).toEqual([]);
});

test("the table names each document, within the width of the terminal", async () => {
  const { code, stdout } = await shell(
    `echo '${toLine("a")}' | COLUMNS=80 dragoman code --format table --evidence --explain`,
  );
  expect(code).toBe(0);
  const lines = stdout.split("\n");
  expect(lines[0]).toBe("a · 2023-02-20");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test("control characters reach neither the table, nor JSON, nor error lines", async () => {
  const odd = JSON.stringify({
    id: "\u001b[2J\u009b",
    title: "\u0007",
    published: null,
    text: `\u001b]0;x\u0007 ${sentences[0]}`,
  });
  for (const format of ["table", "jsonl", "json"]) {
    const { stdout, stderr } = await dragoman(
      ["code", "--format", format, "--explain", "--evidence"],
      `${odd}\n\u001b[31moops`,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect((stdout + stderr).replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  }
});

test("notices go to their file, and nowhere else", async () => {
  const notices = join(folder, "notices.jsonl");
  const { code, stderr } = await dragoman(["code", "--notices", notices], '{"id":"a","text":""}');
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(readFileSync(notices, "utf8").split("\n")[0] ?? "")).toMatchObject({
    document: "a",
    rule: "empty-text",
  });
});

test("explanations are there only where they are asked for", async () => {
  expect(JSON.parse((await dragoman(["code"], toLine("a"))).stdout)).not.toHaveProperty("explanation");
});

test.each([
  [["code", "--jobs", "0"]],
  [["code", "--published", "2023-02-30"]],
  [["code", "--format", "xml"]],
  [["code", "--nonsense"]],
  [["code", "--notices", "no/such/folder/file"]],
  [["nonsense"]],
  [[]],
])("wrong usage ends with 2 and says why: dragoman %s", async (args) => {
  const { code, stdout, stderr } = await dragoman(args);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).not.toBe("");
});

test("whoever reads the output may stop", async () => {
  const file = write("long.jsonl", Array.from({ length: 2000 }, (_, index) => toLine(`d${index}`)).join("\n"));
  for (const jobs of [1, 2]) {
    const { code, stdout, stderr } = await shell(`dragoman code --jobs ${jobs} ${file} | head -1`);
    expect(code).toBe(141);
    expect(idsOf(stdout)).toEqual(["d0"]);
    expect(stderr).toBe("");
  }
});

test("version and help; help and README know the exit codes", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect((await dragoman(["--version"])).stdout).toBe(`${version}\n`);
  const { code, stdout } = await dragoman(["code", "--help"]);
  expect(code).toBe(0);
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const exit of ["0", "1", "2", "70", "141"]) {
    expect(stdout).toMatch(new RegExp(`^ {2}${exit} +\\w`, "m"));
    expect(readme).toMatch(new RegExp(`^\\| ${exit} +\\|`, "m"));
  }
});

import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { toList } from "../../test/to-list.js";
import { toLines } from "./lines.js";
import { toTextIds } from "./plain-text.js";
import { type Input, readDocuments } from "./readers.js";
import type { Reading } from "./source-document.js";

async function read(bytes: string | Buffer, about: Partial<Input> = {}): Promise<Reading[]> {
  const stdin = Readable.from([Buffer.from(bytes)]);
  return toList(readDocuments({ file: null, stdin, reader: null, published: null, id: "stdin", ...about }));
}

const readText = (bytes: string | Buffer) => read(bytes, { reader: "text" });

function documentOf(reading: Reading | undefined) {
  return reading?.kind === "document" ? reading.document : null;
}

function errorsOf(readings: readonly Reading[]): string[] {
  return readings.flatMap((reading) => {
    if (reading.kind === "document") return [];
    return reading.faults.map(({ file, line, field, message }) => `${file}:${line} ${field}: ${message}`);
  });
}

test("JSON Lines: the fields of the contract, and nothing else", async () => {
  const line = { id: "a", text: "T", published: "2023-02-23", title: "t", url: "u", publisher: "p", extra: 1 };
  const [reading] = await read(JSON.stringify(line));
  const { extra: _, ...document } = line;
  expect(documentOf(reading)).toEqual(document);
});

test("a field that is null counts as not given", async () => {
  const [reading] = await read('{"id":"a","text":"T","published":null,"title":null}');
  expect(documentOf(reading)).toEqual({ id: "a", text: "T", published: null });
});

test("the publication date may have a time with offset; the option fills in a missing one", async () => {
  const lines = '{"id":"a","text":"T","published":"2023-02-23T21:00:00+05:00"}\n{"id":"b","text":"T"}';
  const readings = await read(lines, { published: "2020-01-01" });
  expect(readings.map((reading) => documentOf(reading)?.published)).toEqual([
    "2023-02-23T21:00:00+05:00",
    "2020-01-01",
  ]);
});

test("faults name line and field, and the lines around them are read", async () => {
  const lines = ['{"id":"a","text":"T"}', "", "oops", '{"id":7,"published":20}', '{"id":"b","text":"T"}'];
  const readings = await read(lines.join("\r\n"));
  expect(readings.map(({ kind }) => kind)).toEqual(["document", "unreadable", "unreadable", "document"]);
  const [syntax, ...fields] = errorsOf(readings);
  expect(syntax).toMatch(/^stdin:3 null: expected one JSON object a line/);
  expect(fields).toEqual([
    "stdin:4 id: expected a string, got 7",
    "stdin:4 text: expected a string, got nothing",
    "stdin:4 published: expected a string, got 20",
  ]);
});

test.each(["2023-02-30", "2023-13-01", "2100-02-29", "4:58 PM ET"])(
  "%s is no date: the document is undated, with a notice",
  async (published) => {
    const [reading] = await read(JSON.stringify({ id: "a", text: "T", published }));
    expect(documentOf(reading)?.published).toBeNull();
    expect(reading).toMatchObject({ notices: [{ rule: "no-date", message: expect.stringContaining(published) }] });
    expect(reading).toMatchObject({ warnings: [{ file: "stdin", line: 1, field: "published" }] });
  },
);

test("a date of the header block that is none names its line, and what stands in for it", async () => {
  const [reading] = await read("title: T\npublished: Feb 23, 2023\n\nText.", {
    reader: "text",
    published: "2023-02-24",
  });
  expect(documentOf(reading)?.published).toBe("2023-02-24");
  expect(reading).toMatchObject({ warnings: [{ line: 2, message: expect.stringMatching(/; 2023-02-24 is taken$/) }] });
});

test("29 February of a leap year is a day", async () => {
  expect(errorsOf(await read('{"id":"a","text":"T","published":"2024-02-29"}'))).toEqual([]);
});

test.each(["[]", "null", "3", '"text"'])("%s is no document", async (line) => {
  expect(errorsOf(await read(line))[0]).toMatch(/^stdin:1 null: expected one document, such as/);
});

test("plain text without a header block is text from its first line", async () => {
  const [reading] = await readText("Paris: a city.\n\nMore.\n");
  expect(documentOf(reading)).toEqual({ id: "stdin", published: null, text: "Paris: a city.\n\nMore." });
});

test("a header block gives the fields and is no part of the text", async () => {
  const [reading] = await readText("\ufeffPublished: 2023-02-23\r\ntitle: A: b\r\nid: x1\r\n\r\nOne.\r\nTwo.\r\n");
  expect(documentOf(reading)).toEqual({ id: "x1", published: "2023-02-23", title: "A: b", text: "One.\nTwo." });
});

test("faults of a header block name its line", async () => {
  expect(errorsOf(await readText("title: T\nThe text begins.\n\nMore."))[0]).toMatch(
    /^stdin:2 null: expected "name: value"/,
  );
});

test("a header field of another name is left out, with a notice", async () => {
  const [reading] = await readText("title: T\nauthor: A\n\nText.");
  expect(reading).toMatchObject({ kind: "document", notices: [{ rule: "unknown-field", document: "stdin" }] });
});

test("bytes that are no UTF-8 are replaced, with a notice", async () => {
  const [reading] = await readText(Buffer.from("caf\xe9 in Montr\xe9al", "latin1"));
  expect(documentOf(reading)?.text).toBe("caf\ufffd in Montr\ufffdal");
  expect(reading).toMatchObject({ notices: [{ rule: "not-utf-8" }] });
});

test.each([
  ["a PDF", "%PDF-1.7\n%\u00e2\n1 0 obj", /^stdin:null null: looks like a PDF, not text$/],
  ["a zip archive", "PK\u0003\u0004\u0014", /Word document or another zip archive/],
  ["compressed", Buffer.from("1f8b0800", "hex"), /looks compressed/],
  ["binary", "text\nmore\u0000\n", /^stdin:null null: looks like binary data, not text$/],
  ["a web page", "\n <!DOCTYPE html>\n<html>", /looks like HTML/],
])("what is %s is refused by one error", async (_, bytes, message) => {
  const errors = errorsOf(await readText(bytes));
  expect(errors).toEqual([expect.stringMatching(message)]);
});

test("JSON Lines: a PDF is one error; a broken line after good ones stops nothing", async () => {
  expect(errorsOf(await read("%PDF-1.7\nobj\nend"))).toEqual(["stdin:null null: looks like a PDF, not text"]);
  const readings = await read('{"id":"a","text":"T"}\n\u0000\n{"id":"b","text":"T"}');
  expect(readings.map(({ kind }) => kind)).toEqual(["document", "unreadable", "document"]);
});

test("JSON Lines: plain text is told of its option once", async () => {
  const errors = errorsOf(await read("\nRebels attacked.\nPolice said so."));
  expect(errors.map((error) => error.includes("(plain text? use --input text)"))).toEqual([true, false]);
  expect(errorsOf(await read('{"id":')).join()).not.toContain("plain text");
});

test("a text without an id is named after its file, or after its path where another one has that name", () => {
  const ids = toTextIds(["one/r.txt", "two/r.txt.gz", "two/s.txt", "two/s.txt", "doc.text"]);
  expect([...ids]).toEqual([
    ["one/r.txt", "one/r"],
    ["two/r.txt.gz", "two/r"],
    ["two/s.txt", "s"],
    ["doc.text", "doc.text"],
  ]);
});

test("UTF-16 is named, not garbled", async () => {
  expect(errorsOf(await readText(Buffer.from("\ufeffText", "utf16le")))[0]).toMatch(/UTF-16/);
});

test("a file that is missing is answered, not thrown", async () => {
  expect(errorsOf(await read("", { file: "no/such.txt" }))).toEqual(["no/such.txt:null null: no such file"]);
});

test("an empty text is coded, with a notice", async () => {
  expect(await read('{"id":"a","text":" "}')).toMatchObject([{ kind: "document", notices: [{ rule: "empty-text" }] }]);
});

test("lines keep their numbers and characters, however the bytes are cut", async () => {
  const bytes = Buffer.from("één\n\n東京\r\nlast");
  for (let size = 1; size <= bytes.length; size++) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    const lines = await toList(toLines(Readable.from(chunks)));
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, "één"],
      [2, ""],
      [3, "東京"],
      [4, "last"],
    ]);
  }
});

test("a line that is too long is answered by its number, and the next one is read", async () => {
  const lines = await toList(
    toLines(Readable.from([Buffer.from("a\n"), Buffer.from("b".repeat(30)), Buffer.from("\nc\n")]), 20),
  );
  expect(lines.map(({ number, text }) => [number, text])).toEqual([
    [1, "a"],
    [2, null],
    [3, "c"],
  ]);
});

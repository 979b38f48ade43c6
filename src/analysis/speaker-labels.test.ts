import { expect, test } from "vitest";
import { analyseInWorld } from "../../test/world.js";

const said = (text: string) =>
  analyseInWorld(text).speeches.map(({ source, cue, content }) => `${source?.text} ${cue.text} ${content[0]?.text}`);

test("speakers of a transcript take turns", () => {
  expect(said("BROD: The army fled. It lost.\n\nSEN. DORE: That is false.\n\nBROD: No.")).toEqual([
    "BROD : The army fled. It lost.",
    "SEN. DORE : That is false.",
    "BROD : No.",
  ]);
});

test("a heading or a dateline before a colon speaks not", () => {
  expect(said("BREAKING: The army fled.\n\nIt lost.")).toEqual([]);
  expect(said("Update: The army fled.\n\nUpdate: It lost.\n\nUpdate: It came.")).toEqual([]);
});

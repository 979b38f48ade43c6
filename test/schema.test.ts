import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { dragoman } from "./command.js";
import { sample, text } from "./sample.js";

async function openValidator() {
  const { stdout } = await dragoman(["schema"]);
  // JSON Schema allows a list of types, which Ajv would have one ask for.
  return new Ajv({ allowUnionTypes: true }).compile(JSON.parse(stdout));
}

test("the schema takes a document in which every record stands, and what the command writes", async () => {
  const validate = await openValidator();
  const { stdout } = await dragoman(["code", "--explain"], JSON.stringify({ id: "a", published: "2023-02-20", text }));
  for (const document of [sample, JSON.parse(stdout)]) {
    validate(document);
    expect(validate.errors).toBeNull();
  }
});

test.each([
  ["an unknown type", { events: sample.events.map((event) => ({ ...event, type: "WAR" })) }],
  ["a field that the contract does not know", { extra: 1 }],
  ["a list that is missing", { events: undefined }],
])("the schema refuses %s", async (_, change) => {
  const validate = await openValidator();
  expect(validate(JSON.parse(JSON.stringify({ ...sample, ...change })))).toBe(false);
});

import { expect, test } from "vitest";
import { createCoder } from "../pipeline.js";

const coder = createCoder();

function tiesOf(text: string): string[] {
  const { relations, entities } = coder.code({ id: "x", text, published: "2024-03-04" });
  const nameOf = (id: string) => entities.find((entity) => entity.id === id)?.name;
  return relations.map(({ kind, from, to, stance, attribution }) =>
    [nameOf(from), kind, nameOf(to), stance, attribution[0]?.text.text ?? "the text"].join(" "),
  );
}

test("a tie that is alleged and denied stands twice", () => {
  expect(tiesOf("Kenya has accused Ethiopia of harbouring rebels, which Addis Ababa has denied.")).toEqual([
    "Ethiopia harbours rebels alleges Kenya",
    "Ethiopia harbours rebels denies Addis Ababa",
  ]);
});

test("a tie that is only promised away is none", () => {
  expect(tiesOf("Ethiopia promised not to harbour rebels.")).toEqual([]);
});

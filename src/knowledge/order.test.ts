import { expect, test } from "vitest";
import { arrange, findMisplaced, type Key } from "./order.js";

const toKeys = (text: string): Key[] =>
  [...text.matchAll(/^- (?:\{\s*)?(id|name): ([\w-]+)/gm)].map(([, field, name = ""]) => ({
    key: field === "id" ? name : `PAK-${name}`,
    newId: field === "id" ? null : `PAK-${name}`,
  }));

const file = (...entries: string[]) => ["# checked", ...entries, ""].join("\n");
const inOrder = ["- id: a\n  name: A", "- id: b # why\n  name: B", "- id: c", "- id: d", "- { id: f }\n- id: g"];

test("what is appended is put where it belongs, with the comment above it; the rest stays as it is", () => {
  const text = file(...inOrder, "# seen twice\n- id: e\n  aliases: [x,   y]");
  expect(findMisplaced(text, toKeys(text))).toEqual([{ key: "e", line: 11, before: "f" }]);
  expect(arrange(text, toKeys(text))).toBe(
    file(...inOrder.slice(0, 4), "# seen twice\n- id: e\n  aliases: [x,   y]", "- { id: f }\n- id: g"),
  );
});

test("a file in order, and one that is laid out by hand, stay as they are", () => {
  for (const text of [file(...inOrder), file("- id: c", "- id: a", "- id: d", "- id: b"), "", "# nothing\n"]) {
    expect(arrange(text, toKeys(text))).toBe(text);
    expect(findMisplaced(text, toKeys(text))).toEqual([]);
  }
});

test("sections under a comment of their own are sorted each for itself", () => {
  const text = ["- id: b", "- id: c", "", "# Others", ...inOrder, "- id: e", ""].join("\n");
  const sorted = ["- id: b", "- id: c", "", "# Others", ...inOrder.slice(0, 4), "- id: e", "- { id: f }\n- id: g", ""];
  expect(arrange(text, toKeys(text))).toBe(sorted.join("\n"));
});

test("an id that is missing is written down", () => {
  const text = file("- name: a\n  kind: person", "- { name: b }", "- {\n    name: c,\n  }");
  const keys = ["a", "b", "c"].map((name) => ({ key: `PAK-${name}`, newId: `PAK-${name}` }));
  expect(arrange(text, keys)).toBe(
    file(
      "- id: PAK-a\n  name: a\n  kind: person",
      "- { id: PAK-b, name: b }",
      "- {\n    id: PAK-c,\n    name: c,\n  }",
    ),
  );
});

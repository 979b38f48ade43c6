/** What an author meant with an actor or a role noun: a text that, coded on its date, shows an actor of this code. */
import type { Fields } from "./fields.js";

export interface ActorExample {
  readonly text: string;
  readonly date: string | null;
  /** "PAK GOV MIL". */
  readonly is: string;
}

/** The `examples` of an entry of `actors/`. */
export function readExamples(fields: Fields): ActorExample[] {
  if (!fields.has("examples")) return [];
  return fields.parts("examples").map((example) => {
    example.only("text", "date", "is");
    return {
      text: example.string("text"),
      date: example.has("date") ? example.date("date", "first") : null,
      is: example.string("is"),
    };
  });
}

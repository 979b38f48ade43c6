/** Nouns that say what somebody is: "gunman", "foreign minister", "riot police". */
import type { Token } from "../model/analysis.js";
import type { Fields } from "./fields.js";
import type { Grammar } from "./grammar.js";
import { NameIndex } from "./names.js";

export const roleKinds = ["person", "group", "organization", "government", "population", "facility"] as const;

/** PLOVER's codes for who somebody is: README.md in knowledge/ says what each is for. */
export const roleCodes = [
  ...["GOV", "MIL", "COP", "SPY", "JUD", "LEG", "OPP", "PTY", "ELI", "REB", "UAF", "CRM"],
  ...["CVL", "REF", "REL", "EDU", "MED", "JRN", "BUS", "LAB", "IGO", "NGO", "IMG"],
] as const;

export interface RoleEntry {
  readonly noun: string;
  readonly also: readonly string[];
  /** Null where the regular plural holds, "none" where there is none. */
  readonly plural: string | null;
  readonly kind: (typeof roleKinds)[number];
  readonly roles: readonly string[];
  readonly isTitle: boolean;
  readonly isPrivate: boolean;
  /** True where it tells of a cause inside one state: "separatist", unlike "militant". */
  readonly isDomestic: boolean;
}

/** A role noun found in a text. */
export interface RoleMatch {
  readonly first: number;
  readonly end: number;
  readonly role: RoleEntry;
  readonly isPlural: boolean;
}

export function readRole(fields: Fields): RoleEntry {
  fields.only("noun", "also", "plural", "kind", "roles", "title", "private", "domestic", "examples");
  return {
    noun: fields.string("noun"),
    also: fields.strings("also"),
    plural: fields.has("plural") ? fields.string("plural") : null,
    kind: fields.oneOf("kind", roleKinds),
    roles: fields.someOf("roles", roleCodes),
    isTitle: fields.flag("title"),
    isPrivate: fields.flag("private"),
    isDomestic: fields.flag("domestic"),
  };
}

interface Form {
  readonly role: RoleEntry;
  readonly isPlural: boolean;
}

export class Roles {
  private readonly index = new NameIndex<Form>();
  private readonly byNoun = new Map<string, RoleEntry>();

  constructor(entries: readonly RoleEntry[], grammar: Grammar) {
    for (const role of entries) {
      this.byNoun.set(role.noun, role);
      for (const noun of [role.noun, ...role.also]) {
        this.index.add(noun, { role, isPlural: false });
        if (role.plural !== "none")
          this.index.add(noun === role.noun && role.plural !== null ? role.plural : grammar.plural(noun), {
            role,
            isPlural: true,
          });
      }
    }
  }

  get(noun: string): RoleEntry | null {
    return this.byNoun.get(noun) ?? null;
  }

  /** The longest role noun that begins at token `first`. */
  find(tokens: readonly Token[], range: { first: number; limit: number }): RoleMatch | null {
    const match = this.index.find(tokens, range, () => true);
    const form = match?.values[0];
    return match && form ? { first: match.first, end: match.end, role: form.role, isPlural: form.isPlural } : null;
  }
}

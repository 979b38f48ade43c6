/** Reads untyped data field by field and collects what is wrong with it, so that all faults come out at once. */
import { DragomanError, type Fault } from "../model/fault.js";
import { toSuggestion } from "./suggest.js";

/** Where a record stands; the line is null where it is not known. */
type Source = Pick<Fault, "file" | "line">;

export class Fields {
  private constructor(
    private readonly data: Readonly<Record<string, unknown>>,
    private readonly path: string,
    private readonly source: Source,
    private readonly faults: Fault[],
  ) {}

  /** Calls `read` with the fields of `data`; throws a DragomanError with all the faults that it met. */
  static read<T>(data: unknown, file: string, read: (fields: Fields) => T, line: number | null = null): T {
    const fields = new Fields(isRecord(data) ? data : {}, "", { file, line }, []);
    if (!isRecord(data)) fields.fault("", "no-record", "is no mapping of fields to values.");
    const result = read(fields);
    if (fields.faults.length > 0) throw new DragomanError(fields.faults);
    return result;
  }

  fault(field: string, rule: string, message: string): void {
    this.faults.push({ ...this.source, field: this.at(field) || null, rule, message });
  }

  /** Faults every field that is not named. */
  only(...known: string[]): void {
    for (const field of Object.keys(this.data)) {
      if (known.includes(field)) continue;
      const message = `is no field here. Known: ${known.join(", ")}.${toSuggestion(field, known)}`;
      this.fault(field, "unknown-field", message);
    }
  }

  has(field: string): boolean {
    return this.data[field] !== undefined && this.data[field] !== null;
  }

  string(field: string): string {
    const value = this.data[field];
    if (typeof value === "string" && value.trim() !== "") return value;
    this.fault(field, "no-text", "must be a text that is not empty.");
    return "";
  }

  /** A text, null where the file says null; undefined where it says nothing. */
  nullable(field: string): string | null | undefined {
    const value = this.data[field];
    return value === null || value === undefined ? value : this.string(field);
  }

  /** A year, a month or a day, as its first or last day. */
  date(field: string, edge: "first" | "last"): string {
    const value = String(this.data[field] ?? "");
    const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
    if (year === undefined) {
      this.fault(field, "no-date", `"${value}" is no date such as 2007, 2007-12 or 2007-12-14.`);
      return "";
    }
    if (edge === "first") return [year, month ?? "01", day ?? "01"].join("-");
    return [year, month ?? "12", day ?? "31"].join("-");
  }

  /** The values of a field that maps names to lists of texts. */
  lists(field: string): [string, string[]][] {
    if (!this.has(field)) return [];
    return this.part(field).allLists();
  }

  /** Every field as a list of texts: a mapping of names to words. */
  allLists(): [string, string[]][] {
    return Object.keys(this.data).map((name) => [name, this.strings(name)]);
  }

  number(field: string, fallback?: number): number {
    const value = this.data[field];
    if (value === undefined && fallback !== undefined) return fallback;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    this.fault(field, "no-number", "must be a number.");
    return 0;
  }

  flag(field: string): boolean {
    const value = this.data[field];
    if (value !== undefined && typeof value !== "boolean") this.fault(field, "no-flag", "must be true or false.");
    return value === true;
  }

  oneOf<T extends string>(field: string, allowed: readonly [T, ...T[]]): T {
    const value = this.data[field];
    const found = allowed.find((choice) => choice === value);
    if (found === undefined) {
      const suggestion = toSuggestion(String(value ?? ""), allowed);
      this.fault(field, "unknown-value", `must be one of ${allowed.join(", ")}.${suggestion}`);
    }
    return found ?? allowed[0];
  }

  /** Texts; one alone may stand without brackets. A missing field is an empty list. */
  strings(field: string): string[] {
    const value = this.data[field];
    if (value === undefined) return [];
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const texts = list.filter((item) => typeof item === "string").filter((item) => item.trim() !== "");
    if (texts.length < list.length) this.fault(field, "no-text", "must be a list of texts that are not empty.");
    return texts;
  }

  /** Texts of which each is one of `allowed`. */
  someOf(field: string, allowed: readonly string[]): string[] {
    const texts = this.strings(field);
    const odd = texts.filter((text) => !allowed.includes(text));
    const suggestions = odd.map((text) => toSuggestion(text, allowed)).join("");
    if (odd.length > 0)
      this.fault(field, "unknown-value", `${odd.join(", ")}: must be of ${allowed.join(", ")}.${suggestions}`);
    return texts;
  }

  /** The fields of a nested mapping. */
  part(field: string): Fields {
    const value = this.data[field];
    if (isRecord(value)) return this.child(value, field);
    this.fault(field, "no-record", "must be a mapping of fields to values.");
    return this.child({}, field);
  }

  /** The fields of each mapping in a list. */
  parts(field: string): Fields[] {
    const value = this.data[field];
    if (!Array.isArray(value)) {
      this.fault(field, "no-list", "must be a list.");
      return [];
    }
    return value.map((item: unknown, number) => {
      const name = `${field}[${number}]`;
      if (!isRecord(item)) this.fault(name, "no-record", "must be a mapping of fields to values.");
      return this.child(isRecord(item) ? item : {}, name);
    });
  }

  private child(data: Readonly<Record<string, unknown>>, field: string): Fields {
    return new Fields(data, this.at(field), this.source, this.faults);
  }

  private at(field: string): string {
    return this.path === "" || field === "" ? this.path + field : `${this.path}.${field}`;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

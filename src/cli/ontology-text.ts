/** How the rows of `dragoman ontology` are written: tables for a person, JSON Lines and CSV for programs. */
import { type Column, hang, type Screen, toGrid } from "./grid.js";
import type { OntologyRow } from "./ontology.js";
import { paint } from "./terminal.js";

export const ontologyFormats = ["table", "jsonl", "csv"] as const;
export type OntologyFormat = (typeof ontologyFormats)[number];

const csvColumns = [
  ...["kind", "id", "type", "mode", "gloss", "quad", "score", "future", "plover", "contexts", "auxiliary"],
  ...["cameo", "acled", "event", "approximate", "note"],
] as const satisfies readonly (keyof OntologyRow)[];

export function toJsonLines(rows: readonly OntologyRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** One head line; several values of one cell stand behind one another with "; " between them. */
export function toCsv(rows: readonly OntologyRow[]): string {
  const lines = rows.map((row) => csvColumns.map((column) => toCell(row[column])).join(","));
  return [csvColumns.join(","), ...lines, ""].join("\r\n");
}

function toCell(value: OntologyRow[keyof OntologyRow]): string {
  const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Everything in short: types with their modes, contexts, and where the mappings are. */
export function writeOverview(rows: readonly OntologyRow[], screen: Screen): string {
  const shown = rows.filter(({ kind }) => kind === "type" || kind === "mode");
  const codes: Column[] = [
    { title: "type, mode", weight: 1.5 },
    { title: "score", weight: 1 },
    { title: "means", weight: 4 },
    { title: "CAMEO", weight: 1.5 },
    { title: "ACLED", weight: 1.5 },
  ];
  const contexts = rows.filter(({ kind }) => kind === "context");
  return toText([
    ...toGrid(codes, shown.map(toShortRow), screen),
    "",
    ...toGrid(
      [
        { title: "context", weight: 1 },
        { title: "means", weight: 3 },
      ],
      contexts.map(({ id, gloss }) => ({ cells: [id, gloss], below: [] })),
      screen,
    ),
    "",
    "≈ the two do not mean quite the same; of ACLED's names each is only the nearest.",
    "More: dragoman ontology ASSAULT, dragoman ontology --cameo 190, --acled Riots, --format csv",
  ]);
}

function toShortRow({ kind, id, mode, score, gloss, cameo, acled, approximate }: OntologyRow) {
  const name = kind === "type" ? id : `  ${mode}`;
  // A table's cells lose blanks at their beginning, so that modes are set off by a dash.
  const cells = [name.replace(/^ {2}/, "– "), toScore(score), gloss, toAbout(cameo, approximate), acled.join("; ")];
  return { cells, below: [] };
}

/** One or several in full: gloss, modes, confusions, examples, codes. */
export function writeDetails(rows: readonly OntologyRow[], screen: Screen): string {
  const [first, ...rest] = rows;
  if (first?.kind !== "type")
    return toText(rows.flatMap((row, at) => [...(at > 0 ? [""] : []), ...writeRow(row, screen)]));
  const modes = toGrid(
    [
      { title: "mode", weight: 1 },
      { title: "score", weight: 1 },
      { title: "means", weight: 4 },
      { title: "CAMEO", weight: 1.5 },
      { title: "ACLED", weight: 2 },
    ],
    rest.map(({ mode, score, gloss, cameo, acled, approximate }) => {
      return { cells: [mode ?? "", toScore(score), gloss, toAbout(cameo, approximate), acled.join("; ")], below: [] };
    }),
    screen,
  );
  return toText([...writeRow(first, screen), ...(rest.length > 0 ? ["", ...modes] : [])]);
}

function writeRow(row: OntologyRow, screen: Screen): string[] {
  const { kind, id, score, quad, future, event, contexts, auxiliary } = row;
  const head = kind === "cameo" ? `CAMEO ${id}` : kind === "acled" ? `ACLED ${event}: ${id}` : id;
  const facts = [
    ...(score === null ? [] : [`score ${toScore(score)}`]),
    ...(quad === null ? [] : [quad.replace("-", " ")]),
    ...(future === null ? [] : [`still to come: ${future}`]),
  ];
  const line = (sign: string, text: string) => (text === "" ? [] : hang(sign, text, screen));
  return [
    [paint(head, "bold", screen.hasColour), ...facts].join(" · "),
    ...line("", row.gloss),
    ...(kind === "cameo" || kind === "acled" ? line(row.approximate ? "≈ " : "= ", toTargets(row)) : []),
    ...line("", kind === "cameo" && contexts.length > 0 ? `contexts: ${contexts.join(", ")}` : ""),
    ...line("", auxiliary.length > 0 ? `auxiliary: ${auxiliary.join(", ")}` : ""),
    ...(kind === "type" || kind === "mode" ? line("CAMEO ", toAbout(row.cameo, row.approximate)) : []),
    ...(kind === "type" || kind === "mode" ? line("ACLED ", row.acled.join("; ")) : []),
    ...line("", row.note ?? ""),
    ...(row.confusedWith.length > 0 ? ["  easily confused with"] : []),
    ...row.confusedWith.flatMap((each) => line("  ", `${each.with}: ${each.tell}`)),
    ...(row.examples.length > 0 ? ["  examples"] : []),
    ...row.examples.flatMap((sentence) => line("  ", sentence)),
  ];
}

function toTargets({ plover }: OntologyRow): string {
  return plover.length > 0 ? plover.join(", ") : "no event of its own";
}

function toAbout(codes: readonly string[], isApproximate: boolean | null): string {
  return isApproximate && codes.length > 0 ? `≈ ${codes.join(", ")}` : codes.join(", ");
}

function toScore(score: number | null): string {
  return score === null ? "" : score > 0 ? `+${score}` : String(score);
}

function toText(lines: readonly string[]): string {
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

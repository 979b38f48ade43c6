/** `dragoman show`: one event for people: what holds, who reports it, who claims what, and how it came to be so. */
import type { Claim, EventHistory, EventReport, EventVersion } from "../store/event-history.js";
import { toCells, writeEstimate } from "./event-formats.js";
import { hang, type Screen } from "./grid.js";
import { paint, toPrintable, wrap } from "./terminal.js";

export function writeHistory(history: EventHistory, screen: Screen): string {
  const heading = (text: string) => ["", paint(text, "bold", screen.hasColour)];
  const cells = [history.event.id, ...toCells(history.event)].filter((cell) => cell !== "–");
  return [
    ...wrap(cells.join(" · ") + (history.withdrawn ? " · withdrawn" : ""), screen.width),
    ...heading("Reports"),
    ...history.reports.flatMap((report) => writeReport(report, screen)),
    ...(history.reports.length === 0 ? ["none"] : []),
    ...heading("Versions"),
    ...history.versions.flatMap((version, index) => writeVersion(version, history.versions[index - 1], screen)),
    "",
  ].join("\n");
}

function writeReport(report: EventReport, screen: Screen): string[] {
  const parts = [report.document, report.title, report.publisher, report.published, report.url].filter(
    (part) => part !== null,
  );
  const reasons = report.reasons.map(({ reason, weight }) => `${reason} (${weight})`).join(", ");
  return [
    ...wrap(toPrintable(parts.join(" · ")), screen.width),
    ...report.sentences.flatMap((sentence) => hang("│ ", toPrintable(sentence), screen)),
    ...report.claims.flatMap((claim) => hang("  ", toPrintable(writeClaim(claim)), screen)),
    ...hang("  ", `linked: ${reasons}`, screen),
  ];
}

/** "12+ killed, according to police" */
function writeClaim({ kind, low, high, source, stance }: Claim): string {
  const figure = writeEstimate({ low, best: low, high });
  return `${figure} ${kind}, according to ${source}${stance === "asserts" ? "" : ` (${stance})`}`;
}

const causes: Readonly<Record<EventVersion["cause"], string>> = {
  report: "a report",
  recoding: "coded again",
  person: "a person",
};

function writeVersion(version: EventVersion, before: EventVersion | undefined, screen: Screen): string[] {
  const cause = [causes[version.cause], version.document, version.coder, version.reason].filter(
    (part) => part !== null,
  );
  const line = `${version.version}  ${version.recordedFrom}  ${cause.join(" · ")}`;
  return [...wrap(toPrintable(line), screen.width), ...hang("  ", toPrintable(writeChange(version, before)), screen)];
}

/** What a version says otherwise than the one before it: "killed 5+ → 9+". */
function writeChange(version: EventVersion, before: EventVersion | undefined): string {
  if (version.withdrawn) return "withdrawn: no report tells of it any longer";
  if (before === undefined) return toCells(version.event).join(" · ");
  const [old, now] = [toCells(before.event), toCells(version.event)];
  const changed = now.flatMap((cell, index) => (cell === old[index] ? [] : [`${old[index]} → ${cell}`]));
  return changed.join("; ") || (before.withdrawn ? "told again" : "other details");
}

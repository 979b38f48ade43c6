// @ts-check
/** `npm start`: the sample reports, coded before the reader's eyes, and what to try next. */
import { listExamples, runNode } from "./tree.mjs";

const examples = listExamples();

if (examples.length > 0) runNode("dist/cli/main.js", ["code", "--format", "table", "--evidence", ...examples]);
console.log(`
That was: dragoman code examples/*.txt --evidence

Try next:`);
const next = [
  ["npx dragoman code examples/*.txt --format json", "the same as data"],
  [`npx dragoman code ${examples[0] ?? "FILE"} --explain`, "why each field says what it says"],
  ["npx dragoman code --published 2023-02-23 report.txt", "a report of your own"],
  ["npx dragoman code reports.jsonl > coded.jsonl", 'many of them: {"id", "published", "text"}, one a line'],
  ["npx dragoman code --help", "all options"],
];
const width = Math.max(...next.map(([command = ""]) => command.length));
for (const [command = "", why = ""] of next) console.log(`  ${command.padEnd(width)}   ${why}`);
console.log("\nREADME.md explains the record, CONTRIBUTING.md how to teach Dragoman something.");

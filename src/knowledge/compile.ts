/** Reads `knowledge/`, reports every fault, and writes what the package loads: dist/knowledge.json. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DragomanError } from "../model/fault.js";
import { readKnowledge } from "./knowledge.js";

const directory = fileURLToPath(new URL("../../knowledge", import.meta.url));

try {
  const data = readKnowledge(directory);
  writeFileSync(new URL("../../dist/knowledge.json", import.meta.url), JSON.stringify(data));
  const patterns = Object.values(data.patterns).reduce((sum, list) => sum + list.length, 0);
  process.stdout.write(
    `knowledge ${data.version}: ${data.actors.length} actors, ${data.roles.length} role nouns, ${patterns} patterns, ${data.places.length} places\n`,
  );
} catch (error) {
  if (!(error instanceof DragomanError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

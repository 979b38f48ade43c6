// @ts-check
/**
 * Enforces "Who may import whom" of CONTRIBUTING.md: folders, packages, no cycles, and a core that reads no clock, file,
 * environment or network. Warns of files and functions that have grown beyond their sizes.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { listFiles, root } from "./tree.mjs";

/**
 * @typedef {object} Room
 * @property {readonly string[]} rooms What it may import besides itself.
 * @property {Record<string, readonly string[]>} packages Package → the files that may import it; "*" is every file.
 * @property {boolean} [isPure]
 */

/** Node's own modules. */
const node = "node:";
const everywhere = ["*"];
const stages = [
  "model",
  "knowledge",
  "analysis",
  "coding",
  "linking",
  "neural",
  "collect",
  "export",
  "evaluate",
  "store",
];
const top = ["pipeline.ts", "index.ts"];

/** @type {Record<string, Room>} */
const rooms = {
  model: { rooms: [], packages: { "node:crypto": ["id.ts"] }, isPure: true },
  knowledge: {
    rooms: ["model"],
    packages: { yaml: ["read.ts"], [node]: ["knowledge.ts", "read.ts", "read-overlay.ts", "guide.ts", "compile.ts"] },
  },
  analysis: {
    rooms: ["model", "knowledge"],
    packages: { "wink-nlp": ["tagger.ts"], "wink-eng-lite-web-model": ["tagger.ts"] },
    isPure: true,
  },
  coding: { rooms: ["model", "knowledge"], packages: {}, isPure: true },
  linking: { rooms: ["model", "knowledge"], packages: {}, isPure: true },
  neural: { rooms: ["model"], packages: { [node]: everywhere } },
  collect: { rooms: ["model"], packages: { zod: ["source-document.ts"], [node]: everywhere } },
  export: { rooms: ["model"], packages: { [node]: everywhere } },
  evaluate: { rooms: ["model"], packages: { [node]: everywhere } },
  store: {
    rooms: ["model"],
    packages: {
      "@duckdb/node-api": ["duckdb.ts", "duckdb-dialect.ts"],
      pg: ["postgres.ts"],
      kysely: everywhere,
      [node]: everywhere,
    },
  },
  server: { rooms: ["model", "knowledge", "store", "export", "pipeline.ts"], packages: { [node]: everywhere } },
  watch: { rooms: ["model", "collect", "store", "pipeline.ts"], packages: { [node]: everywhere } },
  stream: { rooms: ["model", "store", "pipeline.ts"], packages: { [node]: everywhere } },
  web: { rooms: ["model"], packages: {} },
  corpus: { rooms: ["model", "knowledge", "analysis", "pipeline.ts"], packages: { [node]: everywhere } },
  "pipeline.ts": { rooms: stages, packages: { [node]: everywhere } },
  "index.ts": { rooms: [...stages, ...top], packages: {} },
  cli: {
    rooms: [...stages, ...top, "server", "watch", "stream"],
    packages: { commander: ["main.ts", "commands.ts", "store-commands.ts", "store-options.ts"], [node]: everywhere },
  },
};

const sizes = { file: 300, function: 50, parameters: 3 };
/** What a pure room may not touch. */
const impure = new Set(["Math.random", "Date.now", "new Date()", "process", "performance", "fetch"]);

/** @typedef {{ path: string, source: ts.SourceFile, imports: { name: string, line: number }[] }} Parsed */

const files = listFiles("src")
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map(parse);
const faults = [...files.flatMap(checkImports), ...files.flatMap(checkPurity), ...findCycles()];
const scripts = listFiles("scripts")
  .filter((file) => file.endsWith(".mjs"))
  .map(parse);
for (const warning of [...files, ...scripts].flatMap(checkSizes)) console.warn(`warning  ${warning}`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`imports: ${files.length} files, all in order`);

/**
 * @param {string} path
 * @returns {Parsed}
 */
function parse(path) {
  const text = readFileSync(join(root, path), "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const imports = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
    name: fileName,
    line: source.getLineAndCharacterOfPosition(pos).line + 1,
  }));
  return { path, source, imports };
}

/** @param {Parsed} file */
function checkImports({ path, imports }) {
  return imports.flatMap(({ name, line }) => {
    const problem = name.startsWith(".") ? checkFolder(path, toPath(path, name)) : checkPackage(path, name);
    return problem === null ? [] : [`${path}:${line}  ${problem}`];
  });
}

/**
 * @param {string} path
 * @param {string} target
 */
function checkFolder(path, target) {
  const [from, to] = [toRoom(path), toRoom(target)];
  const room = rooms[from];
  if (room === undefined) return `"${from}" is in no row of the table of who may import whom`;
  return from === to || room.rooms.includes(to) ? null : `${from} may not import ${to}`;
}

/**
 * @param {string} path
 * @param {string} name
 */
function checkPackage(path, name) {
  const room = toRoom(path);
  const bare = name.startsWith(node)
    ? node
    : name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/");
  const packages = rooms[room]?.packages ?? {};
  const allowed = [...(packages[bare] ?? []), ...(packages[name] ?? [])];
  const file = path.slice(`src/${room}/`.length);
  return allowed.includes("*") || allowed.includes(file) ? null : `${path} may not import ${name}`;
}

/** @param {Parsed} file */
function checkPurity({ path, source }) {
  if (!rooms[toRoom(path)]?.isPure) return [];
  /** @type {string[]} */
  const found = [];
  visit(source, (each) => {
    const name = toImpureName(each);
    if (impure.has(name))
      found.push(`${path}:${lineOf(source, each)}  ${name}: ${toRoom(path)} reads no clock, chance or environment`);
  });
  return found;
}

/** @param {ts.Node} each */
function toImpureName(each) {
  if (ts.isNewExpression(each)) return each.arguments?.length ? "" : `new ${each.expression.getText()}()`;
  if (ts.isCallExpression(each)) return ts.isIdentifier(each.expression) ? each.expression.text : "";
  if (!ts.isPropertyAccessExpression(each)) return "";
  return impure.has(each.getText()) ? each.getText() : each.expression.getText();
}

/** Each cycle once, as the file that closes it. */
function findCycles() {
  const graph = new Map(files.map(({ path, imports }) => [path, imports.filter(({ name }) => name.startsWith("."))]));
  /** @type {string[]} */
  const found = [];
  const done = new Set();
  /**
   * @param {string} path
   * @param {readonly string[]} above
   */
  const walk = (path, above) => {
    if (done.has(path)) return;
    for (const { name, line } of graph.get(path) ?? []) {
      const target = toPath(path, name);
      const at = [...above, path].indexOf(target);
      if (at >= 0) found.push(`${path}:${line}  cycle: ${[...above.slice(at), path, target].join(" → ")}`);
      else walk(target, [...above, path]);
    }
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
}

/** @param {Parsed} file */
function checkSizes({ path, source }) {
  const warnings = [];
  const lines = countLines(source);
  if (lines > sizes.file) warnings.push(`${path}:1  ${lines} lines; ask why above ${sizes.file}`);
  visit(source, (each) => {
    if (!ts.isFunctionLike(each) || !("body" in each) || !each.body) return;
    const length = countLines(each);
    const at = `${path}:${lineOf(source, each)}`;
    if (length > sizes.function) warnings.push(`${at}  a function of ${length} lines; ask why above ${sizes.function}`);
    const parameters = each.parameters.length;
    if (parameters > sizes.parameters)
      warnings.push(`${at}  ${parameters} parameters; above ${sizes.parameters}, name them in an object`);
  });
  return warnings;
}

/**
 * Lines that hold code; blank ones and comments are free.
 * @param {ts.Node} top
 */
function countLines(top) {
  const source = top.getSourceFile();
  const lines = new Set();
  /** @param {ts.Node} each */
  const walk = (each) => {
    if (each.kind >= ts.SyntaxKind.FirstJSDocNode && each.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = each.getChildren(source);
    for (const child of children) walk(child);
    if (children.length > 0 || each.getWidth(source) === 0) return;
    const last = source.getLineAndCharacterOfPosition(each.getEnd()).line;
    for (let line = lineOf(source, each) - 1; line <= last; line++) lines.add(line);
  };
  walk(top);
  return lines.size;
}

/**
 * @param {ts.Node} top
 * @param {(each: ts.Node) => void} act
 */
function visit(top, act) {
  act(top);
  ts.forEachChild(top, (child) => visit(child, act));
}

/**
 * @param {ts.SourceFile} source
 * @param {ts.Node} each
 */
function lineOf(source, each) {
  return source.getLineAndCharacterOfPosition(each.getStart(source)).line + 1;
}

/** The folder of src/, or the file that stands in src/ itself. @param {string} path */
function toRoom(path) {
  return path.split("/")[1] ?? "";
}

/**
 * @param {string} from
 * @param {string} name
 */
function toPath(from, name) {
  return join(dirname(from), name).replaceAll("\\", "/").replace(/\.js$/, ".ts");
}

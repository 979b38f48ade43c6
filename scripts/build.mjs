// @ts-check
/** Builds `dist/`: the program, the JSON Schema of its answers, and the knowledge in the form that is read at start. */
import { chmodSync, existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isBuilt, stampOfBuild, stampOfSources } from "./setup.mjs";
import { fail, listFiles, main, root, runNode } from "./tree.mjs";

const typescript = "node_modules/typescript/bin/tsc";
const schema = join(root, "dist/model/coded-document.schema.json");
/** What turns data into the form that is read at start, in order. */
const compilers = ["scripts/build-gazetteer.mjs", "dist/knowledge/compile.js"];

// npm runs this script as `prepare` with every install and with the first npx in a folder, needed or not, and also
// where development packages were left out.
const isPrepare = process.env.npm_lifecycle_event === "prepare";
const isAble = existsSync(join(root, typescript));

if (!isAble && !isPrepare) fail("Development packages are missing: run npm ci first.");
if (isAble && !(isPrepare && isBuilt())) await build();

async function build() {
  rmSync(stampOfBuild, { force: true });
  runNode(typescript, ["-p", "tsconfig.build.json", "--noEmitOnError"]);
  removeOrphans();
  writeFileSync(schema, `${JSON.stringify(await toSchema(), null, 2)}\n`);
  for (const file of compilers.filter((each) => existsSync(join(root, each)))) runNode(file, []);
  chmodSync(main, 0o755);
  linkCommand();
  writeFileSync(stampOfBuild, stampOfSources());
}

/** `npx dragoman` in this folder runs what was built here, without a detour over npm's cache. */
function linkCommand() {
  const link = join(root, "node_modules/.bin/dragoman");
  rmSync(link, { force: true });
  symlinkSync("../../dist/cli/main.js", link);
}

/** What was compiled from a source that is gone must not be shipped. */
function removeOrphans() {
  for (const file of listFiles("dist").filter((each) => /\.(js|d\.ts)$/.test(each))) {
    const source = file.replace(/^dist/, "src").replace(/\.(js|d\.ts)$/, ".ts");
    if (!existsSync(join(root, source))) rmSync(join(root, file));
  }
}

/** The contract as a JSON Schema: a CodedDocument, and all other records under `definitions`. */
async function toSchema() {
  const { createGenerator } = await import("ts-json-schema-generator");
  const generator = createGenerator({
    path: join(root, "src/model/coded-document.ts"),
    tsconfig: join(root, "tsconfig.json"),
    type: "*",
    skipTypeCheck: true,
  });
  const { $schema, definitions } = generator.createSchema("*");
  return { $schema, title: "CodedDocument", $ref: "#/definitions/CodedDocument", definitions };
}

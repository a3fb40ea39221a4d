/**
 * Bundles the built command line into dist/cli/: one script with what `aplomb run` needs, with the code that the engine makes of
 * it, and the rest in modules that are loaded when a command asks for them. A hundred modules and their packages take 0.15 s of
 * processor to find, compile and link; in one script 0.05, and with its code 0.02.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { parseAst } from "rolldown/parseAst";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "dist/cli");
const entry = join(root, "dist/node/cli.js");
/** What every run loads at its start, beside the entry. */
const startingModules = [
  "dist/node/commands/run.js",
  "dist/node/run.js",
  "dist/formats/csv/read.js",
  "dist/formats/csv/write.js",
].map((path) => join(root, path));

/** Small packages without files of their own, bundled with those they need; the others stay where npm put them. */
const bundledPackages = new Set([
  "cli-table3",
  "commander",
  "fastest-levenshtein",
  "flatbush",
  "picocolors",
  "valibot",
]);

const isRelative = (id) => id.startsWith(".") || id.startsWith("/") || /^[A-Za-z]:[\\/]/.test(id);
const packageOf = (id) => id.split("/", id.startsWith("@") ? 2 : 1).join("/");
const isExternal = (id, importer) =>
  id.startsWith("node:") ||
  !(isRelative(id) || bundledPackages.has(packageOf(id)) || importer?.includes(`${sep}node_modules${sep}`));

const isBundled = (id) =>
  [...bundledPackages].some((name) => id.includes(`${sep}node_modules${sep}${name}${sep}`));

/** Modules go on finding their files (data/, the kernel, workers) from where they stood. */
const standingAddresses = {
  name: "aplomb-standing-addresses",
  transform(code, id) {
    if (!code.includes("import.meta.url") || id.includes("node_modules")) return null;
    const address = relative(folder, id).replaceAll(sep, "/");
    return {
      code: code.replaceAll("import.meta.url", `new URL(${JSON.stringify(address)}, import.meta.url).href`),
    };
  },
};

/** Commander loads what starts processes, and with it the network: for commands in files of their own, which aplomb has not. */
const noProcesses = {
  name: "aplomb-no-processes",
  transform(code, id) {
    if (!id.endsWith(join("node_modules", "commander", "lib", "command.js"))) return null;
    const loading = "require('node:child_process')";
    if (!code.includes(loading)) throw new Error(`commander: expected ${loading} in ${id}`);
    return { code: code.replace(loading, "undefined") };
  },
};

/**
 * A script that imports on demand by the function that startScript.ts gives it; characters beyond ASCII are escaped, for a
 * source of one byte a character.
 */
function asScript(code) {
  const places = importExpressions(parseAst(code, { lang: "js", sourceType: "script" }));
  const pieces = [0, ...places].map((place, at) =>
    code.slice(at === 0 ? 0 : place + "import".length, places[at]),
  );
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return pieces.join("importModule").replace(/[\u0080-\uffff]/g, escaped);
}

/** Where the import expressions of a syntax tree begin, ascending. */
function importExpressions(node) {
  if (node === null || typeof node !== "object") return [];
  const inside = Object.values(node).flatMap(importExpressions);
  return (node.type === "ImportExpression" ? [node.start, ...inside] : inside).sort((a, b) => a - b);
}

/** The modules that these import, and those that they import, without the ones imported on demand. */
function importedBy(modules) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, id] of readFileSync(path, "utf8").matchAll(
      /^(?:import|export)\b[^;]*?from\s+"(\.[^"]+)";/gms,
    )) {
      visit(join(dirname(path), id));
    }
  };
  modules.forEach(visit);
  return found;
}

export async function bundleCommandLine() {
  // The entry waits for the command it runs: what the command imports must not be in the same file, and wait for the entry.
  const starting = importedBy([entry, ...startingModules]);
  starting.delete(entry);
  const bundle = await rolldown({
    input: { aplomb: entry },
    cwd: root,
    platform: "node",
    external: isExternal,
    plugins: [standingAddresses, noProcesses],
    logLevel: "warn",
  });
  rmSync(folder, { recursive: true, force: true });
  const { output } = await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    codeSplitting: {
      groups: [{ name: "start", test: (id) => starting.has(id) || isBundled(id) }],
    },
  });
  await bundle.close();
  const { fileName, exports: exported } = output.find(({ name }) => name === "start");
  const start = fileName.replace(/\.mjs$/, "");
  writeFileSync(join(folder, `${start}.script`), asScript(await commonJs(fileName)));
  await writeLoader(start, exported);
  const command = await commonJs("aplomb.mjs");
  // The name that npm links to: links that it made in earlier builds stay good.
  writeFileSync(join(folder, "aplomb.js"), command.replaceAll(`"./${fileName}"`, `"./${start}.cjs"`));
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  rmSync(join(folder, "aplomb.mjs"));
}

/** A file of the bundle as CommonJS, without what it imports. */
async function commonJs(name) {
  const module = join(folder, name);
  const bundle = await rolldown({
    input: module,
    platform: "node",
    external: (id) => id !== module,
    logLevel: "warn",
  });
  const { output } = await bundle.generate({ format: "cjs" });
  await bundle.close();
  return output[0].code;
}

/** The module that runs the script, and one that gives what it exports to those that are loaded later. */
async function writeLoader(start, exported) {
  const loader = `${start}.cjs`;
  writeFileSync(
    join(folder, loader),
    `${await commonJs("../node/startScript.js")}
const path = require("node:path").join(__dirname, "${start}.script");
const start = startScript(path, (id) => import(id));
module.exports = start.exports;
module.exports.script = start.script;
module.exports.codePath = codePath(path);
`,
  );
  const names = exported.map((name, at) => `$${at} as ${name}`).join(", ");
  const values = exported.map((name, at) => `${name}: $${at}`).join(", ");
  writeFileSync(
    join(folder, `${start}.mjs`),
    `import start from "./${loader}";\nconst { ${values} } = start;\nexport { ${names} };\n`,
  );
}

/**
 * Builds aplomb into dist/: the kernel (assembly/ -> Wasm, plain and shared memory) and the loops of CSV files and of
 * matrices (assembly/csv/, assembly/matrix/), the TypeScript projects, the bundled command line and the page.
 * `--if-needed` skips the Wasm that is newer than its sources; `tsc -b` is incremental by itself.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(import.meta.url);
/** The bundled command line, to which package.json links `aplomb`. */
const command = "dist/cli/aplomb.js";
/** The targets of asconfig.json, and what is made of them. */
const kernels = { plain: "dist/kernel.wasm", shared: "dist/kernel.shared.wasm" };
/** Their bytes as modules, which are there at once in a page as in Node: files are read before anything could be fetched. */
const embedded = {
  "csv/read": "src/formats/csv/readLoopsBytes.ts",
  "csv/write": "src/formats/csv/writeLoopsBytes.ts",
  matrix: "src/core/engine/matrix/wasmBytes.ts",
  ranking: "src/core/accessibility/rankingLoopsBytes.ts",
  shortTexts: "src/node/shortTextsBytes.ts",
};

function programOf(packageName, file) {
  try {
    return join(dirname(require.resolve(`${packageName}/package.json`)), file);
  } catch {
    console.error(
      `aplomb: building from a clone needs the development dependencies, and ${packageName} is not installed: run \`npm install\` without --omit=dev.`,
    );
    process.exit(1);
  }
}

function run(program, args, stdio = "inherit") {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio });
  if (status === 0) return;
  if (stderr !== null) process.stderr.write(stderr);
  process.exit(status ?? 1);
}

const modified = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When the latest of these files, or of the files in these folders, was written. */
function newestUnder(paths) {
  return Math.max(
    ...paths.map((path) => {
      const entries = statSync(join(root, path)).isDirectory()
        ? readdirSync(join(root, path), { recursive: true, withFileTypes: true }).filter((entry) =>
            entry.isFile(),
          )
        : [];
      const files = entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
      return Math.max(modified(path), ...files);
    }),
  );
}

const asc = programOf("assemblyscript", "bin/asc.js");
const tsc = programOf("typescript", "bin/tsc");
mkdirSync(join(root, "dist"), { recursive: true });
const newest = newestUnder(["asconfig.json", "assembly", "src/build/build.mjs"]);
const isNeeded = (made) => !process.argv.includes("--if-needed") || modified(made) < newest;
const assemble = (target, entry) => run(asc, [entry, "--config", "asconfig.json", "--target", target]);
for (const [target, wasm] of Object.entries(kernels)) {
  if (isNeeded(wasm)) assemble(target, "assembly/index.ts");
}
for (const [target, module] of Object.entries(embedded)) {
  if (!isNeeded(module)) continue;
  assemble(target, `assembly/${target}/index.ts`);
  const wasm = `dist/build/${target}.wasm`;
  const bytes = readFileSync(join(root, wasm)).toString("hex");
  writeFileSync(
    join(root, module),
    `/** Written by src/build/build.mjs: the bytes of ${wasm}, in hexadecimal: compressed, a fifth smaller than in base64. */\nexport const wasmBytes =\n  "${bytes}";\n`,
  );
}
run(tsc, ["-b"]);
// The command is run through a link to this file, which a link that npm made earlier does not make executable again.
chmodSync(join(root, "dist/node/cli.js"), 0o755);

if (
  newestUnder(["dist/node", "dist/core", "dist/table", "dist/formats", "src/build/bundle.mjs"]) >=
  modified(command)
) {
  programOf("rolldown", "package.json");
  const { bundleCommandLine } = await import("./bundle.mjs");
  await bundleCommandLine();
  chmodSync(join(root, command), 0o755);
}
// What the command that is run there says is of interest where it fails.
run(join(root, "src/build/startCode.mjs"), [], "pipe");

// The page is built by hand of Vite from sources that TypeScript has just checked, when any of them is newer.
const pageSources = ["src/page", "src/core", "src/table", "src/formats", "src/build", "package.json"];
if (newestUnder(pageSources) >= modified("dist/page/index.html")) {
  programOf("vite", "package.json");
  run(tsc, ["-p", "src/page/tsconfig.json"]);
  const { buildPage } = await import("./page.mjs");
  const { securityPolicy } = await import("../../dist/node/securityPolicy.js");
  await buildPage(securityPolicy);
}

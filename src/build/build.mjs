/**
 * Builds aplomb into dist/: the kernel (assembly/ -> Wasm, plain and shared memory) and the TypeScript projects.
 * `--if-needed` skips the kernel when it is newer than its sources; `tsc -b` is incremental by itself.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(import.meta.url);
const kernels = { plain: "dist/kernel.wasm", shared: "dist/kernel.shared.wasm" };

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

function run(program, args) {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const modified = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const asc = programOf("assemblyscript", "bin/asc.js");
const tsc = programOf("typescript", "bin/tsc");
mkdirSync(join(root, "dist"), { recursive: true });
const sources = ["asconfig.json", ...readdirSync(join(root, "assembly")).map((name) => `assembly/${name}`)];
const newest = Math.max(...sources.map(modified));
for (const [target, wasm] of Object.entries(kernels)) {
  if (process.argv.includes("--if-needed") && modified(wasm) >= newest) continue;
  run(asc, ["--config", "asconfig.json", "--target", target]);
}
run(tsc, ["-b"]);

/**
 * Bundles the built command line into dist/cli/: one file with what `aplomb run` needs, the rest loaded when a command asks
 * for it. A hundred modules and their packages take 0.15 s of processor to find, compile and link; in one file, 0.05.
 */
import { readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

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
    plugins: [standingAddresses],
    logLevel: "warn",
  });
  rmSync(folder, { recursive: true, force: true });
  await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    codeSplitting: {
      groups: [{ name: "run", test: (id) => starting.has(id) || isBundled(id) }],
    },
  });
  await bundle.close();
}

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Folders of src/ from the ground up: a file imports from its own folder and those before, never from those after. */
const layers = [
  "table",
  "core/method",
  "core/territory",
  "core/engine",
  "core/accessibility",
  "core/words",
  "core/zoning",
  "core/profile",
  "core/scenario",
  "core/pictures",
  "formats",
  "",
  "node",
  "page",
  "build",
];

const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
const text = (file: string): string => readFileSync(join(root, "src", file), "utf8");
const layerOf = (file: string): number => {
  if (file === "node.ts") return layers.indexOf("node"); // the door of Node stands on all of src/node
  const folder = posix.dirname(file) === "." ? "" : posix.dirname(file);
  return layers.findIndex((layer) =>
    layer === "" ? folder === "" : folder === layer || folder.startsWith(`${layer}/`),
  );
};

test("every folder of src has its place in the layers", () => {
  expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
});

test("imports point down the layers, never back", () => {
  const back = files.flatMap((file) =>
    [...text(file).matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)]
      .map(([, target]) => posix.join(posix.dirname(file), target))
      .filter((target) => target.endsWith(".ts") && layerOf(target) > layerOf(file))
      .map((target) => `${file} -> ${target}`),
  );
  expect(back).toEqual([]);
});

/** The files that each file of src/ imports, types included; what is imported on demand may stand above it. */
const importsOf = new Map(
  files.map((file) => [
    file,
    [...text(file).matchAll(/^(?:import|export)\b[^;"]*?from "(\.[^"]+)";/gm)]
      .map(([, target]) => posix.join(posix.dirname(file), target))
      .filter((target) => files.includes(target)),
  ]),
);

/** A way from a file along imports back to it, or undefined. */
function circleThrough(file: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const waiting = [file];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const target of importsOf.get(at) ?? []) {
      if (target === file) {
        const way = [file, at];
        while (way.at(-1) !== file) way.push(cameFrom.get(way.at(-1)!)!);
        return way.reverse();
      }
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, at);
      waiting.push(target);
    }
  }
  return undefined;
}

test("no two files need each other, not even for a type", () => {
  expect(files.flatMap((file) => circleThrough(file)?.join(" -> ") ?? [])).toEqual([]);
});

test("only one file names WebAssembly in code", () => {
  const code = (file: string): string => text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  expect(files.filter((file) => /\bWebAssembly\b/.test(code(file)))).toEqual(["core/engine/wasm.ts"]);
});

test("only src/node and src/build import from Node", () => {
  const importing = files.filter((file) => /from "node:/.test(text(file)));
  expect(importing.filter((file) => !/^(node|build)\//.test(file))).toEqual([]);
});

test("package.json pins exact versions, and every file it names exists", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version as string))).toEqual([]);
  for (const script of Object.values<string>(manifest.scripts)) expect(script).not.toMatch(/[&|;<>$]/);
  for (const named of [
    manifest.bin.aplomb,
    manifest.exports["."].default,
    manifest.exports["."].browser.default,
  ]) {
    expect(() => readFileSync(join(root, dirname(named), posix.basename(named)))).not.toThrow();
  }
});

test("the lockfile covers every platform and names no registry", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }> =
    lock.packages;
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

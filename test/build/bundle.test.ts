import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { cli as modules, type Outcome, runScript } from "../node/aplomb.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const bundle = fileURLToPath(new URL(`../../${manifest.bin.aplomb}`, import.meta.url));

test("each file of the bundle finds what it imports", async () => {
  const parts = readdirSync(dirname(bundle)).filter((name) => name.endsWith(".mjs"));
  expect(parts.length).toBeGreaterThan(10);
  for (const name of parts) await import(pathToFileURL(join(dirname(bundle), name)).href);
}, 60_000);

test("what the command line starts with is run from the engine's code, which the build wrote", () => {
  const [start] = readdirSync(dirname(bundle)).filter((name) => /^start-.*\.cjs$/.test(name));
  const { script } = createRequire(bundle)(`./${start}`);
  expect(script.cachedDataRejected).toBe(false);
});

test("the bundle finds its data and kernel, and writes and says the same as the modules", () => {
  const rows = Array.from({ length: 60 }, (_, c) => {
    const code = `33${String(c + 1).padStart(3, "0")}`;
    return `${code},C ${c},${44 + c / 50},${-0.5 + (c % 7) / 20},${100 * c},${c % 4}`;
  });
  const communes = ["code,name,latitude,longitude,population,doctors", ...rows].join("\n");
  const outcomesOf = (script: string) => {
    const folder = mkdtempSync(join(tmpdir(), "aplomb-bundle-"));
    writeFileSync(join(folder, "communes.csv"), `${communes}\n`);
    const run = (...parameters: string[]): Outcome => runScript(script, folder, ...parameters);
    const prepared = run("prepare", "--communes", "communes.csv", "--out", "p.matrix.arrow");
    const times = ["run", "--communes", "communes.csv", "--times"];
    const { code } = run(...times, "p.matrix.arrow", "--out", "a.csv");
    const files = ["p.matrix.arrow", "a.csv", "a.csv-metadata.json"].map((name) =>
      readFileSync(join(folder, name), "latin1"),
    );
    return [prepared, code, run(...times, "none.matrix.arrow"), run("run", "--help"), files];
  };
  expect(outcomesOf(bundle)).toEqual(outcomesOf(modules));
}, 60_000);

test("the French of help waits until help is shown: no file imports it at its start", () => {
  const folder = dirname(bundle);
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
  const [holding, ...others] = files.filter(([, text]) => text.includes("afficher cette aide"));
  expect([holding?.[0].startsWith("french-"), others]).toEqual([true, []]);
  const importing = new RegExp(`(?:from|import) *"\\./${holding![0]}"`);
  expect(files.filter(([, text]) => importing.test(text)).map(([name]) => name)).toEqual([]);
});

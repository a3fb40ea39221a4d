/**
 * Writes the engine's code of the script that the command line starts with (src/node/startScript.ts), after the run it is for:
 * then it holds every function that such a run calls. `node startCode.mjs <the module that runs the script>`
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const module = process.argv[2];
const require = createRequire(module);
const { script } = require(module);
const folder = mkdtempSync(join(tmpdir(), "aplomb-build-"));
try {
  const [communes, prepared, out] = ["communes.csv", "prepared.matrix.arrow", "out.csv"].map((name) =>
    join(folder, name),
  );
  writeFileSync(communes, communesFile());
  await aplomb("prepare", "--communes", communes, "--out", prepared);
  await aplomb("run", "--communes", communes, "--times", prepared, "--out", out);
  writeFileSync(module.replace(/\.cjs$/, ".code"), script.createCachedData());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the command line in this process: its entry, as if for the first time. */
async function aplomb(...given) {
  process.argv = [process.execPath, "aplomb", ...given];
  const entry = join(dirname(module), "aplomb.cjs");
  delete require.cache[entry];
  await require(entry).ended;
}

/** Some communes of nowhere, one of them without inhabitants. */
function communesFile() {
  const rows = Array.from({ length: 200 }, (_, c) => {
    const code = `33${String(c + 1).padStart(3, "0")}`;
    return `${code},Commune ${c},${44 + c / 100},${-0.5 + (c % 7) / 20},${c === 7 ? "" : 100 * c},${c % 4}`;
  });
  return `code,name,latitude,longitude,demand,doctors\n${rows.join("\n")}\n`;
}

/**
 * Writes the engine's code of the script that the command line starts with (src/node/startScript.ts), where there is none for this
 * version of Node: after the run that it is for, so that it holds every function which such a run calls.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bundle = fileURLToPath(new URL("../../dist/cli/", import.meta.url));
const start = readdirSync(bundle).find((name) => /^start-.*\.cjs$/.test(name));
const require = createRequire(join(bundle, start));
const { script, codePath } = require(`./${start}`);
if (!existsSync(codePath)) await writeCode();

async function writeCode() {
  const folder = mkdtempSync(join(tmpdir(), "aplomb-build-"));
  try {
    const [communes, prepared, out] = ["communes.csv", "prepared.matrix.arrow", "out.csv"].map((name) =>
      join(folder, name),
    );
    writeFileSync(communes, communesFile());
    await aplomb("prepare", "--communes", communes, "--out", prepared);
    await aplomb("run", "--communes", communes, "--times", prepared, "--out", out);
    writeFileSync(codePath, script.createCachedData());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the command line in this process: its entry, as if for the first time. */
async function aplomb(...given) {
  process.argv = [process.execPath, "aplomb", ...given];
  const entry = join(bundle, "aplomb.js");
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

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { codePath } from "../../src/node/startScript.ts";

const folder = mkdtempSync(join(tmpdir(), "aplomb-start-"));
const path = join(folder, "start.script");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(
  path,
  `const { basename } = require("node:path");
exports.name = basename(__filename);
exports.asked = () => importModule("./other.js");
exports.fail = () => {
  throw new Error("told");
};
`,
);
const built = pathToFileURL(fileURLToPath(new URL("../../dist/node/startScript.js", import.meta.url))).href;
writeFileSync(
  join(folder, "main.mjs"),
  `import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codePath, startScript } from ${JSON.stringify(built)};
const importModule = async (id) => "imported " + id;
const path = fileURLToPath(new URL("./start.script", import.meta.url));
const { exports, script } = startScript(path, importModule);
const told = { rejected: script.cachedDataRejected, name: exports.name, asked: await exports.asked() };
try {
  exports.fail();
} catch (error) {
  told.place = error.stack.split("\\n")[1].trim();
}
if (process.argv[2] === "write") writeFileSync(codePath(path), script.createCachedData());
console.log(JSON.stringify(told));
`,
);
/** A process of its own: in one that has compiled a script, the engine does not look at the code that it is given. */
const run = (...given: string[]): unknown =>
  JSON.parse(execFileSync(process.execPath, [join(folder, "main.mjs"), ...given], { encoding: "utf8" }));

test("a script is run without code, with its code, and with code that is not the engine's", () => {
  const same = { name: "start.script", asked: "imported ./other.js", place: `at exports.fail (${path}:5:9)` };
  expect(run("write")).toEqual(same);
  expect(run()).toEqual({ ...same, rejected: false });
  writeFileSync(codePath(path), "of another engine");
  expect(run()).toEqual({ ...same, rejected: true });
});

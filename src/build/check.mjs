/** `npm run check`: Biome (format and lint), then the types of sources, benches and tests. Exit code 1 at the first failure. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(import.meta.url);
const inPackage = (name, file) => join(dirname(require.resolve(`${name}/package.json`)), file);
const biome = inPackage("@biomejs/biome", "bin/biome");
const tsc = inPackage("typescript", "bin/tsc");

for (const command of [
  [biome, "check", "--error-on-warnings", "."],
  [tsc, "-b"],
  [tsc, "-p", "src/page/tsconfig.json"],
  [tsc, "-p", "test/tsconfig.json"],
]) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

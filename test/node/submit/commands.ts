import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { aplomb } from "../aplomb.ts";

/** 64 scenarios, on the embedded sample where no file is named. */
export const sweepDocument = `parameters:
  decay.weights[1]: [1/2, 2/3]
  supplyFactor: {from: 0.8, to: 1, steps: 32}
`;

export const folderOf = (): string => mkdtempSync(join(tmpdir(), "aplomb-submit-"));

/** The environment with these commands, each the text of a shell script, before all others. */
export function withCommands(
  scripts: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  const folder = folderOf();
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return { ...process.env, ...variables, PATH: `${folder}${delimiter}${process.env.PATH}` };
}

/** Runs a shell script. */
export function shell(script: string, env: NodeJS.ProcessEnv = process.env) {
  return spawnSync("sh", [], { input: script, encoding: "utf8", env });
}

/** An sbatch that keeps what it is given in `$SEEN`, and numbers jobs from 101; the cluster's name after them, as some have it. */
export const keepingSbatch = `n=$(($(cat "$SEEN/count" 2>/dev/null || echo 0) + 1)); echo $n > "$SEEN/count"
[ "$n" -gt "\${REFUSED:-99}" ] && { echo "sbatch: error: invalid partition" >&2; exit 1; }
cat > "$SEEN/script$n"; for word; do echo "$word"; done > "$SEEN/options$n"; echo "$((100 + n));cluster"`;

/** Plans the sweep in `run/` of the folder. */
export function planRun(folder: string, shards: number): void {
  writeFileSync(join(folder, "grid.yaml"), sweepDocument);
  const { code, stderr } = aplomb(folder, "plan", "grid.yaml", "--shards", String(shards), "--out", "run/");
  if (code !== 0) throw new Error(stderr);
}

import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../dist/node/cli.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a user would, in `folder`. */
export function aplomb(folder: string, ...parameters: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...parameters], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: status, stdout, stderr };
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "aplomb-"));

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built command line. */
export const cli = fileURLToPath(new URL("../../dist/node/cli.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a user would, in `folder`. */
export function aplomb(folder: string, ...parameters: string[]): Outcome {
  return runScript(cli, folder, ...parameters);
}

/** Runs a built program, in `folder`. */
export function runScript(script: string, folder: string, ...parameters: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: status, stdout, stderr };
}

/** Starts the built command line; the tests' own process goes on meanwhile, to serve it or to stop it. */
export function startAplomb(
  folder: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly process: ChildProcess; readonly outcome: Promise<Outcome> } {
  const child = spawn(process.execPath, [cli, ...parameters], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1", ...environment },
  });
  const [stdout, stderr]: string[][] = [[], []];
  child.stdout.on("data", (text) => stdout.push(String(text)));
  child.stderr.on("data", (text) => stderr.push(String(text)));
  const outcome = new Promise<Outcome>((resolve) => {
    child.on("close", (code) => resolve({ code, stdout: stdout.join(""), stderr: stderr.join("") }));
  });
  return { process: child, outcome };
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "aplomb-"));

/** The same in English: for tests of what is said, in the words that the sources write. */
export const inEnglish = (folder: string, ...parameters: string[]): Outcome =>
  aplomb(folder, "--lang", "en", ...parameters);

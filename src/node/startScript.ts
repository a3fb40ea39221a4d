import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";

/** A script of the bundle that was run. */
export interface StartScript {
  /** What it exports, as a CommonJS module does. */
  readonly exports: Readonly<Record<string, unknown>>;
  readonly script: Script;
}

/**
 * Runs the CommonJS script in the file `path`, `….script`, in ASCII, with the engine's code of it, in the file `….code` that
 * the build wrote (src/build/startCode.mjs): half a megabyte of source need not be parsed again. Code of another version of
 * Node is refused by the engine, which then compiles the source, as it does without such a file.
 * `importModule` is what the script calls to import a module: scripts with code kept from before cannot import by themselves.
 */
export function startScript(path: string, importModule: (id: string) => Promise<unknown>): StartScript {
  const source = `(function (exports, require, __filename, importModule) {${readFileSync(path, "latin1")}\n})`;
  const cachedData = codeIn(path.replace(/\.script$/, ".code"));
  const script = new Script(
    source,
    cachedData === undefined ? { filename: path } : { filename: path, cachedData },
  );
  const exports = {};
  script.runInThisContext()(exports, createRequire(path), path, importModule);
  return { exports, script };
}

function codeIn(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

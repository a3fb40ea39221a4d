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
 * Where the engine's code of the script in the file `path`, `….script`, is kept: a file for each version of Node and each kind
 * of machine, as one cannot read another's.
 */
export function codePath(path: string): string {
  const { version, platform, arch } = process;
  return path.replace(/\.script$/, `.${platform}-${arch}-${version}.code`);
}

/**
 * Runs the CommonJS script in the file `path`, `….script`, in ASCII, with the engine's code of it, where the build has written
 * some (src/build/startCode.mjs): half a megabyte of source need not be parsed again. Without, or where the engine refuses it,
 * the source is compiled.
 * `importModule` is what the script calls to import a module: scripts with code kept from before cannot import by themselves.
 */
export function startScript(path: string, importModule: (id: string) => Promise<unknown>): StartScript {
  const source = `(function (exports, require, __filename, importModule) {${readFileSync(path, "latin1")}\n})`;
  const cachedData = codeIn(codePath(path));
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

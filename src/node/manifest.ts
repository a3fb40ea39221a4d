/** The list of what aplomb wrote to a folder: who may replace what, and what each command left there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type OutputFile, sha256 } from "./files.ts";
import { version } from "./version.ts";

export const manifestName = "aplomb.json";

/** What one command wrote: its main table, itself as one could type it, and its files. */
interface Written {
  readonly main: string;
  readonly version: string;
  readonly command: string;
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

interface Manifest extends Written {
  readonly program: "aplomb";
  /** What other commands wrote there before, and nothing has replaced since. */
  readonly earlier: readonly Written[];
}

/** What the manifest of a folder says was written there, the last first; nothing where it has none. */
function writtenIn(folder: string): readonly Written[] {
  const path = join(folder, manifestName);
  if (!existsSync(path)) return [];
  try {
    const manifest = JSON.parse(readFileSync(path, "utf8")) as Partial<Manifest>;
    if (manifest.program !== "aplomb") return [];
    const { main = "", version = "", command = "", files = [], earlier = [] } = manifest;
    return [{ main, version, command, files }, ...earlier];
  } catch {
    return [];
  }
}

/**
 * Whether a file may be replaced: one that the manifest of its folder says aplomb wrote, and the manifest itself; "changed" where
 * it is no more what was written.
 */
export function isOwn(folder: string, path: string): boolean | "changed" {
  const written = writtenIn(folder);
  if (path === join(folder, manifestName)) return written.length > 0;
  const own = written.flatMap(({ files }) => files).find(({ file }) => join(folder, file) === path);
  if (own === undefined) return false;
  return sha256(readFileSync(path)) === own.sha256 ? true : "changed";
}

/** Files of an earlier run of the same command that this one does not write anew, and nobody has changed: they would pass for its own. */
export function staleFiles(folder: string, main: string, files: readonly OutputFile[]): string[] {
  const now = new Set(files.map(({ path }) => path));
  return writtenIn(folder)
    .filter((each) => each.main === main)
    .flatMap(({ files: before }) =>
      before
        .map(({ file, sha256: hash }) => ({ path: join(folder, file), hash }))
        .filter(({ path, hash }) => !now.has(path) && existsSync(path) && sha256(readFileSync(path)) === hash)
        .map(({ path }) => path),
    );
}

/** The manifest of a folder once a command has written `files`. */
export function manifestOf(
  folder: string,
  { main, command, files }: { main: string; command: string; files: readonly OutputFile[] },
): OutputFile {
  const nameOf = (path: string): string => path.slice(join(folder, "/").length);
  const names = new Set(files.map(({ path }) => nameOf(path)));
  const earlier = writtenIn(folder)
    .filter((each) => each.main !== main)
    .map((each) => ({ ...each, files: each.files.filter(({ file }) => !names.has(file)) }))
    .filter((each) => each.files.length > 0);
  const hashed = files.map(({ path, bytes }) => ({
    file: nameOf(path),
    sha256: sha256(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes),
  }));
  const manifest: Manifest = { program: "aplomb", version, main, command, files: hashed, earlier };
  return { path: join(folder, manifestName), bytes: `${JSON.stringify(manifest, null, 2)}\n` };
}

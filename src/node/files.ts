import { createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  createReadStream,
  fstatSync,
  openSync,
  read,
  readFileSync,
  renameSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { InputError, type Problem } from "../table/problems.ts";
import { passingFailure } from "./failures.ts";
import { noteRead, noteReplaced, noteToReplace } from "./readOrWritten.ts";
import { isRemote } from "./storage/address.ts";
import { removeOnExit } from "./unfinishedFiles.ts";

/** A file that was read: its bytes, its name in messages, and what outputs say of it. */
export interface InputFile {
  /** File name without its folders, so that outputs are the same on every machine. */
  readonly file: string;
  readonly sha256: string;
}

const unreadable: Readonly<Record<string, Pick<Problem, "got" | "expected" | "advice">>> = {
  ENOENT: { got: "no such file", expected: "a file", advice: "Check the path." },
  EISDIR: { got: "a directory", expected: "a file", advice: "Name a file inside it." },
  ENOTDIR: { got: "a path through a file", expected: "a file", advice: "Check the path." },
  EACCES: { got: "no permission to read it", expected: "a readable file", advice: "Change its permissions." },
  EPERM: { got: "no permission to read it", expected: "a readable file", advice: "Change its permissions." },
};

/** Where to read so many bytes. */
type Room = (length: number) => Uint8Array;

/**
 * The bytes of a file: a path, or an s3:// address; in the room given for them, if any.
 * @throws InputError when there is none of that name, it is a directory, empty, or not readable.
 */
export async function readBytes(path: string, room: Room = Buffer.allocUnsafeSlow): Promise<Uint8Array> {
  if (isRemote(path)) return (await import("./storage/s3Store.ts")).readS3(path);
  let bytes: Uint8Array;
  try {
    bytes = await wholeFile(path, room);
  } catch (error) {
    const known = unreadable[(error as NodeJS.ErrnoException).code ?? ""];
    if (known === undefined) throw passingFailure(error, path) ?? error;
    throw problemWith({ source: path, ...known } as Problem);
  }
  if (bytes.length === 0) throw problemWith({ source: path, got: "an empty file", expected: "a table" });
  return bytes;
}

/** What one read takes on every system. */
const mostBytesRead = 2 ** 30;

const readInto = promisify(read);

/**
 * A file's bytes, read in one go by another thread while this one computes: `readFile` comes back for each half megabyte.
 */
async function wholeFile(path: string, room: Room): Promise<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const status = fstatSync(file);
    noteRead(path, status);
    // A pipe has no size.
    if (!status.isFile() || status.size > mostBytesRead) return readFileSync(file);
    const bytes = room(status.size);
    const { bytesRead } = await readInto(file, bytes, 0, bytes.length, 0);
    return bytesRead === bytes.length ? bytes : readFileSync(path);
  } finally {
    closeSync(file);
  }
}

/** What outputs say of an input: its name and the SHA-256 of its bytes, in hexadecimal. */
export const inputFile = (path: string, bytes: Uint8Array): InputFile => ({
  file: basename(path),
  sha256: sha256(bytes),
});

/** As `inputFile`, of a file that is not to be in memory whole. */
export async function hashedFile(path: string): Promise<InputFile> {
  noteRead(path, await stat(path));
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(bytes as Buffer);
  return { file: basename(path), sha256: hash.digest("hex") };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** The name a file will have, from the one it has while it is written; undefined for other names. */
export const unfinishedName = (name: string): string | undefined =>
  /^\.(.+)\.[0-9a-f]{12}\.tmp$/.exec(name)?.[1];

/**
 * Writes all files or none: each goes to a temporary name in its own folder, and all are renamed once the last is
 * complete. Missing folders are made. A process that is stopped meanwhile leaves no temporary file; a caller that sees to it by
 * itself gives `unfinished`, which holds their paths as long as they exist.
 * @throws InputError when a file exists already and `replace` does not allow it, or a folder cannot be written to;
 * PassingFailure when the disk is full or failing.
 */
export async function writeFiles(
  files: readonly OutputFile[],
  replace: Replacing = () => false,
  unfinished?: Set<string>,
): Promise<void> {
  await replaceable(
    files.map((file) => file.path),
    replace,
  );
  const written: { temporary: string; path: string }[] = [];
  const temporaries = unfinished ?? new Set<string>();
  const release = unfinished === undefined ? removeOnExit(temporaries) : undefined;
  try {
    for (const { path, bytes } of files) {
      await mkdir(dirname(path), { recursive: true });
      const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
      written.push({ temporary, path });
      temporaries.add(temporary);
      // Made at once: a thread that makes it later would do so after it was to be removed.
      writeFileSync(temporary, "", { flag: "wx" });
      const file = await open(temporary, "r+");
      try {
        await file.writeFile(bytes);
      } finally {
        await file.close();
      }
    }
    // In one go: no signal ends the process between two of them.
    for (const { temporary, path } of written) renameSync(temporary, path);
    for (const { path } of written) noteReplaced(path);
  } catch (error) {
    await Promise.all(written.map(({ temporary }) => rm(temporary, { force: true })));
    throw unwritable(error as NodeJS.ErrnoException, files[0].path);
  } finally {
    for (const { temporary } of written) temporaries.delete(temporary);
    release?.();
  }
}

/** Whether a file that exists may be replaced; "changed": it might, had nobody changed it since aplomb wrote it. */
export type Replacing = (path: string) => boolean | "changed";

/** What is said of a file that is there and may not be replaced. */
export const existingFile = (source: string, replace: false | "changed" = false): Problem => ({
  severity: "error",
  source,
  got: replace === "changed" ? "a file that was changed since aplomb wrote it" : "a file that exists already",
  expected: "a new file",
  advice: "Choose another name, or pass --force to replace it.",
});

/**
 * Called early, before hours of computing: from here on, what is to be replaced is no more to be read.
 * @throws InputError listing every path that exists and may not be replaced, and those that have been read.
 */
export async function refuseExisting(paths: readonly string[], replace?: Replacing): Promise<void> {
  const problems: Problem[] = [];
  for (const { path, status } of await replaceable(paths, replace)) {
    const problem = noteToReplace(path, status);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0) throw new InputError(problems);
}

/** Those of the paths that exist. @throws InputError listing those that may not be replaced. */
async function replaceable(
  paths: readonly string[],
  replace: Replacing = () => false,
): Promise<{ readonly path: string; readonly status: Stats }[]> {
  const problems: Problem[] = [];
  const existing: { path: string; status: Stats }[] = [];
  for (const path of paths) {
    if (/^s3:\//i.test(path)) {
      const advice = "Of all commands, plan, shard, merge and sweep write to buckets.";
      problems.push({ severity: "error", source: path, got: "a bucket", expected: "a path", advice });
      continue;
    }
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) continue;
    if (found.isDirectory()) {
      problems.push({
        severity: "error",
        source: path,
        got: "a directory",
        expected: "the name of a file to write",
      });
      continue;
    }
    const may = replace(path);
    if (may === true) existing.push({ path, status: found });
    else problems.push(existingFile(path, may));
  }
  if (problems.length > 0) throw new InputError(problems);
  return existing;
}

function unwritable(error: NodeJS.ErrnoException, path: string): Error {
  const passing = passingFailure(error, dirname(error.path ?? path));
  if (passing !== undefined) return passing;
  const reasons: Readonly<Record<string, string>> = {
    EACCES: "no permission to write there",
    EPERM: "no permission to write there",
    EROFS: "a read-only disk",
    ENOTDIR: "a path through a file",
    EEXIST: "a path through a file",
  };
  const got = reasons[error.code ?? ""];
  if (got === undefined || error.path === undefined) return error;
  return problemWith({
    source: dirname(error.path),
    got,
    expected: "a folder to write to",
    advice: "Choose another --out.",
  });
}

const problemWith = (problem: Omit<Problem, "severity">): InputError =>
  new InputError([{ severity: "error", ...problem }]);

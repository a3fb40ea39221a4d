/**
 * Which files this process has read, and which it is to write: none is both, --force or not. Files are told apart by the numbers
 * that the disk gives them: links and other spellings of a path are the same file.
 */
import type { Stats } from "node:fs";
import { InputError, type Problem } from "../table/problems.ts";

type Numbered = Pick<Stats, "dev" | "ino">;

const keyOf = ({ dev, ino }: Numbered): string => `${dev}:${ino}`;

const read = new Set<string>();
/** By path: of files that exist, and are to be replaced. */
const toReplace = new Map<string, string>();

/** What is said of an input that an output would replace. */
const replacedInput = (source: string): Problem => ({
  severity: "error",
  source,
  got: "an input that would be written over",
  expected: "an output of another name",
  advice: "Choose another --out: an input is never replaced, with --force neither.",
});

/** Notes a file that is read. @throws InputError where it is to be replaced. */
export function noteRead(path: string, status: Numbered): void {
  const key = keyOf(status);
  if ([...toReplace.values()].includes(key)) throw new InputError([replacedInput(path)]);
  read.add(key);
}

/** Notes a file that is to be replaced; a problem where it has been read. */
export function noteToReplace(path: string, status: Numbered): Problem | undefined {
  const key = keyOf(status);
  toReplace.set(path, key);
  return read.has(key) ? replacedInput(path) : undefined;
}

/** Forgets a file that has been replaced: the disk gives its number to another. */
export function noteReplaced(path: string): void {
  toReplace.delete(path);
}

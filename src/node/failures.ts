/** Failures that callers tell apart: what may succeed later, what never will, and why. */
import { InputError } from "../table/problems.ts";

/** What this program cannot do here, whatever is tried again: a plan of another version, a bucket it may not enter. */
export class ConfigurationError extends InputError {}

/** Options that do not fit what they are used on: no index, one that a plan does not have. */
export class UsageError extends InputError {}

/** A disk that is full, a share that went away, a bucket that does not answer: what was done is kept, try again. */
export class PassingFailure extends Error {
  override readonly name = "PassingFailure";
}

/** What passing failures of disks and networks are called, and what happened in words. */
const passing: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EIO: "the disk failed to read or write",
  ESTALE: "the shared folder was mounted anew (stale file handle)",
  ENFILE: "too many files are open on the machine",
  EMFILE: "too many files are open",
  EAGAIN: "the system is short of resources",
  EBUSY: "the file is busy",
  ENOMEM: "the machine is out of memory",
  ETIMEDOUT: "no answer in time",
  ECONNRESET: "the connection was cut",
  ECONNREFUSED: "the connection was refused",
  EHOSTUNREACH: "the machine cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  EAI_AGAIN: "the name cannot be looked up now",
  EPIPE: "the connection was cut",
};

const advice: Readonly<Record<string, string>> = {
  ENOSPC: "Free some space, then run the same command again",
  EDQUOT: "Free some space or ask for more, then run the same command again",
};

/** `error` in words where it is a passing failure, told for `address`; undefined for any other error. */
export function passingFailure(error: unknown, address: string): PassingFailure | undefined {
  if (error instanceof PassingFailure) return error;
  const { code } = error as NodeJS.ErrnoException;
  const said = code === undefined ? undefined : passing[code];
  if (said === undefined) return undefined;
  const todo = advice[code!] ?? "Run the same command again";
  return new PassingFailure(
    `${address}: ${said} (${code}). ${todo}: whole files were kept, nothing else was written.`,
    {
      cause: error,
    },
  );
}

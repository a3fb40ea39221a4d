/** What the command line tells its caller by its exit code. */
import { CommanderError } from "commander";
import { InputError } from "../table/problems.ts";
import { ConfigurationError, passingFailure, UsageError } from "./failures.ts";

export interface ExitCodes {
  readonly failure: number;
  /** Options that are wrong. */
  readonly usage: number;
  /** Inputs that are wrong. */
  readonly badInput: number;
  /** A plan that this program cannot run. */
  readonly configuration: number;
  /** Nothing is wrong with what was asked: the same command may succeed later. */
  readonly tryAgain: number;
}

export const exitCodes: ExitCodes = { failure: 1, usage: 2, badInput: 2, configuration: 2, tryAgain: 1 };

/** What schedulers are told of a shard, in the words of sysexits.h: usage, data, configuration, temporary failure. */
export const shardExitCodes: ExitCodes = {
  failure: 1,
  usage: 64,
  badInput: 65,
  configuration: 78,
  tryAgain: 75,
};

/** The exit code of an error. */
export function exitCodeOf(error: unknown, codes: ExitCodes): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : codes.usage;
  if (error instanceof UsageError) return codes.usage;
  if (error instanceof ConfigurationError) return codes.configuration;
  if (error instanceof InputError) return codes.badInput;
  return passingFailure(error, "") === undefined ? codes.failure : codes.tryAgain;
}

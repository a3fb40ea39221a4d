#!/usr/bin/env node
import { CommanderError } from "commander";
import type { Language } from "../core/words/words.ts";
import { exitCodeOf, exitCodes } from "./exitCodes.ts";
import { programFor } from "./program.ts";

/** The language asked for, even where the other options are wrong: the last --lang, as commander takes it. */
function languageOf(given: readonly string[]): Language {
  const asked = given.flatMap((each, i) =>
    each === "--lang" ? [given[i + 1]] : each.startsWith("--lang=") ? [each.slice("--lang=".length)] : [],
  );
  return asked.at(-1) === "en" ? "en" : "fr";
}

/** True where commander ends the process after what was asked for: help, or the version. */
const isAnswer = (error: unknown): boolean =>
  error instanceof CommanderError && /^commander\.(?:help|version)/.test(error.code);

const argumentsGiven = process.argv.slice(2);
const language = languageOf(argumentsGiven);

async function report(error: unknown, exitCode: number): Promise<void> {
  process.exitCode = exitCode;
  const { reportFailure } = await import("./failureReport.ts");
  reportFailure(error, language, argumentsGiven.includes("--debug"));
}

async function main(): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    void report(error, exitCodes.failure);
  });
  let codes = exitCodes;
  try {
    const { program, codes: own } = await programFor(argumentsGiven, language);
    codes = own;
    if (argumentsGiven.length === 0) program.outputHelp();
    else await program.parseAsync(argumentsGiven, { from: "user" });
  } catch (error) {
    if (isAnswer(error)) process.exitCode = exitCodeOf(error, codes);
    else await report(error, exitCodeOf(error, codes));
  }
}

/** The command that the arguments name, until it has ended. */
export const ended: Promise<void> = main();

#!/usr/bin/env node
import { CommanderError } from "commander";
import { describeProblems, messageIn, refusal, saidOf } from "../core/words/problems/describe.ts";
import type { Language } from "../core/words/words.ts";
import { InputError } from "../table/problems.ts";
import { exitCodeOf, exitCodes } from "./exitCodes.ts";
import { programFor } from "./program.ts";

/** The language asked for, even where the other options are wrong: the last --lang, as commander takes it. */
function languageOf(given: readonly string[]): Language {
  const asked = given.flatMap((each, i) =>
    each === "--lang" ? [given[i + 1]] : each.startsWith("--lang=") ? [each.slice("--lang=".length)] : [],
  );
  return asked.at(-1) === "en" ? "en" : "fr";
}

function report(error: unknown, language: Language, debug: boolean): void {
  if (error instanceof CommanderError) return;
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof InputError) {
    console.error(describeProblems(error.problems, language));
    console.error(refusal(error.problems.length, language));
  } else console.error(saidOf("aplomb", messageIn(text, language), language));
  if (debug && error instanceof Error) console.error(error.stack);
}

const argumentsGiven = process.argv.slice(2);
const language = languageOf(argumentsGiven);
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
let codes = exitCodes;
try {
  const { program, codes: own } = await programFor(argumentsGiven, language);
  codes = own;
  if (argumentsGiven.length === 0) program.outputHelp();
  else await program.parseAsync(argumentsGiven, { from: "user" });
} catch (error) {
  report(error, language, argumentsGiven.includes("--debug"));
  process.exitCode = exitCodeOf(error, codes);
}

#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { describeProblems, messageIn, refusal, saidOf } from "../core/words/problems/describe.ts";
import type { Language } from "../core/words/words.ts";
import { InputError } from "../table/problems.ts";
import { type CommandModule, commandModules } from "./commands/index.ts";
import { type ExitCodes, exitCodeOf, exitCodes } from "./exitCodes.ts";
import { version } from "./version.ts";

interface Program {
  readonly program: Command;
  readonly codes: ExitCodes;
}

/** The language asked for, even where the other options are wrong: the last --lang, as commander takes it. */
function languageOf(given: readonly string[]): Language {
  const asked = given.flatMap((each, i) =>
    each === "--lang" ? [given[i + 1]] : each.startsWith("--lang=") ? [each.slice("--lang=".length)] : [],
  );
  return asked.at(-1) === "en" ? "en" : "fr";
}

async function programFor(name: string | undefined, language: Language): Promise<Program> {
  const program = new Command("aplomb")
    .description(
      "APL (accessibilité potentielle localisée): access to care of each commune, and the zonings decided on it",
    )
    .version(version)
    .addOption(
      new Option("--lang <language>", "language of what is printed and written")
        .choices(["fr", "en"])
        .default("fr"),
    )
    .option("--debug", "print the stack trace of an error")
    .showHelpAfterError(messageIn(helpHint, language))
    .configureOutput({ outputError: (text, write) => write(messageIn(text, language)) })
    .exitOverride();
  const named = name === undefined ? undefined : commandModules[name];
  const modules: CommandModule[] = [];
  for (const load of named ? [named] : Object.values(commandModules)) modules.push(await load());
  for (const { register } of modules) register(program);
  for (const command of program.commands) command.exitOverride();
  return { program, codes: (named && modules[0].exitCodes) ?? exitCodes };
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

const helpHint = "(aplomb --help, or aplomb COMMAND --help)";
const argumentsGiven = process.argv.slice(2);
const language = languageOf(argumentsGiven);
const commandName = argumentsGiven.find((argument) => Object.hasOwn(commandModules, argument));
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
let codes = exitCodes;
try {
  const { program, codes: own } = await programFor(commandName, language);
  codes = own;
  if (argumentsGiven.length === 0) program.outputHelp();
  else await program.parseAsync(argumentsGiven, { from: "user" });
} catch (error) {
  report(error, language, argumentsGiven.includes("--debug"));
  process.exitCode = exitCodeOf(error, codes);
}

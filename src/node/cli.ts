#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { InputError } from "../table/problems.ts";
import { commandModules } from "./commands/index.ts";
import { version } from "./version.ts";

/** Exit codes of the command line: 0 done, 1 failure, 2 bad input or wrong options. */
const exitCodes = { done: 0, failure: 1, badInput: 2 } as const;

async function programFor(name: string | undefined): Promise<Command> {
  const program = new Command("aplomb")
    .description(
      "APL (accessibilité potentielle localisée): access to care of each commune, and the zonings decided on it",
    )
    .version(version)
    .option("--lang <language>", "language of what is printed and written: fr or en", "fr")
    .option("--debug", "print the stack trace of an error")
    .showHelpAfterError("(aplomb --help, or aplomb COMMAND --help)")
    .exitOverride();
  const named = name === undefined ? undefined : commandModules[name];
  const modules = named ? [named] : Object.values(commandModules);
  for (const load of modules) (await load()).register(program);
  for (const command of program.commands) command.exitOverride();
  return program;
}

function report(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
  }
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof InputError) {
    console.error(text);
    console.error(
      `aplomb: ${error.problems.length} problem${error.problems.length > 1 ? "s" : ""} in the input; nothing was written.`,
    );
  } else console.error(`aplomb: ${text}`);
  if (debug && error instanceof Error) console.error(error.stack);
  return error instanceof InputError ? exitCodes.badInput : exitCodes.failure;
}

const argumentsGiven = process.argv.slice(2);
const commandName = argumentsGiven.find((argument) => Object.hasOwn(commandModules, argument));
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.done);
  throw error;
});
try {
  const program = await programFor(commandName);
  if (argumentsGiven.length === 0) program.outputHelp();
  else await program.parseAsync(argumentsGiven, { from: "user" });
} catch (error) {
  process.exitCode = report(error, argumentsGiven.includes("--debug"));
}

#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { InputError } from "../table/problems.ts";
import { type CommandModule, commandModules } from "./commands/index.ts";
import { type ExitCodes, exitCodeOf, exitCodes } from "./exitCodes.ts";
import { version } from "./version.ts";

interface Program {
  readonly program: Command;
  readonly codes: ExitCodes;
}

async function programFor(name: string | undefined): Promise<Program> {
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
  const modules: CommandModule[] = [];
  for (const load of named ? [named] : Object.values(commandModules)) modules.push(await load());
  for (const { register } of modules) register(program);
  for (const command of program.commands) command.exitOverride();
  return { program, codes: (named && modules[0].exitCodes) ?? exitCodes };
}

function report(error: unknown, debug: boolean): void {
  if (error instanceof CommanderError) return;
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof InputError) {
    console.error(text);
    console.error(
      `aplomb: ${error.problems.length} problem${error.problems.length > 1 ? "s" : ""} in the input; nothing was written.`,
    );
  } else console.error(`aplomb: ${text}`);
  if (debug && error instanceof Error) console.error(error.stack);
}

const argumentsGiven = process.argv.slice(2);
const commandName = argumentsGiven.find((argument) => Object.hasOwn(commandModules, argument));
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
let codes = exitCodes;
try {
  const { program, codes: own } = await programFor(commandName);
  codes = own;
  if (argumentsGiven.length === 0) program.outputHelp();
  else await program.parseAsync(argumentsGiven, { from: "user" });
} catch (error) {
  report(error, argumentsGiven.includes("--debug"));
  process.exitCode = exitCodeOf(error, codes);
}

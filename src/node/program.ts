import { Command, Option } from "commander";
import type { Language } from "../core/words/words.ts";
import { commandGroups, commandModules } from "./commands/index.ts";
import { type ExitCodes, exitCodes } from "./exitCodes.ts";
import { version } from "./version.ts";

export interface Program {
  readonly program: Command;
  readonly codes: ExitCodes;
}

/** The command line for the arguments `given`: the one command they name, every command where they name none. */
export async function programFor(given: readonly string[], language: Language): Promise<Program> {
  const asked = given.find((argument) => Object.hasOwn(commandModules, argument));
  const program = programAlone();
  let codes = exitCodes;
  for (const [title, modules] of Object.entries(commandGroups)) {
    program.commandsGroup(title);
    for (const [name, load] of Object.entries(modules)) {
      if (asked !== undefined && name !== asked) continue;
      const module = await load();
      module.register(program);
      if (asked !== undefined) codes = module.exitCodes ?? exitCodes;
    }
  }
  const commands = everyCommand(program);
  if (mayShowHelp(given, commands)) {
    const { helpIn } = await import("./help.ts");
    const help = await helpIn(language);
    for (const command of commands) command.configureHelp(help);
  }
  return { program, codes };
}

/** What commands are registered in, and inherit: help, errors, what happens after them. */
const programAlone = (): Command =>
  new Command("aplomb")
    .description(
      "APL (accessibilité potentielle localisée): access to care of each commune, and the zonings decided on it",
    )
    .version(version, "-V, --version", "print the version number")
    .helpOption("-h, --help", "print this help")
    .commandsGroup("Help:")
    .helpCommand("help [command]", "print the help of a command")
    .addOption(
      new Option("--lang <language>", "language of what is printed and written")
        .choices(["fr", "en"])
        .default("fr"),
    )
    .option("--debug", "print the stack trace of an error")
    .configureOutput({ outputError: () => {} }) // told with the other failures
    .exitOverride();

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];

/** Whether help is asked for, or printed where a command that only holds others is given none of them. */
const mayShowHelp = (given: readonly string[], commands: readonly Command[]): boolean =>
  given.some((argument) => argument === "--help" || argument === "-h" || argument === "help") ||
  commands.some((command) => command.parent !== null && command.commands.length > 0);

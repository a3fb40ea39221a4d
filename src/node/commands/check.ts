import type { Command } from "commander";
import type { CheckOptions } from "../check.ts";
import { addInputOptions } from "../inputOptions.ts";

export function register(program: Command): void {
  const command = program
    .command("check")
    .description("tell everything that is wrong with the inputs, with row numbers, without computing");
  addInputOptions(command)
    .option("--json", "print one JSON document instead of text")
    .action(async (_, command: Command) => {
      const { checkCommand } = await import("../check.ts");
      await checkCommand(command.optsWithGlobals<CheckOptions>());
    });
}

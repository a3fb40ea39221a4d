import type { Command } from "commander";
import { addInputOptions, numberOption } from "../inputOptions.ts";
import type { PrepareOptions } from "../prepare.ts";

export function register(program: Command): void {
  const command = program
    .command("prepare")
    .description("sort travel times once into a matrix, which later runs take with --times");
  addInputOptions(command)
    .option(
      "--max-minutes <minutes>",
      "keep travel times up to this; a decay may not reach beyond",
      numberOption(0.001, 1440),
      30,
    )
    .requiredOption("--out <file>", "matrix to write, NAME.matrix.arrow")
    .option("--force", "replace the file if it exists")
    .option("--json", "print one JSON document instead of text")
    .action(async (_, command: Command) => {
      const { prepareCommand } = await import("../prepare.ts");
      await prepareCommand(command.optsWithGlobals<PrepareOptions>());
    });
}

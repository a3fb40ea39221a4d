import type { Command } from "commander";
import type { MissingOptions } from "../shards/missingCommand.ts";

export function register(program: Command): void {
  program
    .command("missing")
    .description(
      "list the shards of a plan that are left to run, ready for sbatch --array=; nothing when all are done",
    )
    .argument("<folder>", "the plan's folder: a path or an s3:// address")
    .option("--stage <name>", "stage of the plan, where it has several")
    .option("--verify", "read every part, and list also the shards whose parts are damaged or not theirs")
    .option("--json", "print one JSON document instead of the list")
    .action(async (folder: string, _, command: Command) => {
      const { missingCommand } = await import("../shards/missingCommand.ts");
      await missingCommand(folder, command.optsWithGlobals<MissingOptions>());
    });
}

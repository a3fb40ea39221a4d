import type { Command } from "commander";
import type { MergeCommandOptions } from "../shards/mergeCommand.ts";

export function register(program: Command): void {
  program
    .command("merge")
    .description("join the parts of a plan, all there and sound, into one file")
    .argument("<folder>", "the plan's folder: a path or an s3:// address")
    .requiredOption(
      "--out <file>",
      "file to write (.csv, .parquet, .arrow, .xlsx): a path or an s3:// address",
    )
    .option("--force", "replace a file that exists")
    .option("--json", "print one JSON document instead of the summary")
    .action(async (folder: string, _, command: Command) => {
      const { mergeCommand } = await import("../shards/mergeCommand.ts");
      await mergeCommand(folder, command.optsWithGlobals<MergeCommandOptions>());
    });
}

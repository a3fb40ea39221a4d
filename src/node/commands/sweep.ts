import type { Command } from "commander";
import { integerOption } from "../inputOptions.ts";
import { addSweepOptions } from "../sweep/addSweepOptions.ts";
import type { SweepCommandOptions } from "../sweep/sweep.ts";

export function register(program: Command): void {
  const command = program
    .command("sweep")
    .description(
      "compute thousands of scenarios (decays, ages, activity rules, supply, travel times): what they change, and where",
    )
    .option("--grid <file>", "what moves, over which values (YAML or JSON)");
  addSweepOptions(command)
    .option("--threads <number>", "threads that compute (default: the machine's)", integerOption(1))
    .option(
      "--out <folder>",
      "folder of the plan and its parts, where the same command resumes: a path or an s3:// address",
      "sweep",
    )
    .option(
      "--merge <file>",
      "write the digests of all scenarios into one file (.csv, .parquet, .arrow, .xlsx)",
    )
    .option("--force", "replace another plan of the folder, and the file of --merge")
    .option("--json", "print one JSON document instead of the summary")
    .action(async (_, command: Command) => {
      const { sweepCommand } = await import("../sweep/sweep.ts");
      await sweepCommand(command.optsWithGlobals<SweepCommandOptions>());
    });
}

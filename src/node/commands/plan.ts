import type { Command } from "commander";
import { bytesOption, integerOption } from "../inputOptions.ts";
import type { PlanCommandOptions } from "../shards/planCommand.ts";
import { addSweepOptions } from "../sweep/addSweepOptions.ts";

export function register(program: Command): void {
  const command = program
    .command("plan")
    .description(
      "cut a sweep, or a run on travel times larger than memory, into shards: checks everything, computes nothing",
    )
    .argument(
      "[grid]",
      "what moves, over which values (YAML or JSON), unless --preset says it; without either, one run on --times",
    );
  addSweepOptions(command)
    .option(
      "--shards <number>",
      "how many: of a sweep, at least 8 scenarios each (default: 512 each); of a run, in each of its two stages (default: 8)",
      integerOption(1),
    )
    .requiredOption("--out <folder>", "folder of the plan and its parts: a path or an s3:// address")
    .option("--memory <size>", "budget of each shard of a run (default: 2GB)", bytesOption)
    .option("--force", "replace another plan of the folder, and drop its parts")
    .option("--json", "print one JSON document instead of the summary")
    .action(async (grid: string | undefined, _, command: Command) => {
      const { planCommand } = await import("../shards/planCommand.ts");
      const options = command.optsWithGlobals<PlanCommandOptions>();
      await planCommand(grid === undefined ? options : { ...options, grid });
    });
}

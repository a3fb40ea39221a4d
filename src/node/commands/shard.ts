import type { Command } from "commander";
import { shardExitCodes } from "../exitCodes.ts";
import { integerOption } from "../inputOptions.ts";
import type { ShardCommandOptions } from "../shards/shardCommand.ts";

/** 0 done, 75 try again; 64, 65 and 78 never: wrong usage, wrong or changed inputs, a plan this program cannot run. */
export const exitCodes = shardExitCodes;

export function register(program: Command): void {
  program
    .command("shard")
    .description("compute one shard of a plan, on any machine; nothing where its parts are there already")
    .argument("<plan>", "the plan's folder or plan.json: a path or an s3:// address")
    .option(
      "--index <number>",
      "index of the shard (default: SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX)",
      integerOption(0),
    )
    .option("--stage <name>", "stage of the plan, where it has several")
    .option("--force", "compute it even where its parts are there")
    .option("--json", "print one JSON document instead of a line")
    .action(async (plan: string, _, command: Command) => {
      const { shardCommand } = await import("../shards/shardCommand.ts");
      await shardCommand(plan, command.optsWithGlobals<ShardCommandOptions>());
    });
}

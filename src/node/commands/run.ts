import { type Command, Option } from "commander";
import { addInputOptions, bytesOption, integerOption, listOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import type { RunOptions } from "../run.ts";

export function register(program: Command): void {
  const command = program
    .command("run")
    .description(
      "compute the APL of communes: each doctor-age variant, both steps; the embedded sample by default",
    );
  addOutputOptions(addInputOptions(command))
    .option("--region <codes>", "write these regions only (all communes are computed)", listOption)
    .option("--department <codes>", "write these departments only (all communes are computed)", listOption)
    .option(
      "--zone <column>",
      "also write means by zone: epci, department, region, or a column of the communes",
    )
    .addOption(
      new Option("--zone-weight <population>", "population that weights zone means")
        .choices(["standardised", "population"])
        .default(undefined, "the method's"),
    )
    .option(
      "--threads <number>",
      "threads that compute (default: one, more where they pay)",
      integerOption(1),
    )
    .option(
      "--by <column>",
      "what the threads' blocks of communes follow: region (default), department, epci, or a column of the communes",
    )
    .option(
      "--repeat <times>",
      "compute so many times, and tell the minimum and the median of the durations",
      integerOption(1),
      1,
    )
    .option(
      "--memory <size>",
      "budget of the whole process (2GB, 800MB): travel times are streamed from disk instead of held in memory",
      bytesOption,
    )
    .option("--scratch <folder>", "folder for what waits on disk under --memory (default: beside --out)")
    .action(async (_, command: Command) => {
      const { runCommand } = await import("../run.ts");
      await runCommand(command.optsWithGlobals<RunOptions>());
    });
}

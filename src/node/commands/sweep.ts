import { type Command, Option } from "commander";
import { samplings } from "../../core/scenario/plan.ts";
import { addInputOptions, integerOption } from "../inputOptions.ts";
import type { SweepOptions } from "../sweep.ts";

export function register(program: Command): void {
  const command = program
    .command("sweep")
    .description(
      "thousands of scenarios: decays, ages, activity rules, supply, travel times; what they change and where",
    );
  addInputOptions(command)
    .option("--grid <file>", "what moves, over which values (YAML or JSON)")
    .option("--preset <name>", "a published experiment: irdes-dt70")
    .addOption(
      new Option("--sampling <kind>", "how scenarios are drawn (default: the plan's)").choices(samplings),
    )
    .option("--samples <number>", "scenarios drawn", integerOption(2))
    .option("--seed <number>", "seed of what is drawn", integerOption(0))
    .addOption(
      new Option("--per <place>", "also keep the APL of each zone (of --zone) or commune").choices([
        "zone",
        "commune",
      ]),
    )
    .option("--zone <column>", "zones of --per zone: epci, department, region, or a column of the communes")
    .option(
      "--rules <name>",
      "rules that class the zones of each scenario: gp-2017, gp-2018…, or a JSON document",
    )
    .option("--threads <number>", "threads (default: the machine's)", integerOption(1))
    .option("--out <folder>", "folder of the part files, where the same command resumes", "sweep")
    .option(
      "--merge <file>",
      "write the digests of all scenarios into one file (.csv, .parquet, .arrow, .xlsx)",
    )
    .option("--force", "replace another sweep of the folder, and the file of --merge")
    .option("--json", "print one JSON document instead of the summary")
    .action(async (_, command: Command) => {
      const { sweepCommand } = await import("../sweep.ts");
      await sweepCommand(command.optsWithGlobals<SweepOptions>());
    });
}

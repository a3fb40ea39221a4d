import { type Command, Option } from "commander";
import { samplings } from "../../core/scenario/plan.ts";
import { addInputOptions, integerOption } from "../inputOptions.ts";

/** Adds the options of `SweepOptions` but the document's own, which `sweep` and `plan` take each its way. */
export function addSweepOptions(command: Command): Command {
  return addInputOptions(command)
    .option("--preset <name>", "a published experiment: irdes-dt70")
    .addOption(
      new Option("--sampling <kind>", "how scenarios are drawn")
        .choices(samplings)
        .default(undefined, "the plan's"),
    )
    .option("--samples <number>", "how many scenarios are drawn", integerOption(2))
    .option("--seed <number>", "seed of the draw", integerOption(0))
    .addOption(
      new Option("--per <place>", "also keep the APL of each zone (of --zone) or commune").choices([
        "zone",
        "commune",
      ]),
    )
    .option("--zone <column>", "zones of --per zone: epci, department, region, or a column of the communes")
    .option(
      "--rules <name>",
      "rules that class the zones of each scenario: gp-2017, gp-2018…, or a document (JSON)",
    );
}

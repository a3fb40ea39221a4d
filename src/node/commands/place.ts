import { type Command, Option } from "commander";
import { addInputOptions, integerOption, listOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import type { PlaceOptions } from "../place.ts";

export function register(program: Command): void {
  const command = program
    .command("place")
    .description("tell where the next doctors help most, one after the other (greedy)");
  addOutputOptions(addInputOptions(command))
    .requiredOption("--doctors <number>", "how many doctors to place", integerOption(1))
    .addOption(
      new Option(
        "--objective <objective>",
        'what to improve: "population under 2.5" (or any threshold), "lowest tenth" or gini',
      ).default("population under 2.5"),
    )
    .option("--capacity <number>", "most doctors in one commune", integerOption(1), 5)
    .option("--region <codes>", "place in these regions only (everyone counts in the objective)", listOption)
    .option("--department <codes>", "place in these departments only", listOption)
    .option(
      "--variant <variant>",
      "doctor-age variant the objective looks at (default: the first of the run)",
    )
    .action(async (_, command: Command) => {
      const { placeCommand } = await import("../place.ts");
      await placeCommand(command.optsWithGlobals<PlaceOptions>());
    });
}

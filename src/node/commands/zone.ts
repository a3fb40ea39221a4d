import type { Command } from "commander";
import { addInputOptions } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import { addZoneOptions } from "../zoning/options.ts";
import { addTerritoryOptions, type TerritoryOptions } from "../zoning/territoryOptions.ts";

export function register(program: Command): void {
  const command = program
    .command("zone")
    .description(
      "class zones by rules, check the agency's choices against quotas, compare with the zoning in force; the note of 2017 by default",
    );
  addOutputOptions(
    addTerritoryOptions(addZoneOptions(addInputOptions(command))),
    "nothing is written",
  ).action(async (_, command: Command) => {
    const { zoneByRules } = await import("../zoning/zoneByRules.ts");
    await zoneByRules(
      command.optsWithGlobals<TerritoryOptions>(),
      (name) => command.getOptionValueSource(name) === "cli",
    );
  });
}

import type { Command } from "commander";
import { addInputOptions } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import { addZoneOptions, type ZoneOptions } from "../zoning/options.ts";

export function register(program: Command): void {
  const command = program
    .command("zone")
    .description(
      "class zones by rules, check the agency's choices against quotas, compare with the zoning in force; the note of 2017 by default",
    );
  addOutputOptions(addZoneOptions(addInputOptions(command)), "nothing is written").action(
    async (_, command: Command) => {
      const { zoneCommand } = await import("../zoning/zone.ts");
      await zoneCommand(command.optsWithGlobals<ZoneOptions>());
    },
  );
}

import type { Command } from "commander";
import { listOption, mapOption, numberOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import type { OutputOptions } from "../outputs.ts";

export interface EvolveOptions extends OutputOptions {
  readonly lang: "fr" | "en";
  readonly json?: boolean;
  readonly labels?: readonly string[];
  readonly merged?: string;
  readonly times?: readonly string[];
  readonly estimate?: boolean;
  readonly speed: number;
  readonly symmetric?: boolean;
  readonly method?: string;
  readonly map: ReadonlyMap<string, string>;
}

export function register(program: Command): void {
  const command = program
    .command("evolve")
    .argument(
      "<results...>",
      "results of the vintages, the oldest first, as aplomb run or import writes them",
    )
    .description(
      "follow accessibility over several vintages, through merged communes, and split the change between supply, population and travel times",
    );
  addOutputOptions(command, "nothing is written")
    .option(
      "--labels <names>",
      "names of the vintages, in the order of the files (default: years in their names)",
      listOption,
    )
    .option("--merged <file>", "changes of communes (former, current) in place of the embedded list")
    .option("--times <files...>", "travel times to split with: one for all vintages, or one a vintage")
    .option("--estimate", "split with travel times estimated from coordinates, the same in every vintage")
    .option("--speed <km/h>", "speed of estimated travel times", numberOption(1), 40)
    .option("--symmetric", "complete one-way travel-time tables with the return journeys")
    .option("--method <name>", "method of the split (default: that of the last vintage, else gp-2023)")
    .option(
      "--map <name=column>",
      "which column holds what; repeatable",
      mapOption,
      new Map<string, string>(),
    )
    .action(async (results: string[], _, command: Command) => {
      const { evolveCommand } = await import("../evolve/evolve.ts");
      await evolveCommand(results, command.optsWithGlobals<EvolveOptions>());
    });
}

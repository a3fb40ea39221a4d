import type { Command } from "commander";
import { integerOption, mapOption, numberOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import type { OutputOptions } from "../outputs.ts";

export interface ContiguousOptions extends OutputOptions {
  readonly lang: "fr" | "en";
  readonly territories?: string;
  readonly borders?: readonly string[];
  readonly communes?: string;
  readonly pharmacies?: string;
  readonly merged?: string;
  readonly region?: string;
  readonly largestCommune: number;
  readonly population: number;
  readonly minimalGroups?: number;
  readonly inside?: readonly string[];
  readonly map: ReadonlyMap<string, string>;
  readonly sheet?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const command = program
    .command("contiguous")
    .description(
      "find the groups of contiguous communes without a pharmacy where one may open (L.5125-6-1): maximal groups, and the smallest around each commune",
    )
    .option(
      "--territories <file>",
      "communes of fragile territories: a folder of aplomb zone, its table of communes, or a list of codes",
    )
    .option("--borders <files...>", "borders of communes (commune, neighbour), or their outlines (GeoJSON)")
    .option("--communes <file>", "communes with their population; the embedded sample if absent")
    .option("--pharmacies <file>", "pharmacies by commune, where the communes do not say")
    .option(
      "--merged <file>",
      "changes of communes since the borders, territories or pharmacies (former, current)",
    )
    .option("--region <code>", "communes of this region only")
    .option(
      "--largest-commune <inhabitants>",
      "fewest inhabitants of a group's largest commune",
      numberOption(0),
      2000,
    )
    .option("--population <inhabitants>", "fewest inhabitants of a group", numberOption(0), 2500)
    .option("--minimal-groups <count>", "also count the minimal groups, and list so many", integerOption(0))
    .option(
      "--inside <classes>",
      "which classes of the territories are fragile, where the file does not say",
      (text) => text.split(",").map((each) => each.trim()),
    )
    .option(
      "--map <name=column>",
      "which column holds what; repeatable",
      mapOption,
      new Map<string, string>(),
    )
    .option("--sheet <name>", "sheet of an XLSX file");
  addOutputOptions(command, "nothing is written").action(async (_, command: Command) => {
    const { contiguousCommand } = await import("../zoning/contiguous.ts");
    await contiguousCommand(command.optsWithGlobals<ContiguousOptions>());
  });
}

import { type Command, Option } from "commander";
import { mapOption, numberOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import type { MeshOptions } from "../zoning/mesh.ts";

export function register(program: Command): void {
  const command = program
    .command("mesh")
    .description(
      "build a mesh: bassins de vie, the large ones split, islands, arrondissements and overseas communes apart",
    )
    .option(
      "--communes <file>",
      "communes (code, name, population, area_km2 where known); the embedded sample if absent",
    )
    .option("--basins <file>", "bassin de vie of each commune (code, zone, zone_name)")
    .option(
      "--basins-column <name>",
      "in place of --basins: the column of the communes that holds it, for example bv2022 or epci",
    )
    .option(
      "--split <file>",
      "territoire de vie of each commune of the basins to split (code, zone, zone_name)",
    )
    .option(
      "--split-above <inhabitants>",
      "basins of more inhabitants than this are split",
      numberOption(0),
      50_000,
    )
    .option("--islands <file>", "communes without a fixed link (code, island); the embedded list by default")
    .option("--no-islands", "leave islands in their basins")
    .addOption(
      new Option("--overseas <zones>", "overseas departments: one zone a commune, or basins")
        .choices(["communes", "basins"])
        .default("communes"),
    )
    .option("--merged <file>", "changes of communes since the basins (former, current)")
    .option("--qpv <file>", "priority neighbourhoods (qpv, commune, population), counted by commune")
    .option("--region <code>", "table of this region; what is outside it is counted apart")
    .option(
      "--map <name=column>",
      "which column of the communes holds what; repeatable",
      mapOption,
      new Map<string, string>(),
    )
    .option("--sheet <name>", "sheet of an XLSX file");
  addOutputOptions(command, "nothing is written").action(async (_, command: Command) => {
    const { meshCommand } = await import("../zoning/mesh.ts");
    await meshCommand(command.optsWithGlobals<MeshOptions>());
  });
}

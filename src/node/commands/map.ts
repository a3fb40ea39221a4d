import { type Command, Option } from "commander";
import { addPictureOptions, breaksOption, type PictureOptions } from "../pictures/options.ts";

export interface MapOptions extends PictureOptions {
  readonly value?: string;
  readonly difference?: boolean;
  readonly classes?: string;
  readonly rules?: string;
  readonly mesh?: string;
  readonly merged?: string;
  readonly layer?: "communes" | "zones";
  readonly circles?: string;
  readonly contours?: readonly string[];
  readonly breaks?: readonly number[];
}

export function register(program: Command): void {
  const command = program
    .command("map")
    .argument("[results...]", "results to draw: one, or two with --difference; none with --classes alone")
    .description(
      "draw a map: values, classes of a zoning, differences between two results, circles; or write it for a GIS",
    );
  addPictureOptions(command)
    .option("--value <column>", "column to colour by (default: apl_65, else the first variant)")
    .option("--difference", "colour by the difference: the second results minus the first")
    .option(
      "--classes <file>",
      "colour by the class of each commune or zone: tables of aplomb zone, or your own",
    )
    .option(
      "--rules <name>",
      "rules that name and order the classes: gp-2017, gp-2018…, or a document (JSON); by default those that the classes carry, else gp-2017",
    )
    .option(
      "--mesh <file>",
      "zone of each commune: draws zone borders, and spreads classes of zones over their communes",
    )
    .addOption(
      new Option("--layer <rows>", "rows of a layer for a GIS: communes, or the zones of --classes")
        .choices(["communes", "zones"])
        .default(undefined, "those of the table"),
    )
    .option(
      "--merged <file>",
      "with --difference: changes of communes between the two results (former, current; default: the embedded list)",
    )
    .option("--circles <column>", "proportional circles: supply_65, or a column of doctors")
    .option("--contours <files...>", "outlines of communes, GeoJSON or TopoJSON (default: Voronoi cells)")
    .option("--breaks <numbers>", "class breaks, for example 1.5,2.5,4", breaksOption)
    .requiredOption("--out <file>", "picture (.svg, .png), or layer for QGIS and R (.geojson, .parquet)")
    .action(async (results: string[], _, command: Command) => {
      const { mapCommand } = await import("../pictures/map.ts");
      await mapCommand(results, command.optsWithGlobals<MapOptions>());
    });
}

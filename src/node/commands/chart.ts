import { type Command, Option } from "commander";
import { listOption } from "../inputOptions.ts";
import { addPictureOptions, breaksOption, type PictureOptions } from "../pictures/options.ts";

export const chartKinds = [
  "distribution",
  "variants",
  "tenths",
  "lorenz",
  "thresholds",
  "evolution",
  "difference",
  "tornado",
  "indices",
  "fan",
  "stability",
] as const;

export interface ChartOptions extends PictureOptions {
  readonly kind: (typeof chartKinds)[number];
  readonly variant?: string;
  readonly labels?: readonly string[];
  readonly thresholds?: readonly number[];
  readonly output?: string;
  readonly merged?: string;
  readonly rules?: string;
}

export function register(program: Command): void {
  const command = program
    .command("chart")
    .argument(
      "<tables...>",
      "results, or what --kind asks for: a table of aplomb what-if, the folder or tables of a sweep",
    )
    .description("draw a chart of results, of several vintages, of a what-if or of a sweep's tables");
  addPictureOptions(command)
    .addOption(
      new Option("--kind <kind>", "what the chart shows").choices(chartKinds).default("distribution"),
    )
    .option("--variant <variant>", "doctor-age variant: 65, all… (default: 65, else the first)")
    .option(
      "--labels <names>",
      "names of the vintages, in the order of the files (default: years in their names)",
      listOption,
    )
    .option("--thresholds <numbers>", "thresholds to mark, for example 1.5,2.5,4", breaksOption)
    .option(
      "--output <name>",
      "tornado, indices: which output, where the table has several: mean, share_under_2.5, tenth_1…",
    )
    .option(
      "--merged <file>",
      "difference: changes of communes between the two results (former, current; default: the embedded list)",
    )
    .option("--rules <name>", "stability: rules that name the classes (default: those the table carries)")
    .requiredOption("--out <file>", "picture: .svg or .png")
    .action(async (tables: string[], _, command: Command) => {
      const { chartCommand } = await import("../pictures/chart.ts");
      await chartCommand(tables, command.optsWithGlobals<ChartOptions>());
    });
}

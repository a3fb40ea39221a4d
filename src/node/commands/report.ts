import type { Command } from "commander";
import { addPictureOptions, type PictureOptions } from "../pictures/options.ts";

export interface ReportOptions extends PictureOptions {
  readonly variant?: string;
  readonly contours?: readonly string[];
  readonly pdf?: boolean;
}

export function register(program: Command): void {
  const command = program
    .command("report")
    .argument("<folders...>", "folders of aplomb run and of aplomb zone, or result files")
    .description(
      "write one HTML file for those who decide: maps, charts, tables and sources, from what aplomb run and aplomb zone wrote",
    );
  addPictureOptions(command)
    .option(
      "--variant <variant>",
      "doctor-age variant of the headlines: 65, all… (default: 65, else the first)",
    )
    .option("--contours <files...>", "outlines of communes, GeoJSON or TopoJSON (default: Voronoi cells)")
    .option("--pdf", "also print it as PDF, with the Chromium or Chrome of this machine")
    .requiredOption("--out <file>", "report (.html)")
    .action(async (folders: string[], _, command: Command) => {
      const { reportCommand } = await import("../pictures/report.ts");
      await reportCommand(folders, command.optsWithGlobals<ReportOptions>());
    });
}

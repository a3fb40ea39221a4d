import type { Command } from "commander";
import { integerOption, mapOption } from "../inputOptions.ts";

export interface ExploreOptions {
  readonly lang: "fr" | "en";
  readonly communes?: string;
  readonly times?: readonly string[];
  readonly supply?: string;
  readonly contours?: string;
  readonly method: string;
  readonly map: ReadonlyMap<string, string>;
  readonly symmetric?: boolean;
  readonly sheet?: string;
  readonly build?: string;
  readonly force?: boolean;
  readonly port: number;
  readonly open: boolean;
}

export function register(program: Command): void {
  program
    .command("explore")
    .description(
      "open the explorer in a browser: move the method, watch the map change; nothing leaves this machine",
    )
    .option(
      "--communes <file>",
      "communes: code, name, population, coordinates…; the embedded sample if absent",
    )
    .option(
      "--times <files...>",
      "travel times: origin, destination, minutes, or a prepared .matrix.arrow; estimated if absent",
    )
    .option(
      "--supply <file>",
      "practice records, doctors per commune, or counted supply; else columns of the communes",
    )
    .option(
      "--contours <file>",
      "outlines of communes: GeoJSON or TopoJSON; cells around their points if absent",
    )
    .option("--method <name>", "method to start from, or a method document (JSON)", "gp-2023")
    .option(
      "--map <name=column>",
      "which column holds what, for example demand=pop_std_2016; repeatable",
      mapOption,
      new Map<string, string>(),
    )
    .option("--symmetric", "complete a one-way travel-time table with the return journeys")
    .option("--sheet <name>", "sheet of an XLSX file")
    .option("--build <folder>", "write a static site to put on any web server, instead of opening it")
    .option("--force", "replace files of the folder that exist")
    .option("--port <number>", "port to listen on, on 127.0.0.1; 0 takes a free one", integerOption(0), 0)
    .option("--no-open", "print the address without opening a browser")
    .action(async (_, command: Command) => {
      const { exploreCommand } = await import("../explore.ts");
      await exploreCommand(command.optsWithGlobals<ExploreOptions>());
    });
}

import type { Command } from "commander";
import { addInputOptions, type InputOptions, integerOption } from "../inputOptions.ts";

/** The inputs and method of `aplomb run`, on whose figures the page opens. */
export interface ExploreOptions extends InputOptions {
  readonly lang: "fr" | "en";
  readonly contours?: string;
  readonly build?: string;
  readonly force?: boolean;
  readonly port: number;
  readonly open: boolean;
}

export function register(program: Command): void {
  const command = program
    .command("explore")
    .description(
      "open the explorer in a browser: move the method, watch the map change; nothing leaves this machine",
    );
  addInputOptions(command)
    .option(
      "--contours <file>",
      "outlines of communes: GeoJSON or TopoJSON; cells around their points if absent",
    )
    .option("--build <folder>", "write a static site to put on any web server, instead of opening it")
    .option("--force", "replace files of the folder that exist")
    .option(
      "--port <number>",
      "port to listen on, on 127.0.0.1; 0 takes a free one",
      integerOption(0, 65_535),
      0,
    )
    .option("--no-open", "print the address without opening a browser")
    .action(async (_, command: Command) => {
      const { exploreCommand } = await import("../explore.ts");
      await exploreCommand(command.optsWithGlobals<ExploreOptions>());
    });
}

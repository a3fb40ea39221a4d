import type { Command } from "commander";
import { listOption, mapOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import type { OutputOptions } from "../outputs.ts";

export interface OverlapOptions extends OutputOptions {
  readonly lang: "fr" | "en";
  readonly communes?: string;
  readonly merged?: string;
  readonly region?: string;
  readonly inside?: readonly string[];
  readonly map: ReadonlyMap<string, string>;
  readonly sheet?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const command = program
    .command("overlap")
    .argument(
      "<zonings...>",
      "two zonings or more: folders of aplomb zone, its tables of communes, or your own",
    )
    .description(
      "count who is in none, one or several of two zonings or more, on any meshes: zones, communes and inhabitants",
    )
    .option("--communes <file>", "communes with their population; the embedded sample if absent")
    .option("--merged <file>", "changes of communes since the zonings (former, current)")
    .option("--region <code>", "communes of this region only")
    .option("--inside <classes>", "which classes are in a zoning, where its file does not say", listOption)
    .option(
      "--map <name=column>",
      "which column holds what; repeatable",
      mapOption,
      new Map<string, string>(),
    )
    .option("--sheet <name>", "sheet of an XLSX file");
  addOutputOptions(command, "nothing is written").action(async (zonings: string[], _, command: Command) => {
    const { overlapCommand } = await import("../zoning/overlap.ts");
    await overlapCommand(zonings, command.optsWithGlobals<OverlapOptions>());
  });
}

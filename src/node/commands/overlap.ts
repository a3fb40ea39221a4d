import { type Command, Option } from "commander";
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
    .command("overlap <zonings...>")
    .description(
      "who is in which of two or more zonings, on any meshes: in none, one, several, by zones, communes and inhabitants",
    )
    .option("--communes <file>", "communes with their population; the embedded sample if absent")
    .option("--merged <file>", "changes of communes since the zonings (former, current)")
    .option("--region <code>", "communes of this region only")
    .option("--inside <classes>", "which classes are in a zoning, where nothing tells", listOption)
    .addOption(
      new Option("--map <name=column>", "which column holds what; repeatable")
        .argParser(mapOption)
        .default(new Map(), "none"),
    )
    .option("--sheet <name>", "sheet of an XLSX file");
  addOutputOptions(command, "nothing is written").action(async (zonings: string[], _, command: Command) => {
    const { overlapCommand } = await import("../zoning/overlap.ts");
    await overlapCommand(zonings, command.optsWithGlobals<OverlapOptions>());
  });
}

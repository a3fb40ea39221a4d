import type { Command } from "commander";
import type { ImportOptions } from "../importDrees.ts";
import { mapOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";

export function register(program: Command): void {
  const importing = program
    .command("import")
    .description("turn published accessibility into the table that every command reads");
  const drees = importing
    .command("drees")
    .argument("<workbook>", "the workbook (.xlsx), as DREES publishes it")
    .description("import the DREES workbook of the APL to general practitioners")
    .option("--sheet <name>", "sheet, by its name or year (2022, 2023)")
    .option(
      "--map <name=column>",
      "which column holds what; repeatable",
      mapOption,
      new Map<string, string>(),
    );
  addOutputOptions(drees).action(async (workbook: string, _, command: Command) => {
    const { importDreesCommand } = await import("../importDrees.ts");
    await importDreesCommand(workbook, command.optsWithGlobals<ImportOptions>());
  });
}

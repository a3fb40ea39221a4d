import { type Command, Option } from "commander";
import { addInputOptions, type InputOptions, integerOption, listOption } from "../inputOptions.ts";
import type { OutputOptions } from "../outputs.ts";

export interface RunOptions extends InputOptions, OutputOptions {
  readonly lang: "fr" | "en";
  readonly region?: readonly string[];
  readonly department?: readonly string[];
  readonly zone?: string;
  readonly zoneWeight?: "demand" | "population";
  readonly repeat: number;
  readonly json?: boolean;
}

export function addOutputOptions(command: Command): Command {
  return command
    .option("--out <path>", "file (.csv, .parquet, .arrow, .xlsx) or folder to write (default: out/)")
    .option("--force", "replace files that exist")
    .addOption(
      new Option("--csv <style>", "plain (comma, decimal point) or excel-fr (semicolon, decimal comma)")
        .choices(["plain", "excel-fr"])
        .default("plain"),
    )
    .option("--json", "print one JSON document instead of the summary");
}

export function register(program: Command): void {
  const command = program
    .command("run")
    .description(
      "compute the APL of communes: each doctor-age variant, both steps; the embedded sample by default",
    );
  addOutputOptions(addInputOptions(command))
    .option("--region <codes>", "write these regions only (all communes are computed)", listOption)
    .option("--department <codes>", "write these departments only (all communes are computed)", listOption)
    .option(
      "--zone <column>",
      "also write means by zone: epci, department, region, or a column of the communes",
    )
    .addOption(
      new Option(
        "--zone-weight <population>",
        "population that weights zone means (default: the method's)",
      ).choices(["demand", "population"]),
    )
    .option(
      "--repeat <times>",
      "repeat the computing stage and tell its minimum and median",
      integerOption(1),
      1,
    )
    .action(async (_, command: Command) => {
      const { runCommand } = await import("../run.ts");
      await runCommand(command.optsWithGlobals<RunOptions>());
    });
}

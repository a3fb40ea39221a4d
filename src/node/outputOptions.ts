import { type Command, Option } from "commander";

/** Adds the options of `OutputOptions`, and --json. `byDefault`: what happens without --out. */
export function addOutputOptions(command: Command, byDefault = "out/"): Command {
  return command
    .optionsGroup("Outputs:")
    .addOption(
      new Option("--out <path>", "file (.csv, .parquet, .arrow, .xlsx) or folder to write").default(
        undefined,
        byDefault,
      ),
    )
    .option("--force", "replace files that exist")
    .addOption(
      new Option(
        "--csv <style>",
        "CSV files: plain (comma, decimal point) or excel-fr (semicolon, decimal comma)",
      )
        .choices(["plain", "excel-fr"])
        .default("plain"),
    )
    .option("--json", "print one JSON document instead of the summary")
    .optionsGroup("");
}

import { type Command, Option } from "commander";

/** Adds the options of `OutputOptions`, and --json. */
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

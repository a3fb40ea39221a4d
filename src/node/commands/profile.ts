import type { Command } from "commander";
import { mapOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import type { OutputOptions } from "../outputs.ts";

export interface ProfileOptions extends OutputOptions {
  readonly lang: "fr" | "en";
  readonly indicators?: string;
  readonly study?: string;
  readonly twin?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly sheet?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const command = program
    .command("profile")
    .argument("[territories...]", "names or codes of the territories; those of the study if absent")
    .description(
      "compare territories: every indicator against the department, the region, the nation and a twin; the study's six departments by default",
    )
    .option(
      "--indicators <file>",
      "territory, level, indicator, value, and code, within, pillar, unit where known; the embedded study if absent",
    )
    .option("--study <file>", "what the indicators are and what the study says of them (JSON)")
    .option(
      "--twin <territory>",
      "the territory each is compared with (default: the other of two, else the study's)",
    )
    .option(
      "--map <name=column>",
      "which column holds what; repeatable",
      mapOption,
      new Map<string, string>(),
    )
    .option("--sheet <name>", "sheet of an XLSX file");
  addOutputOptions(command, "nothing is written").action(
    async (territories: string[], _, command: Command) => {
      const { profileCommand } = await import("../profile.ts");
      await profileCommand(territories, command.optsWithGlobals<ProfileOptions>());
    },
  );
}

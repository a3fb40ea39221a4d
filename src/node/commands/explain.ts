import type { Command } from "commander";
import type { ExplainOptions } from "../explain.ts";
import { addInputOptions, integerOption } from "../inputOptions.ts";

export function register(program: Command): void {
  const command = program
    .command("explain")
    .argument("<communes...>", "codes of the communes, or names")
    .description("tell where the APL of communes comes from: which practices, minutes, weights and shares");
  addInputOptions(command)
    .option(
      "--top <number>",
      "communes of practice shown one by one; the others are summed",
      integerOption(1),
      15,
    )
    .option("--practices", "also show the practices that bring most, --top of them")
    .option("--json", "print one JSON document instead of text, with every commune of practice")
    .action(async (codes: string[], _, command: Command) => {
      const { explainCommand } = await import("../explain.ts");
      await explainCommand(codes, command.optsWithGlobals<ExplainOptions>());
    });
}

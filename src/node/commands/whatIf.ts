import { type Command, InvalidArgumentError } from "commander";
import { addInputOptions, listOption, numberOption } from "../inputOptions.ts";
import { addOutputOptions } from "../outputOptions.ts";
import type { DoctorsAt, WhatIfOptions } from "../whatIfOptions.ts";

function doctorsAt(text: string, previous: readonly DoctorsAt[] = []): readonly DoctorsAt[] {
  const added = listOption(text).map((part) => {
    const [commune, count = "1"] = part.split(":");
    const doctors = Number(count.replace(",", "."));
    if (!(doctors > 0 && Number.isFinite(doctors))) {
      throw new InvalidArgumentError("Expected CODE:DOCTORS, for example 16374:2, doctors above 0.");
    }
    return { commune, doctors };
  });
  return [...previous, ...added];
}

function setting(text: string, previous: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const [name, value] = text.split("=");
  const number = Number(value);
  if (!name || value === undefined || value.trim() === "" || !Number.isFinite(number)) {
    throw new InvalidArgumentError("Expected parameter=number, for example consultations-per-day=20.");
  }
  return new Map([...previous, [name, number]]);
}

export function register(program: Command): void {
  const command = program
    .command("what-if")
    .description("tell what changes, where and for whom when doctors settle, leave, retire or volunteer");
  addOutputOptions(addInputOptions(command))
    .option(
      "--add <code:doctors>",
      "doctors who settle in a commune, for example 16374:2; repeatable",
      doctorsAt,
    )
    .option("--remove <code:doctors>", "doctors of mean activity who leave a commune; repeatable", doctorsAt)
    .option("--retire-at <age>", "every doctor of this age or more leaves", numberOption(18))
    .option(
      "--solidarity <plan>",
      "volunteers (home, destination, days_per_month); needs --set consultations-per-day=…",
    )
    .option("--on-top", "volunteers keep all their days at home")
    .option(
      "--preset <name>",
      "msp-opening in the communes of --at, pharmacist-first-recourse where --facilities are, or a document (JSON)",
    )
    .option("--at <codes>", "codes of the communes of an opening", listOption)
    .option(
      "--facilities <file>",
      "facilities of an equivalence (pharmacies…) by commune: a count, or one row each",
    )
    .option(
      "--set <parameter=number>",
      "a parameter of the preset; repeatable",
      setting,
      new Map<string, number>(),
    )
    .option("--official <file>", "start from this published accessibility and move it by what the model says")
    .option(
      "--zone <column>",
      "also write means by zone before and after: epci, department, region, or a column of the communes",
    )
    .action(async (_, command: Command) => {
      const { whatIfCommand } = await import("../whatIf.ts");
      await whatIfCommand(command.optsWithGlobals<WhatIfOptions>());
    });
}

import { type Command, InvalidArgumentError, Option } from "commander";
import type { Theme } from "../../core/pictures/palettes.ts";
import { listOption, mapOption } from "../inputOptions.ts";

/** Options that every picture takes. */
export interface PictureOptions {
  readonly lang: "fr" | "en";
  readonly communes?: string;
  readonly region?: readonly string[];
  readonly department?: readonly string[];
  readonly title?: string;
  readonly subtitle?: string;
  readonly source?: string;
  readonly date?: string;
  readonly theme: Theme;
  readonly width?: number;
  readonly map: ReadonlyMap<string, string>;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

function dateOption(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError("Expected a date as 2026-01-31.");
  }
  return text;
}

function widthOption(text: string): number {
  const width = Number(text);
  if (!Number.isInteger(width) || width < 200 || width > 10_000) {
    throw new InvalidArgumentError("Expected a whole number of pixels from 200 to 10000.");
  }
  return width;
}

export function breaksOption(text: string): number[] {
  const breaks = listOption(text).map((part) => Number(part));
  const wrong = breaks.length === 0 || breaks.length > 8 || breaks.some((value) => !Number.isFinite(value));
  if (wrong || breaks.some((value, k) => k > 0 && value <= breaks[k - 1])) {
    throw new InvalidArgumentError("Expected 1 to 8 increasing numbers, for example 1.5,2.5,4.");
  }
  return breaks;
}

/** Adds the options of `PictureOptions` to a command. */
export function addPictureOptions(command: Command): Command {
  return command
    .optionsGroup("Picture:")
    .option(
      "--communes <file>",
      "names, departments and positions of communes where the results lack them (the embedded sample's by default)",
    )
    .option("--region <codes>", "show these regions only", listOption)
    .option("--department <codes>", "show these departments only", listOption)
    .option("--title <text>", "title in place of the one made from what is shown")
    .option("--subtitle <text>", "second line in place of the names of the territories")
    .option("--source <text>", "source to name under the picture (the input files by default)")
    .option("--date <yyyy-mm-dd>", "date to print (today by default)", dateOption)
    .addOption(
      new Option("--theme <theme>", "paper: light or dark").choices(["light", "dark"]).default("light"),
    )
    .option("--width <pixels>", "width of a PNG", widthOption)
    .option(
      "--map <name=column>",
      "which column holds what; repeatable",
      mapOption,
      new Map<string, string>(),
    )
    .option("--force", "replace files that exist")
    .option("--json", "print one JSON document about what was drawn")
    .optionsGroup("");
}

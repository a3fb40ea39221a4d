import { type Command, InvalidArgumentError, Option } from "commander";
import { type Combination, combinationOf } from "../../core/zoning/criteria.ts";
import type { ReferenceSource } from "../../core/zoning/thresholds.ts";
import { integerOption, numberOption } from "../inputOptions.ts";
import type { ZoneOptions } from "./options.ts";

/** Options of zonings by criteria, by list and by index, beside those of every zoning. */
export interface TerritoryOptions extends ZoneOptions {
  readonly communes?: string;
  readonly pharmacies?: string;
  readonly professionals?: string;
  readonly times?: readonly string[];
  readonly symmetric?: boolean;
  readonly speed?: number | "by-distance";
  readonly maxMinutes?: number;
  readonly measures?: string;
  readonly criteria?: Combination;
  readonly reference?: ReferenceSource;
  /** Share in [0, 1]; Infinity: none. */
  readonly cap?: number;
  readonly borders?: readonly string[];
  readonly minimalGroups?: number;
  readonly date?: string;
  readonly list?: string;
  readonly listVersion?: string;
  readonly listDate?: string;
  readonly indicators?: string;
  readonly overlap?: readonly string[];
}

function combinationOption(text: string): Combination {
  const combination = combinationOf(text);
  if (combination === undefined)
    throw new InvalidArgumentError("Expected criteria such as a,b (either) or a+b (both).");
  return combination;
}

const referenceOption = (text: string): ReferenceSource =>
  text === "printed" || text === "computed" ? text : numberOption(0)(text);

function capOption(text: string): number {
  if (text === "none") return Number.POSITIVE_INFINITY;
  const [, figure, percent] = /^([\d.,]+)\s*(%?)$/.exec(text.trim()) ?? [];
  const value = Number((figure ?? "").replace(",", ".")) / (percent === "%" ? 100 : 1);
  if (figure === undefined || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError("Expected a share such as 4% or 0.04, or none.");
  }
  return value;
}

export function dayOption(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("Expected a day as YYYY-MM-DD.");
  }
  return text;
}

/** Beside the inputs of a run (`addInputOptions`: communes, travel times), which zonings by criteria read too. */
export function addTerritoryOptions(command: Command): Command {
  return command
    .optionsGroup("Criteria, lists and indices:")
    .option("--max-minutes <minutes>", "longest travel time to a facility (default: 30)", numberOption(1))
    .option("--pharmacies <file>", "pharmacies by commune: a count, or one row each")
    .option("--professionals <file>", "doctors or other professionals by commune: a count, or one row each")
    .option("--measures <file>", "other measures of zones (zone and a column a criterion reads)")
    .addOption(
      new Option(
        "--criteria <list>",
        "criteria that select: a,b either, a+b both together (default: the rules')",
      ).argParser(combinationOption),
    )
    .addOption(
      new Option(
        "--reference <source>",
        "mean or median that thresholds are a fraction of: printed, computed on the zones given, or a number",
      ).argParser(referenceOption),
    )
    .addOption(
      new Option("--cap <share>", "cap of the region in place of the rules', or none").argParser(capOption),
    )
    .option(
      "--borders <files...>",
      "borders of communes (commune, neighbour) or their outlines (GeoJSON), for contiguous communes",
    )
    .option(
      "--minimal-groups <count>",
      "also count the minimal groups of contiguous communes, and list so many",
      integerOption(0),
    )
    .option("--date <day>", "day the consultations start (YYYY-MM-DD)", dayOption)
    .option("--list <file>", "official list of zones (zone or epci)")
    .option("--list-version <text>", "version of the list")
    .option("--list-date <day>", "date of the list (YYYY-MM-DD)", dayOption)
    .option("--indicators <file>", "indicators of zones or of communes, for a composite index")
    .option(
      "--overlap <files...>",
      "other zonings, to count who is in both: folders of aplomb zone, or its tables of communes",
    )
    .optionsGroup("");
}

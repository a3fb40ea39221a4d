import { type Command, InvalidArgumentError, Option } from "commander";
import { flatSpeed } from "../core/territory/speed.ts";

/** Options that say what to compute on and by which method: the same for run, prepare, explain, check and what follows. */
export interface InputOptions {
  readonly communes?: string;
  readonly times?: readonly string[];
  readonly supply?: string;
  readonly method: string;
  readonly variants?: readonly string[];
  readonly map: ReadonlyMap<string, string>;
  readonly symmetric?: boolean;
  readonly maxMinutes?: number;
  /** Of estimated travel times; `flatSpeed` where it is absent. */
  readonly speed?: number | "by-distance";
  readonly k?: number | "national";
  readonly ageWeights?: string;
  readonly activity?: string;
  readonly acts?: number;
  /** True for a command that adds doctors, of whom `acts` says the consultations too. */
  readonly addsDoctors?: boolean;
  readonly sheet?: string;
}

export function numberOption(min: number, max = Number.POSITIVE_INFINITY): (text: string) => number {
  return (text) => {
    const value = Number(text.replace(",", "."));
    if (text.trim() === "" || !Number.isFinite(value) || value < min) {
      throw new InvalidArgumentError(`Expected a number of at least ${min}.`);
    }
    if (value > max) throw new InvalidArgumentError(`Expected a number of at most ${max}.`);
    return value;
  };
}

export function integerOption(min: number, max = Number.POSITIVE_INFINITY): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min) {
      throw new InvalidArgumentError(`Expected a whole number of at least ${min}.`);
    }
    if (value > max) throw new InvalidArgumentError(`Expected a number of at most ${max}.`);
    return value;
  };
}

const byteUnits: Readonly<Record<string, number>> = { "": 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9 };

/** A number of bytes as one writes it: 2GB, 800MB, 1,5 GB. Units are decimal, 1 GB being 10^9 bytes. */
export function bytesOption(text: string): number {
  const [, number, unit] = /^\s*(\d+(?:[.,]\d+)?)\s*([KMG]?B)?\s*$/i.exec(text) ?? [];
  const bytes = Number(number?.replace(",", ".")) * (byteUnits[(unit ?? "").toUpperCase()] ?? Number.NaN);
  if (!(bytes >= 1)) throw new InvalidArgumentError("Expected a size such as 2GB, 800MB or 1500000KB.");
  return Math.floor(bytes);
}

export const listOption = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** `name=column`, collected over repeated options. */
export function mapOption(text: string, previous: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [name, ...column] = text.split("=");
  if (name === "" || column.length === 0) {
    throw new InvalidArgumentError("Expected name=column, for example demand=pop_std_2016.");
  }
  return new Map([...previous, [name.trim(), column.join("=").trim()]]);
}

/** A number of at least `min`, or the word. */
const wordOrNumber =
  <Word extends string>(word: Word, min: number) =>
  (text: string): number | Word => {
    if (text === word) return word;
    try {
      return numberOption(min)(text);
    } catch {
      throw new InvalidArgumentError(`Expected ${word}, or a number of at least ${min}.`);
    }
  };

const speedOption = wordOrNumber("by-distance", 1);
const kOption = wordOrNumber("national", 0.01);

function variantsOption(text: string): string[] {
  const variants = listOption(text);
  if (variants.length === 0 || variants.some((variant) => !/^(all|\d{2,3})$/.test(variant))) {
    throw new InvalidArgumentError("Expected all or ages, for example 65,62 or all,65.");
  }
  return variants;
}

/** Adds the options of `InputOptions` to a command. */
export function addInputOptions(command: Command): Command {
  return command
    .optionsGroup("Inputs and method:")
    .option(
      "--communes <file>",
      "communes (code, name, population, latitude, longitude…): CSV, Parquet, Arrow or XLSX; the embedded sample if absent",
    )
    .option(
      "--times <files...>",
      "travel times (origin, destination, minutes, or peak and off_peak), or the matrix that aplomb prepare wrote; estimated from coordinates if absent",
    )
    .option(
      "--supply <file>",
      "practice records (acts, doctor, age…), doctors by commune (doctors) or counted supply (supply_65…); columns of the communes if absent",
    )
    .option("--method <name>", "gp-2012, gp-2017, gp-2022, gp-2023, or a method document (JSON)", "gp-2023")
    .option(
      "--variants <list>",
      "doctor-age limits, for example 65,62 or all (default: those of the method)",
      variantsOption,
    )
    .option(
      "--map <name=column>",
      "which column holds what, for example demand=pop_std_2016; repeatable",
      mapOption,
      new Map<string, string>(),
    )
    .option("--symmetric", "complete a one-way travel-time table with the return journeys")
    .addOption(
      new Option("--speed <km/h>", "speed of estimated travel times, or by-distance")
        .argParser(speedOption)
        .default(undefined, String(flatSpeed)),
    )
    .option("--k <factor>", "standardisation factor, or national to compute it on the input", kOption)
    .option(
      "--age-weights <vintage>",
      "age weights of a vintage (2022, 2023), where the method has none of its own",
    )
    .option(
      "--activity <method>",
      "activity rules of another method, for practice records where the method has none",
    )
    .option("--acts <number>", "mean consultations of a doctor in a year, for headcounts", numberOption(0))
    .option("--sheet <name>", "sheet of an XLSX file")
    .optionsGroup("");
}

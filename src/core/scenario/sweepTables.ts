/** The tables a sweep writes: a row a scenario and variant, or a row a scenario and zone or commune. */
import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import { digestColumns } from "./digest.ts";
import { type Distribution, levelsOf } from "./distributions.ts";
import type { SweepBlock } from "./sweep.ts";

export interface ScenarioNames {
  readonly parameters: readonly string[];
  /** What each parameter is drawn from. */
  readonly distributions: readonly Distribution[];
  readonly settings: (scenario: number) => readonly unknown[];
  readonly variantsOf: (scenario: number) => readonly string[];
}

/** `scenario, variant`, each parameter's setting (empty: as in the base), then the digest's figures. */
export function digestTable(
  block: SweepBlock,
  variants: number,
  thresholds: readonly number[],
  names: ScenarioNames,
  metadata: ReadonlyMap<string, string>,
): Table {
  const rows = (block.end - block.begin) * variants;
  const scenarioOf = (row: number): number => block.begin + Math.floor(row / variants);
  const each = <T>(value: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => value(row));
  const settings = Array.from({ length: block.end - block.begin }, (_, s) => names.settings(block.begin + s));
  const figures = digestColumns(thresholds);
  return tableOf(
    "digests",
    [
      ["scenario", numberColumn(Int32Array.from(each(scenarioOf)))],
      ["variant", textColumn(each((row) => names.variantsOf(scenarioOf(row))[row % variants]))],
      ...names.parameters.map((name, p): [string, Column] => [
        name,
        settingColumn(
          each((row) => settings[Math.floor(row / variants)][p]),
          names.distributions[p],
        ),
      ]),
      ...figures.map((name, f): [string, Column] => [
        name,
        numberColumn(Float64Array.from(each((row) => block.digests[row * figures.length + f]))),
      ]),
    ],
    metadata,
  );
}

/**
 * Settings of one parameter: numbers where all that it is drawn from are, else text; documents as JSON. It is decided by
 * the whole distribution, so that the columns of all blocks are of one kind.
 */
function settingColumn(values: readonly unknown[], distribution: Distribution): Column {
  const levels = levelsOf(distribution) ?? [];
  if (levels.every((level) => typeof level === "number")) {
    return numberColumn(values.map((value) => (typeof value === "number" ? value : Number.NaN)));
  }
  return textColumn(values.map(settingText));
}

/** A setting in words: a number, a name, or JSON; "" leaves the base. */
export function settingText(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(Number(value.toPrecision(6)));
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `scenario, <place>, apl_<v>`: a row a scenario and place. `values`: f64[rows][places], as `SweepBlock` has them. */
export function placeTable(
  block: SweepBlock,
  values: Float64Array,
  places: { readonly column: string; readonly codes: readonly string[] },
  variants: readonly string[],
  metadata: ReadonlyMap<string, string>,
): Table {
  const count = places.codes.length;
  const scenarios = block.end - block.begin;
  const scenario = new Int32Array(scenarios * count);
  const place = new Int32Array(scenarios * count);
  const apl = variants.map(() => new Float64Array(scenarios * count));
  for (let s = 0; s < scenarios; s++) {
    scenario.fill(block.begin + s, s * count, (s + 1) * count);
    for (let at = 0; at < count; at++) place[s * count + at] = at;
    apl.forEach((column, v) => {
      const row = s * variants.length + v;
      column.set(values.subarray(row * count, (row + 1) * count), s * count);
    });
  }
  return tableOf(
    places.column,
    [
      ["scenario", numberColumn(scenario)],
      [places.column, { kind: "text", values: places.codes, codes: place }],
      ...variants.map((variant, v): [string, Column] => [`apl_${variant}`, numberColumn(apl[v], 3)]),
    ],
    metadata,
  );
}

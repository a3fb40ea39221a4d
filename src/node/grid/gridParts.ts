import type { EngineResult } from "../../core/engine/input.ts";
import type { Communes } from "../../core/territory/communes.ts";
import { readTable } from "../../formats/read.ts";
import { numberColumn, type Table, tableOf, textColumn } from "../../table/table.ts";
import { nameOfPart } from "../shards/parts.ts";
import type { Range, ShardPlan } from "../shards/plan.ts";
import type { Store } from "../storage/store.ts";
import type { GridInputs } from "./gridInputs.ts";

/** `code, catchment_demand, ratio_<variant>…` of the destinations [begin, end) among the active. */
export function ratiosTable(inputs: GridInputs, result: EngineResult, { begin, end }: Range): Table {
  const rows = inputs.spilled.active.subarray(begin, end);
  const of = (values: Float64Array) => numberColumn(Float64Array.from(rows, (row) => values[row]));
  return tableOf("ratios", [
    ["code", textColumn(Array.from(rows, (row) => inputs.communes.codes[row]))],
    ["catchment_demand", of(result.catchmentDemand)],
    ...inputs.supply.variants.map((name, v) => [`ratio_${name}`, of(result.ratio[v])] as const),
  ]);
}

/** `code, has_times, sum_<variant>…` of the origins [begin, end): sums of ratios, be the place one without data. */
export function accessibilityTable(inputs: GridInputs, result: EngineResult, { begin, end }: Range): Table {
  const { hasTimes } = inputs.spilled;
  return tableOf("accessibility", [
    ["code", textColumn(inputs.communes.codes.slice(begin, end))],
    ["has_times", numberColumn(hasTimes.slice(begin, end))],
    ...inputs.supply.variants.map(
      (name, v) => [`sum_${name}`, numberColumn(result.accessibility[v].slice(begin, end))] as const,
    ),
  ]);
}

/** The ratios of every destination, f64[communes] each; 0 where a place has no supply. */
export async function readRatios(
  plan: ShardPlan,
  store: Store,
  communes: Communes,
  variants: readonly string[],
) {
  const names = variants.map((variant) => `ratio_${variant}`);
  const [catchment, ...ratio] = await columnsOf(plan, store, "ratios", communes, [
    "catchment_demand",
    ...names,
  ]);
  return { catchment, ratio };
}

/** The sums of every origin, f64[communes] each, and u8[communes], 1 where it has travel times. */
export async function readAccessibility(
  plan: ShardPlan,
  store: Store,
  communes: Communes,
  variants: readonly string[],
) {
  const names = variants.map((variant) => `sum_${variant}`);
  const columns = await columnsOf(plan, store, "accessibility", communes, ["has_times", ...names]);
  return { hasTimes: Uint8Array.from(columns[0]), accessibility: columns.slice(1) };
}

/** Columns of the parts of a stage, by commune; the plan's hashes say that the communes are the same. */
async function columnsOf(
  plan: ShardPlan,
  store: Store,
  stage: string,
  communes: Communes,
  names: readonly string[],
): Promise<Float64Array[]> {
  const values = names.map(() => new Float64Array(communes.count));
  const { shards } = plan.stages.find(({ name }) => name === stage)!;
  for (const index of shards.keys()) {
    const name = nameOfPart({ plan: plan.plan, table: stage, index });
    const table = await readTable(await store.read(name), { source: store.addressOf(name) });
    const code = table.columns.get("code");
    if (code?.kind !== "text") throw new Error(`${store.addressOf(name)}: expected a column code of text.`);
    const rows = Int32Array.from(code.codes, (value) => communes.index.get(code.values[value]) ?? -1);
    names.forEach((column, at) => {
      const numbers = table.columns.get(column);
      if (numbers?.kind !== "number")
        throw new Error(`${store.addressOf(name)}: expected a column ${column}.`);
      rows.forEach((row, r) => {
        values[at][row] = numbers.values[r];
      });
    });
  }
  return values;
}

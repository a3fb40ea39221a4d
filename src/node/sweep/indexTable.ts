/** The table drawn from the digests of a finished sweep: what moves the outputs. */
import { digestColumns } from "../../core/scenario/digest.ts";
import { morrisEffects, sobolIndices, tornadoBars } from "../../core/scenario/indices.ts";
import type { Plan } from "../../core/scenario/plan.ts";
import type { Design } from "../../core/scenario/sampling.ts";
import { settingText } from "../../core/scenario/sweepTables.ts";
import { numberColumn, tableOf, textAt, textColumn } from "../../table/columns.ts";
import { toText } from "../../table/convert.ts";
import type { Column, Table } from "../../table/table.ts";

/**
 * `output, variant, parameter` and the indices that the sampling allows: Sobol (`first_order, total`), Morris (`mu,
 * mu_star, sigma`) or the tornado (`base, low, high, low_setting, high_setting`); undefined for other samplings.
 */
export function indexTable(
  digests: Table,
  plan: Plan,
  design: Design,
  thresholds: readonly number[],
  metadata: ReadonlyMap<string, string>,
): { readonly name: string; readonly table: Table } | undefined {
  const { sampling } = plan;
  if (sampling !== "saltelli" && sampling !== "morris" && sampling !== "one-at-a-time") return undefined;
  const { parameters } = design;
  const variantColumn = toText(digests.columns.get("variant")!);
  const variants = digests.rows / design.count;
  const rows: (readonly (string | number)[])[] = [];
  for (const output of digestColumns(thresholds)) {
    const values = digests.columns.get(output)!.kind === "number" ? digests.columns.get(output)! : undefined;
    if (values?.kind !== "number") continue;
    for (let v = 0; v < variants; v++) {
      const outputs = Float64Array.from({ length: design.count }, (_, s) => values.values[s * variants + v]);
      const variant = parameters.includes("variants") ? String(v + 1) : textAt(variantColumn, v);
      const figures = figuresOf(sampling, outputs, design);
      parameters.forEach((parameter, p) => void rows.push([output, variant, parameter, ...figures(p)]));
    }
  }
  const names = {
    saltelli: ["first_order", "total"],
    morris: ["mu", "mu_star", "sigma"],
    "one-at-a-time": tornadoNames,
  }[sampling];
  const columns = ["output", "variant", "parameter", ...names].map((name, at): [string, Column] => {
    const cells = rows.map((row) => row[at]);
    return [
      name,
      typeof cells[0] === "number" ? numberColumn(cells as number[]) : textColumn(cells as string[]),
    ];
  });
  const name = sampling === "one-at-a-time" ? "tornado" : "indices";
  return { name, table: tableOf(name, columns, metadata) };
}

const tornadoNames = ["base", "low", "high", "low_setting", "high_setting"];

function figuresOf(
  sampling: "saltelli" | "morris" | "one-at-a-time",
  outputs: Float64Array,
  { parameters, points, settings }: Design,
): (parameter: number) => (string | number)[] {
  if (sampling === "saltelli") {
    const { first, total } = sobolIndices(outputs, parameters.length);
    return (p) => [first[p], total[p]];
  }
  if (sampling === "morris") {
    const { mu, muStar, sigma } = morrisEffects(outputs, parameters.length, points!);
    return (p) => [mu[p], muStar[p], sigma[p]];
  }
  const bars = tornadoBars(outputs, parameters, settings);
  return (p) => {
    const { low, high } = bars[p];
    return [
      outputs[0],
      outputs[low],
      outputs[high],
      settingText(settings(low)[p]),
      settingText(settings(high)[p]),
    ];
  };
}

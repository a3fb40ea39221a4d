import type { CompositeRules } from "./compositeRules.ts";

/** Communes put together: i32[communes] zone of each (-1 for none), and f64[communes] inhabitants. */
export interface Aggregation {
  readonly zone: Int32Array;
  readonly zones: number;
  readonly population: Float64Array;
}

/**
 * Indicators of communes as indicators of zones, by id, the way each indicator says: the sum; the mean weighted by
 * inhabitants; the sum per so many inhabitants. A commune without a value is left out, with its inhabitants; a zone
 * none of whose communes has one is missing (NaN). Columns that `valuesOf` does not have are left out.
 */
export function aggregateIndicators(
  rules: Pick<CompositeRules, "indicators" | "per">,
  valuesOf: (column: string) => Float64Array | undefined,
  { zone, zones, population }: Aggregation,
): [string, Float64Array][] {
  return rules.indicators.flatMap(({ id, column, aggregate }): [string, Float64Array][] => {
    const values = valuesOf(column);
    if (values === undefined) return [];
    const sum = new Float64Array(zones);
    const weight = new Float64Array(zones);
    const known = new Uint32Array(zones);
    for (let commune = 0; commune < zone.length; commune++) {
      const z = zone[commune];
      if (z < 0 || Number.isNaN(values[commune]) || Number.isNaN(population[commune])) continue;
      known[z]++;
      weight[z] += population[commune];
      sum[z] += values[commune] * (aggregate === "mean" ? population[commune] : 1);
    }
    const result = sum.map((total, z) => {
      if (known[z] === 0) return Number.NaN;
      if (aggregate === "sum") return total;
      return weight[z] > 0 ? (total / weight[z]) * (aggregate === "mean" ? 1 : rules.per) : Number.NaN;
    });
    return [[id, result]];
  });
}

/** What a sweep says in a few figures: how far the mean of the territory, and the people under each threshold, move. */
import { toText } from "../../table/convert.ts";
import { type NumberColumn, type Table, textAt } from "../../table/table.ts";

/** Over the scenarios that have the figure; NaN where none has. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

export interface VariantFigures {
  readonly variant: string;
  /** Consultations a year and standardised inhabitant. */
  readonly mean: Spread;
  /** Share of the inhabitants strictly under each threshold, in [0, 1]. */
  readonly shares: readonly ({ readonly threshold: number } & Spread)[];
}

/** Figures of each variant that a table of digests names, in its order. */
export function sweepFigures(digests: Table, thresholds: readonly number[]): VariantFigures[] {
  const names = toText(digests.columns.get("variant")!);
  const rows = new Map<string, number[]>();
  for (let row = 0; row < digests.rows; row++) {
    const name = textAt(names, row);
    const known = rows.get(name);
    if (known) known.push(row);
    else rows.set(name, [row]);
  }
  const valuesOf = (name: string) => (digests.columns.get(name) as NumberColumn).values;
  return Array.from(rows, ([variant, own]) => {
    const spread = (name: string): Spread => {
      const values = valuesOf(name);
      return spreadOf(Float64Array.from(own, (row) => values[row]));
    };
    const shares = thresholds.map((threshold) => ({ threshold, ...spread(`share_under_${threshold}`) }));
    return { variant, mean: spread("mean"), shares };
  });
}

function spreadOf(values: Float64Array): Spread {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const count = sorted.length;
  if (count === 0) return { least: Number.NaN, median: Number.NaN, most: Number.NaN };
  const median = (sorted[(count - 1) >> 1] + sorted[count >> 1]) / 2;
  return { least: sorted[0], median, most: sorted[count - 1] };
}

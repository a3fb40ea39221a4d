/** The table by department: means, shares and people of the communes of each. */
import { shareUnder } from "../../accessibility/quantiles.ts";
import { rankingOf } from "../../accessibility/ranking.ts";
import { summarise } from "../../accessibility/summary.ts";
import { zoneMeans } from "../../accessibility/zoneMeans.ts";

export interface DepartmentsInput {
  readonly departments: readonly string[];
  readonly population: Float64Array;
  readonly demand: Float64Array;
  /** Per variant f64[communes]. */
  readonly accessibility: readonly Float64Array[];
  /** Position of the variant whose share under the threshold is told. */
  readonly main: number;
  readonly threshold: number;
}

export interface DepartmentRow {
  /** Department code. */
  readonly department: string;
  readonly communes: number;
  readonly population: number;
  /** Mean of each variant, weighted by standardised population; NaN where no commune has a value. */
  readonly means: readonly number[];
  /** Share of the population under the threshold, main variant, in [0, 1]. */
  readonly shareUnder: number;
  /** Communes without a value. */
  readonly missing: number;
}

/** One row a department, sorted by code, and the row of all of them. */
export function departmentRows(input: DepartmentsInput): {
  readonly rows: readonly DepartmentRow[];
  readonly total: DepartmentRow;
} {
  const { departments, population, demand, accessibility, main, threshold } = input;
  const codes = [...new Set(departments)].sort();
  const position = new Map(codes.map((code, k) => [code, k]));
  const zoneOf = Int32Array.from(departments, (code) => position.get(code) ?? -1);
  const members = codes.map((): number[] => []);
  zoneOf.forEach((zone, commune) => {
    members[zone].push(commune);
  });
  const { means } = zoneMeans(zoneOf, codes.length, accessibility, demand);
  const people = (communes: readonly number[]): Float64Array =>
    Float64Array.from(communes, (commune) => population[commune] || 0);
  const row = (
    department: string,
    communes: readonly number[],
    rowMeans: readonly number[],
  ): DepartmentRow => {
    const values = Float64Array.from(communes, (commune) => accessibility[main][commune]);
    const inhabitants = people(communes);
    return {
      department,
      communes: communes.length,
      population: inhabitants.reduce((a, b) => a + b, 0),
      means: rowMeans,
      shareUnder: shareUnder(rankingOf(values, inhabitants), threshold),
      missing: values.filter(Number.isNaN).length,
    };
  };
  const all = [...departments.keys()];
  const wholeMeans = accessibility.map(
    (values) => summarise({ accessibility: values, population, demand, thresholds: [] }).mean,
  );
  return {
    rows: codes.map((code, k) =>
      row(
        code,
        members[k],
        means.map((values) => values[k]),
      ),
    ),
    total: row("", all, wholeMeans),
  };
}

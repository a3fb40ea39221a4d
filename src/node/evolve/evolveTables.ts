import type { Factor } from "../../core/accessibility/changeSplit.ts";
import { communeColumns } from "../../core/territory/communeColumns.ts";
import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import type { Evolution } from "./evolution.ts";

/**
 * One row a commune of today: `code, name, department, region, epci, latitude, longitude, population` (of the last
 * year), `apl_<v>_<label>` for each year, `apl_<v>_change` (last minus first), and where the change was split
 * `apl_<v>_supply`, `apl_<v>_demand`, `apl_<v>_times` (sums over the steps between years) and `apl_<v>_rest`, what the
 * model does not explain; `apl_<v>` is that of the last year, so that maps and charts read the table.
 */
export function evolutionTable(evolution: Evolution, metadata: ReadonlyMap<string, string>): Table {
  const { communes, variants, years } = evolution.vintages;
  const last = years.at(-1)!;
  const perVariant = variants.flatMap((variant, v): [string, Column][] => {
    const change = changeOf(evolution, v);
    const parts = partsOf(evolution, v);
    const explained = [...parts.values()];
    const rest = change.map((value, c) => value - explained.reduce((sum, part) => sum + part[c], 0));
    return [
      [`apl_${variant}`, numberColumn(last.accessibility[v]!, 3)],
      ...years.map(({ label, accessibility }): [string, Column] => [
        `apl_${variant}_${label}`,
        numberColumn(accessibility[v]!, 3),
      ]),
      [`apl_${variant}_change`, numberColumn(change, 3)],
      ...[...parts].map(([factor, part]): [string, Column] => [
        `apl_${variant}_${factor}`,
        numberColumn(part, 3),
      ]),
      ...(parts.size > 0 ? [[`apl_${variant}_rest`, numberColumn(rest, 3)] as [string, Column]] : []),
    ];
  });
  const mark = (on: boolean): Column => ({
    kind: "boolean",
    values: new Uint8Array(communes.count).fill(on ? 1 : 0),
  });
  return tableOf(
    "evolution",
    [
      ...communeColumns(communes, ["code", "name", "department", "region", "epci"]),
      ["latitude", numberColumn(communes.latitude, 5)],
      ["longitude", numberColumn(communes.longitude, 5)],
      ["population", numberColumn(last.population, 0)],
      ["demand", numberColumn(last.demand, 1)],
      ...perVariant,
      ["estimated", mark(metadata.get("aplomb.estimated") === "true")],
      ["synthetic", mark(metadata.get("aplomb.synthetic") === "true")],
    ],
    metadata,
  );
}

/** Last minus first year of a variant, f64[communes]. */
export function changeOf({ vintages: { years } }: Pick<Evolution, "vintages">, v: number): Float64Array {
  const first = years[0].accessibility[v]!;
  return years.at(-1)!.accessibility[v]!.map((value, c) => value - first[c]);
}

/** By factor, the sum of its parts over the steps; empty where nothing was split. */
export function partsOf({ split, vintages }: Evolution, v: number): Map<Factor, Float64Array> {
  const sums = new Map<Factor, Float64Array>();
  for (const step of split.steps) {
    step[v].factors.forEach((factor, f) => {
      const sum = sums.get(factor) ?? new Float64Array(vintages.communes.count);
      step[v].parts[f].forEach((part, c) => {
        sum[c] += part;
      });
      sums.set(factor, sum);
    });
  }
  return sums;
}

/**
 * One row a year and variant: `vintage, variant, communes, missing, population, mean, tenth_1 … tenth_10, share_<t>`, and
 * for every year but the first the split of the mean's change since the year before: `change, supply, demand, times, rest`.
 */
export function summaryTable(
  { vintages, summaries, split }: Evolution,
  metadata: ReadonlyMap<string, string>,
): Table {
  const rows = vintages.years.flatMap(({ label }, k) =>
    vintages.variants.map((variant, v) => {
      const summary = summaries[k][v];
      const step = split.steps[k - 1]?.[v];
      const change = k === 0 ? Number.NaN : summary.mean - summaries[k - 1][v].mean;
      const part = (factor: Factor): number => step?.mean[step.factors.indexOf(factor)] ?? Number.NaN;
      const rest = step ? change - step.mean.reduce((sum, value) => sum + value, 0) : Number.NaN;
      return { label, variant, summary, change, rest, part };
    }),
  );
  const number = (of: (row: (typeof rows)[number]) => number, decimals: number): Column =>
    numberColumn(Float64Array.from(rows, of), decimals);
  const { shares } = rows[0].summary;
  return tableOf(
    "vintages",
    [
      ["vintage", textColumn(rows.map(({ label }) => label))],
      ["variant", textColumn(rows.map(({ variant }) => variant))],
      ["communes", number(({ summary }) => summary.communes, 0)],
      ["missing", number(({ summary }) => summary.missing, 0)],
      ["population", number(({ summary }) => summary.population, 0)],
      ["mean", number(({ summary }) => summary.mean, 3)],
      ...Array.from({ length: 10 }, (_, t): [string, Column] => [
        `tenth_${t + 1}`,
        number(({ summary }) => summary.tenths[t], 3),
      ]),
      ...shares.map(({ threshold }, s): [string, Column] => [
        `share_${threshold}`,
        number(({ summary }) => summary.shares[s].share, 4),
      ]),
      ["change", number(({ change }) => change, 3)],
      ...(["supply", "demand", "times"] as const).map((factor): [string, Column] => [
        factor,
        number(({ part }) => part(factor), 3),
      ]),
      ["rest", number(({ rest }) => rest, 3)],
    ],
    metadata,
  );
}

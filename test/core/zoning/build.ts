/** Small zonings for tests: zones from rows, choices from pairs. */
import type { Choice, Choices } from "../../../src/core/zoning/choices.ts";
import type { Zones } from "../../../src/core/zoning/zones.ts";

export interface ZoneRow {
  readonly code: string;
  readonly population: number;
  readonly apl?: Readonly<Record<string, number>>;
  readonly mainRegion?: string;
  readonly region?: string;
  readonly department?: string;
  readonly communes?: number;
  readonly kind?: string;
}

export function zonesOf(rows: readonly ZoneRow[], halfDigit = 0): Zones {
  const sorted = [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
  const variants = [...new Set(sorted.flatMap((row) => Object.keys(row.apl ?? {})))];
  const population = Float64Array.from(sorted, (row) => row.population);
  return {
    source: "zones.csv",
    count: sorted.length,
    codes: sorted.map((row) => row.code),
    index: new Map(sorted.map((row, zone) => [row.code, zone])),
    names: sorted.map((row) => `Zone ${row.code}`),
    kinds: sorted.map((row) => row.kind ?? ""),
    departments: sorted.map((row) => row.department ?? row.code.slice(0, 2)),
    regions: sorted.map((row) => row.region ?? "75"),
    mainRegions: sorted.map((row) => row.mainRegion ?? "75"),
    population,
    wholePopulation: population,
    communes: Float64Array.from(sorted, (row) => row.communes ?? 1),
    area: Float64Array.from(sorted, () => 10),
    accessibility: new Map(
      variants.map((variant) => [
        variant,
        Float64Array.from(sorted, (row) => row.apl?.[variant] ?? Number.NaN),
      ]),
    ),
    missing: new Uint32Array(sorted.length),
    estimated: false,
    synthetic: false,
    halfDigit,
    published: sorted.map(() => ""),
    publishedShare: Float64Array.from(sorted, () => Number.NaN),
  };
}

export const choose = (...all: (Pick<Choice, "zone" | "class"> & Partial<Choice>)[]): Choices => ({
  source: "agency.csv",
  firstRow: 2,
  all: all.map((choice, row) => ({ reason: "", agreement: false, row, ...choice })),
});

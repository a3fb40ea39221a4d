/** Results of several years on one list of communes: those of today, former ones merged into them. */
import type { Communes } from "../territory/communes.ts";
import { currentCodes, type Merges } from "../territory/merges.ts";
import type { Results } from "./resultTable.ts";
import { zoneMeans } from "./zoneMeans.ts";

/** One year on the common communes, f64[communes] each; NaN where the year does not have the commune. */
export interface Vintage {
  readonly label: string;
  readonly population: Float64Array;
  readonly demand: Float64Array;
  /** By variant of `Vintages`; undefined where the year has no such column. */
  readonly supply: readonly (Float64Array | undefined)[];
  readonly accessibility: readonly (Float64Array | undefined)[];
}

export interface Vintages {
  /** Communes of today that some year has; names and positions of the last year that has them. */
  readonly communes: Communes;
  /** Variants that every year has. */
  readonly variants: readonly string[];
  readonly years: readonly Vintage[];
  /** Former communes that several of today's hold, by year: no one can say which, and they are left out. */
  readonly ambiguous: readonly { readonly label: string; readonly code: string }[];
  /** Former communes merged, by year. */
  readonly merged: readonly number[];
}

/**
 * The years on the communes of today. Populations, demands and supplies of merged communes add up; their accessibility
 * is the mean weighted by demand (by population where a year has no demand), as for any zone.
 */
export function vintagesOf(
  years: readonly { readonly label: string; readonly results: Results }[],
  merges: Merges,
): Vintages {
  const ambiguous: { label: string; code: string }[] = [];
  const merged: number[] = [];
  const currentOf = years.map(({ label, results }) => {
    let moved = 0;
    const codes = results.communes.codes.map((code) => {
      const current = currentCodes(merges, code);
      if (current.length > 1) ambiguous.push({ label, code });
      if (current.length === 1 && current[0] !== code) moved++;
      return current.length === 1 ? current[0] : undefined;
    });
    merged.push(moved);
    return codes;
  });
  const communes = commonCommunes(years, currentOf);
  const variants = (years[0]?.results.variants ?? []).filter((variant) =>
    years.every(({ results }) => results.variants.includes(variant)),
  );
  return {
    communes,
    variants,
    years: years.map((year, k) => onCommunes(year, currentOf[k], communes, variants)),
    ambiguous,
    merged,
  };
}

function onCommunes(
  { label, results }: { readonly label: string; readonly results: Results },
  currentOf: readonly (string | undefined)[],
  communes: Communes,
  variants: readonly string[],
): Vintage {
  const zoneOf = Int32Array.from(currentOf, (code) =>
    code === undefined ? -1 : (communes.index.get(code) ?? -1),
  );
  const total = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(communes.count).fill(Number.NaN);
    zoneOf.forEach((zone, c) => {
      if (zone < 0 || Number.isNaN(values[c])) return;
      sums[zone] = (Number.isNaN(sums[zone]) ? 0 : sums[zone]) + values[c];
    });
    return sums;
  };
  const weight = results.demand.every(Number.isNaN) ? results.communes.population : results.demand;
  const of = (variant: string): number => results.variants.indexOf(variant);
  return {
    label,
    population: total(results.communes.population),
    demand: total(results.demand),
    supply: variants.map((variant) => {
      const values = results.supply[of(variant)];
      return values && total(values);
    }),
    accessibility: variants.map(
      (variant) => zoneMeans(zoneOf, communes.count, [results.accessibility[of(variant)]], weight).means[0],
    ),
  };
}

/** Every current commune of some year, sorted, described as in the last year that has it under its own code. */
function commonCommunes(
  years: readonly { readonly results: Results }[],
  currentOf: readonly (readonly (string | undefined)[])[],
): Communes {
  const described = new Map<string, { readonly of: Communes; readonly at: number; readonly own: boolean }>();
  years.forEach(({ results: { communes } }, k) => {
    communes.codes.forEach((code, at) => {
      const current = currentOf[k][at];
      if (current === undefined) return;
      const own = current === code;
      if (own || !described.get(current)?.own) described.set(current, { of: communes, at, own });
    });
  });
  const codes = [...described.keys()].sort();
  const text = (column: "names" | "departments" | "regions" | "epci"): string[] =>
    codes.map((code) => {
      const { of, at } = described.get(code)!;
      return of[column][at];
    });
  const number = (column: "latitude" | "longitude" | "population"): Float64Array =>
    Float64Array.from(codes, (code) => {
      const { of, at } = described.get(code)!;
      return of[column][at];
    });
  return {
    source: "vintages",
    count: codes.length,
    codes,
    index: new Map(codes.map((code, c) => [code, c])),
    names: text("names"),
    departments: text("departments"),
    regions: text("regions"),
    epci: text("epci"),
    latitude: number("latitude"),
    longitude: number("longitude"),
    population: number("population"),
    row: Uint32Array.from(codes.keys()),
  };
}

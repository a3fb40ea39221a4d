/** Inhabitants of a region, and those of the zones selected in it. */
export interface RegionInhabitants {
  readonly population: number;
  readonly selected: number;
}

/** A region held to its cap. */
export interface CapCheck extends RegionInhabitants {
  /** Code; "" where the region is unknown. */
  readonly region: string;
  /** Largest share of its inhabitants, in [0, 1]; NaN where the rules have none for it. */
  readonly cap: number;
  /** cap x population. */
  readonly limit: number;
  /** limit - selected. */
  readonly room: number;
  /** True up to the limit itself, and where there is no cap. */
  readonly isWithin: boolean;
}

/** Rounding of cap x population, far below one inhabitant. */
const slack = 1e-9;

/** Every region by code. A cap is a share of inhabitants: percentages are for display only. */
export function capChecks(
  regions: ReadonlyMap<string, RegionInhabitants>,
  caps: Readonly<Record<string, number>>,
): CapCheck[] {
  return [...regions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, { population, selected }]) => {
      const cap = caps[region] ?? Number.NaN;
      const limit = cap * population;
      return {
        region,
        population,
        selected,
        cap,
        limit,
        room: limit - selected,
        isWithin: !(selected > limit + slack),
      };
    });
}

/** Means of communes over the zones they make up. */
export interface ZoneMeans {
  /** f64[zones] of each variant: sum(weight x accessibility) / sum(weight); NaN where no commune of the zone has a value. */
  readonly means: readonly Float64Array[];
  /** f64[zones]: weight of the communes of the zone that have a weight. */
  readonly weight: Float64Array;
  /** u32[zones]: communes left out of the mean, because a variant or the weight is missing there. */
  readonly missing: Uint32Array;
}

/**
 * Mean accessibility of each zone, weighted by `weight` (standardised or total population: sources disagree, so the
 * caller says which). A commune without a value in some variant, or without a weight, is left out of every variant's
 * mean and counted in `missing`: 0 is a value, NaN is not. A zone whose communes all weigh 0 gets their plain mean;
 * a zone without any usable commune gets NaN. Sums run in the order of communes, so the result is reproducible.
 * Source: method.md 1.5 (DREES weighs by standardised population, the annex of the arrêté by plain population).
 * @param zoneOf i32[communes]: zone of each commune, -1 for none.
 * @param accessibility f64[communes] of each variant.
 * @param weight f64[communes], at least 0, NaN missing.
 * @throws RangeError when an array is not one value a commune.
 */
export function zoneMeans(
  zoneOf: Int32Array,
  zones: number,
  accessibility: readonly Float64Array[],
  weight: Float64Array,
): ZoneMeans {
  for (const values of [weight, ...accessibility]) {
    if (values.length !== zoneOf.length) {
      throw new RangeError(
        `zone means: expected ${zoneOf.length} values, one per commune, got ${values.length}.`,
      );
    }
  }
  const missing = new Uint32Array(zones);
  const weightOf = new Float64Array(zones);
  const usable = new Uint32Array(zones);
  const weighted = accessibility.map(() => new Float64Array(zones));
  const plain = accessibility.map(() => new Float64Array(zones));
  for (let commune = 0; commune < zoneOf.length; commune++) {
    const zone = zoneOf[commune];
    if (zone < 0) continue;
    const w = weight[commune];
    if (Number.isNaN(w) || accessibility.some((values) => Number.isNaN(values[commune]))) {
      missing[zone]++;
      continue;
    }
    weightOf[zone] += w;
    usable[zone]++;
    for (let variant = 0; variant < accessibility.length; variant++) {
      weighted[variant][zone] += w * accessibility[variant][commune];
      plain[variant][zone] += accessibility[variant][commune];
    }
  }
  const means = weighted.map((sums, variant) =>
    sums.map((sum, zone) =>
      weightOf[zone] > 0 ? sum / weightOf[zone] : plain[variant][zone] / usable[zone],
    ),
  );
  return { means, weight: weightOf, missing };
}

/** What a sweep keeps of each scenario and variant: a few figures instead of every commune's. */

/** Histogram of accessibility, from which tenths are read: 1,024 bins of 0.01 consultations, the last one open. */
export const BINS = 1024;
export const BINS_PER_UNIT = 100;

/** Names of a digest's figures, in order. */
export function digestColumns(thresholds: readonly number[]): string[] {
  return [
    "mean",
    "mean_by_population",
    ...thresholds.map((threshold) => `share_under_${threshold}`),
    ...Array.from({ length: 10 }, (_, tenth) => `tenth_${tenth + 1}`),
  ];
}

/**
 * Means of the ten tenths of the population, weighted by demand, from a histogram f64[bins][lanes][4] (inhabitants, demand,
 * demand x accessibility, -) of one lane: a bin falls whole in the tenth that holds the midpoint of its cumulated
 * population, as a commune does in `groupMeans`. Sums within bins are exact, so only the bins at an edge of a tenth (0.01
 * wide) can differ.
 */
export function tenthsOf(histogram: Float64Array, lanes = 1, lane = 0): Float64Array {
  const [first, step] = [4 * lane, 4 * lanes];
  let total = 0;
  for (let at = first; at < histogram.length; at += step) total += histogram[at];
  const sums = new Float64Array(10);
  const weights = new Float64Array(10);
  let cumulated = 0;
  for (let at = first; at < histogram.length; at += step) {
    const midpoint = cumulated + histogram[at] / 2;
    cumulated += histogram[at];
    if (!(histogram[at + 1] > 0) || total === 0) continue;
    const tenth = Math.min(9, Math.floor((10 * midpoint) / total));
    weights[tenth] += histogram[at + 1];
    sums[tenth] += histogram[at + 2];
  }
  return sums.map((sum, tenth) => sum / weights[tenth]);
}

/**
 * INVENTED age structures of real communes: plausible, and never facts. A pyramid of round shares, made older where
 * communes are small and where a smooth random function of the position says so.
 */
import type { PlacedCommune } from "./places.ts";
import { fieldOver, type Random } from "./random.ts";

/** First age of each five-year band, and its share of the population in the pyramid that all communes deviate from, in %. */
const pyramid: readonly (readonly [number, number])[] = [
  [0, 5],
  [5, 5.6],
  [10, 6.1],
  [15, 6.1],
  [20, 5.8],
  [25, 5.6],
  [30, 5.9],
  [35, 6.2],
  [40, 6.3],
  [45, 6.2],
  [50, 6.7],
  [55, 6.6],
  [60, 6.3],
  [65, 5.9],
  [70, 5.5],
  [75, 4.2],
  [80, 2.7],
  [85, 2],
  [90, 1.3],
];

export const ageColumns = pyramid.map(([from]) => (from === 90 ? "age_90_plus" : `age_${from}_${from + 4}`));

/** How much younger the departments overseas are, in the unit of the ageing below. */
const overseas = new Map([
  ["971", 0],
  ["972", 0.3],
  ["973", -2.2],
  ["974", -1],
]);

/** Inhabitants by band of each commune, as whole numbers that sum to its population. */
export function ageStructures(communes: readonly PlacedCommune[], random: Random): number[][] {
  const field = fieldOver(random, 120);
  return communes.map((commune) => {
    const small = Math.min(1.2, Math.max(-0.9, (8.6 - Math.log(commune.population + 1)) / 2.2));
    const place = overseas.get(commune.department) ?? 0.35 * field(commune);
    const ageing = 0.5 * small + place + 0.2 * random.normal();
    const weights = pyramid.map(
      ([from, share]) => share * Math.exp(0.012 * ageing * (from - 40) + 0.05 * random.normal()),
    );
    return apportion(commune.population, weights);
  });
}

/** Whole parts of a total in proportion to weights, by largest remainder. */
function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const remainder = (band: number) => exact[band] - Math.floor(exact[band]);
  const byRemainder = [...parts.keys()].sort((a, b) => remainder(b) - remainder(a) || a - b);
  const left = total - parts.reduce((a, b) => a + b, 0);
  for (const band of byRemainder.slice(0, left)) parts[band]++;
  return parts;
}

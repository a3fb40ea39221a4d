/** What presets change in the supply of communes: the pure functions that what-if scenarios call. */
import { type EquivalencePreset, type MissionPreset, type OpeningPreset, quantityOf } from "./preset.ts";

/** Consultations a year added to (or, below 0, taken from) a commune's supply, one value per variant of the run. */
export interface SupplyChange {
  readonly commune: number;
  readonly acts: readonly number[];
}

/** Whose supply is computed, and for which variants ("all", "65", …). */
export interface SupplyGround {
  readonly profession: string;
  readonly variants: readonly string[];
  /** Values of the preset's parameters (see `presetParameters`). */
  readonly parameters: ReadonlyMap<string, number>;
}

/** One change a commune: the preset's professionals of this profession open there. None where it has none of them. */
export function openingChanges(
  preset: OpeningPreset,
  communes: readonly number[],
  { profession, variants, parameters }: SupplyGround,
): SupplyChange[] {
  const acts = variants.map((variant) =>
    preset.professionals
      .filter((each) => each.profession === profession && isCounted(each.age, variant))
      .reduce(
        (sum, each) =>
          sum + (each.actsEach === undefined ? 0 : each.count * quantityOf(each.actsEach, parameters)),
        0,
      ),
  );
  return acts.every((each) => each === 0) ? [] : communes.map((commune) => ({ commune, acts }));
}

/** A doctor without a stated age counts in every variant. */
const isCounted = (age: number | undefined, variant: string): boolean =>
  age === undefined || variant === "all" || age <= Number(variant);

/** Supply that facilities bring where they are, the same in every variant. @param facilities f64[communes], their number. */
export function equivalenceChanges(
  preset: EquivalencePreset,
  facilities: Float64Array,
  { profession, variants, parameters }: SupplyGround,
): SupplyChange[] {
  if (preset.profession !== profession) return [];
  const each = quantityOf(preset.actsEach, parameters);
  return [...facilities.keys()]
    .filter((commune) => facilities[commune] * each > 0)
    .map((commune) => ({ commune, acts: variants.map(() => facilities[commune] * each) }));
}

/** A volunteer: where he practises (-1: outside the run), where he goes, and how many days a month. */
export interface Volunteer {
  readonly home: number;
  readonly destination: number;
  /** The preset's most days where absent. */
  readonly daysPerMonth?: number;
}

/**
 * One change a commune that volunteers leave or go to; what leaves a commune and what comes to it are netted.
 * @throws RangeError for more days than the mission allows.
 */
export function missionChanges(
  preset: MissionPreset,
  volunteers: readonly Volunteer[],
  { profession, variants, parameters }: SupplyGround,
): SupplyChange[] {
  if (preset.profession !== profession) return [];
  const actsPerDay = quantityOf(preset.actsPerDay, parameters);
  const net = new Map<number, number>();
  for (const { home, destination, daysPerMonth = preset.daysPerMonth } of volunteers) {
    if (!(daysPerMonth >= 0 && daysPerMonth <= preset.daysPerMonth)) {
      throw new RangeError(`daysPerMonth: expected 0 to ${preset.daysPerMonth}, got ${daysPerMonth}.`);
    }
    const acts = daysPerMonth * preset.monthsPerYear * actsPerDay;
    net.set(destination, (net.get(destination) ?? 0) + acts);
    if (preset.leavesOwnPractice && home >= 0) net.set(home, (net.get(home) ?? 0) - acts);
  }
  return [...net]
    .filter(([, acts]) => acts !== 0)
    .sort(([a], [b]) => a - b)
    .map(([commune, acts]) => ({ commune, acts: variants.map(() => acts) }));
}

/** `volunteers` shared out over communes in proportion to their inhabitants, largest remainders first, ties by code. */
export function volunteersByPopulation(
  volunteers: number,
  communes: readonly number[],
  population: Float64Array,
): Volunteer[] {
  const total = communes.reduce((sum, commune) => sum + population[commune], 0);
  const shares = communes.map((commune) => {
    const exact = total > 0 ? (volunteers * population[commune]) / total : volunteers / communes.length;
    return { commune, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = volunteers - shares.reduce((sum, share) => sum + share.whole, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest || a.commune - b.commune)) {
    if (left <= 0) break;
    share.whole++;
    left--;
  }
  return shares.flatMap(({ commune, whole }) =>
    Array.from({ length: whole }, () => ({ home: -1, destination: commune })),
  );
}

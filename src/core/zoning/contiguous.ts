/**
 * Contiguous communes without a pharmacy (Code de la sante publique, L.5125-6-1): a connected set of communes inside
 * fragile territories, none with a pharmacy, one of at least 2,000 inhabitants and 2,500 together. A pharmacy may
 * open, by transfer or regrouping, in any commune of such a set.
 */
import type { Borders } from "../territory/borders.ts";

/** What a set of communes must be; the figures of L.5125-6-1 are `contiguityRule`. */
export interface ContiguityRule {
  /** One commune of the set has at least this many inhabitants. */
  readonly largestCommune: number;
  /** The set has at least this many. */
  readonly population: number;
  /** The set has at least this many communes. */
  readonly communes: number;
}

/** Each commune borders another of the set, so a set has two at least. Source: L.5125-6-1, instruction DGOS/AS1/2024/121. */
export const contiguityRule: ContiguityRule = { largestCommune: 2000, population: 2500, communes: 2 };

/** The communes a set may be made of, and their borders. */
export interface ContiguityGround {
  readonly borders: Borders;
  /** f64[communes], inhabitants: known (not NaN) wherever `candidate` is 1. */
  readonly population: Float64Array;
  /** u8[communes]: 1 where the commune is inside a fragile territory and has no pharmacy. */
  readonly candidate: Uint8Array;
  readonly rule: ContiguityRule;
}

/** A connected set of communes. */
export interface CommuneGroup {
  /** Positions, ascending. */
  readonly communes: readonly number[];
  readonly population: number;
  /** Commune with the most inhabitants (the first by code where several tie). */
  readonly largest: number;
}

/** @throws RangeError on arrays that are not one value a commune, and on a candidate without population. */
export function checkGround({ borders, population, candidate }: ContiguityGround): void {
  for (const [name, values] of [["population", population] as const, ["candidate", candidate] as const]) {
    if (values.length === borders.communes) continue;
    throw new RangeError(
      `${name}: expected ${borders.communes} values, one per commune, got ${values.length}.`,
    );
  }
  const unknown = population.findIndex((value, commune) => candidate[commune] !== 0 && !(value >= 0));
  if (unknown >= 0) {
    throw new RangeError(
      `population: expected at least 0 in every candidate commune, got ${population[unknown]} in commune ${unknown}.`,
    );
  }
}

/** A set of communes with its population and largest commune; `communes` in any order. */
export function groupOf(communes: readonly number[], population: Float64Array): CommuneGroup {
  const sorted = [...communes].sort((a, b) => a - b);
  let total = 0;
  let largest = sorted[0];
  for (const commune of sorted) {
    total += population[commune];
    if (population[commune] > population[largest]) largest = commune;
  }
  return { communes: sorted, population: total, largest };
}

/** True where the set meets the rule (that it is connected is the caller's). */
export function isEligible(group: CommuneGroup, population: Float64Array, rule: ContiguityRule): boolean {
  return (
    group.communes.length >= rule.communes &&
    group.population >= rule.population &&
    population[group.largest] >= rule.largestCommune
  );
}

/** The components of the candidate communes, each by its first commune, and which of them meet the rule. */
export interface MaximalGroups {
  /** i32[communes]: position in `groups`, -1 where the commune is no candidate. */
  readonly groupOf: Int32Array;
  readonly groups: readonly CommuneGroup[];
  readonly eligible: readonly boolean[];
}

/**
 * The maximal connected sets of candidate communes: one commune is in exactly one. A set that meets the rule is inside
 * one of them, and a maximal set meets the rule when any set inside it does; so a pharmacy may open in a commune
 * exactly when its maximal set is eligible. O(communes + borders).
 */
export function maximalGroups(ground: ContiguityGround): MaximalGroups {
  checkGround(ground);
  const { borders, population, candidate, rule } = ground;
  const { start, neighbour } = borders;
  const of = new Int32Array(borders.communes).fill(-1);
  const groups: CommuneGroup[] = [];
  for (let first = 0; first < borders.communes; first++) {
    if (candidate[first] === 0 || of[first] >= 0) continue;
    const reached = [first];
    of[first] = groups.length;
    for (let next = 0; next < reached.length; next++) {
      const commune = reached[next];
      for (let at = start[commune]; at < start[commune + 1]; at++) {
        const other = neighbour[at];
        if (candidate[other] === 0 || of[other] >= 0) continue;
        of[other] = groups.length;
        reached.push(other);
      }
    }
    groups.push(groupOf(reached, population));
  }
  return { groupOf: of, groups, eligible: groups.map((group) => isEligible(group, population, rule)) };
}

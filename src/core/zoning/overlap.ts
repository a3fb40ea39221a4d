/** Who is in which zoning: two or more of them, on any meshes, met through the communes they share. */
import type { Communes } from "../territory/communes.ts";

/** A zoning seen from the communes. */
export interface CommuneZoning {
  readonly name: string;
  /** i8[communes]: 1 in the zoning, 0 outside, -1 where the zoning does not tell of the commune (counted as outside). */
  readonly inside: Int8Array;
  /** Zone of each commune; "" where the zoning names none. */
  readonly zones: readonly string[];
}

export interface OverlapGroup {
  /** Positions of the zonings that these communes are in; none of the others. */
  readonly zonings: readonly number[];
  readonly communes: number;
  readonly population: number;
  /** Of the population of all communes, in [0, 1]. */
  readonly share: number;
}

/** Zones of one zoning, as another one covers them. */
export interface ZoneCoverage {
  readonly zoning: number;
  readonly other: number;
  /** Zones in `zoning`: wholly, partly, or nowhere in `other`, by inhabitants (by communes where nobody lives). */
  readonly whole: number;
  readonly part: number;
  readonly none: number;
  /** Communes and inhabitants in both. */
  readonly communes: number;
  readonly population: number;
  /** Inhabitants in both / inhabitants in `zoning`; NaN where it has none. */
  readonly share: number;
}

export interface Overlap {
  readonly zonings: readonly CommuneZoning[];
  readonly communes: number;
  readonly population: number;
  /** Every combination that occurs: in none first, then by number of zonings and their order. They add up to the whole. */
  readonly groups: readonly OverlapGroup[];
  /** By number of zonings that communes are in, from 0 to all. */
  readonly byCount: readonly OverlapGroup[];
  readonly coverage: readonly ZoneCoverage[];
  /** Communes that each zoning does not tell of. */
  readonly untold: readonly number[];
  /** u32[communes]: bit z set where the commune is in zoning z. */
  readonly membership: Uint32Array;
}

/** Largest number of zonings: one bit each. */
export const MOST_ZONINGS = 31;

/** @throws RangeError for fewer than two zonings, more than 31, or one that is not one value per commune. */
export function overlapOf(communes: Communes, zonings: readonly CommuneZoning[]): Overlap {
  if (zonings.length < 2 || zonings.length > MOST_ZONINGS) {
    throw new RangeError(`zonings: expected 2 to ${MOST_ZONINGS}, got ${zonings.length}.`);
  }
  for (const { name, inside } of zonings) {
    if (inside.length === communes.count) continue;
    throw new RangeError(
      `${name}: expected ${communes.count} values, one per commune, got ${inside.length}.`,
    );
  }
  const membership = Uint32Array.from({ length: communes.count }, (_, commune) =>
    zonings.reduce((bits, { inside }, zoning) => (inside[commune] === 1 ? bits | (1 << zoning) : bits), 0),
  );
  const inhabitants = communes.population.map((each) => (Number.isNaN(each) ? 0 : each));
  const population = inhabitants.reduce((sum, each) => sum + each, 0);
  const sum = (bitsOf: (bits: number) => number): Map<number, { communes: number; population: number }> => {
    const sums = new Map<number, { communes: number; population: number }>();
    membership.forEach((bits, commune) => {
      const key = bitsOf(bits);
      const known = sums.get(key) ?? { communes: 0, population: 0 };
      sums.set(key, { communes: known.communes + 1, population: known.population + inhabitants[commune] });
    });
    return sums;
  };
  const combinations = sum((bits) => bits);
  const counts = sum((bits) => zoningsOf(bits).length);
  const none = { communes: 0, population: 0 };
  return {
    zonings,
    communes: communes.count,
    population,
    groups: [...combinations]
      .map(([bits, each]) => ({ zonings: zoningsOf(bits), ...each, share: each.population / population }))
      .sort((a, b) => a.zonings.length - b.zonings.length || compareLists(a.zonings, b.zonings)),
    byCount: Array.from({ length: zonings.length + 1 }, (_, count) => {
      const each = counts.get(count) ?? none;
      return {
        zonings: Array.from({ length: count }, (_, at) => at),
        ...each,
        share: each.population / population,
      };
    }),
    coverage: zonings.flatMap((_, zoning) =>
      zonings.flatMap((_, other) =>
        other === zoning ? [] : [coverageOf(zonings, zoning, other, inhabitants)],
      ),
    ),
    untold: zonings.map(({ inside }) => inside.reduce((count, each) => count + (each < 0 ? 1 : 0), 0)),
    membership,
  };
}

const zoningsOf = (bits: number): number[] =>
  Array.from({ length: MOST_ZONINGS }, (_, zoning) => zoning).filter((zoning) => bits & (1 << zoning));

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, position) => each !== b[position]);
  return at < 0 ? 0 : a[at] - b[at];
}

function coverageOf(
  zonings: readonly CommuneZoning[],
  zoning: number,
  other: number,
  inhabitants: Float64Array,
): ZoneCoverage {
  const own = zonings[zoning];
  const zones = new Map<string, { in: number; of: number; communesIn: number; communesOf: number }>();
  own.inside.forEach((inside, commune) => {
    if (inside !== 1) return;
    const name = own.zones[commune];
    const zone = zones.get(name) ?? { in: 0, of: 0, communesIn: 0, communesOf: 0 };
    const isIn = zonings[other].inside[commune] === 1;
    zone.of += inhabitants[commune];
    zone.communesOf++;
    if (isIn) {
      zone.in += inhabitants[commune];
      zone.communesIn++;
    }
    zones.set(name, zone);
  });
  const covered = [...zones.values()];
  const total = (of: (zone: (typeof covered)[number]) => number) =>
    covered.reduce((sum, zone) => sum + of(zone), 0);
  const named = covered.filter((_, at) => [...zones.keys()][at] !== "");
  const count = (is: (part: number) => boolean) =>
    named.filter((zone) => is(zone.of > 0 ? zone.in / zone.of : zone.communesIn / zone.communesOf)).length;
  return {
    zoning,
    other,
    whole: count((part) => part === 1),
    part: count((part) => part > 0 && part < 1),
    none: count((part) => part === 0),
    communes: total((zone) => zone.communesIn),
    population: total((zone) => zone.in),
    share: total((zone) => zone.in) / total((zone) => zone.of),
  };
}

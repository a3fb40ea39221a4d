/**
 * Contiguous communes: the whole country, every commune a candidate, and a corner of it against the law's text done naively:
 * every connected set around a commune, size after size. Both must find groups of the same size and inhabitants.
 */
import {
  type Borders,
  bordersOf,
  type ContiguityGround,
  contiguityRule,
  maximalGroups,
  type SmallestGroup,
  smallestGroups,
} from "aplomb";
import { Delaunay } from "d3-delaunay";
import type { Context } from "./context.ts";
import type { BenchInput } from "./input.ts";
import { measure } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures } from "./runRows.ts";

/** Communes further apart than this many kilometres share no border: a triangulation also joins what the sea parts. */
const reach = 20;
const corner = 600;
/** The naive search gives up at sets of this many communes: their number multiplies by about six with each. */
const naiveMost = 4;

export async function contiguousRows({ input }: Context): Promise<Row[]> {
  const national = groundOf(input, input.communes);
  const small = groundOf(input, corner);
  const groups = checkedAgainstNaive(small);
  const whole = solved(national);
  const found = whole.filter((group) => group !== undefined);
  console.log(
    `contiguous: ${figures(found.length)} smallest groups of ${figures(input.communes)} communes, ${figures(found.filter((group) => !group.proven).length)} not proven; on ${corner} communes ${groups.same} as the naive search has them, ${groups.givenUp} beyond ${naiveMost} communes`,
  );
  const country = await measure([
    { name: "aplomb, maximal and smallest groups", run: () => solved(national) },
    { name: "plain JavaScript, maximal groups alone", run: () => [plainComponents(national)] },
  ]);
  const part = await measure([
    { name: "aplomb", run: () => solved(small) },
    { name: `naive, sets up to ${naiveMost}`, run: () => naive(small) },
  ]);
  return [
    ...rowsOf(
      `Contiguous communes, ${figures(input.communes)}`,
      country,
      "plain JavaScript, maximal groups alone",
    ),
    ...rowsOf(`Contiguous communes, ${corner}`, part, `naive, sets up to ${naiveMost}`),
  ];
}

const solved = (ground: ContiguityGround): (SmallestGroup | undefined)[] =>
  smallestGroups(ground, maximalGroups(ground));

/** The first places in the order of their codes; those without a population (coordinates) are no candidates. */
function groundOf({ latitude, longitude, demand }: BenchInput, count: number): ContiguityGround {
  const population = demand.slice(0, count).map((value) => (value > 0 ? value : 0));
  const candidate = Uint8Array.from(population, (people, c) =>
    people > 0 && !Number.isNaN(latitude[c]) ? 1 : 0,
  );
  const placed = [...candidate.keys()].filter((c) => candidate[c] === 1);
  return {
    borders: neighbours(placed, latitude, longitude, count),
    population,
    candidate,
    rule: contiguityRule,
  };
}

function neighbours(
  placed: readonly number[],
  latitude: Float64Array,
  longitude: Float64Array,
  count: number,
): Borders {
  const x = (c: number): number => longitude[c] * 111.3 * Math.cos((46.5 * Math.PI) / 180);
  const y = (c: number): number => latitude[c] * 111.2;
  const { triangles } = Delaunay.from(placed, x, y);
  const pairs: [number, number][] = [];
  for (let at = 0; at < triangles.length; at++) {
    const [one, other] = [placed[triangles[at]], placed[triangles[at % 3 === 2 ? at - 2 : at + 1]]];
    if (Math.hypot(x(one) - x(other), y(one) - y(other)) <= reach) pairs.push([one, other]);
  }
  return bordersOf(count, pairs);
}

/** Components by a Map of Sets: what one would write first. */
function plainComponents({ borders, candidate }: ContiguityGround): number {
  const around = new Map<number, Set<number>>();
  for (let c = 0; c < borders.communes; c++) {
    if (candidate[c] === 0) continue;
    const own = borders.neighbour.subarray(borders.start[c], borders.start[c + 1]);
    around.set(c, new Set([...own].filter((other) => candidate[other] !== 0)));
  }
  const seen = new Set<number>();
  let components = 0;
  for (const first of around.keys()) {
    if (seen.has(first)) continue;
    components++;
    const waiting = [first];
    seen.add(first);
    for (let commune = waiting.pop(); commune !== undefined; commune = waiting.pop()) {
      for (const other of around.get(commune)!) {
        if (seen.has(other)) continue;
        seen.add(other);
        waiting.push(other);
      }
    }
  }
  return components;
}

interface Found {
  readonly communes: number;
  readonly population: number;
}

/** The smallest eligible set around each commune: every connected set that has it, size after size; undefined beyond the most. */
function naive({ borders, population, candidate, rule }: ContiguityGround): (Found | undefined)[] {
  return Array.from(candidate, (is, commune) => {
    let sets = new Map([[String(commune), [commune]]]);
    for (let size = 1; is !== 0 && size <= naiveMost && sets.size > 0; size++) {
      let best = -1;
      for (const members of sets.values()) {
        const people = members.reduce((sum, c) => sum + population[c], 0);
        const isEligible =
          size >= rule.communes &&
          people >= rule.population &&
          members.some((c) => population[c] >= rule.largestCommune);
        if (isEligible && people > best) best = people;
      }
      if (best >= 0) return { communes: size, population: best };
      if (size < naiveMost) sets = grown(sets, borders, candidate);
    }
    return undefined;
  });
}

/** Every set with one more bordering commune. */
function grown(
  sets: ReadonlyMap<string, readonly number[]>,
  { start, neighbour }: Borders,
  candidate: Uint8Array,
): Map<string, number[]> {
  const larger = new Map<string, number[]>();
  for (const members of sets.values()) {
    for (const member of members) {
      for (let at = start[member]; at < start[member + 1]; at++) {
        const other = neighbour[at];
        if (candidate[other] === 0 || members.includes(other)) continue;
        const next = [...members, other].sort((a, b) => a - b);
        larger.set(next.join(), next);
      }
    }
  }
  return larger;
}

function checkedAgainstNaive(ground: ContiguityGround): { readonly same: number; readonly givenUp: number } {
  const expected = naive(ground);
  const groups = solved(ground);
  let [same, givenUp] = [0, 0];
  groups.forEach((group, commune) => {
    const other = expected[commune];
    if (other === undefined) {
      if (group !== undefined && group.communes.length <= naiveMost)
        throw new Error(`commune ${commune}: naive finds none`);
      if (group !== undefined) givenUp++;
      return;
    }
    const close =
      group !== undefined && Math.abs(group.population - other.population) < 1e-6 * other.population;
    if (!close || group.communes.length !== other.communes)
      throw new Error(`commune ${commune}: ${group?.communes.length} communes, naive ${other.communes}`);
    same++;
  });
  return { same, givenUp };
}

import type { ContiguityGround } from "./contiguous.ts";

/** The way from each commune to the nearest one that is large enough by itself to make a set eligible. */
export interface Paths {
  /** i32[communes]: borders to cross to the nearest large commune; -1 where there is none. */
  readonly distance: Int32Array;
  /** f64[communes]: most inhabitants along a shortest path, both ends included. */
  readonly population: Float64Array;
  /** i32[communes]: next commune of that path; -1 at its end. */
  readonly next: Int32Array;
}

/** Shortest paths within the communes marked in `within`, in O(borders). */
export function pathsToLargeCommune(ground: ContiguityGround, within: Uint8Array): Paths {
  const { borders, population, rule } = ground;
  const { start, neighbour } = borders;
  const distance = new Int32Array(borders.communes).fill(-1);
  const best = new Float64Array(borders.communes);
  const next = new Int32Array(borders.communes).fill(-1);
  const queue: number[] = [];
  for (let commune = 0; commune < borders.communes; commune++) {
    if (within[commune] === 0 || population[commune] < rule.largestCommune) continue;
    distance[commune] = 0;
    best[commune] = population[commune];
    queue.push(commune);
  }
  for (let at = 0; at < queue.length; at++) {
    const commune = queue[at];
    // Every commune one border nearer is final by now: the best of them leads on.
    for (let border = start[commune]; border < start[commune + 1]; border++) {
      const other = neighbour[border];
      if (within[other] === 0) continue;
      if (distance[other] < 0) {
        distance[other] = distance[commune] + 1;
        queue.push(other);
      } else if (distance[other] === distance[commune] - 1) {
        const along = best[other] + population[commune];
        if (next[commune] < 0 || along > best[commune]) [best[commune], next[commune]] = [along, other];
      }
    }
  }
  return { distance, population: best, next };
}

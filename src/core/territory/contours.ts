import { type Borders, bordersOf } from "./borders.ts";
import type { Communes } from "./communes.ts";

/** A closed line of [longitude, latitude] in degrees; its first position is repeated at its end. */
export type Ring = readonly (readonly [number, number])[];

/** Outline of a commune: polygons, each an outer ring then its holes. */
export interface Contour {
  readonly code: string;
  readonly name: string;
  readonly polygons: readonly (readonly Ring[])[];
}

/** Positions are compared to 0.00001 degree, about one metre: what the outlines of IGN and Etalab are written to. */
const STEPS_A_DEGREE = 100_000;

/**
 * Communes border each other where their outlines share a segment: two consecutive positions, in either direction.
 * Touching in one point is no border. Outlines must come from one topology (as IGN's and Etalab's do): lines drawn
 * apart do not share their positions, and `communesWithoutBorder` then lists nearly every commune.
 */
export function bordersFromContours(
  contours: readonly Contour[],
  communes: Communes,
  /** What a code of the outlines is today (see `currentCode`): the outlines of communes that merged are put together. */
  current: (code: string) => string = (code) => code,
): Borders {
  const positions = new Map<number, number>();
  const positionOf = ([longitude, latitude]: readonly [number, number]): number => {
    const x = Math.round((longitude + 180) * STEPS_A_DEGREE);
    const y = Math.round((latitude + 90) * STEPS_A_DEGREE);
    const key = x * 2 ** 25 + y;
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, positions.size);
    return positions.size - 1;
  };
  const owners = new Map<number, number>();
  const pairs: [number, number][] = [];
  for (const { code, polygons } of contours) {
    const commune = communes.index.get(current(code));
    if (commune === undefined) continue;
    for (const ring of polygons.flat()) {
      let from = positionOf(ring[0]);
      for (let at = 1; at < ring.length; at++) {
        const to = positionOf(ring[at]);
        const segment = Math.min(from, to) * 2 ** 26 + Math.max(from, to);
        from = to;
        const owner = owners.get(segment);
        if (owner === undefined) owners.set(segment, commune);
        else if (owner !== commune) pairs.push([owner, commune]);
      }
    }
  }
  return bordersOf(communes.count, pairs);
}

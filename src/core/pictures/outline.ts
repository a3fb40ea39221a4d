/** The coast and the land border of France: cells end there, and maps of a region show the land around it. */
import { territories, territoryOf } from "./drawnTerritories.ts";
import type { Frame, Points } from "./projection.ts";

/** What data/outline/france.json holds: rings of degrees, `longitude, latitude, …`, not closed. */
export interface Outline {
  readonly source: string;
  readonly rings: readonly (readonly number[])[];
}

/** The outline on a picture. */
export interface Land {
  /** Rings in pixels by frame, `x0, y0, x1, y1, …`. */
  readonly rings: readonly (readonly Float64Array[])[];
  /** u8[places]: 1 where the place is on the land as drawn; 0 for small islands and capes that the outline leaves out. */
  readonly holds: Uint8Array;
}

/** The outline in the frames of a picture, and which of its points it holds. */
export function landOf(outline: Outline, frames: readonly Frame[], points: Points): Land {
  const rings = frames.map((frame) => {
    const own = outline.rings.filter(
      ([longitude, latitude]) => territories[territoryOf(longitude, latitude)] === frame.territory,
    );
    return own.map((ring) => {
      const projected = new Float64Array(ring.length);
      for (let k = 0; k < ring.length; k += 2) projected.set(frame.project(ring[k], ring[k + 1]), k);
      return projected;
    });
  });
  const holds = new Uint8Array(points.x.length);
  rings.forEach((own, f) => {
    markInside(own, points, f, holds);
  });
  return { rings, holds };
}

/**
 * Even-odd rule. Edges are filed in bands one pixel high, so that a point meets some 10 edges and not 3,000:
 * 35,000 communes take 8 ms in place of 200.
 */
function markInside(rings: readonly Float64Array[], points: Points, frame: number, holds: Uint8Array): void {
  const bands = new Map<number, number[]>();
  for (const ring of rings) {
    for (let k = 0; k < ring.length; k += 2) {
      const next = (k + 2) % ring.length;
      const edge = [ring[k], ring[k + 1], ring[next], ring[next + 1]];
      const top = Math.floor(Math.min(edge[1], edge[3]));
      const bottom = Math.floor(Math.max(edge[1], edge[3]));
      for (let band = top; band <= bottom; band++) {
        const filed = bands.get(band);
        if (filed) filed.push(...edge);
        else bands.set(band, edge.slice());
      }
    }
  }
  for (let place = 0; place < points.x.length; place++) {
    if (points.frame[place] !== frame) continue;
    const x = points.x[place];
    const y = points.y[place];
    const edges = bands.get(Math.floor(y)) ?? [];
    let inside = 0;
    for (let k = 0; k < edges.length; k += 4) {
      const [x0, y0, x1, y1] = [edges[k], edges[k + 1], edges[k + 2], edges[k + 3]];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside ^= 1;
    }
    holds[place] = inside;
  }
}

/**
 * Cells of places that have no contours: the Voronoi diagram of their points, each cell cut at a plausible distance.
 * They show where values are, not where communes end; pictures that use them say so.
 */
import { Delaunay } from "d3-delaunay";
import type { Frame, Points } from "./projection.ts";

export interface Cells {
  /** Ring of a place's cell in pixels, `x0, y0, x1, y1, …`, not closed; undefined for a place off the picture. */
  readonly ring: (place: number) => readonly number[] | undefined;
  /**
   * The edges between cells of different groups, as segments `x0, y0, x1, y1, …` in pixels: borders of departments,
   * of zones. A group is any value; places of group `undefined` have no border between them and others.
   */
  readonly borders: (group: (place: number) => unknown) => Float64Array;
}

export interface CellsOptions {
  /** A cell ends at this many times the median distance to its neighbours… */
  readonly stretch?: number;
  /** …and at most at this many kilometres; by frame, or one for all. */
  readonly reach?: number | ((frame: Frame) => number);
}

/**
 * Voronoi cells of the points, frame by frame; only `shown` places take part when given.
 * Places at the same point share it: they are moved apart by a tenth of a pixel, in order, so that each has a cell.
 */
export function voronoiCells(
  points: Points,
  frames: readonly Frame[],
  options: CellsOptions & { readonly shown?: (place: number) => boolean } = {},
): Cells {
  const { stretch = 1.3, reach = 15, shown = () => true } = options;
  const reachOf = typeof reach === "number" ? () => reach : reach;
  const diagrams = frames.map((frame, f) =>
    diagramOf(
      points,
      [...points.frame.keys()].filter((place) => points.frame[place] === f && shown(place)),
      stretch,
      reachOf(frame) * frame.scale,
    ),
  );
  const rankOf = new Int32Array(points.x.length).fill(-1);
  for (const { places } of diagrams) {
    for (let rank = 0; rank < places.length; rank++) rankOf[places[rank]] = rank;
  }
  return {
    ring: (place) => (rankOf[place] < 0 ? undefined : ringOf(diagrams[points.frame[place]], rankOf[place])),
    borders: (group) => Float64Array.from(diagrams.flatMap((diagram) => bordersOf(diagram, group))),
  };
}

interface Diagram {
  readonly places: readonly number[];
  readonly delaunay: Delaunay<Float64Array>;
  readonly voronoi: ReturnType<Delaunay<Float64Array>["voronoi"]>;
  /** Pixels from its point at which each cell ends. */
  readonly radius: Float64Array;
}

function diagramOf(points: Points, places: readonly number[], stretch: number, reach: number): Diagram {
  const flat = apart(points, places);
  const delaunay = new Delaunay(flat);
  const far = 4 * reach + 1;
  const bounds = boundsOf(flat);
  const voronoi = delaunay.voronoi([bounds[0] - far, bounds[1] - far, bounds[2] + far, bounds[3] + far]);
  const radius = Float64Array.from(places, (_, rank) => {
    const distances = [...delaunay.neighbors(rank)]
      .filter((other) => other >= 0)
      .map((other) => Math.hypot(flat[2 * other] - flat[2 * rank], flat[2 * other + 1] - flat[2 * rank + 1]))
      .sort((a, b) => a - b);
    const median = distances[(distances.length - 1) >> 1] ?? reach;
    return Math.min(reach, Math.max(stretch * median, 0.5));
  });
  return { places, delaunay, voronoi, radius };
}

/** Coordinates of the places, those at the same point moved a tenth of a pixel around it. */
function apart(points: Points, places: readonly number[]): Float64Array {
  const flat = new Float64Array(2 * places.length);
  const seen = new Map<number, number>();
  places.forEach((place, rank) => {
    const key = Math.round(points.x[place] * 1000) * 2 ** 26 + Math.round(points.y[place] * 1000);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    // the golden angle spreads any number of them
    const angle = before * 2.399963;
    const distance = before === 0 ? 0 : 0.1 * Math.sqrt(before);
    flat[2 * rank] = points.x[place] + distance * Math.cos(angle);
    flat[2 * rank + 1] = points.y[place] + distance * Math.sin(angle);
  });
  return flat;
}

function boundsOf(flat: Float64Array): [number, number, number, number] {
  const bounds: [number, number, number, number] = [0, 0, 0, 0];
  for (let k = 0; k < flat.length; k += 2) {
    if (k === 0 || flat[k] < bounds[0]) bounds[0] = flat[k];
    if (k === 0 || flat[k + 1] < bounds[1]) bounds[1] = flat[k + 1];
    if (k === 0 || flat[k] > bounds[2]) bounds[2] = flat[k];
    if (k === 0 || flat[k + 1] > bounds[3]) bounds[3] = flat[k + 1];
  }
  return bounds;
}

/** Collects the ring that d3-delaunay draws: a cell as flat numbers, without an array a corner. */
class RingPen {
  ring: number[] = [];
  moveTo(x: number, y: number): void {
    this.ring = [x, y];
  }
  lineTo(x: number, y: number): void {
    this.ring.push(x, y);
  }
  closePath(): void {}
}

const pen = new RingPen();

function ringOf({ voronoi, delaunay, radius }: Diagram, rank: number): number[] {
  const x = delaunay.points[2 * rank];
  const y = delaunay.points[2 * rank + 1];
  const r = radius[rank];
  pen.ring = [];
  voronoi.renderCell(rank, pen);
  const ring = pen.ring.length > 0 ? pen.ring : disc(x, y, r);
  for (let k = 0; k < ring.length; k += 2) {
    if ((ring[k] - x) ** 2 + (ring[k + 1] - y) ** 2 > r * r) return clipToDisc(ring, x, y, r);
  }
  return ring;
}

const sides = 24;
const turn = (step: number): number => (2 * Math.PI * step) / sides;
/** Outward normals of the polygon that stands for a disc. */
const normals = Array.from({ length: sides }, (_, k) => [Math.cos(turn(k + 0.5)), Math.sin(turn(k + 0.5))]);

const disc = (x: number, y: number, r: number): number[] =>
  Array.from({ length: sides }, (_, k) => [x + r * Math.cos(turn(k)), y + r * Math.sin(turn(k))]).flat();

/** The part of a convex ring inside a polygon of 24 sides around (x, y). Source: Sutherland and Hodgman, "Reentrant polygon clipping" (1974). */
function clipToDisc(ring: readonly number[], x: number, y: number, r: number): number[] {
  const apothem = r * Math.cos(Math.PI / sides);
  let kept = ring;
  for (const [nx, ny] of normals) {
    const clipped: number[] = [];
    for (let k = 0; k < kept.length; k += 2) {
      const next = k + 2 === kept.length ? 0 : k + 2;
      const here = (kept[k] - x) * nx + (kept[k + 1] - y) * ny - apothem;
      const there = (kept[next] - x) * nx + (kept[next + 1] - y) * ny - apothem;
      if (here <= 0) clipped.push(kept[k], kept[k + 1]);
      if (here <= 0 !== there <= 0) {
        const along = here / (here - there);
        clipped.push(
          kept[k] + (kept[next] - kept[k]) * along,
          kept[k + 1] + (kept[next + 1] - kept[k + 1]) * along,
        );
      }
    }
    kept = clipped;
  }
  return [...kept];
}

/** Voronoi edges between places of different groups, each cut at the radius of its two cells. */
function bordersOf(
  { places, delaunay, voronoi, radius }: Diagram,
  group: (place: number) => unknown,
): number[] {
  const { halfedges, triangles, points } = delaunay;
  const { circumcenters } = voronoi;
  const groups = places.map((place) => group(place));
  const segments: number[] = [];
  if (places.length < 3) return segments;
  for (let edge = 0; edge < halfedges.length; edge++) {
    const opposite = halfedges[edge];
    if (opposite >= 0 && opposite < edge) continue;
    const triangle = Math.floor(edge / 3);
    const one = triangles[edge];
    const other = triangles[edge % 3 === 2 ? edge - 2 : edge + 1];
    if (groups[one] === groups[other] || groups[one] === undefined || groups[other] === undefined) continue;
    const from = pointAt(circumcenters, triangle);
    const apex = triangles[3 * triangle + ((edge + 2) % 3)];
    const to =
      opposite >= 0
        ? pointAt(circumcenters, Math.floor(opposite / 3))
        : beyondHull(pointAt(points, one), pointAt(points, other), pointAt(points, apex), from);
    const segment = withinDisc(from, to, pointAt(points, one), Math.min(radius[one], radius[other]));
    if (segment) segments.push(...segment);
  }
  return segments;
}

type Point = readonly [x: number, y: number];

const pointAt = (flat: ArrayLike<number>, k: number): Point => [flat[2 * k], flat[2 * k + 1]];

/** A far point of the ray that leaves the diagram from `from`, at right angles to the hull edge and away from its triangle. */
function beyondHull(one: Point, other: Point, apex: Point, from: Point): Point {
  let normal: Point = [other[1] - one[1], one[0] - other[0]];
  const inward = normal[0] * (apex[0] - one[0]) + normal[1] * (apex[1] - one[1]) > 0;
  if (inward) normal = [-normal[0], -normal[1]];
  const far = 1e5 / Math.hypot(...normal);
  return [from[0] + normal[0] * far, from[1] + normal[1] * far];
}

/** The part of a segment within distance r of a point, or undefined. */
function withinDisc(
  [x0, y0]: Point,
  [x1, y1]: Point,
  [x, y]: Point,
  r: number,
): [number, number, number, number] | undefined {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const a = dx * dx + dy * dy;
  const b = (x0 - x) * dx + (y0 - y) * dy;
  const c = (x0 - x) ** 2 + (y0 - y) ** 2 - r * r;
  const d = b * b - a * c;
  if (a === 0 || d <= 0) return undefined;
  const begin = Math.max(0, (-b - Math.sqrt(d)) / a);
  const end = Math.min(1, (-b + Math.sqrt(d)) / a);
  return begin >= end ? undefined : [x0 + dx * begin, y0 + dy * begin, x0 + dx * end, y0 + dy * end];
}

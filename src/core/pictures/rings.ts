/** Rings of pixels as SVG path text, in tenths of a pixel: drawn inside `<g transform="scale(.1)">`. */

import type { Box } from "./frameBoxes.ts";

/** Tenths of a pixel per pixel: what `ringPath` and `segmentsPath` multiply by. */
export const pathScale = 10;

/**
 * A closed ring `x0, y0, x1, y1, …` in pixels as relative integers; points that fall on the same tenth are dropped.
 * "" for a ring that has no extent at that precision, unless `keep`, which draws it as a dot of a tenth.
 */
export function ringPath(ring: ArrayLike<number>, keep = false): string {
  let x = Math.round(ring[0] * pathScale);
  let y = Math.round(ring[1] * pathScale);
  const start = `M${x} ${y}`;
  let path = "";
  for (let k = 2; k < ring.length; k += 2) {
    const nextX = Math.round(ring[k] * pathScale);
    const nextY = Math.round(ring[k + 1] * pathScale);
    if (nextX === x && nextY === y) continue;
    path += `l${nextX - x} ${nextY - y}`;
    x = nextX;
    y = nextY;
  }
  if (path === "") return keep ? `${start}h1v1h-1z` : "";
  return `${start}${path}z`;
}

/** A dot of `radius` pixels at a point in pixels. */
export function dotPath(x: number, y: number, radius: number): string {
  const r = Math.round(radius * pathScale);
  return `M${Math.round(x * pathScale) - r} ${Math.round(y * pathScale)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

/** Segments `x0, y0, x1, y1, …` in pixels as one path. */
export function segmentsPath(segments: ArrayLike<number>): string {
  let path = "";
  for (let k = 0; k < segments.length; k += 4) {
    const x = Math.round(segments[k] * pathScale);
    const y = Math.round(segments[k + 1] * pathScale);
    const dx = Math.round(segments[k + 2] * pathScale) - x;
    const dy = Math.round(segments[k + 3] * pathScale) - y;
    if (dx !== 0 || dy !== 0) path += `M${x} ${y}l${dx} ${dy}`;
  }
  return path;
}

/** Longest extent of a ring in pixels. */
export function ringExtent(ring: ArrayLike<number>): number {
  let [west, north, east, south] = [ring[0], ring[1], ring[0], ring[1]];
  for (let k = 2; k < ring.length; k += 2) {
    west = Math.min(west, ring[k]);
    east = Math.max(east, ring[k]);
    north = Math.min(north, ring[k + 1]);
    south = Math.max(south, ring[k + 1]);
  }
  return Math.max(east - west, south - north);
}

/**
 * The part of a ring inside a box, `[]` where there is none. Edges that run along the box join the parts: draw inside a
 * smaller clip. Source: Sutherland and Hodgman, "Reentrant polygon clipping" (1974).
 */
export function clipToBox(ring: ArrayLike<number>, box: Box): number[] {
  // each side as a half-plane a x + b y <= c
  const sides = [
    [-1, 0, -box.x],
    [1, 0, box.x + box.width],
    [0, -1, -box.y],
    [0, 1, box.y + box.height],
  ];
  let kept: ArrayLike<number> = ring;
  for (const [a, b, c] of sides) {
    const clipped: number[] = [];
    for (let k = 0; k < kept.length; k += 2) {
      const next = k + 2 === kept.length ? 0 : k + 2;
      const here = a * kept[k] + b * kept[k + 1] - c;
      const there = a * kept[next] + b * kept[next + 1] - c;
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
  return Array.from(kept);
}

/** The shape of every place on a map: its contour, or its Voronoi cell on the land, or nothing (a symbol stands for it). */
import type { Contour } from "../territory/contours.ts";
import { type Cells, voronoiCells } from "./cells.ts";
import { type ContourLines, contourLines } from "./contourLines.ts";
import { type Land, landOf, type Outline } from "./outline.ts";
import type { Frame, Points } from "./projection.ts";
import { clipToBox, dotPath, ringPath, segmentsPath } from "./rings.ts";

export interface MapShapes {
  readonly kind: "contours" | "cells" | "symbols";
  /** Path of a place in tenths of a pixel; undefined where it has none. */
  readonly path: (place: number) => string | undefined;
  /** A dot for a place off the land as drawn, where the clip of the land would hide it. */
  readonly islet: (place: number) => string | undefined;
  /** Lines between places of different groups, in tenths of a pixel; on outer edges too where `outer`. */
  readonly borders: (group: (place: number) => string) => string;
  /** Coast and land border, in tenths of a pixel; "" without outline. */
  readonly landPath: string;
  /** Contours of no place of the map, in its departments. */
  readonly strangers: ContourLines["strangers"];
  /** Places that have a position but no shape of their own kind: communes that the contours do not name. */
  readonly withoutContour: readonly number[];
}

export interface ShapesInput {
  readonly codes: readonly string[];
  readonly departments: readonly string[];
  readonly points: Points;
  readonly frames: readonly Frame[];
  readonly shown: Uint8Array;
  readonly contours?: readonly Contour[] | undefined;
  readonly outline?: Outline | undefined;
}

/** Kilometres at which a cell ends: the largest communes reach some 15 km from their point, in Guyane 160. */
const reachKm = (frame: Frame): number =>
  frame.territory.id === "metropole" ? 15 : frame.territory.id === "973" ? 160 : 20;

/** Departments of the mainland and Corsica: with all of them present, only the coast ends a cell. */
const mainlandDepartments = 96;

/** Radius of the dot of a place off the land as drawn: a small island or a cape that the outline leaves out. */
const isletKm = 2.2;
const isletPixels = 7;

/** The cells of a picture's places, and the land they are drawn on, where an outline is given. */
export function cellsOnLand({ points, frames, outline, departments }: Omit<ShapesInput, "codes" | "shown">): {
  readonly cells: Cells;
  readonly land: Land | undefined;
  /** Radius of the dot that stands for a place off the land as drawn; undefined for places on it, or off the picture. */
  readonly isletRadius: (place: number) => number | undefined;
} {
  const land = outline && landOf(outline, frames, points);
  const whole = new Set(departments).size >= mainlandDepartments;
  return {
    cells: voronoiCells(points, frames, { reach: reachKm, stretch: land && whole ? 100 : 1.3 }),
    land,
    isletRadius: (place) => {
      if (!land || land.holds[place] === 1 || points.frame[place] < 0) return undefined;
      return Math.min(isletPixels, isletKm * frames[points.frame[place]].scale);
    },
  };
}

export function cellShapes(input: ShapesInput): MapShapes {
  const { points, frames, shown } = input;
  const { cells, land, isletRadius } = cellsOnLand(input);
  const islet = (place: number): string | undefined => {
    const radius = isletRadius(place);
    return radius === undefined ? undefined : dotPath(points.x[place], points.y[place], radius);
  };
  return {
    kind: "cells",
    path: (place) => {
      const ring = cells.ring(place);
      return ring && ringPath(ring, true);
    },
    islet,
    borders: (group) => segmentsPath(cells.borders((place) => (shown[place] ? group(place) : ""))),
    landPath: land ? landPathOf(land, frames) : "",
    strangers: [],
    withoutContour: [],
  };
}

export function contourShapes(input: ShapesInput & { readonly contours: readonly Contour[] }): MapShapes {
  const { points, frames, codes, outline, shown } = input;
  const lines = contourLines(input.contours, input, frames);
  const withoutContour = codes.flatMap((_, place) =>
    shown[place] && !lines.path(place) && points.frame[place] >= 0 ? [place] : [],
  );
  return {
    kind: "contours",
    path: lines.path,
    islet: () => undefined,
    borders: lines.borders,
    landPath: outline ? landPathOf(landOf(outline, frames, points), frames) : "",
    strangers: lines.strangers,
    withoutContour,
  };
}

export function noShapes(input: ShapesInput): MapShapes {
  const { outline, frames, points } = input;
  return {
    kind: "symbols",
    path: () => undefined,
    islet: () => undefined,
    borders: () => "",
    landPath: outline ? landPathOf(landOf(outline, frames, points), frames) : "",
    strangers: [],
    withoutContour: [],
  };
}

/** The land of every frame, cut a little outside its box: what lies further is never seen, and is most of a regional map's. */
function landPathOf(land: Land, frames: readonly Frame[]): string {
  const beyond = 20;
  return land.rings
    .flatMap((rings, f) => {
      const { x, y, width, height } = frames[f].box;
      const box = { x: x - beyond, y: y - beyond, width: width + 2 * beyond, height: height + 2 * beyond };
      return rings.map((ring) => clipToBox(ring, box)).filter((ring) => ring.length > 0);
    })
    .map((ring) => ringPath(ring))
    .join("");
}

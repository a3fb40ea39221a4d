/** The shape of every place on a map: its contour, or its Voronoi cell on the land, or nothing (a symbol stands for it). */
import type { Contour } from "../territory/contours.ts";
import { type Cells, voronoiCells } from "./cells.ts";
import { type ContourLines, contourLines } from "./contourLines.ts";
import { type Land, landOf, type Outline } from "./outline.ts";
import type { Frame, Points } from "./projection.ts";
import { ringPath, segmentsPath } from "./rings.ts";

export interface MapShapes {
  readonly kind: "contours" | "cells" | "symbols";
  /** Path of a place in tenths of a pixel; undefined where it has none. */
  readonly path: (place: number) => string | undefined;
  /** The path ends at the coast: it is drawn inside the land's clip. Contours and the cells of small islands are not. */
  readonly onLand: (place: number) => boolean;
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

/** Radius of the cell of a small island that the outline leaves out, in kilometres. */
const isletKm = 2.2;

export function cellShapes(input: ShapesInput): MapShapes {
  const { points, frames, outline, shown } = input;
  const land = outline && landOf(outline, frames, points);
  const whole = new Set(input.departments).size >= mainlandDepartments;
  const cells: Cells = voronoiCells(points, frames, {
    reach: reachKm,
    stretch: land && whole ? 100 : 1.3,
  });
  const isIslet = (place: number): boolean => land !== undefined && land.holds[place] === 0;
  return {
    kind: "cells",
    path: (place) => {
      const within = isIslet(place) ? isletKm * (frames[points.frame[place]]?.scale ?? 1) : undefined;
      const ring = cells.ring(place, within);
      return ring && ringPath(ring, true);
    },
    onLand: (place) => land !== undefined && !isIslet(place),
    borders: (group) => segmentsPath(cells.borders((place) => (shown[place] ? group(place) : ""))),
    landPath: land ? landPathOf(land) : "",
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
    onLand: () => false,
    borders: lines.borders,
    landPath: outline ? landPathOf(landOf(outline, frames, points)) : "",
    strangers: lines.strangers,
    withoutContour,
  };
}

export function noShapes(input: ShapesInput): MapShapes {
  const { outline, frames, points } = input;
  return {
    kind: "symbols",
    path: () => undefined,
    onLand: () => false,
    borders: () => "",
    landPath: outline ? landPathOf(landOf(outline, frames, points)) : "",
    strangers: [],
    withoutContour: [],
  };
}

const landPathOf = (land: Land): string =>
  land.rings
    .flat()
    .map((ring) => ringPath(ring))
    .join("");

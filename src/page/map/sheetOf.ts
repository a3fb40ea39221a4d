import { positionsFromContours } from "../../core/pictures/contourLines.ts";
import { cellsOnLand } from "../../core/pictures/mapShapes.ts";
import type { Outline } from "../../core/pictures/outline.ts";
import { type Frame, frenchFrames, projectPoints } from "../../core/pictures/projection.ts";
import type { Communes } from "../../core/territory/communes.ts";
import type { Contour } from "../../core/territory/contours.ts";
import { GrowingShapes } from "./shapes.ts";
import { SHEET_HEIGHT, SHEET_WIDTH, type Sheet, WHOLE_FRANCE } from "./sheet.ts";

/**
 * The sheet of a territory: communes where their outlines or, without contours, their cells on the land lie. A commune
 * without contour where others have one is drawn as nothing, and a commune without a position neither: the page counts
 * them.
 */
export function sheetOf(
  communes: Communes,
  contours: readonly Contour[] | undefined,
  outline: Outline | undefined,
): Sheet {
  const { longitude, latitude } = contours ? positionsFromContours(communes, contours) : communes;
  const frames = frenchFrames({
    box: { x: 0, y: 0, width: SHEET_WIDTH, height: SHEET_HEIGHT },
    longitude,
    latitude,
    fit: new Set(communes.departments).size > WHOLE_FRANCE ? "territory" : "places",
    margin: 12,
  });
  const points = projectPoints(frames, longitude, latitude);
  const common = {
    x: points.x,
    y: points.y,
    insets: frames
      .filter(({ inset }) => inset)
      .map(({ territory, box }) => ({ name: territory.name, ...box })),
    scale: frames[0]?.scale ?? 1,
  };
  if (contours) {
    const shapes = outlines(communes, contours, frames, points.frame);
    return {
      ...common,
      kind: "contours",
      shapes,
      undrawn: communes.count - new Set(shapes.shapeOf).size,
      islets: new GrowingShapes().shapes(),
      land: undefined,
      borders: outlineBorders(communes, contours, frames, points.frame),
    };
  }
  const { cells, land, isletRadius } = cellsOnLand({
    points,
    frames,
    outline,
    departments: communes.departments,
  });
  const shapes = new GrowingShapes();
  const islets = new GrowingShapes();
  for (let commune = 0; commune < communes.count; commune++) {
    const radius = isletRadius(commune);
    if (radius !== undefined) islets.add(commune, disc(points.x[commune], points.y[commune], radius));
    else {
      const ring = cells.ring(commune);
      if (ring) shapes.add(commune, ring);
    }
  }
  const coast = new GrowingShapes();
  for (const ring of land?.rings.flat() ?? []) coast.add(0, ring);
  return {
    ...common,
    kind: "cells",
    undrawn: points.x.reduce((count, x) => count + (Number.isNaN(x) ? 1 : 0), 0),
    shapes: shapes.shapes(),
    islets: islets.shapes(),
    land: land && coast.shapes(),
    borders: cells.borders((commune) => communes.departments[commune]),
  };
}

/** A ring of 16 sides around a point. */
function disc(x: number, y: number, radius: number): number[] {
  return Array.from({ length: 16 }, (_, side) => {
    const angle = (side * Math.PI) / 8;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }).flat();
}

/** Contours by position of their commune, ascending, so that rings of one commune lie side by side. */
function byCommune(communes: Communes, contours: readonly Contour[]): [number, Contour][] {
  return contours
    .map((contour): [number, Contour] => [communes.index.get(contour.code) ?? -1, contour])
    .filter(([commune]) => commune >= 0)
    .sort(([a], [b]) => a - b);
}

function outlines(
  communes: Communes,
  contours: readonly Contour[],
  frames: readonly Frame[],
  frameOf: Int8Array,
) {
  const shapes = new GrowingShapes();
  for (const [commune, { polygons }] of byCommune(communes, contours)) {
    const frame = frames[frameOf[commune]];
    if (!frame) continue;
    for (const ring of polygons.flat()) {
      shapes.add(
        commune,
        ring.slice(0, -1).flatMap(([longitude, latitude]) => frame.project(longitude, latitude)),
      );
    }
  }
  return shapes.shapes();
}

/** Segments that only one department has, or that two share: the borders of departments and the coast. */
function outlineBorders(
  communes: Communes,
  contours: readonly Contour[],
  frames: readonly Frame[],
  frameOf: Int8Array,
): Float64Array {
  const owners = new Map<string, { department: string; segment: readonly number[]; isBorder: boolean }>();
  for (const [commune, { polygons }] of byCommune(communes, contours)) {
    const frame = frames[frameOf[commune]];
    if (!frame) continue;
    const department = communes.departments[commune];
    for (const ring of polygons.flat()) {
      for (let at = 1; at < ring.length; at++) {
        const [from, to] = [ring[at - 1], ring[at]];
        const ends = [from, to].map(
          ([longitude, latitude]) => `${longitude.toFixed(5)} ${latitude.toFixed(5)}`,
        );
        const key = ends.sort().join(" ");
        const known = owners.get(key);
        if (known) known.isBorder = known.department !== department;
        else {
          const segment = [...frame.project(from[0], from[1]), ...frame.project(to[0], to[1])];
          owners.set(key, { department, segment, isBorder: true });
        }
      }
    }
  }
  return Float64Array.from(
    [...owners.values()].flatMap(({ segment, isBorder }) => (isBorder ? segment : [])),
  );
}

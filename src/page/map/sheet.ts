import type { IdRaster, Placement } from "./raster.ts";
import { clipTo, rasterise } from "./raster.ts";
import { pathOf, type Shapes } from "./shapes.ts";

/** What every territory is laid out in, in sheet units: wide enough for a column of overseas insets. */
export const SHEET_WIDTH = 1150;
export const SHEET_HEIGHT = 1000;

/** As maps on paper: most departments make a map of France, fewer a map of themselves. */
export const WHOLE_FRANCE = 60;

/** Everything a map draws, in sheet coordinates: made once a territory, in the worker. */
export interface Sheet {
  /** Point of each commune, f64[communes]; NaN off the map. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly shapes: Shapes;
  /** Dots of communes off the land as drawn: small islands that the outline leaves out. */
  readonly islets: Shapes;
  /** The land, as one shape: cells end at the coast. Undefined where outlines make their own coast. */
  readonly land: Shapes | undefined;
  /** "cells": drawn around points, not the outlines of communes. */
  readonly kind: "cells" | "contours";
  /** Communes that are drawn as nothing: without a position or, where others have contours, without one. */
  readonly undrawn: number;
  /** Borders of departments, segments x0, y0, x1, y1. */
  readonly borders: Float64Array;
  readonly insets: readonly Inset[];
  /** Sheet units in a kilometre, in the main frame. */
  readonly scale: number;
}

export interface Inset {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The id raster of a sheet, kept until the placement changes: two maps side by side share it. */
export class SheetRaster {
  readonly sheet: Sheet;
  #raster: IdRaster | undefined;
  #placement: Placement | undefined;
  #coast: Path2D | undefined;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  at(placement: Placement, width: number, height: number): IdRaster {
    const kept = this.#placement;
    const isKept =
      kept !== undefined &&
      this.#raster?.width === width &&
      this.#raster.height === height &&
      kept.scale === placement.scale &&
      kept.left === placement.left &&
      kept.top === placement.top;
    if (!isKept) {
      const { shapes, land, islets } = this.sheet;
      const raster = rasterise(shapes, placement, width, height);
      if (land) clipTo(raster, rasterise(land, placement, width, height), this.sheet.x.length + 1);
      this.#raster = rasterise(islets, placement, width, height, raster.ids);
      this.#placement = placement;
    }
    return this.#raster!;
  }

  /** Rings of one commune, as a path in sheet coordinates. */
  outline(commune: number): Path2D {
    const path = pathOf(this.sheet.shapes, commune);
    path.addPath(pathOf(this.sheet.islets, commune));
    return path;
  }

  /** The land, to clip cells and their borders by; undefined where there is none to clip by. */
  get coast(): Path2D | undefined {
    if (!this.#coast && this.sheet.land) this.#coast = pathOf(this.sheet.land);
    return this.#coast;
  }
}

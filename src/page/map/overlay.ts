import { drawNames } from "./names.ts";
import type { OverlayInks, OverlayMarks } from "./overlayMarks.ts";
import type { Placement } from "./raster.ts";
import type { Sheet, SheetRaster } from "./sheet.ts";
import type { PoleSymbol } from "./symbols.ts";

/** Draws borders, insets, origins, selection and names; `dense` is canvas pixels in a CSS pixel. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  raster: SheetRaster,
  placement: Placement,
  dense: number,
  marks: OverlayMarks,
  inks: OverlayInks,
): void {
  const { sheet } = raster;
  const line = cleared(context, placement, dense);
  const { scale } = placement;
  drawBorders(context, raster, inks, line, scale / dense);
  line(inks.rule, 1);
  for (const inset of sheet.insets) context.strokeRect(inset.x, inset.y, inset.width, inset.height);
  drawSymbols(context, sheet, marks.symbols, inks, line);
  drawOrigins(context, sheet, marks, inks, line);
  drawOutline(context, raster, marks.selected, 2.5, line, inks);
  context.setTransform(1, 0, 0, 1, 0, 0);
  drawNames(context, sheet, placement, dense, marks, inks);
}

/** Draws the commune under the pointer, alone on its canvas: the rest stays while the pointer moves. */
export function drawHovered(
  context: CanvasRenderingContext2D,
  raster: SheetRaster,
  placement: Placement,
  dense: number,
  commune: number,
  inks: OverlayInks,
): void {
  drawOutline(context, raster, commune, 1.5, cleared(context, placement, dense), inks);
}

/** Sets the colour and the width, in CSS pixels, of the lines to come. */
type Line = (colour: string, width: number) => void;

/** Empties the canvas and lays the sheet on it. */
function cleared(context: CanvasRenderingContext2D, { scale, left, top }: Placement, dense: number): Line {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(scale, 0, 0, scale, left, top);
  return (colour, width) => {
    context.strokeStyle = colour;
    context.lineWidth = (width * dense) / scale;
  };
}

function drawOutline(
  context: CanvasRenderingContext2D,
  raster: SheetRaster,
  commune: number,
  width: number,
  line: Line,
  inks: OverlayInks,
): void {
  if (commune < 0) return;
  const outline = raster.outline(commune);
  line(inks.halo, width + 2);
  context.stroke(outline);
  line(inks.strong, width);
  context.stroke(outline);
}

/** Borders of departments on the land, thicker as the map comes nearer; then the coast. */
function drawBorders(
  context: CanvasRenderingContext2D,
  { sheet, coast }: SheetRaster,
  inks: OverlayInks,
  line: Line,
  scale: number,
): void {
  const width = Math.min(1.4, 0.5 + 0.12 * scale);
  context.save();
  if (coast) context.clip(coast, "evenodd");
  line(inks.halo, width + 0.8);
  context.globalAlpha = 0.5;
  context.stroke(bordersOf(sheet));
  line(inks.border, width);
  context.globalAlpha = 0.8;
  context.stroke(bordersOf(sheet));
  context.restore();
  if (!coast) return;
  line(inks.coast, 0.8);
  context.stroke(coast);
}

const borders = new WeakMap<Sheet, Path2D>();

function bordersOf(sheet: Sheet): Path2D {
  const known = borders.get(sheet);
  if (known) return known;
  const path = new Path2D();
  const { borders: segments } = sheet;
  for (let at = 0; at < segments.length; at += 4) {
    path.moveTo(segments[at], segments[at + 1]);
    path.lineTo(segments[at + 2], segments[at + 3]);
  }
  borders.set(sheet, path);
  return path;
}

function drawSymbols(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  symbols: readonly PoleSymbol[],
  inks: OverlayInks,
  line: Line,
): void {
  const { a: scale } = context.getTransform();
  const dense = context.canvas.width / Math.max(1, context.canvas.clientWidth);
  for (const { commune, radius, colour } of symbols) {
    if (Number.isNaN(sheet.x[commune])) continue;
    context.beginPath();
    context.arc(sheet.x[commune], sheet.y[commune], (radius * dense) / scale, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    line(inks.strong, 1);
    context.stroke();
  }
}

function drawOrigins(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  { origins, selected, moved }: OverlayMarks,
  inks: OverlayInks,
  line: Line,
): void {
  const { a: scale } = context.getTransform();
  const dense = context.canvas.width / Math.max(1, context.canvas.clientWidth);
  for (const { commune, share } of selected < 0 ? [] : origins) {
    if (Number.isNaN(sheet.x[commune])) continue;
    context.beginPath();
    context.moveTo(sheet.x[selected], sheet.y[selected]);
    context.lineTo(sheet.x[commune], sheet.y[commune]);
    line(inks.halo, 1.5 + 6 * share);
    context.stroke();
    line(inks.strong, 0.75 + 4 * share);
    context.stroke();
    context.beginPath();
    context.arc(
      sheet.x[commune],
      sheet.y[commune],
      ((2.5 + 6 * Math.sqrt(share)) * dense) / scale,
      0,
      2 * Math.PI,
    );
    context.fillStyle = inks.halo;
    context.fill();
    line(inks.strong, 1.5);
    context.stroke();
  }
  for (const { commune, doctors } of moved) {
    const [x, y] = [sheet.x[commune], sheet.y[commune]];
    const arm = (6 * dense) / scale;
    for (const [colour, width] of [
      [inks.halo, 5],
      [inks.strong, 2],
    ] as const) {
      line(colour, width);
      context.beginPath();
      context.moveTo(x - arm, y);
      context.lineTo(x + arm, y);
      if (doctors > 0) {
        context.moveTo(x, y - arm);
        context.lineTo(x, y + arm);
      }
      context.stroke();
    }
  }
}

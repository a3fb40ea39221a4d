import type { Camera } from "../state.ts";
import type { Placement } from "./raster.ts";
import { SHEET_HEIGHT, SHEET_WIDTH } from "./sheet.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 8;
const CLOSEST = 120;
const FARTHEST = 0.8;

/** The whole sheet, centred. */
export const wholeSheet: Camera = { x: SHEET_WIDTH / 2, y: SHEET_HEIGHT / 2, zoom: 1 };

/** Where the sheet lies in a picture that the camera takes. */
export function placementOf(camera: Camera, { width, height }: Size): Placement {
  const fit = Math.min((width - 2 * MARGIN) / SHEET_WIDTH, (height - 2 * MARGIN) / SHEET_HEIGHT);
  const scale = camera.zoom * Math.max(1e-6, fit);
  return { scale, left: width / 2 - camera.x * scale, top: height / 2 - camera.y * scale };
}

/** The camera moved by so many pixels of the picture, the sheet kept in sight. */
export function panned(camera: Camera, dx: number, dy: number, size: Size): Camera {
  const { scale } = placementOf(camera, size);
  return { ...camera, ...withinSheet(camera.x - dx / scale, camera.y - dy / scale) };
}

/** The camera nearer by a factor, the pixel (x, y) of the picture staying where it is. */
export function zoomed(camera: Camera, factor: number, x: number, y: number, size: Size): Camera {
  const zoom = Math.min(CLOSEST, Math.max(FARTHEST, camera.zoom * factor));
  const before = placementOf(camera, size);
  const sheetX = (x - before.left) / before.scale;
  const sheetY = (y - before.top) / before.scale;
  const after = placementOf({ ...camera, zoom }, size);
  const centre = withinSheet(
    sheetX + (size.width / 2 - x) / after.scale,
    sheetY + (size.height / 2 - y) / after.scale,
  );
  return { ...centre, zoom };
}

/** A centre that keeps some of the sheet in sight. */
function withinSheet(x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: Math.min(SHEET_WIDTH, Math.max(0, x)), y: Math.min(SHEET_HEIGHT, Math.max(0, y)) };
}

/** The camera that shows a box of the sheet, no nearer than `closest`. */
export function showing(
  box: { x0: number; y0: number; x1: number; y1: number },
  size: Size,
  closest = 24,
): Camera {
  const { scale } = placementOf(wholeSheet, size);
  const zoom = Math.min(
    (0.9 * size.width) / Math.max(1e-6, box.x1 - box.x0),
    (0.9 * size.height) / Math.max(1e-6, box.y1 - box.y0),
  );
  return {
    x: (box.x0 + box.x1) / 2,
    y: (box.y0 + box.y1) / 2,
    zoom: Math.min(closest, Math.max(FARTHEST, zoom / scale)),
  };
}

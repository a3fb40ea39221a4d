/** Where the camera looks for a reader who asks for a place. */
import type { TerritoryView } from "../engine/figures.ts";
import type { Camera } from "../state.ts";
import { type Size, showing, wholeSheet } from "./camera.ts";

const AROUND_KM = 40;

/** A commune and what lies around it; a camera that is nearer only moves. Where the commune has no place, the same camera. */
export function aimAtCommune({ sheet }: TerritoryView, commune: number, camera: Camera, size: Size): Camera {
  const [x, y] = [sheet.x[commune], sheet.y[commune]];
  if (Number.isNaN(x)) return camera;
  const around = AROUND_KM * sheet.scale;
  const nearest = showing({ x0: x - around, y0: y - around, x1: x + around, y1: y + around }, size);
  return camera.zoom > nearest.zoom ? { ...camera, x, y } : nearest;
}

/** All communes of a region; the whole sheet for "" and for a region without a place. */
export function aimAtRegion({ sheet, regions }: TerritoryView, region: string, size: Size): Camera {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (let commune = 0; commune < sheet.x.length; commune++) {
    const [x, y] = [sheet.x[commune], sheet.y[commune]];
    if (Number.isNaN(x) || regions[commune] !== region) continue;
    box.x0 = Math.min(box.x0, x);
    box.y0 = Math.min(box.y0, y);
    box.x1 = Math.max(box.x1, x);
    box.y1 = Math.max(box.y1, y);
  }
  return region === "" || box.x1 < box.x0 ? wholeSheet : showing(box, size);
}

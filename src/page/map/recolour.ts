import type { IdRaster } from "./raster.ts";

/** A colour as the four bytes of a canvas pixel (red first in memory, whatever the processor: canvas is little-endian where pages run). */
export function pixelOf(colour: string, opacity = 1): number {
  const value = Number.parseInt(colour.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
  return ((Math.round(opacity * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Writes a picture: each pixel the colour of its shape, `colours[0]` being outside and `colours[s + 1]` shape s. */
export function recolour(raster: IdRaster, colours: Uint32Array, pixels: Uint32Array): void {
  const { ids } = raster;
  for (let pixel = 0; pixel < ids.length; pixel++) pixels[pixel] = colours[ids[pixel]];
}

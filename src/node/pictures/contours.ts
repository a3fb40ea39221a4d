import type { Contour } from "../../core/territory/contours.ts";
import { readContours } from "../../formats/geojson.ts";
import { Problems } from "../../table/problems.ts";
import { readBytes } from "../files.ts";

/** The outlines of GeoJSON and TopoJSON files; a commune in several files keeps the first. @throws InputError */
export async function readContourFiles(paths: readonly string[]): Promise<Contour[]> {
  const problems = new Problems();
  const found = new Map<string, Contour>();
  for (const path of paths) {
    for (const contour of readContours(await readBytes(path), path, problems)) {
      if (!found.has(contour.code)) found.set(contour.code, contour);
    }
  }
  problems.throwIfAny();
  return [...found.values()];
}

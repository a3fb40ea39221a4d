/** Outlines of communes put together into those of their zones, through topojson: lines that two members share disappear. */
import type { GeometryCollection, MultiPolygon, Polygon } from "geojson";
import { merge } from "topojson-client";
import { topology } from "topojson-server";
import type { Contour } from "../../core/territory/contours.ts";
import { contourGeometry } from "./geometry.ts";

/**
 * The outline of each group of contours; undefined for a group without any. Outlines must share their positions (one topology,
 * as IGN's and Etalab's do): between lines drawn apart a sliver would stay. Positions are matched to 0.00001 degree.
 * @param groupOf -1 leaves a contour out
 */
export function dissolved(
  contours: readonly Contour[],
  groupOf: (contour: Contour) => number,
  groups: number,
): (Polygon | MultiPolygon | undefined)[] {
  const members = Array.from({ length: groups }, (): number[] => []);
  for (const [k, contour] of contours.entries()) members[groupOf(contour)]?.push(k);
  const outlines: GeometryCollection = {
    type: "GeometryCollection",
    geometries: contours.map((contour) => contourGeometry(rounded(contour))),
  };
  const joined = topology({ contours: outlines });
  const { geometries } = joined.objects.contours as { readonly geometries: readonly object[] };
  return members.map((group) => {
    if (group.length === 0) return undefined;
    const { coordinates } = merge(joined as never, group.map((k) => geometries[k]) as never);
    const polygons = coordinates.map((rings) => rings.map((ring) => ring as [number, number][]));
    return contourGeometry({ polygons });
  });
}

const rounded = ({ polygons }: Contour): Pick<Contour, "polygons"> => ({
  polygons: polygons.map((rings) =>
    rings.map((ring) => ring.map(([x, y]): [number, number] => [round(x), round(y)])),
  ),
});

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

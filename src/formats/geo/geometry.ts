/** Places as geometries for geographic information systems. */
import type { Geometry, MultiPolygon, Point, Polygon, Position } from "geojson";
import type { Contour, Ring } from "../../core/territory/contours.ts";

/** A point in degrees (WGS 84), or null where the position is unknown. */
export function pointGeometry(longitude: number, latitude: number): Point | null {
  if (Number.isNaN(longitude) || Number.isNaN(latitude)) return null;
  return { type: "Point", coordinates: [longitude, latitude] };
}

/** The outline of a commune: a Polygon, or a MultiPolygon of its parts. Outer rings run anticlockwise, holes clockwise (RFC 7946, 3.1.6). */
export function contourGeometry({ polygons }: Pick<Contour, "polygons">): Polygon | MultiPolygon {
  const parts = polygons.map((rings) => rings.map((ring, k) => turned(ring, k === 0)));
  return parts.length === 1
    ? { type: "Polygon", coordinates: parts[0] }
    : { type: "MultiPolygon", coordinates: parts };
}

function turned(ring: Ring, anticlockwise: boolean): Position[] {
  let twiceArea = 0;
  for (let k = 1; k < ring.length; k++) {
    twiceArea += ring[k - 1][0] * ring[k][1] - ring[k][0] * ring[k - 1][1];
  }
  const positions = ring.map(([longitude, latitude]) => [longitude, latitude]);
  return twiceArea > 0 === anticlockwise ? positions : positions.reverse();
}

/** West, south, east, north of geometries, in degrees; undefined where none has a position. */
export function boundsOf(
  geometries: readonly (Geometry | null)[],
): [number, number, number, number] | undefined {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] !== "number") {
      for (const each of coordinates) visit(each);
      return;
    }
    const [longitude, latitude] = coordinates as number[];
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  };
  for (const geometry of geometries) if (geometry && "coordinates" in geometry) visit(geometry.coordinates);
  return bounds[0] <= bounds[2] ? bounds : undefined;
}

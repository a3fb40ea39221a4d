/** Outlines of communes on a picture: their paths, and the lines between groups of them. */
import type { Contour, Ring } from "../territory/contours.ts";
import { departmentOfCommune } from "../territory/regions.ts";
import { territories, territoryOf } from "./drawnTerritories.ts";
import type { Frame } from "./projection.ts";
import { ringPath, segmentsPath } from "./rings.ts";

export interface ContourLines {
  readonly path: (place: number) => string | undefined;
  /** Contours of codes that are no place of the map, in departments that it shows: drawn as missing, and counted. */
  readonly strangers: readonly { readonly code: string; readonly name: string; readonly path: string }[];
  /** Segments that two communes of different groups share, and those that only one commune has: the outer edge. */
  readonly borders: (group: (place: number) => string) => string;
}

/** Degrees of places, those without a position at the middle of their contour's bounds. */
export function positionsFromContours(
  places: {
    readonly codes: readonly string[];
    readonly longitude: Float64Array;
    readonly latitude: Float64Array;
  },
  contours: readonly Contour[],
): { readonly longitude: Float64Array; readonly latitude: Float64Array } {
  const longitude = places.longitude.slice();
  const latitude = places.latitude.slice();
  const lost = new Map(
    places.codes.flatMap((code, place) => (Number.isNaN(longitude[place]) ? [[code, place] as const] : [])),
  );
  for (const { code, polygons } of contours) {
    const place = lost.get(code);
    if (place === undefined) continue;
    const positions = polygons[0][0];
    const middle = (axis: 0 | 1): number => {
      const along = positions.map((position) => position[axis]);
      return (Math.min(...along) + Math.max(...along)) / 2;
    };
    longitude[place] = middle(0);
    latitude[place] = middle(1);
  }
  return { longitude, latitude };
}

interface ContourPlaces {
  readonly codes: readonly string[];
  readonly departments: readonly string[];
  readonly shown: Uint8Array;
}

/** The contours that a picture draws: those of its shown places, and of codes that are no place, in the departments it shows. */
function shownContours(contours: readonly Contour[], places: ContourPlaces) {
  const placeOf = new Map(places.codes.map((code, place) => [code, place]));
  const departments = new Set(places.departments.filter((_, place) => places.shown[place]));
  return contours.flatMap((contour) => {
    const place = placeOf.get(contour.code) ?? -1;
    const department = place >= 0 ? places.departments[place] : departmentOfCommune(contour.code);
    const isShown = place >= 0 ? places.shown[place] : departments.has(department);
    return isShown ? [{ ...contour, place, department }] : [];
  });
}

/** The north-west and south-east corners, in degrees, of every contour that a picture draws. */
export function contourCorners(contours: readonly Contour[], places: ContourPlaces): [number, number][] {
  return shownContours(contours, places).flatMap(({ polygons }): [number, number][] => {
    let [west, north, east, south] = [180, -90, -180, 90];
    for (const [outer] of polygons) {
      for (const [longitude, latitude] of outer) {
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        north = Math.max(north, latitude);
        south = Math.min(south, latitude);
      }
    }
    return [
      [west, north],
      [east, south],
    ];
  });
}

/** Points closer than this many pixels to the last kept one are left out of a drawn ring. */
const detail = 0.25;

export function contourLines(
  contours: readonly Contour[],
  places: ContourPlaces,
  frames: readonly Frame[],
): ContourLines {
  const pathOf = (rings: readonly Ring[]): string =>
    rings.map((ring) => ringPath(projectRing(ring, frames), true)).join("");
  const own: Own[] = [];
  const strangers: { code: string; name: string; path: string }[] = [];
  const paths: (string | undefined)[] = [];
  for (const { code, name, polygons, place, department } of shownContours(contours, places)) {
    const rings = polygons.flat();
    const path = pathOf(rings);
    if (place >= 0) paths[place] = path || undefined;
    else strangers.push({ code, name, path });
    own.push({ place, department, rings });
  }
  let segments: Segments | undefined;
  return {
    path: (place) => paths[place],
    strangers,
    borders: (group) => {
      const groups = own.map(({ place, department }) => (place >= 0 ? group(place) : department));
      segments ??= segmentsOf(own);
      return segmentsPath(borderSegments(segments, groups, frames));
    },
  };
}

function frameOf(longitude: number, latitude: number, frames: readonly Frame[]): Frame | undefined {
  const territory = territories[territoryOf(longitude, latitude)];
  return frames.find((frame) => frame.territory === territory);
}

/** A ring in pixels without the points that the picture cannot show; empty off the picture. */
function projectRing(ring: Ring, frames: readonly Frame[]): number[] {
  const frame = frameOf(ring[0][0], ring[0][1], frames);
  if (!frame) return [];
  const pixels: number[] = [];
  let [lastX, lastY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [longitude, latitude] of ring.slice(0, -1)) {
    const [x, y] = frame.project(longitude, latitude);
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < detail) continue;
    pixels.push(x, y);
    [lastX, lastY] = [x, y];
  }
  return pixels;
}

/** Positions are matched to 0.00001 degree, as IGN and Etalab write them. */
const positionKey = ([longitude, latitude]: readonly [number, number]): number =>
  Math.round((longitude + 180) * 1e5) * 2 ** 25 + Math.round((latitude + 90) * 1e5);

interface Own {
  readonly place: number;
  readonly department: string;
  readonly rings: readonly Ring[];
}

/** Every segment of the outlines, once: degrees, and the two outlines that have it; -1 where the second is none. */
interface Segments {
  readonly ends: readonly number[];
  readonly first: readonly number[];
  readonly second: readonly number[];
}

function segmentsOf(own: readonly Own[]): Segments {
  const positions = new Map<number, number>();
  const idOf = (key: number): number => {
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, positions.size);
    return positions.size - 1;
  };
  const known = new Map<number, number>();
  const ends: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  own.forEach(({ rings }, owner) => {
    for (const ring of rings) {
      let from = idOf(positionKey(ring[0]));
      for (let k = 1; k < ring.length; k++) {
        const to = idOf(positionKey(ring[k]));
        const key = Math.min(from, to) * 2 ** 26 + Math.max(from, to);
        from = to;
        const segment = known.get(key);
        if (segment !== undefined) {
          second[segment] = owner;
          continue;
        }
        known.set(key, first.length);
        first.push(owner);
        second.push(-1);
        ends.push(ring[k - 1][0], ring[k - 1][1], ring[k][0], ring[k][1]);
      }
    }
  });
  return { ends, first, second };
}

/** Segments between outlines of different groups, and those of one outline only, in pixels. */
function borderSegments(
  { ends, first, second }: Segments,
  groups: readonly string[],
  frames: readonly Frame[],
): number[] {
  const segments: number[] = [];
  for (let segment = 0; segment < first.length; segment++) {
    const other = second[segment];
    if (other >= 0 && groups[first[segment]] === groups[other]) continue;
    const frame = frameOf(ends[4 * segment], ends[4 * segment + 1], frames);
    if (!frame) continue;
    segments.push(
      ...frame.project(ends[4 * segment], ends[4 * segment + 1]),
      ...frame.project(ends[4 * segment + 2], ends[4 * segment + 3]),
    );
  }
  return segments;
}

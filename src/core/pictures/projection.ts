/** France on paper: the mainland and Corsica in Lambert-93, each overseas territory in its own inset. */
import { type GeoProjection, geoConicConformal, geoMercator } from "d3-geo";
import { type Territory, territories, territoryOf } from "./drawnTerritories.ts";
import { type Box, frameBoxes } from "./frameBoxes.ts";

/** A rectangle of the picture that shows one territory. */
export interface Frame {
  readonly territory: Territory;
  readonly box: Box;
  /** Drawn in a corner beside the main frame, under its name. */
  readonly inset: boolean;
  /** Pixel bounds of what the frame was fitted to. */
  readonly extent: Box;
  /** Pixels per kilometre at the middle of the frame. */
  readonly scale: number;
  /** Pixels of a place in degrees (WGS 84), and back. */
  project(longitude: number, latitude: number): readonly [x: number, y: number];
  invert(x: number, y: number): readonly [longitude: number, latitude: number];
}

/** Places on the picture: pixels, f64[places], NaN off it; and the frame of each, -1 where it has none. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly frame: Int8Array;
}

export interface FramesOptions {
  /** Where the frames may be drawn, in pixels. */
  readonly box: Box;
  /** Degrees, f64[places]; NaN where unknown. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** The places to show: the frames are fitted to them. All of them by default. */
  readonly shown?: Iterable<number>;
  /** "territory" fits the whole mainland, so that every national map has the same scale; "places" fits what is shown. */
  readonly fit?: "territory" | "places";
  /** Kilometres kept around the places. */
  readonly margin?: number;
  /** Other positions to hold, in degrees: the corners of outlines. */
  readonly corners?: readonly (readonly [longitude: number, latitude: number])[];
}

/**
 * Frames of the territories that hold a shown place: the mainland (else the one with most places) is the main frame,
 * the others are insets: in the Bay of Biscay beside the whole mainland, else in a column on the left, or in a row under
 * the map where the box is narrow.
 */
export function frenchFrames(options: FramesOptions): Frame[] {
  const { longitude, latitude, box, fit = "territory", margin = 10, corners = [] } = options;
  const placesOf = territories.map((): number[] => []);
  for (const place of options.shown ?? longitude.keys()) {
    placesOf[territoryOf(longitude[place], latitude[place])]?.push(place);
  }
  const present = territories.map((_, t) => t).filter((t) => placesOf[t].length > 0);
  const most = present.reduce(
    (best, t) => (placesOf[t].length > (placesOf[best]?.length ?? 0) ? t : best),
    0,
  );
  const main = placesOf[0].length > 0 ? 0 : most;
  const insets = present.filter((t) => t !== main);
  const cornersOf = (t: number) => corners.filter((at) => territoryOf(at[0], at[1]) === t);
  const { mainBox, insetBoxes } = frameBoxes(box, insets.length, main === 0 && fit === "territory");
  const frame = (t: number, at: Box, inset: boolean): Frame =>
    frameOf(
      territories[t],
      at,
      inset,
      fit === "territory"
        ? undefined
        : [...placesOf[t].map((place) => [longitude[place], latitude[place]] as const), ...cornersOf(t)],
      margin,
    );
  return [frame(main, mainBox, false), ...insets.map((t, k) => frame(t, insetBoxes[k], true))];
}

/** The far points of the mainland and Corsica: fitting them fits all of it. */
const mainlandHull: readonly (readonly [number, number])[] = [
  [-5.15, 48.45],
  [2.55, 51.1],
  [8.25, 48.97],
  [7.7, 44.1],
  [9.57, 42.3],
  [9.2, 41.35],
  [1.5, 42.4],
  [-1.8, 43.35],
  [-4.4, 47.8],
];

function frameOf(
  territory: Territory,
  box: Box,
  inset: boolean,
  places: readonly (readonly [number, number])[] | undefined,
  margin: number,
): Frame {
  const [west, south, east, north] = territory.extent;
  const mainland = territory.id === "metropole";
  const territoryPoints = mainland
    ? mainlandHull
    : [
        [west, south],
        [east, north],
      ];
  // an overseas territory is shown whole: its communes are large, their points say little of its extent
  const points = places === undefined || !mainland ? territoryPoints : padded(places, margin);
  const projection: GeoProjection = mainland
    ? // Lambert-93 on the sphere: EPSG 2154, parallels 44 and 49, meridian 3
      geoConicConformal().parallels([44, 49]).rotate([-3, 0])
    : geoMercator();
  const pad = inset ? 5 : 0;
  projection.fitExtent(
    [
      [box.x + pad, box.y + pad + (inset ? 12 : 0)],
      [box.x + box.width - pad, box.y + box.height - pad],
    ],
    { type: "MultiPoint", coordinates: points.map(([longitude, latitude]) => [longitude, latitude]) },
  );
  const project = (longitude: number, latitude: number): readonly [number, number] =>
    projection([longitude, latitude])!;
  const invert = (x: number, y: number): readonly [number, number] => projection.invert!([x, y])!;
  const middle = invert(box.x + box.width / 2, box.y + box.height / 2);
  const [x0, y0] = project(middle[0], middle[1]);
  const [x1, y1] = project(middle[0], middle[1] + 0.1);
  const extent = pixelBounds(points.map(([longitude, latitude]) => project(longitude, latitude)));
  const scale = Math.hypot(x1 - x0, y1 - y0) / kilometres(0.1);
  return { territory, box, inset, extent, scale, project, invert };
}

function pixelBounds(points: readonly (readonly [number, number])[]): Box {
  let [west, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [east, south] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  return { x: west, y: north, width: east - west, height: south - north };
}

/** Kilometres of an arc of meridian in degrees, on a sphere of 6,371 km. */
const kilometres = (degrees: number): number => (degrees * Math.PI * 6371) / 180;

/** The corners of the places' bounds, `margin` kilometres further out, and the places themselves thinned to those bounds. */
function padded(places: readonly (readonly [number, number])[], margin: number): [number, number][] {
  const latitudes = places.map(([, latitude]) => latitude);
  const middle = latitudes.reduce((sum, latitude) => sum + latitude, 0) / latitudes.length;
  const north = margin / kilometres(1);
  const east = north / Math.cos((middle * Math.PI) / 180);
  return places.flatMap(([longitude, latitude]): [number, number][] => [
    [longitude - east, latitude],
    [longitude + east, latitude],
    [longitude, latitude - north],
    [longitude, latitude + north],
  ]);
}

/** Pixels of every place in the frames. */
export function projectPoints(
  frames: readonly Frame[],
  longitude: Float64Array,
  latitude: Float64Array,
): Points {
  const frameOfTerritory = territories.map((territory) =>
    frames.findIndex((frame) => frame.territory === territory),
  );
  const x = new Float64Array(longitude.length).fill(Number.NaN);
  const y = x.slice();
  const frame = new Int8Array(longitude.length).fill(-1);
  for (let place = 0; place < longitude.length; place++) {
    const found = frameOfTerritory[territoryOf(longitude[place], latitude[place])] ?? -1;
    if (found < 0) continue;
    const [px, py] = frames[found].project(longitude[place], latitude[place]);
    x[place] = px;
    y[place] = py;
    frame[place] = found;
  }
  return { x, y, frame };
}

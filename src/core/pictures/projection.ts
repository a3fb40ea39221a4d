/** France on paper: the mainland and Corsica in Lambert-93, each overseas territory in its own inset. */
import { type GeoProjection, geoConicConformal, geoMercator } from "d3-geo";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A territory that is drawn at one scale, on its own. */
export interface Territory {
  /** "metropole", or the department code of the territory. */
  readonly id: string;
  readonly name: string;
  /** Degrees: west, south, east, north. A place belongs to the territory whose bounds hold it. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
}

export const territories: readonly Territory[] = [
  { id: "metropole", name: "France métropolitaine", bounds: [-5.6, 41.2, 9.9, 51.3] },
  { id: "971", name: "Guadeloupe", bounds: [-61.95, 15.7, -60.9, 16.6] },
  { id: "972", name: "Martinique", bounds: [-61.35, 14.3, -60.7, 15] },
  { id: "973", name: "Guyane", bounds: [-54.8, 2, -51.4, 6] },
  { id: "974", name: "La Réunion", bounds: [55.1, -21.5, 55.95, -20.75] },
  { id: "976", name: "Mayotte", bounds: [44.9, -13.1, 45.4, -12.5] },
  { id: "975", name: "Saint-Pierre-et-Miquelon", bounds: [-56.6, 46.6, -56, 47.3] },
  { id: "977", name: "Saint-Martin, Saint-Barthélemy", bounds: [-63.3, 17.8, -62.7, 18.2] },
];

/** A rectangle of the picture that shows one territory. */
export interface Frame {
  readonly territory: Territory;
  readonly box: Box;
  /** Drawn in a corner beside the main frame, under its name. */
  readonly inset: boolean;
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

/** Position in `territories` of a place in degrees; -1 where it is missing or in none. */
export function territoryOf(longitude: number, latitude: number): number {
  return territories.findIndex(
    ({ bounds: [west, south, east, north] }) =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
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
}

/**
 * Frames of the territories that hold a shown place: the mainland (else the one with most places) is the main frame,
 * the others are insets in a column on its left, or in a row under it where the box is narrow.
 */
export function frenchFrames(options: FramesOptions): Frame[] {
  const { longitude, latitude, box, fit = "territory", margin = 6 } = options;
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
  const { mainBox, insetBoxes } = frameBoxes(box, insets.length);
  const frame = (t: number, at: Box, inset: boolean): Frame =>
    frameOf(
      territories[t],
      at,
      inset,
      fit === "territory" ? undefined : placesOf[t].map((place) => [longitude[place], latitude[place]]),
      margin,
    );
  return [frame(main, mainBox, false), ...insets.map((t, k) => frame(t, insetBoxes[k], true))];
}

/** The column takes a sixth of a wide box and the row a seventh of a narrow one; each inset leaves 4 px to the next. */
function frameBoxes(box: Box, insets: number): { mainBox: Box; insetBoxes: Box[] } {
  if (insets === 0) return { mainBox: box, insetBoxes: [] };
  const gap = 6;
  const slots = Math.max(insets, 5);
  if (box.width >= box.height * 1.05) {
    const side = Math.min(box.width / 6, (box.height - gap * (slots - 1)) / slots);
    const mainBox = { ...box, x: box.x + side + gap, width: box.width - side - gap };
    const top = box.y + box.height - insets * (side + gap) + gap;
    const insetBoxes = Array.from({ length: insets }, (_, k) => ({
      x: box.x,
      y: top + k * (side + gap),
      width: side,
      height: side,
    }));
    return { mainBox, insetBoxes };
  }
  const side = Math.min(box.height / 7, (box.width - gap * (slots - 1)) / slots);
  const mainBox = { ...box, height: box.height - side - gap };
  const insetBoxes = Array.from({ length: insets }, (_, k) => ({
    x: box.x + k * (side + gap),
    y: box.y + box.height - side,
    width: side,
    height: side,
  }));
  return { mainBox, insetBoxes };
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
  const [west, south, east, north] = territory.bounds;
  const mainland = territory.id === "metropole";
  const territoryPoints = mainland
    ? mainlandHull
    : [
        [west, south],
        [east, north],
      ];
  const points = places === undefined ? territoryPoints : padded(places, margin);
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
  return { territory, box, inset, scale: Math.hypot(x1 - x0, y1 - y0) / kilometres(0.1), project, invert };
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

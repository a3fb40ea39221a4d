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
  /** Degrees: what of it is land. */
  readonly extent: readonly [west: number, south: number, east: number, north: number];
}

export const territories: readonly Territory[] = [
  {
    id: "metropole",
    name: "France métropolitaine",
    bounds: [-5.6, 41.2, 9.9, 51.3],
    extent: [-5.15, 41.35, 9.57, 51.1],
  },
  { id: "971", name: "Guadeloupe", bounds: [-61.95, 15.7, -60.9, 16.6], extent: [-61.81, 15.83, -61, 16.52] },
  {
    id: "972",
    name: "Martinique",
    bounds: [-61.35, 14.3, -60.7, 15],
    extent: [-61.23, 14.39, -60.81, 14.88],
  },
  { id: "973", name: "Guyane", bounds: [-54.8, 2, -51.4, 6], extent: [-54.6, 2.11, -51.62, 5.75] },
  {
    id: "974",
    name: "La Réunion",
    bounds: [55.1, -21.5, 55.95, -20.75],
    extent: [55.21, -21.39, 55.84, -20.87],
  },
  { id: "976", name: "Mayotte", bounds: [44.9, -13.1, 45.4, -12.5], extent: [45.02, -13, 45.3, -12.64] },
  {
    id: "975",
    name: "Saint-Pierre-et-Miquelon",
    bounds: [-56.6, 46.6, -56, 47.3],
    extent: [-56.45, 46.74, -56.1, 47.15],
  },
  {
    id: "977",
    name: "Saint-Martin, Saint-Barthélemy",
    bounds: [-63.3, 17.8, -62.7, 18.2],
    extent: [-63.16, 17.87, -62.78, 18.13],
  },
];

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
 * the others are insets: in the Bay of Biscay beside the whole mainland, else in a column on the left, or in a row under
 * the map where the box is narrow.
 */
export function frenchFrames(options: FramesOptions): Frame[] {
  const { longitude, latitude, box, fit = "territory", margin = 10 } = options;
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
  const { mainBox, insetBoxes } = frameBoxes(box, insets.length, main === 0 && fit === "territory");
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

/** The drawn mainland with Corsica is this many times as high as wide. */
export const mainlandAspect = 0.94;

/** Boxes of the main frame and of the insets, which leave 6 px to each other. */
function frameBoxes(box: Box, insets: number, bay: boolean): { mainBox: Box; insetBoxes: Box[] } {
  if (insets === 0) return { mainBox: box, insetBoxes: [] };
  if (bay && box.width >= 500) return { mainBox: box, insetBoxes: bayBoxes(box, insets) };
  const gap = 6;
  const slots = Math.max(insets, 5);
  const wide = box.width >= box.height * 1.05;
  const side = wide
    ? Math.min(box.width / 6, (box.height - gap * (slots - 1)) / slots)
    : Math.min(box.height / 7, (box.width - gap * (slots - 1)) / slots);
  const mainBox = wide
    ? { ...box, x: box.x + side + gap, width: box.width - side - gap }
    : { ...box, height: box.height - side - gap };
  const top = box.y + box.height - (wide ? insets * (side + gap) - gap : side);
  const insetBoxes = Array.from({ length: insets }, (_, k) => ({
    x: wide ? box.x : box.x + k * (side + gap),
    y: wide ? top + k * (side + gap) : top,
    width: side,
    height: side,
  }));
  return { mainBox, insetBoxes };
}

/** Insets where the mainland leaves room, a ninth of its width each: three south of the Pyrenees, then others above the first, in the Bay of Biscay. */
function bayBoxes(box: Box, insets: number): Box[] {
  const gap = 6;
  const inRow = 3;
  const width = Math.min(box.width, box.height / mainlandAspect);
  const side = width * 0.108;
  const left = box.x + (box.width - width) / 2;
  const bottom = box.y + box.height / 2 + (width * mainlandAspect) / 2;
  const above = Math.max(0, insets - inRow);
  return Array.from({ length: insets }, (_, k) => ({
    x: left + Math.max(0, k - above) * (side + gap),
    y: bottom - side - Math.max(0, above - k) * (side + gap),
    width: side,
    height: side,
  }));
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

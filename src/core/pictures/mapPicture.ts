/** What a map is drawn from, and what it says of what it drew. */
import type { Contour } from "../territory/contours.ts";
import type { MapWords } from "../words/pictures.ts";
import type { Outline } from "./outline.ts";
import type { Theme } from "./palettes.ts";
import type { Shading } from "./shading.ts";

/** The places of a map, communes or zones. */
export interface MapPlaces {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly departments: readonly string[];
  /** Degrees, NaN where unknown. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** u8[places]: 0 keeps a place off the map and out of the legend's counts (another region); all shown if absent. */
  readonly shown?: Uint8Array | undefined;
}

/** Proportional circles. */
export interface Circles {
  /** f64[places]: the circle's area; 0 or missing draws none. */
  readonly values: Float64Array;
  readonly heading: string;
  readonly decimals?: number;
  /** Radius of the largest circle, in pixels. */
  readonly largestRadius?: number;
  /** The circle takes the colour of its place's class: the place has no shape of its own. */
  readonly shaded?: boolean;
  /** Least radius, so that a small zone stays visible; 0 by default, which keeps areas exact. */
  readonly leastRadius?: number;
}

/** Zones of a list without their communes, over the colours of the map; classes are told by a legend of their own. */
export interface Symbols {
  readonly heading: string;
  readonly zones: readonly {
    /** Position of the pole among the places; -1 for none, which is not drawn. */
    readonly pole: number;
    /** Area of the circle; NaN where unknown. */
    readonly population: number;
  }[];
  /** Class of each zone, -1 for none. */
  readonly classes: readonly number[];
  readonly labels: readonly string[];
  readonly colours: readonly string[];
  /** What the area of a circle is. */
  readonly sizes: string;
  readonly counted: string;
  readonly withoutClass: string;
}

export interface MapPicture {
  readonly places: MapPlaces;
  readonly shading?: Shading | undefined;
  readonly circles?: Circles | undefined;
  readonly symbols?: Symbols | undefined;
  /** Outlines of communes; without them, Voronoi cells; "symbols" draws circles only. */
  readonly contours?: readonly Contour[] | undefined;
  readonly shape?: "areas" | "symbols";
  readonly outline?: Outline | undefined;
  /** Communes whose departments give the borders under symbols. */
  readonly context?: MapPlaces | undefined;
  /** A second, thinner border: the zone of each place. */
  readonly zoneOf?: ((place: number) => string) | undefined;
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Marks that every reader must see: estimated times, synthetic doctors. */
  readonly marks: readonly string[];
  /** Sentences under the map: source, method, date. */
  readonly notes: readonly string[];
  /** What the legend counts: communes or zones. */
  readonly counted: string;
  readonly fit: "territory" | "places";
  readonly theme: Theme;
  readonly words: MapWords;
  /** Pixels. */
  readonly width?: number;
  /** Code and value on every shape, and its name as a tooltip where there are at most 6,000. */
  readonly detail?: boolean;
  /** Prefix of the ids of the picture: two in one page must differ. */
  readonly id?: string;
}

export interface DrawnMap {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Places with a shape or a circle. */
  readonly drawn: number;
  /** Shown places whose value is missing, whose position is unknown or outside France, and that the contours do not name. */
  readonly missing: readonly number[];
  readonly unplaced: readonly number[];
  readonly withoutContour: readonly number[];
  /** Codes of contours that are no place of the map, though their department is on it: drawn as missing. */
  readonly strangers: readonly { readonly code: string; readonly name: string }[];
}

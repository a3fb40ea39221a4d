/** What crosses between the page and its worker: plain values and typed arrays. */
import type { Contribution } from "../../core/accessibility/explain.ts";
import type { Variant } from "../../core/method/doctorAge.ts";
import type { Method } from "../../core/method/document.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import type { Exclusion } from "../../table/exclusions.ts";
import type { Problem } from "../../table/problems.ts";
import type { Sheet } from "../map/sheet.ts";
import type { Settings } from "../settings.ts";
import type { ZoneList } from "./zoneList.ts";

/** Everything about a territory that does not depend on the settings. */
export interface TerritoryView {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  readonly epci: readonly string[];
  readonly population: Float64Array;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly hash: string;
  readonly sheet: Sheet;
  readonly methods: readonly Method[];
  /** Id of the method that the reader has just brought; "" for none. */
  readonly ownMethod: string;
  readonly rules: readonly Rules[];
  /** Names of the files it was made of: communes, doctors, travel times, contours. */
  readonly files: readonly string[];
  /** Whether the reader brought any of them. */
  readonly own: boolean;
  readonly basis: "practices" | "headcount" | "counted";
  /** Whether doctors' ages are known, so that age limits mean something. */
  readonly hasAges: boolean;
  /** The age limits that supply comes in, where no other can be counted. */
  readonly variants: readonly Variant[] | undefined;
  readonly estimated: boolean;
  /** Whether the times are estimated in the page, at a speed that can be moved. */
  readonly estimates: boolean;
  readonly synthetic: boolean;
  /** No decay may reach beyond. */
  readonly maxMinutes: number;
  /** A list of zones that the reader brought, without their communes. */
  readonly zoneList: ZoneList | undefined;
  readonly excluded: readonly Exclusion[];
  readonly warnings: readonly Problem[];
}

/** Of the first and the second age limit. */
export type Both = readonly [Float64Array, Float64Array];

/**
 * One run: f64[communes] each, NaN where missing. Accessibility and supply that the next run of the lane replaces go back
 * to the worker once that run is painted: whoever needs them longer copies them.
 */
export interface Figures {
  readonly settings: Settings;
  /** For the first and the second age limit. */
  readonly accessibility: Both;
  /** The same arrays as in the run before, where nothing moved in them; so is demand. */
  readonly supply: Both;
  readonly demand: Float64Array;
  /** What the weighted population was multiplied by. */
  readonly k: number;
  /** Travel times of the territory. */
  readonly pairs: number;
  /** Rules and both steps, in milliseconds. */
  readonly ms: number;
}

/** Where a commune's accessibility comes from. */
export interface Explanation {
  readonly commune: number;
  readonly contributions: readonly Contribution[];
  readonly accessibility: readonly [number, number];
}

import type { Practices } from "../accessibility/practices.ts";
import type { Method } from "../method/document.ts";
import type { Plan } from "./plan.ts";

/** Everything the scenarios share beside the memory; plain values, which may be sent to other threads. */
export interface SweepInput {
  readonly plan: Plan;
  readonly base: Method;
  /** Names of the demands, f64[communes] each, 0 where missing. */
  readonly ageWeights: readonly string[];
  readonly demands: readonly Float64Array[];
  /** f64[distinct minutes] */
  readonly minutes: Float64Array;
  /** Ends of the classes that the memory is laid out in; empty for tables. */
  readonly classEnds: Uint32Array;
  /** u8[communes]: 0 where a commune lacks data. */
  readonly present: Uint8Array;
  /** f64[communes], 0 where unknown or where the commune lacks data. */
  readonly population: Float64Array;
  /** The practices, where rules of supply may move; else the counted supply of each variant. */
  readonly practices: Practices | undefined;
  readonly supply: readonly Float64Array[];
  /** u32[active]: communes that may have supply. */
  readonly active: Uint32Array;
  /** Positions, among the active, of the communes of each area that has a factor of its own. */
  readonly areas: Readonly<Record<string, Uint32Array>>;
  /** i32[communes], -1 for none and where the commune lacks data. */
  readonly zoneOf: Int32Array;
  readonly zones: number;
  readonly variants: number;
  readonly keepCommunes: boolean;
}

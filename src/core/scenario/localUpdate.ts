/**
 * What a change of supply at one commune does to accessibility. Supply enters the indicator linearly: more consultations
 * at j change its own ratio alone, by (change / catchment demand of j), and accessibility only where j is in reach, by
 * weight x that. One column of the matrix is touched, whatever the size of the country.
 */
import { type Decay, decayTable } from "../method/decay.ts";
import { transpose } from "../territory/transpose.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";

/** The columns of the matrix of travel times, and what one needs to move supply on them. */
export class LocalUpdate {
  readonly communes: number;
  /** f64[communes]: weighted demand in reach of each commune, with or without supply. */
  readonly catchmentDemand: Float64Array;
  readonly #start: Uint32Array;
  readonly #origin: Uint16Array | Uint32Array;
  readonly #weight: Float64Array;

  /** @param demand f64[communes], standardised inhabitants, finite, at least 0 (0 where missing). */
  constructor(travelTimes: TravelTimes, demand: Float64Array, decay: Decay) {
    const { communes, rowStart, destination, minuteCode, minutes } = travelTimes;
    const pairs = destination.length;
    const columns = {
      start: new Uint32Array(communes + 1),
      id: communes <= 65_536 ? new Uint16Array(pairs) : new Uint32Array(pairs),
      code: new Uint16Array(pairs),
    };
    transpose({ start: rowStart, id: destination, code: minuteCode }, columns);
    const weights = decayTable(decay, minutes);
    this.communes = communes;
    this.#start = columns.start;
    this.#origin = columns.id;
    this.#weight = Float64Array.from(columns.code, (code) => weights[code]);
    this.catchmentDemand = Float64Array.from({ length: communes }, (_, commune) => {
      let reached = 0;
      for (let pair = this.#start[commune]; pair < this.#start[commune + 1]; pair++) {
        reached += this.#weight[pair] * demand[this.#origin[pair]];
      }
      return reached;
    });
  }

  /** Change of the ratio of `commune` for a change of its supply; 0 where nobody is in reach. */
  ratioChange(commune: number, consultations: number): number {
    const demand = this.catchmentDemand[commune];
    return demand > 0 ? consultations / demand : 0;
  }

  /** Calls `visit(origin, weight)` for each commune of residence that has `commune` in reach. */
  forEachOrigin(commune: number, visit: (origin: number, weight: number) => void): void {
    for (let pair = this.#start[commune]; pair < this.#start[commune + 1]; pair++) {
      if (this.#weight[pair] > 0) visit(this.#origin[pair], this.#weight[pair]);
    }
  }

  /** Adds to `accessibility` (f64[communes]) what a change of supply at `commune` brings or takes. */
  addTo(accessibility: Float64Array, commune: number, consultations: number): void {
    const change = this.ratioChange(commune, consultations);
    if (change === 0) return;
    for (let pair = this.#start[commune]; pair < this.#start[commune + 1]; pair++) {
      accessibility[this.#origin[pair]] += this.#weight[pair] * change;
    }
  }
}

import { roundMinutes } from "../method/decay.ts";
import type { Communes } from "./communes.ts";
import { type Islands, shoreOfEachCommune } from "./islands.ts";
import { Neighbours } from "./neighbours.ts";
import type { Pairs } from "./pairTable.ts";

import { flatSpeed, type Speed, travelTimeAt } from "./speed.ts";

export interface EstimateOptions {
  /** Every pair up to this many minutes (inclusive, once rounded to 0.001) is estimated. */
  readonly maxMinutes: number;
  /** km/h as the crow flies, flat or by class of distance. */
  readonly speed?: Speed; // = 40
  /** Water is not crossed from or to the communes of this list. */
  readonly islands?: Islands; // = none
}

export interface Estimate {
  /** Both directions of every pair of communes within reach, own commune at 0 minutes; sorted by origin. */
  readonly pairs: Pairs;
  /** Communes without coordinates, as positions: they have no pair, not even their own, so nothing is known of them. */
  readonly unplaced: Uint32Array;
  /** Pairs within reach that were cut for the water between them. */
  readonly overWater: number;
}

/**
 * Travel times between communes when no matrix is given: great-circle distance between their points over a speed.
 * An estimate, not road times: it ignores relief, and crosses the water of estuaries; only islands of the list are cut
 * from the mainland and from each other. Linear in the number of pairs.
 * @throws RangeError when `maxMinutes` is not positive, or on a speed that is none (see `travelTimeAt`).
 */
export function estimateTravelTimes(communes: Communes, options: EstimateOptions): Estimate {
  const { speed = flatSpeed, islands = new Map() } = options;
  const maxMinutes = roundMinutes(options.maxMinutes);
  if (!(maxMinutes > 0 && maxMinutes < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`maxMinutes: expected a positive number of minutes, got ${options.maxMinutes}.`);
  }
  const { latitude, longitude } = communes;
  const travelTime = travelTimeAt(speed);
  // up to where minutes still round to maxMinutes, so that a longer maximum finds the same pairs within this one
  const reachKm = travelTime.reach(maxMinutes + 0.0005);
  const neighbours = new Neighbours(latitude, longitude);
  const shore = shoreOfEachCommune(communes.codes, islands);
  const found = new GrowingPairs(communes.count * 128);
  let overWater = 0;
  for (let origin = 0; origin < communes.count; origin++) {
    neighbours.within(latitude[origin], longitude[origin], reachKm, (destination, km) => {
      const minutes = origin === destination ? 0 : travelTime.minutes(km);
      if (minutes > maxMinutes && roundMinutes(minutes) > maxMinutes) return;
      if (shore[origin] === shore[destination]) found.add(origin, destination, minutes);
      else overWater++;
    });
  }
  const unplaced = Uint32Array.from(latitude.keys()).filter((c) => Number.isNaN(latitude[c] + longitude[c]));
  return { pairs: found.pairs(), unplaced, overWater };
}

/** Pairs whose number is not known in advance: typed arrays that double when full. */
class GrowingPairs {
  #origin: Int32Array;
  #destination: Int32Array;
  #minutes: Float64Array;
  #length = 0;

  constructor(capacity: number) {
    this.#origin = new Int32Array(capacity);
    this.#destination = new Int32Array(capacity);
    this.#minutes = new Float64Array(capacity);
  }

  add(origin: number, destination: number, minutes: number): void {
    if (this.#length === this.#origin.length) this.#double();
    this.#origin[this.#length] = origin;
    this.#destination[this.#length] = destination;
    this.#minutes[this.#length++] = minutes;
  }

  pairs(): Pairs {
    return {
      origin: this.#origin.subarray(0, this.#length),
      destination: this.#destination.subarray(0, this.#length),
      minutes: this.#minutes.subarray(0, this.#length),
    };
  }

  #double(): void {
    const larger = Math.max(1024, this.#length * 2);
    const { origin, destination, minutes } = this.pairs();
    this.#origin = new Int32Array(larger);
    this.#origin.set(origin);
    this.#destination = new Int32Array(larger);
    this.#destination.set(destination);
    this.#minutes = new Float64Array(larger);
    this.#minutes.set(minutes);
  }
}

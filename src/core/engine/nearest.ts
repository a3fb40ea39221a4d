import type { TravelTimes } from "../territory/travelTimes.ts";
import { instantiateKernel, type Kernel } from "./kernel.ts";
import type { KernelFunctions } from "./kernelFunctions.ts";
import { isWide, nearestMap, newMemory } from "./memory.ts";

export interface NearestFacility {
  /**
   * f64[communes], minutes to the nearest facility: Infinity where none is within the travel times' `maxMinutes`
   * (unreachable, which is a value), NaN where the commune has no travel times at all (missing).
   */
  readonly minutes: Float64Array;
  /** i32[communes]: commune of that facility (among equals the first by code), -1 where there is none. */
  readonly facility: Int32Array;
}

const none = 0xffffffff;

type NearestArrays = ReturnType<ReturnType<typeof nearestMap>>;

/**
 * Nearest facilities over travel times laid out once in the kernel's memory, for any number of sets of facilities.
 * The time is that of the pair from residence to facility; a commune with a facility of its own is at its own time, 0.
 */
export class FacilityFinder {
  private readonly kernel: KernelFunctions;
  private readonly arrays: NearestArrays;
  private readonly travelTimes: TravelTimes;

  private constructor(kernel: KernelFunctions, arrays: NearestArrays, travelTimes: TravelTimes) {
    this.kernel = kernel;
    this.arrays = arrays;
    this.travelTimes = travelTimes;
  }

  /** @throws RangeError when the travel times do not fit in 4 GiB. */
  static create(kernel: Kernel, travelTimes: TravelTimes): FacilityFinder {
    const { communes, destination, rowStart } = travelTimes;
    const { memory, arrays } = newMemory(
      kernel,
      nearestMap(communes, destination.length),
      "the travel times",
    );
    arrays.start.array.set(rowStart);
    arrays.id.array.set(destination);
    return new FacilityFinder(instantiateKernel(kernel, memory), arrays, travelTimes);
  }

  /**
   * @param facilities one value a commune, above 0 where it has a facility (their number, say); NaN counts as none.
   * @throws RangeError when there is not one value per commune.
   */
  nearest(facilities: ArrayLike<number>): NearestFacility {
    const { communes, rowStart, destination, minuteCode, minutes: distinct } = this.travelTimes;
    if (facilities.length !== communes) {
      throw new RangeError(
        `facilities: expected ${communes} values, one per commune, got ${facilities.length}.`,
      );
    }
    const { start, id, open, nearest } = this.arrays;
    for (let commune = 0; commune < communes; commune++)
      open.array[commune] = facilities[commune] > 0 ? 1 : 0;
    const wide = isWide(communes);
    this.kernel.nearest(wide, 0, communes, start.address, id.address, open.address, nearest.address);
    const minutes = new Float64Array(communes);
    const facility = new Int32Array(communes).fill(-1);
    for (let commune = 0; commune < communes; commune++) {
      const pair = nearest.array[commune];
      if (pair !== none) {
        minutes[commune] = distinct[minuteCode[pair]];
        facility[commune] = destination[pair];
      } else {
        const isMissing = rowStart[commune] === rowStart[commune + 1];
        minutes[commune] = isMissing ? Number.NaN : Number.POSITIVE_INFINITY;
      }
    }
    return { minutes, facility };
  }
}

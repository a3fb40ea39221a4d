import { type Decay, decayReach, decayTable, roundMinutes, thousandthsOf } from "../method/decay.ts";
import type { PairColumns } from "../territory/travelTimes.ts";
import {
  checkReach,
  checkVariants,
  type EngineInput,
  type EngineResult,
  emptyResult,
  readResult,
  writeAllowed,
  writeInput,
} from "./input.ts";
import { instantiateKernel, type Kernel } from "./kernel.ts";
import type { KernelFunctions } from "./kernelFunctions.ts";
import { isWide, newMemory, PART, type PairsArrays, pairsMap } from "./memory.ts";
import { inParts } from "./parts.ts";

export interface PairsEngineOptions {
  readonly communes: number;
  readonly variants: number;
  /** The pairs hold every one up to this many minutes; a decay that reaches beyond is refused. */
  readonly maxMinutes: number;
}

/**
 * Both steps straight from pairs, in any order, with nothing prepared: for one run, and a few decays. The results are
 * those of `Engine` but for the order of summation. Missing own-commune pairs count at 0 minutes.
 */
export class PairsEngine {
  /** Pairs in memory, own-commune pairs added included. */
  readonly pairs: number;
  private readonly kernel: KernelFunctions;
  private readonly arrays: PairsArrays;
  private readonly options: PairsEngineOptions;
  private bound = "";

  private constructor(
    kernel: KernelFunctions,
    arrays: PairsArrays,
    options: PairsEngineOptions,
    pairs: number,
  ) {
    this.kernel = kernel;
    this.arrays = arrays;
    this.options = options;
    this.pairs = pairs;
  }

  /**
   * Copies the pairs in. No pair may be there twice: that is not checked.
   *
   * @throws RangeError on columns of unequal lengths, positions outside the communes, minutes that are negative or not
   * finite, or more pairs than 4 GiB hold.
   */
  static create(kernel: Kernel, pairs: PairColumns, options: PairsEngineOptions): PairsEngine {
    const { origin, destination, minutes } = pairs;
    const { communes, variants } = options;
    const count = origin.length;
    checkVariants(variants);
    if (destination.length !== count || minutes.length !== count) {
      throw new RangeError(
        `pairs: expected columns of one length, got origin ${count}, destination ${destination.length}, minutes ${minutes.length}.`,
      );
    }
    const distinct = thousandthsOf(options.maxMinutes) + 1;
    const map = pairsMap({ communes, variants, distinct, pairs: evenly(count + communes) });
    const { memory, arrays } = newMemory(kernel, map, "the travel times");
    arrays.everyCommune.array.forEach((_, commune, every) => {
      every[commune] = commune;
    });
    arrays.one.array[0] = 1;
    writeAllowed(arrays, new Uint8Array(communes).fill(1));
    const functions = instantiateKernel(kernel, memory);
    takePairs(functions, arrays, pairs, communes);
    return new PairsEngine(functions, arrays, options, addOwn(arrays, count));
  }

  /** As `Engine.run`. */
  run(input: EngineInput): EngineResult {
    const result = this.emptyResult();
    this.runInto(input, result);
    return result;
  }

  emptyResult(): EngineResult {
    return emptyResult(this.options.communes, this.options.variants);
  }

  runInto(input: EngineInput, result: EngineResult): void {
    const { kernel, arrays } = this;
    this.bind(input.decay);
    writeInput(kernel, arrays, input);
    const { origin, destination, minutes, table, demand, thousandths, catchment } = arrays;
    catchment.array.fill(0);
    kernel.pairsToDestinations(
      isWide(this.options.communes),
      isWide(table.array.length),
      0,
      evenly(this.pairs),
      origin.address,
      destination.address,
      minutes.address,
      table.address,
      table.array.length - 1,
      demand.address,
      thousandths.address,
      catchment.address,
    );
    for (let variant = 0; variant < this.options.variants; variant += 2) this.sumRatios(variant);
    this.clearInactive(input.supply);
    readResult(arrays, result);
  }

  private bind(decay: Decay): void {
    const key = JSON.stringify(decay);
    if (key === this.bound) return;
    checkReach(decayReach(decay), roundMinutes(this.options.maxMinutes));
    const table = this.arrays.table.array;
    const thousandths = Float64Array.from({ length: table.length - 1 }, (_, thousandth) => thousandth / 1000);
    table.set(decayTable(decay, thousandths));
    this.bound = key;
  }

  private sumRatios(variant: number): void {
    const { kernel, arrays, pairs: count } = this;
    const { communes, variants } = this.options;
    const { supply, ratio, accessibility } = arrays;
    const every = arrays.everyCommune.address;
    const [catchment, one, terms] = [arrays.catchment.address, arrays.one.address, arrays.ratioTerms.address];
    const [from, to, times] = [arrays.origin.address, arrays.destination.address, arrays.thousandths.address];
    const table = arrays.table.address;
    const wide = isWide(arrays.table.array.length);
    const wideIds = isWide(communes);
    const [s0, r0, a0] = [supply, ratio, accessibility].map((blocks) => blocks[variant].address);
    accessibility[variant].array.fill(0);
    if (variant + 1 === variants) {
      kernel.divideOne(0, communes, every, communes, s0, catchment, r0, one, 1, terms);
      kernel.pairsToOriginsOne(wideIds, wide, 0, count, from, to, times, table, terms, a0);
      return;
    }
    const [s1, r1, a1] = [supply, ratio, accessibility].map((blocks) => blocks[variant + 1].address);
    accessibility[variant + 1].array.fill(0);
    kernel.divideTwo(0, communes, every, communes, s0, s1, catchment, r0, r1, one, 1, terms);
    kernel.pairsToOriginsTwo(wideIds, wide, 0, count, from, to, times, table, terms, a0, a1);
  }

  /** The catchment of a commune without supply in any variant is 0, as where only active ones are summed. */
  private clearInactive(supply: readonly Float64Array[]): void {
    const catchment = this.arrays.catchment.array;
    for (let commune = 0; commune < catchment.length; commune++) {
      let most = 0;
      for (let variant = 0; variant < supply.length; variant++)
        most = Math.max(most, supply[variant][commune]);
      if (most === 0) catchment[commune] = 0;
    }
  }
}

function takePairs(
  kernel: KernelFunctions,
  arrays: PairsArrays,
  { origin, destination, minutes }: PairColumns,
  communes: number,
): void {
  const { given, own } = arrays;
  arrays.minutes.array.set(minutes);
  inParts(0, origin.length, PART, (begin, end) => {
    given.origin.array.set(origin.subarray(begin, end));
    given.destination.array.set(destination.subarray(begin, end));
    const pair = kernel.takePairs(
      isWide(communes),
      begin,
      end,
      given.origin.address,
      given.destination.address,
      arrays.minutes.address,
      communes,
      own.address,
      arrays.origin.address,
      arrays.destination.address,
    );
    if (pair === end) return;
    throw new RangeError(
      `pair ${pair}: expected positions in [0, ${communes}) and minutes of at least 0, got origin ${origin[pair]}, destination ${destination[pair]}, minutes ${minutes[pair]}.`,
    );
  });
}

/** The kernel takes pairs by four: the last ones are followed by some beyond any reach, which add 0. */
const AT_ONCE = 4;

function evenly(pairs: number): number {
  return AT_ONCE * Math.ceil(pairs / AT_ONCE);
}

/** Adds the own-commune pairs that are missing, at 0 minutes, and those beyond any reach; how many pairs without these. */
function addOwn({ own, origin, destination, minutes }: PairsArrays, count: number): number {
  let pairs = count;
  for (let commune = 0; commune < own.array.length; commune++) {
    if (own.array[commune] === 1) continue;
    origin.array[pairs] = commune;
    destination.array[pairs++] = commune;
  }
  minutes.array.fill(Number.MAX_VALUE, pairs, evenly(pairs));
  return pairs;
}

/** Both directions of a pair: whether a table gives them, and how they are completed. */
import type { Pairs } from "./pairTable.ts";

const sampled = 1000;

/**
 * True where some pair between two different communes has its reverse; also where there is no such pair to judge by.
 * A sample settles it for any table that has both directions; only where the sample finds none is every pair looked up.
 */
export function hasReverse(pairs: Pairs, communes: number): boolean {
  const sample = new Set<number>();
  const isSampled = new Uint8Array(communes);
  for (let p = 0; p < pairs.origin.length && sample.size < sampled; p++) {
    const origin = pairs.origin[p]!;
    const destination = pairs.destination[p]!;
    if (origin === destination) continue;
    sample.add(destination * communes + origin);
    isSampled[destination] = 1;
  }
  if (sample.size === 0) return true;
  for (let p = 0; p < pairs.origin.length; p++) {
    const origin = pairs.origin[p]!;
    if (isSampled[origin] === 1 && sample.has(origin * communes + pairs.destination[p]!)) return true;
  }
  if (sample.size < sampled) return false;
  const keys = sortedKeys(pairs, communes);
  return pairs.origin.some((origin, p) => {
    const destination = pairs.destination[p]!;
    return origin !== destination && includes(keys, destination * communes + origin);
  });
}

/** Watches pairs that pass once: whether one of them is the reverse of one of the first thousand. */
export class ReverseWatch {
  /** True once a reverse was met. */
  get isSeen(): boolean {
    return this.#isSeen;
  }
  #isSeen = false;
  readonly #communes: number;
  readonly #sample = new Set<number>();
  readonly #isSampled: Uint8Array;

  constructor(communes: number) {
    this.#communes = communes;
    this.#isSampled = new Uint8Array(communes);
  }

  look(origin: number, destination: number): void {
    if (origin === destination) return;
    if (this.#isSampled[origin] === 1 && this.#sample.has(origin * this.#communes + destination)) {
      this.#isSeen = true;
    }
    if (this.#sample.size >= sampled) return;
    this.#sample.add(destination * this.#communes + origin);
    this.#isSampled[destination] = 1;
  }

  /** True where pairs were met and none is a reverse. */
  get isOneWay(): boolean {
    return !this.#isSeen && this.#sample.size > 0;
  }
}

/** The pairs, then the reverse of each that lacks it, with the same minutes. */
export function withReverses(pairs: Pairs, communes: number): Pairs {
  const keys = sortedKeys(pairs, communes);
  const lacking = new Int32Array(pairs.origin.length);
  let count = 0;
  for (let p = 0; p < pairs.origin.length; p++) {
    const origin = pairs.origin[p]!;
    const destination = pairs.destination[p]!;
    if (origin !== destination && !includes(keys, destination * communes + origin)) lacking[count++] = p;
  }
  const added = lacking.subarray(0, count);
  return {
    origin: joined(
      pairs.origin,
      added.map((p) => pairs.destination[p]!),
    ),
    destination: joined(
      pairs.destination,
      added.map((p) => pairs.origin[p]!),
    ),
    minutes: joined(
      pairs.minutes,
      Float64Array.from(added, (p) => pairs.minutes[p]!),
    ),
  };
}

/** f64[pairs], ascending: origin x communes + destination, exact up to 94 million communes. */
function sortedKeys(pairs: Pairs, communes: number): Float64Array {
  return Float64Array.from(pairs.origin, (origin, p) => origin * communes + pairs.destination[p]!).sort();
}

function includes(sorted: Float64Array, key: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === key;
}

function joined<T extends Int32Array | Float64Array>(first: T, second: T): T {
  const both =
    first.constructor === Int32Array
      ? new Int32Array(first.length + second.length)
      : new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both as T;
}

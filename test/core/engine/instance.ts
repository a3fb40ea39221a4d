import * as fc from "fast-check";
import { travelTimesFrom } from "../../../src/core/engine/matrix/travelTimesFrom.ts";
import type { Decay } from "../../../src/core/method/decay.ts";

/** A random little territory, in the shape of the reference and of the engine at once. */
export interface Instance {
  readonly communes: number;
  readonly pairs: readonly (readonly [number, number, number])[];
  readonly demand: Float64Array;
  /** Per variant. */
  readonly supply: readonly Float64Array[];
  readonly decay: Decay;
}

const edge = fc.constantFrom("right-closed" as const, "left-closed" as const);

export const stepDecay: fc.Arbitrary<Decay> = fc
  .record({
    classes: fc.integer({ min: 1, max: 12 }),
    edge,
    seed: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  })
  .map(({ classes, edge, seed }) => {
    const weights = [1, ...seed.slice(1, classes).map((value) => value / 1000)].sort((a, b) => b - a);
    return { family: "step", edge, weights, cutoffs: weights.map((_, k) => (20 * (k + 1)) / classes) };
  });

export const smoothDecay: fc.Arbitrary<Decay> = fc.oneof(
  fc.record({
    family: fc.constant("gaussian" as const),
    sigma: fc.double({ min: 1, max: 30, noNaN: true }),
    cutoff: fc.integer({ min: 5, max: 20 }),
    edge,
    zeroAtCutoff: fc.boolean(),
  }),
  fc.record({
    family: fc.constant("linear" as const),
    start: fc.integer({ min: 0, max: 4 }),
    cutoff: fc.integer({ min: 5, max: 20 }),
    edge,
  }),
);

/** Minutes that tie and sit on edges often (whole, half), and others that do not; up to 30, beyond every decay. */
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((half) => half / 2),
  fc.double({ min: 0, max: 30, noNaN: true }),
);

interface InstanceOptions {
  readonly decay?: fc.Arbitrary<Decay>;
  readonly variants?: fc.Arbitrary<number>;
  /** Of demand and supply where they are not 0. */
  readonly amounts?: { readonly min: number; readonly max: number };
}

export function instances(options: InstanceOptions = {}): fc.Arbitrary<Instance> {
  const decay = options.decay ?? fc.oneof(stepDecay, smoothDecay);
  const variants = options.variants ?? fc.integer({ min: 1, max: 5 });
  return fc.tuple(fc.integer({ min: 1, max: 24 }), variants).chain(([communes, count]) => {
    const commune = fc.nat(communes - 1);
    const amounts = fc
      .array(
        fc.oneof(
          fc.constant(0),
          fc.double({ ...(options.amounts ?? { min: 0.001, max: 1e6 }), noNaN: true }),
        ),
        {
          minLength: communes,
          maxLength: communes,
        },
      )
      .map((values) => Float64Array.from(values));
    return fc.record({
      communes: fc.constant(communes),
      pairs: fc
        .uniqueArray(fc.tuple(commune, commune, minutes), {
          selector: ([from, to]) => from * communes + to,
          maxLength: 120,
        })
        .map((pairs) => withOwn(communes, pairs)),
      demand: amounts,
      supply: fc.array(amounts, { minLength: count, maxLength: count }),
      decay,
    });
  });
}

/** Missing own-commune pairs added at 0 minutes. */
export function withOwn(communes: number, pairs: readonly (readonly [number, number, number])[]) {
  const given = new Set(pairs.filter(([from, to]) => from === to).map(([from]) => from));
  const own = Array.from({ length: communes }, (_, commune) => commune).filter(
    (commune) => !given.has(commune),
  );
  return [...pairs, ...own.map((commune) => [commune, commune, 0] as const)];
}

export function matrixOf(instance: Pick<Instance, "communes" | "pairs">, maxMinutes = 20) {
  return travelTimesFrom(
    {
      origin: Int32Array.from(instance.pairs, ([from]) => from),
      destination: Int32Array.from(instance.pairs, ([, to]) => to),
      minutes: Float64Array.from(instance.pairs, ([, , time]) => time),
    },
    { communes: instance.communes, communesHash: "test", maxMinutes, estimated: false },
  ).travelTimes;
}

/** 1 where a commune has supply in some variant. */
export function activeOf(instance: Pick<Instance, "communes" | "supply">): Uint8Array {
  return Uint8Array.from({ length: instance.communes }, (_, commune) =>
    instance.supply.some((values) => values[commune] > 0) ? 1 : 0,
  );
}

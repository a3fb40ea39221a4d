import { mkdtempSync, readdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { Engine } from "../../../src/core/engine/engine.ts";
import { GridEngine } from "../../../src/core/engine/grid/gridEngine.ts";
import type { EngineResult } from "../../../src/core/engine/input.ts";
import { thousandthsOf } from "../../../src/core/method/decay.ts";
import { BlockWriter, largestBlock } from "../../../src/node/grid/blockFile.ts";
import { makeBlocks } from "../../../src/node/grid/makeBlocks.ts";
import { runGrid } from "../../../src/node/grid/runGrid.ts";
import { Spill } from "../../../src/node/grid/spill.ts";
import type { SpilledTimes } from "../../../src/node/grid/spillTimes.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";
import { activeOf, type Instance, instances, matrixOf } from "../../core/engine/instance.ts";

const kernel = loadKernel();
const folder = mkdtempSync(join(tmpdir(), "aplomb-blocks-"));
afterAll(() => rmSync(folder, { recursive: true }));

const REACH = 20;

/** The pairs of an instance as `spillTimes` leaves them, in `parts` parts a direction. */
function spilledOf(instance: Instance, parts: number): SpilledTimes {
  const active = Uint32Array.from(activeOf(instance).keys()).filter((c) => activeOf(instance)[c] === 1);
  const position = new Map(Array.from(active, (commune, at) => [commune, at]));
  const spill = (name: string, end: number) => new Spill({ path: join(folder, name), begin: 0, end, parts });
  const destinations = spill("destinations.pairs", active.length);
  const origins = spill("origins.pairs", instance.communes);
  const others = spill("others.pairs", instance.communes);
  const occurs = new Uint8Array(1000 * REACH + 1);
  for (const [from, to, minutes] of instance.pairs) {
    const [at, thousandths] = [position.get(to), thousandthsOf(minutes)];
    if (thousandths > 1000 * REACH) continue;
    if (at === undefined) {
      others.add(from, to, thousandths);
      continue;
    }
    occurs[thousandths] = 1;
    destinations.add(at, from, thousandths);
    origins.add(from, at, thousandths);
  }
  const counts = { pairs: 0, activePairs: 0, hasTimes: new Uint8Array(0) };
  const readAgain = () => {
    throw new Error("no pair is given twice");
  };
  return {
    ...{ destinations, origins, others, active, occurs, readAgain },
    ...{ maxMinutes: REACH, source: "test", ...counts },
  };
}

async function fromDisk(instance: Instance, parts: number, pairs: number): Promise<EngineResult> {
  const active = activeOf(instance);
  const { communes, decay, supply } = instance;
  const blocks = makeBlocks(spilledOf(instance, parts), { kernel, communes, decay, active, pairs, folder });
  expect(blocks.duplicates.count).toBe(0);
  const roomBytes = Math.max(largestBlock(blocks.destinations.blocks), largestBlock(blocks.origins.blocks));
  const { reach } = blocks;
  const engine = GridEngine.create(kernel, { communes, variants: supply.length, active, reach, roomBytes });
  return runGrid(engine, blocks, instance);
}

const inMemory = (instance: Instance): EngineResult =>
  Engine.create(kernel, {
    travelTimes: matrixOf(instance),
    variants: instance.supply.length,
    active: activeOf(instance),
  }).run(instance);

describe("blocks on disk", () => {
  test("give the bits of the in-memory engine, whatever their number and the parts before them", async () => {
    // 24 places: a row has 24 pairs at most, so that blocks of 24 always hold one.
    const sizes = fc.integer({ min: 24, max: 130 });
    await fc.assert(
      fc.asyncProperty(
        instances(),
        fc.integer({ min: 1, max: 30 }),
        sizes,
        async (instance, parts, pairs) => {
          expect(await fromDisk(instance, parts, pairs)).toStrictEqual(inMemory(instance));
        },
      ),
      { numRuns: 150 },
    );
  });

  test("leave nothing of the pairs on disk but the blocks", async () => {
    const [instance] = fc.sample(instances(), { numRuns: 1, seed: 3 });
    await fromDisk(instance, 2, 24);
    expect(readdirSync(folder).sort()).toEqual(["destinations.blocks", "origins.blocks"]);
  });

  test("a pair given twice is counted and named, wherever its minutes put it", () => {
    const pairs = [[0, 1, 3] as const, [1, 0, 4] as const, [0, 1, 9] as const];
    const supply = [Float64Array.of(1, 1)];
    const decay = { family: "step", cutoffs: [REACH], weights: [1], edge: "right-closed" } as const;
    const instance: Instance = { communes: 2, pairs, demand: Float64Array.of(1, 1), supply, decay };
    const active = Uint8Array.of(1, 1);
    const options = { kernel, communes: 2, decay, active, pairs: 10, folder };
    expect(makeBlocks(spilledOf(instance, 1), options).duplicates).toEqual({ count: 1, first: [[0, 1]] });
  });

  test("so is one that leads to no supply, among the others in order of origin, in any number of parts", () => {
    const given = [
      [2, 0, 3],
      [0, 2, 5],
      [2, 1, 4],
      [1, 2, 1],
      [0, 1, 2],
      [2, 0, 8],
      [0, 2, 5],
      [2, 1, 1],
    ] as const;
    const twice = [
      [0, 2],
      [2, 1],
      [2, 0],
    ];
    const supply = [Float64Array.of(0, 0, 1)];
    const decay = { family: "step", cutoffs: [REACH], weights: [1], edge: "right-closed" } as const;
    const instance: Instance = {
      communes: 3,
      pairs: [...given],
      demand: Float64Array.of(1, 1, 1),
      supply,
      decay,
    };
    const options = { kernel, communes: 3, decay, active: activeOf(instance), folder };
    for (const parts of [1, 2, 3])
      for (const pairs of [4, 20])
        expect(makeBlocks(spilledOf(instance, parts), { ...options, pairs }).duplicates).toEqual({
          count: 3,
          first: twice,
        });
  });

  test("the repeated pairs of thousands are those that a naive count finds", () => {
    const place = fc.integer({ min: 0, max: 11 });
    const pair = fc.tuple(place, place, fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (pairs, parts) => {
        const none = new Uint8Array(12);
        none[11] = 1;
        const supply = [Float64Array.from(none)];
        const decay = { family: "step", cutoffs: [REACH], weights: [1], edge: "right-closed" } as const;
        const demand = new Float64Array(12).fill(1);
        const instance: Instance = { communes: 12, pairs, demand, supply, decay };
        const options = { kernel, communes: 12, decay, active: none, pairs: 60, folder };
        const names = pairs.map(([from, to]) => `${from} ${to}`);
        const repeated = names.filter((name, at) => names.indexOf(name) < at);
        const { count, first } = makeBlocks(spilledOf(instance, parts), options).duplicates;
        expect(count).toBe(repeated.length);
        expect(first.map(([from, to]) => `${from} ${to}`).sort()).toEqual(
          first.length < 20 ? repeated.sort() : expect.arrayContaining([]),
        );
        expect(first.map(([from]) => from)).toEqual(first.map(([from]) => from).sort((a, b) => a - b));
      }),
    );
  });

  test("a place with more pairs than a block holds is refused with their number", () => {
    const pairs = Array.from({ length: 9 }, (_, from) => [from, 0, 1] as const);
    const supply = [Float64Array.from({ length: 9 }, (_, c) => (c === 0 ? 1 : 0))];
    const decay = { family: "step", cutoffs: [REACH], weights: [1], edge: "right-closed" } as const;
    const instance: Instance = { communes: 9, pairs, demand: new Float64Array(9), supply, decay };
    const options = { kernel, communes: 9, decay, active: activeOf(instance), pairs: 4, folder };
    expect(() => makeBlocks(spilledOf(instance, 1), options)).toThrow(
      "9 travel times of one place: expected at most 4",
    );
  });
});

/** A disk that takes so many bytes. */
function diskOf(bytes: number): typeof writeSync {
  let left = bytes;
  return ((file: number, data: Uint8Array, at: number, length: number, position: number) => {
    if (left === 0)
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    const taken = Math.min(left, length);
    left -= taken;
    return writeSync(file, data, at, taken, position);
  }) as typeof writeSync;
}

describe("a disk that fills up", () => {
  test("fails the write of pairs, and not before", () => {
    const path = join(folder, "full.pairs");
    const spill = new Spill({ path, begin: 0, end: 1, parts: 1, write: diskOf(100_000) });
    let written = 0;
    expect(() => {
      for (; written < 1e6; written++) spill.add(0, written, 1);
    }).toThrow("ENOSPC");
    expect(written).toBe(2 * 8192 - 1); // the second page of 64 KB does not fit
    spill.close();
  });

  test("fails the write of blocks", () => {
    const writer = new BlockWriter(join(folder, "full.blocks"), diskOf(100));
    const shape = { rows: 1, pairs: 0, wide: false, coded: false };
    expect(() => writer.add(0, 1, shape, new Uint8Array(192))).toThrow("ENOSPC");
    writer.close();
  });
});

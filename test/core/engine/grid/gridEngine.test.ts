import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Engine } from "../../../../src/core/engine/engine.ts";
import { BlockBuilder, type Direction } from "../../../../src/core/engine/grid/blockBuilder.ts";
import { GridEngine } from "../../../../src/core/engine/grid/gridEngine.ts";
import { type BlockShape, blockBytes } from "../../../../src/core/engine/grid/maps.ts";
import { packPair, WORDS } from "../../../../src/core/engine/grid/pairWords.ts";
import type { EngineResult } from "../../../../src/core/engine/input.ts";
import { reachOf } from "../../../../src/core/engine/reach.ts";
import { thousandthsOf } from "../../../../src/core/method/decay.ts";
import { loadKernel } from "../../../../src/node/kernelFile.ts";
import { activeOf, type Instance, instances, matrixOf } from "../instance.ts";

const kernel = loadKernel();

interface Block {
  readonly shape: BlockShape;
  readonly bytes: Uint8Array;
}

/** The blocks of one direction, `rowsPerBlock` rows each, out of pairs in the order given. */
function blocksOf(instance: Instance, direction: Direction, rowsPerBlock: number): Block[] {
  const { communes, decay } = instance;
  const { minutes, maxMinutes } = matrixOf(instance);
  const codeOf = new Uint16Array(thousandthsOf(maxMinutes) + 1);
  minutes.forEach((time, code) => {
    codeOf[thousandthsOf(time)] = code;
  });
  const active = Uint32Array.from(activeOf(instance).keys()).filter((c) => activeOf(instance)[c] === 1);
  const position = new Map(Array.from(active, (commune, at) => [commune, at]));
  const toDestinations = direction === "destinations";
  const rows = toDestinations ? active.length : communes;
  const pairs = instance.pairs.filter(
    ([, to, time]) => position.has(to) && thousandthsOf(time) <= thousandthsOf(maxMinutes),
  );
  const capacity = {
    rows: rowsPerBlock,
    pairs: pairs.length,
    ids: toDestinations ? communes : active.length,
    distinct: minutes.length,
  };
  const builder = new BlockBuilder(kernel, capacity, {
    direction,
    reach: reachOf(decay, minutes, maxMinutes),
    codeOf,
    active,
    kept: new Uint8Array(active.length).fill(1),
  });
  return Array.from({ length: Math.ceil(rows / rowsPerBlock) }, (_, block) => {
    const begin = block * rowsPerBlock;
    const end = Math.min(begin + rowsPerBlock, rows);
    const inBlock = pairs.flatMap(([from, to, time]) => {
      const at = position.get(to)!;
      const [row, id] = toDestinations ? [at, from] : [from, at];
      return row >= begin && row < end ? [[row - begin, id, time] as const] : [];
    });
    const words = new Uint32Array(WORDS * inBlock.length);
    inBlock.forEach(([row, id, time], pair) => {
      packPair(words, WORDS * pair, row, id, thousandthsOf(time));
    });
    const { shape, bytes } = builder.build(words, begin, end);
    return { shape, bytes: bytes.slice() };
  });
}

function throughBlocks(instance: Instance, rowsPerBlock: number): EngineResult {
  const { minutes, maxMinutes } = matrixOf(instance);
  const columns = blocksOf(instance, "destinations", rowsPerBlock);
  const rows = blocksOf(instance, "origins", rowsPerBlock);
  const grid = GridEngine.create(kernel, {
    communes: instance.communes,
    variants: instance.supply.length,
    active: activeOf(instance),
    reach: reachOf(instance.decay, minutes, maxMinutes),
    roomBytes: Math.max(0, ...[...columns, ...rows].map(({ shape }) => blockBytes(shape))),
  });
  grid.begin(instance);
  columns.forEach(({ shape, bytes }, block) => {
    grid.room(block % 2).set(bytes);
    grid.sumDemand(block % 2, shape);
  });
  grid.divide();
  rows.forEach(({ shape, bytes }, block) => {
    grid.room(block % 2).set(bytes);
    grid.sumRatios(block % 2, shape);
  });
  const result = grid.emptyResult();
  grid.readInto(result);
  return result;
}

const inMemory = (instance: Instance): EngineResult =>
  Engine.create(kernel, {
    travelTimes: matrixOf(instance),
    variants: instance.supply.length,
    active: activeOf(instance),
  }).run(instance);

describe("grid engine", () => {
  test("gives the bits of the in-memory engine, for blocks of any number of rows and pairs in any order", () => {
    fc.assert(
      fc.property(instances(), fc.integer({ min: 1, max: 30 }), fc.boolean(), (instance, rows, reversed) => {
        const pairs = reversed ? [...instance.pairs].reverse() : instance.pairs;
        expect(throughBlocks({ ...instance, pairs }, rows)).toStrictEqual(inMemory(instance));
      }),
      { numRuns: 400 },
    );
  });
});

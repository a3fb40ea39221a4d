import { GridEngine } from "../../core/engine/grid/gridEngine.ts";
import type { BlockShape } from "../../core/engine/grid/maps.ts";
import type { EngineInput, EngineResult } from "../../core/engine/input.ts";
import type { Kernel } from "../../core/engine/kernel.ts";
import { BlockReader, largestBlock } from "./blockFile.ts";
import type { BlockFile, GridBlocks } from "./makeBlocks.ts";

export interface GridRunOptions {
  readonly communes: number;
  readonly variants: number;
  /** u8[communes]: 1 where a commune has supply, in some variant. */
  readonly active: Uint8Array;
}

/** An engine for blocks on disk, its memory sized for the largest. */
export function gridEngine(kernel: Kernel, blocks: GridBlocks, options: GridRunOptions): GridEngine {
  const roomBytes = Math.max(largestBlock(blocks.destinations.blocks), largestBlock(blocks.origins.blocks));
  return GridEngine.create(kernel, { ...options, reach: blocks.reach, roomBytes });
}

/** Both steps over blocks on disk: each is read while the one before is summed. */
export async function runGrid(
  engine: GridEngine,
  blocks: GridBlocks,
  input: Pick<EngineInput, "demand" | "supply">,
): Promise<EngineResult> {
  engine.begin(input);
  await eachBlock(engine, blocks.destinations, (room, shape) => engine.sumDemand(room, shape));
  engine.divide();
  await eachBlock(engine, blocks.origins, (room, shape) => engine.sumRatios(room, shape));
  const result = engine.emptyResult();
  engine.readInto(result);
  return result;
}

async function eachBlock(
  engine: GridEngine,
  { path, blocks }: BlockFile,
  sum: (room: number, shape: BlockShape) => void,
): Promise<void> {
  const reader = await BlockReader.open(path);
  try {
    const read = (at: number): Promise<void> | undefined =>
      at < blocks.length ? reader.read(blocks[at], engine.room(at % 2)) : undefined;
    let next = read(0);
    for (const [at, { shape }] of blocks.entries()) {
      await next;
      next = read(at + 1);
      sum(at % 2, shape);
    }
  } finally {
    await reader.close();
  }
}

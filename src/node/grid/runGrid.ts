import { placesOfSupply } from "../../core/accessibility/presence.ts";
import { GridEngine } from "../../core/engine/grid/gridEngine.ts";
import type { BlockShape } from "../../core/engine/grid/maps.ts";
import type { EngineInput, EngineResult } from "../../core/engine/input.ts";
import { loadKernel } from "../kernelFile.ts";
import { refuseDuplicates } from "../travelTimesOf.ts";
import { BlockReader, largestBlock } from "./blockFile.ts";
import type { GridInputs } from "./gridInputs.ts";
import { type BlockFile, type GridBlocks, makeBlocks } from "./makeBlocks.ts";

/** The blocks of the inputs in `folder`, ready to be summed. @throws InputError naming pairs given more than once. */
export async function blocksOf(inputs: GridInputs, folder: string): Promise<GridBlocks> {
  const { communes, method, supply, present, shares, spilled, problems } = inputs;
  const blocks = makeBlocks(spilled, {
    kernel: loadKernel(),
    communes: communes.count,
    decay: method.decay,
    active: placesOfSupply(supply, present),
    pairs: shares.pairs,
    folder,
  });
  if (blocks.duplicates.count > 0) {
    const { rowsGivenAgain } = await import("../rowsGivenAgain.ts");
    const rowOf = await rowsGivenAgain(spilled.readAgain(), blocks.duplicates.first, communes);
    refuseDuplicates(blocks.duplicates, communes.codes, spilled.source, problems, rowOf);
  }
  return blocks;
}

/** An engine for the blocks, its memory sized for the largest. */
export function gridEngineOf(inputs: GridInputs, { reach, destinations, origins }: GridBlocks): GridEngine {
  const active = new Uint8Array(inputs.communes.count);
  for (const commune of inputs.spilled.active) active[commune] = 1;
  const roomBytes = Math.max(largestBlock(destinations.blocks), largestBlock(origins.blocks));
  const { count: communes } = inputs.communes;
  return GridEngine.create(loadKernel(), {
    communes,
    variants: inputs.supplied.length,
    active,
    reach,
    roomBytes,
  });
}

/** Both steps over blocks on disk: each is read while the one before is summed. */
export async function runGrid(
  engine: GridEngine,
  blocks: GridBlocks,
  input: Pick<EngineInput, "demand" | "supply">,
): Promise<EngineResult> {
  engine.begin(input);
  await sumDestinations(engine, blocks);
  engine.divide();
  await sumOrigins(engine, blocks);
  const result = engine.emptyResult();
  engine.readInto(result);
  return result;
}

/** Step 1 of the destinations that the blocks hold. */
export function sumDestinations(engine: GridEngine, { destinations }: GridBlocks): Promise<void> {
  return eachBlock(engine, destinations, (room, shape) => engine.sumDemand(room, shape));
}

/** Step 2 of the origins that the blocks hold. */
export function sumOrigins(engine: GridEngine, { origins }: GridBlocks): Promise<void> {
  return eachBlock(engine, origins, (room, shape) => engine.sumRatios(room, shape));
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

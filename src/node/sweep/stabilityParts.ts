/** The stability of a finished sweep's zones, drawn from its parts, on other threads where they are many. */
import { BINS } from "../../core/scenario/digest.ts";
import type { Stability, StabilityCounts } from "../../core/scenario/stability.ts";
import { readParquetGroups } from "../../formats/parquet/read.ts";
import type { NumberColumn } from "../../table/table.ts";
import { Pool, threadCount } from "../pool.ts";
import { type Range, rangesOf } from "../shards/plan.ts";
import { isRemote } from "../storage/address.ts";
import { openStore } from "../storage/openStore.ts";
import { emptyStability, isAccessibility, type StabilityFrame } from "./stabilityTable.ts";
import { partsOf } from "./sweepParts.ts";

/** The parts of places, and what is looked at in them: plain values, which may be sent to other threads. */
export interface StabilityWork extends StabilityFrame {
  /** Address of the store. */
  readonly folder: string;
  /** Hash of the plan. */
  readonly plan: string;
  readonly table: string;
  readonly parts: number;
  readonly scenarios: number;
}

/** Values from which other threads pay: one thread looks at as many in 0.8 s, and starting two others takes 0.3. */
const manyValues = 20_000_000;
/** Bytes that the histograms of all threads may take. */
const histogramBytes = 256e6;

/** Threads that pay, of those asked for. Parts in a bucket are waited for, not computed on. */
export function stabilityThreads(work: StabilityWork, asked: number | undefined): number {
  const { codes, names, parts, scenarios, folder } = work;
  if (isRemote(folder) || codes.length * names.length * scenarios < manyValues) return 1;
  const histograms = 4 * BINS * codes.length * names.length;
  return Math.max(1, Math.min(threadCount(asked), parts, Math.floor(histogramBytes / histograms)));
}

/** Of all scenarios, which threads share out by parts. */
export async function stabilityOf(work: StabilityWork, threads: number): Promise<Stability> {
  if (threads === 1) return addedParts(work, { begin: 0, end: work.parts });
  const stability = emptyStability(work);
  const pool = new Pool("sweep/stabilityWorker.js", threads, work);
  try {
    await pool.each<Range, StabilityCounts>(
      rangesOf(work.parts, threads, 1),
      (range) => range,
      (counts) => stability.join(counts),
    );
  } finally {
    await pool.close();
  }
  return stability;
}

/** Of the scenarios of some parts alone, whose row groups hold whole scenarios. */
export async function addedParts(work: StabilityWork, range: Range): Promise<Stability> {
  const { codes, names, folder } = work;
  const stability = emptyStability(work);
  const store = await openStore(folder);
  for await (const { source, bytes } of partsOf(work, store, range)) {
    for await (const { rows, columns } of readParquetGroups(bytes, { source, columns: isAccessibility })) {
      const values = names.map((name) => {
        const { values } = columns.get(name) as NumberColumn;
        return values instanceof Float64Array ? values : Float64Array.from(values);
      });
      for (let at = 0; at < rows; at += codes.length)
        stability.add(values.map((each) => each.subarray(at, at + codes.length)));
    }
  }
  return stability;
}

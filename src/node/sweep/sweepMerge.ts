/** The parts of a sweep as one table, and what the sampling and the places allow to tell from them. */
import { sweepFigures } from "../../core/scenario/sweepFigures.ts";
import { formatOfName } from "../../formats/formats.ts";
import { readParquetGroups } from "../../formats/parquet/read.ts";
import { type ReadOptions, readTable } from "../../formats/read.ts";
import { writeTable } from "../../formats/write.ts";
import type { Table } from "../../table/table.ts";
import { csvMetadata } from "../csvMetadata.ts";
import type { Merged, MergeOptions } from "../shards/kinds.ts";
import { nameOfPart } from "../shards/parts.ts";
import type { ShardPlan } from "../shards/plan.ts";
import { foundPath } from "../shards/planInputs.ts";
import { splitAddress } from "../storage/address.ts";
import { openStore } from "../storage/openStore.ts";
import type { Store } from "../storage/store.ts";
import { readRules } from "../zoning/documents.ts";
import { joinedTables } from "./joinedTables.ts";
import { sweepMetadata } from "./sweepMetadata.ts";
import { figuresOf } from "./sweepReport.ts";
import { indexTable, isAccessibility, stabilityTable } from "./sweepResults.ts";
import { checkedPlanOf, type SweepResults, sweepWorkOf } from "./sweepWork.ts";

interface Part {
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** The parts of a table, in order, each read while the one before it is used. */
async function* partsOf(plan: ShardPlan, store: Store, table: string): AsyncGenerator<Part> {
  const { shards } = plan.stages[0];
  const read = async (index: number): Promise<Part> => {
    const name = nameOfPart({ plan: plan.plan, table, index });
    return { source: store.addressOf(name), bytes: await store.read(name) };
  };
  let next = read(0);
  for (let index = 1; index <= shards.length; index++) {
    const part = await next;
    if (index < shards.length) next = read(index);
    // What fails ahead is told when its turn comes.
    next.catch(() => undefined);
    yield part;
  }
}

async function* wholeTables(parts: AsyncIterable<Part>): AsyncGenerator<Table> {
  for await (const { source, bytes } of parts) yield readTable(bytes, { source });
}

/** The row groups of the parts, which hold whole scenarios; of all but the first, accessibility alone. */
async function* scenarioTables(parts: AsyncIterable<Part>): AsyncGenerator<Table> {
  let columns: ReadOptions["columns"];
  for await (const { source, bytes } of parts) {
    yield* readParquetGroups(bytes, { source, columns });
    columns = isAccessibility;
  }
}

/** Writes the tables drawn from the parts into the plan's folder, and the digests of all scenarios to `out`. */
export async function mergeSweep(
  plan: ShardPlan,
  store: Store,
  { out, stages }: MergeOptions,
): Promise<Merged> {
  const work = sweepWorkOf(plan);
  const metadata = sweepMetadata(plan, plan.command);
  const digests = await stages.run("read", () =>
    joinedTables(wholeTables(partsOf(plan, store, "digests")), metadata),
  );
  return stages.run("write", async () => {
    const written: string[] = [];
    const add = async (name: string, table: Table): Promise<void> => {
      for (const format of ["csv", "parquet"] as const) {
        const file = `${name}.${format}`;
        await store.write(file, await writeTable(table, format));
        if (format === "csv") await store.write(`${file}-metadata.json`, csvMetadata(file, table));
        written.push(store.addressOf(`${name}.${format}`));
      }
    };
    const { plan: document, design } = checkedPlanOf(work);
    const indices = indexTable(digests, document, design, work.method.thresholds, metadata);
    if (indices !== undefined) await add(indices.name, indices.table);
    if (work.per !== undefined) await add("stability", await stability(plan, store, metadata));
    if (out !== undefined) {
      const { folder, name } = splitAddress(out);
      await (await openStore(folder)).write(name, await writeTable(digests, formatOfName(out)!));
      written.push(out);
    }
    return { written, figures: figuresOf(sweepFigures(digests, work.method.thresholds)) };
  });
}

async function stability(
  plan: ShardPlan,
  store: Store,
  metadata: ReadonlyMap<string, string>,
): Promise<Table> {
  const { per } = sweepWorkOf(plan);
  const { rules, rulesPath } = plan.results as SweepResults;
  const name = rulesPath === undefined ? rules : await foundPath(rulesPath, store);
  const read = name === undefined ? undefined : await readRules(name);
  const column = per === "zone" ? "zone" : "code";
  const told = rules === undefined ? metadata : new Map([...metadata, ["aplomb.rules", rules]]);
  return stabilityTable(scenarioTables(partsOf(plan, store, per!)), column, read, told);
}

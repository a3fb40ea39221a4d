/** The parts of a sweep as one table, and what the sampling and the places allow to tell from them. */
import { sweepFigures } from "../../core/scenario/sweepFigures.ts";
import { readParquetGroups } from "../../formats/parquet/read.ts";
import { readTable } from "../../formats/read.ts";
import { writeTable } from "../../formats/write.ts";
import type { Table } from "../../table/table.ts";
import { besideCsv, csvMetadata } from "../csvMetadata.ts";
import { markedBy } from "../marks.ts";
import type { Merged, MergeOptions } from "../shards/kinds.ts";
import { writeTarget } from "../shards/mergeTarget.ts";
import { nameOfPart } from "../shards/parts.ts";
import type { ShardPlan } from "../shards/plan.ts";
import { foundPath } from "../shards/planInputs.ts";
import type { Store } from "../storage/store.ts";
import { readRules } from "../zoning/documents.ts";
import { indexTable } from "./indexTable.ts";
import { joinedTables } from "./joinedTables.ts";
import { type StabilityWork, stabilityOf, stabilityThreads } from "./stabilityParts.ts";
import { stabilityFrame, stabilityTable } from "./stabilityTable.ts";
import { sweepMetadata } from "./sweepMetadata.ts";
import { type Part, partsOf } from "./sweepParts.ts";
import { figuresOf } from "./sweepReport.ts";
import { checkedPlanOf, type SweepResults, sweepWorkOf } from "./sweepWork.ts";

async function* wholeTables(parts: AsyncIterable<Part>): AsyncGenerator<Table> {
  for await (const { source, bytes } of parts) yield readTable(bytes, { source });
}

/** Writes the tables drawn from the parts into the plan's folder, and the digests of all scenarios to `out`. */
export async function mergeSweep(
  plan: ShardPlan,
  store: Store,
  { out, stages, threads }: MergeOptions,
): Promise<Merged> {
  const work = sweepWorkOf(plan);
  const metadata = sweepMetadata(plan, plan.command);
  const all = { begin: 0, end: plan.stages[0].shards.length };
  const digests = await stages.run("read", () =>
    joinedTables(wholeTables(partsOf({ plan: plan.plan, table: "digests" }, store, all)), metadata),
  );
  return stages.run("write", async () => {
    const written: string[] = [];
    const add = async (name: string, table: Table): Promise<void> => {
      for (const format of ["csv", "parquet"] as const) {
        const file = `${name}.${format}`;
        await store.write(file, await writeTable(table, format));
        if (format === "csv") await store.write(besideCsv(file), csvMetadata(file, table));
        written.push(store.addressOf(`${name}.${format}`));
      }
    };
    const { plan: document, design } = checkedPlanOf(work);
    const indices = indexTable(digests, document, design, work.method.thresholds, metadata);
    if (indices !== undefined) await add(indices.name, indices.table);
    if (work.per !== undefined) await add("stability", await placesTable(plan, store, metadata, threads));
    if (out !== undefined) written.push(...(await writeTarget(out, digests)));
    const figures = sweepFigures(digests, work.method.thresholds);
    return { written, figures: figuresOf(figures, markedBy(metadata)) };
  });
}

/** How sure each zone or commune is. @throws InputError with rules that cannot class the zones of a scenario by themselves. */
async function placesTable(
  plan: ShardPlan,
  store: Store,
  metadata: ReadonlyMap<string, string>,
  threads: number | undefined,
): Promise<Table> {
  const { per } = sweepWorkOf(plan);
  const { rules, rulesPath } = plan.results as SweepResults;
  const name = rulesPath === undefined ? rules : await foundPath(rulesPath, store);
  const read = name === undefined ? undefined : await readRules(name);
  const column = per === "zone" ? "zone" : "code";
  const told = rules === undefined ? metadata : new Map([...metadata, ["aplomb.rules", rules]]);
  const { shards } = plan.stages[0];
  const first = nameOfPart({ plan: plan.plan, table: per!, index: 0 });
  const groups = readParquetGroups(await store.read(first), { source: store.addressOf(first) });
  const frame = stabilityFrame((await groups.next()).value!, column, read);
  const work: StabilityWork = {
    ...frame,
    folder: store.address,
    plan: plan.plan,
    table: per!,
    parts: shards.length,
    scenarios: shards.at(-1)!.end,
  };
  const stability = await stabilityOf(work, stabilityThreads(work, threads));
  return stabilityTable(stability, frame, column, told);
}

/** The parts of a sweep as one table, and what the sampling and the places allow to tell from them. */
import { formatOfName } from "../../formats/formats.ts";
import { readTable } from "../../formats/read.ts";
import { writeTable } from "../../formats/write.ts";
import type { Table } from "../../table/table.ts";
import { csvMetadata } from "../csvMetadata.ts";
import type { MergeOptions } from "../shards/kinds.ts";
import { nameOfPart } from "../shards/parts.ts";
import type { ShardPlan } from "../shards/plan.ts";
import { foundPath } from "../shards/planInputs.ts";
import { splitAddress } from "../storage/address.ts";
import { openStore } from "../storage/openStore.ts";
import type { Store } from "../storage/store.ts";
import { readRules } from "../zoning/documents.ts";
import { joinedTables } from "./joinedTables.ts";
import { sweepMetadata } from "./sweepMetadata.ts";
import { indexTable, isAccessibility, stabilityTable } from "./sweepResults.ts";
import { checkedPlanOf, type SweepResults, sweepWorkOf } from "./sweepWork.ts";

/** The tables of a table's parts, one after the other; of all but the first, the columns that `columns` wants. */
async function* partsOf(
  plan: ShardPlan,
  store: Store,
  table: string,
  columns?: (name: string) => boolean,
): AsyncGenerator<Table> {
  for (const index of plan.stages[0].shards.keys()) {
    const name = nameOfPart({ plan: plan.plan, table, index });
    const options = index === 0 || columns === undefined ? {} : { columns };
    yield readTable(await store.read(name), { source: store.addressOf(name), ...options });
  }
}

/** The same, each begun while the one before it is used: reading is other threads' work. */
async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  for (;;) {
    const { value, done } = await next;
    if (done) return;
    next = items.next();
    // what fails ahead is told when its turn comes
    next.catch(() => undefined);
    yield value;
  }
}

/** Writes the tables drawn from the parts into the plan's folder, and the digests of all scenarios to `out`. */
export async function mergeSweep(
  plan: ShardPlan,
  store: Store,
  { out, stages }: MergeOptions,
): Promise<string[]> {
  const work = sweepWorkOf(plan);
  const metadata = sweepMetadata(plan, plan.command);
  const digests = await stages.run("read", () => joinedTables(partsOf(plan, store, "digests"), metadata));
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
    return written;
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
  return stabilityTable(oneAhead(partsOf(plan, store, per!, isAccessibility)), column, read, told);
}

/** Shards of one run: a stage of ratios by destination, then one of accessibility by origin. */
import { tmpdir } from "node:os";
import { resultTable } from "../../core/accessibility/resultTable.ts";
import { accessibilityFrom, engineInput } from "../../core/accessibility/run.ts";
import type { GridEngine } from "../../core/engine/grid/gridEngine.ts";
import { resultsOf, runInput } from "../computeRun.ts";
import { readInputs } from "../inputs.ts";
import { runMetadata } from "../metadata.ts";
import type { Kind, Merged, MergeOptions, OpenOptions, OpenStage } from "../shards/kinds.ts";
import { writeTarget } from "../shards/mergeTarget.ts";
import { partFile } from "../shards/parts.ts";
import type { Range, ShardPlan } from "../shards/plan.ts";
import { inputOptions, unchangedInputs } from "../shards/planInputs.ts";
import type { Store } from "../storage/store.ts";
import { type GridInputs, loadGridInputs } from "./gridInputs.ts";
import { accessibilityTable, ratiosTable, readAccessibility, readRatios } from "./gridParts.ts";
import { gridWorkOf } from "./gridPlan.ts";
import { blocksOf, gridEngineOf, sumDestinations, sumOrigins } from "./runGrid.ts";
import { Scratch } from "./scratch.ts";

export const gridKind: Kind = {
  open: async (plan, store, options): Promise<OpenStage> => ({
    each: async (indices, done) => {
      for (const index of indices) {
        const table = await shardTable(plan, store, options, options.stage.shards[index]);
        const { name } = options.stage;
        await done(index, [await partFile(table, { plan: plan.plan, stage: name, table: name, index })]);
      }
    },
    close: async () => undefined,
  }),
  merge: mergeGrid,
};

/** The part of a range of rows: destinations where the stage is that of ratios, origins otherwise. */
async function shardTable(plan: ShardPlan, store: Store, { stage, stages }: OpenOptions, range: Range) {
  const none = { begin: 0, end: 0 };
  const isFirst = stage.name === "ratios";
  const ranges = { destinations: isFirst ? range : none, origins: isFirst ? none : range };
  const { options, memory } = gridWorkOf(plan);
  const scratch = await Scratch.in(tmpdir());
  try {
    const inputs = await unchangedInputs(plan, store, async () => {
      const found = await inputOptions(plan, store, options);
      return loadGridInputs({ ...found, memory }, stages, scratch.folder, ranges);
    });
    const blocks = await stages.run("load", () => blocksOf(inputs, scratch.folder));
    const engine = gridEngineOf(inputs, blocks);
    engine.begin(engineInput(runInput(inputs)));
    if (!isFirst) {
      engine.catchment.set(
        (await readRatios(plan, store, inputs.communes, inputs.supply.variants)).catchment,
      );
      engine.divide();
      await sumOrigins(engine, blocks);
      return accessibilityTable(inputs, resultOf(engine), range);
    }
    await sumDestinations(engine, blocks);
    engine.divide();
    return ratiosTable(inputs, resultOf(engine), range);
  } finally {
    scratch.remove();
  }
}

function resultOf(engine: GridEngine) {
  const result = engine.emptyResult();
  engine.readInto(result);
  return result;
}

/** The result table of the run, byte for byte that of `aplomb run`. */
async function mergeGrid(plan: ShardPlan, store: Store, { out, stages }: MergeOptions): Promise<Merged> {
  const { options } = gridWorkOf(plan);
  const times = plan.inputs.filter(({ option }) => option === "times");
  const { times: parts, ...inputs } = await unchangedInputs(plan, store, async () =>
    readInputs(await inputOptions(plan, store, options), stages, {
      read: async ({ communes, files, supply }) => {
        files.push(...times.map(({ file, sha256 }) => ({ file, sha256 })));
        const variants = supply?.variants ?? [];
        return {
          ...(await readRatios(plan, store, communes, variants)),
          ...(await readAccessibility(plan, store, communes, variants)),
        };
      },
      hasTimes: ({ hasTimes }) => hasTimes,
    }),
  );
  const run: Omit<GridInputs, "spilled" | "shares"> = { ...inputs, pairs: 0, estimated: false };
  const { ratio, accessibility, catchment: catchmentDemand } = parts;
  const result = accessibilityFrom({ ratio, accessibility, catchmentDemand }, runInput(run));
  const rows = run.communes.codes.map((_, row) => row);
  const metadata = runMetadata(run, plan.command);
  const table = resultTable(resultsOf(run, { result }), { source: "apl", rows, metadata });
  if (out === undefined) return { written: [] };
  return { written: await writeTarget(out, table) };
}

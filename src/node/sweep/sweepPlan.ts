/** The plan of a sweep from its options: every input read, every scenario checked, before anything is computed. */
import type { Method } from "../../core/method/document.ts";
import { generatorName } from "../../core/scenario/sampling.ts";
import { classesOf } from "../../core/scenario/sweepClasses.ts";
import { InputError } from "../../table/problems.ts";
import { type Inputs, loadInputs } from "../inputs.ts";
import { type PlanDraft, planOf, type Range, rangesOf, type ShardPlan } from "../shards/plan.ts";
import { fileName, planInputs, recordedOptions, recordedPath } from "../shards/planInputs.ts";
import type { Stages } from "../stages.ts";
import type { Store } from "../storage/store.ts";
import { printWarnings } from "../warnings.ts";
import { readRules } from "../zoning/documents.ts";
import { classerOf } from "./stabilityTable.ts";
import { sweepCommandLine } from "./sweepCommandLine.ts";
import { type CheckedPlan, checkPlan, readSweepDocument } from "./sweepDocument.ts";
import { type SweepSetting, settingOf } from "./sweepInputs.ts";
import { baseMethod, refuseOptions, type SweepOptions } from "./sweepOptions.ts";
import type { SweepResults, SweepWork } from "./sweepWork.ts";

/** Scenarios of a shard where no number of shards is asked for: what a kill loses at most. */
const shardScenarios = 512;
/** Rows of a part of places: fewer scenarios make a shard where places are many. */
const partRows = 1_000_000;
/** Rows from which a part no longer fits in the memory of a process beside its Parquet file. */
const maximumPartRows = 8 * partRows;
/** Scenarios that the kernel computes side by side: shards are whole multiples. */
const lanes = 8;

export interface PlannedSweep {
  readonly plan: ShardPlan;
  readonly checked: CheckedPlan;
  readonly inputs: Inputs;
  readonly setting: SweepSetting;
}

/** @throws InputError with everything that is wrong in the options, the sweep's document or the inputs. */
export async function planSweep(
  options: SweepOptions & { readonly shards?: number },
  store: Store,
  stages: Stages,
): Promise<PlannedSweep> {
  refuseOptions(options);
  const document = await readSweepDocument(options);
  const base = await baseMethod(options);
  const checked = await stages.run("plan", () => checkPlan(document, base, options.preset ?? options.grid!));
  const maxMinutes = Math.max(options.maxMinutes ?? 0, checked.reach);
  const inputs = await loadInputs({ ...options, maxMinutes }, stages);
  await printWarnings(inputs.problems.warnings, options.lang);
  const { supply, travelTimes } = inputs;
  if (options.rules !== undefined) {
    const variants = checked.variants === undefined ? supply.variants : [];
    classerOf(
      await readRules(options.rules),
      variants.map((variant) => `apl_${variant}`),
    );
  }
  const classEnds = classesOf(checked.scenarios, travelTimes.minutes);
  const setting = await settingOf(checked, base, inputs, { ...options, classEnds });
  const draft: PlanDraft = {
    kind: "sweep",
    command: sweepCommandLine(options),
    inputs: await planInputs(options, inputs.files, store, checked.ageWeights),
    stages: [
      {
        name: "scenarios",
        unit: "scenarios",
        tables: [...(options.per === undefined ? [] : [options.per]), "digests"],
        shards: shardsOf(checked.design.count, placesOf(options, setting), options.shards),
      },
    ],
    work: { ...workOf(options, checked, base, inputs, maxMinutes), classEnds: [...classEnds] },
    results: { ...(await resultsOf(options, store)) },
  };
  return { plan: planOf(draft), checked, inputs, setting };
}

async function resultsOf({ rules }: SweepOptions, store: Store): Promise<SweepResults> {
  if (rules === undefined) return {};
  return /\.json$/i.test(rules)
    ? { rules: fileName(rules), rulesPath: await recordedPath(rules, store) }
    : { rules };
}

function workOf(
  options: SweepOptions,
  { plan, design, reach, variants, ageWeights }: CheckedPlan,
  method: Method,
  { supply, demand, travelTimes, synthetic }: Inputs,
  maxMinutes: number,
): Omit<SweepWork, "classEnds"> {
  const { per, zone } = options;
  return {
    generator: generatorName,
    scenarios: design.count,
    document: plan,
    method,
    per,
    zone,
    options: recordedOptions({ ...options, maxMinutes }),
    reach,
    variants,
    ageWeights,
    variantNames: supply.variants,
    origin: { k: demand.k, kSource: demand.kSource, estimated: travelTimes.estimated, synthetic },
  };
}

/** Rows that a scenario adds to a part. */
const placesOf = ({ per }: SweepOptions, { places }: SweepSetting): number =>
  per === undefined ? 1 : places!.codes.length;

/** @throws InputError when so few shards are asked for that one would not fit in memory. */
function shardsOf(count: number, places: number, asked: number | undefined): Range[] {
  if (asked === undefined) {
    const size = Math.max(lanes, Math.min(shardScenarios, lanes * Math.floor(partRows / places / lanes)));
    return rangesOf(count, Math.ceil(count / size), lanes);
  }
  const ranges = rangesOf(count, asked, lanes);
  const rows = places * Math.max(...ranges.map(({ begin, end }) => end - begin));
  if (rows <= maximumPartRows) return ranges;
  const least = Math.ceil((count * places) / maximumPartRows);
  throw new InputError([
    {
      severity: "error",
      source: "--shards",
      got: `${asked}: ${rows.toLocaleString("en-GB")} rows in a part`,
      expected: `at least ${least} shards, of ${maximumPartRows.toLocaleString("en-GB")} rows at most`,
    },
  ]);
}

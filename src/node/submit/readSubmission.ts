import { InputError } from "../../table/problems.ts";
import { readPlan } from "../shards/plan.ts";
import { missingShards, unsoundParts } from "../shards/progress.ts";
import { splitAddress } from "../storage/address.ts";
import { openStore } from "../storage/openStore.ts";
import type { Submission } from "./submission.ts";

/**
 * What a run's folder says: its plan, and the shards that lack a part; with `verify`, also those whose parts are damaged.
 * @throws InputError where it holds no sound plan.
 */
export async function readSubmission(
  run: string,
  { verify = false }: { readonly verify?: boolean } = {},
): Promise<Submission> {
  const store = await openStore(run);
  const plan = await readPlan(store);
  const stages: Submission["stages"][number][] = [];
  for (const stage of plan.stages) {
    const missing = new Set(await missingShards(plan, stage, store));
    if (verify) for (const { index } of await unsoundParts(plan, stage, store)) missing.add(index);
    const ascending = [...missing].sort((one, other) => one - other);
    stages.push({ name: stage.name, shards: stage.shards.length, missing: ascending });
  }
  const inputs = plan.inputs.flatMap(({ path }) => (path === undefined ? [] : [path]));
  return { plan: plan.plan, source: store.addressOf("plan.json"), stages, inputs };
}

/** @throws InputError where the merged table exists already: better now than after the shards. */
export async function refuseMerged(
  out: string,
  { force = false }: { readonly force?: boolean },
): Promise<void> {
  if (force) return;
  const { folder, name } = splitAddress(out);
  if (!(await (await openStore(folder)).exists(name))) return;
  throw new InputError([
    {
      severity: "error",
      source: "--out",
      got: `${out}, which exists already`,
      expected: "a new file",
      advice: "Choose another name, or pass --force to replace it.",
    },
  ]);
}

/** The folder of a plan: made, found again, taken over. */
import { InputError, type Problem } from "../../table/problems.ts";
import { ConfigurationError } from "../failures.ts";
import type { Store } from "../storage/store.ts";
import { isPartName, isPartOf } from "./parts.ts";
import { planName, planText, readPlan, type ShardPlan } from "./plan.ts";

/** Cuts an address of a folder, or of the plan in it, into folder and plan. */
export function planAddress(address: string): { readonly folder: string; readonly name: string } {
  const at = Math.max(address.lastIndexOf("/"), address.lastIndexOf("\\"));
  if (!address.endsWith(".json")) return { folder: address, name: planName };
  return { folder: at < 0 ? "." : address.slice(0, at + 1), name: address.slice(at + 1) };
}

/**
 * Makes the folder the plan's own, and returns the plan it holds from now on: where it holds the same work already, that
 * plan's shards, whatever their number; unless `shards` says that the number matters.
 * @throws InputError when the folder holds another plan or other files, unless `force` replaces a plan.
 */
export async function claimFolder(
  store: Store,
  plan: ShardPlan,
  options: { readonly force: boolean; readonly shards: boolean },
): Promise<ShardPlan> {
  const held = await store.list();
  if (held.length === 0) {
    await store.write(planName, planText(plan));
    return plan;
  }
  if (!held.some(({ name }) => name === planName)) {
    throw refused({
      got: `${store.address}, which holds other files`,
      expected: "a new or empty folder, or one that holds a plan",
    });
  }
  const other = await heldPlan(store, options.force);
  const isSame = other?.content === plan.content && (!options.shards || other.plan === plan.plan);
  if (!isSame && !options.force) throw refused(differing(store, plan, other!));
  const own = isSame ? { ...other, command: plan.command, results: plan.results } : plan;
  if (!isSame) await store.write(planName, planText(plan));
  if (options.force) {
    const foreign = held.filter(({ name }) => isPartName(name) && !isPartOf(own, name));
    for (const { name } of foreign) await store.remove(name);
  }
  return own;
}

async function heldPlan(store: Store, force: boolean): Promise<ShardPlan | undefined> {
  try {
    return await readPlan(store);
  } catch (error) {
    if (force && error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

function differing(store: Store, plan: ShardPlan, other: ShardPlan): Pick<Problem, "got" | "expected"> {
  const shardsOf = ({ stages }: ShardPlan): string => stages.map(({ shards }) => shards.length).join(" + ");
  if (other.content === plan.content) {
    const shards = shardsOf(other);
    return {
      got: `${store.address}, which holds this plan in ${shards} ${shards === "1" ? "shard" : "shards"}`,
      expected: `one in ${shardsOf(plan)}`,
    };
  }
  return {
    got: `${store.address}, which holds another ${other.kind} (plan ${other.content.slice(0, 12)})`,
    expected: `this one (plan ${plan.content.slice(0, 12)})`,
  };
}

const refused = (problem: Pick<Problem, "got" | "expected">): InputError =>
  new InputError([
    {
      severity: "error",
      source: "--out",
      ...problem,
      advice: "Choose another --out, or pass --force to replace it.",
    },
  ]);

/** What a plan says of a sweep: everything that its parts depend on beside the bytes of the inputs. */
import type { Method } from "../../core/method/document.ts";
import { type Plan, parsePlan } from "../../core/scenario/plan.ts";
import { designOf } from "../../core/scenario/sampling.ts";
import { Scenarios } from "../../core/scenario/scenarios.ts";
import type { ShardPlan } from "../shards/plan.ts";
import type { RecordedOptions } from "../shards/planInputs.ts";
import type { CheckedPlan } from "./sweepDocument.ts";

/** Options of a sweep that decide what is computed, beside those that name files. */
export interface SweepScope {
  readonly per?: "zone" | "commune" | undefined;
  readonly zone?: string | undefined;
}

/** What tables say of the inputs, known once they are read. */
export interface SweepOrigin {
  readonly k: number;
  readonly kSource: string;
  readonly estimated: boolean;
  readonly synthetic: boolean;
}

export interface SweepWork extends SweepScope {
  readonly generator: string;
  readonly scenarios: number;
  /** The sweep's document as it was understood. */
  readonly document: Plan;
  readonly method: Method;
  readonly options: RecordedOptions;
  /** What checking every scenario found. */
  readonly reach: number;
  readonly variants?: number | undefined;
  readonly ageWeights: readonly string[];
  /** Names of the variants, where the sweep does not move them. */
  readonly variantNames: readonly string[];
  /** Ends of the classes that all step decays of the sweep are made of; none where they are no steps, or too many. */
  readonly classEnds: readonly number[];
  readonly origin: SweepOrigin;
}

/** What merging draws from the parts. */
export interface SweepResults {
  /** Rules by name, and where a document of one's own lies. */
  readonly rules?: string;
  readonly rulesPath?: string;
}

export const sweepWorkOf = (plan: ShardPlan): SweepWork => plan.work as unknown as SweepWork;

/** The scenarios of a plan, which were checked when it was made. */
export function checkedPlanOf(work: SweepWork): CheckedPlan {
  const plan = parsePlan(work.document, "plan");
  const design = designOf(plan, "plan");
  const { ageWeights, reach, variants } = work;
  return {
    plan,
    design,
    scenarios: new Scenarios(design, work.method, ageWeights),
    ageWeights,
    reach,
    variants,
  };
}

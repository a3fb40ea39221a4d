import { InputError } from "../../table/problems.ts";

/** A plan that this aplomb cannot run, whatever is tried again: not its version, damaged, or no plan. */
export class PlanError extends InputError {}

/** Options that do not fit the plan: no index, one that the plan does not have. */
export class UsageError extends InputError {}

import type { LayoutFunctions } from "./functions/layout.ts";
import type { PairFunctions } from "./functions/pairs.ts";
import type { StepFunctions } from "./functions/steps.ts";
import type { SweepFunctions } from "./functions/sweeps.ts";

/** The functions of assembly/index.ts: addresses in bytes, half-open ranges; results are stored. */
export interface KernelFunctions extends LayoutFunctions, StepFunctions, PairFunctions, SweepFunctions {}

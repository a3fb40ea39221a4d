/** The portable door of aplomb: what runs in Node, browsers and workers alike. */
export { Engine } from "./core/engine/engine.ts";
export type { EngineInput, EngineResult } from "./core/engine/input.ts";
export { compileKernel, type Kernel } from "./core/engine/kernel.ts";
export { type KernelSource, loadKernel } from "./core/engine/loadKernel.ts";
export {
  type BuiltTravelTimes,
  type TravelTimesOptions,
  travelTimesFrom,
} from "./core/engine/matrix/travelTimesFrom.ts";
export { FacilityFinder, type NearestFacility } from "./core/engine/nearest.ts";
export { PairsEngine, type PairsEngineOptions } from "./core/engine/pairsEngine.ts";
export { type Decay, decayReach, decayTable, decayWeight } from "./core/method/decay.ts";
export type { Method } from "./core/method/document.ts";
export { LocalUpdate } from "./core/scenario/localUpdate.ts";
export { gini, lowestTenth, type Objective, populationUnder } from "./core/scenario/objective.ts";
export { type Placed, type PlaceInput, type Placement, place } from "./core/scenario/place.ts";
export type { SupplyChange } from "./core/scenario/presetChanges.ts";
export { fromOfficial, type Gains, gainsOf, type WhatIf, whatIf } from "./core/scenario/whatIf.ts";
export type { Communes } from "./core/territory/communes.ts";
export type { PairColumns, TravelTimes } from "./core/territory/travelTimes.ts";
export { describeProblem } from "./core/words/problems/describe.ts";
export {
  type ContiguityGround,
  contiguityRule,
  type MaximalGroups,
  maximalGroups,
} from "./core/zoning/contiguous.ts";
export { type MinimalGroups, minimalGroups } from "./core/zoning/minimalGroups.ts";
export { type CommuneZoning, type Overlap, overlapOf } from "./core/zoning/overlap.ts";
export { type SmallestGroup, smallestGroups } from "./core/zoning/smallestGroups.ts";
export { InputError, type Problem, Problems } from "./table/problems.ts";
export type { Column, Table } from "./table/table.ts";

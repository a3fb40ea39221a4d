/** The portable door of aplomb: what runs in Node, browsers and workers alike. */
export { Engine } from "./core/engine/engine.ts";
export { type KernelSource, loadKernel } from "./core/engine/fetchKernel.ts";
export type { EngineInput, EngineResult } from "./core/engine/input.ts";
export { compileKernel, type Kernel } from "./core/engine/kernel.ts";
export { PairsEngine, type PairsEngineOptions } from "./core/engine/pairsEngine.ts";
export { type Decay, decayReach, decayTable, decayWeight } from "./core/method/decay.ts";
export type { Method } from "./core/method/document.ts";
export type { Communes } from "./core/territory/communes.ts";
export {
  type BuiltTravelTimes,
  type PairColumns,
  type TravelTimes,
  type TravelTimesOptions,
  travelTimesFrom,
} from "./core/territory/travelTimes.ts";
export { InputError, type Problem, Problems } from "./table/problems.ts";
export type { Column, Table } from "./table/table.ts";

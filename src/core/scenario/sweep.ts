/** Runs scenarios eight at a time and keeps of them what was asked for. */

import type { Kernel } from "../engine/kernel.ts";
import { SweepEngine } from "../engine/sweepEngine.ts";
import { LANES, type SweepMemory } from "../engine/sweepMemory.ts";
import { BINS_PER_UNIT, digestColumns, tenthsOf } from "./digest.ts";
import { designOf } from "./sampling.ts";
import { type Scenario, Scenarios } from "./scenarios.ts";
import type { SweepInput } from "./sweepInput.ts";
import { SweepLanes } from "./sweepLanes.ts";

/** Results of scenarios [begin, end), row (scenario - begin) x variants + variant. */
export interface SweepBlock {
  readonly begin: number;
  readonly end: number;
  /** f64[rows][digest columns] */
  readonly digests: Float64Array;
  /** f64[rows][zones]; empty unless there are zones. */
  readonly zones: Float64Array;
  /** f64[rows][communes], NaN where missing; empty unless asked for. */
  readonly communes: Float64Array;
}

/** Scenarios of one plan on one workspace of a sweep's memory. What it finds of a scenario does not depend on the others. */
export class SweepRunner {
  readonly #input: SweepInput;
  readonly #scenarios: Scenarios;
  readonly #engine: SweepEngine;
  readonly #lanes: SweepLanes;
  readonly #demandTotals: readonly number[];
  readonly #people: number;
  readonly #figures: number;
  /** Of each set of weights of zone means. */
  readonly #zoneTotals: readonly Float64Array[];

  constructor(kernel: Kernel, memory: SweepMemory, workspace: number, input: SweepInput) {
    const { demands, population } = input;
    this.#input = input;
    this.#scenarios = new Scenarios(designOf(input.plan, "plan"), input.base, input.ageWeights);
    this.#engine = new SweepEngine(kernel, memory, workspace);
    this.#lanes = new SweepLanes(input, this.#engine);
    this.#demandTotals = demands.map(sum);
    this.#people = sum(population);
    this.#figures = digestColumns(input.base.thresholds).length;
    this.#zoneTotals = [...demands, population].map((weights) => zoneTotals(weights, input));
  }

  /** Scenarios [begin, end) of the plan. */
  run(begin: number, end: number): SweepBlock {
    const { variants, zones, keepCommunes, population } = this.#input;
    const rows = (end - begin) * variants;
    const block = {
      begin,
      end,
      digests: new Float64Array(rows * this.#figures),
      zones: new Float64Array(rows * zones),
      communes: new Float64Array(keepCommunes ? rows * population.length : 0),
    };
    for (const alike of this.#alike(begin, end)) {
      for (let first = 0; first < alike.length; first += LANES) {
        this.#runLanes(alike.slice(first, first + LANES), block);
      }
    }
    return block;
  }

  /** Those that share what lanes share: the demand, and what weighs communes in their zone. */
  #alike(begin: number, end: number): Iterable<readonly Numbered[]> {
    const groups = new Map<string, Numbered[]>();
    for (let number = begin; number < end; number++) {
      const scenario = this.#scenarios.at(number);
      const key = `${scenario.demand} ${scenario.method.zoneWeight}`;
      const group = groups.get(key);
      if (group) group.push({ number, scenario });
      else groups.set(key, [{ number, scenario }]);
    }
    return groups.values();
  }

  #runLanes(lanes: readonly Numbered[], block: SweepBlock): void {
    const engine = this.#engine;
    const { variants, zones, demands, keepCommunes } = this.#input;
    const { demand, method } = lanes[0].scenario;
    const zoneWeight = method.zoneWeight === "standardised" ? demand : demands.length;
    this.#lanes.write(lanes.map(({ scenario }) => scenario));
    engine.sumDemand(demand);
    for (let variant = 0; variant < variants; variant++) {
      const rows = lanes.map(({ number }) => (number - block.begin) * variants + variant);
      engine.digest(variant, {
        demand,
        zoneWeight: zones > 0 ? zoneWeight : undefined,
        binsPerUnit: BINS_PER_UNIT,
        each: keepCommunes ? (...window) => this.#keepCommunes(rows, block.communes, ...window) : undefined,
      });
      rows.forEach((row, lane) => {
        this.#keepDigest(lane, row, demand, block.digests);
        this.#keepZones(lane, row, zoneWeight, block.zones);
      });
    }
  }

  #keepDigest(lane: number, row: number, demand: number, digests: Float64Array): void {
    const { means, under, bins, shape } = this.#engine;
    let at = row * this.#figures;
    digests[at++] = means[lane] / this.#demandTotals[demand];
    digests[at++] = means[LANES + lane] / this.#people;
    for (let t = 0; t < shape.thresholds; t++) digests[at++] = under[t * LANES + lane] / this.#people;
    digests.set(tenthsOf(bins, LANES, lane), at);
  }

  #keepZones(lane: number, row: number, zoneWeight: number, kept: Float64Array): void {
    const { zones } = this.#input;
    const { zoneSums } = this.#engine;
    const totals = this.#zoneTotals[zoneWeight];
    for (let zone = 0; zone < zones; zone++) {
      kept[row * zones + zone] = zoneSums[zone * LANES + lane] / totals[zone];
    }
  }

  #keepCommunes(
    rows: readonly number[],
    kept: Float64Array,
    begin: number,
    end: number,
    accessibility: Float64Array,
  ): void {
    const { present } = this.#input;
    rows.forEach((row, lane) => {
      const at = row * present.length;
      for (let commune = begin; commune < end; commune++) {
        kept[at + commune] = present[commune] ? accessibility[(commune - begin) * LANES + lane] : Number.NaN;
      }
    });
  }
}

interface Numbered {
  readonly number: number;
  readonly scenario: Scenario;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** What the weights of each zone's communes sum to; how many they are where nobody weighs anything. */
function zoneTotals(weights: Float64Array, { zoneOf, zones }: SweepInput): Float64Array {
  const totals = new Float64Array(zones);
  const members = new Float64Array(zones);
  zoneOf.forEach((zone, commune) => {
    if (zone < 0) return;
    totals[zone] += weights[commune];
    members[zone]++;
  });
  return totals.map((total, zone) => (total > 0 ? total : members[zone]));
}

/** Runs scenarios eight at a time and keeps of them what was asked for. */
import { countPractices } from "../accessibility/practiceSupply.ts";
import type { Practices } from "../accessibility/practices.ts";
import type { Kernel } from "../engine/kernel.ts";
import { LANES } from "../engine/memory.ts";
import { SweepEngine, type SweepMemory } from "../engine/sweepEngine.ts";
import { decayTable } from "../method/decay.ts";
import type { Method } from "../method/document.ts";
import { BINS, BINS_PER_UNIT, digestColumns, tenthsOf } from "./digest.ts";
import type { Plan } from "./plan.ts";
import { designOf } from "./sampling.ts";
import { type Scenario, Scenarios, scaledMinutes, scenarioEnds } from "./scenarios.ts";

/** Everything the scenarios share beside the memory; plain values, which may be sent to other threads. */
export interface SweepInput {
  readonly plan: Plan;
  readonly base: Method;
  /** Names of the demands, f64[communes] each, 0 where missing. */
  readonly ageWeights: readonly string[];
  readonly demands: readonly Float64Array[];
  /** f64[distinct minutes] */
  readonly minutes: Float64Array;
  /** Ends of the classes that the memory is laid out in; empty for tables. */
  readonly classEnds: Uint32Array;
  /** u8[communes]: 0 where a commune lacks data. */
  readonly present: Uint8Array;
  /** f64[communes], 0 where unknown or where the commune lacks data. */
  readonly population: Float64Array;
  /** The practices, where rules of supply may move; else the counted supply of each variant. */
  readonly practices: Practices | undefined;
  readonly supply: readonly Float64Array[];
  /** u32[active]: communes that may have supply. */
  readonly active: Uint32Array;
  /** Positions, among the active, of the communes of each area that has a factor of its own. */
  readonly areas: Readonly<Record<string, Uint32Array>>;
  /** i32[communes], -1 for none and where the commune lacks data. */
  readonly zoneOf: Int32Array;
  readonly zones: number;
  readonly variants: number;
  readonly keepCommunes: boolean;
}

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

export class SweepRunner {
  readonly #input: SweepInput;
  readonly #scenarios: Scenarios;
  readonly #engine: SweepEngine;
  readonly #demandTotals: readonly number[];
  readonly #people: number;
  readonly #supplies = new Map<string, readonly Float64Array[]>();
  /** What each lane holds already. */
  readonly #weightsHeld: string[] = new Array(LANES).fill("");
  readonly #supplyHeld: string[] = new Array(LANES).fill("");
  readonly #demandHeld: number[] = new Array(LANES).fill(-1);
  readonly #zoneHeld: string[] = new Array(LANES).fill("");
  readonly #zoneTotals: Float64Array;

  constructor(kernel: Kernel, memory: SweepMemory, workspace: number, input: SweepInput) {
    this.#input = input;
    this.#scenarios = new Scenarios(designOf(input.plan, "plan"), input.base, input.ageWeights);
    this.#engine = new SweepEngine(kernel, memory, workspace);
    this.#demandTotals = input.demands.map(sum);
    this.#people = sum(input.population);
    this.#zoneTotals = new Float64Array(LANES * input.zones);
    this.#engine.demandWeights.fill(0);
  }

  run(begin: number, end: number): SweepBlock {
    const { variants, zones, keepCommunes, population, base } = this.#input;
    const columns = digestColumns(base.thresholds).length;
    const rows = (end - begin) * variants;
    const block = {
      begin,
      end,
      digests: new Float64Array(rows * columns),
      zones: new Float64Array(rows * zones),
      communes: new Float64Array(keepCommunes ? rows * population.length : 0),
    };
    for (let first = begin; first < end; first += LANES)
      this.#runLanes(first, Math.min(LANES, end - first), block);
    return block;
  }

  #runLanes(first: number, used: number, block: SweepBlock): void {
    const demands: number[] = [];
    for (let lane = 0; lane < used; lane++) {
      const scenario = this.#scenarios.at(first + lane);
      demands.push(scenario.demand);
      this.#writeDemand(lane, scenario);
      this.#writeWeights(lane, scenario);
      this.#writeSupply(lane, scenario);
      this.#writeZoneWeight(lane, scenario);
    }
    const engine = this.#engine;
    engine.sumDemand();
    for (let variant = 0; variant < this.#input.variants; variant++) {
      engine.sumRatios(variant);
      engine.digest(BINS_PER_UNIT);
      if (this.#input.zones > 0) engine.sumZones();
      for (let lane = 0; lane < used; lane++) {
        const row = (first - block.begin + lane) * this.#input.variants + variant;
        this.#keepDigest(lane, row, demands[lane], block.digests);
        this.#keepZones(lane, row, block.zones);
        if (this.#input.keepCommunes) this.#keepCommunes(lane, row, block.communes);
      }
    }
  }

  #writeDemand(lane: number, { demand }: Scenario): void {
    if (this.#demandHeld[lane] === demand) return;
    this.#demandHeld[lane] = demand;
    this.#weightsHeld[lane] = "";
    spread(this.#input.demands[demand], this.#engine.demand, lane);
  }

  #writeWeights(lane: number, scenario: Scenario): void {
    const { method, timeFactor, demand } = scenario;
    const held = `${timeFactor} ${JSON.stringify(method.decay)}`;
    if (this.#weightsHeld[lane] === held) return;
    this.#weightsHeld[lane] = held;
    const { minutes, classEnds, demands } = this.#input;
    const { decay } = method;
    const ends = scenarioEnds(scenario, minutes);
    const { weights, demandWeights, table, shape } = this.#engine;
    if (classEnds.length > 0) {
      const { classes } = shape;
      classEnds.forEach((end, k) => {
        const nearer = ends!.findIndex((each) => each >= end);
        const weight = nearer === -1 || decay.family !== "step" ? 0 : decay.weights[nearer];
        weights[k * LANES + lane] = weight;
        for (let d = 0; d < demands.length; d++) {
          demandWeights[(d * classes + k) * LANES + lane] = d === demand ? weight : 0;
        }
      });
    } else if (decay.family === "step") {
      let code = 0;
      ends!.forEach((end, k) => {
        for (; code < Math.min(end, shape.codes); code++) table[code * LANES + lane] = decay.weights[k];
      });
      for (; code < shape.codes; code++) table[code * LANES + lane] = 0;
    } else
      spread(decayTable(decay, scaledMinutes(minutes.subarray(0, shape.codes), timeFactor)), table, lane);
  }

  #writeSupply(lane: number, scenario: Scenario): void {
    const { supplyKey, supplyFactor, localFactors } = scenario;
    const held = `${supplyKey} ${supplyFactor} ${JSON.stringify(localFactors)}`;
    if (this.#supplyHeld[lane] === held) return;
    this.#supplyHeld[lane] = held;
    const { active, areas } = this.#input;
    const factors = new Float64Array(active.length).fill(supplyFactor);
    for (const { area, factor } of localFactors)
      for (const position of areas[area]) factors[position] *= factor;
    this.#supplyOf(scenario).forEach((values, variant) => {
      const lanes = this.#engine.supply[variant];
      for (let position = 0; position < active.length; position++) {
        lanes[position * LANES + lane] = values[active[position]] * factors[position];
      }
    });
  }

  /** Counted supply under a scenario's rules; the last few are kept. */
  #supplyOf({ method, supplyKey }: Scenario): readonly Float64Array[] {
    const { supply, practices, present } = this.#input;
    if (supplyKey === "" || practices === undefined || method.activity === null) return supply;
    const known = this.#supplies.get(supplyKey);
    if (known) return known;
    const { activity, doctorAge, variants } = method;
    const { values } = countPractices(practices, { communes: present.length, activity, doctorAge, variants });
    for (const each of values) for (let c = 0; c < each.length; c++) if (!present[c]) each[c] = 0;
    if (this.#supplies.size >= 16) this.#supplies.delete(this.#supplies.keys().next().value!);
    this.#supplies.set(supplyKey, values);
    return values;
  }

  /** Weight of each commune in its zone's mean, as `zoneMeans` has it: 1 in zones where nobody weighs anything. */
  #writeZoneWeight(lane: number, { method, demand }: Scenario): void {
    const { zones, zoneOf, demands, population } = this.#input;
    const held = `${method.zoneWeight} ${demand}`;
    if (zones === 0 || this.#zoneHeld[lane] === held) return;
    this.#zoneHeld[lane] = held;
    const values = method.zoneWeight === "standardised" ? demands[demand] : population;
    const totals = new Float64Array(zones);
    const members = new Float64Array(zones);
    zoneOf.forEach((zone, commune) => {
      if (zone < 0) return;
      totals[zone] += values[commune];
      members[zone]++;
    });
    const weights = this.#engine.zoneWeight;
    zoneOf.forEach((zone, commune) => {
      weights[commune * LANES + lane] = zone < 0 ? 0 : totals[zone] > 0 ? values[commune] : 1;
    });
    totals.forEach((total, zone) => {
      this.#zoneTotals[zone * LANES + lane] = total > 0 ? total : members[zone];
    });
  }

  #keepDigest(lane: number, row: number, demand: number, digests: Float64Array): void {
    const { sums, bins } = this.#engine;
    const { thresholds } = this.#input.base;
    let at = row * digestColumns(thresholds).length;
    digests[at++] = sums[lane] / this.#demandTotals[demand];
    digests[at++] = sums[LANES + lane] / this.#people;
    thresholds.forEach((_, t) => {
      digests[at++] = sums[(2 + t) * LANES + lane] / this.#people;
    });
    digests.set(tenthsOf(bins.subarray(4 * BINS * lane, 4 * BINS * (lane + 1))), at);
  }

  #keepZones(lane: number, row: number, kept: Float64Array): void {
    const { zones } = this.#input;
    const { zoneSums } = this.#engine;
    for (let zone = 0; zone < zones; zone++) {
      kept[row * zones + zone] = zoneSums[zone * LANES + lane] / this.#zoneTotals[zone * LANES + lane];
    }
  }

  #keepCommunes(lane: number, row: number, kept: Float64Array): void {
    const { present } = this.#input;
    const { accessibility } = this.#engine;
    const at = row * present.length;
    for (let commune = 0; commune < present.length; commune++) {
      kept[at + commune] = present[commune] ? accessibility[commune * LANES + lane] : Number.NaN;
    }
  }
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

function spread(values: Float64Array, lanes: Float64Array, lane: number): void {
  for (let i = 0, at = lane; i < values.length; i++, at += LANES) lanes[at] = values[i];
}

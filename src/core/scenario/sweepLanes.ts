/** Writes scenarios into the lanes of a workspace: their decays, and their supply where it is not there yet. */
import { actsByCommune, type CountedActs, countActs, leastLimits } from "../accessibility/practiceActs.ts";
import type { SweepEngine } from "../engine/sweepEngine.ts";
import { LANES } from "../engine/sweepMemory.ts";
import { decayTable, type StepDecay } from "../method/decay.ts";
import { type Scenario, scaledMinutes, scenarioEnds } from "./scenarios.ts";
import type { SweepInput } from "./sweepInput.ts";

/** Counts that are kept of each kind: scenarios of the same rules come near each other. */
const KEPT = 16;

export class SweepLanes {
  readonly #input: SweepInput;
  readonly #engine: SweepEngine;
  readonly #acts = new Map<string, CountedActs>();
  readonly #limits = new Map<string, Uint8Array>();
  readonly #supplies = new Map<string, readonly Float64Array[]>();
  /** What each lane holds already. */
  readonly #tableHeld: string[] = new Array(LANES).fill("");
  readonly #supplyHeld: string[] = new Array(LANES).fill("");

  constructor(input: SweepInput, engine: SweepEngine) {
    this.#input = input;
    this.#engine = engine;
  }

  /** At most eight scenarios, into the first lanes. */
  write(scenarios: readonly Scenario[]): void {
    this.#writeDecays(scenarios);
    scenarios.forEach((scenario, lane) => void this.#writeSupply(scenario, lane));
  }

  #writeDecays(scenarios: readonly Scenario[]): void {
    const { minutes, classEnds } = this.#input;
    const { weights, table, piece, shape } = this.#engine;
    const ends = scenarios.map((scenario) => scenarioEnds(scenario, minutes));
    if (classEnds.length > 0) {
      scenarios.forEach(({ method }, lane) => {
        writeSteps(weights, lane, classEnds, ends[lane]!, method.decay as StepDecay);
      });
    } else if (ends.every((each) => each !== undefined)) {
      this.#tableHeld.fill("");
      const pieces = Uint32Array.from(new Set([shape.codes, ...ends.flatMap((each) => [...each])])).sort();
      pieces.forEach((end, p) => void piece.fill(p, p === 0 ? 0 : pieces[p - 1], end));
      scenarios.forEach(({ method }, lane) => {
        writeSteps(table, lane, pieces, ends[lane], method.decay as StepDecay);
      });
    } else {
      piece.forEach((_, code) => {
        piece[code] = code;
      });
      scenarios.forEach((scenario, lane) => void this.#writeTable(scenario, lane));
    }
  }

  /** The weight of every minute code. */
  #writeTable({ method, timeFactor }: Scenario, lane: number): void {
    const held = `${timeFactor} ${JSON.stringify(method.decay)}`;
    if (this.#tableHeld[lane] === held) return;
    this.#tableHeld[lane] = held;
    const { table, shape } = this.#engine;
    const minutes = scaledMinutes(this.#input.minutes.subarray(0, shape.codes), timeFactor);
    decayTable(method.decay, minutes).forEach((weight, code) => {
      table[code * LANES + lane] = weight;
    });
  }

  #writeSupply(scenario: Scenario, lane: number): void {
    const { supplyKey, supplyFactor, localFactors } = scenario;
    const held = `${supplyKey} ${supplyFactor} ${JSON.stringify(localFactors)}`;
    if (this.#supplyHeld[lane] === held) return;
    this.#supplyHeld[lane] = held;
    const { active, areas } = this.#input;
    const factors = new Float64Array(active.length).fill(supplyFactor);
    for (const { area, factor } of localFactors) {
      for (const position of areas[area]) factors[position] *= factor;
    }
    this.#supplyOf(scenario).forEach((values, variant) => {
      const lanes = this.#engine.supply[variant];
      for (let position = 0; position < active.length; position++) {
        lanes[position * LANES + lane] = values[active[position]] * factors[position];
      }
    });
  }

  /** Supply under a scenario's rules: the values of `countPractices`, without its account of each doctor. */
  #supplyOf({ method, supplyKey }: Scenario): readonly Float64Array[] {
    const { supply, practices, present } = this.#input;
    const { activity, doctorAge, variants } = method;
    if (supplyKey === "" || practices === undefined || activity === null) return supply;
    return kept(this.#supplies, supplyKey, () => {
      const { acts } = kept(this.#acts, JSON.stringify(activity), () => countActs(practices, activity));
      const ages = JSON.stringify([activity.centres, doctorAge]);
      const least = kept(this.#limits, ages, () => leastLimits(practices, activity, doctorAge));
      return variants.map((variant) =>
        actsByCommune(practices, acts, least, variant, present.length).map((value, c) =>
          present[c] ? value : 0,
        ),
      );
    });
  }
}

/** What was made for the key, or is made now; of the others the last few are kept. */
function kept<T>(made: Map<string, T>, key: string, make: () => T): T {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  if (made.size >= KEPT) made.delete(made.keys().next().value!);
  made.set(key, value);
  return value;
}

/** weights[piece][lane] of a step decay: `pieces` and `ends` are ends of runs of minute codes, ascending. */
function writeSteps(
  weights: Float64Array,
  lane: number,
  pieces: Uint32Array,
  ends: Uint32Array,
  decay: StepDecay,
): void {
  let k = 0;
  for (let p = 0; p < pieces.length; p++) {
    while (k < ends.length && ends[k] < pieces[p]) k++;
    weights[p * LANES + lane] = k < ends.length ? decay.weights[k] : 0;
  }
}

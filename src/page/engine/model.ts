import { explainCommune } from "../../core/accessibility/explain.ts";
import { presentCommunes, withTimes } from "../../core/accessibility/presence.ts";
import { type Accessibility, computeAccessibility } from "../../core/accessibility/run.ts";
import { Engine } from "../../core/engine/engine.ts";
import type { Kernel } from "../../core/engine/kernel.ts";
import type { Method } from "../../core/method/document.ts";
import type { TravelTimes } from "../../core/territory/travelTimes.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { methodOf, type Settings } from "../settings.ts";
import type { Explanation, Figures } from "./figures.ts";
import { doctorsIn, doctorsRemoved } from "./removed.ts";
import { type BothLimits, Supplies } from "./supplies.ts";
import type { Territory } from "./territory.ts";

/** The two age limits, by place: their ages move. */
const variants = ["first", "second"] as const;

/** A run, and what it was made with: to explain it. */
export interface ModelRun {
  readonly figures: Figures;
  readonly result: Accessibility;
  readonly supply: BothLimits;
  readonly travelTimes: TravelTimes;
}

/** The engine of one territory under any settings: what the worker holds. Figures depend on the settings alone, never on those before. */
export class Model {
  readonly territory: Territory;
  readonly #kernel: Kernel;
  readonly #methods: ReadonlyMap<string, Method>;
  readonly #supplies: Supplies;
  #engine:
    | { readonly engine: Engine; readonly travelTimes: TravelTimes; readonly places: Uint8Array }
    | undefined;
  #present:
    | { readonly demand: Float64Array; readonly times: TravelTimes; readonly present: Uint8Array }
    | undefined;

  constructor(kernel: Kernel, territory: Territory, methods: ReadonlyMap<string, Method>) {
    this.#kernel = kernel;
    this.territory = territory;
    this.#methods = methods;
    this.#supplies = new Supplies(territory);
  }

  /** The method that settings describe; activity rules and age weights from the latest method that has some. */
  method(settings: Settings): Method {
    const base = this.#methods.get(settings.method) ?? this.latest;
    return methodOf(settings, base, this.latest.activity);
  }

  /** The last method that has both activity rules and age weights. */
  get latest(): Method {
    const whole = [...this.#methods.values()].filter(({ activity, ageWeights }) => activity && ageWeights);
    return whole[whole.length - 1] ?? [...this.#methods.values()][0];
  }

  /** Both steps of the indicator under these settings. @throws RangeError when the decay reaches beyond the times. */
  run(settings: Settings): ModelRun {
    const begin = performance.now();
    const method = this.method(settings);
    const { values: demand, k } = this.territory.demand(method, this.latest);
    const travelTimes = this.territory.travelTimes(settings.speed);
    const present = this.#presentIn(demand, travelTimes);
    const supply = this.#supplies.of(settings, method, present);
    const engine = this.#engineFor(travelTimes, this.#supplies.places(settings, method, present));
    const result = computeAccessibility(engine, {
      demand,
      supply: { variants, values: supply },
      decay: settings.decay,
      present,
    });
    const [first, second] = result.accessibility;
    const figures: Figures = {
      settings,
      accessibility: [first, second],
      supply,
      demand,
      k,
      pairs: travelTimes.destination.length,
      ms: performance.now() - begin,
    };
    return { figures, result, supply, travelTimes };
  }

  /** Where the accessibility of a commune comes from, in a run of this model. */
  explain(commune: number, { figures, result, supply, travelTimes }: ModelRun): Explanation {
    const { decay } = figures.settings;
    return {
      commune,
      contributions: explainCommune(commune, { travelTimes, supply, decay, result }),
      accessibility: [result.accessibility[0][commune], result.accessibility[1][commune]],
    };
  }

  /** Doctors of a commune whom the settings keep; undefined where supply tells no doctors apart. */
  doctorsHere(commune: number, settings: Settings): number | undefined {
    const { territory } = this;
    if (territory.basis !== "practices") return undefined;
    const method = this.method(settings);
    const practices = territory.practices(method);
    const removed = doctorsRemoved(practices, settings.doctors, territory.communes, method);
    return doctorsIn(practices, commune, method).filter((doctor) => !removed.has(doctor)).length;
  }

  /** Consultations a year of a doctor who would be added. */
  addedActs(settings: Settings): number {
    return this.#supplies.addedActs(this.method(settings));
  }

  #presentIn(demand: Float64Array, times: TravelTimes): Uint8Array {
    const known = this.#present;
    if (known?.demand === demand && known.times === times) return known.present;
    const present = presentCommunes(this.territory.communes, demand, withTimes(times), new Exclusions());
    this.#present = { demand, times, present };
    return present;
  }

  #engineFor(travelTimes: TravelTimes, places: Uint8Array): Engine {
    const known = this.#engine;
    if (known?.travelTimes === travelTimes && known.places === places) return known.engine;
    const engine = Engine.create(this.#kernel, { travelTimes, variants: variants.length, active: places });
    this.#engine = { engine, travelTimes, places };
    return engine;
  }
}

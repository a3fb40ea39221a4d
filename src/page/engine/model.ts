import { explainCommune } from "../../core/accessibility/explain.ts";
import { presentCommunes, withTimes } from "../../core/accessibility/presence.ts";
import { markMissing, ofPresent } from "../../core/accessibility/run.ts";
import { Engine, type EngineResult } from "../../core/engine/engine.ts";
import type { Kernel } from "../../core/engine/kernel.ts";
import type { Method } from "../../core/method/document.ts";
import type { TravelTimes } from "../../core/territory/travelTimes.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { methodOf, type Settings } from "../settings.ts";
import type { Both, Explanation, Figures } from "./figures.ts";
import { doctorsIn, doctorsRemoved } from "./removed.ts";
import { Supplies } from "./supplies.ts";
import type { Territory } from "./territory.ts";

/** Two age limits, which move. */
const VARIANTS = 2;

/** A run, and what it was made with: to explain it. */
export interface ModelRun {
  readonly figures: Figures;
  readonly result: EngineResult;
  readonly supply: Both;
  readonly travelTimes: TravelTimes;
}

/** The engine of one territory under any settings: what the worker holds. Figures depend on the settings alone, never on those before. */
export class Model {
  readonly territory: Territory;
  /** The last method that has both activity rules and age weights. */
  readonly latest: Method;
  readonly #kernel: Kernel;
  readonly #methods: ReadonlyMap<string, Method>;
  readonly #supplies: Supplies;
  #engine:
    | { readonly engine: Engine; readonly travelTimes: TravelTimes; readonly places: Uint8Array }
    | undefined;
  #present:
    | {
        readonly demand: Float64Array;
        readonly times: TravelTimes;
        readonly present: Uint8Array;
        /** Demand of the communes that are present. */
        readonly counted: Float64Array;
      }
    | undefined;

  constructor(kernel: Kernel, territory: Territory, methods: ReadonlyMap<string, Method>) {
    this.#kernel = kernel;
    this.territory = territory;
    this.#methods = methods;
    const all = [...methods.values()];
    this.latest = all.findLast(({ activity, ageWeights }) => activity && ageWeights) ?? all[0];
    this.#supplies = new Supplies(territory);
  }

  /** The method that settings describe; activity rules and age weights from the latest method that has some. */
  method(settings: Settings): Method {
    const base = this.#methods.get(settings.method) ?? this.latest;
    return methodOf(settings, base, this.latest.activity);
  }

  /**
   * Both steps of the indicator under these settings; `room`: a result that nobody looks at any more, to be written over.
   * @throws RangeError when the decay reaches beyond the times.
   */
  run(settings: Settings, room?: EngineResult): ModelRun {
    const begin = performance.now();
    const method = this.method(settings);
    const { values: demand, k } = this.territory.demand(method, this.latest);
    const travelTimes = this.territory.travelTimes(settings.speed);
    const { present, counted } = this.#presentIn(demand, travelTimes);
    const supply = this.#supplies.of(settings, method, present);
    const engine = this.#engineFor(travelTimes, this.#supplies.places(settings, method, present));
    const isRoom = room?.catchmentDemand.length === demand.length;
    const result = isRoom ? room : engine.emptyResult();
    engine.runInto({ demand: counted, supply, decay: settings.decay }, result);
    markMissing(result.accessibility, present);
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

  #presentIn(demand: Float64Array, times: TravelTimes) {
    const known = this.#present;
    if (known?.demand === demand && known.times === times) return known;
    const present = presentCommunes(this.territory.communes, demand, withTimes(times), new Exclusions());
    this.#present = { demand, times, present, counted: ofPresent(demand, present) };
    return this.#present;
  }

  #engineFor(travelTimes: TravelTimes, places: Uint8Array): Engine {
    const known = this.#engine;
    if (known?.travelTimes === travelTimes && known.places === places) return known.engine;
    const engine = Engine.create(this.#kernel, { travelTimes, variants: VARIANTS, active: places });
    this.#engine = { engine, travelTimes, places };
    return engine;
  }
}

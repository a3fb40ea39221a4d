import { explainCommune } from "../../core/accessibility/explain.ts";
import { countPractices } from "../../core/accessibility/practiceSupply.ts";
import type { Practices } from "../../core/accessibility/practices.ts";
import { presentCommunes, supplyOfPresent } from "../../core/accessibility/presence.ts";
import { type Accessibility, computeAccessibility } from "../../core/accessibility/run.ts";
import { Engine } from "../../core/engine/engine.ts";
import type { Kernel } from "../../core/engine/kernel.ts";
import { activityCounter } from "../../core/method/activity.ts";
import type { Method } from "../../core/method/document.ts";
import type { TravelTimes } from "../../core/territory/travelTimes.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { methodOf, type Settings } from "../settings.ts";
import type { Explanation, Figures } from "./figures.ts";
import { withoutDoctors } from "./moved.ts";
import type { Territory } from "./territory.ts";

/** The two age limits, by place: their ages move. */
const variants = ["first", "second"] as const;

/** A run, and what it was made with: to explain it. */
interface Run {
  readonly figures: Figures;
  readonly result: Accessibility;
  readonly supply: readonly Float64Array[];
  readonly travelTimes: TravelTimes;
}

/** The engine of one territory under any settings: what the worker holds. */
export class Model {
  readonly territory: Territory;
  readonly #kernel: Kernel;
  readonly #methods: ReadonlyMap<string, Method>;
  #engine:
    | {
        readonly engine: Engine;
        readonly travelTimes: TravelTimes;
        readonly active: Uint8Array;
        /** The supply that is known to fit the active communes. */
        readonly supply: readonly Float64Array[];
      }
    | undefined;
  #supplied:
    | {
        readonly values: readonly Float64Array[];
        readonly present: Uint8Array;
        readonly supply: readonly Float64Array[];
      }
    | undefined;
  #counted: { readonly key: string; readonly values: readonly Float64Array[] } | undefined;
  #present:
    | { readonly demand: Float64Array; readonly times: TravelTimes; readonly present: Uint8Array }
    | undefined;

  constructor(kernel: Kernel, territory: Territory, methods: ReadonlyMap<string, Method>) {
    this.#kernel = kernel;
    this.territory = territory;
    this.#methods = methods;
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
  run(settings: Settings): Run {
    const begin = performance.now();
    const method = this.method(settings);
    const demand = this.territory.demand(method, this.latest).values;
    const travelTimes = this.territory.travelTimes(settings.speed);
    const present = this.#presentIn(demand, travelTimes);
    const supply = this.#presentSupply(this.#supplyOf(settings, method), present);
    const engine = this.#engineFor(travelTimes, supply);
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
      supply: [supply[0], supply[1]],
      demand,
      pairs: travelTimes.destination.length,
      ms: performance.now() - begin,
    };
    return { figures, result, supply, travelTimes };
  }

  /** Where the accessibility of a commune comes from, in a run of this model. */
  explain(commune: number, { figures, result, supply, travelTimes }: Run): Explanation {
    const { decay } = figures.settings;
    return {
      commune,
      contributions: explainCommune(commune, { travelTimes, supply, decay, result }),
      accessibility: [result.accessibility[0][commune], result.accessibility[1][commune]],
    };
  }

  /** Consultations a year of a doctor who is added: a newcomer's, under the rules. */
  addedActs(settings: Settings): number {
    const method = this.method(settings);
    if (this.territory.basis !== "practices" || method.activity === null) return method.fullTimeActs;
    const acts = Float64Array.of(method.fullTimeActs);
    activityCounter(method.activity, "liberal")(acts, 0, 1, true);
    return acts[0];
  }

  /** Consultations for both age limits, f64[communes], doctors moved included. */
  #supplyOf(settings: Settings, method: Method): readonly Float64Array[] {
    const counted = this.#countedSupply(settings, method);
    const { index } = this.territory.communes;
    const moved = Object.entries(settings.doctors).filter(([code]) => index.has(code));
    if (moved.length === 0) return counted;
    const acts = this.addedActs(settings);
    const practices = this.territory.basis === "practices";
    return counted.map((values) => {
      const sums = values.slice();
      for (const [code, doctors] of moved) {
        const commune = index.get(code)!;
        // where the records tell doctors apart, those removed are not counted in the first place
        if (doctors > 0 || !practices) sums[commune] = Math.max(0, sums[commune] + doctors * acts);
      }
      return sums;
    });
  }

  #countedSupply(settings: Settings, method: Method): readonly Float64Array[] {
    const { territory } = this;
    if (territory.basis !== "practices") {
      const { variants: given, values } = territory.supply(method);
      const key = JSON.stringify([settings.method, settings.ages]);
      if (this.#counted?.key !== key) {
        const both = settings.ages.map((age) => values[Math.max(0, given.indexOf(String(age)))]);
        this.#counted = { key, values: both };
      }
      return this.#counted.values;
    }
    const removed = Object.fromEntries(Object.entries(settings.doctors).filter(([, doctors]) => doctors < 0));
    const key = JSON.stringify([settings.method, settings.ages, settings.activity, removed]);
    if (this.#counted?.key === key) return this.#counted.values;
    const practices: Practices = withoutDoctors(
      territory.practices(method),
      removed,
      territory.communes,
      method,
    );
    const { values } = countPractices(practices, {
      communes: territory.communes.count,
      activity: method.activity!,
      doctorAge: method.doctorAge,
      variants: practices.hasAges ? method.variants : ["all"],
    });
    const both = [values[0], values[1] ?? values[0]];
    this.#counted = { key, values: both };
    return both;
  }

  /** The same arrays as long as nothing moves in them: a decay alone must not copy them again. */
  #presentSupply(values: readonly Float64Array[], present: Uint8Array): readonly Float64Array[] {
    const known = this.#supplied;
    if (known?.values === values && known.present === present) return known.supply;
    const { communes } = this.territory;
    const supply = supplyOfPresent({ variants, values }, communes, present, new Exclusions());
    this.#supplied = { values, present, supply };
    return supply;
  }

  #presentIn(demand: Float64Array, times: TravelTimes): Uint8Array {
    const known = this.#present;
    if (known?.demand === demand && known.times === times) return known.present;
    const present = presentCommunes(this.territory.communes, demand, times, new Exclusions());
    this.#present = { demand, times, present };
    return present;
  }

  /** An engine whose active communes hold all that have supply; made anew when a doctor comes where none was. */
  #engineFor(travelTimes: TravelTimes, supply: readonly Float64Array[]): Engine {
    const known = this.#engine;
    if (known?.travelTimes === travelTimes && known.supply === supply) return known.engine;
    const fits = (active: Uint8Array) =>
      supply.every((values) => values.every((value, commune) => value === 0 || active[commune] === 1));
    if (known && known.travelTimes === travelTimes && fits(known.active)) {
      this.#engine = { ...known, supply };
      return known.engine;
    }
    const active = Uint8Array.from(supply[0], (_, commune) =>
      supply.some((values) => values[commune] > 0) || known?.active[commune] === 1 ? 1 : 0,
    );
    const engine = Engine.create(this.#kernel, { travelTimes, variants: supply.length, active });
    this.#engine = { engine, travelTimes, active, supply };
    return engine;
  }
}

import type { Theme } from "../core/pictures/palettes.ts";
import type { Rules } from "../core/zoning/rules.ts";
import type { Zoning } from "../core/zoning/zoning.ts";
import type { Figures, TerritoryView } from "./engine/figures.ts";
import type { Live } from "./live.ts";
import type { Scene } from "./map/maps.ts";
import type { State } from "./state.ts";
import {
  classesOf,
  type LimitMeans,
  meansOf,
  withThresholds,
  type ZoneMap,
  zonesFor,
  zoningFor,
} from "./zones.ts";

const MOST_KEPT = 12;

/** Zones and what is computed on them, for maps, panels and exports alike. Zones of the meshes seen are kept. */
export class Readout {
  readonly #territory: TerritoryView;
  readonly #live: Live;
  readonly #zones = new Map<string, ZoneMap>();
  #rules: { readonly key: string; readonly rules: Rules } | undefined;

  constructor(territory: TerritoryView, live: Live) {
    this.#territory = territory;
    this.#live = live;
  }

  zoneMap({ mesh, region }: State): ZoneMap {
    const key = `${mesh} ${region}`;
    const known = this.#zones.get(key);
    if (known) return known;
    const made = zonesFor(this.#territory, mesh, region);
    if (this.#zones.size >= MOST_KEPT) this.#zones.delete(this.#zones.keys().next().value!);
    this.#zones.set(key, made);
    return made;
  }

  /** The rules chosen, with the thresholds of the state. */
  rules(state: State): Rules {
    const key = `${state.rules} ${state.thresholds.join(" ")}`;
    if (this.#rules?.key !== key) {
      const known = this.#territory.rules;
      const base = known.find(({ id }) => id === state.rules) ?? known[0];
      this.#rules = { key, rules: withThresholds(base, state.thresholds) };
    }
    return this.#rules.rules;
  }

  /** What weighs a zone's mean, as the method says. */
  weight({ settings }: State): "standardised" | "population" {
    const method = this.#territory.methods.find(({ id }) => id === settings.method);
    return method?.zoneWeight ?? "standardised";
  }

  means(state: State, figures: Figures): LimitMeans {
    const weight = this.weight(state) === "standardised" ? figures.demand : this.#territory.population;
    return meansOf(this.zoneMap(state), figures, weight);
  }

  scene(state: State, theme: Theme, towns: Uint32Array): Scene {
    return {
      live: this.#live,
      zones: this.zoneMap(state),
      rules: this.rules(state),
      weight: this.weight(state),
      theme,
      towns,
    };
  }

  /** The zoning of the current settings, held to the inhabitants of that of the reference. */
  zonings(state: State): { readonly now: Zoning; readonly before: Zoning } {
    const map = this.zoneMap(state);
    const rules = this.rules(state);
    const before = zoningFor(map, rules, this.means(state, this.#live.before), state.region);
    const now = zoningFor(map, rules, this.means(state, this.#live.now), state.region, before);
    return { now, before };
  }

  table(state: State) {
    const map = this.zoneMap(state);
    const now = this.means(state, this.#live.now);
    return {
      map,
      now,
      before: this.means(state, this.#live.before),
      classes: classesOf(map, this.rules(state), now),
    };
  }
}

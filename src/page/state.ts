import type { Language } from "../core/words/words.ts";
import type { Settings } from "./settings.ts";

/** What a map shows of each place: `difference` from the reference, `gap` between the two age limits. */
export const shownValues = [
  "accessibility",
  "second",
  "difference",
  "gap",
  "class",
  "supply",
  "demand",
  "density",
] as const;
export type ShownValue = (typeof shownValues)[number];

/** Values on both sides of zero, written with their sign. */
export function isSigned(shown: ShownValue): boolean {
  return shown === "difference" || shown === "gap";
}

/** Places that are one: the commune itself, or the zone it belongs to. */
export const meshes = ["commune", "epci", "department", "region"] as const;
export type Mesh = (typeof meshes)[number];

export const tabs = ["settings", "overview", "commune", "zoning", "table"] as const;
export type Tab = (typeof tabs)[number];

export type ThemeChoice = "auto" | "light" | "dark";

/** Where the map looks: the sheet point in the middle, and how many times larger than the whole sheet it is drawn. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** All that the reader has chosen; a permanent link holds it whole. */
export interface State {
  /** After: what the reader moves. Before: what it is compared with. */
  readonly settings: Settings;
  readonly reference: Settings;
  readonly shown: ShownValue;
  readonly mesh: Mesh;
  /** Region code that figures, zoning and table are limited to; "" for all. The computation never is. */
  readonly region: string;
  /** Levels of accessibility: under the first, a zone lacks doctors; over the second, it does not. */
  readonly thresholds: readonly [number, number];
  /** Rules document of the zoning. */
  readonly rules: string;
  readonly twoMaps: boolean;
  readonly camera: Camera;
  /** Code of the selected commune, "" for none. */
  readonly commune: string;
  readonly tab: Tab;
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly sort: { readonly column: string; readonly descending: boolean };
}

type Listener = (state: State, before: State) => void;

/** The one place where the state of the page lives. Listeners hear of each change once, in the order they came. */
export class Store {
  #state: State;
  readonly #listeners: Listener[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  update(change: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  move(change: Partial<Settings>): void {
    this.update({ settings: { ...this.#state.settings, ...change } });
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Shows the state now, and again whenever one of these parts of it changes. */
  show(names: readonly (keyof State)[], shown: (state: State) => void): void {
    shown(this.#state);
    this.listen((now, before) => {
      if (names.some((name) => now[name] !== before[name])) shown(now);
    });
  }
}

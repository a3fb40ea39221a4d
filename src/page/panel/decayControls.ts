import { type Decay, decayReach, type StepDecay } from "../../core/method/decay.ts";
import { DecayCurve } from "../charts/decayCurve.ts";
import { Select } from "../controls/select.ts";
import { Slider } from "../controls/slider.ts";
import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import {
  decayOfFamily,
  type Family,
  families,
  type Parameter,
  parameterRanges,
  type SmoothDecay,
  withCutoff,
  withParameter,
  withReach,
  withWeight,
} from "./decayMoves.ts";

export interface DecayControlsOptions {
  /** No cutoff goes beyond: the travel times end there. */
  readonly maxMinutes: number;
  readonly decay: Decay;
  /** The decay of the method the reader started from. */
  readonly official: () => Decay;
  readonly moved: (decay: Decay) => void;
}

/** The family of a decay, its sliders, and the curve they draw. */
export class DecayControls {
  readonly root: HTMLElement;
  readonly #speech: Speech;
  readonly #options: DecayControlsOptions;
  readonly #sliders = element("div", { class: "sliders" });
  readonly #curve: DecayCurve;
  readonly #family: Select<Family>;
  #decay: Decay;
  /** What the sliders are for: the family, and how many steps. */
  #shape = "";
  #shown: ((decay: Decay) => void)[] = [];

  constructor(speech: Speech, options: DecayControlsOptions) {
    this.#speech = speech;
    this.#options = options;
    this.#decay = options.decay;
    const words = speech.page.settings;
    this.#family = new Select<Family>({
      label: words.family,
      name: "family",
      choices: families.map((family) => [family, words.families[family]]),
      chosen: (family) => options.moved(decayOfFamily(family, this.#decay, options.official())),
    });
    this.#curve = new DecayCurve(options.maxMinutes, speech);
    const figure = element("figure", { class: "decay-curve" }, this.#curve.root);
    this.root = element("div", {}, this.#family.root, figure, this.#sliders);
    this.set(options.decay);
  }

  set(decay: Decay): void {
    if (decay === this.#decay && this.#shape !== "") return;
    this.#decay = decay;
    this.#family.set(decay.family);
    const shape = decay.family === "step" ? `step ${decay.cutoffs.length}` : decay.family;
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#shown = [];
      const sliders =
        decay.family === "step" ? this.#stepSliders(decay.cutoffs.length) : this.#smoothSliders(decay);
      this.#sliders.replaceChildren(...sliders);
    }
    for (const show of this.#shown) show(decay);
    this.#curve.set(decay);
  }

  #stepSliders(classes: number): HTMLElement[] {
    const { settings: words } = this.#speech.page;
    const { decimal } = this.#speech.core.numbers;
    const { maxMinutes, moved } = this.#options;
    const steps = () => this.#decay as StepDecay;
    return Array.from({ length: classes }, (_, k) => {
      const cutoff = this.#slider(
        `cutoff-${k + 1}`,
        words.upTo(k + 1),
        [1, maxMinutes, 0.5],
        this.#minutes,
        (value) => moved(withCutoff(steps(), k, value, maxMinutes)),
        () => steps().cutoffs[k],
      );
      if (k === 0) return [cutoff];
      const weight = this.#slider(
        `weight-${k + 1}`,
        words.weight(k + 1),
        [0, 1, 0.01],
        (value) => decimal(value, 2),
        (value) => moved(withWeight(steps(), k, value)),
        () => steps().weights[k],
      );
      return [cutoff, weight];
    }).flat();
  }

  #smoothSliders(decay: SmoothDecay): HTMLElement[] {
    const { settings: words } = this.#speech.page;
    const { maxMinutes, moved } = this.#options;
    const smooth = () => this.#decay as SmoothDecay;
    const reach = this.#slider(
      "reach",
      words.cutoff,
      [2, maxMinutes, 0.5],
      this.#minutes,
      (value) => moved(withReach(smooth(), value)),
      decayReach,
    );
    const names = Object.keys(parameterRanges).filter((name): name is Parameter =>
      Object.hasOwn(decay, name),
    );
    const parameters = names.map((name) =>
      this.#slider(
        name,
        words[name],
        parameterRanges[name],
        name === "exponent" ? (value) => this.#speech.core.numbers.decimal(value, 1) : this.#minutes,
        (value) => moved(withParameter(smooth(), name, value)),
        (shown) => (shown as Decay & Readonly<Record<Parameter, number>>)[name],
      ),
    );
    return [reach, ...parameters];
  }

  readonly #minutes = (value: number): string =>
    this.#speech.page.settings.minutes(
      this.#speech.core.numbers.decimal(value, Number.isInteger(value) ? 0 : 1),
    );

  #slider(
    name: string,
    label: string,
    [min, max, step]: readonly [number, number, number],
    text: (value: number) => string,
    moved: (value: number) => void,
    shown: (decay: Decay) => number,
  ): HTMLElement {
    const slider = new Slider({ name, label, min, max, step, text, moved });
    this.#shown.push((decay) => slider.set(shown(decay)));
    return slider.root;
  }
}

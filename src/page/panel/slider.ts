import { element } from "../dom.ts";

export interface SliderOptions {
  readonly name: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What the value is called beside the label: "15 min". */
  readonly text: (value: number) => string;
  readonly moved: (value: number) => void;
}

/** A labelled range input; `set` shows a value that was decided elsewhere. */
export class Slider {
  readonly root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #output: HTMLOutputElement;
  readonly #text: (value: number) => string;

  constructor({ name, label, min, max, step, text, moved }: SliderOptions) {
    const id = `slider-${name}`;
    this.#text = text;
    this.#output = element("output", { for: id });
    this.#input = element("input", {
      type: "range",
      id,
      name,
      min: String(min),
      max: String(max),
      step: String(step),
      oninput: () => {
        this.#show(this.#input.valueAsNumber);
        moved(this.#input.valueAsNumber);
      },
    });
    this.root = element(
      "div",
      { class: "slider" },
      element("label", { for: id }, label),
      this.#output,
      this.#input,
    );
  }

  set(value: number): void {
    if (this.#input.valueAsNumber !== value) this.#input.value = String(value);
    this.#show(value);
  }

  /** Greys the slider out where it has no effect. */
  enable(enabled: boolean): void {
    this.#input.disabled = !enabled;
  }

  /** The exact value is said, even where the range has no step for it. */
  #show(value: number): void {
    const text = this.#text(value);
    this.#output.value = text;
    this.#input.setAttribute("aria-valuetext", text);
    const [min, max] = [Number(this.#input.min), Number(this.#input.max)];
    this.#input.style.setProperty("--share", String((this.#input.valueAsNumber - min) / (max - min)));
  }
}

/** A labelled choice among values. */
export class Select<Value extends string> {
  readonly root: HTMLElement;
  readonly #select: HTMLSelectElement;

  constructor(options: {
    readonly label: string;
    readonly name: string;
    readonly choices: readonly (readonly [Value, string])[];
    readonly chosen: (value: Value) => void;
  }) {
    const id = `select-${options.name}`;
    this.#select = element("select", {
      id,
      name: options.name,
      onchange: () => options.chosen(this.#select.value as Value),
    });
    this.root = element(
      "div",
      { class: "select" },
      element("label", { for: id }, options.label),
      this.#select,
    );
    this.setChoices(options.choices);
  }

  setChoices(choices: readonly (readonly [Value, string])[]): void {
    const { value } = this.#select;
    this.#select.replaceChildren(...choices.map(([value, text]) => element("option", { value }, text)));
    if (choices.some(([known]) => known === value)) this.#select.value = value;
  }

  set(value: Value): void {
    this.#select.value = value;
  }

  enable(enabled: boolean): void {
    this.#select.disabled = !enabled;
  }
}

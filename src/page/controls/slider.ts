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
  #shown: number | undefined;

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
    if (value === this.#shown) return;
    if (this.#input.valueAsNumber !== value) this.#input.value = String(value);
    this.#show(value);
  }

  /** Greys the slider out where it has no effect. */
  enable(enabled: boolean): void {
    this.#input.disabled = !enabled;
  }

  /** The exact value is said, even where the range has no step for it. */
  #show(value: number): void {
    this.#shown = value;
    const text = this.#text(value);
    this.#output.value = text;
    this.#input.setAttribute("aria-valuetext", text);
  }
}

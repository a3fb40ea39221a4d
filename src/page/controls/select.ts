import { element } from "../dom.ts";

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
    if (this.#select.value !== value) this.#select.value = value;
  }

  enable(enabled: boolean): void {
    this.#select.disabled = !enabled;
  }
}

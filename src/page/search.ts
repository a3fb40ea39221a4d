import { departmentName } from "../core/territory/names.ts";
import { element } from "./dom.ts";
import type { TerritoryView } from "./engine/figures.ts";
import type { Speech } from "./i18n/words.ts";

const SHOWN = 8;

/** As names are compared: without case, accents, hyphens, apostrophes; "st" and "ste" stand for saint and sainte. */
export function plainName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/\bst(e?)\b/g, "saint$1");
}

/** Communes found by name or code: those that begin with the words first, then the largest. */
export class CommuneIndex {
  readonly #territory: TerritoryView;
  readonly #plain: readonly string[];
  readonly #bySize: Uint32Array;

  constructor(territory: TerritoryView) {
    this.#territory = territory;
    this.#plain = territory.names.map(plainName);
    const { population } = territory;
    this.#bySize = Uint32Array.from(population.keys()).sort(
      (a, b) => (population[b] || 0) - (population[a] || 0) || a - b,
    );
  }

  /** Positions of communes by descending population. */
  get bySize(): Uint32Array {
    return this.#bySize;
  }

  find(text: string, most = SHOWN): number[] {
    const plain = plainName(text);
    if (plain === "") return [];
    const code = text.trim().toUpperCase();
    const exact: number[] = [];
    const begins: number[] = [];
    const holds: number[] = [];
    for (const commune of this.#bySize) {
      const name = this.#plain[commune];
      if (name === plain || this.#territory.codes[commune] === code) exact.push(commune);
      else if (
        name.startsWith(plain) ||
        (code.length >= 2 && this.#territory.codes[commune].startsWith(code))
      ) {
        begins.push(commune);
      } else if (` ${name}`.includes(` ${plain}`)) holds.push(commune);
    }
    return [...exact, ...begins, ...holds].slice(0, most);
  }
}

/** The search box: a combobox (ARIA 1.2), with arrows, Enter and Escape. */
export function searchBox(
  territory: TerritoryView,
  index: CommuneIndex,
  { page, core }: Speech,
  picked: (commune: number) => void,
): HTMLElement {
  const words = page.search;
  let found: number[] = [];
  let active = -1;
  const list = element("ul", { id: "search-list", role: "listbox", "aria-label": words.label, hidden: true });
  const status = element("span", { class: "hidden-text", role: "status" });
  const input = element("input", {
    type: "search",
    id: "search",
    role: "combobox",
    placeholder: words.placeholder,
    autocomplete: "off",
    spellcheck: false,
    "aria-label": words.label,
    "aria-controls": "search-list",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
  });

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (commune: number) => {
    input.value = territory.names[commune];
    close();
    picked(commune);
  };
  const highlight = (at: number) => {
    active = at;
    [...list.children].forEach((item, position) => {
      item.setAttribute("aria-selected", String(position === at));
    });
    if (at >= 0) input.setAttribute("aria-activedescendant", `search-${at}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = () => {
    found = index.find(input.value);
    const items = found.map((commune, at) => {
      const department = territory.departments[commune];
      const place = `${departmentName(department)} · ${territory.codes[commune]}`;
      const people = page.map.inhabitants(core.numbers.integer(territory.population[commune]));
      return element(
        "li",
        {
          id: `search-${at}`,
          role: "option",
          "aria-selected": "false",
          onpointerdown: (event: Event) => event.preventDefault(),
          onclick: () => choose(commune),
        },
        element("strong", {}, territory.names[commune]),
        element("span", { class: "soft small" }, `${place} · ${people}`),
      );
    });
    list.replaceChildren(...items);
    const isAsked = input.value.trim() !== "";
    status.textContent = isAsked ? (found.length > 0 ? words.count(found.length) : words.none) : "";
    if (isAsked && found.length === 0) {
      const nothing = { role: "option", "aria-disabled": "true", class: "soft" };
      list.replaceChildren(element("li", nothing, words.none));
    }
    list.hidden = !isAsked;
    input.setAttribute("aria-expanded", String(isAsked));
    highlight(found.length > 0 ? 0 : -1);
  };
  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && !list.hidden && active >= 0) choose(found[active]);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (list.hidden) show();
    else if (found.length > 0) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      highlight((active + step + found.length) % found.length);
    }
  });
  return element("div", { class: "search", role: "search" }, input, list, status);
}

import { departmentName } from "../../core/territory/names.ts";
import { element } from "../dom.ts";
import type { TerritoryView } from "../engine/figures.ts";
import type { Speech } from "../i18n/words.ts";
import type { CommuneIndex } from "./communeIndex.ts";

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

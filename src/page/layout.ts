import { regionName } from "../core/territory/names.ts";
import { element } from "./dom.ts";
import type { TerritoryView } from "./engine/figures.ts";
import type { Speech } from "./i18n/words.ts";
import { Select } from "./panel/slider.ts";
import { meshes, type State, type Store, shownValues, type Tab, type ThemeChoice, tabs } from "./state.ts";

/** The bar above the maps: what is shown, on which mesh, of which territory, on one map or two. */
export function toolbar(store: Store, { page, core }: Speech, territory: TerritoryView): HTMLElement {
  const doctors = (state: State): readonly [string, string] => {
    const [first, second] = state.settings.ages.map((age) => core.summary.variantName(String(age)));
    return [first, second];
  };
  const choicesOf = (state: State) =>
    shownValues.map((value) => [value, page.shown(value, doctors(state))] as const);
  const shown = new Select({
    label: page.shownLabel,
    name: "shown",
    choices: choicesOf(store.state),
    chosen: (value) => store.update({ shown: value }),
  });
  const known = {
    commune: territory.codes,
    epci: territory.epci,
    department: territory.departments,
    region: territory.regions,
  };
  const mesh = new Select({
    label: page.mesh,
    name: "mesh",
    choices: meshes
      .filter((each) => known[each].some((code) => code !== ""))
      .map((each) => [each, page.meshes[each]] as const),
    chosen: (value) => store.update({ mesh: value }),
  });
  const codes = [...new Set(territory.regions)].filter((code) => code !== "");
  const name = (code: string) => regionName(code);
  const region = new Select<string>({
    label: page.region,
    name: "region",
    choices: [
      ["", page.everywhere],
      ...codes
        .sort((a, b) => name(a).localeCompare(name(b), "fr"))
        .map((code) => [code, name(code)] as const),
    ],
    chosen: (value) => store.update({ region: value }),
  });
  const choice = (two: boolean, text: string) =>
    element(
      "button",
      { type: "button", id: two ? "two-maps" : "one-map", onclick: () => store.update({ twoMaps: two }) },
      text,
    );
  const buttons = [choice(false, page.maps.one), choice(true, page.maps.two)];
  const maps = element("div", { class: "choice", role: "group", "aria-label": page.maps.label }, ...buttons);
  const show = (state: State) => {
    shown.setChoices(choicesOf(state));
    shown.set(state.shown);
    mesh.set(state.mesh);
    region.set(state.region);
    buttons.forEach((button, at) => {
      button.setAttribute("aria-pressed", String(state.twoMaps === (at === 1)));
    });
  };
  show(store.state);
  store.listen(show);
  return element("div", { class: "toolbar" }, shown.root, mesh.root, region.root, maps);
}

/** Tabs by the ARIA pattern: arrows move, the panel of the chosen one is shown. */
export function tabbed(
  store: Store,
  { page }: Speech,
  panels: Readonly<Record<Tab, HTMLElement>>,
): HTMLElement {
  const buttons = tabs.map((tab) =>
    element(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${tab}`,
        "aria-controls": `panel-${tab}`,
        class: tab === "settings" ? "narrow-only" : "",
        onclick: () => store.update({ tab }),
      },
      page.tabs[tab],
    ),
  );
  const list = element("div", { class: "tabs", role: "tablist", "aria-label": page.tabsLabel }, ...buttons);
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const visible = buttons.filter((button) => button.offsetParent !== null);
    const at = visible.indexOf(document.activeElement as HTMLButtonElement);
    const next = visible[(at + step + visible.length) % visible.length];
    next?.focus();
    next?.click();
  });
  const bodies = tabs.map((tab) =>
    element(
      "div",
      {
        class: `reading reading-${tab}`,
        id: `panel-${tab}`,
        role: "tabpanel",
        tabIndex: 0,
        "aria-labelledby": `tab-${tab}`,
      },
      panels[tab],
    ),
  );
  const show = ({ tab }: State) => {
    tabs.forEach((each, at) => {
      buttons[at].setAttribute("aria-selected", String(each === tab));
      buttons[at].tabIndex = each === tab ? 0 : -1;
      bodies[at].hidden = each !== tab;
    });
  };
  show(store.state);
  store.listen(show);
  return element("section", { class: "readings", "aria-label": page.tabsLabel }, list, ...bodies);
}

/** Language and theme. */
export function preferences(store: Store, { page }: Speech): HTMLElement[] {
  const { language, theme } = store.state;
  const other = language === "fr" ? "en" : "fr";
  const switchLanguage = element(
    "button",
    {
      type: "button",
      id: "language",
      lang: other,
      "aria-label": other === "en" ? "EN, English" : "FR, français",
      onclick: () => store.update({ language: other }),
    },
    other.toUpperCase(),
  );
  const order: readonly ThemeChoice[] = ["auto", "light", "dark"];
  const icon = { auto: "◐", light: "☀", dark: "☾" };
  const themeButton = element(
    "button",
    {
      type: "button",
      id: "theme",
      onclick: () => store.update({ theme: order[(order.indexOf(store.state.theme) + 1) % order.length] }),
    },
    icon[theme],
  );
  const show = (state: State) => {
    themeButton.textContent = icon[state.theme];
    themeButton.setAttribute("aria-label", page.themes[state.theme]);
    themeButton.title = page.themes[state.theme];
  };
  show(store.state);
  store.listen(show);
  return [switchLanguage, themeButton];
}

/** A button that opens a list of actions. */
export function menu(
  id: string,
  label: string,
  actions: readonly (readonly [id: string, text: string, run: () => void])[],
): HTMLElement {
  const items = actions.map(([action, text, run]) =>
    element(
      "button",
      {
        type: "button",
        id: action,
        onclick: () => {
          details.open = false;
          run();
        },
      },
      text,
    ),
  );
  const details = element(
    "details",
    { class: "menu", id },
    element("summary", { class: "button" }, label),
    element("div", { class: "menu-list" }, ...items),
  );
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
  });
  return details;
}

import { regionName } from "../../core/territory/names.ts";
import { Select } from "../controls/select.ts";
import { element } from "../dom.ts";
import type { TerritoryView } from "../engine/figures.ts";
import type { Speech } from "../i18n/words.ts";
import { WHOLE_FRANCE } from "../map/sheet.ts";
import { meshes, type State, type Store, shownValues } from "../state.ts";

/** What all communes together are called: France where they cover most of its departments. */
export function wholeName({ departments }: TerritoryView, page: Speech["page"]): string {
  return new Set(departments).size > WHOLE_FRANCE ? page.everywhere : page.everyRegion;
}

export interface Toolbar {
  readonly root: HTMLElement;
  /** What is shown is called by its age limits: brought up to date once settings stand still, since a list is slow to lay out. */
  readonly describe: (state: State) => void;
}

/** The bar above the maps: what is shown, on which mesh, of which territory, on one map or two. */
export function toolbar(store: Store, { page, core }: Speech, territory: TerritoryView): Toolbar {
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
      ["", wholeName(territory, page)],
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
  let { ages } = store.state.settings;
  const describe = (state: State) => {
    if (state.settings.ages !== ages) shown.setChoices(choicesOf(state));
    ages = state.settings.ages;
  };
  store.show(["shown"], (state) => shown.set(state.shown));
  store.show(["mesh"], (state) => mesh.set(state.mesh));
  store.show(["region"], (state) => region.set(state.region));
  store.show(["twoMaps"], ({ twoMaps }) => {
    buttons.forEach((button, at) => {
      button.setAttribute("aria-pressed", String(twoMaps === (at === 1)));
    });
  });
  const root = element("div", { class: "toolbar" }, shown.root, mesh.root, region.root, maps);
  return { root, describe };
}

import { inks, type Theme } from "../core/pictures/palettes.ts";
import { departmentName } from "../core/territory/names.ts";
import type { Rules } from "../core/zoning/rules.ts";
import { element } from "./dom.ts";
import type { Speech } from "./i18n/words.ts";
import type { Live } from "./live.ts";
import { wholeSheet, zoomed } from "./map/camera.ts";
import { classLabels, legend } from "./map/legend.ts";
import { MapView } from "./map/mapView.ts";
import type { OverlayMarks } from "./map/overlay.ts";
import { type Painting, paint } from "./map/painting.ts";
import { SheetRaster } from "./map/sheet.ts";
import type { State, Store } from "./state.ts";
import type { ZoneMap } from "./zones.ts";

/** What the maps are drawn from, beside the state and the figures. */
export interface Scene {
  readonly live: Live;
  readonly zones: ZoneMap;
  readonly rules: Rules;
  readonly weight: "standardised" | "total";
  readonly theme: Theme;
  readonly towns: Uint32Array;
}

/** One map, or two that move together: before and after. */
export class Maps {
  readonly root: HTMLElement;
  readonly foot = element("div", { class: "foot" });
  readonly #store: Store;
  readonly #speech: Speech;
  readonly #cells: readonly {
    readonly cell: HTMLElement;
    readonly title: HTMLElement;
    readonly view: MapView;
  }[];
  readonly #tip = element("div", { class: "tip", hidden: true, role: "tooltip" });
  readonly #legend = element("div", {});
  readonly #marks = element("div", { class: "marks" });
  readonly #notes = element("div", { class: "foot-notes" });
  #raster: SheetRaster | undefined;
  #scene: Scene | undefined;
  #paintings: readonly Painting[] = [];
  #hovered = -1;

  constructor(store: Store, speech: Speech) {
    this.#store = store;
    this.#speech = speech;
    const { page } = speech;
    this.#cells = [0, 1].map((at) => {
      const view = new MapView(store.state.camera, page.map.label(""), {
        moved: (camera) => store.update({ camera }),
        hovered: (commune, x, y) => this.#hover(at, commune, x, y),
        picked: (commune) => this.#pick(commune),
      });
      const title = element("p", { class: "map-title" }, at === 0 ? page.maps.before : page.maps.after);
      return { cell: element("div", { class: "map-cell", id: `map-${at}` }, view.root, title), title, view };
    });
    const zoom = (factor: number) => () => {
      const { size } = this.#cells[0].view;
      const { camera } = store.state;
      store.update({ camera: zoomed(camera, factor, size.width / 2, size.height / 2, size) });
    };
    const button = (text: string, label: string, onclick: () => void) =>
      element("button", { type: "button", "aria-label": label, title: label, onclick }, text);
    const controls = element(
      "div",
      { class: "zoom" },
      button("+", page.map.nearer, zoom(1.6)),
      button("−", page.map.farther, zoom(1 / 1.6)),
      button("⌂", page.map.all, () => store.update({ camera: wholeSheet })),
    );
    this.root = element(
      "div",
      { class: "maps", id: "maps" },
      ...this.#cells.map(({ cell }) => cell),
      controls,
      this.#tip,
    );
    this.foot.append(this.#marks, this.#legend, this.#notes);
  }

  /** The first map's size, to aim the camera. */
  get size() {
    return this.#cells[0].view.size;
  }

  get raster(): SheetRaster | undefined {
    return this.#raster;
  }

  /** What the first visible map shows: exports draw the same. */
  get painting(): Painting | undefined {
    return this.#paintings[this.#paintings.length - 1];
  }

  setTerritory(live: Live): void {
    this.#raster = new SheetRaster(live.territory.sheet);
    for (const { view } of this.#cells) view.setSheet(this.#raster);
  }

  setCamera(state: State): void {
    for (const { view } of this.#cells) view.setCamera(state.camera);
  }

  /** Paints the figures: the way from a slider to the screen ends here. */
  paint(state: State, scene: Scene): void {
    this.#scene = scene;
    const { live, zones, rules, weight, theme } = scene;
    const common = {
      territory: live.territory,
      zones,
      mesh: state.mesh,
      rules,
      thresholds: state.thresholds,
      weight,
      theme,
      reference: live.before,
    };
    const lanes = state.twoMaps ? [live.before, live.now] : [live.now];
    const shownOf = (at: number) =>
      state.twoMaps && state.shown === "difference" && at === 0 ? "accessibility" : state.shown;
    this.#paintings = lanes.map((figures, at) => paint({ ...common, shown: shownOf(at), figures }));
    this.#paintings.forEach((painting, at) => {
      this.#cells[at].view.setColours(painting.pixels);
    });
  }

  /** What changes less often than colours: titles, legend, marks, notes, names. */
  describe(state: State): void {
    const scene = this.#scene;
    const painting = this.painting;
    if (!scene || !painting) return;
    const { page } = this.#speech;
    const [before, after] = this.#cells;
    after.cell.hidden = !state.twoMaps;
    this.root.classList.toggle("two", state.twoMaps);
    before.title.hidden = !state.twoMaps;
    const title = page.shown(state.shown, this.#ages());
    for (const { view } of this.#cells) view.surface.setAttribute("aria-label", page.map.label(title));
    this.#legend.replaceChildren(
      legend({
        painting,
        shown: state.shown,
        title,
        rules: scene.rules,
        theme: scene.theme,
        speech: this.#speech,
      }),
    );
    this.#describeMarks(scene.live);
    this.overlay(state);
  }

  /** Borders, names, selection. */
  overlay(state: State): void {
    const scene = this.#scene;
    if (!scene) return;
    const { live, theme, towns } = scene;
    const { territory } = live;
    const selected = territory.codes.indexOf(state.commune);
    const contributions = live.commune?.commune === selected ? live.commune.contributions : [];
    const total = contributions.reduce((sum, { contribution }) => sum + contribution[0], 0);
    const marks: OverlayMarks = {
      towns: towns as unknown as readonly number[],
      nameOf: (commune) => territory.names[commune],
      hovered: this.#hovered,
      selected,
      origins: contributions.map(({ destination, contribution }) => ({
        commune: destination,
        share: total > 0 ? contribution[0] / total : 0,
      })),
      moved: Object.entries(state.settings.doctors).flatMap(([code, doctors]) => {
        const commune = territory.codes.indexOf(code);
        return commune < 0 ? [] : [{ commune, doctors }];
      }),
    };
    const { text, paper, border, coast, rule, softText } = inks[theme];
    const drawn = { text, halo: paper, border, coast, rule, softText, strong: text };
    for (const { view } of this.#cells) view.setMarks(marks, drawn);
  }

  #ages(): readonly [string, string] {
    const [first, second] = this.#store.state.settings.ages.map((age) =>
      this.#speech.core.summary.variantName(String(age)),
    );
    return [first, second];
  }

  #describeMarks(live: Live): void {
    const { page, core } = this.#speech;
    const { territory, now } = live;
    const { integer, decimal } = core.numbers;
    const said = [
      territory.synthetic && core.marks.synthetic,
      territory.estimated && core.marks.estimated,
    ].filter((mark): mark is string => mark !== false);
    this.#marks.replaceChildren(
      ...(said.length > 0 ? [element("p", { class: "mark", id: "mark" }, said.join(" · "))] : []),
    );
    const unplaced = territory.sheet.x.reduce((count, x) => count + (Number.isNaN(x) ? 1 : 0), 0);
    const notes = [
      page.footer.compute(
        integer(territory.codes.length),
        integer(now.pairs),
        decimal(now.ms, now.ms < 10 ? 1 : 0),
      ),
      ...(territory.sheet.kind === "cells" ? [page.map.cells] : []),
      ...(unplaced > 0 ? [page.map.unplaced(integer(unplaced))] : []),
      page.footer.local,
    ];
    this.#notes.replaceChildren(...notes.map((note) => element("span", {}, note)));
  }

  #hover(at: number, commune: number, x: number, y: number): void {
    const scene = this.#scene;
    const painting = this.#paintings[at];
    const zone = scene && commune >= 0 ? scene.zones.zoneOf[commune] : -1;
    if (!scene || !painting || commune < 0) {
      this.#tip.hidden = true;
    } else {
      const { territory } = scene.live;
      const lines = [
        zone >= 0 && this.#store.state.mesh !== "commune"
          ? scene.zones.zones.names[zone]
          : territory.names[commune],
        departmentName(territory.departments[commune]),
        this.#valueText(painting, zone, at),
        this.#speech.page.map.inhabitants(
          this.#speech.core.numbers.integer(
            zone >= 0 ? scene.zones.zones.population[zone] : territory.population[commune],
          ),
        ),
      ];
      this.#tip.replaceChildren(
        ...lines.map((line, position) =>
          element(
            position === 0 || position === 2 ? "strong" : "span",
            {},
            line,
            position === 1 ? element("br") : undefined,
          ),
        ),
      );
      this.#tip.hidden = false;
      const cell = this.#cells[at].cell;
      const { width, height } = this.root.getBoundingClientRect();
      const left = cell.offsetLeft + x + 16;
      const top = cell.offsetTop + y + 16;
      this.#tip.style.left = `${Math.min(left, width - this.#tip.offsetWidth - 6)}px`;
      this.#tip.style.top = `${top + this.#tip.offsetHeight > height ? top - this.#tip.offsetHeight - 30 : top}px`;
    }
    if (this.#hovered !== commune) {
      this.#hovered = commune;
      this.overlay(this.#store.state);
    }
  }

  #valueText(painting: Painting, zone: number, at: number): string {
    const { page, core } = this.#speech;
    const { twoMaps, shown } = this.#store.state;
    if (zone < 0 || painting.classes[zone] < 0)
      return shown === "class" ? page.map.noClass : page.map.missing;
    const value = painting.values[zone];
    if (shown === "class") return classLabels(this.#scene!.rules, this.#speech)[value];
    if (shown === "difference" && !(twoMaps && at === 0)) {
      return page.map.difference(`${value > 0 ? "+" : ""}${core.numbers.decimal(value, 3)}`);
    }
    const isAccess = shown === "accessibility" || shown === "second" || shown === "difference";
    return isAccess ? `APL ${core.numbers.decimal(value, 2)}` : core.numbers.integer(value);
  }

  #pick(commune: number): void {
    const code = this.#scene?.live.territory.codes[commune];
    if (code !== undefined) this.#store.update({ commune: code, tab: "commune" });
  }
}

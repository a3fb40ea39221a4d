import { inks, type Theme } from "../../core/pictures/palettes.ts";
import { departmentName } from "../../core/territory/names.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import { element } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import type { Live } from "../live.ts";
import type { State, Store } from "../state.ts";
import type { ZoneMap } from "../zones.ts";
import { MapFoot } from "./foot.ts";
import { classLabels, unitOf } from "./legend.ts";
import { MapView } from "./mapView.ts";
import type { OverlayMarks } from "./overlayMarks.ts";
import { type Painting, type PaintingInput, paint } from "./painting.ts";
import { SheetRaster } from "./sheet.ts";
import { symbolsOf } from "./symbols.ts";
import { Tip } from "./tip.ts";
import { zoomButtons } from "./zoomButtons.ts";

/** What the maps are drawn from, beside the state and the figures. */
export interface Scene {
  readonly live: Live;
  readonly zones: ZoneMap;
  readonly rules: Rules;
  readonly weight: "standardised" | "population";
  readonly theme: Theme;
  /** Communes by descending population. */
  readonly towns: Uint32Array;
}

/** One map, or two that move together: before and after. */
export class Maps {
  readonly root: HTMLElement;
  readonly #foot: MapFoot;
  readonly #store: Store;
  readonly #speech: Speech;
  readonly #cells: readonly {
    readonly cell: HTMLElement;
    readonly title: HTMLElement;
    readonly view: MapView;
  }[];
  readonly #tip = new Tip();
  #scene: Scene | undefined;
  #paintings: readonly { readonly input: PaintingInput; readonly painting: Painting }[] = [];
  #hovered = -1;

  constructor(store: Store, speech: Speech) {
    this.#store = store;
    this.#speech = speech;
    this.#foot = new MapFoot(speech);
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
    this.root = element(
      "div",
      { class: "maps", id: "maps" },
      ...this.#cells.map(({ cell }) => cell),
      zoomButtons(store, speech, () => this.size),
      this.#tip.root,
    );
  }

  get foot(): HTMLElement {
    return this.#foot.root;
  }

  /** The first map's size, to aim the camera. */
  get size() {
    return this.#cells[0].view.size;
  }

  /** What the last visible map shows: exports draw the same. */
  get painting(): Painting | undefined {
    return this.#paintings.at(-1)?.painting;
  }

  /** Nothing was described yet. */
  get isBare(): boolean {
    return this.#foot.isEmpty;
  }

  setTerritory(live: Live): void {
    const raster = new SheetRaster(live.territory.sheet);
    for (const { view } of this.#cells) view.setSheet(raster);
  }

  setCamera(state: State): void {
    this.#tip.hide();
    for (const { view } of this.#cells) view.setCamera(state.camera);
  }

  /** Paints the figures: the way from a slider to the screen ends here. A map that shows the same as before is left. */
  paint(state: State, scene: Scene): void {
    this.#scene = scene;
    const { live, zones, rules, weight, theme } = scene;
    const lanes = state.twoMaps ? [live.before, live.now] : [live.now];
    this.#paintings = lanes.map((figures, at) => {
      const isPlain = state.twoMaps && state.shown === "difference" && at === 0;
      const input: PaintingInput = {
        territory: live.territory,
        zones,
        mesh: state.mesh,
        shown: isPlain ? "accessibility" : state.shown,
        figures,
        reference: live.before,
        rules,
        thresholds: state.thresholds,
        weight,
        theme,
      };
      const known = this.#paintings[at];
      if (known && sameInput(known.input, input)) return known;
      const painting = paint(input);
      this.#cells[at].view.setColours(painting.pixels);
      return { input, painting };
    });
  }

  /** What changes less often than colours: titles, legend, marks, notes, names. */
  describe(state: State): void {
    const scene = this.#scene;
    if (!scene || this.#paintings.length === 0) return;
    const { page } = this.#speech;
    const [before, after] = this.#cells;
    after.cell.hidden = !state.twoMaps;
    this.root.classList.toggle("two", state.twoMaps);
    before.title.hidden = !state.twoMaps;
    const title = page.shown(state.shown, this.#ages());
    for (const { view } of this.#cells) view.surface.setAttribute("aria-label", page.map.label(title));
    const last = this.#paintings.length - 1;
    const legends = this.#paintings.filter(({ input }, at) => at === last || input.shown !== state.shown);
    this.#foot.update(
      legends.map(({ input: { shown }, painting }) => ({
        painting,
        shown,
        title: page.shown(shown, this.#ages()),
      })),
      scene,
    );
    this.overlay(state);
  }

  /** Borders, names, selection. */
  overlay(state: State): void {
    if (!this.#scene) return;
    const { text, paper, border, coast, rule, softText } = inks[this.#scene.theme];
    const drawn = { text, halo: paper, border, coast, rule, softText, strong: text };
    const marks = this.#marks(state, this.#scene);
    for (const { view } of this.#cells) view.setMarks(marks, drawn);
  }

  #marks(state: State, { live, towns, theme }: Scene): OverlayMarks {
    const { territory } = live;
    const selected = territory.codes.indexOf(state.commune);
    const contributions = live.commune?.commune === selected ? live.commune.contributions : [];
    const total = contributions.reduce((sum, { contribution }) => sum + contribution[0], 0);
    return {
      towns,
      nameOf: (commune) => territory.names[commune],
      selected,
      symbols: territory.zoneList ? symbolsOf(territory.zoneList, theme) : [],
      origins: contributions.map(({ destination, contribution }) => ({
        commune: destination,
        share: total > 0 ? contribution[0] / total : 0,
      })),
      moved: Object.entries(state.settings.doctors).flatMap(([code, doctors]) => {
        const commune = territory.codes.indexOf(code);
        return commune < 0 ? [] : [{ commune, doctors }];
      }),
    };
  }

  #ages(): readonly [string, string] {
    const [first, second] = this.#store.state.settings.ages.map((age) =>
      this.#speech.core.summary.variantName(String(age)),
    );
    return [first, second];
  }

  #hover(at: number, commune: number, x: number, y: number): void {
    const scene = this.#scene;
    const painting = this.#paintings[at]?.painting;
    if (scene && painting && commune >= 0) {
      const { cell } = this.#cells[at];
      this.#tip.show(
        this.#tipLines(scene, painting, commune, at),
        cell.offsetLeft + x,
        cell.offsetTop + y,
        this.root,
      );
    } else this.#tip.hide();
    if (this.#hovered === commune) return;
    this.#hovered = commune;
    for (const { view } of this.#cells) view.setHovered(commune);
  }

  /** Name, where it is, value, inhabitants: of the commune, or of its zone. */
  #tipLines({ live, zones }: Scene, painting: Painting, commune: number, at: number): string[] {
    const { territory } = live;
    const { page, core } = this.#speech;
    const zone = zones.zoneOf[commune];
    const isZone = zone >= 0 && this.#store.state.mesh !== "commune";
    const people = zone >= 0 ? zones.zones.population[zone] : territory.population[commune];
    return [
      isZone ? zones.zones.names[zone] : territory.names[commune],
      isZone
        ? page.map.communeOf(territory.names[commune])
        : `${departmentName(territory.departments[commune])} (${territory.departments[commune]})`,
      this.#valueText(painting, zone, at),
      page.map.inhabitants(core.numbers.integer(people)),
    ];
  }

  #valueText(painting: Painting, zone: number, at: number): string {
    const { page, core } = this.#speech;
    const { twoMaps, shown } = this.#store.state;
    if (zone < 0 || painting.classes[zone] < 0) {
      return shown === "class" ? page.map.noClass : page.map.missing;
    }
    const value = painting.values[zone];
    if (shown === "class") return classLabels(this.#scene!.rules, this.#speech)[value];
    const signed = `${value > 0 ? "+" : ""}${core.numbers.decimal(value, 3)}`;
    if (shown === "gap") return page.map.gap(signed);
    if (shown === "difference" && !(twoMaps && at === 0)) return page.map.difference(signed);
    const isAccess = shown === "accessibility" || shown === "second" || shown === "difference";
    return isAccess
      ? page.map.accessibility(core.numbers.decimal(value, 2))
      : `${core.numbers.integer(value)} ${unitOf(shown, this.#speech)}`;
  }

  #pick(commune: number): void {
    const code = this.#scene?.live.territory.codes[commune];
    if (code !== undefined) this.#store.update({ commune: code, tab: "commune" });
  }
}

/** Whether a painting of these would be the same. */
function sameInput(one: PaintingInput, other: PaintingInput): boolean {
  return (Object.keys(one) as (keyof PaintingInput)[]).every((name) => one[name] === other[name]);
}

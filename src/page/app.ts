import type { Theme } from "../core/pictures/palettes.ts";
import { element } from "./dom.ts";
import { fileButton } from "./drop.ts";
import type { EngineClient } from "./engine/client.ts";
import type { TerritoryView } from "./engine/figures.ts";
import { type Speech, speechOf } from "./i18n/words.ts";
import { menu, preferences, tabbed, toolbar } from "./layout.ts";
import { linkOf, type SettingsOfMethod } from "./link.ts";
import { Live } from "./live.ts";
import { showing } from "./map/camera.ts";
import { classLabels } from "./map/legend.ts";
import { Maps } from "./maps.ts";
import type { Notices } from "./notices.ts";
import { CommunePanel } from "./panel/communePanel.ts";
import { Overview } from "./panel/overview.ts";
import { settingsPanel } from "./panel/settingsPanel.ts";
import { ZoningPanel } from "./panel/zoningPanel.ts";
import { Readout } from "./readout.ts";
import { CommuneIndex, searchBox } from "./search.ts";
import { type State, Store } from "./state.ts";
import { ZoneTable } from "./table/zoneTable.ts";
import { thresholdRulesOf } from "./zones.ts";

export interface AppOptions {
  readonly client: EngineClient;
  readonly territory: TerritoryView;
  readonly state: State;
  readonly defaults: State;
  readonly settingsOf: SettingsOfMethod;
  readonly notices: Notices;
  readonly openFiles: (files: readonly File[]) => void;
  readonly version: string;
}

/** The page of one territory in one language: parts, and what each change of state makes of them. */
export class App {
  readonly store: Store;
  readonly root = element("div", { class: "page" });
  readonly #options: AppOptions;
  readonly #speech: Speech;
  readonly #live: Live;
  readonly #maps: Maps;
  readonly #overview: Overview;
  readonly #commune: CommunePanel;
  readonly #zoning: ZoningPanel;
  readonly #table: ZoneTable;
  readonly #index: CommuneIndex;
  readonly #readout: Readout;
  #linkTimer = 0;

  constructor(options: AppOptions, live?: Live) {
    const { territory, state, client, notices } = options;
    this.#options = options;
    this.store = new Store(state);
    this.#speech = speechOf(state.language);
    this.#index = new CommuneIndex(territory);
    this.#maps = new Maps(this.store, this.#speech);
    this.#overview = new Overview(this.#speech);
    this.#commune = new CommunePanel(this.store, this.#speech, (commune) => this.goTo(commune));
    this.#zoning = new ZoningPanel(this.store, this.#speech, thresholdRulesOf(territory));
    this.#table = new ZoneTable(this.store, this.#speech, (zone) => this.#goToZone(zone));
    this.#live =
      live ??
      new Live(client, territory, this.store, {
        computed: () => this.#paint(),
        read: () => this.#readPanels(),
        failed: (error) => notices.warn(error.message, [], this.#speech.page.files.close),
        busy: (isBusy) => this.root.toggleAttribute("data-busy", isBusy),
      });
    this.#readout = new Readout(territory, this.#live);
    this.#build();
    this.#maps.setTerritory(this.#live);
    this.store.listen((now, before) => this.#changed(now, before));
    this.#live.start();
  }

  get theme(): Theme {
    const { theme } = this.store.state;
    if (theme !== "auto") return theme;
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  /** Called again when the system's theme changes. */
  themeChanged(): void {
    document.documentElement.dataset.theme = this.theme;
    if (this.#live.isComputed) this.#paint();
    this.#readPanels();
  }

  /** Selects a commune and brings it into sight. */
  goTo(commune: number): void {
    const { sheet, codes } = this.#options.territory;
    const [x, y] = [sheet.x[commune], sheet.y[commune]];
    const around = 40 * sheet.scale;
    const isPlaced = !Number.isNaN(x);
    const box = { x0: x - around, y0: y - around, x1: x + around, y1: y + around };
    const nearest = isPlaced ? showing(box, this.#maps.size) : this.store.state.camera;
    const { camera } = this.store.state;
    this.store.update({
      commune: codes[commune],
      tab: "commune",
      camera: isPlaced && camera.zoom > nearest.zoom ? { ...camera, x, y } : nearest,
    });
  }

  #build(): void {
    const { territory, settingsOf, openFiles } = this.#options;
    const { page } = this.#speech;
    document.documentElement.lang = this.store.state.language;
    document.title = `${page.title} · ${page.subtitle}`;
    const settings = settingsPanel(this.store, this.#speech, {
      methods: new Map(territory.methods.map((method) => [method.id, method])),
      settingsOf,
      maxMinutes: territory.maxMinutes,
      practices: territory.basis === "practices" && territory.hasAges,
      estimates: territory.estimates,
    });
    const exportAs = (kind: "csv" | "xlsx" | "svg" | "png") => () => void this.#export(kind);
    const header = element(
      "header",
      { class: "header" },
      element("div", { class: "brand" }, element("h1", {}, page.title), element("p", {}, page.subtitle)),
      searchBox(territory, this.#index, this.#speech, (commune) => this.goTo(commune)),
      fileButton(this.#speech, openFiles),
      element(
        "button",
        { type: "button", id: "copy-link", onclick: () => void this.#copyLink() },
        page.share.label,
      ),
      menu("export", page.exports.label, [
        ["export-csv", page.exports.csv, exportAs("csv")],
        ["export-xlsx", page.exports.xlsx, exportAs("xlsx")],
        ["export-svg", page.exports.svg, exportAs("svg")],
        ["export-png", page.exports.png, exportAs("png")],
      ]),
      ...preferences(this.store, this.#speech),
    );
    const stage = element(
      "main",
      { class: "stage" },
      toolbar(this.store, this.#speech, territory),
      this.#maps.root,
      this.#maps.foot,
    );
    const readings = tabbed(this.store, this.#speech, {
      settings: element("div", { class: "settings-slot" }),
      overview: this.#overview.root,
      commune: this.#commune.root,
      zoning: this.#zoning.root,
      table: this.#table.root,
    });
    const aside = element("aside", { class: "settings", "aria-label": page.settings.title }, settings);
    this.root.append(
      element("a", { class: "skip", href: "#maps" }, page.skip),
      header,
      aside,
      stage,
      readings,
    );
    this.#placeSettings(aside, readings);
  }

  /** On a narrow screen the settings are one more tab; beside the map, a column of their own. */
  #placeSettings(aside: HTMLElement, readings: HTMLElement): void {
    const narrow = matchMedia("(max-width: 900px)");
    const place = () => {
      const slot = readings.querySelector(".settings-slot")!;
      if (narrow.matches) slot.append(aside);
      else {
        this.root.insertBefore(aside, this.root.querySelector(".stage"));
        if (this.store.state.tab === "settings") this.store.update({ tab: "overview" });
      }
    };
    place();
    narrow.addEventListener("change", place);
  }

  #changed(now: State, before: State): void {
    const is = (...names: readonly (keyof State)[]) => names.some((name) => now[name] !== before[name]);
    if (is("camera")) this.#maps.setCamera(now);
    if (is("theme")) this.themeChanged();
    this.#live.changed(now, before);
    if (is("region") && now.region !== before.region) this.#showRegion(now);
    if (this.#live.isComputed && is("shown", "mesh", "region", "thresholds", "rules", "twoMaps"))
      this.#paint();
    if (is("shown", "mesh", "region", "thresholds", "rules", "twoMaps", "commune", "tab", "sort"))
      this.#readPanels();
    clearTimeout(this.#linkTimer);
    this.#linkTimer = window.setTimeout(() => this.#writeLink(), 250);
  }

  #showRegion({ region }: State): void {
    const { sheet, regions } = this.#options.territory;
    const places = [...sheet.x.keys()].filter(
      (commune) => !Number.isNaN(sheet.x[commune]) && (region === "" || regions[commune] === region),
    );
    if (places.length === 0) return;
    if (region === "") {
      this.store.update({ camera: this.#options.defaults.camera });
      return;
    }
    const of = (values: Float64Array, pick: (a: number, b: number) => number) =>
      places.reduce((found, place) => pick(found, values[place]), values[places[0]]);
    const box = {
      x0: of(sheet.x, Math.min),
      y0: of(sheet.y, Math.min),
      x1: of(sheet.x, Math.max),
      y1: of(sheet.y, Math.max),
    };
    this.store.update({ camera: showing(box, this.#maps.size) });
  }

  #paint(): void {
    this.#maps.paint(this.store.state, this.#readout.scene(this.store.state, this.theme, this.#index.bySize));
    performance.mark("aplomb-painted");
    if (!this.#maps.foot.querySelector(".legend")) this.#maps.describe(this.store.state);
  }

  #readPanels(): void {
    if (!this.#live.isComputed || !this.#live.readings) return;
    const { state } = this.store;
    this.#maps.describe(state);
    if (state.tab === "overview") this.#overview.update(this.#live, state, this.theme);
    if (state.tab === "commune") this.#commune.update(this.#live, state);
    if (state.tab === "zoning") {
      const { now, before } = this.#readout.zonings(state);
      this.#zoning.update(now, before, state, this.theme);
    }
    if (state.tab === "table") this.#table.update(this.#tableInput());
    this.root.dataset.ready = "true";
  }

  #tableInput() {
    const { state } = this.store;
    const rules = this.#readout.rules(state);
    return {
      ...this.#readout.table(state),
      classLabels: classLabels(rules, this.#speech),
      state,
      speech: this.#speech,
    };
  }

  #goToZone(zone: number): void {
    const { zones, zoneOf } = this.#readout.zoneMap(this.store.state);
    if (this.store.state.mesh === "commune") {
      const commune = this.#options.territory.codes.indexOf(zones.codes[zone]);
      if (commune >= 0) this.goTo(commune);
      return;
    }
    const largest = this.#index.bySize.find((commune) => zoneOf[commune] === zone);
    if (largest !== undefined) this.goTo(largest);
  }

  #link(): string {
    const { defaults, settingsOf, territory } = this.#options;
    return linkOf(this.store.state, defaults, settingsOf, territory.files.join(", "));
  }

  #writeLink(): void {
    const link = this.#link();
    history.replaceState(null, "", link === "" ? location.pathname : `#${link}`);
  }

  async #copyLink(): Promise<void> {
    this.#writeLink();
    const { share } = this.#speech.page;
    try {
      await navigator.clipboard.writeText(location.href);
      this.#options.notices.say(share.copied);
    } catch {
      this.#options.notices.say(share.failed);
    }
  }

  async #export(kind: "csv" | "xlsx" | "svg" | "png"): Promise<void> {
    const { notices, version } = this.#options;
    const { exports } = await import("./exports/exports.ts");
    const { page } = this.#speech;
    notices.say(page.exports.preparing);
    const name = await exports(kind, {
      client: this.#options.client,
      state: this.store.state,
      live: this.#live,
      readout: this.#readout,
      painting: this.#maps.painting!,
      theme: this.theme,
      speech: this.#speech,
      link: this.#link(),
      version,
    });
    notices.say(page.exports.ready(name));
  }
}

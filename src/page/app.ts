import type { Theme } from "../core/pictures/palettes.ts";
import { element } from "./dom.ts";
import type { EngineClient } from "./engine/client.ts";
import type { TerritoryView } from "./engine/figures.ts";
import type { ExportKind } from "./exports/exports.ts";
import { type Speech, speechOf } from "./i18n/words.ts";
import { header } from "./layout/header.ts";
import { settingsColumn } from "./layout/settingsColumn.ts";
import { tabbed } from "./layout/tabs.ts";
import { type Toolbar, toolbar } from "./layout/toolbar.ts";
import type { SettingsOfMethod } from "./link.ts";
import { Live } from "./live.ts";
import { aimAtCommune, aimAtRegion } from "./map/aim.ts";
import { Maps } from "./map/maps.ts";
import type { Notices } from "./notices.ts";
import { CommunePanel } from "./panel/communePanel.ts";
import type { LimitsOfMethod } from "./panel/limitChoices.ts";
import { Overview } from "./panel/overview.ts";
import { settingsPanel } from "./panel/settingsPanel.ts";
import { ZoningPanel } from "./panel/zoningPanel.ts";
import { Readout } from "./readout.ts";
import { CommuneIndex } from "./search/communeIndex.ts";
import { searchBox } from "./search/searchBox.ts";
import { Share } from "./share.ts";
import { type State, Store } from "./state.ts";
import { ZoneTable } from "./table/zoneTable.ts";
import { thresholdRulesOf } from "./zones.ts";

export interface AppOptions {
  readonly client: EngineClient;
  readonly territory: TerritoryView;
  readonly state: State;
  readonly defaults: State;
  readonly settingsOf: SettingsOfMethod;
  readonly limitsOf: LimitsOfMethod;
  readonly notices: Notices;
  readonly openFiles: (files: readonly File[]) => void;
  readonly version: string;
}

/** The page of one territory in one language: its parts, and what each change of state makes of them. */
export class App {
  readonly store: Store;
  readonly root = element("div", { class: "page" });
  readonly #options: AppOptions;
  readonly #speech: Speech;
  readonly #index: CommuneIndex;
  readonly #live: Live;
  readonly #readout: Readout;
  readonly #share: Share;
  readonly #toolbar: Toolbar;
  readonly #maps: Maps;
  readonly #overview: Overview;
  readonly #commune: CommunePanel;
  readonly #zoning: ZoningPanel;
  readonly #table: ZoneTable;

  constructor(options: AppOptions) {
    const { territory, state, client, notices } = options;
    const speech = speechOf(state.language);
    const store = new Store(state);
    this.#options = options;
    this.#speech = speech;
    this.store = store;
    this.#live = new Live(client, territory, store, {
      computed: () => this.#paint(),
      read: () => this.#readPanels(),
      failed: (error) => void notices.fail(speech.page.failed, error, speech.page.files.close),
      busy: (isBusy) => this.root.toggleAttribute("data-busy", isBusy),
    });
    // before any control: the worker computes while they are redrawn
    store.listen((now, before) => this.#changed(now, before));
    this.#index = new CommuneIndex(territory);
    this.#readout = new Readout(territory, this.#live);
    this.#share = new Share(store, speech, { ...options, files: territory.files });
    this.#toolbar = toolbar(store, speech, territory);
    this.#maps = new Maps(store, speech);
    this.#overview = new Overview(speech);
    this.#commune = new CommunePanel(store, speech, (commune) => this.goTo(commune));
    this.#zoning = new ZoningPanel(store, speech, thresholdRulesOf(territory));
    this.#table = new ZoneTable(store, speech, (zone) => this.#goToZone(zone));
    this.#build();
    this.#maps.setTerritory(this.#live);
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

  /** Another page takes the place of this one. */
  stop(): void {
    this.#share.stop();
    this.#live.stop();
  }

  /** Selects a commune and brings it into sight. */
  goTo(commune: number): void {
    const { territory } = this.#options;
    const camera = aimAtCommune(territory, commune, this.store.state.camera, this.#maps.size);
    this.store.update({ commune: territory.codes[commune], tab: "commune", camera });
  }

  #build(): void {
    const { store } = this;
    const { territory, settingsOf, limitsOf, openFiles } = this.#options;
    const { page } = this.#speech;
    document.documentElement.lang = store.state.language;
    document.title = `${page.title} · ${page.subtitle}`;
    const slot = element("div", { class: "settings-slot" });
    const readings = tabbed(store, this.#speech, {
      settings: slot,
      overview: this.#overview.root,
      commune: this.#commune.root,
      zoning: this.#zoning.root,
      table: this.#table.root,
    });
    this.root.append(
      element("a", { class: "skip", href: "#maps" }, page.skip),
      header(store, this.#speech, {
        search: searchBox(territory, this.#index, this.#speech, (commune) => this.goTo(commune)),
        openFiles,
        copyLink: () => void this.#share.copy(),
        exportAs: (kind) => void this.#export(kind),
      }),
      element("main", { class: "stage" }, this.#toolbar.root, this.#maps.root, this.#maps.foot),
      readings,
    );
    const settings = settingsPanel(store, this.#speech, {
      methods: new Map(territory.methods.map((method) => [method.id, method])),
      settingsOf,
      limitsOf,
      maxMinutes: territory.maxMinutes,
      practices: territory.basis === "practices",
      ages: territory.hasAges,
      estimates: territory.estimates,
    });
    settingsColumn(store, this.#speech, settings, { root: this.root, slot });
  }

  #changed(now: State, before: State): void {
    const is = (...names: readonly (keyof State)[]) => names.some((name) => now[name] !== before[name]);
    this.#live.changed(now, before);
    if (is("camera")) this.#maps.setCamera(now);
    if (is("theme")) this.themeChanged();
    if (is("region")) {
      this.store.update({ camera: aimAtRegion(this.#options.territory, now.region, this.#maps.size) });
    }
    if (this.#live.isComputed && is("shown", "mesh", "region", "thresholds", "rules", "twoMaps")) {
      this.#paint();
    }
    if (is("shown", "mesh", "region", "rules", "twoMaps", "commune", "tab", "sort")) this.#readPanels();
  }

  #paint(): void {
    const { state } = this.store;
    this.#maps.paint(state, this.#readout.scene(state, this.theme, this.#index.bySize));
    performance.mark("aplomb-painted");
    if (this.#maps.isBare) this.#maps.describe(state);
  }

  /** What the settings that stand still give: legend, and the panel in sight. */
  #readPanels(): void {
    if (!this.#live.isComputed || !this.#live.readings) return;
    const { state } = this.store;
    this.#toolbar.describe(state);
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
      classLabels: rules.classes.map(({ label }) => label[state.language]),
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

  async #export(kind: ExportKind): Promise<void> {
    const { notices, version, client } = this.#options;
    const { page } = this.#speech;
    notices.say(page.exports.preparing);
    try {
      const { exports } = await import("./exports/exports.ts");
      const name = await exports(kind, {
        client,
        state: this.store.state,
        live: this.#live,
        readout: this.#readout,
        painting: this.#maps.painting!,
        theme: this.theme,
        speech: this.#speech,
        link: this.#share.link,
        version,
      });
      notices.say(page.exports.ready(name));
    } catch (error) {
      await notices.fail(page.exports.failed, error, page.files.close);
    }
  }
}

import type { Theme } from "../../core/pictures/palettes.ts";
import { inks } from "../../core/pictures/palettes.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import type { Zoning } from "../../core/zoning/zoning.ts";
import { Select } from "../controls/select.ts";
import { element, svgElement } from "../dom.ts";
import type { Speech } from "../i18n/words.ts";
import { classColours } from "../map/painting.ts";
import type { State, Store } from "../state.ts";
import { thresholdsOf } from "../zones.ts";

/** Classes of the zones of the chosen mesh, and gauges of population held to the reference. */
export class ZoningPanel {
  readonly root: HTMLElement;
  readonly #speech: Speech;
  readonly #rules: Select<string>;
  readonly #body = element("div", { class: "zoning-body" });

  constructor(store: Store, speech: Speech, rules: readonly Rules[]) {
    this.#speech = speech;
    this.#rules = new Select<string>({
      label: speech.page.zoning.rules,
      name: "rules",
      choices: rules.map(({ id, title }) => [id, title[speech.core.language]]),
      chosen: (id) => {
        const chosen = rules.find((each) => each.id === id);
        if (chosen) store.update({ rules: id, thresholds: thresholdsOf(chosen) });
      },
    });
    this.root = element("div", { class: "zoning" }, this.#rules.root, this.#body);
  }

  update(now: Zoning, before: Zoning, state: State, theme: Theme): void {
    const { page, core } = this.#speech;
    const words = page.zoning;
    const { decimal } = core.numbers;
    this.#rules.set(state.rules);
    const [first, second] = state.settings.ages.map((age) => core.summary.variantName(String(age)));
    const [low, high] = state.thresholds.map((threshold) => decimal(threshold, 1));
    this.#body.replaceChildren(
      element("p", { class: "small soft" }, words.note(page.meshes[state.mesh], first, second, low, high)),
      element(
        "div",
        { class: "scroll", tabIndex: 0, role: "region", "aria-label": words.caption },
        this.#classes(now, before, theme),
      ),
      element("h3", {}, words.gauges),
      element("p", { class: "small soft" }, words.gaugeHelp),
      ...now.quotas.flatMap(({ id, label, limit, used }) =>
        limit === undefined ? [] : [this.#gauge(id, label[core.language], used, limit)],
      ),
    );
  }

  #classes(now: Zoning, before: Zoning, theme: Theme): HTMLElement {
    const { page, core } = this.#speech;
    const words = page.zoning;
    const { integer, percent } = core.numbers;
    const colours = classColours(now.rules, theme);
    const head = [words.class, words.zones, words.communes, words.population, words.share];
    const rows = now.classes.map((each) => {
      const position = now.rules.classes.findIndex(({ id }) => id === each.class);
      const label = now.rules.classes[position]?.label[core.language] ?? words.missing;
      const was = before.classes.find((other) => other.class === each.class)?.population ?? 0;
      const change = each.population - was;
      const swatch = svgElement(
        "svg",
        { viewBox: "0 0 14 14", class: "swatch", "aria-hidden": "true" },
        svgElement("rect", {
          width: 14,
          height: 14,
          fill: colours[position] ?? inks[theme].missing,
          stroke: inks[theme].rule,
        }),
      );
      return element(
        "tr",
        { "data-class": each.class },
        element(
          "th",
          { scope: "row" },
          element("span", { class: "class-name" }, swatch as unknown as Node, label),
        ),
        element("td", { class: "number" }, integer(each.zones)),
        element("td", { class: "number" }, integer(each.communes)),
        element(
          "td",
          { class: "number" },
          integer(each.population),
          change !== 0 &&
            element("span", { class: "change" }, `${change > 0 ? "+" : "−"}${integer(Math.abs(change))}`),
        ),
        element("td", { class: "number" }, percent(each.share)),
      );
    });
    return element(
      "table",
      { id: "zoning-classes" },
      element("caption", { class: "hidden-text" }, words.caption),
      element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...rows),
      element(
        "tfoot",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "row" }, words.total),
          element("td", { class: "number" }, integer(now.zoneCount)),
          element("td", { class: "number" }, integer(now.communeCount)),
          element("td", { class: "number" }, integer(now.population)),
          element("td", { class: "number" }, percent(1, 0)),
        ),
      ),
    );
  }

  #gauge(id: string, label: string, used: number, limit: number): HTMLElement {
    const { page, core } = this.#speech;
    const words = page.zoning;
    const { integer } = core.numbers;
    const room = limit - used;
    const said = room > 0 ? words.room(integer(room)) : room < 0 ? words.over(integer(-room)) : words.full;
    const most = Math.max(1, limit * 1.25, used);
    return element(
      "div",
      { class: room < 0 ? "gauge over" : "gauge", id: `gauge-${id}` },
      element("span", { class: "gauge-label", id: `gauge-label-${id}` }, label),
      element("span", { class: "gauge-said" }, said),
      element("meter", {
        min: 0,
        max: most,
        value: used,
        high: limit,
        "aria-labelledby": `gauge-label-${id}`,
        "aria-valuetext": words.gauge(integer(used), integer(limit)),
      }),
      svgElement(
        "svg",
        { viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
        svgElement("rect", { width: 100, height: 4, class: "gauge-ground" }),
        svgElement("rect", { width: (100 * used) / most, height: 4, class: "gauge-used" }),
        svgElement("rect", { x: (100 * limit) / most - 0.4, width: 0.8, height: 4, class: "gauge-limit" }),
      ) as unknown as Node,
      element("span", { class: "small soft" }, words.gauge(integer(used), integer(limit))),
    );
  }
}

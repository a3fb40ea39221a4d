import { inks, type Theme } from "../../core/pictures/palettes.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import { element, svgElement } from "../dom.ts";
import type { ZoneList } from "../engine/zoneList.ts";
import type { Speech } from "../i18n/words.ts";
import { isSigned, type ShownValue } from "../state.ts";
import type { Painting } from "./painting.ts";
import { listColours } from "./symbols.ts";

export interface LegendInput {
  readonly painting: Painting;
  readonly shown: ShownValue;
  readonly title: string;
  readonly rules: Rules;
  readonly theme: Theme;
  readonly speech: Speech;
}

/** The unit of what is shown; "" for classes. */
export function unitOf(shown: ShownValue, { page, core }: Speech): string {
  switch (shown) {
    case "accessibility":
    case "second":
    case "gap":
      return core.unit;
    case "difference":
      return page.units.difference;
    case "supply":
      return page.units.consultations;
    case "demand":
      return page.units.inhabitants;
    case "density":
      return page.units.density;
    case "class":
      return "";
  }
}

/** Breaks as they are written: as many decimals as tell them apart. */
export function breakTexts(breaks: readonly number[], shown: ShownValue, { core }: Speech): string[] {
  const decimals = [0, 1, 2, 3, 4, 5].find((digits) =>
    breaks.every((value) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9),
  );
  return breaks.map((value) => {
    const text = core.numbers.decimal(value, decimals ?? 5);
    return isSigned(shown) && value > 0 ? `+${text}` : text;
  });
}

/** Labels of the classes that rules give, in the language of the page. */
export function classLabels(rules: Rules, { core }: Speech): string[] {
  return rules.classes.map(
    (each) => ("legend" in each && each.legend ? each.legend : each.label)[core.language],
  );
}

/** Swatches under the title; missing values have theirs when there are some. */
export function legend({ painting, shown, title, rules, theme, speech }: LegendInput): HTMLElement {
  const { page } = speech;
  const unit = unitOf(shown, speech);
  const hasMissing = painting.classes.includes(-1);
  const missing =
    hasMissing &&
    swatchItem(inks[theme].missing, shown === "class" ? page.map.noClass : page.map.missing, theme);
  const heading = element(
    "p",
    { class: "legend-title" },
    title,
    unit !== "" && element("span", {}, ` · ${unit}`),
  );
  if (shown === "class") {
    const labels = classLabels(rules, speech);
    const present = painting.colours.flatMap((colour, at) =>
      painting.classes.includes(at) ? [swatchItem(colour, labels[at], theme)] : [],
    );
    return element(
      "div",
      { class: "legend" },
      heading,
      element("ol", { class: "legend-keys" }, ...present, missing),
    );
  }
  const texts = breakTexts(painting.breaks, shown, speech);
  const steps = painting.colours.map((colour, at) =>
    element("li", {}, swatch(colour, theme, 52), at < texts.length && element("span", {}, texts[at])),
  );
  return element(
    "div",
    { class: "legend" },
    heading,
    element("ol", { class: "legend-scale" }, ...steps),
    missing && element("ol", { class: "legend-keys" }, missing),
  );
}

/** The classes of a list of zones, and what its symbols are. */
export function listLegend(list: ZoneList, theme: Theme, { page, core }: Speech): HTMLElement {
  const { source, zones, classes } = list;
  const colours = listColours(list, theme);
  const without = zones.filter(({ pole }) => pole < 0).length;
  const keys = classes[core.language].flatMap((label, at) =>
    zones.some((zone) => zone.class === at) ? [swatchItem(colours[at], label, theme)] : [],
  );
  if (zones.some((zone) => zone.class < 0)) {
    keys.push(swatchItem(inks[theme].missing, page.map.noClass, theme));
  }
  return element(
    "div",
    { class: "legend", id: "zone-list" },
    element(
      "p",
      { class: "legend-title" },
      page.map.zoneList(source),
      element(
        "span",
        {},
        ` · ${page.map.symbols}`,
        without > 0 && ` · ${page.map.withoutPole(core.numbers.integer(without), without)}`,
      ),
    ),
    element("ol", { class: "legend-keys" }, ...keys),
  );
}

/** Colour as an attribute: the page's policy allows no inline style. */
function swatch(colour: string, theme: Theme, width: number): SVGSVGElement {
  return svgElement(
    "svg",
    { viewBox: `0 0 ${width} 11`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svgElement("rect", { width, height: 11, fill: colour, stroke: inks[theme].rule, "stroke-width": 1 }),
  );
}

function swatchItem(colour: string, label: string, theme: Theme): HTMLElement {
  return element("li", {}, swatch(colour, theme, 16), label);
}

/** The charts of the panel: the plots of src/core/pictures/charts, drawn by Observable Plot, loaded once the map is there. */
import * as Plot from "@observablehq/plot";
import { distributionPlot } from "../../core/pictures/charts/distributionChart.ts";
import { lorenzPlot } from "../../core/pictures/charts/lorenzChart.ts";
import type { PlotLook, PlotOptions } from "../../core/pictures/charts/plotLook.ts";
import { tenthsPlot } from "../../core/pictures/charts/tenthsChart.ts";
import { sharesUnderPlot } from "../../core/pictures/charts/thresholdsChart.ts";
import { inks, type Theme } from "../../core/pictures/palettes.ts";
import { chartWords } from "../../core/words/charts.ts";
import type { Readings } from "../engine/readings.ts";
import type { Speech } from "../i18n/words.ts";
import { accessBreaksOf } from "../map/painting.ts";

export type ChartName = "distribution" | "tenths" | "thresholds" | "lorenz";

export interface ChartInput {
  readonly now: Readings;
  /** Drawn as a line, where it differs. */
  readonly before: Readings | undefined;
  readonly thresholds: readonly [number, number];
  readonly theme: Theme;
  readonly speech: Speech;
  readonly width: number;
}

/** A chart as an SVG element, one picture with one name. */
export function drawnPlot(name: ChartName, input: ChartInput): Element {
  const { theme, speech, width } = input;
  const words = chartWords[speech.core.language];
  const look: PlotLook = {
    inks: inks[theme],
    theme,
    numbers: speech.core.numbers,
    words,
    width,
    isSmall: true,
  };
  const drawn = Plot.plot({
    ...optionsOf[name](look, input),
    className: "plot",
    width,
    ariaLabel: words[name],
    style: { background: "none", color: inks[theme].text, fontFamily: "inherit", fontSize: "12px" },
  });
  drawn.setAttribute("role", "img");
  for (const mark of drawn.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label");
  return drawn;
}

const optionsOf: Readonly<Record<ChartName, (look: PlotLook, input: ChartInput) => PlotOptions>> = {
  distribution: (look, { now, before, thresholds }) =>
    distributionPlot(look, {
      series: [{ variant: "", people: now.distribution, mean: now.summary.mean }],
      reference: before?.distribution,
      breaks: accessBreaksOf(thresholds),
      thresholds,
    }),
  tenths: (look, { now, before, thresholds }) =>
    tenthsPlot(look, {
      tenths: now.summary.tenths,
      mean: now.summary.mean,
      reference: before?.summary.tenths,
      breaks: accessBreaksOf(thresholds),
    }),
  thresholds: (look, { now, before }) =>
    sharesUnderPlot(look, {
      curves: [{ variant: "", points: now.under }],
      reference: before?.under,
      dots: now.summary.shares.map(({ threshold, share }) => ({ x: threshold, share })),
    }),
  lorenz: (look, { now, before }) =>
    lorenzPlot(look, { points: now.lorenz, gini: now.summary.gini, reference: before?.lorenz }),
};

import * as Plot from "@observablehq/plot";
import { accessBreaks, classOf } from "../breaks.ts";
import { palette } from "../palettes.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { ChartInput } from "./chartInput.ts";
import { type PlotLook, type PlotOptions, plotFrame, yLabel } from "./plotLook.ts";

export interface Tenths {
  /** Mean of each tenth, the least served first; NaN where it has none. */
  readonly tenths: readonly number[];
  readonly mean: number;
  /** As `tenths`, drawn as a mark on each bar. */
  readonly reference?: readonly number[] | undefined;
  /** Where the colours of the map change. */
  readonly breaks?: readonly number[];
}

/** The tenths as a plot: bars in the colours of the maps, with their values, and the mean of all. */
export function tenthsPlot(look: PlotLook, content: Tenths): PlotOptions {
  const { words, numbers, theme, inks, isSmall } = look;
  const { mean, reference, breaks = accessBreaks } = content;
  const colours = palette("access", breaks.length + 1, theme);
  const tenths = content.tenths.map((each, k) => ({ tenth: k + 1, mean: each }));
  const known = (rows: readonly { readonly tenth: number; readonly mean: number }[]) =>
    rows.filter((row) => !Number.isNaN(row.mean));
  return {
    ...plotFrame(look, { height: 340, marginLeft: 44 }),
    x: {
      type: "band",
      label: words.tenth,
      labelAnchor: "center",
      labelArrow: "none",
      tickSize: 0,
      padding: 0.18,
    },
    y: {
      label: yLabel(look, "APL"),
      labelArrow: "none",
      grid: true,
      tickFormat: (v: number) => numbers.decimal(v, Number.isInteger(v) ? 0 : 1),
      ticks: isSmall ? 4 : 6,
    },
    marks: [
      Plot.barY(known(tenths), {
        x: "tenth",
        y: "mean",
        fill: (row: { mean: number }) => colours[classOf(row.mean, breaks)],
        stroke: inks.rule,
        strokeWidth: 0.5,
      }),
      Plot.ruleY(Number.isNaN(mean) ? [] : [mean], {
        stroke: inks.text,
        strokeWidth: 1.2,
        strokeDasharray: "4 3",
      }),
      Plot.text(tenths, {
        x: "tenth",
        y: (row: { mean: number }) => (Number.isNaN(row.mean) ? 0 : row.mean),
        text: (row: { mean: number }) => numbers.decimal(row.mean, isSmall ? 1 : 2),
        dy: -9,
        fill: inks.text,
        stroke: inks.paper,
        strokeWidth: 4,
        ...(isSmall ? {} : { fontWeight: "bold" }),
      }),
      ...(reference
        ? [
            Plot.tickY(known(reference.map((each, k) => ({ tenth: k + 1, mean: each }))), {
              x: "tenth",
              y: "mean",
              stroke: inks.text,
              strokeWidth: 2,
            }),
          ]
        : []),
      Plot.ruleY([0], { stroke: inks.softText }),
      Plot.text(Number.isNaN(mean) ? [] : [mean], {
        y: (each: number) => each,
        frameAnchor: "left",
        text: (each: number) => words.mean(numbers.decimal(each, 2)),
        dy: -8,
        dx: 4,
        textAnchor: "start",
        fill: inks.text,
        stroke: inks.paper,
        strokeWidth: 4,
      }),
    ],
  };
}

/** Mean accessibility of each tenth of the population, with its value. */
export function tenthsChart(input: ChartInput): DrawnChart {
  const { words } = input;
  const { tenths, mean } = input.series[0].summary;
  return drawChart(
    { ...input, title: input.title ?? words.tenths, notes: [words.tenthsNote, ...input.notes] },
    (inks, width) => tenthsPlot({ ...input, inks, width, isSmall: false }, { tenths, mean }),
  );
}

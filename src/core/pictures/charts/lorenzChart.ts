import * as Plot from "@observablehq/plot";
import { cumulate, lorenzPoints } from "../../accessibility/curves.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { ChartInput } from "./chartInput.ts";
import { type PlotLook, type PlotOptions, plotFrame } from "./plotLook.ts";

type Points = readonly (readonly [number, number])[];

export interface Lorenz {
  /** Cumulated shares of the population and of accessibility, in [0, 1]. */
  readonly points: Points;
  readonly gini: number;
  readonly reference?: Points | undefined;
}

/** The Lorenz curve as a plot, against equality. */
export function lorenzPlot(look: PlotLook, { points, gini, reference }: Lorenz): PlotOptions {
  const { words, numbers, inks, width, isSmall } = look;
  const share = (value: number) => numbers.percent(value, 0);
  const height = Math.min(620, width * 0.8);
  return {
    ...plotFrame(look, { height, marginLeft: 62, marginRight: Math.max(20, width - 62 - height + 72) }),
    ...(isSmall ? { height: 220 } : { marginBottom: 46 }),
    x: {
      domain: [0, 1],
      label: words.lorenzPeople,
      labelAnchor: "center",
      labelArrow: "none",
      tickFormat: share,
      ticks: 5,
    },
    y: {
      domain: [0, 1],
      label: isSmall ? null : words.lorenzAmount,
      labelArrow: "none",
      tickFormat: share,
      ticks: 5,
      grid: true,
    },
    marks: [
      Plot.areaY(points, { x: "0", y1: "0", y2: "1", fill: inks.series[0], fillOpacity: 0.16 }),
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: inks.reference, strokeDasharray: "5 4" },
      ),
      ...(reference ? [Plot.line(reference, { stroke: inks.text, strokeWidth: 1.4 })] : []),
      Plot.line(points, { stroke: inks.series[0], strokeWidth: isSmall ? 2 : 2.6 }),
      Plot.text([[0.34, 0.34]], {
        text: () => words.equality,
        textAnchor: "end",
        dx: -10,
        dy: -8,
        fill: inks.softText,
      }),
      Plot.text(Number.isNaN(gini) ? [] : [[0.97, 0.08]], {
        text: () => words.gini(numbers.decimal(gini, 3)),
        textAnchor: "end",
        fontSize: isSmall ? 13 : 17,
        fontWeight: "bold",
        fill: inks.text,
      }),
      Plot.ruleY([0], { stroke: inks.softText }),
      Plot.ruleX([0], { stroke: inks.softText }),
    ],
  };
}

/** Lorenz curve with its Gini coefficient. */
export function lorenzChart(input: ChartInput): DrawnChart {
  const { words } = input;
  const [{ accessibility, population, summary }] = input.series;
  const points = lorenzPoints(cumulate(accessibility, population));
  return drawChart(
    { ...input, title: input.title ?? words.lorenz, notes: [words.lorenzNote, ...input.notes] },
    (inks, width) => lorenzPlot({ ...input, inks, width, isSmall: false }, { points, gini: summary.gini }),
  );
}

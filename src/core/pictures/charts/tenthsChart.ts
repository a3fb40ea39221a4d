import * as Plot from "@observablehq/plot";
import { accessBreaks, classOf } from "../breaks.ts";
import { palette } from "../palettes.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { ChartInput } from "./chartInput.ts";

/** Mean accessibility of each tenth of the population, with its value. */
export function tenthsChart(input: ChartInput): DrawnChart {
  const { words, numbers, theme } = input;
  const { summary } = input.series[0];
  const colours = palette("access", accessBreaks.length + 1, theme);
  const tenths = summary.tenths.map((mean, k) => ({ tenth: k + 1, mean }));
  return drawChart(
    { ...input, title: input.title ?? words.tenths, notes: [words.tenthsNote, ...input.notes] },
    (inks) => ({
      height: 340,
      marginLeft: 44,
      marginTop: 26,
      marginBottom: 44,
      x: {
        type: "band",
        label: words.tenth,
        labelAnchor: "center",
        labelArrow: "none",
        tickSize: 0,
        padding: 0.18,
      },
      y: {
        label: "↑ APL",
        labelArrow: "none",
        grid: true,
        tickFormat: (v: number) => numbers.decimal(v, 0),
        ticks: 6,
      },
      marks: [
        Plot.barY(
          tenths.filter(({ mean }) => !Number.isNaN(mean)),
          {
            x: "tenth",
            y: "mean",
            fill: ({ mean }: { mean: number }) => colours[classOf(mean, accessBreaks)],
            stroke: inks.rule,
            strokeWidth: 0.5,
          },
        ),
        Plot.ruleY([summary.mean], { stroke: inks.text, strokeWidth: 1.2, strokeDasharray: "4 3" }),
        Plot.text(tenths, {
          x: "tenth",
          y: ({ mean }: { mean: number }) => (Number.isNaN(mean) ? 0 : mean),
          text: ({ mean }: { mean: number }) => numbers.decimal(mean, 2),
          dy: -9,
          fill: inks.text,
          stroke: inks.paper,
          strokeWidth: 4,
          fontWeight: "bold",
        }),
        Plot.ruleY([0], { stroke: inks.softText }),
        Plot.text([summary.mean], {
          y: (mean: number) => mean,
          frameAnchor: "left",
          text: (mean: number) => words.mean(numbers.decimal(mean, 2)),
          dy: -8,
          dx: 4,
          textAnchor: "start",
          fill: inks.text,
          stroke: inks.paper,
          strokeWidth: 4,
        }),
      ],
    }),
  );
}

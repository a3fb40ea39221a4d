import * as Plot from "@observablehq/plot";
import { cumulate, lorenzPoints } from "../../accessibility/curves.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { ChartInput } from "./chartInput.ts";

/** Lorenz curve with its Gini coefficient. */
export function lorenzChart(input: ChartInput): DrawnChart {
  const { words, numbers } = input;
  const [{ accessibility, population, summary }] = input.series;
  const points = lorenzPoints(cumulate(accessibility, population));
  const share = (value: number) => numbers.percent(value, 0);
  return drawChart(
    { ...input, title: input.title ?? words.lorenz, notes: [words.lorenzNote, ...input.notes] },
    (inks, width) => ({
      height: Math.min(620, width * 0.8),
      marginLeft: 62,
      marginBottom: 46,
      marginTop: 26,
      marginRight: Math.max(20, width - 62 - Math.min(620, width * 0.8) + 72),
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
        label: words.lorenzAmount,
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
        Plot.line(points, { stroke: inks.series[0], strokeWidth: 2.6 }),
        Plot.text([[0.34, 0.34]], {
          text: () => words.equality,
          textAnchor: "end",
          dx: -10,
          dy: -8,
          fill: inks.softText,
        }),
        Plot.text([[0.97, 0.08]], {
          text: () => words.gini(numbers.decimal(summary.gini, 3)),
          textAnchor: "end",
          fontSize: 17,
          fontWeight: "bold",
          fill: inks.text,
        }),
        Plot.ruleY([0], { stroke: inks.softText }),
        Plot.ruleX([0], { stroke: inks.softText }),
      ],
    }),
  );
}

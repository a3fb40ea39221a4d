import * as Plot from "@observablehq/plot";
import { type Cumulated, cumulate, shareBelow } from "../../accessibility/curves.ts";
import type { Summary } from "../../accessibility/summary.ts";
import type { Inks } from "../palettes.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { ChartInput } from "./chartInput.ts";

/** Share of the population under every x, one line a variant, with the thresholds of the method as dots. */
export function thresholdsChart(input: ChartInput): DrawnChart {
  const { words, numbers, thresholds } = input;
  const curves = input.series.map(({ variant, accessibility, population, summary }, k) => ({
    variant,
    k,
    summary,
    curve: cumulate(accessibility, population),
  }));
  const most = 8;
  const xs = Array.from({ length: most * 40 + 1 }, (_, k) => k / 40);
  const points = curves.flatMap(({ variant, curve }) =>
    xs.map((x) => ({ variant, x, share: shareBelow(curve, x) })),
  );
  const main = curves[0];
  const dots = thresholds.map((threshold) => ({
    x: threshold,
    share: shareAt(main.summary, main.curve, threshold),
  }));
  return drawChart(
    {
      ...input,
      title: input.title ?? words.thresholds,
      notes: [
        words.thresholdsNote(thresholds.map((x) => numbers.decimal(x, x % 1 === 0 ? 0 : 1))),
        ...input.notes,
      ],
    },
    (inks) => ({
      height: 420,
      marginLeft: 58,
      marginRight: 128,
      marginTop: 26,
      marginBottom: 44,
      x: {
        domain: [0, most],
        label: `${words.apl} →`,
        labelArrow: "none",
        tickFormat: (v: number) => numbers.decimal(v, 0),
      },
      y: {
        domain: [0, 1],
        label: `↑ ${words.thresholdsAxis}`,
        labelArrow: "none",
        grid: true,
        tickFormat: (v: number) => numbers.percent(v, 0),
      },
      marks: [
        Plot.ruleX(thresholds, { stroke: inks.rule, strokeDasharray: "3 3" }),
        ...curves.map(({ variant, k }) =>
          Plot.line(
            points.filter((point) => point.variant === variant),
            { x: "x", y: "share", stroke: inks.series[k % 4], strokeWidth: k === 0 ? 2.6 : 1.6 },
          ),
        ),
        ...endLabels(curves, input, inks),
        Plot.dot(dots, { x: "x", y: "share", r: 4.5, fill: inks.series[0], stroke: inks.paper }),
        Plot.text(dots, {
          x: "x",
          y: "share",
          text: ({ share }: { share: number }) => numbers.percent(share),
          textAnchor: "start",
          dx: 8,
          dy: 10,
          fontWeight: "bold",
          fill: inks.text,
          stroke: inks.paper,
          strokeWidth: 4,
        }),
        Plot.ruleY([0], { stroke: inks.softText }),
      ],
    }),
  );
}

/** The summary's own share where it has that threshold: one number, computed once. */
const shareAt = (summary: Summary, curve: Cumulated, threshold: number): number =>
  summary.shares.find((share) => share.threshold === threshold)?.share ?? shareBelow(curve, threshold);

/** Names of the lines in the right margin, each beside its line at x = 3.2, moved apart where they would touch. */
function endLabels(
  curves: readonly { readonly variant: string; readonly k: number; readonly curve: Cumulated }[],
  { words }: ChartInput,
  inks: Inks,
): Plot.Markish[] {
  const rows = curves.map(({ variant, k }) => ({ k, label: words.variant(variant) }));
  return rows.flatMap(({ k, label }) => [
    Plot.text([label], {
      frameAnchor: "bottom-right",
      text: (text: string) => text,
      textAnchor: "start",
      dx: 34,
      dy: -150 + 22 * k,
      fill: inks.text,
    }),
    Plot.text(["━"], {
      frameAnchor: "bottom-right",
      text: (text: string) => text,
      textAnchor: "start",
      dx: 10,
      dy: -150 + 22 * k,
      fill: inks.series[k % 4],
      fontWeight: "bold",
      fontSize: 16,
    }),
  ]);
}

import * as Plot from "@observablehq/plot";
import { type Cumulated, cumulate, shareBelow, sharesUnder } from "../../accessibility/curves.ts";
import type { Summary } from "../../accessibility/summary.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { ChartInput } from "./chartInput.ts";
import { type PlotLook, type PlotOptions, plotFrame, yLabel } from "./plotLook.ts";

const most = 8;

type Points = readonly (readonly [x: number, share: number])[];

export interface SharesUnder {
  /** One line a variant: the share of the population under each x. */
  readonly curves: readonly { readonly variant: string; readonly points: Points }[];
  readonly reference?: Points | undefined;
  /** Thresholds and the share under each, on the first line. */
  readonly dots: readonly { readonly x: number; readonly share: number }[];
}

/** The share of the population under every x as a plot, with thresholds as dots. */
export function sharesUnderPlot(look: PlotLook, { curves, reference, dots }: SharesUnder): PlotOptions {
  const { words, numbers, inks, isSmall } = look;
  const lines = curves.map(({ points }, k) =>
    Plot.line(points, {
      stroke: inks.series[k % 4],
      strokeWidth: k === 0 && !isSmall ? 2.6 : isSmall ? 2 : 1.6,
    }),
  );
  const thresholds = dots.map(({ x }) => x);
  return {
    ...plotFrame(look, { height: 420, marginLeft: 58, marginRight: 128 }),
    x: {
      domain: [0, most],
      label: isSmall ? words.aplShort : `${words.apl} →`,
      ...(isSmall ? { labelAnchor: "center" } : {}),
      labelArrow: "none",
      tickFormat: (v: number) => numbers.decimal(v, 0),
    },
    y: {
      domain: [0, 1],
      label: yLabel(look, words.thresholdsAxis),
      labelArrow: "none",
      grid: true,
      ...(isSmall ? { ticks: 4 } : {}),
      tickFormat: (v: number) => numbers.percent(v, 0),
    },
    marks: [
      Plot.ruleX(thresholds, { stroke: inks.rule, strokeDasharray: "3 3" }),
      ...(reference ? [Plot.line(reference, { stroke: inks.text, strokeWidth: 1.4 })] : []),
      ...lines,
      ...(isSmall
        ? []
        : endLabels(
            curves.map(({ variant }) => variant),
            look,
          )),
      Plot.dot(dots, {
        x: "x",
        y: "share",
        r: isSmall ? 3.5 : 4.5,
        fill: inks.series[0],
        stroke: inks.paper,
      }),
      Plot.text(dots, {
        x: "x",
        y: "share",
        text: ({ share }: { share: number }) => numbers.percent(share),
        textAnchor: "start",
        dx: 8,
        dy: 10,
        ...(isSmall ? {} : { fontWeight: "bold" }),
        fill: inks.text,
        stroke: inks.paper,
        strokeWidth: 4,
      }),
      Plot.ruleY([0], { stroke: inks.softText }),
    ],
  };
}

/** Names of the lines in the right margin, one under the other. */
function endLabels(variants: readonly string[], { words, inks }: PlotLook): Plot.Markish[] {
  const place = { frameAnchor: "bottom-right", textAnchor: "start" } as const;
  return variants.flatMap((variant, k) => [
    Plot.text([words.variant(variant)], { ...place, dx: 34, dy: -150 + 22 * k, fill: inks.text }),
    Plot.text(["━"], {
      ...place,
      dx: 10,
      dy: -150 + 22 * k,
      fill: inks.series[k % 4],
      fontWeight: "bold",
      fontSize: 16,
    }),
  ]);
}

/** Share of the population under every x, one line a variant, with the thresholds of the method as dots. */
export function thresholdsChart(input: ChartInput): DrawnChart {
  const { words, numbers, thresholds, series } = input;
  const curves = series.map(({ accessibility, population }) => cumulate(accessibility, population));
  const dots = thresholds.map((x) => ({ x, share: shareAt(series[0].summary, curves[0], x) }));
  const lines = series.map(({ variant }, k) => ({ variant, points: sharesUnder(curves[k]) }));
  const note = words.thresholdsNote(thresholds.map((x) => numbers.decimal(x, x % 1 === 0 ? 0 : 1)));
  return drawChart(
    { ...input, title: input.title ?? words.thresholds, notes: [note, ...input.notes] },
    (inks, width) => sharesUnderPlot({ ...input, inks, width, isSmall: false }, { curves: lines, dots }),
  );
}

/** The summary's own share where it has that threshold: one number, computed once. */
const shareAt = (summary: Summary, curve: Cumulated, threshold: number): number =>
  summary.shares.find((share) => share.threshold === threshold)?.share ?? shareBelow(curve, threshold);

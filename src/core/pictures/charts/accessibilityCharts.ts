/** Charts of one result: distribution, variants side by side, tenths, Lorenz curve, share under every threshold. */
import * as Plot from "@observablehq/plot";
import {
  type Cumulated,
  cumulate,
  lorenzPoints,
  populationHistogram,
  shareBelow,
} from "../../accessibility/curves.ts";
import type { Summary } from "../../accessibility/summary.ts";
import type { ChartWords } from "../../words/charts.ts";
import { accessBreaks, classOf } from "../breaks.ts";
import { type Inks, palette, type Theme } from "../palettes.ts";
import { type ChartFrame, type DrawnChart, drawChart } from "./chart.ts";

/** One variant of a result, over its communes. */
export interface ChartSeries {
  readonly variant: string;
  readonly accessibility: Float64Array;
  readonly population: Float64Array;
  readonly summary: Summary;
}

export interface ChartInput extends Omit<ChartFrame, "title" | "notes"> {
  /** In place of the chart's own title. */
  readonly title?: string | undefined;
  readonly series: readonly ChartSeries[];
  readonly thresholds: readonly number[];
  readonly words: ChartWords;
  readonly notes: readonly string[];
}

const step = 0.25;
const last = 8;
const edges = Array.from({ length: last / step + 1 }, (_, k) => k * step);

interface Bar {
  readonly variant: string;
  readonly from: number;
  readonly to: number;
  readonly people: number;
  readonly colour: string;
}

function bars({ variant, accessibility, population }: ChartSeries, theme: Theme): Bar[] {
  const colours = palette("access", accessBreaks.length + 1, theme);
  return [...populationHistogram(accessibility, population, edges)].map((people, k) => ({
    variant,
    from: edges[k],
    to: edges[k] + step,
    people,
    colour: colours[classOf(edges[k], accessBreaks)],
  }));
}

/** The unit of an axis of inhabitants: millions above two million, thousands above two thousand. */
function peopleUnit(most: number, words: ChartWords): { readonly scale: number; readonly label: string } {
  if (most >= 2e6) return { scale: 1e6, label: words.millions };
  if (most >= 2000) return { scale: 1e3, label: words.thousands };
  return { scale: 1, label: words.inhabitants };
}

const valueAxis = ({ numbers, words }: ChartInput) => ({
  label: `${words.apl} →`,
  domain: [0, last + step],
  ticks: Array.from({ length: last + 1 }, (_, k) => k),
  tickFormat: (value: number) =>
    value === last ? words.orMore(numbers.decimal(value, 0)) : numbers.decimal(value, 0),
  labelAnchor: "right" as const,
  labelArrow: "none" as const,
});

/** Inhabitants by interval of accessibility, in the colours of the maps, with the mean and the thresholds. */
export function distributionChart(input: ChartInput): DrawnChart {
  return histogramChart(input, input.words.distribution, input.series.slice(0, 1), 360);
}

/** The same histogram for every variant, one above the other on one scale. */
export function variantsChart(input: ChartInput): DrawnChart {
  return histogramChart(input, input.words.variants, input.series, 90 + 150 * input.series.length);
}

function histogramChart(
  input: ChartInput,
  title: string,
  series: readonly ChartSeries[],
  height: number,
): DrawnChart {
  const { words, numbers, theme } = input;
  const all = series.flatMap((one) => bars(one, theme));
  const most = Math.max(...all.map(({ people }) => people));
  const { scale, label } = peopleUnit(most, words);
  const names = new Map(series.map(({ variant }) => [variant, words.variant(variant)]));
  return drawChart(
    { ...input, title: input.title ?? title, notes: [words.distributionNote, ...input.notes] },
    (inks) => ({
      height,
      marginLeft: 52,
      marginRight: series.length > 1 ? 112 : 14,
      marginTop: 30,
      marginBottom: 44,
      x: valueAxis(input),
      y: {
        label: `↑ ${label}`,
        labelArrow: "none",
        tickFormat: (value: number) => numbers.decimal(value, most / scale < 4 ? 1 : 0),
        ticks: series.length > 1 ? 3 : 6,
        grid: true,
        domain: [0, (most / scale) * 1.12],
      },
      ...(series.length > 1
        ? {
            fy: {
              domain: series.map(({ variant }) => variant),
              label: null,
              tickFormat: (v: string) => names.get(v) ?? v,
            },
          }
        : {}),
      marks: [
        Plot.rectY(all, {
          x1: "from",
          x2: "to",
          y: (bar: Bar) => bar.people / scale,
          fill: "colour",
          stroke: inks.rule,
          strokeWidth: 0.4,
          insetLeft: 0.5,
          insetRight: 0.5,
          ...(series.length > 1 ? { fy: "variant" } : {}),
          ariaLabel: (bar: Bar) => `${numbers.decimal(bar.from, 2)} : ${numbers.integer(bar.people)}`,
        }),
        Plot.ruleY([0], { stroke: inks.softText }),
        ...meanMarks(input, series, inks),
      ],
    }),
  );
}

function meanMarks(
  { numbers, words }: ChartInput,
  series: readonly ChartSeries[],
  inks: Inks,
): Plot.Markish[] {
  const means = series.map(({ variant, summary }) => ({ variant, mean: summary.mean }));
  const facet = series.length > 1 ? { fy: "variant" } : {};
  return [
    Plot.ruleX(means, { x: "mean", stroke: inks.text, strokeWidth: 1.5, strokeDasharray: "4 3", ...facet }),
    Plot.text(means, {
      x: "mean",
      frameAnchor: "top",
      text: ({ mean }: { mean: number }) => words.mean(numbers.decimal(mean, 2)),
      textAnchor: "start",
      dx: 6,
      dy: -4,
      fontWeight: "bold",
      fill: inks.text,
      stroke: inks.paper,
      strokeWidth: 4,
      ...facet,
    }),
  ];
}

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
        words.thresholdsNote(thresholds.map((x) => numbers.decimal(x, x % 1 === 0 ? 0 : 1)).join(" ; ")),
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

/** Inhabitants by interval of accessibility, of one variant or of several. */
import * as Plot from "@observablehq/plot";
import { populationHistogram } from "../../accessibility/curves.ts";
import type { ChartWords } from "../../words/charts.ts";
import { accessBreaks, classOf } from "../breaks.ts";
import { type Inks, palette, type Theme } from "../palettes.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { ChartInput, ChartSeries } from "./chartInput.ts";

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

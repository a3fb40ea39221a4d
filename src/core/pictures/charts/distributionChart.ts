/** Inhabitants by interval of accessibility, of one variant or of several. */
import * as Plot from "@observablehq/plot";
import { distributionEdges, populationHistogram } from "../../accessibility/curves.ts";
import type { ChartWords } from "../../words/charts.ts";
import { accessBreaks, classOf } from "../breaks.ts";
import { palette } from "../palettes.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { ChartInput, ChartSeries } from "./chartInput.ts";
import { type PlotLook, type PlotOptions, plotFrame, yLabel } from "./plotLook.ts";

const step = distributionEdges[1] - distributionEdges[0];
const last = distributionEdges[distributionEdges.length - 1];

export interface Distribution {
  readonly series: readonly {
    readonly variant: string;
    /** Inhabitants of each interval, f64[distributionEdges]. */
    readonly people: Float64Array;
    readonly mean: number;
  }[];
  /** As `people`, drawn as a line. */
  readonly reference?: Float64Array | undefined;
  /** Where the colours of the map change, and levels that are marked. */
  readonly breaks?: readonly number[];
  readonly thresholds?: readonly number[];
}

interface Bar {
  readonly variant: string;
  readonly from: number;
  readonly to: number;
  readonly people: number;
  readonly colour: string;
}

/** The unit of an axis of inhabitants: millions above two million, thousands above two thousand. */
function peopleUnit(
  most: number,
  words: ChartWords,
): { readonly scale: number; readonly label: string; readonly short: string } {
  if (most >= 2e6) return { scale: 1e6, label: words.millions, short: " M" };
  if (most >= 2000) return { scale: 1e3, label: words.thousands, short: " k" };
  return { scale: 1, label: words.inhabitants, short: "" };
}

const valueAxis = ({ numbers, words, isSmall }: PlotLook) => ({
  label: isSmall ? words.aplShort : `${words.apl} →`,
  domain: [0, last + step],
  ticks: Array.from({ length: last + 1 }, (_, k) => k),
  tickFormat: (value: number) =>
    value === last
      ? isSmall
        ? `${numbers.decimal(value, 0)}+`
        : words.orMore(numbers.decimal(value, 0))
      : numbers.decimal(value, 0),
  labelAnchor: isSmall ? ("center" as const) : ("right" as const),
  labelArrow: "none" as const,
});

/** The histogram as a plot: bars in the colours of the maps, the mean, a reference. */
export function distributionPlot(look: PlotLook, content: Distribution, height = 360): PlotOptions {
  const { words, numbers, theme, inks, isSmall } = look;
  const { series, reference, breaks = accessBreaks, thresholds = [] } = content;
  const colours = palette("access", breaks.length + 1, theme);
  const all = series.flatMap(({ variant, people }) =>
    Array.from(
      people,
      (count, k): Bar => ({
        variant,
        from: distributionEdges[k],
        to: distributionEdges[k] + step,
        people: count,
        colour: colours[classOf(distributionEdges[k], breaks)],
      }),
    ),
  );
  const most = Math.max(1, ...all.map(({ people }) => people), ...(reference ?? []));
  const { scale, label, short } = peopleUnit(most, words);
  const several = series.length > 1;
  const names = new Map(series.map(({ variant }) => [variant, words.variant(variant)]));
  const facet = several ? { fy: "variant" } : {};
  return {
    ...plotFrame(look, { height, marginLeft: 52, marginRight: several ? 112 : 14 }),
    ...(isSmall ? {} : { marginTop: 30 }),
    x: valueAxis(look),
    y: {
      label: yLabel(look, label),
      labelArrow: "none",
      tickFormat: (value: number) =>
        `${numbers.decimal(value, most / scale < 4 ? 1 : 0)}${isSmall && value > 0 ? short : ""}`,
      ticks: several || isSmall ? 3 : 6,
      grid: true,
      domain: [0, (most / scale) * 1.12],
    },
    ...(several
      ? {
          fy: {
            domain: series.map(({ variant }) => variant),
            label: null,
            tickFormat: (v: string) => names.get(v) ?? v,
          },
        }
      : {}),
    marks: [
      ...(isSmall ? [Plot.ruleX(thresholds, { stroke: inks.softText, strokeDasharray: "2 3" })] : []),
      Plot.rectY(all, {
        x1: "from",
        x2: "to",
        y: (bar: Bar) => bar.people / scale,
        fill: "colour",
        stroke: inks.rule,
        strokeWidth: 0.4,
        insetLeft: 0.5,
        insetRight: 0.5,
        ...facet,
        ariaLabel: (bar: Bar) => `${numbers.decimal(bar.from, 2)} : ${numbers.integer(bar.people)}`,
      }),
      ...(reference
        ? [
            Plot.line(
              [...reference, reference[reference.length - 1]].map((people, k) => [k * step, people / scale]),
              { stroke: inks.text, strokeWidth: 1.4, curve: "step-after" },
            ),
          ]
        : []),
      Plot.ruleY([0], { stroke: inks.softText }),
      ...meanMarks(look, series, facet),
    ],
  };
}

function meanMarks(
  { numbers, words, inks, isSmall }: PlotLook,
  series: Distribution["series"],
  facet: Readonly<Record<string, string>>,
): Plot.Markish[] {
  const means = series.filter(({ mean }) => !Number.isNaN(mean));
  return [
    Plot.ruleX(means, { x: "mean", stroke: inks.text, strokeWidth: 1.5, strokeDasharray: "4 3", ...facet }),
    Plot.text(means, {
      x: "mean",
      frameAnchor: "top",
      text: ({ mean }: { mean: number }) => words.mean(numbers.decimal(mean, 2)),
      textAnchor: "start",
      dx: 6,
      dy: -4,
      ...(isSmall ? {} : { fontWeight: "bold" }),
      fill: inks.text,
      stroke: inks.paper,
      strokeWidth: 4,
      ...facet,
    }),
  ];
}

/** Inhabitants by interval of accessibility, in the colours of the maps, with the mean. */
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
  const content = series.map(({ variant, accessibility, population, summary }) => ({
    variant,
    people: populationHistogram(accessibility, population, distributionEdges),
    mean: summary.mean,
  }));
  return drawChart(
    { ...input, title: input.title ?? title, notes: [input.words.distributionNote, ...input.notes] },
    (inks, width) => distributionPlot({ ...input, inks, width, isSmall: false }, { series: content }, height),
  );
}

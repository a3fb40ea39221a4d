/** Charts of change: gains and losses between two results, and an indicator over vintages. */
import * as Plot from "@observablehq/plot";
import type { ChartWords } from "../../words/charts.ts";
import type { IntervalWords } from "../../words/pictures.ts";
import { differenceBreaks } from "../breaks.ts";
import { palette } from "../palettes.ts";
import { intervalLabels } from "../shading.ts";
import { type ChartFrame, type DrawnChart, drawChart } from "./chart.ts";

export interface ChangeInput extends Omit<ChartFrame, "title"> {
  readonly title?: string | undefined;
  readonly words: ChartWords;
  readonly intervals: IntervalWords;
  /** After minus before, f64[places]; NaN where either is missing. */
  readonly differences: Float64Array;
  readonly population: Float64Array;
}

/** Changes smaller than this are called stable in the sentence under the chart; classes say the rest. */
const stable = 0.05;

/** The bar of no change is cut where it is so many times the next. */
const cutFrom = 4;

/** Inhabitants by class of change: losses to the left, gains to the right. */
export function differenceChart(input: ChangeInput): DrawnChart {
  const { words, numbers, differences, population, theme } = input;
  const breaks = differenceBreaks(differences);
  const labels = intervalLabels(breaks, input.intervals, true);
  const colours = palette("difference", breaks.length + 1, theme);
  const people = new Float64Array(labels.length);
  let [losing, same, gaining] = [0, 0, 0];
  differences.forEach((difference, place) => {
    if (Number.isNaN(difference) || !(population[place] > 0)) return;
    people[breaks.filter((limit) => difference >= limit).length] += population[place];
    if (difference < -stable) losing += population[place];
    else if (difference > stable) gaining += population[place];
    else same += population[place];
  });
  // Most people see no change: where their bar would leave nothing of the others, it is cut, and says so.
  const middle = (labels.length - 1) / 2;
  const most = Math.max(...people.filter((_, k) => k !== middle), 0);
  const isCut = most > 0 && people[middle] > cutFrom * most;
  const bars = labels.map((label, k) => ({
    label,
    people: people[k],
    drawn: isCut && k === middle ? 1.25 * most : people[k],
    isCut: isCut && k === middle,
    colour: colours[k],
  }));
  const top = Math.max(...bars.map(({ drawn }) => drawn), 1);
  const note = words.differenceNote(numbers.integer(losing), numbers.integer(same), numbers.integer(gaining));
  return drawChart(
    { ...input, title: input.title ?? words.difference, notes: [note, ...input.notes] },
    (inks) => ({
      height: 360,
      marginLeft: 20,
      marginRight: 20,
      marginTop: 24,
      marginBottom: 46,
      x: {
        type: "band",
        domain: labels,
        label: words.differenceAxis,
        labelAnchor: "center",
        labelArrow: "none",
        tickSize: 0,
        padding: 0.14,
      },
      y: { axis: null, domain: [0, top * 1.14] },
      marks: [
        Plot.barY(bars, {
          x: "label",
          y: "drawn",
          fill: "colour",
          stroke: inks.rule,
          strokeWidth: 0.6,
          ariaLabel: (bar: { label: string; people: number }) =>
            `${bar.label} : ${numbers.integer(bar.people)}`,
        }),
        Plot.text(bars, {
          x: "label",
          y: "drawn",
          text: (bar: { people: number; isCut: boolean }) =>
            numbers.integer(bar.people) + (bar.isCut ? ` ${words.cutBar}` : ""),
          dy: -9,
          fill: inks.text,
          fontWeight: "bold",
        }),
        Plot.tickY(
          bars.filter((bar) => bar.isCut),
          {
            x: "label",
            y: ({ drawn }: { drawn: number }) => 0.86 * drawn,
            stroke: inks.paper,
            strokeWidth: 7,
          },
        ),
        Plot.ruleY([0], { stroke: inks.softText }),
      ],
    }),
  );
}

/** A vintage of an indicator. */
export interface Vintage {
  readonly label: string;
  readonly variant: string;
  readonly mean: number;
  readonly firstTenth: number;
  readonly lastTenth: number;
}

export interface EvolutionInput extends Omit<ChartFrame, "title"> {
  readonly title?: string | undefined;
  readonly words: ChartWords;
  readonly vintages: readonly Vintage[];
}

/** Mean, first and last tenth over the vintages, each point with its value. */
export function evolutionChart(input: EvolutionInput): DrawnChart {
  const { words, numbers, vintages } = input;
  const lines = [
    { key: "lastTenth", label: words.evolutionLast, series: 3 },
    { key: "mean", label: words.mean("").trim(), series: 0 },
    { key: "firstTenth", label: words.evolutionFirst, series: 2 },
  ] as const;
  const labels = vintages.map(({ label }) => label);
  const most = Math.max(
    ...vintages.flatMap((v) => [v.lastTenth, v.mean].filter((value) => !Number.isNaN(value))),
  );
  return drawChart({ ...input, title: input.title ?? words.evolution }, (inks) => ({
    height: 380,
    marginLeft: 44,
    marginRight: 118,
    marginTop: 26,
    marginBottom: 44,
    x: {
      type: "point",
      domain: labels,
      label: words.year,
      labelAnchor: "center",
      labelArrow: "none",
      padding: 0.35,
    },
    y: {
      label: "↑ APL",
      labelArrow: "none",
      domain: [0, most * 1.12],
      grid: true,
      tickFormat: (value: number) => numbers.decimal(value, 0),
      ticks: 6,
    },
    marks: [
      ...lines.flatMap(({ key, label, series }) => [
        Plot.lineY(vintages, { x: "label", y: key, stroke: inks.series[series], strokeWidth: 2.4 }),
        Plot.dot(vintages, { x: "label", y: key, r: 4, fill: inks.series[series], stroke: inks.paper }),
        Plot.text(vintages, {
          x: "label",
          y: key,
          text: (vintage: Vintage) => numbers.decimal(vintage[key], 2),
          dy: -13,
          fill: inks.text,
          fontWeight: "bold",
          stroke: inks.paper,
          strokeWidth: 4,
        }),
        Plot.text(vintages.slice(-1), {
          x: "label",
          y: key,
          text: () => label,
          dx: 34,
          textAnchor: "start",
          fill: inks.series[series],
          fontWeight: "bold",
        }),
      ]),
      Plot.ruleY([0], { stroke: inks.softText }),
    ],
  }));
}

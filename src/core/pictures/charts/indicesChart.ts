import * as Plot from "@observablehq/plot";
import { outputName, parameterName } from "../../words/sweeps.ts";
import { textWidth } from "../svg.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { SweepFrame } from "./sweepFrame.ts";

/** How much of an output a parameter explains: Sobol's indices, or Morris' mean effect and its spread. */
export interface IndexRow {
  readonly parameter: string;
  /** Sobol: by itself. Morris: mu*, the mean of the sizes of its effects. */
  readonly main: number;
  /** Sobol: with all its interactions. Morris: sigma, how much its effect depends on the others. */
  readonly whole: number;
}

/** Two bars a parameter, the largest on top. Indices under 0, which chance gives, are drawn as they are. */
export function indicesChart(
  input: SweepFrame & {
    readonly kind: "sobol" | "morris";
    readonly rows: readonly IndexRow[];
    readonly output: string;
  },
): DrawnChart {
  const { words, numbers, kind } = input;
  const size = ({ main, whole }: IndexRow): number => (kind === "sobol" ? whole : main) || 0;
  const rows = [...input.rows].sort((a, b) => size(b) - size(a));
  const nameOf = (parameter: string): string => parameterName(parameter, words.language);
  const labels = words.indexKinds[kind];
  const bars = rows.flatMap(({ parameter, main, whole }) => [
    { parameter, value: main, bar: labels.main },
    { parameter, value: whole, bar: labels.whole },
  ]);
  const known = bars.filter(({ value }) => !Number.isNaN(value));
  const values = known.map(({ value }) => value);
  const most = Math.max(...values, 0);
  const least = Math.min(...values, 0);
  const decimals = kind === "sobol" ? 2 : Math.max(2, Math.ceil(1 - Math.log10(most || 1)));
  const labelWidth = Math.min(
    320,
    24 + Math.max(...rows.map(({ parameter }) => textWidth(nameOf(parameter), 13)), 60),
  );
  return drawChart(
    { ...input, title: input.title ?? words.indices, notes: [labels.note, ...input.notes] },
    (inks) => ({
      height: 62 + 48 * rows.length,
      marginLeft: labelWidth,
      marginRight: 56,
      marginTop: 4,
      marginBottom: 44,
      x: {
        domain: [least, most === least ? least + 1 : most],
        label: `${labels.axis(outputName(input.output, words.language))} →`,
        labelArrow: "none",
        tickFormat: (value: number) => numbers.decimal(value, decimals),
        ticks: 6,
        grid: true,
      },
      y: { domain: [labels.main, labels.whole], axis: null, padding: 0.12 },
      fy: {
        domain: rows.map(({ parameter }) => parameter),
        label: null,
        tickSize: 0,
        padding: 0.24,
        axis: "left",
        tickFormat: nameOf,
      },
      marks: [
        Plot.barX(known, {
          fy: "parameter",
          y: "bar",
          x: "value",
          fill: ({ bar }: { bar: string }) => (bar === labels.main ? inks.series[0] : inks.series[1]),
        }),
        Plot.text(known, {
          fy: "parameter",
          y: "bar",
          x: ({ value }: { value: number }) => Math.max(0, value),
          text: ({ value }: { value: number }) =>
            numbers.decimal(Math.abs(value) < 5e-7 ? 0 : value, decimals),
          dx: 6,
          textAnchor: "start",
          fill: inks.text,
          fontSize: 12,
        }),
        Plot.ruleX([0], { stroke: inks.text }),
      ],
    }),
    (inks) => [
      { label: labels.main, colour: inks.series[0] },
      { label: labels.whole, colour: inks.series[1] },
    ],
  );
}

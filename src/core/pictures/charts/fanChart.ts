import * as Plot from "@observablehq/plot";
import { quantileOf } from "../breaks.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { SweepFrame } from "./sweepFrame.ts";

/** Mean accessibility of each tenth of the population over scenarios: median, central half, central nine tenths. */
export function fanChart(
  input: SweepFrame & {
    /** tenths[t]: f64[scenarios]. */
    readonly tenths: readonly Float64Array[];
  },
): DrawnChart {
  const { words, numbers, tenths } = input;
  const bands = tenths.map((values, t) => {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    const at = (share: number) => quantileOf(sorted, share);
    return { tenth: t + 1, p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
  });
  const note = words.fanNote(numbers.integer(tenths[0]?.length ?? 0));
  return drawChart({ ...input, title: input.title ?? words.fan, notes: [note, ...input.notes] }, (inks) => ({
    height: 400,
    marginLeft: 44,
    marginTop: 26,
    marginBottom: 44,
    x: {
      domain: [1, Math.max(2, tenths.length)],
      label: words.tenth,
      labelAnchor: "center",
      labelArrow: "none",
      ticks: bands.map(({ tenth }) => tenth),
      tickFormat: (tenth: number) => String(tenth),
      inset: 12,
    },
    y: {
      label: "↑ APL",
      labelArrow: "none",
      zero: true,
      grid: true,
      tickFormat: (v: number) => numbers.decimal(v, 0),
      ticks: 6,
    },
    marks: [
      Plot.areaY(bands, { x: "tenth", y1: "p05", y2: "p95", fill: inks.series[0], fillOpacity: 0.18 }),
      Plot.areaY(bands, { x: "tenth", y1: "p25", y2: "p75", fill: inks.series[0], fillOpacity: 0.32 }),
      Plot.lineY(bands, { x: "tenth", y: "p50", stroke: inks.series[0], strokeWidth: 2.6 }),
      Plot.dot(bands, { x: "tenth", y: "p50", r: 3.5, fill: inks.series[0] }),
      Plot.text(bands, {
        x: "tenth",
        y: "p95",
        text: ({ p50 }: { p50: number }) => numbers.decimal(p50, 2),
        dy: -11,
        fill: inks.text,
        fontWeight: "bold",
      }),
      Plot.ruleY([0], { stroke: inks.softText }),
    ],
  }));
}

/** Charts of a sweep: what each parameter changes, the spread of tenths over scenarios, how sure each zone's class is. */
import * as Plot from "@observablehq/plot";
import type { ChartWords } from "../../words/charts.ts";
import { quantileOf } from "../breaks.ts";
import { palette } from "../palettes.ts";
import { type ChartFrame, type DrawnChart, drawChart } from "./chart.ts";

type Frame = Omit<ChartFrame, "title"> & { readonly title?: string | undefined; readonly words: ChartWords };

/** One parameter moved alone: the output at its low and high setting. */
export interface TornadoRow {
  readonly parameter: string;
  readonly low: number;
  readonly high: number;
  readonly lowSetting: string;
  readonly highSetting: string;
}

/** Bars from the low to the high output of each parameter, widest on top, around the base. */
export function tornadoChart(
  input: Frame & { readonly rows: readonly TornadoRow[]; readonly base: number; readonly output: string },
): DrawnChart {
  const { words, numbers, base } = input;
  const rows = input.rows
    .filter(({ low, high }) => !Number.isNaN(low) && !Number.isNaN(high))
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
  const ends = rows.flatMap(({ parameter, low, high, lowSetting, highSetting }) => [
    { parameter, from: base, to: low, setting: lowSetting },
    { parameter, from: base, to: high, setting: highSetting },
  ]);
  const values = [base, ...ends.map(({ to }) => to)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const pad = (most - least || Math.abs(base) || 1) * 0.2;
  const decimals = Math.max(2, Math.ceil(1 - Math.log10(most - least || 1)));
  const note = words.tornadoNote(numbers.decimal(base, decimals));
  const labelWidth = Math.min(300, 20 + 7.2 * Math.max(...rows.map(({ parameter }) => parameter.length), 8));
  return drawChart(
    { ...input, title: input.title ?? words.tornado, notes: [note, ...input.notes] },
    (inks) => ({
      height: 70 + 40 * rows.length,
      marginLeft: labelWidth,
      marginRight: 20,
      marginTop: 8,
      marginBottom: 44,
      x: {
        domain: [least - pad, most + pad],
        label: `${input.output} →`,
        labelArrow: "none",
        tickFormat: (value: number) => numbers.decimal(value, decimals),
        ticks: 6,
        grid: true,
      },
      y: { domain: rows.map(({ parameter }) => parameter), label: null, tickSize: 0, padding: 0.28 },
      marks: [
        Plot.barX(ends, {
          y: "parameter",
          x1: "from",
          x2: "to",
          fill: (end: { to: number }) => (end.to < base ? inks.series[1] : inks.series[0]),
        }),
        ...[-1, 1].map((side) =>
          Plot.text(
            ends.filter(({ to }) => (side < 0 ? to < base : to >= base)),
            {
              y: "parameter",
              x: "to",
              text: (end: { setting: string; to: number }) =>
                end.setting === ""
                  ? numbers.decimal(end.to, decimals)
                  : `${end.setting} (${numbers.decimal(end.to, decimals)})`,
              dx: 6 * side,
              textAnchor: side < 0 ? "end" : "start",
              fill: inks.text,
              fontSize: 12,
            },
          ),
        ),
        Plot.ruleX([base], { stroke: inks.text, strokeWidth: 1.4 }),
      ],
    }),
  );
}

/** Mean accessibility of each tenth of the population over scenarios: median, central half, central nine tenths. */
export function fanChart(
  input: Frame & {
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

export interface ZoneStability {
  readonly name: string;
  /** Share of the scenarios in each class, in the order of the classes; what is missing to 1 is "no class". */
  readonly shares: readonly number[];
}

/** The zones whose class is least sure, each a bar cut by the share of scenarios in each class. */
export function stabilityChart(
  input: Frame & {
    readonly zones: readonly ZoneStability[];
    readonly classes: readonly string[];
    readonly most?: number;
  },
): DrawnChart {
  const { words, numbers, zones, classes, theme, most = 25 } = input;
  const sureness = ({ shares }: ZoneStability): number => Math.max(...shares);
  const unstable = zones.filter((zone) => sureness(zone) < 1 - 1e-9);
  const shown = [...unstable].sort((a, b) => sureness(a) - sureness(b)).slice(0, most);
  const colours = palette("classes", Math.max(classes.length, 1), theme);
  const pieces = shown.flatMap(({ name, shares }) => {
    let from = 0;
    return shares.map((share, k) => {
      const piece = { name, from, to: from + share, share, k };
      from += share;
      return piece;
    });
  });
  const note = words.stabilityNote(
    numbers.integer(unstable.length),
    numbers.integer(zones.length),
    numbers.integer(shown.length),
  );
  const labelWidth = Math.min(320, 24 + 7 * Math.max(...shown.map(({ name }) => name.length), 6));
  return drawChart(
    { ...input, title: input.title ?? words.stability, notes: [note, ...input.notes] },
    (inks, width) => ({
      height: 92 + 24 * Math.max(1, shown.length),
      marginLeft: labelWidth,
      marginRight: 14,
      marginTop: 36,
      marginBottom: 44,
      x: {
        domain: [0, 1],
        label: words.stabilityAxis,
        labelArrow: "none",
        tickFormat: (v: number) => numbers.percent(v, 0),
        ticks: 5,
      },
      y: { domain: shown.map(({ name }) => name), label: null, tickSize: 0, padding: 0.22 },
      marks: [
        Plot.barX(
          pieces.filter(({ share }) => share > 0),
          {
            y: "name",
            x1: "from",
            x2: "to",
            fill: ({ k }: { k: number }) => colours[k],
            stroke: inks.rule,
            strokeWidth: 0.6,
            ariaLabel: (piece: { name: string; k: number; share: number }) =>
              `${piece.name}, ${classes[piece.k]} : ${numbers.percent(piece.share)}`,
          },
        ),
        ...keyOf(classes, colours, inks.rule, inks.text, width - labelWidth),
      ],
    }),
  );
}

/** Swatches of the classes on one line over the plot. */
function keyOf(
  classes: readonly string[],
  colours: readonly string[],
  rule: string,
  text: string,
  width: number,
): Plot.Markish[] {
  const column = width / Math.max(1, classes.length);
  return classes.flatMap((label, k) => [
    Plot.dot([k], {
      frameAnchor: "top-left",
      symbol: "square",
      r: 7,
      dx: k * column + 8,
      dy: -22,
      fill: colours[k],
      stroke: rule,
    }),
    Plot.text([k], {
      frameAnchor: "top-left",
      text: () => label,
      textAnchor: "start",
      dx: k * column + 20,
      dy: -22,
      fill: text,
      fontSize: 12,
    }),
  ]);
}

/** The charts, by Observable Plot: loaded once the map is there. */
import * as Plot from "@observablehq/plot";
import { inks, type Theme } from "../../core/pictures/palettes.ts";
import { BIN_WIDTH, type Readings } from "../engine/readings.ts";
import type { Speech } from "../i18n/words.ts";

export interface ChartInput {
  readonly now: Readings;
  readonly before: Readings;
  /** Whether the two differ, so that the reference is drawn. */
  readonly compared: boolean;
  readonly thresholds: readonly [number, number];
  readonly theme: Theme;
  readonly speech: Speech;
  readonly width: number;
}

type Drawn = ReturnType<typeof Plot.plot>;

const frame = ({ width, theme }: ChartInput, height: number) => ({
  className: "plot",
  width,
  height,
  marginLeft: 44,
  marginRight: 12,
  marginTop: 12,
  marginBottom: 34,
  style: { background: "none", color: inks[theme].text, fontFamily: "inherit", fontSize: "12px" },
});

/** Inhabitants by accessibility; the reference as a line. */
export function distributionPlot(input: ChartInput): Drawn {
  const { now, before, compared, thresholds, theme, speech } = input;
  const { series, reference } = inks[theme];
  const words = speech.page.overview;
  const rows = Array.from(now.distribution, (inhabitants, bin) => ({
    from: bin * BIN_WIDTH,
    to: (bin + 1) * BIN_WIDTH,
    inhabitants,
    before: before.distribution[bin],
  }));
  return Plot.plot({
    ...frame(input, 170),
    ariaLabel: words.distribution,
    x: { label: words.accessibility, domain: [0, 8], labelArrow: "none", labelAnchor: "center" },
    y: {
      label: null,
      grid: true,
      tickFormat: (value: number) =>
        value >= 1e6
          ? `${speech.core.numbers.decimal(value / 1e6, value % 1e6 === 0 ? 0 : 1)} M`
          : speech.core.numbers.integer(value),
      ticks: 4,
    },
    marks: [
      Plot.rectY(rows, { x1: "from", x2: "to", y: "inhabitants", fill: series[0], inset: 0.5, clip: true }),
      compared
        ? Plot.line(rows, {
            x: "from",
            y: "before",
            stroke: reference,
            curve: "step-after",
            strokeWidth: 1.5,
            clip: true,
          })
        : null,
      Plot.ruleX(thresholds, { stroke: series[1], strokeDasharray: "3,3" }),
      Plot.ruleY([0], { stroke: inks[theme].rule }),
    ],
  });
}

/** Mean of each tenth of the population; the reference as a tick. */
export function tenthsPlot(input: ChartInput): Drawn {
  const { now, before, compared, theme, speech } = input;
  const { series, reference, text } = inks[theme];
  const words = speech.page.overview;
  const rows = now.summary.tenths.map((mean, at) => ({
    tenth: at + 1,
    mean,
    before: before.summary.tenths[at],
  }));
  return Plot.plot({
    ...frame(input, 170),
    ariaLabel: words.tenths,
    x: {
      label: words.tenth,
      type: "band",
      tickFormat: String,
      labelArrow: "none",
      labelAnchor: "center",
      padding: 0.18,
    },
    y: {
      label: null,
      grid: true,
      ticks: 4,
      tickFormat: (value: number) => speech.core.numbers.decimal(value, Number.isInteger(value) ? 0 : 1),
    },
    marks: [
      Plot.barY(rows, { x: "tenth", y: "mean", fill: series[0] }),
      Plot.text(rows, {
        x: "tenth",
        y: "mean",
        text: ({ mean }: { mean: number }) => speech.core.numbers.decimal(mean, 1),
        dy: -7,
        fill: text,
        fontSize: 11,
      }),
      compared ? Plot.tickY(rows, { x: "tenth", y: "before", stroke: reference, strokeWidth: 2 }) : null,
      Plot.ruleY([0], { stroke: inks[theme].rule }),
    ],
  });
}

/** Share of the population under each threshold. */
export function thresholdPlot(input: ChartInput): Drawn {
  const { now, before, compared, thresholds, theme, speech } = input;
  const { series, reference } = inks[theme];
  const words = speech.page.overview;
  return Plot.plot({
    ...frame(input, 170),
    ariaLabel: words.curve,
    x: { label: words.accessibility, domain: [0, 8], labelArrow: "none", labelAnchor: "center" },
    y: {
      label: null,
      grid: true,
      ticks: 4,
      domain: [0, 1],
      tickFormat: (share: number) => speech.core.numbers.percent(share, 0),
    },
    marks: [
      compared ? Plot.line(before.under, { stroke: reference, strokeWidth: 1.5, clip: true }) : null,
      Plot.line(now.under, { stroke: series[0], strokeWidth: 2, clip: true }),
      Plot.ruleX(thresholds, { stroke: series[1], strokeDasharray: "3,3" }),
      Plot.ruleY([0], { stroke: inks[theme].rule }),
    ],
  });
}

/** Lorenz curve against equality. */
export function lorenzPlot(input: ChartInput): Drawn {
  const { now, before, compared, theme, speech } = input;
  const { series, reference, rule, softText } = inks[theme];
  const words = speech.page.overview;
  const share = (value: number) => speech.core.numbers.percent(value, 0);
  return Plot.plot({
    ...frame(input, 220),
    ariaLabel: words.lorenz,
    x: {
      label: words.cumulatedPopulation,
      tickFormat: share,
      ticks: 4,
      labelArrow: "none",
      labelAnchor: "center",
    },
    y: { label: null, tickFormat: share, ticks: 4, grid: true },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: rule, strokeWidth: 1.5 },
      ),
      Plot.text([[0.5, 0.5]], { text: [words.equality], dx: -22, dy: -8, fill: softText, fontSize: 11 }),
      compared ? Plot.line(before.lorenz, { stroke: reference, strokeWidth: 1.5 }) : null,
      Plot.line(now.lorenz, { stroke: series[0], strokeWidth: 2 }),
    ],
  });
}

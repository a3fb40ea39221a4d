import * as Plot from "@observablehq/plot";
import { isShare, outputName, parameterName, settingText } from "../../words/sweeps.ts";
import { textWidth } from "../svg.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { SweepFrame } from "./sweepFrame.ts";

/** One parameter moved alone: the output at its low and high setting. */
export interface TornadoRow {
  readonly parameter: string;
  readonly low: number;
  readonly high: number;
  readonly lowSetting: string;
  readonly highSetting: string;
}

/** The end of a bar, and the side its text stands on: the lower output on the left, the higher on the right. */
interface End {
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Where the text begins: beyond the bar and beyond the line of the base. */
  readonly at: number;
  readonly side: -1 | 1;
}

/** Bars from the low to the high output of each parameter, widest on top, around the base. `output` is a column of a sweep. */
export function tornadoChart(
  input: SweepFrame & {
    readonly rows: readonly TornadoRow[];
    readonly base: number;
    readonly output: string;
  },
): DrawnChart {
  const { words, numbers, base, output } = input;
  const rows = input.rows
    .filter(({ low, high }) => !Number.isNaN(low) && !Number.isNaN(high))
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
  const values = [base, ...rows.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const scale = isShare(output) ? 100 : 1;
  const decimals = Math.max(isShare(output) ? 1 : 2, Math.ceil(1 - Math.log10((most - least) * scale || 1)));
  const shown = (value: number): string =>
    isShare(output) ? numbers.percent(value, decimals) : numbers.decimal(value, decimals);
  const nameOf = (parameter: string): string => parameterName(parameter, words.language);
  const ends = rows.flatMap((row) =>
    endsOf(row, base, (value, setting) => {
      const text = settingText(setting, words.language);
      return text === "" ? shown(value) : `${text} (${shown(value)})`;
    }),
  );
  const texts = (side: -1 | 1) =>
    Math.max(60, ...ends.filter((end) => end.side === side).map(({ text }) => textWidth(text, 12)));
  const labelWidth = Math.min(
    320,
    24 + Math.max(...rows.map(({ parameter }) => textWidth(nameOf(parameter), 13)), 60),
  );
  const note = words.tornadoNote(shown(base));
  return drawChart(
    { ...input, title: input.title ?? words.tornado, notes: [note, ...input.notes] },
    (inks, width) => {
      // the texts of both sides need their own room beside the longest bars
      const room = Math.max(120, width - labelWidth - 20 - texts(-1) - texts(1) - 24);
      const perPixel = (most - least || Math.abs(base) || 1) / room;
      return {
        height: 70 + 40 * rows.length,
        marginLeft: labelWidth,
        marginRight: 20,
        marginTop: 8,
        marginBottom: 44,
        x: {
          domain: [least - (texts(-1) + 12) * perPixel, most + (texts(1) + 12) * perPixel],
          label: `${outputName(output, words.language)} →`,
          labelArrow: "none",
          tickFormat: shown,
          ticks: 6,
          grid: true,
        },
        y: {
          domain: rows.map(({ parameter }) => parameter),
          label: null,
          tickSize: 0,
          padding: 0.28,
          tickFormat: nameOf,
        },
        marks: [
          Plot.barX(ends, {
            y: "parameter",
            x1: "from",
            x2: "to",
            fill: (end: End) => (end.to < base ? inks.series[1] : inks.series[0]),
          }),
          Plot.ruleX([base], { stroke: inks.text, strokeWidth: 1.4 }),
          ...([-1, 1] as const).map((side) =>
            Plot.text(
              ends.filter((end) => end.side === side),
              {
                y: "parameter",
                x: "at",
                text: "text",
                dx: 6 * side,
                textAnchor: side < 0 ? "end" : "start",
                fill: inks.text,
                fontSize: 12,
              },
            ),
          ),
        ],
      };
    },
  );
}

function endsOf(
  { parameter, low, high, lowSetting, highSetting }: TornadoRow,
  base: number,
  textOf: (value: number, setting: string) => string,
): End[] {
  const [left, right] =
    low <= high
      ? [
          { to: low, setting: lowSetting },
          { to: high, setting: highSetting },
        ]
      : [
          { to: high, setting: highSetting },
          { to: low, setting: lowSetting },
        ];
  return [
    {
      parameter,
      from: base,
      to: left.to,
      text: textOf(left.to, left.setting),
      at: Math.min(left.to, base),
      side: -1,
    },
    {
      parameter,
      from: base,
      to: right.to,
      text: textOf(right.to, right.setting),
      at: Math.max(right.to, base),
      side: 1,
    },
  ];
}

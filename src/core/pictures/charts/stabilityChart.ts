import * as Plot from "@observablehq/plot";
import { palette } from "../palettes.ts";
import { shortened, textWidth } from "../svg.ts";
import { type DrawnChart, drawChart } from "./chart.ts";
import type { SweepFrame } from "./sweepFrame.ts";

export interface ZoneStability {
  readonly name: string;
  /** Share of the scenarios in each class, in the order of the classes; what is missing to 1 is "no class". */
  readonly shares: readonly number[];
}

/** The zones whose class is least sure, each a bar cut by the share of scenarios in each class. */
export function stabilityChart(
  input: SweepFrame & {
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
  const label = (name: string): string => shortened(name, 296, 13);
  const labelWidth = 24 + Math.max(...shown.map(({ name }) => textWidth(label(name), 13)), 40);
  return drawChart(
    { ...input, title: input.title ?? words.stability, notes: [note, ...input.notes] },
    (inks) => ({
      height: 60 + 24 * Math.max(1, shown.length),
      marginLeft: labelWidth,
      marginRight: 14,
      marginTop: 4,
      marginBottom: 44,
      x: {
        domain: [0, 1],
        label: words.stabilityAxis,
        labelArrow: "none",
        tickFormat: (v: number) => numbers.percent(v, 0),
        ticks: 5,
      },
      y: {
        domain: shown.map(({ name }) => name),
        label: null,
        tickSize: 0,
        padding: 0.22,
        tickFormat: label,
      },
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
      ],
    }),
    () => classes.map((name, k) => ({ label: name, colour: colours[k] })),
  );
}

/** How a plot is drawn: large on paper, with its axes named, or small in the panel of a page, beside a reference. */
import type * as Plot from "@observablehq/plot";
import type { ChartWords } from "../../words/charts.ts";
import type { NumberWords } from "../../words/numbers.ts";
import type { Inks, Theme } from "../palettes.ts";

export interface PlotLook {
  readonly inks: Inks;
  readonly theme: Theme;
  readonly numbers: NumberWords;
  readonly words: ChartWords;
  /** Pixels. */
  readonly width: number;
  readonly isSmall: boolean;
}

export type PlotOptions = Plot.PlotOptions & { readonly height: number };

/** What a plot on paper and one in a panel have in common of their frame. */
export function plotFrame(
  { isSmall }: PlotLook,
  paper: { readonly height: number; readonly marginLeft: number; readonly marginRight?: number },
): PlotOptions {
  if (!isSmall) return { marginTop: 26, marginBottom: 44, ...paper };
  return { height: 170, marginTop: 14, marginBottom: 32, marginLeft: 44, marginRight: 12 };
}

/** The name of a vertical axis, above it; in a panel the caption says it. */
export const yLabel = ({ isSmall }: PlotLook, label: string): string | null =>
  isSmall ? null : `↑ ${label}`;

/** What the charts of a result are drawn from. */
import type { Summary } from "../../accessibility/summary.ts";
import type { ChartWords } from "../../words/charts.ts";
import type { ChartFrame } from "./chart.ts";

/** One variant of a result, over its communes. */
export interface ChartSeries {
  readonly variant: string;
  readonly accessibility: Float64Array;
  readonly population: Float64Array;
  readonly summary: Summary;
}

export interface ChartInput extends Omit<ChartFrame, "title" | "notes"> {
  /** In place of the chart's own title. */
  readonly title?: string | undefined;
  readonly series: readonly ChartSeries[];
  readonly thresholds: readonly number[];
  readonly words: ChartWords;
  readonly notes: readonly string[];
}

import type { ChartWords } from "../../words/charts.ts";
import type { ChartFrame } from "./chart.ts";

/** What surrounds a chart of a sweep. */
export type SweepFrame = Omit<ChartFrame, "title"> & {
  readonly title?: string | undefined;
  readonly words: ChartWords;
};

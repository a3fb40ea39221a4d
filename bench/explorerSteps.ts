import { type Timing, timingOf } from "./measure.ts";

/** One control of the explorer: what its steps took, to the 95th percentile. */
export interface StepTiming extends Timing {
  readonly p95: number;
}

/** A step within a frame at 60 Hz, and within two at the 95th percentile. */
const LIMITS = { median: 16, p95: 33 } as const;

export function stepTiming(name: string, samples: readonly number[]): StepTiming {
  const sorted = samples.toSorted((a, b) => a - b);
  return { ...timingOf(name, samples), p95: sorted[Math.floor(0.95 * sorted.length)] };
}

/** A Markdown table of medians and 95th percentiles, and whether they hold to a frame and to two. */
export function describeSteps(steps: readonly StepTiming[]): string {
  const lines = steps.map(({ name, median, p95, samples }) => {
    const holds = median <= LIMITS.median && p95 <= LIMITS.p95;
    return `| ${name} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${samples} | ${holds ? "yes" : "no"} |`;
  });
  const heading = `| one step | median ms | 95 % ms | steps | ${LIMITS.median} and ${LIMITS.p95} ms |`;
  return [heading, "| --- | ---: | ---: | ---: | --- |", ...lines].join("\n");
}

/**
 * Runs in the page: does something, and gives the milliseconds until the maps were painted for it, which the page marks.
 * A short rest follows, as between two moves of a hand.
 */
export const stepScript = `
window.aplombStep = async (act) => {
  const begin = performance.now();
  act();
  const painted = () => performance.getEntriesByName("aplomb-painted").findLast(({ startTime }) => startTime >= begin);
  while (!painted() && performance.now() < begin + 3000) await new Promise((resolve) => setTimeout(resolve, 1));
  const taken = (painted()?.startTime ?? Number.POSITIVE_INFINITY) - begin;
  performance.clearMarks("aplomb-painted");
  await new Promise((resolve) => setTimeout(resolve, 15));
  return taken;
};`;

declare global {
  interface Window {
    aplombStep(act: () => void): Promise<number>;
  }
}

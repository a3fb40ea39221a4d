import type { ChartFrame } from "../core/pictures/charts/chart.ts";

/** A document for Observable Plot to draw in. jsdom takes 0.3 s to import: only commands that draw charts wait for it. */
export async function chartDocument(): Promise<ChartFrame["document"]> {
  const { JSDOM } = await import("jsdom");
  return new JSDOM("").window.document as unknown as ChartFrame["document"];
}

import { readFile } from "node:fs/promises";
import type { Outline } from "../../core/pictures/outline.ts";

/** The coast and land border of France that come with aplomb (data/README.md). */
export async function readOutline(): Promise<Outline> {
  const text = await readFile(new URL("../../../data/outline/france.json", import.meta.url), "utf8");
  return JSON.parse(text) as Outline;
}

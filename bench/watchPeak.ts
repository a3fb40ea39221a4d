/** Imported before a program: at its end, the most memory it held, in kilobytes, goes to the file APLOMB_BENCH_PEAK. */
import { writeFileSync } from "node:fs";
import { peak } from "./peak.ts";

process.on("exit", () => {
  const path = process.env.APLOMB_BENCH_PEAK;
  if (path !== undefined) writeFileSync(path, String(peak()));
});

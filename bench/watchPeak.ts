/** Imported before a program: at its end, the most memory it held, in kilobytes, goes to the file APLOMB_BENCH_PEAK. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const status = "/proc/self/status";

/** Linux counts what the parent held at the start of a process among what the process did, but for this line. */
function peak(): number {
  const line = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8")) : null;
  return line === null ? process.resourceUsage().maxRSS : Number(line[1]);
}

process.on("exit", () => {
  const path = process.env.APLOMB_BENCH_PEAK;
  if (path !== undefined) writeFileSync(path, String(peak()));
});

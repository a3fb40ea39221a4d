import { existsSync, readFileSync } from "node:fs";

const status = "/proc/self/status";

/**
 * The most memory that this process held, in kilobytes. Linux counts what the parent held at the start of a process among what
 * the process did, but for this line.
 */
export function peak(): number {
  const line = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8")) : null;
  return line === null ? process.resourceUsage().maxRSS : Number(line[1]);
}
